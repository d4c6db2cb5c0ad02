/// How lines look on a particular output.
package struct Theme: Equatable, Sendable {
  /// Whether escape sequences for color and weight may be written.
  package var isColored: Bool
  /// Whether characters beyond ASCII may be used for rules, boxes and bullets.
  package var isUnicode: Bool

  package init(isColored: Bool, isUnicode: Bool) {
    self.isColored = isColored
    self.isUnicode = isUnicode
  }

  /// Neither color nor drawing characters: what a pipe gets.
  package static let plain = Theme(isColored: false, isUnicode: false)

  /// The line as it is written to the output, without a newline.
  package func text(_ line: Line) -> String {
    guard isColored || !isUnicode else { return line.plain }
    return line.runs.map { run in
      let text = isUnicode || run.style != .drawing ? run.text : Self.ascii(run.text)
      guard isColored, let code = Self.code(for: run.style), !text.isEmpty else { return text }
      return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }.joined()
  }

  /// The lines of a drawing in characters that every terminal has.
  private static func ascii(_ drawing: String) -> String {
    String(
      drawing.map { character in
        switch character {
        case "─", "┄": "-"
        case "│": "|"
        case "├", "┼", "┌", "┐": "+"
        case "└", "┘": "`"
        default: character
        }
      })
  }

  /// The parameters of "select graphic rendition" (ECMA-48, 8.3.117) for a role; the sixteen
  /// standard colors only, so that the terminal's own theme stays in charge.
  private static func code(for style: Style) -> String? {
    switch style {
    case .plain, .printed: nil
    case .actor: "36"
    case .message: "35"
    case .warning: "33"
    case .error: "31"
    case .faint, .drawing: "2"
    case .place: "31"
    case .prompt: "1;32"
    case .heading: "1;34"
    case .strong: "1"
    case .emphasis: "3"
    case .code: "36"
    }
  }
}
