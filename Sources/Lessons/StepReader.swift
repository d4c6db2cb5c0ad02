internal import Diagnostics

/// Reads inputs and what must come of them: `> ` begins an input, `. ` continues it, and all else
/// is output.
struct StepReader {
  private let lines: TextLines
  private var steps: [Step] = []

  /// The steps in some code whose first line stands on a line (from 0) of the document; what is
  /// wrong with them is reported.
  /// - Parameter opening: the line that opens the code, for what is missing in all of it.
  static func read(
    _ content: [String], from firstLine: Int, openedOn opening: Int, _ problems: inout Problems
  ) -> [Step] {
    var reader = StepReader(lines: problems.lines)
    for (offset, text) in content.enumerated() {
      do throws(Diagnostic) {
        try reader.read(text, on: firstLine + offset)
      } catch {
        problems.report(error, on: firstLine + offset)
        return reader.steps
      }
    }
    if reader.steps.isEmpty { problems.report(Wording.noInput, on: opening) }
    for step in reader.steps where step.input.allSatisfy(\.isWhitespace) {
      problems.report(Wording.emptyInput, on: step.inputLines.lowerBound)
    }
    return reader.steps
  }

  private init(lines: TextLines) {
    self.lines = lines
  }

  private mutating func read(_ text: String, on line: Int) throws(Diagnostic) {
    guard let prefix = prefix(of: text, on: line) else { throw Wording.tabIndentation }
    if let typed = Prompts.typed(on: text, after: Prompts.input) {
      steps.append(
        Step(
          input: typed, expected: [], inputLines: line..<line + 1,
          outputLines: line + 1..<line + 1, prefix: prefix))
    } else if steps.isEmpty {
      throw Wording.outputBeforeInput
    } else {
      Self.extend(&steps[steps.count - 1], with: text, on: line)
    }
  }

  private static func extend(_ step: inout Step, with text: String, on line: Int) {
    if step.expected.isEmpty, let typed = Prompts.typed(on: text, after: Prompts.continuation) {
      step.input += "\n" + typed
      step.inputLines = step.inputLines.lowerBound..<line + 1
      step.outputLines = line + 1..<line + 1
    } else {
      step.expected.append(Prompts.output(written: text))
      step.outputLines = step.outputLines.lowerBound..<line + 1
    }
  }

  /// What stands before the code on a line of the document; nil when a tab is partly indentation
  /// and partly code, so that the two cannot be told apart.
  private func prefix(of content: String, on line: Int) -> String? {
    guard lines.lines.indices.contains(line) else { return nil }
    let raw = lines.lines[line].text.utf8
    let before = raw.count - content.utf8.count
    guard before >= 0, raw.dropFirst(before).elementsEqual(content.utf8) else { return nil }
    return String(decoding: raw.prefix(before), as: UTF8.self)
  }
}
