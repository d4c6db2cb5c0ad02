import Actors
package import Diagnostics
package import Typography

/// Shows what somebody wrote wrong: the place, a caret, what is wrong and what to try.
package struct DiagnosticPrinter {
  /// How wide the prompt before a typed line is; nil where the line is not on the screen.
  private let promptWidth: Int?

  package init(promptWidth: Int?) {
    self.promptWidth = promptWidth
  }

  /// The lines for a diagnostic about a source.
  package func lines(_ diagnostic: Diagnostic, in source: Source) -> [Line] {
    let style: Style = diagnostic.severity == .error ? .error : .warning
    let text = visible(message(diagnostic))
    guard let span = diagnostic.span else { return [Line(header(source, nil) + text, style)] }
    let number = source.line(at: span.start)
    let line = source.text(ofLine: number)
    let column = source.column(at: span.start) - 1
    let isTypedAbove = source.name == nil && promptWidth != nil
    if isTypedAbove, !source.text.contains("\n"), displayWidth(line) <= 300 {
      let indent = (promptWidth ?? 0) + displayWidth(visible(String(line.prefix(column))))
      return [
        Line([
          .init(String(repeating: " ", count: indent)),
          .init(carets(span, source, line, column), .place), .init(" "), .init(text, style),
        ])
      ]
    }
    let (shown, start) = window(line, around: column)
    let indent = 2 + displayWidth(visible(String(shown.prefix(column - start))))
    return [
      Line(header(source, span) + text, style),
      Line("  " + visible(shown), .code),
      Line([
        .init(String(repeating: " ", count: indent)),
        .init(carets(span, source, shown, column - start), .place),
      ]),
    ]
  }

  private func message(_ diagnostic: Diagnostic) -> String {
    (diagnostic.severity == .warning ? "warning: " : "") + diagnostic.message
      + (diagnostic.hint.map { "; " + $0 } ?? "")
  }

  private func header(_ source: Source, _ span: Span?) -> String {
    let line = span.map { source.line(at: $0.start) + source.linesBefore }
    guard let name = source.name else {
      return source.text.contains("\n") ? line.map { "line \($0): " } ?? "" : ""
    }
    guard let line, let span else { return "\(visible(name)): " }
    return "\(visible(name)):\(line):\(source.column(at: span.start)): "
  }

  /// As many carets as the place is wide on its line.
  private func carets(_ span: Span, _ source: Source, _ line: String, _ column: Int) -> String {
    let covered = source[span].prefix { $0 != "\n" }
    let rest = max(1, displayWidth(visible(String(line.dropFirst(column)))))
    return String(repeating: "^", count: max(1, min(displayWidth(visible(String(covered))), rest)))
  }

  /// A part of a very long line that shows the place, and where that part begins.
  private func window(_ line: String, around column: Int) -> (String, start: Int) {
    guard line.count > 160 else { return (line, 0) }
    let start = max(0, column - 60)
    return (String(line.dropFirst(start).prefix(140)), start)
  }
}
