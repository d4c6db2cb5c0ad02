package import Typography

/// How far somebody has got in a lesson.
package struct Bookmark: Equatable, Sendable {
  /// How many places lie behind, where the lesson waited for its reader.
  package var page: Int
  /// How many steps lie behind, of how many.
  package var steps: Int
  package var stepCount: Int
  /// The first line of what stands at the place, by which it is found again in a changed lesson.
  package var label: String
  /// What was answered, a letter for each question; `-` where nothing was.
  package var answers: String
  /// `+` for each exercise that was solved, `-` for each that was not.
  package var solved: String
  /// Whether the lesson has been played to its end, now or before.
  package var isFinished: Bool

  /// As the list of lessons shows it.
  var text: String {
    isFinished ? "done" : "\(steps)/\(stepCount)"
  }
}

extension LessonPlayer {
  /// How far the reader is; a fork counts as the place that it left.
  package var bookmark: Bookmark {
    Bookmark(
      page: index, steps: script.stepCount(before: index), stepCount: script.stepCount,
      label: page?.label ?? "",
      answers: script.questions.map { answers[$0.page].map(Question.letter) ?? "-" }.joined(),
      solved: script.exercises.map { solved.contains($0) ? "+" : "-" }.joined(),
      isFinished: page == nil)
  }

  /// The page that a bookmark leads to: where it was if that still says the same, or else the one
  /// page that does. Nil where there is none, or nothing to go on with.
  func page(of bookmark: Bookmark) -> Int? {
    let pages = script.pages
    if pages.indices.contains(bookmark.page), pages[bookmark.page].label == bookmark.label {
      return bookmark.page > 0 ? bookmark.page : nil
    }
    let alike = pages.indices.filter { pages[$0].label == bookmark.label && $0 > 0 }
    return alike.count == 1 ? alike[0] : nil
  }

  /// Asks whether to go on where a bookmark is; nil where it leads nowhere.
  package func offer(toGoOnAt bookmark: Bookmark) -> [Line]? {
    page(of: bookmark).map {
      Wording.offerToGoOn(
        step: script.stepCount(before: $0) + 1, of: script.stepCount, title: lesson.title
      ).wrapped(to: renderer.width)
    }
  }

  /// Begins the lesson where a bookmark is: all before it is performed.
  package mutating func start(at bookmark: Bookmark) -> Show {
    guard let target = page(of: bookmark) else { return start() }
    _ = start()
    for (question, letter) in zip(script.questions, bookmark.answers) where question.page < target {
      answers[question.page] = question.question.option(meant: String(letter)[...])
    }
    for (exercise, mark) in zip(script.exercises, bookmark.solved)
    where exercise < target && mark == "+" {
      solved.insert(exercise)
    }
    let lines = pass(to: target)
    return Show(lines: [Wording.wentOn(to: self)] + lines + pageLines())
  }
}
