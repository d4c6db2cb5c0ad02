import Tracing

/// What the arrows and signs of a picture mean: those that occur in it.
struct SpaceTimeLegend {
  private enum Entry: Equatable {
    case arrow(SpaceTime.Arrow.Kind)
    case fate(SpaceTime.Arrow.Fate)
    case mark(SpaceTime.Mark.Kind)
  }

  private let entries: [Entry]
  private static let rowHeight = 28.0
  private static let sample = 44.0

  init(_ picture: SpaceTime) {
    var entries: [Entry] = []
    for kind in SpaceTime.Arrow.Kind.inOrder
    where picture.arrows.contains(where: { $0.kind == kind && $0.fate != .lost }) {
      entries.append(.arrow(kind))
    }
    for fate in [SpaceTime.Arrow.Fate.waiting, .inFlight, .lost]
    where picture.arrows.contains(where: { $0.fate == fate && $0.end == nil }) {
      entries.append(.fate(fate))
    }
    for kind in SpaceTime.Mark.Kind.inOrder
    where picture.marks.contains(where: { $0.kind == kind }) {
      entries.append(.mark(kind))
    }
    self.entries = entries
  }

  /// How much it needs at least.
  var width: Double { min(entries.map(Self.width).reduce(32, +), 460) }

  func height(in width: Double) -> Double {
    entries.isEmpty ? 0 : Double(rows(in: width).count) * Self.rowHeight + 20
  }

  func draw(at top: Double, width: Double, _ writer: inout SVGWriter) {
    for (number, row) in rows(in: width).enumerated() {
      var x = 20.0
      let y = top + 28 + Double(number) * Self.rowHeight
      for entry in row {
        draw(entry, at: Point(x: x, y: y), &writer)
        x += Self.width(entry)
      }
    }
  }

  private func rows(in width: Double) -> [[Entry]] {
    var rows: [[Entry]] = [[]]
    var used = 20.0
    for entry in entries {
      let needed = Self.width(entry)
      if used + needed > width - 8, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 20
      }
      rows[rows.count - 1].append(entry)
      used += needed
    }
    return rows
  }

  private static func width(_ entry: Entry) -> Double {
    let text = Typeface.regular.width(words(entry), size: 13.5)
    if case .mark = entry { return text + 48 }
    return text + sample + 30
  }

  private static func words(_ entry: Entry) -> String {
    switch entry {
    case .arrow(let kind): kind.noun
    case .fate(.waiting): "not yet received"
    case .fate(let fate): fate.words
    case .mark(.born): "spawned"
    case .mark(.arrives): "arrives"
    case .mark(.unhandled): "no handler"
    case .mark(.deadLetter): "dead letter"
    case .mark(let kind): kind.verb
    }
  }

  private func draw(_ entry: Entry, at place: Point, _ writer: inout SVGWriter) {
    let text = Self.words(entry)
    let end = Point(x: place.x + Self.sample, y: place.y)
    switch entry {
    case .arrow(let kind): draw(kind, .received, from: place, to: end, &writer)
    case .fate(let fate): draw(.message, fate, from: place, to: end, &writer)
    case .mark(let kind):
      MarkSign(at: Point(x: place.x + 10, y: place.y)).draw(kind, &writer)
      return writer.write(text, at: Point(x: place.x + 27, y: place.y + 4.5), .start, .small)
    }
    writer.write(text, at: Point(x: end.x + 12, y: place.y + 4.5), .start, .small)
  }

  private func draw(
    _ kind: SpaceTime.Arrow.Kind, _ fate: SpaceTime.Arrow.Fate, from start: Point, to end: Point,
    _ writer: inout SVGWriter
  ) {
    writer.line(start, end, .arrow, kind.look)
    let arrow = SpaceTime.Arrow(
      kind, fate: fate, label: "", start: nil, end: nil, from: 0, to: 0)
    ArrowTip(from: start, to: end).draw(arrow, &writer)
  }
}

extension SpaceTime.Arrow.Kind {
  fileprivate static let inOrder: [Self] = [
    .message, .ask, .reply, .failure, .timer, .spawn, .stop, .kill,
  ]
}

extension SpaceTime.Mark.Kind {
  /// Those that need an explanation.
  fileprivate static let inOrder: [Self] = [
    .born, .setsTimer, .arrives, .prints, .waits, .resumes, .changes, .unhandled, .deadLetter,
    .fails, .stops, .killed,
  ]
}
