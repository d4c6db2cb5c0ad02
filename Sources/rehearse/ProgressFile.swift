import Glibc
import Lessons
import LineEditing

/// How far somebody has got in the lessons, in a file beside the history.
final class ProgressFile {
  private let path: String?
  private var progress = Progress()
  /// Why what was noted before is not known, to warn of.
  private(set) var problem: String?
  /// Whether somebody has been told that nothing is noted.
  private var isFailureReported = false

  /// Reads the file; a file that is not text is set aside.
  init(environment: Environment) {
    path = History.defaultPath(environment: environment).map { history in
      history.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/") + "/progress"
    }
    load()
  }

  private func load() {
    guard let path, Files.exists(path) else { return }
    do throws(Files.Problem) {
      progress = Progress(text: try Files.read(path))
    } catch {
      let aside = path + ".corrupt"
      let isMoved = rename(path, aside) == 0
      problem =
        "your place in the lessons is forgotten: \(path) cannot be read, \(error.reason)"
        + (isMoved ? "; it is now \(aside)" : "")
    }
  }

  /// How far somebody is in a lesson.
  func bookmark(of lesson: String) -> Bookmark? {
    progress[Files.realPath(lesson) ?? lesson]
  }

  /// Notes how far somebody is. Answers a problem to warn of, once.
  func note(_ bookmark: Bookmark, of lesson: String) -> String? {
    guard let path else { return nil }
    Files.makeDirectory(holding: path)
    // Another lesson may be played in another window; a file that cannot be read was told of.
    if let text = try? Files.read(path) { progress = Progress(text: text) }
    progress.note(bookmark, at: Files.realPath(lesson) ?? lesson)
    do throws(Files.Problem) {
      try Files.write(progress.text, to: path)
      return nil
    } catch {
      defer { isFailureReported = true }
      return isFailureReported
        ? nil : "your place in the lesson is not kept: \(path): \(error.reason)"
    }
  }
}
