package import Typography

/// Plays a lesson with somebody at the keyboard: told what was typed, it says what to show.
///
/// The lesson's inputs are performed on the stage. What else is typed is performed on a fork: the
/// stage is marked before the first such line and restored on the way back, so that the lesson
/// goes on exactly where it stood.
package struct LessonPlayer {
  /// How a lesson ended.
  package enum Ending: Equatable, Sendable {
    /// The reader saw it to its end.
    case finished
    case left
    /// The reader wants to leave the whole program.
    case quit
  }

  /// What to show next.
  package struct Show: Equatable, Sendable {
    /// The lesson's input with its prompts, as if it had just been typed where the reader only
    /// pressed Enter; empty when something else was typed. May be shown in place of that line.
    package var typed: [Line] = []
    package var lines: [Line] = []
  }

  /// Where the reader is.
  private enum Place: Equatable {
    /// Before the step with this index; behind the last one at the end.
    case step(Int)
    /// Beside it, on a fork that began at this mark.
    case fork(step: Int, mark: Int)
    case over(Ending)
  }

  private let lesson: Lesson
  private let stage: Stage
  private let label: String
  private var script: Script
  private var renderer: MarkdownRenderer
  private var place = Place.step(0)
  /// The stage's mark before each step that was performed, in order.
  private var marks: [Int] = []
  private var showsNotes = false
  /// Whether somebody is there to be told what Enter does.
  private var hasReader = true
  /// How many steps gave another output than the lesson says, each time they were performed.
  package private(set) var differences = 0

  /// A player at the first step; `start` begins.
  package init(_ lesson: Lesson, on stage: Stage, theme: Theme, width: Int) {
    self.lesson = lesson
    self.stage = stage
    let file = FileName(lesson.path)
    label = escaped(file.number ?? file.stem)
    renderer = MarkdownRenderer(theme: theme, width: width)
    script = Script(lesson, renderer: renderer, reasonAgainst: stage.reason)
  }

  /// How the lesson ended; nil while it goes on.
  package var ending: Ending? {
    if case .over(let ending) = place { ending } else { nil }
  }

  /// What to prompt with: `05 3/14> ` in the lesson, `05 try> ` on a fork, `05 end> ` behind the
  /// last step.
  package var prompt: String {
    switch place {
    case .step(let step) where step < script.pages.count:
      "\(label) \(step + 1)/\(script.pages.count)> "
    case .step, .over: "\(label) end> "
    case .fork: "\(label) try> "
    }
  }

  /// The lesson's next input, which an empty line stands for; nil on a fork and at the end.
  package var offer: String? {
    if case .step(let step) = place, step < script.pages.count {
      script.pages[step].step.input
    } else {
      nil
    }
  }

  /// The offered input with its prompts, as it stands in the lesson; empty where none is offered.
  package var offerLines: [Line] {
    offer.map { typed($0, at: "\(Prompts.input) ") } ?? []
  }

  /// Begins the lesson on a fresh stage: the first page.
  package mutating func start() -> Show {
    stage.fresh()
    marks = []
    place = .step(0)
    let welcome = hasReader ? [Wording.welcome(steps: script.pages.count), Line()] : []
    return Show(lines: welcome.flatMap { $0.wrapped(to: renderer.width) } + page())
  }

  /// Wraps from now on to another width.
  package mutating func resize(to width: Int) {
    renderer = MarkdownRenderer(theme: renderer.theme, width: width)
    script = Script(lesson, renderer: renderer, reasonAgainst: stage.reason)
  }

  /// Takes a whole entry: an empty line or the offered input goes on, a lesson's command is
  /// obeyed, anything else is tried on a fork.
  package mutating func enter(_ text: String) -> Show {
    let words = String(trimmed(text[...]))
    // The lesson's own input comes before a command of the same word.
    if !words.isEmpty, let offer, words == trimmed(offer[...]), words != "next" {
      return Show(lines: enter(LessonCommand.next.rawValue).lines)
    }
    switch (LessonCommand(rawValue: words), place) {
    case (_, .over): return Show()
    case (.leave?, _): return end(.left)
    case (.quit?, _): return end(.quit)
    case (.restart?, _):
      return start()
    case (.notes?, _): return toggleNotes()
    case (.next?, .fork(let step, let mark)): return comeBack(to: step, mark)
    case (.next?, .step(let step)): return perform(step)
    // On a fork this is the session's own command.
    case (.back?, .step(let step)): return goBack(from: step)
    case (.back?, .fork): return attempt(text)
    case (nil, _):
      if words.isEmpty { return enter(LessonCommand.next.rawValue) }
      return attempt(text)
    }
  }

  /// The whole lesson played from the start without anybody typing, as lines.
  package mutating func transcriptLines() -> [Line] {
    hasReader = false
    var lines = start().lines
    while offer != nil {
      let show = enter("")
      lines += show.typed + show.lines
    }
    place = .over(.finished)
    return lines
  }
}

/// What a reader may type that is meant for the lesson and not for the session.
enum LessonCommand: String, CaseIterable {
  case next, back, restart, notes, leave, quit
}

extension LessonPlayer {
  private mutating func end(_ ending: Ending) -> Show {
    place = .over(ending)
    return Show()
  }

  private mutating func perform(_ index: Int) -> Show {
    guard index < script.pages.count else { return end(.finished) }
    let page = script.pages[index]
    let typed = typed(page.step.input, at: prompt)
    marks.append(stage.mark())
    let response = stage.perform(page.step.input)
    place = .step(index + 1)
    var lines = response.lines
    let expectation = Expectation(page.step.expected, hasHoles: page.isMeasured)
    if !expectation.matches(response.output) {
      differences += 1
      let place = "\(lesson.path):\(page.step.inputLines.lowerBound + 1)"
      lines += Wording.unexpected(page.step.expected, at: place)
    }
    return Show(typed: typed, lines: lines + self.page())
  }

  /// An input behind the prompts it is typed at.
  private func typed(_ input: String, at prompt: String) -> [Line] {
    input.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Line([
        Line.Run($0 == 0 ? prompt : "\(Prompts.continuation) ", .prompt),
        Line.Run(escaped($1), .code),
      ]).withoutTrailingSpaces
    }
  }

  /// What is read before the next step, between empty lines; nothing when the next step follows at
  /// once.
  private func page() -> [Line] {
    guard case .step(let step) = place else { return [] }
    let isEnd = step >= script.pages.count
    let entries = isEnd ? script.closing : script.pages[step].entries
    var lines = entries.flatMap(lines)
    // A hidden note leaves behind the empty lines that stood around it.
    while lines.first == Line() { lines.removeFirst() }
    while lines.last == Line() { lines.removeLast() }
    if isEnd {
      let end = hasReader ? Wording.endWithHint(lesson.title) : Wording.end(lesson.title)
      lines += (lines.isEmpty ? [] : [Line()]) + [end]
    }
    guard !lines.isEmpty else { return [] }
    return (step == 0 ? [] : [Line()]) + lines + (isEnd ? [] : [Line()])
  }

  private func lines(of entry: Script.Entry) -> [Line] {
    switch entry {
    case .line(let line): [line]
    case .note(let text):
      showsNotes ? Wording.note(text).flatMap { $0.wrapped(to: renderer.width) } : []
    }
  }

  private mutating func goBack(from step: Int) -> Show {
    guard let mark = marks.popLast(), step > 0 else { return Show(lines: [Wording.firstStep]) }
    stage.restore(mark)
    place = .step(step - 1)
    let progress = Wording.back(to: step, of: script.pages.count)
    return Show(lines: [progress] + page())
  }

  private mutating func attempt(_ text: String) -> Show {
    var lines: [Line] = []
    if case .step(let step) = place {
      place = .fork(step: step, mark: stage.mark())
      lines = [Wording.forked]
    }
    return Show(lines: lines + stage.attempt(text).lines)
  }

  private mutating func comeBack(to step: Int, _ mark: Int) -> Show {
    stage.restore(mark)
    place = .step(step)
    return Show(
      lines: [
        step < script.pages.count
          ? Wording.returned(to: step + 1, of: script.pages.count) : Wording.returnedToEnd
      ])
  }

  private mutating func toggleNotes() -> Show {
    showsNotes.toggle()
    guard showsNotes, case .step(let step) = place else {
      return Show(lines: [Wording.notes(areShown: showsNotes)])
    }
    let entries = step < script.pages.count ? script.pages[step].entries : script.closing
    let notes = entries.flatMap { entry in
      if case .note = entry { lines(of: entry) } else { [Line]() }
    }
    return Show(lines: [Wording.notes(areShown: true)] + notes)
  }
}
