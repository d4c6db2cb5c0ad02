package import Actors

/// Why the machine stopped. What an effect needs lies on the machine's stack as its opcode says; the
/// kernel takes it, performs the effect, leaves its result and lets the machine go on.
package enum Effect: UInt8, Sendable, CaseIterable {
  /// Nothing is to be done: as many rounds have passed as it was to pause after.
  case pause
  case done, result, unhandled, fault
  /// A send that is the last thing of its turn: the machine need not be asked again.
  case lastSend
  case send, ask, spawn, print, concatenate, reply, forward, stop, stopSelf, stopAll, kill
  case become, sleep, work, after, await, look, random
}

/// What a turn can see around it.
package struct Surroundings: BitwiseCopyable {
  package var actor: ActorID
  package var sender: ActorID
  /// The index of the current state section; -1 without one.
  package var state: Int32
  /// Virtual time in microseconds.
  package var clock: Int

  package init(actor: ActorID, sender: ActorID, state: Int32, clock: Int) {
    self.actor = actor
    self.sender = sender
    self.state = state
    self.clock = clock
  }
}
