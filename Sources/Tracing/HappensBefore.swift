package import Actors

/// What happens before what (Lamport, "Time, clocks, and the ordering of events in a distributed
/// system", 1978), in this order and in every other one that the same program admits:
///
/// - what an actor does, in its order; `var` lines are part of the turn that spawns, and what `you`
///   type is your turn;
/// - sending a message before whatever becomes of it, and that before its handling;
/// - settling a future before going on with it, by whoever awaits it;
/// - setting a timer before its firing, and timers set in an order before they fire at one instant;
/// - a spawn before all that the new actor does;
/// - all that a victim does before its kill; the end of an actor before a dead letter that comes of
///   it, and before a `stop all` that waits for it goes on;
/// - where the network keeps an order, the earlier arrival before the later;
/// - everything before the clock moves, since it moves only when nobody else can, and that before
///   everything that comes later;
/// - and what follows from several of these.
///
/// Two messages to one mailbox race: that one arrived first is an order of this run only, and not
/// among the above. Events of which neither happens before the other are concurrent.
package enum Link: UInt8, Sendable, CaseIterable {
  case message, reply, timer, spawn, end, network, programOrder, clock
}

/// An event that happens immediately before another one, and why that is so.
package struct Predecessor: Equatable, Sendable {
  package var event: Int
  package var link: Link

  package init(event: Int, link: Link) {
    self.event = event
    self.link = link
  }
}

/// Whose event one is: events of one process happen one after the other.
package enum Process: Hashable, Sendable {
  case actor(ActorID)
  /// What becomes of a message between its sending and its handling: nobody does it. A timer's
  /// firing, and what the network does.
  case message(Int)
  case clock
}

/// An event's place among all others.
package struct Stamp: Sendable {
  /// The event's number.
  package var event: Int
  package var process: Process
  /// Its number among the events of its actor, or of the clock; 0 for a message's.
  package var count: Int
  /// Its logical time: later than that of all that happens before it (Lamport 1978).
  package var lamport: Int
  /// How much of each actor happens before it, itself included; what becomes of a message counts for
  /// nobody and has the clock of what led to it. nil when there are too many actors to keep clocks.
  package var clock: VectorClock?
  /// What happens immediately before it.
  package var predecessors: [Predecessor]

  /// Whether this event happens before another one, as their clocks tell; nil where they do not, as
  /// for what becomes of a message.
  package func happensBefore(_ other: Stamp) -> Bool? {
    guard let clock = other.clock else { return nil }
    if event == other.event { return false }
    switch process {
    case .actor(let actor): return clock[actor] >= count
    case .clock: return clock.clockMoves >= count
    case .message: return nil
    }
  }
}
