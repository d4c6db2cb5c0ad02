import Glibc
import LineEditing
import Sessions

/// One line on standard error that says how far long work is, where somebody watches: it comes after
/// a while, changes a few times a second, and goes at the end.
final class ProgressLine {
  private let terminal: Terminal
  /// When the work began; nil when none is going on.
  private var beginning: Int?
  private var lastShown = 0
  private var isShown = false

  private static let patience = 300_000
  private static let interval = 200_000

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  /// Lets a session tell the time and say how far it is.
  func serve(_ session: Session) {
    session.stopwatch = { Self.now }
    session.progress = { [self] in show($0) }
  }

  private func show(_ text: String?) {
    guard terminal.isErrorTerminal, !terminal.isDumb else { return }
    guard let text else {
      if isShown { write("\r\u{1B}[2K") }
      beginning = nil
      isShown = false
      return
    }
    let now = Self.now
    guard let beginning else {
      self.beginning = now
      return
    }
    guard now - beginning >= Self.patience, now - lastShown >= Self.interval else { return }
    lastShown = now
    isShown = true
    write("\r\u{1B}[2K\(text) (Ctrl-C stops)")
  }

  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      // Nothing depends on it.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Microseconds since some moment.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}
