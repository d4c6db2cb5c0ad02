import Actors
import Behaviors
import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

@Suite struct `What is found` {
  @Test(arguments: [2, 3, 5, 8])
  func `merges equal messages to a counter into one order, and says of how many classes`(
    senders: Int
  ) {
    var program = [
      "behavior Counter", "  var value = 0", "  on Increment: value = value + 1", "end",
      "behavior Incr(counter)", "  on Go: send counter Increment", "end",
      "spawn Counter as counter",
    ]
    for sender in 1...senders {
      program += ["spawn Incr(counter) as s\(sender)", "send s\(sender) Go"]
    }
    let explorer = Explorations.explore(
      Explorations.typist(program.joined(separator: "\n")))
    let findings = explorer.findings()
    #expect(findings.orders == 1)
    #expect(findings.endingCount == 1)
    #expect(findings.classes == (1...senders).reduce(1, *))
    #expect(findings.merges.count == senders * (senders - 1) / 2)
    let reasons = Set(findings.merges.map { "\($0.reason) \($0.receiver)" })
    #expect(reasons == ["equalMessages counter"])
  }

  /// All the 887,040 orders of it were tried: they are 306 classes. Of races that are looked at only when
  /// their later step is new, and not in all orders that go on behind it, 301 were found.
  @Test func `finds what depends on how an order goes on`() {
    let program = """
      behavior Node(k)
        var n = k
        on Add(x): n = (n * 2 + x) % 97
        on Tell(to, x): send to Add(x)
        on Two(p, q): send p Add(k); n = n + 1; send q Add(k)
        on Get: reply n
        on Fetch(o): n = n + (await ask o Get within 5s otherwise 100)
      end
      spawn Node(2) as a
      spawn Node(3) as b
      spawn Node(4) as c
      spawn Node(5) as d
      send c Two(b, d)
      send b Two(d, a)
      send c Fetch(d)
      send a Add(2)
      send b Tell(a, 2)
      """
    let typist = Explorations.typist(program, network: .unordered)
    let plain = Explorations.explore(typist, .plain).findings()
    #expect(plain.orders == 306)
    #expect(plain.endingCount == 36)
    let merged = Explorations.explore(typist).findings()
    #expect(merged.classes == 306)
    #expect(merged.endingCount == 36)
  }

  /// The window forwards what it is asked and stops, so that a copy of it finds nobody, whether it comes
  /// behind the stop or waits when it is made.
  @Test(arguments: ["", "await ask bell Ring"])
  func `lets a copied ask that finds its receiver stopped race with the reply`(meanwhile: String) {
    let program = """
      behavior Desk
        on Question: reply 1
      end
      behavior Bell
        on Ring: reply none
      end
      behavior Window(desk, bell)
        on Question:
          forward desk
          \(meanwhile)
          stop
      end
      behavior Guest(window)
        var got = none
        on Go: got = await ask window Question otherwise 0
      end
      spawn Desk as desk
      spawn Bell as bell
      spawn Window(desk, bell) as window
      spawn Guest(window) as guest
      send guest Go
      """
    let typist = Explorations.typist(program, network: .unordered)
    var plan = Plan.plain
    plan.faults.duplicates = 1
    let all = Exhaustive(typist.session.simulator, faults: plan.faults)
    let findings = Explorations.explore(typist, plan).findings(detailed: .max)
    #expect(Set(findings.endings.map(\.text)) == Set(all.endings.keys))
    #expect(Set(findings.endings.map { $0.value(of: "got", in: "guest") }) == ["0", "1"])
  }

  @Test func `tells a lost update by its endings`() throws {
    let typist = Explorations.typist(try Explorations.text("lost-update-2"))
    let plain = Explorations.explore(typist, .plain).findings()
    #expect(plain.endings.map { $0.value(of: "value", in: "counter") }.sorted() == ["1", "2"])
    #expect(plain.endings.map(\.orders).sorted() == [2, 4])
    #expect(plain.endings.map(\.witness.entries.count) == [4, 4])
    #expect(Set(plain.races.map(\.receiver)) == ["counter"])
    #expect(plain.estimate == 6)
    // Where both have got 0, both set 1, and nobody can tell who did first.
    let merged = Explorations.explore(typist).findings()
    #expect(merged.endings.map(\.orders).sorted() == [2, 2])
    #expect(merged.classes == 6)
  }

  @Test func `separates endings by a pair where one pair decides`() throws {
    let explorer = Explorations.explore(
      Explorations.typist(try Explorations.text("stop-race")))
    let findings = explorer.findings()
    let race = try #require(findings.races.first { $0.separates })
    #expect(Set([race.first.message, race.second.message]) == ["stop", "\"m1\""])
    #expect(race.endingsInOrder.count == 1 && race.endingsReversed.count == 1)
    #expect(findings.ordersWithLetters == 1)
  }

  @Test func `names who is blocked, and the ring they wait in`() throws {
    let explorer = Explorations.explore(
      Explorations.typist(try Explorations.text("bank-clerks")))
    let deadlock = try #require(explorer.findings().endings.first { $0.isDeadlock })
    #expect(Set(deadlock.cycle) == ["a", "b"])
    #expect(deadlock.actors.first { $0.name == "a" }?.status == .blocked(on: "b"))
  }

  @Test func `leads anybody's simulator into each ending by its witness`() throws {
    let typist = Explorations.typist(try Explorations.text("registry-2"))
    let findings = Explorations.explore(typist).findings()
    for ending in findings.endings {
      let player = typist.fork()
      player.session.simulator.beginChoosing()
      try player.session.simulator.perform(ending.witness)
      let left = player.session.simulator.choices()
      #expect(left.isEmpty)
      player.session.simulator.endChoosing()
      #expect(player.answer(to: "r1.seen").last == ending.value(of: "seen", in: "r1"))
      #expect(player.answer(to: "r2.seen").last == ending.value(of: "seen", in: "r2"))
    }
  }

  @Test func `stops at a bound and says so, with an estimate of the rest`() {
    var plan = Plan.plain
    plan.orderLimit = 1_000
    let explorer = Explorations.explore(
      Explorations.typist(Explorations.senders(7, messages: 1)), plan)
    let findings = explorer.findings(detailed: 1)
    #expect(findings.verdict == .orderLimit(1_000))
    #expect(findings.estimate > 2_000 && findings.estimate < 20_000)
    plan.orderLimit = nil
    plan.depthLimit = 3
    let shallow = Explorations.explore(
      Explorations.typist(Explorations.senders(4, messages: 1)), plan)
    #expect(shallow.findings().verdict == .depthLimit(3))
    let isAllCut = shallow.findings().endings.allSatisfy(\.isCut)
    #expect(isAllCut)
  }

  @Test func `stops where it holds more than it may`() {
    var plan = Plan.plain
    // Some 285,000 bytes are held from the first order on.
    plan.memoryLimit = 400_000
    let explorer = Explorations.explore(
      Explorations.typist(Explorations.senders(7, messages: 1)), plan)
    let findings = explorer.findings(detailed: 1)
    #expect(findings.verdict == .memoryLimit(400_000))
    #expect(findings.orders > 100 && findings.orders < 5_040)
  }

  @Test func `holds no more after many orders than after a few, but for endings`() {
    // All orders of seven that add the same end alike.
    let counter = "behavior Counter\n  var n = 0\n  on Add: n = n + 1\nend\nspawn Counter as c"
    let sender = "behavior Sender(to)\n  on Go: send to Add\nend"
    let senders = (1...7).map { "spawn Sender(c) as s\($0)\nsend s\($0) Go" }
    let program = ([sender, counter] + senders).joined(separator: "\n")
    let typist = Explorations.typist(program)
    var explorer = Explorer(typist.session.simulator, plan: .plain)
    _ = explorer.run(720)
    let early = explorer.memory
    _ = explorer.run(4_000)
    #expect(explorer.record.orders == 4_720 && explorer.record.endingCount == 1)
    #expect(explorer.memory == early)
  }

  @Test func `finds what must never be at any step, and what is to be reached`() throws {
    let typist = Explorations.typist(try Explorations.text("two-receivers"))
    var plan = Plan()
    func see(_ wanted: [String]) -> Goal.Condition {
      .state { simulator in
        var texts: [String] = []
        for name in ["c", "d"] {
          guard let actor = simulator.stage.actor(named: name),
            let list = simulator.stage.field("got", of: actor)
          else { continue }
          texts.append(simulator.stage.withWriter { $0.literal(list) })
        }
        return .success(texts == wanted)
      }
    }
    // Each sends to c first. So when d has heard of B, c has, too, and not only of A.
    plan.goals = [
      Goal(.never, see([#"["A"]"#, #"["B"]"#]), at: .everyStep),
      Goal(.reach, see([#"["A"]"#, #"["A"]"#]), at: .everyStep),
      Goal(.reach, see([#"["A"]"#, #"["A"]"#])),
      Goal(.never, .deadlock), Goal(.never, .failure), Goal(.always, .letter),
    ]
    let goals = Explorations.explore(typist, plan).findings().goals
    #expect(goals.map(\.isMet) == [true, true, false, true, true, false])
    #expect(goals[1].witness?.entries.count == 2)
    #expect(goals[5].orders > 0)
  }
}

extension Ending {
  fileprivate func value(of variable: String, in actor: String) -> String {
    actors.first { $0.name == actor }?.state.first { $0.name == variable }?.value ?? ""
  }
}
