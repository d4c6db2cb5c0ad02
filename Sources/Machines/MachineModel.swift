/// A machine to run a cast on, in numbers. Times are in nanoseconds.
///
/// The usual values are about what CPython 3.11 needs on a small machine of two cores.
package struct MachineModel: Equatable, Sendable {
  /// How many workers can compute at once.
  package var cores = 2
  /// How long a thread waits for the global lock before it asks the holder to drop it; Python's
  /// `sys.getswitchinterval()`. At least 1.
  package var switchInterval = 5_000_000
  /// What starting a thread costs whoever starts it.
  package var threadStart = 60_000
  /// What starting a process costs whoever starts it.
  package var processStart = 3_000_000
  /// What a message costs between threads: half of it the sender, half the receiver.
  package var queuedMessage = 3_000
  /// What a message costs between processes, shared in the same way.
  package var carriedMessage = 12_000
  /// What each byte of a message costs on top of that, between processes.
  package var byte = 1

  /// How long the operating system lets a worker compute while another one waits for a core.
  package static let quantum = 4_000_000

  package init() {}

  /// What the start of a worker costs whoever starts it.
  func start(_ kind: WorkerKind) -> Int {
    switch kind {
    case .lockedThread, .thread: threadStart
    case .process: processStart
    }
  }

  /// What a message costs both sides together.
  /// - Parameters:
  ///   - size: the length of its literal in bytes; asked for only where it counts.
  ///   - isLocal: whether it stays within one worker.
  func message(_ kind: WorkerKind, isLocal: Bool, size: () -> Int) -> Int {
    switch kind {
    case .lockedThread, .thread: return queuedMessage
    case .process where isLocal: return queuedMessage
    case .process: return carriedMessage + (byte == 0 ? 0 : byte * size())
    }
  }
}
