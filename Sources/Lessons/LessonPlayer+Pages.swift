internal import Typography

// What a reader sees of a lesson.
extension LessonPlayer {
  /// What is read before the next stop, between empty lines; nothing when the next step follows at
  /// once.
  /// - Parameters:
  ///   - heading: begins there, if the page has it.
  ///   - isFromHeading: begins at the first heading, if there is one.
  func pageLines(from heading: Int? = nil, isFromHeading: Bool = false) -> [Line] {
    guard case .page(let index) = place else { return [] }
    let start = entries.firstIndex { entry in
      if case .heading(let found) = entry { found == heading || isFromHeading } else { false }
    }
    var lines = entries[(start ?? 0)...].flatMap(lines)
    // A hidden note leaves behind the empty lines that stood around it.
    while lines.first == Line() { lines.removeFirst() }
    while lines.last == Line() { lines.removeLast() }
    let asked = askedLines
    if !asked.isEmpty { lines += (lines.isEmpty ? [] : [Line()]) + asked }
    if page == nil { lines += (lines.isEmpty ? [] : [Line()]) + endLines }
    guard !lines.isEmpty else { return [] }
    return (index == 0 ? [] : [Line()]) + lines + (page == nil ? [] : [Line()])
  }

  private var entries: [Script.Entry] { page?.entries ?? script.closing }

  private func lines(of entry: Script.Entry) -> [Line] {
    switch entry {
    case .line(let line): [line]
    case .heading: []
    case .note(let text):
      showsNotes ? Wording.note(text).flatMap { $0.wrapped(to: renderer.width) } : []
    }
  }

  /// What the reader is asked here.
  private var askedLines: [Line] {
    switch page?.stop {
    case .step?, nil: return []
    case .question(let question)?:
      let lines = question.lines(renderer)
      return hasReader ? lines + [Line(), Wording.howToAnswer(answers[index])] : lines
    case .exercise(let exercise)?:
      let lines = exercise.lines(renderer)
      guard hasReader else { return lines }
      return lines + [Line()] + Wording.howToExercise(exercise).wrapped(to: renderer.width)
    case .challenge(let challenge)?:
      let lines = [Wording.challengeTitle] + renderer.lines(ofMarkdown: challenge.task)
      guard hasReader else { return lines }
      let help = Wording.howToChallenge(challenge, least: leastMoves(to: challenge))
      return lines + [Line()] + help.wrapped(to: renderer.width)
    }
  }

  private var endLines: [Line] {
    guard hasReader else { return [Wording.end(lesson.title)] }
    return (score.map { [$0] } ?? []) + [Wording.endWithHint(lesson.title)]
  }

  /// How much the reader has predicted and solved; nil where the lesson asks nothing.
  private var score: Line? {
    let questions = script.questions
    return Wording.score(
      predicted: questions.count { answers[$0.page] == $0.question.right }, of: questions.count,
      solved: solved.count, of: script.exercises.count)
  }

  /// An input behind the prompts it is typed at.
  func typed(_ input: String, at prompt: String) -> [Line] {
    input.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Line([
        Line.Run($0 == 0 ? prompt : "\(Prompts.continuation) ", .prompt),
        Line.Run(escaped($1), .code),
      ]).withoutTrailingSpaces
    }
  }

  /// The headings by number, with a mark at the one whose text was read last.
  func contents() -> [Line] {
    let read = script.pages.prefix(index + 1).flatMap(\.entries).compactMap { entry in
      if case .heading(let heading) = entry { heading } else { nil }
    }
    let here = page == nil ? lesson.headings.count - 1 : read.last
    return LessonHeadings(lesson.headings).lines(here: here)
  }

  mutating func toggleNotes() -> Show {
    showsNotes.toggle()
    guard showsNotes, case .page = place else {
      return Show(lines: [Wording.notes(areShown: showsNotes)])
    }
    let notes = entries.flatMap { entry in
      if case .note = entry { lines(of: entry) } else { [Line]() }
    }
    return Show(lines: [Wording.notes(areShown: true)] + notes)
  }
}

extension Question {
  /// The question as it is put, with a letter before each answer.
  func lines(_ renderer: MarkdownRenderer) -> [Line] {
    renderer.lines(ofMarkdown: text).map { $0.styled(.strong) }
      + options.enumerated().flatMap { index, option in
        let mark = "  \(Question.letter(index))) "
        let width = renderer.width - mark.count
        return Line(escaped(option.text)).wrapped(to: width).enumerated().map {
          Line($0 == 0 ? mark : String(repeating: " ", count: mark.count), .strong) + $1
        }
      }
  }
}

extension Exercise {
  /// The task, and what it begins from.
  func lines(_ renderer: MarkdownRenderer) -> [Line] {
    var lines = [Wording.exerciseTitle] + renderer.lines(ofMarkdown: task)
    if let starter {
      lines += [Line(), Wording.starterTitle] + starter.lines.map(renderer.codeLine)
    }
    return lines
  }
}

extension Line {
  /// The line with its plain words in another style.
  fileprivate func styled(_ style: Style) -> Line {
    Line(runs.map { $0.style == .plain ? Line.Run($0.text, style) : $0 })
  }
}
