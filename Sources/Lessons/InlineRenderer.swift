internal import Typography

/// The words of a paragraph as styled lines.
///
/// Where there is no color, what is set apart keeps Markdown's own marks, or nobody could tell a
/// name in code from a word.
struct InlineRenderer {
  let theme: Theme

  /// One line for each that the author broke; never none.
  func lines(of words: [Inline], _ style: Style) -> [Line] {
    var lines = [Line()]
    for word in words { add(word, style, to: &lines) }
    return lines.map(\.normalized)
  }

  private func add(_ word: Inline, _ style: Style, to lines: inout [Line]) {
    func append(_ text: String, _ style: Style) {
      lines[lines.count - 1].runs.append(Line.Run(escaped(text), style))
    }
    func enclose(_ inner: [Inline], in mark: String, _ innerStyle: Style) {
      if !theme.isColored { append(mark, style) }
      for word in inner { add(word, innerStyle, to: &lines) }
      if !theme.isColored { append(mark, style) }
    }
    switch word {
    case .text(let text): append(text, style)
    case .code(let text): append(theme.isColored ? text : "`\(text)`", .code)
    case .emphasis(let inner): enclose(inner, in: "*", .emphasis)
    case .strong(let inner): enclose(inner, in: "**", .strong)
    case .link(let inner, let address), .image(let inner, let address):
      for word in inner { add(word, style, to: &lines) }
      let text = inner.map(\.plain).joined()
      // An address that is its own text is not said twice.
      guard !address.isEmpty, address != text, address != "mailto:" + text else { return }
      append("\(text.isEmpty ? "" : " ")<\(address)>", .faint)
    case .softBreak: append(" ", style)
    case .hardBreak: lines.append(Line())
    }
  }
}
