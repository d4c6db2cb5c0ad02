package import Typography

/// A lesson's text as lines for a terminal, with the places where it is played.
package struct MarkdownRenderer: Sendable {
  /// A piece of a lesson as it is shown.
  package enum Piece: Equatable, Sendable {
    case line(Line)
    /// A fence whose steps are played here, by its index in the lesson.
    case fence(Int)
    /// A note for the speaker.
    case note(String)
    /// The lines of the lesson's next heading follow.
    case heading

    /// Whether an empty line parts it from what is before.
    var isParted: Bool {
      switch self {
      case .line, .heading: true
      case .fence, .note: false
      }
    }
  }

  package let theme: Theme
  /// The width in cells that prose is wrapped to.
  package let width: Int

  /// Prose is never wrapped to less, however narrow the terminal or deep the list.
  private static let narrowest = 12

  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = max(Self.narrowest, width)
  }

  /// A text of its own, such as a task.
  func lines(ofMarkdown text: [String]) -> [Line] {
    let document = MarkdownDocument(text.map { $0 + "\n" }.joined())
    let fences = document.codeBlocks.map {
      Fence(kind: .other, requirements: [], code: $0, steps: [])
    }
    return pieces(of: document.blocks, fences: fences).compactMap { piece in
      if case .line(let line) = piece { line } else { nil }
    }
  }

  /// The whole lesson, with an empty line between two blocks.
  package func pieces(of lesson: Lesson) -> [Piece] {
    pieces(of: lesson.markup, fences: lesson.fences)
  }

  private func pieces(of blocks: [Markup], fences: [Fence], isTight: Bool = false) -> [Piece] {
    var result: [Piece] = []
    for block in blocks {
      let pieces = pieces(of: block, fences: fences)
      if !isTight, !result.isEmpty, pieces.first?.isParted == true { result.append(.line(Line())) }
      result += pieces
    }
    return result
  }

  private func pieces(of block: Markup, fences: [Fence]) -> [Piece] {
    switch block {
    case .heading(let level, let words): return heading(words, level: level)
    case .paragraph(let words): return wrapped(words, .plain).map(Piece.line)
    case .list(let start, let isTight, let items):
      return list(items, start: start, isTight: isTight, fences: fences)
    case .quote(let blocks):
      let bar = Line(theme.isUnicode ? "│ " : "| ", .faint)
      return narrowed(by: 2).pieces(of: blocks, fences: fences)
        .prefixed(first: bar, rest: bar)
    case .code(let index): return code(index, fences: fences)
    case .table(let columns, let header, let rows):
      let table = Table(
        columns: columns, header: header.map { cell($0, .strong) },
        rows: rows.map { $0.map { cell($0, .plain) } })
      return table.lines(theme: theme, width: width).map(Piece.line)
    case .rule: return [.line(rule(theme.isUnicode ? "─" : "-", width: width))]
    case .html(let text): return html(text)
    case .note(let text): return [.note(text)]
    }
  }

  /// The words of a block of HTML; its tags mean nothing on a terminal.
  private func html(_ text: String) -> [Piece] {
    let words = text.split(separator: "<", omittingEmptySubsequences: false).enumerated().map {
      $0 == 0 ? $1 : $1.drop { $0 != ">" }.dropFirst()
    }.joined(separator: " ")
    return TextLines(words).lines.map { trimmed($0.text[...]) }.filter { !$0.isEmpty }
      .flatMap { Line(escaped($0)).wrapped(to: width) }.map(Piece.line)
  }

  private func heading(_ words: [Inline], level: Int) -> [Piece] {
    let lines = wrapped(words, .heading)
    let mark: Character? =
      switch level {
      case 1: theme.isUnicode ? "═" : "="
      case 2: theme.isUnicode ? "─" : "-"
      default: nil
      }
    let under = mark.map { rule($0, width: lines.map(\.width).max() ?? 0) }
    return [.heading] + (lines + (under.map { [$0] } ?? [])).map(Piece.line)
  }

  private func rule(_ mark: Character, width: Int) -> Line {
    Line(String(repeating: mark, count: width), .faint)
  }

  private func list(
    _ items: [[Markup]], start: Int?, isTight: Bool, fences: [Fence]
  ) -> [Piece] {
    let last = (start ?? 0) + max(0, items.count - 1)
    let markWidth = start == nil ? 2 : "\(last). ".count
    var result: [Piece] = []
    for (index, item) in items.enumerated() {
      if index > 0, !isTight { result.append(.line(Line())) }
      let mark = start.map { "\($0 + index). " } ?? (theme.isUnicode ? "• " : "- ")
      let inner = narrowed(by: markWidth).pieces(of: item, fences: fences, isTight: isTight)
      result += (inner.isEmpty ? [.line(Line())] : inner).prefixed(
        first: Line(mark).padded(to: markWidth, .right),
        rest: Line(String(repeating: " ", count: markWidth)))
    }
    return result
  }

  private func code(_ index: Int, fences: [Fence]) -> [Piece] {
    let fence = fences[index]
    if fence.isStop { return [.fence(index)] }
    let lines = fence.code.content.map { Piece.line(codeLine($0)) }
    if case .notebook = fence.kind { return [.line(Wording.notebookCaption)] + lines }
    return lines
  }

  /// A line of code, indented and never wrapped, so that it can be copied.
  func codeLine(_ text: String) -> Line {
    Line("    " + Self.escapedWithSpaces(text), .code).withoutTrailingSpaces
  }

  /// The text with tabs as spaces up to every fourth column, as Markdown reads them.
  private static func escapedWithSpaces(_ text: String) -> String {
    var result = ""
    for part in text.split(separator: "\t", omittingEmptySubsequences: false) {
      if !result.isEmpty || part.startIndex > text.startIndex {
        result += String(repeating: " ", count: 4 - displayWidth(result) % 4)
      }
      result += escaped(part)
    }
    return result
  }

  private func narrowed(by cells: Int) -> MarkdownRenderer {
    MarkdownRenderer(theme: theme, width: width - cells)
  }

  private func wrapped(_ words: [Inline], _ style: Style) -> [Line] {
    InlineRenderer(theme: theme).lines(of: words, style).flatMap { $0.wrapped(to: width) }
  }

  /// A cell of a table, which has no line breaks.
  private func cell(_ words: [Inline], _ style: Style) -> Line {
    let lines = InlineRenderer(theme: theme).lines(of: words, style)
    return lines.dropFirst().reduce(lines.first ?? Line()) { $0 + Line(" ") + $1 }
  }
}

extension [MarkdownRenderer.Piece] {
  /// The pieces with something before each line.
  fileprivate func prefixed(first: Line, rest: Line) -> [Element] {
    var isFirst = true
    return map { piece in
      guard case .line(let line) = piece else { return piece }
      defer { isFirst = false }
      return .line(((isFirst ? first : rest) + line).withoutTrailingSpaces)
    }
  }
}
