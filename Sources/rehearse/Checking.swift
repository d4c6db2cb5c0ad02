import Lessons
import Typography

/// `rehearse check`: lessons as tests.
struct Checking {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Checks lessons and folders of lessons.
  /// - Returns: the exit code.
  func check(_ paths: [String], updates: Bool, junit: String?) -> Int32 {
    var report = Report()
    for path in paths.flatMap(expanded) {
      if Interruption.isRequested { return 130 }
      let result = check(path, updates: updates)
      report.add(result)
      console.write(Report.lines(of: result))
    }
    console.write([report.totalsLine])
    for problem in report.problems { console.complain(problem.plain) }
    console.flush()
    guard let junit else { return report.exitCode }
    do throws(Files.Problem) {
      try Files.write(report.junit, to: junit)
    } catch {
      console.complain("\(junit): cannot be written: \(error.reason)")
      return 2
    }
    return report.exitCode
  }

  /// A folder stands for the lessons in it.
  private func expanded(_ path: String) -> [String] {
    guard Files.isDirectory(path) else { return [path] }
    return LessonShelf.lessons(in: path.hasSuffix("/") ? String(path.dropLast()) : path)
  }

  private func check(_ path: String, updates: Bool) -> Report.Result {
    let text: String
    do throws(Files.Problem) {
      text = try Files.read(path)
    } catch {
      return .unread(path: path, reason: error.reason)
    }
    do throws(Lesson.Unreadable) {
      let lesson = try Lesson(path: path, text: text)
      let session = SessionStage()
      let replay = Replay(lesson, on: session.stage)
      guard updates, replay.needsCorrection else { return .played(replay) }
      do throws(Files.Problem) {
        try Files.write(replay.correctedText, to: path)
        return .rewritten(replay)
      } catch {
        return .unread(path: path, reason: error.reason)
      }
    } catch {
      return .unreadable(error)
    }
  }
}
