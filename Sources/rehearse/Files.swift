import Glibc

/// Reading and writing whole files.
enum Files {
  /// Why a file could not be read or written, as a clause.
  struct Problem: Error {
    var reason: String
  }

  /// The most that is read of one file, in bytes.
  static let byteLimit = 1 << 20

  /// The text of a file. A directory, a file that is too long or is not UTF-8 is a problem.
  static func read(_ path: String) throws(Problem) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Problem(reason: systemReason) }
    if status.st_mode & S_IFMT == S_IFDIR { throw Problem(reason: "it is a directory") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(reason: systemReason) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Problem(reason: systemReason)
      }
      bytes += chunk[..<count]
      if bytes.count > byteLimit { throw Problem(reason: "it is longer than 1 MiB") }
    }
    return try text(bytes)
  }

  private static func text(_ bytes: [UInt8]) throws(Problem) -> String {
    if let text = String(validating: bytes, as: UTF8.self) {
      return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
    // The first line that is not text on its own is where the trouble is.
    var line = 1
    for piece in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: piece, as: UTF8.self) == nil { break }
      line += 1
    }
    throw Problem(reason: "line \(line) is not UTF-8 text")
  }

  /// Writes a file whole or not at all: beside it first, then in its place.
  static func write(_ text: String, to path: String) throws(Problem) {
    try write(to: path) { write in
      write(text)
    }
  }

  /// Writes a file from pieces, of which it holds few at a time, whole or not at all: beside it first,
  /// then in its place.
  /// - Parameter produce: hands the pieces over, and says whether they are all there are; where not,
  ///   nothing is written. A piece that is not taken tells it to stop.
  static func write(
    to path: String, _ produce: (_ write: (String) -> Bool) -> Bool
  ) throws(Problem) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Problem(reason: "it is a directory")
    }
    // A link stays, and what it leads to is replaced.
    let path = realPath(path) ?? path
    let beside = "\(path).\(getpid()).new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Problem(reason: systemReason) }
    if status.st_mode != 0 { fchmod(descriptor, status.st_mode & 0o7777) }
    var pending: [UInt8] = []
    var reason: String?
    let isWhole = produce { piece in
      pending += piece.utf8
      if reason == nil, pending.count >= 1 << 16 {
        reason = problem(writing: pending, to: descriptor)
        pending.removeAll(keepingCapacity: true)
      }
      return reason == nil
    }
    if reason == nil, isWhole { reason = problem(writing: pending, to: descriptor) }
    let isClosed = close(descriptor) == 0
    if reason == nil, isWhole {
      if isClosed, rename(beside, path) == 0 { return }
      reason = systemReason
    }
    unlink(beside)
    if let reason { throw Problem(reason: reason) }
  }

  /// Writes all bytes; gives what kept it from that.
  private static func problem(writing bytes: [UInt8], to descriptor: Int32) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return systemReason }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Makes the directory that a path lies in, for its owner alone, and those above it. Whoever then
  /// uses the path learns whether that worked.
  static func makeDirectory(holding path: String) {
    var end = path.startIndex
    while let slash = path[path.index(end, offsetBy: end < path.endIndex ? 1 : 0)...]
      .firstIndex(of: "/")
    {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
  }

  /// The path without links and `..`; nil where nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a directory, sorted; nil when there is no such directory.
  static func list(_ directory: String) -> [String]? {
    guard let handle = opendir(directory) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static var systemReason: String {
    String(cString: strerror(errno)).lowercased()
  }
}
