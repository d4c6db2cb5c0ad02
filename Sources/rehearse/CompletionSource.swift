import Lessons
import LineEditing
import Sessions

extension Completion {
  /// What may stand at the cursor in an entry, with the names of files and lessons.
  init(_ session: Session, _ text: String, at cursor: Int) {
    let found = session.completions(
      in: text, at: cursor, files: Self.files,
      lessons: { LessonShelf().library.entries.map { Self.word(for: $0.path) } })
    self.init(start: found.start, candidates: found.candidates)
  }

  /// The files and directories whose path begins with a text.
  private static func files(beginningWith prefix: String) -> [String] {
    let directory = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let names = Files.list(directory.isEmpty ? "." : directory) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { name in
      Files.isDirectory(directory + name) ? "\(directory)\(name)/" : "\(directory)\(name) "
    }
  }

  /// A lesson's file name without its folder and ending.
  private static func word(for path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
