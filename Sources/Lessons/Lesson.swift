package import Diagnostics

/// A lesson: a Markdown text with fences of inputs and what must come of them.
///
/// In a fence named `rehearse` a line that begins with `> ` is an input, the lines right behind it
/// that begin with `. ` continue it, and every other line is output, byte for byte; output that
/// itself begins like that has a backslash before it. The fence may also say
///
///     rehearse measured            output on real machinery: [MS] stands for a decimal number,
///                                  [PID] and [N] for an integer, ... for any text within a line,
///                                  and alone on a line for any lines
///     rehearse requires=cores>=2   not played where that is not so, and reported as skipped
///
/// A fence named `notebook` holds what the notebook recorded (see `Fence.Kind.notebook`), one named
/// `predict` a question (see `QuestionReader`), one named `exercise` a task (see `ExerciseReader`), one
/// named `challenge` something to bring about (see `ChallengeReader`), and a comment `<!-- note: … -->` what the speaker should remember. All else is prose.
package struct Lesson: Equatable, Sendable {
  /// A heading and where it stands.
  package struct Heading: Equatable, Sendable {
    package var level: Int
    /// The words alone.
    package var text: String
    /// The line of the document, from 0.
    package var line: Int
  }

  /// Why a text is no lesson: every mistake in it, with its place.
  package struct Unreadable: Error, Equatable, Sendable {
    package var source: Source
    /// Ordered by place; never empty.
    package var problems: [Diagnostic]

    /// The path as given.
    package var path: String { source.name ?? "" }
  }

  /// The path as given, which messages and reports name.
  package let path: String
  /// The text cut into lines; joined again it is the text, byte for byte.
  package let lines: TextLines
  /// The document's blocks; code in them is an index into `fences`.
  package let markup: [Markup]
  /// All code of the document in order, however deep it stands.
  package let fences: [Fence]
  package let headings: [Heading]

  /// The longest text that is read, in UTF-8 bytes.
  package static let byteLimit = 1_000_000

  package init(path: String, text: String) throws(Unreadable) {
    func fail(_ problems: [Diagnostic]) -> Unreadable {
      Unreadable(source: Source(text, name: path), problems: problems)
    }
    guard text.utf8.count <= Self.byteLimit else { throw fail([Wording.tooLong]) }
    guard !text.utf8.contains(0) else { throw fail([Wording.notText]) }
    let document = MarkdownDocument(text)
    self.path = path
    lines = TextLines(text)
    markup = document.blocks
    headings = document.headings
    let reader = FenceReader(lines, codeBlocks: document.codeBlocks)
    fences = reader.fences
    let others =
      document.openComments.map { Wording.openComment(at: lines.span(of: $0)) }
      + (document.tooDeep.map { [Wording.tooDeep(at: lines.span(of: $0))] } ?? [])
    let problems = (reader.problems.all + others).sorted {
      ($0.span?.start ?? 0) < ($1.span?.start ?? 0)
    }
    guard problems.isEmpty else { throw fail(problems) }
  }

  /// The first heading of the first level, or the first heading; the file's name when there is
  /// none.
  package var title: String {
    (headings.first { $0.level == 1 } ?? headings.first)?.text ?? FileName(path).stem
  }

  /// How many inputs the lesson has.
  package var stepCount: Int {
    fences.reduce(0) { $0 + $1.steps.count }
  }

  /// How many questions the lesson asks.
  package var questionCount: Int {
    fences.count { if case .predict = $0.kind { true } else { false } }
  }

  /// How many exercises the lesson sets, challenges included.
  package var exerciseCount: Int {
    fences.count {
      switch $0.kind {
      case .exercise, .challenge: true
      case .rehearse, .measured, .notebook, .predict, .other: false
      }
    }
  }
}

/// What a lesson's path says about it.
struct FileName: Equatable {
  /// The last part of the path.
  let name: String
  /// The name without its ending.
  let stem: String

  init(_ path: String) {
    let last = path.split(separator: "/").last ?? ""
    name = String(last)
    stem = String(last.lastIndex(of: ".").map { $0 > last.startIndex ? last[..<$0] : last } ?? last)
  }

  /// The digits the name begins with; nil when it begins with something else.
  var number: String? {
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  /// The name without its number and ending.
  var words: Substring {
    stem.dropFirst(number?.count ?? 0).drop { $0 == "-" || $0 == "_" }
  }
}
