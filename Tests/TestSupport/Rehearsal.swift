package import Sessions
import Typography

/// Types the inputs of a transcript into a session for the prompt and compares what comes of it,
/// line by line.
///
///     try rehearse(
///       """
///       > 1 + 1
///       2
///       """)
///
/// Lines behind `> ` are typed, lines behind `. ` continue them, all others are what comes out. As
/// in a lesson, output that looks like an input has a backslash before it.
package func rehearse(_ transcript: String) throws(Rehearsal.Difference) {
  let rehearsal = Rehearsal(transcript)
  if rehearsal.actual != rehearsal.expected {
    throw Rehearsal.Difference(rehearsal.expected, rehearsal.actual)
  }
}

/// A transcript beside what really came.
package struct Rehearsal {
  /// The lines of the transcript.
  package let expected: [String]
  /// The same inputs, with what came of them.
  package let actual: [String]

  package init(_ transcript: String) {
    expected = transcript.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    actual = Rehearsal.perform(expected)
  }

  private static func perform(_ transcript: [String]) -> [String] {
    let typist = Typist()
    for (index, line) in transcript.enumerated() {
      let next = index + 1 < transcript.count ? transcript[index + 1] : ""
      guard line == ">" || line == "." || line.hasPrefix("> ") || line.hasPrefix(". ") else {
        continue
      }
      typist.take(line, isLast: !(next == "." || next.hasPrefix(". ")))
    }
    return typist.lines
  }

  /// Where a transcript and what came part, as a diff of their lines.
  package struct Difference: Error, CustomStringConvertible {
    package let description: String

    init(_ expected: [String], _ actual: [String]) {
      let changes = actual.difference(from: expected)
      var lines: [String] = []
      var (old, new) = (0, 0)
      while old < expected.count || new < actual.count {
        if changes.contains(where: { $0.isRemoval(at: old) }) {
          lines.append("- " + expected[old])
          old += 1
        } else if changes.contains(where: { $0.isInsertion(at: new) }) {
          lines.append("+ " + actual[new])
          new += 1
        } else {
          lines.append("  " + expected[old])
          (old, new) = (old + 1, new + 1)
        }
      }
      description = "expected (-) and actual (+):\n" + lines.joined(separator: "\n")
    }
  }
}

/// Types entries into a session and keeps what comes as a transcript.
package final class Typist {
  package let session: Session
  /// The transcript so far.
  package private(set) var lines: [String] = []
  /// What the last entry that was whole came to.
  package private(set) var outcome = Session.Outcome.done
  private var entry: [String] = []

  /// At a prompt, or as a script, which says less.
  package convenience init(asScript: Bool = false) {
    self.init(asScript ? .forScript(output: { _ in }) : .forPrompt(output: { _ in }))
  }

  private init(_ session: Session) {
    self.session = session
    session.output = { [unowned self] in note($0) }
  }

  private func note(_ output: Session.Output) {
    switch output {
    case .result(let line), .printed(let line), .diagnostic(let line):
      let text = line.plain
      let rest = text.drop { $0 == "\\" }
      let looksTyped = rest == ">" || rest == "." || rest.hasPrefix("> ") || rest.hasPrefix(". ")
      lines.append(looksTyped ? "\\" + text : text)
    }
  }

  /// Takes a line of a transcript with its prompt; an entry is performed with its last line.
  fileprivate func take(_ line: String, isLast: Bool) {
    lines.append(line)
    entry.append(String(line.dropFirst(2)))
    guard isLast else { return }
    let text = entry.joined(separator: "\n")
    entry = []
    outcome = session.submit(text)
    if outcome == .incomplete { session.refuse(incomplete: text) }
  }

  /// Types a whole entry.
  package func type(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      lines.append((index == 0 ? "> " : ". ") + line)
    }
    outcome = session.submit(text)
    if outcome == .incomplete { session.refuse(incomplete: text) }
  }

  /// Types an entry and answers what came of it alone, which the transcript leaves out.
  package func answer(to text: String) -> [String] {
    let before = lines.count
    outcome = session.submit(text)
    defer { lines.removeSubrange(before...) }
    return Array(lines[before...])
  }

  /// Goes on with a session that goes its own way, and answers a typist for it.
  package func fork() -> Typist {
    Typist(session.fork())
  }
}

extension CollectionDifference.Change {
  fileprivate func isRemoval(at index: Int) -> Bool {
    if case .remove(index, _, _) = self { true } else { false }
  }

  fileprivate func isInsertion(at index: Int) -> Bool {
    if case .insert(index, _, _) = self { true } else { false }
  }
}
