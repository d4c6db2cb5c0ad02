/// What was typed and what came of it, to be saved as a lesson.
struct Transcript {
  private var lines: [String] = []
  private var bytes = 0
  /// Where the lines of the current entry begin; nil when it is none of the transcript's.
  private var entryStart: Int? = 0
  /// What is kept of a session, at most.
  private static let limit = 4_000_000
  private(set) var isCut = false

  /// An entry begins.
  mutating func begin(_ text: String) {
    // A lesson has no empty inputs.
    guard !text.allSatisfy(\.isWhitespace) else {
      entryStart = nil
      return
    }
    entryStart = lines.count
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      add(raw: (index == 0 ? "> " : ". ") + line)
    }
  }

  /// A line of output. One that looks like an input gets a backslash, as lessons want it.
  mutating func add(_ line: String) {
    guard entryStart != nil else { return }
    let rest = line.drop { $0 == "\\" }
    let looksTyped = rest == ">" || rest == "." || rest.hasPrefix("> ") || rest.hasPrefix(". ")
    add(raw: looksTyped ? "\\" + line : line)
  }

  /// Leaves out the current entry and what it says: it is not for a lesson to do.
  mutating func forgetEntry() {
    if let entryStart, !isCut {
      bytes -= lines[entryStart...].reduce(0) { $0 + $1.utf8.count }
      lines.removeSubrange(entryStart...)
    }
    entryStart = nil
  }

  private mutating func add(raw line: String) {
    guard bytes < Self.limit else {
      isCut = true
      return
    }
    bytes += line.utf8.count
    lines.append(line)
  }

  /// The session as a lesson.
  /// - Parameter isScript: whether the session said only what must not be missed from its beginning.
  func lesson(ofScript isScript: Bool) -> String {
    let kept = (isScript ? ["> show quiet"] : []) + lines
    // A fence must be longer than any row of backquotes that begins a line in it.
    let longest = kept.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let note = isCut ? "The session was too long to be saved whole: this is how it began.\n\n" : ""
    return "# A session\n\n\(note)\(fence)rehearse\n" + kept.map { $0 + "\n" }.joined()
      + "\(fence)\n"
  }
}
