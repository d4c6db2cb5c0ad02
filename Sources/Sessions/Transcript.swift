/// What was typed and what came of it, to be saved as a lesson.
struct Transcript {
  private var lines: [String] = []
  private var bytes = 0
  /// What is kept of a session, at most.
  private static let limit = 4_000_000
  private(set) var isCut = false

  /// An entry begins.
  mutating func begin(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      add((index == 0 ? "> " : ". ") + line)
    }
  }

  mutating func add(_ line: String) {
    guard bytes < Self.limit else {
      isCut = true
      return
    }
    bytes += line.utf8.count
    lines.append(line)
  }

  /// The session as a lesson, without its last entry, which asked for it.
  func lesson() -> String {
    var kept = lines
    while let last = kept.popLast(), !last.hasPrefix("> ") {}
    // A fence must be longer than any row of backquotes that begins a line in it.
    let longest = kept.map { $0.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let note = isCut ? "The session was too long to be saved whole: this is how it began.\n\n" : ""
    return "# A session\n\n\(note)\(fence)rehearse\n" + kept.map { $0 + "\n" }.joined()
      + "\(fence)\n"
  }
}
