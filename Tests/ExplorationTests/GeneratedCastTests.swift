import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

/// Optimal DPOR against every order there is.
@Suite struct `Generated casts` {
  @Test(arguments: UInt64(0)...15)
  func `have the classes and endings that running every order shows`(block: UInt64) {
    var checked = 0
    var largest = 0
    for seed in block * 100..<block * 100 + 100 {
      let cast = GeneratedCast(seed: seed)
      let typist = Typist()
      for entry in cast.entries { typist.type(entry) }
      guard typist.outcome == .done else {
        Issue.record("\(typist.lines)")
        return
      }
      let all = Exhaustive(typist.session.simulator, faults: cast.faults, limit: 3_000)
      if all.isCut { continue }
      checked += 1
      largest = max(largest, all.classes.count)
      var plan = Plan.plain
      plan.faults = cast.faults
      let explorer = Explorations.explore(typist, plan)
      let findings = explorer.findings(detailed: .max)
      let isSame =
        findings.orders == all.classes.count
        && Set(findings.endings.map(\.text)) == Set(all.endings.keys)
        && findings.endingCount == all.endings.count
        && explorer.record.blockedOrders == 0 && explorer.record.missedPlans == 0
      if !isSame {
        Issue.record(
          """
          seed \(seed): \(findings.orders) orders, \(findings.endingCount) endings for \
          \(all.classes.count) classes, \(all.endings.count) endings in \(all.orders) orders
          \(cast.entries.joined(separator: "\n"))
          """)
        return
      }
    }
    #expect(checked > 50)
    #expect(largest > 10)
  }
}
