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

  /// What was compared.
  package enum Subject: Equatable, Sendable {
    case step(input: String)
    /// The notebook's output.
    case notebook
    /// A question's answers, against what came of the fence.
    case question
    /// That an exercise's starter does not pass its check.
    case starter
    /// That an exercise's solution does.
    case solution
    /// That what a challenge asks for can be done, and does not come by itself.
    case challenge
  }

  /// Something to be said about a line of the document, from 1.
  package struct Remark: Equatable, Sendable {
    package var line: Int
    package var text: String
  }

  /// One step, one fence of the notebook's output, one question, or one part of an exercise.
  package struct Comparison: Equatable, Sendable {
    /// The line (from 1) of the document where it begins.
    package var line: Int
    /// The line (from 1) of the document where the expected lines begin.
    package var expectedLine: Int
    package var subject: Subject
    package var verdict: Verdict
    /// What is wrong, where there is more to say than that the output is another.
    package var remarks: [Remark] = []

    /// What was typed; nil for what is no step.
    package var input: String? {
      if case .step(let input) = subject { input } else { nil }
    }
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
    var played: Played = .nothing
    /// The question before the next fence of inputs, and where its comparison stands.
    var asked: (question: Question, fence: Fence, index: Int)?
    stage.fresh()
    for fence in lesson.fences {
      switch fence.kind {
      case .rehearse, .measured:
        played = play(fence, on: stage, correcting: &correction)
        if let (question, fence, index) = asked {
          comparisons.insert(Self.compare(question, in: fence, with: played), at: index)
        }
        asked = nil
      case .notebook(let reprLines):
        comparisons.append(Self.compare(fence, reprLines: reprLines, with: played))
      case .predict(let question): asked = (question, fence, comparisons.count)
      case .exercise(let exercise):
        comparisons += Self.compare(exercise, in: fence, on: stage)
      case .challenge(let challenge):
        comparisons.append(Self.compare(challenge, in: fence, on: stage))
      case .other: break
      }
    }
    correctedText = correction.text
  }

  /// Whether the corrected text is another than the lesson's, byte for byte.
  package var needsCorrection: Bool {
    !correctedText.utf8.elementsEqual(lesson.lines.text.utf8)
  }

  /// What came of the last fence, or why it was not played.
  enum Played {
    case nothing
    case lines(printed: [String], output: [String])
    case skipped(String)
  }

  private mutating func play(
    _ fence: Fence, on stage: Stage, correcting correction: inout Correction
  ) -> Played {
    if let reason = stage.reason(against: fence) {
      comparisons += fence.steps.map { Self.comparison(of: $0, .skipped(reason)) }
      return .skipped(reason)
    }
    var printed: [String] = []
    var output: [String] = []
    var outputs: [[String]] = []
    for step in fence.steps {
      let response = stage.perform(step.input)
      let came = response.output
      output += came
      let expectation = Expectation(step.expected, hasHoles: fence.kind == .measured)
      let isEqual = expectation.matches(came)
      outputs.append(isEqual ? step.expected : expectation.corrected(by: came))
      comparisons.append(
        Self.comparison(
          of: step, isEqual ? .equal : .different(expected: step.expected, actual: came)))
      printed += response.printed.flatMap { text in
        text.isEmpty ? [""] : TextLines(text).lines.map(\.text)
      }
    }
    correction.record(outputs, of: fence)
    return .lines(printed: printed, output: output)
  }

  private static func comparison(of step: Step, _ verdict: Verdict) -> Comparison {
    Comparison(
      line: step.inputLines.lowerBound + 1, expectedLine: step.outputLines.lowerBound + 1,
      subject: .step(input: step.input), verdict: verdict)
  }

  private static func compare(
    _ fence: Fence, reprLines: Set<Int>, with played: Played
  ) -> Comparison {
    let recorded = fence.code.content
    let verdict: Verdict =
      switch played {
      case .skipped(let reason): .skipped(reason)
      case .nothing: verdict(recorded, [])
      case .lines(let lines, _):
        verdict(
          recorded,
          lines.enumerated().map { index, line in
            // A Python object's looks are no claim: here stands whatever stands there.
            reprLines.contains(index + 1) && recorded.indices.contains(index)
              ? recorded[index] : line
          })
      }
    return Comparison(
      line: fence.code.line + 1, expectedLine: fence.contentStart + 1, subject: .notebook,
      verdict: verdict)
  }

  private static func verdict(_ expected: [String], _ actual: [String]) -> Verdict {
    areIdentical(expected, actual) ? .equal : .different(expected: expected, actual: actual)
  }
}
