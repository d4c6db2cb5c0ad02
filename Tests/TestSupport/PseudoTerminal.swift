import Glibc

/// A program at a terminal of its own, typed at and watched by a test.
///
/// Nothing here sleeps: whoever types next waits for what the program shows first. A failed wait
/// throws what was on the screen instead.
package final class PseudoTerminal {
  private let master: Int32
  private let child: ChildProcess
  private let environment: TestEnvironment
  private var visible = VisibleText()
  /// Text that has come and that no `expect` has passed yet.
  private var unread: [UInt8] = []
  private var isClosed = false
  private var isAtEnd = false
  private var status: ExitStatus?

  /// Starts a program; its environment is `environment` and nothing else.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: TestEnvironment? = nil,
    columns: Int = 80, rows: Int = 24
  ) throws {
    self.environment = try environment ?? TestEnvironment()
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else {
      throw HarnessFailure("no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    do {
      let path = try Self.unlock(master)
      Self.setSize(of: master, columns: columns, rows: rows)
      child = try ChildProcess(
        executable, arguments, environment: self.environment.variables,
        channels: Array(repeating: .terminal(path), count: 3))
    } catch {
      Glibc.close(master)
      throw error
    }
  }

  deinit {
    close()
    if status == nil { child.kill() }
  }

  /// The functions for this are not visible to Swift; these are the requests that they make
  /// (`TIOCSPTLCK` and `TIOCGPTN` of ioctl_tty(2)).
  private static func unlock(_ master: Int32) throws -> String {
    var zero: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(master, 0x4004_5431, &zero) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw HarnessFailure("no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    return "/dev/pts/\(number)"
  }

  private static func setSize(of master: Int32, columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// How many whole lines the tool has erased in what has been read.
  package var erasedLines: Int { visible.erasedLines }

  /// Types text; `"\r"` is Enter, `"\u{3}"` Ctrl-C, `"\t"` TAB.
  package func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("cannot type \(text.debugDescription)") }
      rest.removeFirst(count)
    }
  }

  /// Waits until text shows and answers what showed up to its end, without escape sequences and
  /// carriage returns. What follows is left for the next `expect`.
  @discardableResult
  package func expect(_ text: String, within timeout: Duration = .seconds(20)) throws -> String {
    let deadline = Deadline(after: timeout)
    let wanted = Array(text.utf8)
    while true {
      if let range = unread.firstRange(of: wanted) {
        defer { unread.removeSubrange(..<range.upperBound) }
        return String(decoding: unread[..<range.upperBound], as: UTF8.self)
      }
      guard try receive(by: deadline) else {
        throw failure("\(text.debugDescription) does not show")
      }
    }
  }

  /// Waits for the program's end; answers how it came and what showed until then.
  package func waitForExit(
    within timeout: Duration = .seconds(20)
  ) throws -> (status: ExitStatus, output: String) {
    let deadline = Deadline(after: timeout)
    while try receive(by: deadline) {}
    if status == nil { status = child.status(by: deadline) }
    guard let status else { throw failure("the program goes on") }
    defer { unread = [] }
    return (status, String(decoding: unread, as: UTF8.self))
  }

  /// Changes the window's size, which the program is told by a signal.
  package func resize(columns: Int, rows: Int) {
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  /// Closes the window: the program is hung up on.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    Glibc.close(master)
  }

  /// Waits for more output; false at its end or when time is up.
  private func receive(by deadline: Deadline) throws -> Bool {
    guard !isClosed, !isAtEnd else { return false }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, deadline.milliseconds)
    if ready < 0, errno == EINTR { return true }
    guard ready > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &chunk, chunk.count)
    if count < 0, errno == EINTR { return true }
    // EIO is how the end shows: nobody has the other side open any more.
    guard count > 0 else {
      isAtEnd = true
      return false
    }
    unread += visible.text(in: chunk[..<count])
    return true
  }

  private func failure(_ what: String) -> HarnessFailure {
    HarnessFailure("\(what); there is: \(String(decoding: unread, as: UTF8.self).debugDescription)")
  }
}
