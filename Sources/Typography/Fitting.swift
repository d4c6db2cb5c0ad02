extension Line {
  /// Which side of a column its text keeps to.
  package enum Alignment: Sendable {
    case left, center, right
  }

  /// The line without its runs of no text, and neighbors of one style joined.
  package var normalized: Line {
    var result: [Run] = []
    for run in runs where !run.text.isEmpty {
      if let last = result.last, last.style == run.style {
        result[result.count - 1].text += run.text
      } else {
        result.append(run)
      }
    }
    return Line(result)
  }

  /// Both lines, one behind the other.
  package static func + (left: Line, right: Line) -> Line {
    Line(left.runs + right.runs).normalized
  }

  /// The line filled with spaces up to a width in cells; a longer line stays as it is.
  package func padded(to width: Int, _ alignment: Alignment = .left) -> Line {
    let missing = max(0, width - self.width)
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    func spaces(_ count: Int) -> Line { Line(String(repeating: " ", count: count)) }
    return spaces(before) + self + spaces(missing - before)
  }

  /// The line cut to a width in cells, with an ellipsis in the place of what was cut.
  package func truncated(to width: Int, theme: Theme) -> Line {
    guard self.width > width else { return self }
    let ellipsis = String((theme.isUnicode ? "…" : "...").prefix(max(0, width)))
    var room = width - displayWidth(ellipsis)
    var kept: [Run] = []
    for run in runs {
      let head = run.text.prefix(cells: room)
      kept.append(Run(String(head), run.style))
      room -= displayWidth(head)
      if head.endIndex < run.text.endIndex { break }
    }
    return Line(kept + [Run(ellipsis, kept.last?.style ?? .plain)]).normalized
  }
}

extension StringProtocol {
  /// The longest beginning that fits into a number of cells, in whole characters.
  func prefix(cells: Int) -> SubSequence {
    var room = cells
    var end = startIndex
    while end < endIndex {
      room -= displayWidth(self[end])
      if room < 0 { break }
      end = index(after: end)
    }
    return self[..<end]
  }
}
