import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

@Suite struct `Known answers` {
  @Test(arguments: Answer.all)
  func `are found, each class once`(answer: Answer) throws {
    let typist = Explorations.typist(
      try Explorations.text(answer.program), network: answer.network)
    var plan = Plan()
    plan.faults.drops = answer.drops
    plan.mergesIndistinguishable = false
    let explorer = Explorations.explore(typist, plan)
    let findings = explorer.findings()
    #expect(findings.orders == answer.classes)
    #expect(findings.endingCount == answer.endings)
    #expect(findings.deadlockedOrders == answer.deadlocked)
    #expect(findings.verdict == .complete)
    #expect(findings.endings.map(\.orders).reduce(0, +) == answer.classes)
    #expect(findings.endings.allSatisfy { $0.isDeadlock } == (answer.deadlocked == answer.classes))
    // Each witness leads to its ending, and those differ.
    #expect(Set(findings.endings.map(\.text)).count == answer.endings)
  }

  @Test(arguments: [(1, 3, 6), (1, 5, 120), (1, 7, 5040), (2, 2, 6), (2, 3, 90), (2, 4, 2520)])
  func `of N senders with K messages each are (KN)! by K! to the N`(
    messages: Int, senders: Int, orders: Int
  ) {
    let explorer = Explorations.explore(
      Explorations.typist(Explorations.senders(senders, messages: messages)), .plain)
    #expect(explorer.record.orders == orders)
    #expect(explorer.record.endings.count == orders)
  }
}
