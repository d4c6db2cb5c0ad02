import Kernel
import TestSupport
import Testing
import Foundation
@testable import Exploration
@testable import Sessions
@Suite struct Scratch {
  @Test func `scratch`() {
    guard let seeds = ProcessInfo.processInfo.environment["SEEDS"] else { return }
    for text in seeds.split(separator: ",") {
      let cast = GeneratedCast(seed: UInt64(text)!)
      let typist = Typist()
      for entry in cast.entries { typist.type(entry) }
      let all = Exhaustive(typist.session.simulator, faults: cast.faults, limit: 3_000)
      var plan = Plan.plain
      plan.faults = cast.faults
      var explorer = Explorer(typist.session.simulator, plan: plan)
      while !explorer.run(1_000) {}
      let findings = explorer.findings(detailed: .max)
      print("== seed \(text) faults \(cast.faults)", findings.orders, findings.endingCount, all.classes.count, all.endings.count, "blocked", explorer.record.blockedOrders, "missed", explorer.record.missedPlans)
      print(cast.entries.filter { !$0.hasPrefix("behavior") })
      let a = Set(findings.endings.map(\.text)); let b = Set(all.endings.keys)
      if findings.endings.count < 30, a.count != b.count { for e in findings.endings { print("ORDER", e.witness.choices.map { "\($0.kind) \($0.actor)\($0.ordinal)" }.joined(separator: ", ")) }
        let mailboxes = { (k: String) in k.split(separator: "\n").map { String($0.replacingOccurrences(of: "Exploration.Choice.Kind.", with: "")) }.joined(separator: " | ") }
        for (k, n) in all.classes.sorted(by: { $0.key < $1.key }) where all.classes.count < 30 { print("CLASS", n, mailboxes(k)) } }
      print("MISSING", b.subtracting(a).first ?? "none"); print("EXTRA", a.subtracting(b).first ?? "none")
      if a.count != findings.endingCount { let d = Dictionary(grouping: findings.endings, by: \.text).first { $0.value.count > 1 }; print("SAME TEXT", d!.key, d!.value.map { $0.witness.choices.map { "\($0.kind) \($0.actor) \($0.ordinal)" } }) }
    }
  }
}
