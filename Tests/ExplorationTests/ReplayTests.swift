import Exploration
import Kernel
import TestSupport
import Testing

@testable import Sessions

@Suite struct `Choices made by hand` {
  @Test func `lead to either end of a lost update, and the session goes on from there`() throws {
    let typist = Typist()
    for entry in Self.lostUpdate { typist.type(entry) }
    typist.session.simulator.beginChoosing()
    let choices = typist.session.simulator.choices()
    #expect(choices == [Choice(.performs, of: "a", 1), Choice(.performs, of: "b", 1)])
    for name in ["a", "b", "a"] {
      let next = try #require(typist.session.simulator.choices().first { $0.actor == name })
      let isMade = typist.session.simulator.make(next)
      #expect(isMade)
    }
    typist.session.simulator.endChoosing()
    typist.type("run")
    #expect(typist.answer(to: "counter.value") == ["1"])
  }

  @Test func `that cannot be made are refused, and change nothing`() {
    let typist = Typist()
    for entry in Self.lostUpdate { typist.type(entry) }
    typist.session.simulator.beginChoosing()
    let schedule = Schedule(
      network: .mailbox,
      entries: [.init(Choice(.performs, of: "a", 1)), .init(Choice(.performs, of: "a", 1))])
    var divergence: Divergence?
    do throws(Divergence) {
      try typist.session.simulator.perform(schedule)
    } catch {
      divergence = error
    }
    #expect(divergence?.index == 1)
    #expect(
      divergence?.enabled == [Choice(.performs, of: "a", 2), Choice(.performs, of: "b", 1)])
  }

  static let lostUpdate = [
    "behavior Counter\n  var value = 0\n  on Get: reply value\n  on Set(v): value = v\nend",
    """
    behavior GetSet(counter)
      on Go:
        let v = await ask counter Get
        send counter Set(v + 1)
    end
    """,
    "spawn Counter as counter", "spawn GetSet(counter) as a", "spawn GetSet(counter) as b",
    "send a Go", "send b Go",
  ]
}
