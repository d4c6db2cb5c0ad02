/// What an actor is made of when it is to run on a machine.
package enum WorkerKind: Sendable, CaseIterable {
  /// A thread of one process, in which only the holder of a global lock may compute: Python, Pykka.
  case lockedThread
  /// A thread that needs no such lock.
  case thread
  /// A process with a memory of its own, to which messages have to be carried.
  case process
}
