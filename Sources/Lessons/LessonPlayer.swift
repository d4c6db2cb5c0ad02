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

  /// What the lesson waits for.
  package enum Mode: Equatable, Sendable {
    /// Its next input is offered.
    case step
    case question
    /// The reader's own entries, to be judged.
    case exercise
    /// The reader's own steps, towards a goal.
    case challenge
    /// The reader tries things on a fork.
    case fork
    /// There is nothing more, but the way back.
    case end
  }

  /// Where the reader is.
  enum Place: Equatable {
    /// Before the page with this index; behind the last one at the end.
    case page(Int)
    /// Beside it, on a fork that began at this mark.
    case fork(page: Int, mark: Int)
    case over(Ending)
  }

  let lesson: Lesson
  let stage: Stage
  private let label: String
  private(set) var script: Script
  private(set) var renderer: MarkdownRenderer
  var place = Place.page(0)
  /// The stage's mark before each page that lies behind, in order.
  var marks: [Int] = []
  /// What the reader chose, by the page of the question.
  var answers: [Int: Int] = [:]
  /// The pages of the exercises that the reader has solved.
  var solved: Set<Int> = []
  /// How many hints were given, by the page of the exercise.
  var hintCounts: [Int: Int] = [:]
  /// What the reader has typed for the exercise or the challenge at hand.
  var work: [String] = []
  /// How things stood where the challenge at hand begins.
  var beginning: Stage.Progress?
  /// Whether Enter once more gives up the exercise or the challenge at hand.
  var isWarned = false
  var showsNotes = false
  /// Whether somebody is there to be told what Enter does.
  var hasReader = true
  /// How many steps gave another output than the lesson says, each time they were performed.
  package internal(set) var differences = 0

  /// A player at the first page; `start` begins.
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

  /// The page the reader is before or beside; one behind the last at the end.
  var index: Int {
    switch place {
    case .page(let index), .fork(let index, _): index
    case .over: script.pages.count
    }
  }

  /// The page the reader is before or beside; nil at the end.
  var page: Script.Page? {
    script.pages.indices.contains(index) ? script.pages[index] : nil
  }

  package var mode: Mode {
    switch page?.stop {
    case .exercise?: .exercise
    case .challenge?: .challenge
    case _ where isTrying: .fork
    case .step?: .step
    case .question?: .question
    case nil: .end
    }
  }

  /// Whether the reader is on a fork, where a word that the session knows is the session's.
  package var isTrying: Bool {
    if case .fork = place { true } else { false }
  }

  /// What to prompt with: `05 3/14> ` in the lesson, `05 try> ` on a fork, `05 predict> ` and
  /// `05 exercise> ` and `05 challenge> ` where the reader is asked, `05 end> ` behind the last page.
  package var prompt: String {
    switch mode {
    case .step: "\(label) \(script.stepCount(before: index) + 1)/\(script.stepCount)> "
    case .question: "\(label) predict> "
    case .exercise: "\(label) exercise> "
    case .challenge: "\(label) challenge> "
    case .fork: "\(label) try> "
    case .end: "\(label) end> "
    }
  }

  /// The lesson's next input, which an empty line stands for; nil where it offers none.
  package var offer: String? {
    if case .page = place, case .step(let step, _)? = page?.stop { step.input } else { nil }
  }

  /// The offered input with its prompts, as it stands in the lesson; empty where none is offered.
  package var offerLines: [Line] {
    offer.map { typed($0, at: "\(Prompts.input) ") } ?? []
  }

  /// What the exercise at hand may begin from; nil when there is none.
  package var starter: String? {
    guard case .exercise(let exercise)? = page?.stop else { return nil }
    return exercise.starter?.lines.joined(separator: "\n")
  }

  /// Begins the lesson on a fresh stage: the first page.
  package mutating func start() -> Show {
    stage.fresh()
    marks = []
    answers = [:]
    solved = []
    hintCounts = [:]
    work = []
    place = .page(0)
    let welcome =
      hasReader ? Wording.welcome(script).wrapped(to: renderer.width) + [Line()] : []
    return Show(lines: welcome + pageLines())
  }

  /// Wraps from now on to another width.
  package mutating func resize(to width: Int) {
    guard width != renderer.width else { return }
    renderer = MarkdownRenderer(theme: renderer.theme, width: width)
    script = Script(lesson, renderer: renderer, reasonAgainst: stage.reason)
  }

  /// Takes a whole entry: an empty line or the offered input goes on, an answer is noted, a lesson's
  /// command is obeyed, anything else is tried on a fork.
  package mutating func enter(_ text: String) -> Show {
    if case .over = place { return Show() }
    let words = trimmed(text[...])
    if words.isEmpty { return goOn() }
    defer { isWarned = false }
    // The lesson's own input comes before a command of the same word.
    if let offer, words == trimmed(offer[...]), words != "next" {
      return Show(lines: next().lines)
    }
    if let show = answer(words) { return show }
    let spelled = stage.spelledOut(String(words))
    guard let command = LessonCommand(spelled[...], isTrying: isTrying) else {
      return attempt(text)
    }
    switch command {
    case .next(let count): return next(count)
    case .back: return goBack()
    case .hint: return giveHint()
    case .check: return judge()
    case .skip: return skip()
    case .restart: return start()
    case .goto(let heading): return go(to: heading)
    case .contents: return Show(lines: contents())
    case .notes: return toggleNotes()
    case .help: return Show(lines: Wording.help(renderer.theme))
    case .leave: return end(.left)
    case .quit: return end(.quit)
    }
  }

  /// Whether an entry is one of the lesson's own words or an answer, which nobody needs to recall.
  package func isForTheLesson(_ text: String) -> Bool {
    let words = trimmed(text[...])
    if case .page = place, case .question(let question)? = page?.stop,
      question.option(meant: words) != nil
    {
      return true
    }
    return words.isEmpty
      || LessonCommand(stage.spelledOut(String(words))[...], isTrying: isTrying) != nil
  }

  mutating func end(_ ending: Ending) -> Show {
    place = .over(ending)
    return Show()
  }

  /// The whole lesson played from the start without anybody typing, as lines.
  package mutating func transcriptLines() -> [Line] {
    hasReader = false
    var lines = start().lines
    while page != nil {
      let show = next()
      lines += show.typed + show.lines
    }
    place = .over(.finished)
    return lines
  }
}
