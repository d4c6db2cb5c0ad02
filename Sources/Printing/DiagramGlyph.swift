import Typography

/// One character of a diagram's drawing.
enum DiagramGlyph: UInt8 {
  case blank
  // Down the page.
  case lifeline
  /// The lifeline of somebody who waits inside a turn.
  case blocked
  /// A message on its way.
  case travels
  /// A message in a mailbox.
  case waits
  // Across it.
  case solid, path, clock
  /// Dashes in the even columns, or in the odd ones.
  case dashed, oddlyDashed
  case headRight, headLeft
  /// From the left and on downwards, and so on.
  case leftToDown, rightToDown, downToRight, downToLeft
  /// From the left, up and down.
  case junction
  // Where something happens.
  case sends, receives, born, changes, unhandled, deadLetter, lost, arrives, fails, stops

  /// Whether a line across the page passes behind it.
  var isVertical: Bool {
    switch self {
    case .lifeline, .blocked, .travels, .waits: true
    default: false
    }
  }

  /// A line that has a dash at a column, if it has dashes.
  func dashed(at column: Int) -> DiagramGlyph {
    guard self == .dashed else { return self }
    return column % 2 == 0 ? .dashed : .oddlyDashed
  }

  /// - Parameter column: where it stands: a dashed line has its gaps in every second column.
  func text(_ theme: Theme, at column: Int) -> Character {
    theme.isUnicode ? unicode : ascii(column)
  }

  private var unicode: Character {
    switch self {
    case .blank: " "
    case .lifeline, .travels: "│"
    case .blocked, .waits: "┆"
    case .solid: "─"
    case .dashed, .oddlyDashed: "╌"
    case .path: "━"
    case .clock: "┄"
    case .headRight: "▶"
    case .headLeft: "◀"
    case .leftToDown: "┐"
    case .rightToDown: "┌"
    case .downToRight: "└"
    case .downToLeft: "┘"
    case .junction: "┤"
    case .sends: "○"
    case .receives: "●"
    case .born: "┬"
    case .changes: "◆"
    case .unhandled: "?"
    case .deadLetter: "⊗"
    case .lost: "✕"
    case .arrives: "▾"
    case .fails: "!"
    case .stops: "■"
    }
  }

  private func ascii(_ column: Int) -> Character {
    switch self {
    case .blank: " "
    case .lifeline, .travels: "|"
    case .blocked, .waits: ":"
    case .solid: "-"
    case .dashed: column % 2 == 0 ? "-" : " "
    case .oddlyDashed: column % 2 == 1 ? "-" : " "
    case .path: "="
    case .clock: column % 2 == 0 ? "." : " "
    case .headRight: ">"
    case .headLeft: "<"
    case .leftToDown, .rightToDown, .downToRight, .downToLeft, .junction, .born: "+"
    case .sends: "o"
    case .receives: "*"
    case .changes: "@"
    case .unhandled: "?"
    case .deadLetter: "X"
    case .lost: "x"
    case .arrives: "v"
    case .fails: "!"
    case .stops: "#"
    }
  }

  var style: Style {
    switch self {
    case .blank, .solid, .dashed, .oddlyDashed, .headRight, .headLeft, .leftToDown, .rightToDown,
      .downToRight,
      .downToLeft, .junction, .travels:
      .plain
    case .lifeline, .blocked, .waits, .clock: .faint
    case .path, .sends, .receives, .born, .changes, .arrives, .stops: .strong
    case .unhandled, .deadLetter, .lost: .warning
    case .fails: .error
    }
  }
}
