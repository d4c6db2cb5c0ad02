internal import Diagnostics

/// Makes fences of a document's code blocks, and says what is wrong with them.
struct FenceReader {
  let lines: TextLines
  /// The lines (from 0) on which code blocks begin: such a line cannot end another.
  let openings: Set<Int>
  private(set) var problems: Problems
  private(set) var fences: [Fence] = []
  /// Whether there are inputs already; a notebook's output belongs to the last ones.
  private var hasInputs = false
  /// The question that no fence of inputs has followed yet, by its index.
  private var openQuestion: Int?

  init(_ lines: TextLines, codeBlocks: [CodeBlock]) {
    self.lines = lines
    openings = Set(codeBlocks.map(\.line))
    problems = Problems(in: lines)
    for code in codeBlocks { read(code) }
    closeQuestion()
  }

  private mutating func read(_ code: CodeBlock) {
    var fence = Fence(kind: .other, requirements: [], code: code, steps: [])
    defer { fences.append(fence) }
    guard code.fenceLength > 0 else { return }
    var name = FenceLabel.Name.other
    do throws(Diagnostic) {
      let label = try FenceLabel(code.info)
      name = label.name
      fence.requirements = label.requirements
    } catch {
      problems.report(error, on: code.line)
    }
    switch name {
    case .other: return
    case .rehearse, .measured:
      fence.kind = name == .rehearse ? .rehearse : .measured
      fence.steps = StepReader.read(
        code.content, from: fence.contentStart, openedOn: code.line, &problems)
      hasInputs = true
      if let openQuestion { fences[openQuestion].requirements = fence.requirements }
      openQuestion = nil
    case .notebook(let reprLines):
      fence.kind = .notebook(reprLines: reprLines)
      checkNotebook(fence, reprLines: reprLines)
    case .predict:
      closeQuestion()
      openQuestion = fences.count
      fence.kind = .predict(QuestionReader.read(code, from: fence.contentStart, &problems))
    case .exercise:
      closeQuestion()
      fence.kind = .exercise(ExerciseReader.read(code, from: fence.contentStart, &problems))
    case .challenge:
      closeQuestion()
      fence.kind = .challenge(ChallengeReader.read(code, from: fence.contentStart, &problems))
    }
    if !isClosed(code) { problems.report(Wording.openFence, on: code.line) }
  }

  /// A question that is still open here belongs to no fence.
  private mutating func closeQuestion() {
    if let openQuestion {
      problems.report(Wording.questionWithoutInputs, on: fences[openQuestion].code.line)
    }
    openQuestion = nil
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

  private mutating func checkNotebook(_ fence: Fence, reprLines: Set<Int>) {
    if !hasInputs { problems.report(Wording.notebookWithoutInputs, on: fence.code.line) }
    if let line = reprLines.max(), line > fence.code.content.count {
      problems.report(
        Wording.noSuchLine(line, of: fence.code.content.count), on: fence.code.line)
    }
  }
}
