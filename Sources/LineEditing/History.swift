/// What was typed before, oldest first, kept across runs in a file.
///
/// The list in memory is this run's own view: what the file held at the start and what was typed
/// since. The file gathers the entries of every run, also of those going on at the same time.
package struct History {
  /// How many entries are kept; the oldest go first.
  package static let limit = 1000
  /// A longer entry, in bytes, is not kept: the file stays small enough to be rewritten each time.
  package static let entryByteLimit = 16 * 1024

  /// Oldest first; no two are equal; at most `limit`.
  package private(set) var entries: [String] = []
  private let file: HistoryFile?
  /// Whether the user has been told that entries are not being saved.
  private var isFailureReported = false

  /// Reads the history at a path, and with no path begins one that is not kept. A file that cannot
  /// be read is set aside, and `problem` says so; nothing is written before an entry is remembered.
  package init(path: String?, problem: inout HistoryProblem?) {
    file = path.map(HistoryFile.init)
    guard let file else { return }
    switch file.read() {
    case .entries(let stored):
      entries = stored.reduce(into: []) { Self.add($1, to: &$0) }
    case .damaged(let reason):
      let failure = file.setAside(reason: reason)
      problem = failure
      if case .leftAlone = failure { isFailureReported = true }
    }
  }

  /// Adds what was typed, in place of an equal older entry, and saves it. Blank, overlong and
  /// unprintable (NUL) entries are let go. Answers a problem to warn of at most once per history.
  package mutating func remember(_ entry: String) -> HistoryProblem? {
    guard Self.isWorthKeeping(entry) else { return nil }
    Self.add(entry, to: &entries)
    guard let file else { return nil }
    do {
      try file.update { stored in
        Self.add(entry, to: &stored)
      }
      return nil
    } catch {
      defer { isFailureReported = true }
      return isFailureReported ? nil : error
    }
  }

  /// `$XDG_STATE_HOME/rehearse/history`, else below `~/.local/state`; nil without a home.
  package static func defaultPath(environment: Environment) -> String? {
    // The XDG Base Directory Specification has relative paths ignored.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/rehearse/history"
    }
    return environment["HOME"].map { $0 + "/.local/state/rehearse/history" }
  }

  private static func isWorthKeeping(_ entry: String) -> Bool {
    !entry.utf8.contains(0) && entry.utf8.count <= entryByteLimit
      && !entry.allSatisfy(\.isWhitespace)
  }

  private static func add(_ entry: String, to entries: inout [String]) {
    entries.removeAll { $0 == entry }
    entries.append(entry)
    entries.removeFirst(max(0, entries.count - limit))
  }
}
