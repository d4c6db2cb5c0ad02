/// How many sends of each actor came before a moment (Fidge, "Timestamps in message-passing systems
/// that preserve the partial ordering", 1988; Mattern, "Virtual time and global states of distributed
/// systems", 1989).
package struct SendClock {
  package init() {}

  private var sends: [Int32: Int] = [:]

  /// Counts a send of an actor.
  package mutating func count(sendOf actor: ActorID) {
    sends[actor.index, default: 0] += 1
  }

  /// Makes this moment come after another one, too.
  package mutating func merge(_ other: SendClock) {
    sends.merge(other.sends, uniquingKeysWith: max)
  }

  /// Whether the send that left this clock, by an actor, came before the moment of another clock.
  package func isBefore(_ other: SendClock, by actor: ActorID) -> Bool {
    other.sends[actor.index, default: 0] >= sends[actor.index, default: 0]
  }
}
