// What was asked of the reader, put to the test by running.
extension Replay {
  /// The answers of a question against what came of its fence.
  static func compare(_ question: Question, in fence: Fence, with played: Played) -> Comparison {
    let options = question.options
    let first = options.first?.line ?? fence.code.line
    var comparison = Comparison(
      line: fence.code.line + 1, expectedLine: first + 1, subject: .question, verdict: .equal)
    switch played {
    case .nothing: break
    case .skipped(let reason): comparison.verdict = .skipped(reason)
    case .lines(_, let output):
      let confirmation = Confirmation(of: question, by: output)
      guard !confirmation.isConfirmed else { break }
      if !confirmation.holdsRight {
        let right = options[question.right]
        comparison.remarks = [Remark(line: right.line + 1, text: Wording.notShown(right))]
      }
      comparison.remarks += confirmation.wrong.map { option, line in
        Remark(line: option.line + 1, text: Wording.wrongShown(option, by: line))
      }
      comparison.remarks.sort { $0.line < $1.line }
      comparison.verdict = marks(of: question, in: fence, by: confirmation)
    }
    return comparison
  }

  /// The answers as they stand in the lesson, and as they would with every mark that the output
  /// speaks for.
  private static func marks(
    of question: Question, in fence: Fence, by confirmation: Confirmation
  ) -> Verdict {
    let first = (question.options.first?.line ?? fence.contentStart) - fence.contentStart
    let expected = Array(fence.code.content[first...])
    var actual = expected
    for (option, line) in zip(question.options, confirmation.lines) {
      let index = option.line - fence.contentStart - first
      let indentation = expected[index].prefix { $0.isWhitespace }
      let rest = expected[index].dropFirst(indentation.count + 5)
      if option.isRight != (line != nil) {
        actual[index] = "\(indentation)- [\(line == nil ? " " : "x")]\(rest)"
      }
    }
    return .different(expected: expected, actual: actual)
  }

  /// The starter of an exercise, which must not pass the check, and the solution, which must. The
  /// stage is left as the solution makes it.
  static func compare(_ exercise: Exercise, in fence: Fence, on stage: Stage) -> [Comparison] {
    let before = stage.mark()
    let starter = compareStarter(of: exercise, in: fence, on: stage)
    stage.restore(before)
    let performed = stage.perform(entries: exercise.solution.lines)
    let after = stage.mark()
    let judgement = Judgement(exercise.check, on: stage)
    stage.restore(after)

    var solution = Comparison(
      line: exercise.solution.start + 1, expectedLine: exercise.checkSection.start + 1,
      subject: .solution, verdict: .equal)
    let failed = performed.first { $0.response.failed }
    if failed == nil, judgement.difference == nil { return [starter, solution] }
    solution.remarks =
      failed.map { entry, response in
        [Remark(line: solution.line, text: Wording.solutionFails(entry, response.output))]
      } ?? []
    if let difference = judgement.difference {
      let step = exercise.check[difference]
      solution.remarks.append(
        Remark(line: step.inputLines.lowerBound + 1, text: Wording.solutionDiffers(step.input)))
    }
    solution.verdict = .different(
      expected: exercise.checkSection.lines,
      actual: judgement.lines(of: exercise.check, in: exercise.checkSection))
    return [starter, solution]
  }

  /// A challenge, which can be met by stepping and not by doing nothing. The stage is left as it was.
  static func compare(_ challenge: Challenge, in fence: Fence, on stage: Stage) -> Comparison {
    var comparison = Comparison(
      line: fence.code.line + 1, expectedLine: challenge.goalLine + 1, subject: .challenge,
      verdict: .equal)
    if let flaw = Wording.flaw(of: challenge, stage.way(challenge.goal)) {
      comparison.verdict = .different(expected: [], actual: [])
      comparison.remarks = [Remark(line: challenge.goalLine + 1, text: Wording.flaw(flaw))]
    }
    return comparison
  }

  private static func compareStarter(
    of exercise: Exercise, in fence: Fence, on stage: Stage
  ) -> Comparison {
    let line = exercise.starter.map(\.start) ?? fence.code.line
    var comparison = Comparison(
      line: line + 1, expectedLine: line + 1, subject: .starter, verdict: .equal)
    _ = stage.perform(entries: exercise.starter?.lines ?? [])
    if Judgement(exercise.check, on: stage).difference == nil {
      comparison.verdict = .different(expected: [], actual: [])
      comparison.remarks = [
        Remark(
          line: line + 1,
          text: exercise.starter == nil ? Wording.nothingPasses : Wording.starterPasses)
      ]
    }
    return comparison
  }
}
