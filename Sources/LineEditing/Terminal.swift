import Glibc

/// What is known about the terminal, if there is one, that the process reads from and writes to.
package struct Terminal: Sendable {
  /// A window's extent in cells.
  package struct Size: Equatable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }

    /// What is assumed where there is no window to ask.
    package static let usual = Size(columns: 80, rows: 24)
  }

  /// Whether somebody types the input and sees the output.
  package let isInteractive: Bool
  /// Whether the output goes to a terminal.
  package let isOutputTerminal: Bool
  /// Whether diagnostics go to a terminal.
  package let isErrorTerminal: Bool
  /// Whether the terminal says of itself that it knows no escape sequences (`TERM=dumb`).
  package let isDumb: Bool
  /// Whether the user asked for no color (`NO_COLOR`, whatever its value).
  package let isColorRefused: Bool

  /// Asks the three standard descriptors and the environment.
  package init(environment: Environment) {
    isOutputTerminal = isatty(STDOUT_FILENO) == 1
    isErrorTerminal = isatty(STDERR_FILENO) == 1
    isInteractive = isatty(STDIN_FILENO) == 1 && isOutputTerminal
    isDumb = environment["TERM"] == "dumb"
    isColorRefused = environment["NO_COLOR"] != nil
  }

  /// Whether escape sequences for color may be written to the output.
  package var isOutputColored: Bool {
    isOutputTerminal && !isDumb && !isColorRefused
  }

  /// Whether escape sequences for color may be written with diagnostics.
  package var isErrorColored: Bool {
    isErrorTerminal && !isDumb && !isColorRefused
  }

  /// The window's size now, or the usual one where the output has no window or does not know.
  package var size: Size {
    Size.ofOutput
  }
}

extension Terminal.Size {
  static var ofOutput: Self {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return .usual
    }
    let rows = window.ws_row > 0 ? Int(window.ws_row) : usual.rows
    return Self(columns: Int(window.ws_col), rows: rows)
  }
}
