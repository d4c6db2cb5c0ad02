package import Tracing
package import Typography

/// Draws space and time in characters: a column for everybody who took part, time downwards.
package struct DiagramPrinter {
  private let theme: Theme
  private let width: Int

  /// - Parameter width: how many columns of characters there are.
  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = width
  }

  package func lines(_ picture: SpaceTime) -> [Line] {
    guard !picture.lifelines.isEmpty else { return [Line("nothing has happened yet", .faint)] }
    let capacity = DiagramLayout.capacity(of: picture, width: width)
    let panels = DiagramPanels(picture, capacity: capacity)
    var lines: [Line] = []
    for (number, kept) in panels.panels.enumerated() {
      if number > 0 { lines.append(Line()) }
      if panels.panels.count > 1 {
        let names = kept.map { picture.lifelines[$0].name }.joined(separator: ", ")
        lines.append(
          Line("panel \(number + 1) of \(panels.panels.count): \(names)", .heading)
            .truncated(to: width, theme: theme))
      }
      lines += panel(panels.panels.count == 1 ? picture : picture.narrowed(to: kept))
    }
    if panels.left > 0 {
      lines.append(
        Line("\(panels.left) more took part; diagram --only A,B draws some of them", .faint))
    }
    return lines
  }

  private func panel(_ picture: SpaceTime) -> [Line] {
    var drawing = DiagramDrawing(picture, width: width, theme: theme)
    drawing.draw()
    return drawing.lines + drawing.pending + [legend(picture)].compactMap { $0 }
  }

  /// What the signs mean that were used.
  private func legend(_ picture: SpaceTime) -> Line? {
    var meanings: [(DiagramGlyph, String)] = []
    func explain(_ glyph: DiagramGlyph, _ text: String, if isUsed: Bool) {
      if isUsed { meanings.append((glyph, text)) }
    }
    let kinds = picture.marks.map(\.kind)
    explain(.sends, "sends", if: kinds.contains { $0 == .sends })
    explain(.receives, "receives", if: kinds.contains { $0 == .receives })
    explain(.waits, "waits", if: kinds.contains { $0 == .waits || $0 == .receives })
    explain(.travels, "on its way", if: picture.arrows.contains { $0.isTravelling })
    explain(.path, "the path", if: !picture.highlighted.isEmpty)
    explain(.dashed, "ask and reply", if: picture.arrows.contains { $0.kind == .ask })
    guard !meanings.isEmpty else { return nil }
    let texts = meanings.map { glyph, text in
      let length = glyph == .dashed || glyph == .path ? 3 : 1
      let sign = (0..<length).map { glyph.text(theme, at: $0) }
      return String(sign) + " " + text
    }
    return Line(texts.joined(separator: "   "), .faint).truncated(to: width, theme: theme)
  }
}

extension SpaceTime.Arrow {
  /// Whether it was seen on its way, between two events.
  fileprivate var isTravelling: Bool { arrival != nil || fate == .inFlight || fate == .lost }
}
