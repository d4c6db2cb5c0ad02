import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

/// The explorer against every order there is.
@Suite struct `Generated casts` {
  @Test(arguments: UInt64(0)...19)
  func `have the classes and endings that running every order shows`(block: UInt64) {
    var checked = 0
    var largest = 0
    for seed in block * 100..<block * 100 + 100 {
      let cast = GeneratedCast(seed: seed)
      let typist = Typist()
      for entry in cast.entries { typist.type(entry) }
      let all = Exhaustive(typist.session.simulator, faults: cast.faults, limit: 300)
      if all.isCut { continue }
      checked += 1
      largest = max(largest, all.classes.count)
      var plan = Plan.plain
      plan.faults = cast.faults
      let plain = Explorations.explore(typist, plan)
      compare(plain.findings(detailed: .max), with: all, cast, seed)
      #expect(plain.record.orders == all.classes.count, "seed \(seed)")
      // Merging loses no ending, and knows how many classes it merges.
      plan.mergesIndistinguishable = true
      let merging = Explorations.explore(typist, plan)
      compare(merging.findings(detailed: .max), with: all, cast, seed)
      #expect(merging.record.orders <= plain.record.orders, "seed \(seed)")
      #expect(merging.record.classes == all.classes.count, "seed \(seed)")
    }
    #expect(checked > 30)
    #expect(largest > 10)
  }

  /// Those in which a race had to be looked at again, where another order went on differently, and a
  /// victim's next step came behind an arrival in its mailbox.
  @Test(arguments: [1291, 2482, 190] as [UInt64])
  func `have them where what sleeps is woken late`(seed: UInt64) {
    let cast = GeneratedCast(seed: seed)
    let typist = Typist()
    for entry in cast.entries { typist.type(entry) }
    let all = Exhaustive(typist.session.simulator, faults: cast.faults, limit: 10_000)
    let isWhole = !all.isCut
    #expect(isWhole)
    let explorer = Explorations.explore(typist, .plain)
    compare(explorer.findings(detailed: .max), with: all, cast, seed)
    #expect(explorer.record.orders == all.classes.count)
  }

  @Test(arguments: UInt64(20)...23)
  func `end as they do where each event of a turn is a choice`(block: UInt64) {
    var checked = 0
    for seed in block * 100..<block * 100 + 100 {
      let cast = GeneratedCast(seed: seed)
      let typist = Typist()
      for entry in cast.entries { typist.type(entry) }
      let all = Exhaustive(
        typist.session.simulator, faults: cast.faults, limit: 500, atEveryEvent: true)
      if all.isCut { continue }
      checked += 1
      var plan = Plan()
      plan.faults = cast.faults
      let explorer = Explorations.explore(typist, plan)
      compare(explorer.findings(detailed: .max), with: all, cast, seed)
    }
    #expect(checked > 20)
  }

  private func compare(
    _ findings: Findings, with all: borrowing Exhaustive, _ cast: GeneratedCast, _ seed: UInt64
  ) {
    let found = Set(findings.endings.map(\.text))
    let isSame = found == Set(all.endings.keys) && findings.endingCount == all.endings.count
    #expect(
      isSame,
      """
      seed \(seed)
      \(cast.entries.joined(separator: "\n"))
      missed:
      \(Set(all.endings.keys).subtracting(found).sorted().joined(separator: "\n\n"))
      made up:
      \(found.subtracting(all.endings.keys).sorted().joined(separator: "\n\n"))
      """)
  }
}
