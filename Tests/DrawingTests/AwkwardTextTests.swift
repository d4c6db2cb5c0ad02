import Actors
import Foundation
import TestSupport
import Testing
import Tracing

@testable import Drawing

/// Names and texts with everything that means something to one format or another.
@Suite struct `An awkward text` {
  /// As it is shown: on one line, and nothing in it acts.
  private let expected = shown(Casts.awkward)

  @Test func `is shown on one line without anything that acts on a screen`() {
    for scalar in expected.unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.value != 0x202E && scalar.value != 0x2028)
    }
    #expect(expected.contains("\\n\\t\\u{1b}[31m\\u{202e}\\u{2028}\\u{ffff}{1}"))
    #expect(expected.contains("日本 👩‍👩‍👧"))
  }

  @Test func `stays what it is in SVG`() throws {
    let picture = try XMLReading(SpaceTimeDrawing(Casts.hostile).document)
    #expect(picture.problem == nil)
    let title = try #require(picture.texts(of: "title").first)
    #expect(title == "Sequence diagram: \(expected), \(expected)2")
  }

  @Test func `stays what it is in the page's data, and ends no script`() throws {
    let board = Storyboard(
      picture: Casts.hostile, roles: Casts.hostile.lifelines,
      opening: .init(changes: [
        (
          0,
          .init(
            condition: Casts.awkward, fields: [.init(name: Casts.awkward, value: Casts.awkward)],
            mail: [Casts.awkward])
        )
      ]),
      scenes: Storyboard.events(of: Casts.hostile).map { _ in
        .init(words: Casts.awkward, changes: [])
      })
    let page = StoryboardPage(board).text
    let begin = try #require(page.range(of: "type=\"application/json\">"))
    let end = try #require(page.range(of: "</script>", range: begin.upperBound..<page.endIndex))
    let data = page[begin.upperBound..<end.lowerBound]
    #expect(!data.contains("<") && !data.contains(">"))
    let object = try JSONSerialization.jsonObject(with: Data(data.utf8))
    let run = try #require(object as? [String: Any])
    let scenes = try #require(run["scenes"] as? [[String: Any]])
    #expect(scenes.first?["words"] as? String == expected)
    // Ours, the data, and no other.
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func `means nothing to Mermaid`() {
    let lines = Mermaid.text(Casts.hostile).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 9)
    let pattern = /\ \ (participant p\d+ as |p\d+[->x)]+p\d+: |Note (right of|over) [p\d,]+: ).+/
    for line in lines.dropFirst().dropLast() {
      #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
      // Every ; ends the code of a character, and there are no quotes, brackets or comments.
      let rest = line.replacing(/#\d+;/, with: "").replacing("<br/>", with: "")
      for sign in [";", "#", "%", "\"", "<", "{", "|"] {
        #expect(!rest.contains(sign), "\(sign) in \(line)")
      }
    }
  }

  @Test func `stays within its quotes for Graphviz`() {
    for line in Dot.text(Casts.hostile).split(separator: "\n") {
      let bare = line.replacing("\\\\", with: "").replacing("\\\"", with: "")
      #expect(bare.count { $0 == "\"" } % 2 == 0, "\(line)")
    }
    #expect(Dot.escaped("\\N \"x\" <b>&lt;") == "\\\\N \\\"x\\\" &lt;b&gt;&amp;lt;")
  }

  @Test func `is one event for ShiViz, whose clock can be read`() throws {
    let text =
      ShiViz.opening + ShiViz.run(named: Casts.awkward)
      + ShiViz.event(1, "{\"a\": 1}", host: Casts.awkward, clock: [(Casts.awkward, 1)])
      + ShiViz.event(2, Casts.awkward, host: "b", clock: [("b", 1), (Casts.awkward, 1)])
    let log = try ShiVizLog(text)
    #expect(log.runs.count == 1)
    #expect(log.runs[0].events.map(\.clock.count) == [1, 2])
    #expect(log.runs[0].events[1].text == "e2 - \(expected)")
    #expect(log.runs[0].events[0].clock[log.runs[0].events[0].host] == 1)
  }

  @Test func `is a name like any other in a trace for Perfetto`() throws {
    let awkward = Casts.awkward
    let writer = ValueWriter(symbols: Symbols()) { _ in awkward }
    var perfetto = Perfetto()
    var text = Perfetto.opening
    let event = Event(.printed, actor: ActorID(1), time: 0, cause: 0, value: Value(awkward))
    text += perfetto.add(event, number: 1, text: awkward, writer: writer)
    text += perfetto.closing()
    let trace = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let events = try #require(trace?["traceEvents"] as? [[String: Any]])
    let names = events.compactMap { ($0["args"] as? [String: Any])?["name"] as? String }
    #expect(names.last == expected)
  }
}
