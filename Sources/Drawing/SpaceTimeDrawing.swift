package import Tracing

/// Draws a picture of space and time as SVG: lifelines side by side, time downwards, every event on a
/// row of its own, so that what crosses is seen to cross.
package struct SpaceTimeDrawing {
  let picture: SpaceTime
  let layout: SpaceTimeLayout
  private let turns: SpaceTimeTurns
  private let words: SpaceTimeWords
  private let legend: SpaceTimeLegend

  package init(_ picture: SpaceTime) {
    self.picture = picture
    layout = SpaceTimeLayout(picture)
    turns = SpaceTimeTurns(picture)
    words = SpaceTimeWords(picture)
    legend = SpaceTimeLegend(picture)
  }

  /// A file of its own.
  package var document: String {
    SVGWriter.document(
      title: words.title, description: words.description, width: width, height: height, draw)
  }

  /// A part of a document that has the style sheet.
  var part: String {
    SVGWriter.part(
      title: words.title, description: words.description, width: width, height: height, draw)
  }

  var width: Double { max(layout.width, legend.width) }

  /// Of a long picture, the heads stand at its end, too.
  private var feet: Double { picture.marks.count > 24 ? SpaceTimeLayout.headHeight + 12 : 0 }

  private var height: Double { layout.bottom + feet + legend.height(in: width) + 12 }

  private func draw(_ writer: inout SVGWriter) {
    writer.rectangle(Point(x: 0, y: 0), width: width, height: height, radius: 10, .paper)
    drawRows(&writer)
    drawLifelines(&writer)
    drawHighlight(&writer)
    drawStretches(&writer)
    for index in picture.arrows.indices { draw(arrow: index, &writer) }
    for index in picture.marks.indices { draw(mark: index, &writer) }
    drawHeads(&writer)
    legend.draw(at: layout.bottom + feet, width: width, &writer)
  }

  // MARK: The ground

  private func drawRows(_ writer: inout SVGWriter) {
    let shown = Typeface.code
    for (index, mark) in picture.marks.enumerated() {
      let y = layout.y(ofRow: index)
      let corner = Point(x: 8, y: y - SpaceTimeLayout.row / 2)
      writer.group(.hit, data: "data-row=\"\(index)\"") { writer in
        writer.rectangle(
          corner, width: width - 16, height: SpaceTimeLayout.row, radius: 6,
          index % 2 == 0 ? .stripe : .paper)
        if mark.event > 0, index == 0 || picture.marks[index - 1].event != mark.event {
          let number = shown.fitted("e\(mark.event)", to: SpaceTimeLayout.gutter - 8, size: 13)
          writer.write(number, at: Point(x: SpaceTimeLayout.gutter, y: y + 4.5), .end, .number)
        }
      }
    }
  }

  private func drawLifelines(_ writer: inout SVGWriter) {
    for (number, lifeline) in picture.lifelines.enumerated() {
      let x = layout.x(ofLifeline: number)
      let top = SpaceTimeLayout.headTop + SpaceTimeLayout.headHeight
      let birth = turns.births[number].map { layout.y(ofRow: $0) }
      let end = turns.ends[number].map { layout.y(ofRow: $0) }
      if let birth { writer.line(Point(x: x, y: top), Point(x: x, y: birth), .unborn) }
      writer.line(
        Point(x: x, y: birth ?? top), Point(x: x, y: end ?? layout.bottom), .lifeline)
      if feet > 0 { head(lifeline, x, layout.bottom, &writer) }
    }
  }

  /// The names above the lifelines, over everything else: a page keeps them in sight.
  private func drawHeads(_ writer: inout SVGWriter) {
    writer.group(.heads) { writer in
      writer.rectangle(
        Point(x: 8, y: -3), width: width - 16, height: SpaceTimeLayout.top - 5, .paper)
      for (number, lifeline) in picture.lifelines.enumerated() {
        head(lifeline, layout.x(ofLifeline: number), SpaceTimeLayout.headTop, &writer)
      }
    }
  }

  private func head(
    _ lifeline: SpaceTime.Lifeline, _ x: Double, _ y: Double, _ writer: inout SVGWriter
  ) {
    let width = SpaceTimeLayout.headWidth(lifeline)
    let height = SpaceTimeLayout.headHeight
    writer.group(.name, title: "\(lifeline.name): \(lifeline.behavior)") { writer in
      writer.rectangle(
        Point(x: x - width / 2, y: y), width: width, height: height, radius: 8, .head)
      let isAlone = lifeline.behavior.isEmpty
      writer.write(
        SpaceTimeLayout.fittedName(lifeline.name), at: Point(x: x, y: y + (isAlone ? 33 : 25)),
        .middle, .name)
      writer.write(
        SpaceTimeLayout.fittedBehavior(lifeline.behavior), at: Point(x: x, y: y + 44), .middle,
        .behavior)
    }
  }

  /// A broad pen along the path of the events that are to be seen at once.
  private func drawHighlight(_ writer: inout SVGWriter) {
    let path = Set(picture.highlighted)
    guard !path.isEmpty else { return }
    let rows = picture.marks.indices.filter { path.contains(picture.marks[$0].event) }
    for (index, arrow) in picture.arrows.enumerated() where isOnPath(arrow) {
      writer.path(way(arrow, index), .marker)
    }
    for (line, _) in picture.lifelines.enumerated() {
      let own = rows.filter { picture.marks[$0].lifeline == line }
      for (one, next) in zip(own, own.dropFirst()) {
        writer.line(layout.point(ofMark: one), layout.point(ofMark: next), .marker)
      }
    }
    for row in rows { writer.circle(layout.point(ofMark: row), radius: 8, .marker) }
  }

  private func isOnPath(_ arrow: SpaceTime.Arrow) -> Bool {
    guard let start = arrow.start, let end = arrow.end else { return false }
    return picture.highlighted.contains(picture.marks[start].event)
      && picture.highlighted.contains(picture.marks[end].event)
  }

  private func drawStretches(_ writer: inout SVGWriter) {
    for (stretches, look) in [(turns.turns, Look.turn), (turns.pauses, Look.pause)] {
      for stretch in stretches {
        let inset = look == .pause ? 0.0 : 9.0
        let top = layout.y(ofRow: stretch.start) - inset
        let end = stretch.end.map { layout.y(ofRow: $0) + inset } ?? layout.bottom
        writer.group(.arrow, data: "data-start=\"\(stretch.start)\" data-end=\"\"") { writer in
          writer.rectangle(
            Point(x: layout.x(ofLifeline: stretch.lifeline) - SpaceTimeLayout.half, y: top),
            width: 2 * SpaceTimeLayout.half, height: max(18, end - top), radius: 3, look)
        }
      }
    }
  }

  // MARK: Arrows

  private func way(_ arrow: SpaceTime.Arrow, _ number: Int) -> Path {
    let (tail, tip) = (layout.tail(arrow), layout.tip(arrow, number: number))
    var path = Path(from: tail)
    if arrow.from == arrow.to {
      let out = tail.x + SpaceTimeLayout.loop * 1.3
      path.curve(Point(x: out, y: tail.y), Point(x: out, y: tip.y), to: tip)
    } else {
      path.line(to: reach(arrow, tail, tip))
    }
    return path
  }

  /// How far an arrow comes: what is lost comes half the way, what is in flight a little more.
  private func reach(_ arrow: SpaceTime.Arrow, _ tail: Point, _ tip: Point) -> Point {
    let part =
      switch arrow.fate {
      case .lost where arrow.end == nil: 0.55
      case .inFlight where arrow.end == nil: 0.7
      case .received, .waiting, .deadLetter, .lost, .inFlight: 1.0
      }
    return Point(x: tail.x + (tip.x - tail.x) * part, y: tail.y + (tip.y - tail.y) * part)
  }

  private func draw(arrow number: Int, _ writer: inout SVGWriter) {
    let arrow = picture.arrows[number]
    let (tail, tip) = (layout.tail(arrow), layout.tip(arrow, number: number))
    let isLoop = arrow.from == arrow.to
    let end = isLoop ? tip : reach(arrow, tail, tip)
    let start = arrow.start.map(String.init) ?? "-1"
    let last = arrow.end.map(String.init) ?? ""
    let data = "data-start=\"\(start)\" data-end=\"\(last)\""
    writer.group(.arrow, title: words.sentence(arrow), data: data) { writer in
      let path = way(arrow, number)
      if isOnPath(arrow) {
        writer.path(path, .arrow, arrow.kind.look, .strong)
      } else {
        writer.path(path, .arrow, arrow.kind.look)
      }
      let from = isLoop ? Point(x: tip.x + 30, y: tip.y - 8) : tail
      ArrowTip(from: from, to: end).draw(arrow, &writer)
      let side = arrow.to < arrow.from ? -1.0 : 1.0
      let place = Point(x: tail.x + side * (isLoop ? 30 : 8), y: tail.y - (isLoop ? 4 : 6))
      let room = room(arrow) - (isLoop ? 22 : 0)
      let label = Typeface.code.fitted(
        shown(arrow.label), to: room, size: SpaceTimeLayout.labelSize)
      writer.write(label, at: place, side < 0 ? .end : .start, .label, arrow.kind.look)
      writeFate(of: arrow, at: end, side: side, &writer)
    }
  }

  /// How long a label may be: up to the next lifeline.
  private func room(_ arrow: SpaceTime.Arrow) -> Double {
    if arrow.to >= arrow.from { return layout.roomAfter[arrow.from] }
    return arrow.from > 0 ? layout.roomAfter[arrow.from - 1] : 0
  }

  private func writeFate(
    of arrow: SpaceTime.Arrow, at end: Point, side: Double, _ writer: inout SVGWriter
  ) {
    let anchor: SVGWriter.Anchor = side < 0 ? .end : .start
    switch arrow.fate {
    case .received, .deadLetter: break
    case .lost, .inFlight:
      writer.write(
        arrow.fate.words, at: Point(x: end.x + side * 13, y: end.y + 5), anchor, .small)
    case .waiting where arrow.end == nil:
      let other = arrow.from == arrow.to ? 1.0 : side
      writer.write(
        arrow.fate.words, at: Point(x: end.x + other * 20, y: end.y + 5),
        other < 0 ? .end : .start, .small)
    case .waiting: break
    }
  }

  // MARK: Marks

  private func draw(mark index: Int, _ writer: inout SVGWriter) {
    let mark = picture.marks[index]
    let data = "data-mark=\"\(index)\""
    writer.group(.mark, title: words.sentence(ofMark: index), data: data) { writer in
      guard mark.kind != .clock else { return drawClock(index, &writer) }
      let place = layout.point(ofMark: index)
      MarkSign(at: place).draw(mark.kind, &writer)
      let isBusy = picture.arrows.contains { $0.start == index && $0.to >= $0.from }
      let isLoop = picture.arrows.contains { $0.end == index && $0.from == $0.to }
      let room = isBusy ? 260 : layout.roomAfter[mark.lifeline]
      let label = Typeface.regular.fitted(
        shown(mark.label), to: room, size: SpaceTimeLayout.labelSize)
      let look: Look = mark.kind == .fails || mark.kind == .killed ? .failure : .note
      writer.write(
        label, at: Point(x: place.x + (isBusy ? -18 : isLoop ? 34 : 18), y: place.y + 5),
        isBusy ? .end : .start, .note, look)
    }
  }

  private func drawClock(_ index: Int, _ writer: inout SVGWriter) {
    let y = layout.y(ofRow: index)
    writer.line(
      Point(x: SpaceTimeLayout.gutter + 12, y: y), Point(x: width - 16, y: y), .clock)
    let label = shown(picture.marks[index].label)
    let between = (layout.columns.first ?? 0) + 24
    writer.write(label, at: Point(x: between, y: y + 5), .start, .note, .timer)
  }
}
