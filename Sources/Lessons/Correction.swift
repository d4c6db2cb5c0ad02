/// The text of a lesson while the output of its steps is put in.
///
/// What is not replaced stays byte for byte; new lines get the indentation and the line ending of
/// the input they follow.
struct Correction {
  private var lines: TextLines
  /// How many more lines there are than in the lesson, up to where it was corrected.
  private var shift = 0

  init(_ lesson: Lesson) {
    lines = lesson.lines
  }

  var text: String { lines.text }

  /// Puts the output of a fence's steps in; fences must come in the order of the document.
  mutating func record(_ outputs: [[String]], of fence: Fence) {
    let changes = zip(fence.steps, outputs).filter { !areIdentical($0.expected, $1) }
    guard !changes.isEmpty else { return }
    let opening = fence.code.line + shift
    for (step, output) in changes {
      let ending = lines.lines[step.inputLines.lowerBound + shift].ending
      let new = output.map { line in
        let text = step.prefix + Prompts.written(output: line)
        return TextLines.RawLine(line.isEmpty ? Self.withoutSpaces(text) : text, ending: ending)
      }
      let old = step.outputLines.lowerBound + shift..<step.outputLines.upperBound + shift
      lines.replace(old, with: new)
      shift += new.count - old.count
    }
    let closing = fence.code.line + fence.code.content.count + 1 + shift
    lengthen(fence.code, opening: opening, closing: closing, for: changes.flatMap(\.1))
  }

  /// The text without the spaces at its end, which an empty line should not have.
  private static func withoutSpaces(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// Makes a fence longer when a line of output would end it.
  private mutating func lengthen(
    _ code: CodeBlock, opening: Int, closing: Int, for output: [String]
  ) {
    let longest =
      output.map { line in
        line.drop { $0 == " " }.prefix { $0 == code.fenceCharacter }.count
      }.max() ?? 0
    guard longest >= code.fenceLength else { return }
    let more = String(repeating: code.fenceCharacter, count: longest + 1 - code.fenceLength)
    for line in [opening, closing] {
      var raw = lines.lines[line]
      guard let start = raw.text.firstIndex(of: code.fenceCharacter) else { continue }
      raw.text.insert(contentsOf: more, at: start)
      lines.replace(line..<line + 1, with: [raw])
    }
  }
}
