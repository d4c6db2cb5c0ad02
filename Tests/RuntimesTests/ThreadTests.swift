import Actors
import Kernel
import TestSupport
import Testing

@testable import Runtimes
@testable import Sessions

@Suite struct `A cast on threads` {
  private func perform(_ script: String, on runtime: Runtime = .threads) throws -> Performer {
    let performer = try Performer(on: runtime)
    performer.perform(script)
    performer.finish()
    #expect(performer.discord == nil)
    return performer
  }

  @Test func `prints what the notebook prints`() throws {
    let performer = try perform(
      """
      behavior Printer
        on PrintMsg(text):  print "received:", text
        on ShoutMsg(text):  print "RECEIVED:", upper(text)
        on Terminate:       stop
        on other:           print "Unknown message:", other
      end
      spawn Printer as p
      send p PrintMsg("Hello, World!")
      send p ShoutMsg("Hello, World!")
      send p "Unexpected message"
      send p Terminate
      run
      """)
    #expect(
      performer.results == [
        "received: Hello, World!", "RECEIVED: HELLO, WORLD!",
        "Unknown message: Unexpected message",
      ])
  }

  @Test func `plays ping-pong to its end`() throws {
    let performer = try perform(
      """
      behavior Player
        var peer = none
        var heard = 0
        on Meet(other):  peer = other
        on Ball(left):
          heard += 1
          if left > 1 then send peer Ball(left - 1) else print "at rest", heard end
      end
      spawn Player as a
      spawn Player as b
      send a Meet(b)
      send b Meet(a)
      send a Ball(2000)
      run
      print a.heard, b.heard
      """)
    #expect(performer.results == ["at rest 1000", "1000 1000"])
  }

  @Test func `computes long turns apart, and keeps what they changed`() throws {
    let performer = try perform(
      """
      behavior Adder
        var sum = 0
        var seen = []
        on Add(n):
          let i = 0
          while i < n do i += 1; sum += i end
          seen = seen + [n]
        on Get: reply [sum, seen]
      end
      spawn Adder as a
      spawn Adder as b
      repeat 3 do send a Add(20000); send b Add(30000) end
      run
      print a.sum, a.seen, b.sum
      print await ask b Get
      """)
    #expect(
      performer.results == [
        "600030000 [20000, 20000, 20000] 1350045000", "[1350045000, [30000, 30000, 30000]]",
      ])
  }

  @Test func `has no thread that comes when all have been dismissed`() throws {
    let crew = ThreadCrew(nil)
    let hub = Hub(Typist().session.simulator.copy(), crew: crew)
    crew.dismissAll()
    try crew.start(crew.hire(.you), for: hub)
    #expect(crew.livingCount == 0)
  }
}
