internal import Diagnostics

/// Makes fences of a document's code blocks, and says what is wrong with them.
struct FenceReader {
  let lines: TextLines
  /// The lines (from 0) on which code blocks begin: such a line cannot end another.
  let openings: Set<Int>
  private(set) var problems: [Diagnostic] = []
  /// The last fence of inputs; a notebook's output belongs to it.
  private var hasInputs = false

  init(_ lines: TextLines, codeBlocks: [CodeBlock]) {
    self.lines = lines
    openings = Set(codeBlocks.map(\.line))
  }

  mutating func read(_ code: CodeBlock) -> Fence {
    var fence = Fence(kind: .other, requirements: [], code: code, steps: [])
    guard code.fenceLength > 0 else { return fence }
    do throws(Diagnostic) {
      let label = try FenceLabel(code.info)
      fence.kind = label.kind
      fence.requirements = label.requirements
    } catch {
      report(error, on: code.line)
    }
    switch fence.kind {
    case .other: return fence
    case .rehearse, .measured:
      fence.steps = readSteps(fence)
      hasInputs = true
    case .notebook(let reprLines): checkNotebook(fence, reprLines: reprLines)
    }
    if !isClosed(code) { report(Wording.openFence, on: code.line) }
    return fence
  }

  private mutating func report(_ problem: Diagnostic, on line: Int) {
    var problem = problem
    problem.span = lines.span(of: line)
    problems.append(problem)
  }

  /// Whether the line after the code is a fence that ends it. The parser's own end of the block
  /// does not tell: it is the line after an unfinished one, too.
  private func isClosed(_ code: CodeBlock) -> Bool {
    let line = code.line + code.content.count + 1
    guard lines.lines.indices.contains(line), !openings.contains(line) else { return false }
    let text = lines.lines[line].text.drop { $0.isWhitespace || $0 == ">" }
    let fence = text.prefix { $0 == code.fenceCharacter }
    return fence.count >= code.fenceLength && text[fence.endIndex...].allSatisfy(\.isWhitespace)
  }

  private mutating func readSteps(_ fence: Fence) -> [Step] {
    var steps: [Step] = []
    for (offset, text) in fence.code.content.enumerated() {
      let line = fence.contentStart + offset
      guard let prefix = prefix(of: text, on: line) else {
        report(Wording.tabIndentation, on: line)
        return steps
      }
      if let typed = Prompts.typed(on: text, after: Prompts.input) {
        steps.append(
          Step(
            input: typed, expected: [], inputLines: line..<line + 1,
            outputLines: line + 1..<line + 1, prefix: prefix))
      } else if steps.isEmpty {
        report(Wording.outputBeforeInput, on: line)
        return steps
      } else {
        Self.extend(&steps[steps.count - 1], with: text, on: line)
      }
    }
    if steps.isEmpty { report(Wording.noInput, on: fence.code.line) }
    for step in steps where step.input.allSatisfy(\.isWhitespace) {
      report(Wording.emptyInput, on: step.inputLines.lowerBound)
    }
    return steps
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

  private mutating func checkNotebook(_ fence: Fence, reprLines: Set<Int>) {
    if !hasInputs { report(Wording.notebookWithoutInputs, on: fence.code.line) }
    if let line = reprLines.max(), line > fence.code.content.count {
      report(Wording.noSuchLine(line, of: fence.code.content.count), on: fence.code.line)
    }
  }
}
