import Foundation

/// A log as ShiViz reads it, by the expressions in its first two lines.
package struct ShiVizLog {
  package struct Event {
    package let text: String
    package let host: String
    package let clock: [String: Int]
  }

  package struct Run {
    package let name: String
    package let events: [Event]
  }

  package let runs: [Run]

  package init(_ log: String) throws {
    let lines = log.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    let parser = try NSRegularExpression(pattern: Self.escapingBraces(String(lines[0])))
    let delimiter = try NSRegularExpression(
      pattern: String(lines[1]), options: .anchorsMatchLines)
    let text = String(lines[2])
    let whole = NSRange(text.startIndex..., in: text)
    let marks = delimiter.matches(in: text, range: whole)
    runs = try marks.enumerated().map { index, mark in
      let start = mark.range.upperBound
      let end = index + 1 < marks.count ? marks[index + 1].range.location : whole.upperBound
      let range = NSRange(location: start, length: end - start)
      let events = try parser.matches(in: text, range: range).map { match in
        let clock = Data(Self.group("clock", of: match, in: text).utf8)
        return Event(
          text: Self.group("event", of: match, in: text),
          host: Self.group("host", of: match, in: text),
          clock: try JSONDecoder().decode([String: Int].self, from: clock))
      }
      return Run(name: Self.group("trace", of: mark, in: text), events: events)
    }
  }

  /// JavaScript takes a brace alone for itself; the expressions of this library do not.
  private static func escapingBraces(_ pattern: String) -> String {
    pattern.replacing("{", with: "\\{").replacing("}", with: "\\}")
  }

  private static func group(_ name: String, of match: NSTextCheckingResult, in text: String)
    -> String
  {
    Range(match.range(withName: name), in: text).map { String(text[$0]) } ?? ""
  }
}
