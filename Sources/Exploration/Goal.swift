package import Behaviors
package import Kernel

/// What is to be found out about all orders.
package struct Goal {
  /// What is looked for.
  package enum Mode: Hashable, Sendable {
    /// There must be no order in which it holds.
    case never
    /// There must be no order in which it does not hold.
    case always
    /// There must be an order in which it holds.
    case reach
  }

  /// When it is looked for.
  package enum Moment: Hashable, Sendable {
    case end
    /// At the beginning, and after every effect and every turn.
    case everyStep
  }

  /// What holds or does not.
  package enum Condition {
    /// A condition over the state of actors. It must leave the simulator as it was.
    case state((inout Simulator) -> Result<Bool, Fault>)
    /// Somebody is blocked and nothing can move.
    case deadlock
    /// A turn failed.
    case failure
    /// A message found its receiver stopped.
    case letter
  }

  package var mode: Mode
  package var moment: Moment
  package var condition: Condition
  /// Whether the condition looks at one actor only. Where it looks at several at every step, each
  /// order of all choices is one of its own, since the states in between differ.
  package var concernsOneActor: Bool

  package init(
    _ mode: Mode, _ condition: Condition, at moment: Moment = .end, concernsOneActor: Bool = false
  ) {
    self.mode = mode
    self.condition = condition
    self.moment = moment
    self.concernsOneActor = concernsOneActor
  }
}

/// What was found out about a goal.
package struct GoalResult {
  /// The orders in which it held, or for `always` in which it did not.
  package var orders = 0
  /// The shortest of them; for `always` a counterexample.
  package var witness: Schedule?
  /// Why the condition has no value in some order; the first fault met.
  package var fault: Fault?
  /// Whether the goal is met: by all orders that were explored, or for `reach` by one of them.
  package var isMet: Bool

  package init(isMet: Bool) {
    self.isMet = isMet
  }
}
