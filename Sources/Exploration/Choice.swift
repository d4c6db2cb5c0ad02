/// One choice of an order: who or what moves next.
///
/// It names actors, messages and timers by identities that do not depend on the order: an actor by
/// its full name, a message or a timer by who made it and how many that one had made. So the same
/// choice means the same in every order, whatever numbers its messages and futures get there.
package struct Choice: Hashable, Sendable {
  package enum Kind: UInt8, BitwiseCopyable, Hashable, Sendable, CaseIterable {
    /// An actor performs the effect that it stands before, and what follows up to its next one.
    case performs
    /// A message, or a stop, arrives that was in flight.
    case delivers
    /// A message in flight is lost.
    case drops
    /// A message in flight is copied.
    case duplicates
    /// A timer that is due sends its message.
    case fires
    /// The clock goes on to the next thing due.
    case clock
  }

  package var kind: Kind
  /// The full name of the actor that performs, or that made the message or the timer; `you` for the
  /// clock.
  package var actor: String
  /// How many choices the actor had made, with this one; or which of the messages and timers that it
  /// made this is; or how often the clock has moved, with this.
  package var ordinal: Int
  /// Which copy of the message it is; 0 for the message itself.
  package var copy: Int

  package init(_ kind: Kind, of actor: String, _ ordinal: Int, copy: Int = 0) {
    self.kind = kind
    self.actor = actor
    self.ordinal = ordinal
    self.copy = copy
  }
}
