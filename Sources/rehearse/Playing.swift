import Glibc
import Lessons
import LineEditing
import Sessions
import Typography

/// `rehearse play`: a lesson with somebody at the keyboard, or without.
struct Playing {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Plays a lesson to its end, or until the reader leaves it.
  /// - Returns: the exit code; 3 stands for a reader who wants to leave the program.
  func play(_ word: String) -> Int32 {
    guard let path = path(of: word) else { return 2 }
    let lesson: Lesson
    do throws(Files.Problem) {
      let text = try Files.read(path)
      do throws(Lesson.Unreadable) {
        lesson = try Lesson(path: path, text: text)
      } catch {
        var report = Report()
        report.add(.unreadable(error))
        for problem in report.problems { console.complain(problem.plain) }
        return 2
      }
    } catch {
      console.complain("\(path): cannot be read: \(error.reason)")
      return 2
    }
    return play(lesson)
  }

  private func path(of word: String) -> String? {
    if word.hasSuffix(".md") || word.contains("/") { return word }
    switch LessonShelf().library.find(word) {
    case .found(let entry): return entry.path
    case .ambiguous(let line), .unknown(let line):
      console.complain(line.plain)
      return nil
    }
  }

  private func play(_ lesson: Lesson) -> Int32 {
    let session = SessionStage()
    var player = LessonPlayer(
      lesson, on: session.stage, theme: console.theme, width: readingWidth)
    guard console.terminal.isInteractive, let editor = makeEditor(session) else {
      console.write(player.transcriptLines())
      console.flush()
      return player.differences == 0 ? 0 : 1
    }
    console.write(player.start().lines)
    var entry = ""
    while player.ending == nil {
      // What Enter would run.
      console.write(entry.isEmpty ? player.offerLines : [])
      let prompt = entry.isEmpty ? player.prompt : ". "
      Interruption.clear()
      switch editor.readLine(prompt: StyledPrompt(console.theme.text(Line(prompt, .prompt)))) {
      case .interrupted: entry = ""
      case .end: return 0
      case .line(let line):
        entry += entry.isEmpty ? line : "\n" + line
        if !entry.isEmpty, session.isIncomplete(entry) { continue }
        if !entry.isEmpty, let problem = editor.remember(entry) { console.warn(problem.message) }
        player.resize(to: readingWidth)
        session.promptWidth = promptWidth(player)
        let shown = player.enter(entry)
        console.write(shown.lines)
        entry = ""
      }
    }
    return player.ending == .quit ? Self.quitCode : 0
  }

  /// The exit code of a reader who wants to leave the program and not the lesson alone.
  static let quitCode: Int32 = 3

  /// Where the next entry stands on the screen. The first of the reader's own is followed by a line
  /// that says so, except in an exercise.
  private func promptWidth(_ player: LessonPlayer) -> Int? {
    switch player.mode {
    case .fork, .exercise: displayWidth(player.prompt)
    case .step, .question, .end: nil
    }
  }

  /// Long lines are hard to read.
  private var readingWidth: Int {
    min(console.width, 100)
  }

  private func makeEditor(_ session: SessionStage) -> LineEditor? {
    LineEditor(
      historyPath: History.defaultPath(environment: console.environment),
      terminal: console.terminal
    ) { session.completion($0, at: $1) }
  }
}
