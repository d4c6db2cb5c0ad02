import Glibc
import Lessons
import LineEditing

/// Where the lessons are: `REHEARSE_LESSONS`, the working directory, or beside the program, wherever
/// it was built or installed.
struct LessonShelf {
  /// The folder found first; nil when there is none.
  let directory: String?
  let library: Library

  init() {
    directory = Self.candidates.first { directory in
      Files.list(directory)?.contains { $0.hasSuffix(".md") } ?? false
    }
    let paths = directory.map { Self.lessons(in: $0) } ?? []
    library = Library(
      paths.compactMap { path in
        // A lesson that cannot be read is not listed; `check` says why.
        (try? Files.read(path)).map { (path, $0) }
      })
  }

  /// The lesson files of a folder, sorted.
  static func lessons(in directory: String) -> [String] {
    (Files.list(directory) ?? []).filter { $0.hasSuffix(".md") }.map { "\(directory)/\($0)" }
  }

  private static var candidates: [String] {
    var places: [String] = []
    if let named = Environment.process["REHEARSE_LESSONS"] { places.append(named) }
    places.append("lessons")
    var directory = parent(of: programPath)
    while !directory.isEmpty {
      places += ["\(directory)/share/rehearse/lessons", "\(directory)/lessons"]
      directory = parent(of: directory)
    }
    return places
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The path of the running program.
  private static var programPath: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "" }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
