/// Rows of cells, laid out in columns that line up on a terminal whatever is in them.
package struct Table: Equatable, Sendable {
  /// How the cells of each column are aligned; a row may have fewer cells, never more.
  package var columns: [Line.Alignment]
  /// The cells above the rule; nil when there is no rule.
  package var header: [Line]?
  package var rows: [[Line]]

  /// What stands between two columns.
  private static let gap = 2
  /// No column is squeezed below this many cells.
  private static let narrowest = 6

  package init(columns: [Line.Alignment], header: [Line]? = nil, rows: [[Line]]) {
    self.columns = columns
    self.header = header
    self.rows = rows
  }

  /// The table's lines, at most `width` cells wide unless there are too many columns for that;
  /// nil sets no limit. Cells that do not fit are wrapped; no line ends in spaces.
  package func lines(theme: Theme, width: Int? = nil) -> [Line] {
    let widths = fitted(to: width)
    let body = rows.flatMap { lines(of: $0, widths: widths) }
    guard let header else { return body }
    let rule = widths.map { String(repeating: theme.isUnicode ? "─" : "-", count: $0) }
    return lines(of: header, widths: widths)
      + [Line(rule.joined(separator: String(repeating: " ", count: Self.gap)), .faint)] + body
  }

  /// The width of each column: what its cells need, taken from the widest first until all fit.
  private func fitted(to width: Int?) -> [Int] {
    var widths = columns.indices.map { column in
      ((header.map { [$0] } ?? []) + rows).map { row in
        row.indices.contains(column) ? row[column].width : 0
      }.max() ?? 0
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - width
    while excess > 0, let widest = widths.max(), widest > Self.narrowest,
      let column = widths.firstIndex(of: widest)
    {
      widths[column] -= 1
      excess -= 1
    }
    return widths
  }

  private func lines(of row: [Line], widths: [Int]) -> [Line] {
    let cells = widths.indices.map { column in
      row.indices.contains(column) ? row[column].wrapped(to: widths[column]) : [Line()]
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { level in
      var line = Line()
      for column in widths.indices {
        let cell = cells[column].indices.contains(level) ? cells[column][level] : Line()
        if column > 0 { line = line + Line(String(repeating: " ", count: Self.gap)) }
        line = line + cell.padded(to: widths[column], columns[column])
      }
      return line.withoutTrailingSpaces
    }
  }
}

extension Line {
  /// The line without the spaces at its end.
  package var withoutTrailingSpaces: Line {
    var result = normalized
    while let last = result.runs.last {
      let end = last.text.lastIndex { $0 != " " }
      guard let end else {
        result.runs.removeLast()
        continue
      }
      result.runs[result.runs.count - 1].text = String(last.text[...end])
      break
    }
    return result
  }
}
