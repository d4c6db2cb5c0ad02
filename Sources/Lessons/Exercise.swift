/// A task for the reader, with what it may begin from, help, and a check that judges by what comes
/// and not by what was written.
package struct Exercise: Equatable, Sendable {
  /// Some lines of the fence.
  package struct Section: Equatable, Sendable {
    package var lines: [String] = []
    /// The line of the document (from 0) that the first of them stands on.
    package var start = 0
  }

  /// What a line `--- NAME` begins.
  enum Name: String, CaseIterable {
    case starter, hint, check, solution
  }

  /// What is to be done; never empty.
  package var task: [String] = []
  /// Entries to begin from, as they are typed; nil when there is nothing to begin from.
  package var starter: Section?
  /// One after the other, each a little more help.
  package var hints: [[String]] = []
  /// The inputs of the check, and what must come of them.
  package var check: [Step] = []
  /// The lines of the check as they stand in the lesson.
  package var checkSection = Section()
  /// Entries that pass the check, as they are typed.
  package var solution = Section()
}

/// What came of the check of an exercise.
struct Judgement {
  /// What came of each step.
  let outputs: [[String]]
  /// The first step that gives another output than it must; nil when the check passed.
  let difference: Int?

  /// Performs a check, whatever it does to the stage.
  init(_ check: [Step], on stage: Stage) {
    let outputs = check.map { stage.perform($0.input).output }
    self.outputs = outputs
    difference = check.indices.first { index in
      !areIdentical(outputs[index], check[index].expected)
    }
  }

  /// How many steps came out right before one did not.
  var rightCount: Int { difference ?? outputs.count }

  /// The check as it would stand in a lesson with what came of it.
  func lines(of check: [Step], in section: Exercise.Section) -> [String] {
    var result: [String] = []
    var next = 0
    for (step, output) in zip(check, outputs) {
      let end = step.outputLines.lowerBound - section.start
      result += section.lines[next..<end]
      let isRight = areIdentical(step.expected, output)
      let range = step.outputLines
      result +=
        isRight
        ? Array(section.lines[end..<range.upperBound - section.start])
        : output.map(Prompts.written(output:))
      next = range.upperBound - section.start
    }
    return result + section.lines[next...]
  }
}
