internal import Typography

extension Report {
  /// The report in the XML that continuous integration reads: a suite for each lesson, a case for
  /// each thing compared. Ends with a newline.
  package var junit: String {
    let totals = totals
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites\(Self.counts(totals))>")
    lines += results.flatMap(Self.suite)
    lines.append("</testsuites>")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func counts(_ totals: Totals) -> String {
    let count = totals.passed + totals.failed + totals.skipped + totals.rewritten
    return attributes([
      ("tests", "\(count)"), ("failures", "\(totals.failed - totals.unreadable)"),
      ("errors", "\(totals.unreadable)"), ("skipped", "\(totals.skipped)"),
    ])
  }

  private static func suite(of result: Result) -> [String] {
    var totals = Totals()
    totals.add(result)
    let (path, cases): (String, [String]) =
      switch result {
      case .played(let replay), .rewritten(let replay):
        (replay.lesson.path, replay.comparisons.flatMap { testCase($0, of: result, replay) })
      case .unreadable(let unreadable):
        (
          unreadable.path,
          error(in: unreadable.path, Wording.problems(in: unreadable).map(\.plain))
        )
      case .unread(let path, let reason):
        (path, error(in: path, [Wording.unread(path: path, reason: reason).plain]))
      }
    return ["  <testsuite\(attributes([("name", path)]))\(counts(totals))>"] + cases + [
      "  </testsuite>"
    ]
  }

  private static func testCase(
    _ comparison: Replay.Comparison, of result: Result, _ replay: Replay
  ) -> [String] {
    let path = replay.lesson.path
    let start =
      "    <testcase"
      + attributes([
        ("classname", path), ("name", Wording.name(of: comparison)), ("file", path),
        ("line", "\(comparison.line)"),
      ])
    switch comparison.verdict {
    case .equal: return [start + "/>"]
    case .skipped(let reason):
      return [
        start + ">", "      <skipped\(attributes([("message", reason)]))/>", "    </testcase>",
      ]
    case .different:
      if case .rewritten = result, comparison.input != nil { return [start + "/>"] }
      let message = Wording.differences(comparison, in: path).map(\.plain).joined(separator: "; ")
      let diff = comparison.diff(in: path).lines.map(\.plain).joined(separator: "\n")
      return [
        start + ">",
        "      <failure\(attributes([("message", message)]))>\(xml(diff))</failure>",
        "    </testcase>",
      ]
    }
  }

  private static func error(in path: String, _ messages: [String]) -> [String] {
    [
      "    <testcase\(attributes([("classname", path), ("name", Wording.readingName)]))>",
      "      <error\(attributes([("message", messages.first ?? "")]))>"
        + "\(xml(messages.joined(separator: "\n")))</error>",
      "    </testcase>",
    ]
  }

  private static func attributes(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { #" \#($0.name)="\#(xml(escaped($0.value)))""# }.joined()
  }

  /// The text with XML's own characters as references, and those XML 1.0 knows not at all replaced.
  private static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
