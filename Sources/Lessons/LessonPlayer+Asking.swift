internal import Typography

// What a reader is asked, and how the answers are judged.
extension LessonPlayer {
  // MARK: Questions

  /// Takes an answer by its letter or its words; nil when it is none.
  mutating func answer(_ words: Substring) -> Show? {
    guard case .page(let index) = place, case .question(let question)? = page?.stop else {
      return nil
    }
    guard let option = question.option(meant: words) else {
      guard Question.isLetter(words) else { return nil }
      return Show(lines: [Wording.noSuchAnswer(question)])
    }
    answers[index] = option
    pass()
    return Show(lines: [Wording.noted(question, option)] + pageLines())
  }

  /// What is said behind the last step of a question's fence.
  func reveal(at step: Int) -> [Line] {
    guard let asked = script.pages[step].answers,
      case .question(let question) = script.pages[asked].stop
    else { return [] }
    let lines = Wording.answer(of: question, given: answers[asked])
    return [Line()] + lines.flatMap { $0.wrapped(to: renderer.width) }
  }

  // MARK: Exercises

  mutating func giveHint() -> Show {
    let hints: [[String]]
    switch page?.stop {
    case .exercise(let exercise)?: hints = exercise.hints
    case .challenge(let challenge)?: hints = challenge.hints
    case .step?, .question?, nil: return Show(lines: [Wording.noExercise])
    }
    let given = hintCounts[index, default: 0]
    guard given < hints.count else {
      return Show(lines: [Wording.noMoreHints(of: hints.count, isChallenge: mode == .challenge)])
    }
    hintCounts[index] = given + 1
    return Show(
      lines: [Wording.hintTitle(given + 1, of: hints.count)]
        + renderer.lines(ofMarkdown: hints[given]))
  }

  /// Puts what the reader has typed to the check.
  mutating func judge() -> Show {
    if mode == .challenge { return Show(lines: [Wording.judgedAtOnce]) }
    guard case .exercise(let exercise)? = page?.stop else {
      return Show(lines: [Wording.noExercise])
    }
    _ = fork()
    let judgement = judgement(of: exercise)
    if let difference = judgement.difference {
      let step = exercise.check[difference]
      return Show(
        lines: Wording.notYet(
          typed: typed(step.input, at: "    \(Prompts.input) "), expected: step.expected,
          came: judgement.outputs[difference]))
    }
    solved.insert(index)
    follow(exercise)
    let solution = exercise.solution.lines.map(renderer.codeLine)
    return Show(lines: [Wording.right] + solution + pageLines())
  }

  /// The check on what the reader has made; or, where that comes further, on the definitions alone:
  /// who tried them out has sent messages that the check does not reckon with.
  private func judgement(of exercise: Exercise) -> Judgement {
    guard case .fork(_, let beginning) = place else { return Judgement(exercise.check, on: stage) }
    let now = stage.mark()
    defer { stage.restore(now) }
    let asItIs = Judgement(exercise.check, on: stage)
    let definitions = work.filter(stage.isDefinition)
    guard asItIs.difference != nil, !definitions.isEmpty else { return asItIs }
    stage.restore(beginning)
    for definition in definitions { _ = stage.perform(definition) }
    let alone = Judgement(exercise.check, on: stage)
    return alone.rightCount >= asItIs.rightCount ? alone : asItIs
  }

  /// Leaves an exercise behind by its own solution.
  @discardableResult
  mutating func follow(_ exercise: Exercise) -> [(entry: String, response: Stage.Response)] {
    leaveFork()
    pass()
    return stage.perform(entries: exercise.solution.lines)
  }

  mutating func showSolution() -> Show {
    guard case .exercise(let exercise)? = page?.stop else { return Show() }
    var lines = [Wording.solutionTitle]
    for (entry, response) in follow(exercise) {
      lines += typed(entry, at: "\(Prompts.input) ") + response.lines
    }
    return Show(lines: lines + pageLines())
  }
}

extension Question {
  /// The option that somebody means by its letter, as `b`, `B` or `b)`, or by its words.
  func option(meant words: Substring) -> Int? {
    let plain = words.lowercased()
    if let named = options.firstIndex(where: { $0.text.lowercased() == plain }) { return named }
    return options.indices.first { index in
      let letter = Question.letter(index)
      return [letter, letter + ")", letter + ".", "(" + letter + ")"].contains(plain)
    }
  }

  /// Whether the words look like the letter of an answer.
  static func isLetter(_ words: Substring) -> Bool {
    words.count == 1 && words.allSatisfy { $0.isASCII && $0.isLetter }
  }
}
