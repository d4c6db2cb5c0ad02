import CEditLine

/// In which row of the lines that it draws the editor leaves the cursor, counted from 0.
struct CursorRow {
  private(set) var row = 0
  private var column = 0
  private let columns: Int

  /// - Parameter text: what is typed up to the cursor.
  init(behind prompt: StyledPrompt, _ text: String, columns: Int) {
    self.columns = max(1, columns)
    for scalar in prompt.visible.unicodeScalars { put(scalar) }
    for scalar in text.unicodeScalars { put(scalar) }
  }

  /// As `re_addc` of libedit does.
  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(wcwidth(wchar_t(scalar.value)))
    switch scalar {
    case "\n":
      row += 1
      column = 0
    case "\t":
      repeat { fill(1) } while column % 8 != 0
    case _ where width >= 0:
      // A wide character is not divided.
      if column + width > columns { fill(columns - column) }
      fill(width)
    default:
      // Drawn as ^X, or else as its number.
      let length = scalar.isASCII ? 2 : scalar.value > 0xFFFF ? 8 : 7
      for _ in 0..<length { fill(1) }
    }
  }

  private mutating func fill(_ count: Int) {
    column += count
    guard column >= columns else { return }
    row += 1
    column = 0
  }
}
