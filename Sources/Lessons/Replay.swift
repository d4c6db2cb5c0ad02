/// A lesson played from the top on a new session: what came of each step, and the text the lesson
/// would need for all of it to be equal.
package struct Replay: Equatable, Sendable {
  /// How one thing that was compared turned out.
  package enum Verdict: Equatable, Sendable {
    case equal
    /// What came instead of what the lesson says.
    case different(expected: [String], actual: [String])
    /// Why it was not compared.
    case skipped(String)
  }

  /// One step, or one fence of the notebook's output.
  package struct Comparison: Equatable, Sendable {
    /// The line (from 1) of the document where it begins.
    package var line: Int
    /// The line (from 1) of the document where the expected lines begin.
    package var expectedLine: Int
    /// What was typed; nil for the notebook's output.
    package var input: String?
    package var verdict: Verdict
  }

  package let lesson: Lesson
  /// In the order of the document.
  package private(set) var comparisons: [Comparison] = []
  /// The text of the lesson with the output that came; holes that still match are kept, and what
  /// the notebook recorded is never changed. Byte-identical when every step was equal.
  package private(set) var correctedText: String

  /// Plays a lesson; makes the stage fresh first.
  package init(_ lesson: Lesson, on stage: Stage) {
    self.lesson = lesson
    correctedText = ""
    var correction = Correction(lesson)
    var printed: Printed = .nothing
    stage.fresh()
    for fence in lesson.fences {
      switch fence.kind {
      case .rehearse, .measured:
        printed = play(fence, on: stage, correcting: &correction)
      case .notebook(let reprLines):
        comparisons.append(Self.compare(fence, reprLines: reprLines, with: printed))
      case .other: break
      }
    }
    correctedText = correction.text
  }

  /// Whether the corrected text is another than the lesson's, byte for byte.
  package var needsCorrection: Bool {
    !correctedText.utf8.elementsEqual(lesson.lines.text.utf8)
  }

  /// What the actors printed in the last fence, or why it was not played.
  private enum Printed {
    case nothing
    case lines([String])
    case skipped(String)
  }

  private mutating func play(
    _ fence: Fence, on stage: Stage, correcting correction: inout Correction
  ) -> Printed {
    if let reason = stage.reason(against: fence) {
      comparisons += fence.steps.map { Self.comparison(of: $0, .skipped(reason)) }
      return .skipped(reason)
    }
    var printed: [String] = []
    var outputs: [[String]] = []
    for step in fence.steps {
      let response = stage.perform(step.input)
      let output = response.output
      let expectation = Expectation(step.expected, hasHoles: fence.kind == .measured)
      let isEqual = expectation.matches(output)
      outputs.append(isEqual ? step.expected : expectation.corrected(by: output))
      comparisons.append(
        Self.comparison(
          of: step, isEqual ? .equal : .different(expected: step.expected, actual: output)))
      printed += response.printed.flatMap { text in
        text.isEmpty ? [""] : TextLines(text).lines.map(\.text)
      }
    }
    correction.record(outputs, of: fence)
    return .lines(printed)
  }

  private static func comparison(of step: Step, _ verdict: Verdict) -> Comparison {
    Comparison(
      line: step.inputLines.lowerBound + 1, expectedLine: step.outputLines.lowerBound + 1,
      input: step.input, verdict: verdict)
  }

  private static func compare(
    _ fence: Fence, reprLines: Set<Int>, with printed: Printed
  ) -> Comparison {
    let recorded = fence.code.content
    let verdict: Verdict =
      switch printed {
      case .skipped(let reason): .skipped(reason)
      case .nothing: verdict(recorded, [])
      case .lines(let lines):
        verdict(
          recorded,
          lines.enumerated().map { index, line in
            // A Python object's looks are no claim: here stands whatever stands there.
            reprLines.contains(index + 1) && recorded.indices.contains(index)
              ? recorded[index] : line
          })
      }
    return Comparison(
      line: fence.code.line + 1, expectedLine: fence.contentStart + 1, verdict: verdict)
  }

  private static func verdict(_ expected: [String], _ actual: [String]) -> Verdict {
    areIdentical(expected, actual) ? .equal : .different(expected: expected, actual: actual)
  }
}
