import Glibc

/// The file behind a history: UTF-8, an entry per line.
struct HistoryFile {
  /// What a file turned out to hold.
  enum Contents: Equatable {
    /// Oldest first, as they stand there. None where there is no file.
    case entries([String])
    case damaged(reason: String)
  }

  /// More bytes than a full history can have, so that whatever lies there is read in bounded memory.
  private static let byteLimit = 2 * History.limit * (History.entryByteLimit + 1)
  private static let namesTriedToSetAside = 100

  /// Where the entries are, behind symbolic links, which a rename would otherwise replace.
  let path: String

  init(path: String) {
    if let resolved = realpath(path, nil) {
      self.path = String(cString: resolved)
      free(resolved)
    } else {
      self.path = path
    }
  }

  /// What the file holds now.
  func read() -> Contents {
    // Not blocking, or a named pipe would hold up the prompt.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR
        ? .entries([]) : .damaged(reason: HistoryProblem.unreadable(systemReason()))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .damaged(reason: HistoryProblem.notAFile)
    }
    guard status.st_size <= Self.byteLimit else {
      return .damaged(reason: HistoryProblem.tooLarge)
    }
    return contents(of: descriptor)
  }

  private func contents(of descriptor: Int32) -> Contents {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.byteLimit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        return .damaged(reason: HistoryProblem.unreadable(systemReason()))
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard let entries = HistoryFormat.entries(in: bytes) else {
      return .damaged(reason: HistoryProblem.notUTF8)
    }
    return .entries(entries)
  }

  /// Gives the file a name under which it is in nobody's way.
  func setAside(reason: String) -> HistoryProblem {
    for number in 1...Self.namesTriedToSetAside {
      let newPath = "\(path).corrupt-\(number)"
      var status = stat()
      if lstat(newPath, &status) == 0 { continue }
      guard rename(path, newPath) == 0 else { break }
      return .setAside(path: path, newPath: newPath, reason: reason)
    }
    return .leftAlone(path: path, reason: reason)
  }

  /// Reads, changes and writes the entries while no other process does; readers see the file as it
  /// was or as it becomes.
  func update(_ change: (inout [String]) -> Void) throws(HistoryProblem) {
    createDirectories()
    let lock = FileLock(path: path + ".lock")
    defer { lock.release() }
    var entries: [String] = []
    switch read() {
    case .entries(let stored):
      entries = stored
    case .damaged(let reason):
      let problem = setAside(reason: reason)
      guard case .setAside = problem else { throw problem }
    }
    change(&entries)
    try replace(with: HistoryFormat.text(of: entries))
  }

  /// Only the owner may look into directories made here: lines typed can hold secrets.
  private func createDirectories() {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
      let parent = String(path[..<index])
      // One that exists is the usual case, and one that cannot be made shows when the file is written.
      if !parent.isEmpty { mkdir(parent, 0o700) }
    }
  }

  private func replace(with text: String) throws(HistoryProblem) {
    let newPath = "\(path).new-\(getpid())"
    unlink(newPath)
    let descriptor = open(newPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unsaved() }
    let isWritten = Self.write(text, to: descriptor)
    guard isWritten, close(descriptor) == 0, rename(newPath, path) == 0 else {
      let problem = unsaved()
      if !isWritten { close(descriptor) }
      unlink(newPath)
      throw problem
    }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      rest.removeFirst(count)
    }
    return true
  }

  private func unsaved() -> HistoryProblem {
    .unsaved(path: path, reason: HistoryProblem.unwritable(systemReason()))
  }

  private func systemReason() -> String {
    String(cString: strerror(errno))
  }
}
