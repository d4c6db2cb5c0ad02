package import Kernel

/// Explores every order that can matter, from where a simulator stands, which is not changed.
///
///     var explorer = Explorer(session.simulator, plan: plan)
///     while !explorer.run(1_000) { show(explorer.findings) }
package struct Explorer: ~Copyable {
  private var simulator: Simulator
  private let plan: Plan

  package init(_ root: borrowing Simulator, plan: Plan = Plan()) {
    simulator = root.copy()
    self.plan = plan
  }

  /// Explores up to a number of further orders.
  /// - Returns: whether there is nothing more to explore, or a bound of the plan was hit.
  package mutating func run(_ count: Int) -> Bool {
    true
  }

  /// What is known so far. It takes some time, since the witnesses are performed for it.
  package mutating func findings() -> Findings {
    Findings(
      verdict: .unfinished, orders: 0, classes: nil, merges: [], endings: [], deadlockedOrders: 0,
      ordersWithLetters: 0, ordersWithFailures: 0, races: [], goals: [], estimate: 0, depth: 0)
  }
}
