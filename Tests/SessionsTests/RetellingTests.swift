import Actors
import Kernel
import Testing

@testable import Sessions

@Suite struct `History told again` {
  private func session(_ entries: [String]) -> Session {
    let session = Session.forPrompt(output: { _ in })
    for entry in entries { #expect(session.submit(entry) == .done) }
    return session
  }

  private static let counting = [
    """
    behavior Counter
      var n = 0
      on Add(k):
        n += k
        print n
        n += k
        reply n
    end
    """, "spawn Counter as c", "let f = ask c Add(1)", "send c Add(10)",
    "repeat 3 do send c Add(1) end",
    "step", "run 2", "await ask c Add(5)",
  ]

  @Test func `shows every event once and in order, and ends where the session stands`() {
    let session = session(Self.counting)
    var ranges: [Range<Int>] = []
    var last: [Value] = []
    session.retell(from: 1) { copy, events in
      ranges.append(events)
      if copy.simulator.stage.actorIDs.isEmpty { return true }
      last = copy.simulator.stage.fields(of: ActorID(1)).map(\.value)
      return true
    }
    #expect(ranges.first == 1..<1)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(ranges.last?.upperBound == session.simulator.log.next)
    #expect(last == session.simulator.stage.fields(of: ActorID(1)).map(\.value))
  }

  @Test func `shows the state in the middle of a turn, and leaves the session as it is`() {
    let session = session(Self.counting)
    let before = session.simulator.log.next
    var states: [Value] = []
    session.retell(from: 1) { copy, events in
      for number in events where copy.simulator.log[number]?.kind == .printed {
        states.append(copy.simulator.stage.field("n", of: ActorID(1)) ?? .none)
      }
      return true
    }
    #expect(states == [1, 12, 23, 25, 27, 33].map { .integer($0) })
    #expect(session.simulator.log.next == before)
    #expect(session.simulator.stage.field("n", of: ActorID(1)) == .integer(38))
  }

  @Test func `ends when the onlooker has seen enough`() {
    let session = session(Self.counting + ["repeat 1000 do send c Add(0) end", "run"])
    var looks = 0
    session.retell(from: 1) { _, _ in
      looks += 1
      return looks < 5
    }
    #expect(looks == 5)
  }
}
