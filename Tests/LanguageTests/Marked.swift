import Diagnostics

@testable import Language

/// A text in which `«` and `»` stand around the place a diagnostic must point at.
struct Marked {
  let text: String
  let span: Span?

  init(_ marked: String) {
    let parts = marked.split(separator: "«", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      text = marked
      span = nil
      return
    }
    let rest = parts[1].split(separator: "»", omittingEmptySubsequences: false)
    text = String(parts[0]) + rest.joined()
    let start = parts[0].utf8.count
    span = Span(start, start + rest[0].utf8.count)
  }
}

/// Parses a line as it would be typed where `p`, `a`, `x`, `xs` and `workers` are known.
func parse(_ text: String, _ mode: Parser.Mode = .prompt) -> Parsed {
  Parser.parse(Source(text), mode: mode) { ["p", "a", "x", "xs", "workers"].contains($0) }
}

/// The mistakes found in a text; empty if it is complete or incomplete.
func mistakes(_ text: String, _ mode: Parser.Mode = .prompt) -> [Diagnostic] {
  if case .wrong(let problems) = parse(text, mode) { problems } else { [] }
}

/// The entry that a text is, if it is complete.
func entry(_ text: String, _ mode: Parser.Mode = .prompt) -> Entry? {
  if case .complete(let entry, _) = parse(text, mode) { entry } else { nil }
}

/// Everything in a syntax tree but places.
func shape(_ entry: Entry?) -> String {
  String(describing: entry).replacing(/Diagnostics\.Span\(start: \d+, end: \d+\)/, with: "_")
}

/// The sequence of Steele, Lea and Flood (2014): the same numbers for the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
