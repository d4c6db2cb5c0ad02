import Actors
import Foundation
import Kernel
import TestSupport
import Testing
import Typography

@testable import Sessions

@Suite struct `What is written to files` {
  private static let bank = [
    """
    behavior Account(balance)
      on Get:     reply balance
      on Set(n):  balance = n
      on Odd:     fail "odd <b>"
    end
    """,
    """
    behavior Clerk(account)
      state Free
        on Deposit(n):
          let b = await ask account Get
          send account Set(b + n)
          become Busy
      state Busy
        on Free: become Free
    end
    """, "spawn Account(1) as account", "spawn Clerk(account) as ann",
    "spawn Clerk(account) as bob", "send ann Deposit(10)", "send bob Deposit(20)", "step ann",
    "step bob", "run", "after 2s send account Odd", "run", "advance 3s", "send account Get",
    "send bob Free", "step bob",
  ]

  private func session(_ entries: [String] = bank) -> Session {
    let session = Session.forPrompt(output: { _ in })
    for entry in entries { #expect(session.submit(entry) == .done) }
    return session
  }

  /// What a command writes.
  private func written(_ command: String, in session: Session) throws -> String {
    guard case .request(.export(let export)) = session.submit(command) else {
      throw Unwritten(command: command)
    }
    var text = ""
    #expect(
      export.write {
        text += $0; return true
      })
    return text
  }

  private struct Unwritten: Error {
    var command: String
  }

  @Test func `is the same each time, and leaves the session as it is`() throws {
    let session = session()
    for command in [
      "diagram --svg f", "diagram --html f", "diagram --mermaid f", "diagram --dot f",
      "draw Clerk --svg f", "draw ann --mermaid f", "draw ann --dot f",
      "draw account --anatomy --svg f", "trace --shiviz f", "trace --perfetto f", "trace --dot f",
    ] {
      let before = session.simulator.log.next
      let first = try written(command, in: session)
      #expect(!first.isEmpty && first.hasSuffix("\n"), "\(command)")
      #expect(try written(command, in: session) == first, "\(command)")
      #expect(session.simulator.log.next == before)
    }
  }

  @Test func `draws a run that explore found, though nobody has gone along it`() throws {
    let session = session(Array(Self.bank.prefix { $0 != "step ann" }) + ["explore"])
    let page = try written("diagram W1 --html f", in: session)
    #expect(page.contains("sends m5 Set(11) to account"))
    #expect(try written("diagram W1 --html f", in: session) == page)
    #expect(try written("diagram W1 --svg f", in: session).contains("Set(11)"))
    #expect(session.submit("replay W1") == .done)
    #expect(try written("diagram W1 --html f", in: session) == page)
  }

  @Test func `has for ShiViz clocks that begin at 1 and go on by 1, and a run for each branch`()
    throws
  {
    let session = session()
    #expect(session.submit("back 4") == .done)
    #expect(session.submit("send ann Free") == .done)
    let log = try ShiVizLog(try written("trace --shiviz f", in: session))
    #expect(log.runs.map(\.name) == ["b2", "b1"])
    for run in log.runs {
      var counts: [String: Int] = [:]
      for event in run.events {
        #expect(event.clock[event.host] == (counts[event.host] ?? 0) + 1, "\(event)")
        counts[event.host] = event.clock[event.host]
        for (host, count) in event.clock { #expect(count <= counts[host] ?? 0, "\(event)") }
      }
    }
    let receipt = try #require(log.runs[1].events.first { $0.text.contains("receives m5") })
    #expect(receipt.host == "account" && receipt.clock["ann"] != nil && receipt.clock["bob"] != nil)
  }

  @Test func `has for Perfetto slices that nest, and arrows that begin and end in them`() throws {
    let data = Data(try written("trace --perfetto f", in: session()).utf8)
    let trace = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let pieces = try #require(trace["traceEvents"] as? [[String: Any]])
    func integer(_ piece: [String: Any], _ key: String) -> Int { piece[key] as? Int ?? -1 }
    let slices = pieces.filter { $0["ph"] as? String == "X" }.map {
      (
        track: integer($0, "tid"), start: integer($0, "ts"),
        end: integer($0, "ts") + integer($0, "dur")
      )
    }
    for one in slices {
      for other in slices where other.track == one.track && other.start > one.start {
        #expect(other.start > one.end || other.end < one.end, "\(one) \(other)")
      }
    }
    var arrows: [Int: [String]] = [:]
    for piece in pieces {
      guard let phase = piece["ph"] as? String, phase == "s" || phase == "f" else { continue }
      let time = integer(piece, "ts")
      #expect(
        slices.contains {
          $0.track == integer(piece, "tid") && $0.start < time && time < $0.end
        }, "\(piece)")
      arrows[integer(piece, "id"), default: []].append(phase)
    }
    #expect(arrows.values.allSatisfy { $0.first == "s" && $0.count <= 2 })
    #expect(arrows.values.contains(["s", "f"]))
    let names = pieces.filter { $0["name"] as? String == "thread_name" }
      .compactMap { ($0["args"] as? [String: String])?["name"] }
    #expect(names == ["you", "ann", "bob", "account"])
  }

  @Test func `shows in the page how everybody stands after each event`() throws {
    let page = try written("diagram --html f", in: session())
    let begin = try #require(page.range(of: "type=\"application/json\">"))
    let end = try #require(page.range(of: "</script>", range: begin.upperBound..<page.endIndex))
    let run = try JSONDecoder().decode(
      Run.self, from: Data(page[begin.upperBound..<end.lowerBound].utf8))
    #expect(run.roles.map(\.[0]) == ["you", "account", "ann", "bob"])
    var balances: [String] = []
    var mail: [String] = []
    for scene in run.scenes {
      for change in scene.changes where change.role == 1 {
        let balance = change.standing.fields.first?[1] ?? ""
        if balances.last != balance { balances.append(balance) }
        mail += change.standing.mail.filter { !mail.contains($0) }
      }
    }
    #expect(balances == ["1", "11", "21"])
    #expect(
      mail == [
        "m3 Get from ann", "m4 Get from bob", "m5 Set(11) from ann", "m6 Set(21) from bob",
      ])
    #expect(run.scenes.contains { $0.words.hasPrefix("e12: account receives m3 Get from ann") })
  }

  private struct Run: Decodable {
    struct Standing: Decodable {
      var condition: String
      var fields: [[String]]
      var mail: [String]
    }
    struct Change: Decodable {
      var role: Int
      var standing: Standing

      init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        role = try values.decode(Int.self)
        standing = try values.decode(Standing.self)
      }
    }
    struct Scene: Decodable {
      var words: String
      var changes: [Change]
    }

    var roles: [[String]]
    var scenes: [Scene]
  }

  @Test func `comes in pieces, and stops when a piece is not taken`() throws {
    let session = session()
    _ = session.submit("behavior Counter on Add: send self Add end")
    _ = session.submit("spawn Counter as counter")
    _ = session.submit("send counter Add")
    #expect(session.submit("run 2000") == .done)
    guard case .request(.export(let export)) = session.submit("trace --perfetto f") else {
      throw Unwritten(command: "trace")
    }
    var sizes: [Int] = []
    #expect(
      export.write {
        sizes.append($0.utf8.count); return true
      })
    #expect(sizes.count > 3 && sizes.allSatisfy { $0 < 1 << 17 })
    var pieces = 0
    #expect(
      !export.write { _ in
        pieces += 1; return false
      })
    #expect(pieces == 1)
  }

  @Test func `is refused where it is too much for a picture, with the way out`() throws {
    try rehearse(
      """
      > behavior Counter on Add: send self Add end
      Counter is defined
      > spawn Counter as c
      c is a Counter
      > diagram --shiviz f
                ^^^^^^^^ diagram has no option --shiviz; trace has it
      > diagram --svg f --dot g
                        ^^^^^ --dot cannot stand beside --svg; write one file after the other
      > diagram --svg
                ^^^^^ --svg needs the name of a file
      > trace 5 --perfetto f
              ^ 5 cannot stand beside a file; the whole history is written to it
      > draw c --anatomy --dot f
                         ^^^^^ the anatomy of an actor cannot be written so; --svg FILE draws it
      """)
    let session = session(Self.bank + ["behavior Counter on Add: send self Add end"])
    _ = session.submit("spawn Counter as counter")
    _ = session.submit("send counter Add")
    _ = session.submit("run 1500")
    var said: [String] = []
    session.output = { if case .diagnostic(let line) = $0 { said.append(line.plain) } }
    #expect(session.submit("diagram --svg f") == .failed)
    #expect(said.joined().contains("events are more than the 2 000 of one picture"))
    #expect(try written("diagram 100 --svg f", in: session).contains("</svg>"))
  }
}
