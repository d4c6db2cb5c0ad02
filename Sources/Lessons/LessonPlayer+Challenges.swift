internal import Typography

// What a reader is challenged to bring about.
extension LessonPlayer {
  /// The fewest moves that lead to the goal of a challenge, where the stage stands; nil where that is
  /// not known.
  func leastMoves(to challenge: Challenge) -> Int? {
    if case .found(let entries) = stage.way(challenge.goal) { entries.count } else { nil }
  }

  /// Lets the reader choose who moves, and looks whether that leads to the goal.
  mutating func attempt(_ text: String, at challenge: Challenge) -> Show {
    guard stage.isMove(text, challenge.goal) else { return Show(lines: [Wording.onlySteps]) }
    let beginning = isTrying ? self.beginning : nil
    let start = beginning ?? stage.progress(challenge.goal)
    self.beginning = start
    _ = fork()
    work.append(text)
    let lines = stage.attempt(text).lines
    let progress = stage.progress(challenge.goal)
    if progress.moments < start.moments, case .fork(_, let mark) = place {
      stage.restore(mark)
      return Show(lines: lines + [Wording.beforeChallenge])
    }
    guard progress.isReached else {
      return Show(lines: lines + (progress.isAtRest ? [Wording.notThere] : []))
    }
    solved.insert(index)
    leaveFork()
    let praise = Wording.reached(
      in: progress.moves - start.moves, least: leastMoves(to: challenge))
    pass()
    return Show(
      lines: lines + praise.wrapped(to: renderer.width) + [Wording.backFromChallenge] + pageLines())
  }

  /// Leaves a challenge behind, and shows how it could have been met. The lesson goes on as if nobody
  /// had moved.
  mutating func showWay() -> Show {
    guard case .challenge(let challenge)? = page?.stop else { return Show() }
    leaveFork()
    let before = stage.mark()
    var lines: [Line] = []
    if case .found(let entries) = stage.way(challenge.goal) {
      lines.append(Wording.wayTitle)
      for (entry, response) in stage.perform(entries: entries) {
        lines += typed(entry, at: "\(Prompts.input) ") + response.lines
      }
      stage.restore(before)
    }
    pass()
    return Show(lines: lines + [Wording.backFromChallenge] + pageLines())
  }
}
