/// A block of code in a lesson.
package struct Fence: Equatable, Sendable {
  /// What the code is, by the first word behind the fence.
  package enum Kind: Equatable, Sendable {
    /// Inputs with the output they must give, byte for byte.
    case rehearse
    /// The same, on real machinery: expected lines may have holes.
    case measured
    /// What the notebook recorded; must equal, line for line, what the actors printed in the
    /// `rehearse` fence before it.
    ///
    /// `notebook repr=6` or `notebook repr=2,4-5` behind the fence, which no viewer of Markdown
    /// shows, names the lines (from 1) that show a Python object as Python does: there must be a
    /// line in their place, but it may say something else.
    case notebook(reprLines: Set<Int>)
    /// Prose.
    case other
  }

  package var kind: Kind
  /// What must be there for the fence to be played at all.
  package var requirements: [Requirement]
  /// The code as it stands in the text.
  package var code: CodeBlock
  /// What is typed, in order; empty unless the kind is `rehearse` or `measured`.
  package var steps: [Step]

  /// The first line (from 0) of the document that is code.
  package var contentStart: Int { code.line + (code.fenceLength > 0 ? 1 : 0) }

  /// Whether the fence holds inputs to be typed.
  package var isPlayed: Bool { kind == .rehearse || kind == .measured }
}

/// One input of a lesson and what must come of it.
package struct Step: Equatable, Sendable {
  /// What is typed, without prompts; several lines when it is continued.
  package var input: String
  /// The lines of output it must give.
  package var expected: [String]
  /// The lines of the document (from 0) that hold the input.
  package var inputLines: Range<Int>
  /// The lines of the document (from 0) that hold the output; an empty range says where they
  /// would stand.
  package var outputLines: Range<Int>
  /// What stands in the document before each of those lines: the indentation of a list, the mark
  /// of a quote.
  package var prefix: String
}

/// How inputs and output are told apart in a fence.
enum Prompts {
  static let input = ">"
  static let continuation = "."

  /// What is typed on a line that begins with a prompt; nil when it does not.
  static func typed(on line: String, after prompt: String) -> String? {
    if line == prompt { return "" }
    guard line.hasPrefix(prompt + " ") else { return nil }
    return String(line.dropFirst(prompt.count + 1))
  }

  /// A line of output as it stands in a fence: one that looks like a prompt gets a backslash, and
  /// one that has backslashes before such a look gets one more.
  static func written(output line: String) -> String {
    looksLikePrompt(line.drop { $0 == "\\" }) ? "\\" + line : line
  }

  /// The line of output that a line of a fence stands for: the inverse of `written(output:)`.
  static func output(written line: String) -> String {
    line.hasPrefix("\\") && looksLikePrompt(line.drop { $0 == "\\" })
      ? String(line.dropFirst()) : line
  }

  private static func looksLikePrompt(_ line: Substring) -> Bool {
    [input, continuation].contains { line == $0 || line.hasPrefix($0 + " ") }
  }
}
