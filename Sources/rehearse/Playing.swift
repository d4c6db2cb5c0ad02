import Glibc
import Lessons
import LineEditing
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
      lesson, on: session.stage, theme: console.theme, width: console.readingWidth)
    if console.terminal.isInteractive,
      let prompting = LessonPrompting(console, session, player, path: lesson.path)
    {
      return prompting.run() == .quit ? Self.quitCode : 0
    }
    console.write(player.transcriptLines())
    console.flush()
    return player.differences == 0 ? 0 : 1
  }

  /// The exit code of a reader who wants to leave the program and not the lesson alone.
  static let quitCode: Int32 = 3
}
