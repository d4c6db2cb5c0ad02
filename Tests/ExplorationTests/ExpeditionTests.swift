import Actors
import Dispatch
import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

/// Several explorers against one.
@Suite struct `Several explorers` {
  /// Divisions so small that everything is handed on all the time.
  private static let divisions = [
    Expedition.Division(effortAlone: 1, explorers: 2, effort: 1, orders: 1),
    Expedition.Division(effortAlone: 5, explorers: 3, effort: 7, orders: 3),
    Expedition.Division(effortAlone: 20, explorers: 8, effort: 20, orders: 100),
  ]

  @Test(arguments: Answer.all)
  func `find what one finds, each order once`(answer: Answer) throws {
    let typist = Explorations.typist(
      try Explorations.text(answer.program), network: answer.network)
    var plan = Plan.plain
    plan.faults.drops = answer.drops
    try compare(typist, plan, "\(answer)")
    plan.mergesIndistinguishable = true
    try compare(typist, plan, "\(answer), merged")
  }

  @Test(arguments: UInt64(0)...9)
  func `find what one finds in generated casts`(block: UInt64) throws {
    for seed in block * 25..<block * 25 + 25 {
      let cast = GeneratedCast(seed: seed)
      let typist = Typist()
      for entry in cast.entries { typist.type(entry) }
      var plan = Plan.plain
      plan.orderLimit = 400
      let alone = Explorations.explore(typist, plan)
      guard alone.isComplete else { continue }
      try compare(typist, plan, "seed \(seed)")
      plan.mergesIndistinguishable = true
      try compare(typist, plan, "seed \(seed), merged")
    }
  }

  /// Those in which one explorer would need what another has planned for it, and one in which an actor is
  /// killed while it sleeps.
  @Test(arguments: [245, 476, 632, 645] as [UInt64])
  func `find what one finds where they depend on each other`(seed: UInt64) throws {
    let cast = GeneratedCast(seed: seed)
    let typist = Typist()
    for entry in cast.entries { typist.type(entry) }
    try compare(typist, .plain, "seed \(seed)")
  }

  @Test(arguments: [1, 300, 719, 720, 721])
  func `find the same on one core and on several, up to any bound`(limit: Int) {
    let typist = Explorations.typist(Explorations.senders(6, messages: 1))
    var plan = Plan.plain
    plan.orderLimit = limit
    func explore(_ crew: @escaping Expedition.Crew) -> [String] {
      var expedition = Expedition(
        typist.session.simulator, plan: plan, crew: crew,
        Expedition.Division(effortAlone: 50, explorers: 8, effort: 30, orders: 9))
      while !expedition.run(1) {}
      let findings = expedition.findings(detailed: 80)
      return ["\(findings.verdict) \(findings.orders) \(findings.estimate)"]
        + findings.endings.map { "\($0.text) \($0.witness)" }
        + findings.races.map { "\($0)" } + findings.merges.map { "\($0)" }
    }
    let alone = explore { count, work in (0..<count).forEach(work) }
    #expect(
      alone.first?.contains(limit < 720 ? "orderLimit(\(limit)) \(limit)" : "complete 720") == true)
    for _ in 1...3 {
      #expect(explore { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) } == alone)
    }
  }

  @Test func `leave long orders to one of them, and what may be lost`() {
    let typist = Explorations.typist(Explorations.senders(5, messages: 1))
    let alone = Explorations.explore(typist, .plain).findings(detailed: .max)
    func witnesses(depth: Int, drops: Int = 0) -> [Schedule] {
      var plan = Plan.plain
      plan.faults.drops = drops
      var expedition = Expedition(
        typist.session.simulator, plan: plan, crew: { count, work in (0..<count).forEach(work) },
        Expedition.Division(effortAlone: 20, explorers: 8, effort: 20, orders: 100, depth: depth))
      while !expedition.run(1) {}
      return expedition.findings(detailed: .max).endings.map(\.witness)
    }
    #expect(witnesses(depth: 4) == alone.endings.map(\.witness))
    // What is met first tells whether they shared.
    #expect(witnesses(depth: 5) != alone.endings.map(\.witness))
    #expect(witnesses(depth: 5, drops: 1) == alone.endings.map(\.witness))
  }

  @Test func `look for goals at every step as one does`() throws {
    let typist = Explorations.typist(try Explorations.text("two-receivers"))
    var plan = Plan()
    func has(_ count: Int, _ name: String) -> Goal.Condition {
      .state { simulator in
        guard let actor = simulator.stage.actor(named: name),
          case .list(let list)? = simulator.stage.field("got", of: actor)
        else { return .success(false) }
        return .success(list.elements.count == count)
      }
    }
    plan.goals = [
      Goal(.never, has(2, "d"), at: .everyStep), Goal(.reach, has(1, "c"), at: .everyStep),
      Goal(.always, has(0, "d"), at: .everyStep, concernsOneActor: true), Goal(.reach, has(2, "c")),
    ]
    try compare(typist, plan, "goals")
    #expect(
      Explorations.explore(typist, plan).findings().goals.map(\.isMet) == [
        false, true, false, true,
      ])
  }

  @Test func `tell how much there is from the share that is done`() {
    let typist = Explorations.typist(Explorations.senders(7, messages: 1))
    var expedition = Expedition(
      typist.session.simulator, plan: .plain, crew: { count, work in (0..<count).forEach(work) },
      Expedition.Division(effortAlone: 300, explorers: 8, effort: 100, orders: 100))
    var last = 0
    while !expedition.run(100) {
      if expedition.orders > 500 {
        #expect(expedition.estimate > 3_500 && expedition.estimate < 6_000)
      }
      #expect(expedition.orders > last)
      last = expedition.orders
    }
    #expect(expedition.estimate == 5_040)
  }

  private func compare(_ typist: Typist, _ plan: Plan, _ name: String) throws {
    var plan = plan
    plan.goals += [Goal(.never, .deadlock), Goal(.always, .failure), Goal(.reach, .letter)]
    let alone = Explorations.explore(typist, plan).findings(detailed: .max)
    for division in Self.divisions {
      var expedition = Expedition(
        typist.session.simulator, plan: plan, crew: { count, work in (0..<count).forEach(work) },
        division)
      while !expedition.run(1) {}
      #expect(expedition.record.missedPlans == 0, "\(name) \(division)")
      let together = expedition.findings(detailed: .max)
      let differences = Likeness(alone).differences(from: Likeness(together))
      #expect(differences.isEmpty, "\(name) \(division)")
    }
  }
}

/// What findings say, whatever was met first. What somebody sends first can be one thing in one order and
/// another in another; which of them is told is what was met first.
private struct Likeness {
  let verdict: Findings.Verdict
  let orders: Int
  let classes: Int?
  let counts: [Int]
  let estimate: Double
  let goals: [Int]
  let merges: Set<Set<Choice>>
  /// Its orders and the length of its witness, for each ending.
  let endings: [String: [Int]]
  let races: Set<Race>

  struct Race: Hashable {
    let sendings: Set<Choice>
    /// Which of them decides for which endings by being first.
    let endings: [Choice: Set<String>]
  }

  init(_ findings: Findings) {
    verdict = findings.verdict
    orders = findings.orders
    classes = findings.classes
    counts = [
      findings.endingCount, findings.deadlockedOrders, findings.ordersWithLetters,
      findings.ordersWithFailures, findings.depth,
    ]
    estimate = findings.estimate
    goals = findings.goals.flatMap {
      [$0.isMet ? 1 : 0, $0.orders, $0.witness?.entries.count ?? 0]
    }
    merges = Set(findings.merges.map { [$0.first.choice, $0.second.choice] })
    let texts = findings.endings.map(\.text)
    endings = Dictionary(
      zip(texts, findings.endings.map { [$0.orders, $0.witness.entries.count] })
    ) { first, _ in first }
    races = Set(
      findings.races.map { race in
        Race(
          sendings: [race.first.choice, race.second.choice],
          endings: [
            race.first.choice: Set(race.endingsInOrder.map { texts[$0] }),
            race.second.choice: Set(race.endingsReversed.map { texts[$0] }),
          ])
      })
  }

  /// What is not the same.
  func differences(from other: Likeness) -> [String] {
    var all: [String] = []
    func compare<Part: Equatable>(_ name: String, _ part: (Likeness) -> Part) {
      if part(self) != part(other) { all.append("\(name): \(part(self)), \(part(other))") }
    }
    compare("verdict") { $0.verdict }
    compare("orders") { $0.orders }
    compare("classes") { $0.classes }
    compare("counts") { $0.counts }
    compare("estimate") { $0.estimate }
    compare("goals") { $0.goals }
    for text in Set(endings.keys).union(other.endings.keys) {
      compare("ending \(text)") { $0.endings[text] }
    }
    if merges != other.merges { all.append("merges") }
    // Of orders that are merged, the one that is met first tells which message came before which.
    if races != other.races, endings.count <= 64, merges.isEmpty {
      all.append(
        "races here \(races.subtracting(other.races)), there \(other.races.subtracting(races))")
    }
    return all
  }
}
