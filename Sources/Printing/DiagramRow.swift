import Typography

/// One line of a diagram while it is drawn: glyphs, and texts that lie on them.
struct DiagramRow {
  private var glyphs: [DiagramGlyph]
  private var texts: [(start: Int, text: String, style: Style)] = []
  /// What stands in the left margin.
  var margin = Line()

  init(width: Int) {
    glyphs = [DiagramGlyph](repeating: .blank, count: max(1, width))
  }

  subscript(column: Int) -> DiagramGlyph {
    get { glyphs.indices.contains(column) ? glyphs[column] : .blank }
    set { if glyphs.indices.contains(column) { glyphs[column] = newValue } }
  }

  /// Lays a line across, behind what goes down.
  mutating func lay(_ glyph: DiagramGlyph, _ columns: Range<Int>) {
    for column in columns where self[column] == .blank { self[column] = glyph }
  }

  /// Lays a text on the glyphs; nothing else may lie there.
  mutating func write(_ text: String, at start: Int, _ style: Style) {
    guard !text.isEmpty else { return }
    texts.append((start, text, style))
    texts.sort { $0.start < $1.start }
  }

  /// The stretches between what goes down, within columns, from left to right.
  func gaps(in columns: Range<Int>) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = columns.lowerBound
    for column in columns where self[column].isVertical {
      if column > start { gaps.append(start..<column) }
      start = column + 1
    }
    if start < columns.upperBound { gaps.append(start..<columns.upperBound) }
    return gaps
  }

  /// - Parameter indentation: how wide the margin is.
  func line(_ theme: Theme, indentation: Int) -> Line {
    var runs = margin.padded(to: indentation).runs
    var column = 0
    for (start, text, style) in texts {
      draw(column..<max(column, start), theme, into: &runs)
      runs.append(Line.Run(text, style))
      column = max(column, start) + displayWidth(text)
    }
    draw(column..<max(column, glyphs.count), theme, into: &runs)
    return Line(runs).withoutTrailingSpaces
  }

  private func draw(_ columns: Range<Int>, _ theme: Theme, into runs: inout [Line.Run]) {
    for column in columns {
      let glyph = self[column]
      if runs.isEmpty || runs[runs.count - 1].style != glyph.style {
        runs.append(Line.Run("", glyph.style))
      }
      runs[runs.count - 1].text.append(glyph.text(theme, at: column))
    }
  }
}
