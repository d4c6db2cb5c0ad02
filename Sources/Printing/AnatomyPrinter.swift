package import Tracing
package import Typography

/// Draws an actor opened: its mailbox at the left, and behind it, out of reach of everybody else,
/// what it does, what it remembers and what it follows.
package struct AnatomyPrinter {
  private let theme: Theme
  private let width: Int

  private static let widestMail = 22
  private static let label = 10
  /// So many rows has each part at most.
  private static let rows = 12

  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = width
  }

  package func lines(_ anatomy: Anatomy) -> [Line] {
    let mailbox = mailbox(of: anatomy)
    let inside = sections(of: anatomy)
    let mailWidth = min(Self.widestMail, max(9, mailbox.map(\.width).max() ?? 0)) + 4
    let arrow = 5
    let wanted = inside.joined().map(\.width).max() ?? 0
    let title = "\(anatomy.name), \(withArticle(anatomy.behavior))"
    let room = width - mailWidth - arrow - 4
    let boxWidth = min(room, max(wanted, displayWidth(title))) + 4

    let left = box([mailbox], mailWidth, title: "mailbox")
    let right = box(inside, boxWidth, title: title)
    let height = max(left.count, right.count)
    return (0..<height).map { row in
      let mail = left.indices.contains(row) ? left[row] : Line()
      let actor = right.indices.contains(row) ? right[row] : Line()
      // The first message is what goes in next.
      let link = row == 2 ? (theme.isUnicode ? " ──▶ " : " --> ") : String(repeating: " ", count: 5)
      return (mail.padded(to: mailWidth) + Line(link) + actor).withoutTrailingSpaces
    }
  }

  // MARK: Parts

  private func mailbox(of anatomy: Anatomy) -> [Line] {
    var lines = anatomy.mail.prefix(Self.rows).map { Line($0, .message) }
    if lines.isEmpty { lines.append(Line("empty", .faint)) }
    let more = anatomy.waiting - min(anatomy.mail.count, Self.rows)
    if more > 0 { lines.append(Line("and \(more) more", .faint)) }
    return lines
  }

  private func sections(of anatomy: Anatomy) -> [[Line]] {
    var state = anatomy.fields.map { "\($0.name) = \($0.value)" }
    if !anatomy.section.isEmpty { state.insert("in \(anatomy.section)", at: 0) }
    let handlers = anatomy.handlers.map { handler in
      "on \(handler.text)" + (handler.isCurrent ? (theme.isUnicode ? "  ◀ here" : "  <- here") : "")
    }
    return [
      section("control", anatomy.control),
      section("state", state.isEmpty ? ["nothing to remember"] : state),
      section("behavior", handlers.isEmpty ? ["handles nothing"] : handlers),
    ]
  }

  private func section(_ label: String, _ texts: [String]) -> [Line] {
    var shown = Array(texts.prefix(Self.rows))
    if texts.count > shown.count { shown.append("and \(texts.count - shown.count) more") }
    return shown.enumerated().map { index, text in
      Line(index == 0 ? label : "", .strong).padded(to: Self.label) + Line(text)
    }
  }

  // MARK: Boxes

  private struct Signs {
    let corners: [String]
    let across: String
    let down: String
  }

  private var signs: Signs {
    theme.isUnicode
      ? Signs(corners: ["┌", "┐", "├", "┤", "└", "┘"], across: "─", down: "│")
      : Signs(corners: ["+", "+", "+", "+", "+", "+"], across: "-", down: "|")
  }

  /// Parts below each other in one box, under its title.
  private func box(_ parts: [[Line]], _ width: Int, title: String) -> [Line] {
    let signs = signs
    func border(_ left: Int) -> Line {
      let line = String(repeating: signs.across, count: max(0, width - 2))
      return Line(signs.corners[left] + line + signs.corners[left + 1])
    }
    var lines = [Line(" \(title)", .actor).truncated(to: width, theme: theme)]
    for (index, part) in parts.enumerated() {
      lines.append(border(index == 0 ? 0 : 2))
      for content in part {
        let cut = content.shortened(to: width - 4, theme: theme)
        lines.append(Line("\(signs.down) ") + cut.padded(to: width - 4) + Line(" \(signs.down)"))
      }
    }
    lines.append(border(4))
    return lines
  }
}

extension Line {
  /// The line within a number of cells: what is cut is cut out of its last run.
  fileprivate func shortened(to width: Int, theme: Theme) -> Line {
    guard self.width > width, let last = runs.last else { return self }
    let before = Line(Array(runs.dropLast()))
    let text = DiagramLabel.shortened(last.text, to: max(1, width - before.width), theme)
    return before + Line(text, last.style)
  }
}
