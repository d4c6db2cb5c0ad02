internal import Typography

/// A lesson cut into the places where it stops for its reader, and what is read before each.
struct Script {
  /// A line for everybody, or one for the speaker.
  enum Entry: Equatable {
    case line(Line)
    case note(String)
    /// Here begins the heading with this index in the lesson.
    case heading(Int)
  }

  /// Where the lesson waits.
  enum Stop: Equatable {
    case step(Step, isMeasured: Bool)
    case question(Question)
    case exercise(Exercise)
    case challenge(Challenge)
  }

  /// A stop and what is read before it.
  struct Page: Equatable {
    var entries: [Entry]
    var stop: Stop
    /// The page of the question that is answered once this step has been performed.
    var answers: Int?

    var isStep: Bool { if case .step = stop { true } else { false } }
    /// Whether the reader is to do something by himself.
    var isExercise: Bool {
      switch stop {
      case .exercise, .challenge: true
      case .step, .question: false
      }
    }

    /// The first line of what stands there, by which it is found again in a changed lesson.
    var label: String {
      switch stop {
      case .step(let step, _): Wording.firstLine(of: step.input)
      case .question(let question): question.text.first ?? ""
      case .exercise(let exercise): exercise.task.first ?? ""
      case .challenge(let challenge): challenge.task.first ?? ""
      }
    }
  }

  private(set) var pages: [Page] = []
  /// What is read after the last stop.
  private(set) var closing: [Entry] = []
  private var entries: [Entry] = []

  /// What cannot be played here becomes prose, with the reason above it.
  init(_ lesson: Lesson, renderer: MarkdownRenderer, reasonAgainst: (Fence) -> String?) {
    /// The page of the question that the next fence answers.
    var question: Int?
    var headingCount = 0
    for piece in renderer.pieces(of: lesson) {
      switch piece {
      case .line(let line): entries.append(.line(line))
      case .note(let text): entries.append(.note(text))
      case .heading:
        entries.append(.heading(headingCount))
        headingCount += 1
      case .fence(let index):
        let fence = lesson.fences[index]
        let reason = reasonAgainst(fence)
        switch fence.kind {
        case .rehearse, .measured:
          if let reason {
            skip(fence, because: reason, renderer)
          } else {
            for step in fence.steps { add(.step(step, isMeasured: fence.kind == .measured)) }
            if let question { pages[pages.count - 1].answers = question }
          }
          question = nil
        case .predict(let asked):
          if reason == nil {
            question = pages.count
            add(.question(asked))
          } else {
            entries += (asked.lines(renderer) + [Wording.answer(of: asked)]).map { .line($0) }
          }
        case .exercise(let exercise): add(.exercise(exercise))
        case .challenge(let challenge): add(.challenge(challenge))
        case .notebook, .other: break
        }
      }
    }
    closing = Self.trimmed(entries)
  }

  private mutating func add(_ stop: Stop) {
    pages.append(Page(entries: Self.trimmed(entries), stop: stop))
    entries = []
  }

  private mutating func skip(_ fence: Fence, because reason: String, _ renderer: MarkdownRenderer) {
    entries += [.line(Line()), .line(Wording.skipped(reason))]
    entries += fence.code.content.map { .line(renderer.codeLine($0)) }
  }

  /// The entries without the empty lines at both ends.
  private static func trimmed(_ entries: [Entry]) -> [Entry] {
    func isEmpty(_ entry: Entry) -> Bool { entry == .line(Line()) }
    return Array(
      entries.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
  }
}

extension Script {
  /// The page whose text begins a heading; one behind the last when that stands in the closing.
  func page(of heading: Int) -> Int {
    pages.firstIndex { $0.entries.contains(.heading(heading)) } ?? pages.count
  }

  /// The first page behind another whose text begins a heading.
  func pageWithHeading(after index: Int) -> Int {
    let found = pages.indices.first { page in
      page > index
        && pages[page].entries.contains { if case .heading = $0 { true } else { false } }
    }
    return found ?? pages.count
  }

  /// How many steps there are before a page.
  func stepCount(before page: Int) -> Int {
    pages.prefix(page).count { $0.isStep }
  }

  /// How many steps there are.
  var stepCount: Int { stepCount(before: pages.count) }

  /// The pages that ask something, in order.
  var questions: [(page: Int, question: Question)] {
    pages.enumerated().compactMap { index, page in
      if case .question(let question) = page.stop { (index, question) } else { nil }
    }
  }

  /// The pages that set an exercise or a challenge, in order.
  var exercises: [Int] { pages.indices.filter { pages[$0].isExercise } }
}
