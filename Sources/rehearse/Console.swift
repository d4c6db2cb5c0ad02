import Glibc
import Lessons
import LineEditing
import Sessions
import Typography

/// The one place that prints: results to standard output, diagnostics to standard error.
final class Console {
  let environment = Environment.process
  let terminal: Terminal
  let theme: Theme
  private let errorTheme: Theme
  /// What has been said and not yet been written.
  private var pending: [UInt8] = []
  private static let chunk = 1 << 14

  init(isPlain: Bool) {
    terminal = Terminal(environment: environment)
    let isUnicode = !isPlain && !terminal.isDumb
    theme = Theme(isColored: !isPlain && terminal.isOutputColored, isUnicode: isUnicode)
    errorTheme = Theme(isColored: !isPlain && terminal.isErrorColored, isUnicode: isUnicode)
  }

  deinit {
    flush()
  }

  /// How many columns there are to write in.
  var width: Int {
    terminal.isOutputTerminal ? terminal.size.columns : Terminal.Size.usual.columns
  }

  /// How wide text is set: long lines are hard to read.
  var readingWidth: Int { min(width, 100) }

  // MARK: Writing

  func write(_ output: Session.Output) {
    switch output {
    case .result(let line):
      write([line])
    case .printed(let line): writeResult(theme.text(line))
    case .diagnostic(let line): writeDiagnostic(line)
    }
  }

  /// Writes lines. A terminal would break long ones in the middle of a word.
  func write(_ lines: [Line]) {
    for line in lines {
      for part in terminal.isOutputTerminal ? line.wrapped(to: width) : [line] {
        writeResult(theme.text(part))
      }
    }
  }

  /// Lists the lessons that can be played.
  func writeLessons() {
    let progress = ProgressFile(environment: environment)
    write(
      LessonShelf().library.lines(
        theme: theme, width: width, bookmark: { progress.bookmark(of: $0) }))
  }

  func complain(_ text: String) {
    writeDiagnostic(Line(text, .error))
  }

  func warn(_ text: String) {
    writeDiagnostic(Line(text, .warning))
  }

  private func writeDiagnostic(_ line: Line) {
    for part in terminal.isErrorTerminal ? line.wrapped(to: width) : [line] {
      writeDiagnostic(errorTheme.text(part))
    }
  }

  /// Writes a line to standard output, at once where somebody watches.
  func writeResult(_ text: String) {
    pending += text.utf8
    pending.append(UInt8(ascii: "\n"))
    if terminal.isOutputTerminal || pending.count >= Self.chunk { flush() }
  }

  /// Writes a line to standard error, after the results that came before it.
  func writeDiagnostic(_ text: String) {
    flush()
    Self.writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Takes away the line above the cursor, where the terminal can.
  func eraseLineAbove() {
    guard !terminal.isDumb else { return }
    flush()
    Self.writeAll(Array("\u{1B}[A\r\u{1B}[2K".utf8), to: STDOUT_FILENO)
  }

  func flush() {
    guard !pending.isEmpty else { return }
    Self.writeAll(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes all bytes. Nobody reads any more: that ends the process quietly.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        exit(0)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        exit(2)
      }
    }
  }
}
