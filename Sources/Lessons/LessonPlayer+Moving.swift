package import Typography

// The ways through a lesson.
extension LessonPlayer {
  /// What Enter does.
  mutating func goOn() -> Show {
    // Nobody should see a solution by a slip of the finger.
    if mode == .exercise || mode == .challenge, !isWarned || !work.isEmpty {
      isWarned = work.isEmpty
      let advice =
        mode == .exercise ? Wording.yourTurn(isUntouched:) : Wording.yourChallenge(isUntouched:)
      return Show(lines: [advice(work.isEmpty)])
    }
    isWarned = false
    return next()
  }

  /// One place on, or back from a fork.
  mutating func next() -> Show {
    switch (place, page?.stop) {
    case (.over, _): return Show()
    case (_, .exercise?): return showSolution()
    case (_, .challenge?): return showWay()
    case (.fork(let index, let mark), _):
      stage.restore(mark)
      place = .page(index)
      return Show(lines: [Wording.returned(to: self)])
    case (.page, nil): return end(.finished)
    case (.page, .question?):
      pass()
      return Show(lines: pageLines())
    case (.page(let index), .step(let step, _)?):
      let typed = typed(step.input, at: prompt)
      let lines = perform(step).lines + reveal(at: index)
      return Show(typed: typed, lines: lines + pageLines())
    }
  }

  /// Several places on, up to the next that asks something.
  mutating func next(_ count: Int) -> Show {
    var show = next()
    for _ in 1..<count {
      guard mode == .step, ending == nil else { break }
      let one = next()
      show.lines += one.typed + one.lines
    }
    return show
  }

  /// Leaves the page behind as it is.
  mutating func pass() {
    marks.append(stage.mark())
    place = .page(index + 1)
  }

  /// Performs the step at hand and leaves it behind; what comes of it.
  private mutating func perform(_ step: Step) -> (lines: [Line], isExpected: Bool) {
    guard case .step(_, let isMeasured)? = page?.stop else { return ([], true) }
    pass()
    let response = stage.perform(step.input)
    let expectation = Expectation(step.expected, hasHoles: isMeasured)
    guard !expectation.matches(response.output) else { return (response.lines, true) }
    differences += 1
    let place = "\(lesson.path):\(step.inputLines.lowerBound + 1)"
    return (response.lines + Wording.unexpected(step.expected, at: place), false)
  }

  /// Goes through pages that are not shown; what is to be said about them.
  mutating func pass(to target: Int) -> [Line] {
    var lines: [Line] = []
    while index < target, let page {
      switch page.stop {
      case .question, .challenge: pass()
      case .exercise(let exercise): follow(exercise)
      case .step(let step, _):
        let came = perform(step)
        if !came.isExpected { lines += came.lines }
      }
    }
    return lines
  }

  /// Forgets a fork.
  mutating func leaveFork() {
    if case .fork(let index, let mark) = place {
      stage.restore(mark)
      place = .page(index)
    }
    work = []
  }

  mutating func goBack() -> Show {
    guard let mark = marks.popLast() else { return Show(lines: [Wording.firstStep]) }
    stage.restore(mark)
    work = []
    place = .page(index - 1)
    return Show(lines: [Wording.back(to: self)] + pageLines())
  }

  /// To the next heading; past a question to its answer; past an exercise by its solution.
  mutating func skip() -> Show {
    let mode = mode
    if mode != .exercise, mode != .challenge { leaveFork() }
    switch page?.stop {
    case nil: return Show(lines: [Wording.atEnd])
    case .exercise?: return showSolution()
    case .challenge?: return showWay()
    case .question?: return runToAnswer()
    case .step?: return skip(to: script.pageWithHeading(after: index))
    }
  }

  private mutating func skip(to target: Int) -> Show {
    let skipped = Wording.skipped(script.pages[index..<target])
    let lines = pass(to: target)
    return Show(lines: [skipped] + lines + pageLines(isFromHeading: true))
  }

  private mutating func runToAnswer() -> Show {
    let question = index
    var show = Show(lines: next().lines)
    while let page, page.isStep {
      let isLast = page.answers == question
      let one = next()
      show.lines += one.typed + one.lines
      if isLast { break }
    }
    return show
  }

  /// To a heading by its number or the beginning of its words, running or taking back what lies
  /// between.
  mutating func go(to word: String) -> Show {
    switch LessonHeadings(lesson.headings).find(word) {
    case .found(let heading): return go(toHeading: heading)
    case .wrong(let line): return Show(lines: [line])
    }
  }

  private mutating func go(toHeading heading: Int) -> Show {
    leaveFork()
    let target = script.page(of: heading)
    var lines: [Line]
    if target < marks.count {
      stage.restore(marks[target])
      marks.removeSubrange(target...)
      place = .page(target)
      lines = [Wording.back(to: self)]
    } else {
      let count = script.stepCount(before: target) - script.stepCount(before: index)
      lines = count > 0 ? [Wording.ran(steps: count)] : []
      lines += pass(to: target)
    }
    return Show(lines: lines + (index == 0 ? [Line()] : []) + pageLines(from: heading))
  }

  mutating func attempt(_ text: String) -> Show {
    if case .challenge(let challenge)? = page?.stop { return attempt(text, at: challenge) }
    let isExercise = mode == .exercise
    let lines = fork()
    if isExercise { work.append(text) }
    return Show(lines: lines + stage.attempt(text).lines)
  }

  /// Leaves the lesson to try things; nothing where that is so already.
  package mutating func fork() -> [Line] {
    guard case .page(let index) = place else { return [] }
    let isAsked = page?.isExercise == true
    place = .fork(page: index, mark: stage.mark())
    return isAsked ? [] : [Wording.forked]
  }
}
