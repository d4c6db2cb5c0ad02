package import Diagnostics

/// What `explore` is asked: what must or must not come, which faults of the network to try, and how
/// far to go.
///
///     explore never account.balance == 1 ever with 1 drop within 500 orders
package struct ExploreForm: Sendable {
  /// What is to be found out about all orders.
  package struct Goal: Sendable {
    package var mode: Mode
    package var subject: Subject
    /// Whether it is looked for at every step, and not only at the end.
    package var isEver: Bool
    /// From its first word to its last.
    package var span: Span
  }

  /// What is looked for; the raw value is how it is typed.
  package enum Mode: String, Sendable, CaseIterable {
    case never, always, reach
  }

  /// What may come of an order.
  package enum Subject: Sendable {
    /// A condition over the state of actors.
    case condition(Expression)
    case mishap(Mishap)
  }

  /// What goes wrong in an order as a whole; the raw value is how it is typed.
  package enum Mishap: String, Sendable, CaseIterable {
    /// Somebody is blocked, and nothing can move.
    case deadlock
    /// A turn fails.
    case fail
    /// A message finds its receiver stopped.
    case letters
  }

  /// What the network may do to messages in one order; the raw value is how it is typed.
  package enum Disturbance: String, Sendable, CaseIterable {
    case drops, duplicates
  }

  /// What there may be too much of; the raw value is how it is typed.
  package enum Measure: String, Sendable, CaseIterable {
    case orders, steps
    case megabytes = "MB"
  }

  package var goals: [Goal] = []
  /// How many messages may be lost, and how many copied, in one order; nil where it was not said.
  package var drops: Int?
  package var duplicates: Int?
  /// The most orders, and the most steps in one; nil where it was not said.
  package var orders: Int?
  package var steps: Int?
  /// The most memory, in megabytes; nil where it was not said.
  package var megabytes: Int?
  /// How long to look at most, in microseconds; nil where it was not said.
  package var duration: Int?

  package init() {}
}

/// A run that `explore` found, as it was typed: `W2`.
package struct Witness: Sendable {
  /// From 1; there need be no such witness.
  package var number: Int
  package var span: Span
}
