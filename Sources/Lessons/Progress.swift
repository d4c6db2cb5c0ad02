/// How far somebody has got in each lesson, as it is kept in a file: a line for each lesson, its
/// fields parted by tabs, the lesson played last at the end.
///
///     12/56   14   b-   +   -   /home/kim/lessons/05-process-and-pipe.md   step
package struct Progress: Equatable, Sendable {
  /// The lessons by the path that leads to them, the one played last at the end.
  private var entries: [(path: String, bookmark: Bookmark)] = []

  /// No more lessons are kept.
  static let limit = 500

  package init() {}

  /// Reads what a file holds; a line that is none of ours is left out.
  package init(text: String) {
    for line in TextLines(text).lines {
      guard let (path, bookmark) = Self.entry(on: line.text) else { continue }
      entries.removeAll { $0.path == path }
      entries.append((path, bookmark))
    }
  }

  /// What the file holds.
  package var text: String {
    entries.suffix(Self.limit).map { Self.line($0.path, $0.bookmark) + "\n" }.joined()
  }

  /// How far somebody is in the lesson at a path.
  package subscript(path: String) -> Bookmark? {
    entries.first { $0.path == path }?.bookmark
  }

  /// Notes how far somebody is now.
  package mutating func note(_ bookmark: Bookmark, at path: String) {
    var bookmark = bookmark
    if let index = entries.firstIndex(where: { $0.path == path }) {
      // Who plays a lesson again has still been through it.
      bookmark.isFinished = bookmark.isFinished || entries[index].bookmark.isFinished
      entries.remove(at: index)
    }
    entries.append((path, bookmark))
  }

  package static func == (left: Progress, right: Progress) -> Bool {
    left.entries.elementsEqual(right.entries) { $0.path == $1.path && $0.bookmark == $1.bookmark }
  }

  // MARK: Lines

  private static func line(_ path: String, _ bookmark: Bookmark) -> String {
    [
      "\(bookmark.steps)/\(bookmark.stepCount)", "\(bookmark.page)", field(bookmark.answers),
      field(bookmark.solved), bookmark.isFinished ? "done" : "open", field(path),
      field(bookmark.label),
    ].joined(separator: "\t")
  }

  private static func entry(on line: String) -> (path: String, Bookmark)? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 7, ["done", "open"].contains(fields[4]) else { return nil }
    let steps = fields[0].split(separator: "/").compactMap { Int($0) }
    guard steps.count == 2, let page = Int(fields[1]), page >= 0, steps[0] >= 0,
      steps[1] >= steps[0], !fields[5].isEmpty
    else { return nil }
    return (
      text(of: fields[5]),
      Bookmark(
        page: page, steps: steps[0], stepCount: steps[1], label: text(of: fields[6]),
        answers: text(of: fields[2]), solved: text(of: fields[3]), isFinished: fields[4] == "done")
    )
  }

  /// A text without the characters that part fields and lines.
  private static func field(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\t": #"\t"#
      case "\n": #"\n"#
      case "\r": #"\r"#
      case "\\": #"\\"#
      default: String(scalar)
      }
    }.joined()
  }

  private static func text(of field: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in field.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, scalar) {
      case (true, "t"): result.unicodeScalars.append("\t")
      case (true, "n"): result.unicodeScalars.append("\n")
      case (true, "r"): result.unicodeScalars.append("\r")
      default: result.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return result
  }
}
