import Actors

/// How many sends of each actor came before a moment (Fidge, "Timestamps in message-passing systems
/// that preserve the partial ordering", 1988; Mattern, "Virtual time and global states of distributed
/// systems", 1989).
struct VectorClock {
  private var sends: [Int32: Int] = [:]

  /// Counts a send of an actor.
  mutating func count(sendOf actor: ActorID) {
    sends[actor.index, default: 0] += 1
  }

  /// Makes this moment come after another one, too.
  mutating func merge(_ other: VectorClock) {
    sends.merge(other.sends, uniquingKeysWith: max)
  }

  /// Whether the send that left this clock, by an actor, came before the moment of another clock.
  func isBefore(_ other: VectorClock, by actor: ActorID) -> Bool {
    other.sends[actor.index, default: 0] >= sends[actor.index, default: 0]
  }
}
