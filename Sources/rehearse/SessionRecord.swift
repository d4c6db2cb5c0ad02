import Glibc
import LineEditing

/// What was typed in this session, on disk as it is typed: after `kill -9` it can be resumed.
final class SessionRecord {
  private let path: String?
  private var descriptor: Int32 = -1
  /// How many entries have been added.
  private(set) var count = 0

  /// A record beside the history; none where there is no place for it.
  init(environment: Environment) {
    path = History.defaultPath(environment: environment).map { history in
      history.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/") + "/session-"
    }
  }

  /// Begins to record, after these entries.
  func begin(with entries: [String] = []) {
    guard let path else { return }
    Files.makeDirectory(holding: path)
    descriptor = open(
      "\(path)\(getpid())", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    for entry in entries { add(entry) }
  }

  /// Adds an entry. A record that cannot be written is given up: the session goes on without.
  func add(_ entry: String) {
    count += 1
    write(Self.escaped(entry))
  }

  private func write(_ line: String) {
    guard descriptor >= 0 else { return }
    let bytes = Array((line + "\n").utf8)
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count != bytes.count {
      close(descriptor)
      descriptor = -1
    }
  }

  /// Notes that the entry added last was interrupted, and what does the same as was kept of it.
  func amend(with entry: String?) {
    write(Self.amendment + Self.escaped(entry ?? ""))
    if entry == nil { count -= 1 }
  }

  /// Notes a text that does the same as the last entries did.
  /// - Parameter count: how many entries have been added in all when the first of them was to be.
  func amend(with entry: String, sinceEntry count: Int) {
    write("\(Self.substitution)\(self.count - count) " + Self.escaped(entry))
    self.count = count + 1
  }

  /// Begins a line that stands for the one before it. No entry begins so.
  private static let amendment = "\\!"
  /// The same for as many lines as the number says that follows.
  private static let substitution = "\\#"

  /// Forgets the record: the session was ended by its person.
  func end() {
    guard descriptor >= 0, let path else { return }
    close(descriptor)
    descriptor = -1
    unlink("\(path)\(getpid())")
  }

  /// Whether there is a session whose process is gone.
  var hasLost: Bool { latestLost != nil }

  /// The record of the latest session whose process is gone.
  private var latestLost: String? {
    guard let path, let slash = path.lastIndex(of: "/") else { return nil }
    let directory = String(path[..<slash])
    var latest: (path: String, time: Int)?
    for name in Files.list(directory) ?? [] where name.hasPrefix("session-") {
      guard let process = Int32(name.dropFirst("session-".count)), kill(process, 0) != 0 else {
        continue
      }
      var status = stat()
      guard stat("\(directory)/\(name)", &status) == 0 else { continue }
      let time = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
      if time > latest?.time ?? .min { latest = ("\(directory)/\(name)", time) }
    }
    return latest?.path
  }

  /// The entries of the latest session whose process is gone, which is forgotten by that; nil when
  /// there is none.
  func entriesOfLost() -> [String]? {
    // A record that cannot be read is none.
    guard let latest = latestLost, let text = try? Files.read(latest) else { return nil }
    unlink(latest)
    var entries: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix(Self.amendment) {
        _ = entries.popLast()
        let kept = Self.unescaped(String(line.dropFirst(Self.amendment.count)))
        if !kept.isEmpty { entries.append(kept) }
      } else if line.hasPrefix(Self.substitution) {
        let parts = line.dropFirst(Self.substitution.count).split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let count = Int(parts[0]), count >= 0 else { continue }
        entries.removeLast(min(count, entries.count))
        entries.append(Self.unescaped(String(parts[1])))
      } else {
        entries.append(Self.unescaped(String(line)))
      }
    }
    return entries
  }

  /// One entry a line: newlines and backslashes are written as escapes.
  static func escaped(_ entry: String) -> String {
    entry.map { $0 == "\n" ? "\\n" : $0 == "\\" ? "\\\\" : String($0) }.joined()
  }

  static func unescaped(_ line: String) -> String {
    var result = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
