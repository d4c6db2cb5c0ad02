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
    /// A question about what comes of the next `rehearse` fence.
    case predict(Question)
    /// A task for the reader.
    case exercise(Exercise)
    /// Something that the reader is to bring about.
    case challenge(Challenge)
    /// Prose.
    case other
  }

  package var kind: Kind
  /// What must be there for the fence to be played at all; of a question, what its fence needs.
  package var requirements: [Requirement]
  /// The code as it stands in the text.
  package var code: CodeBlock
  /// What is typed, in order; empty unless the kind is `rehearse` or `measured`.
  package var steps: [Step]

  /// The first line (from 0) of the document that is code.
  package var contentStart: Int { code.line + (code.fenceLength > 0 ? 1 : 0) }

  /// Whether the fence holds inputs to be typed.
  package var isPlayed: Bool { kind == .rehearse || kind == .measured }

  /// Whether somebody who plays the lesson stops here.
  var isStop: Bool {
    switch kind {
    case .rehearse, .measured, .predict, .exercise, .challenge: true
    case .notebook, .other: false
    }
  }
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
