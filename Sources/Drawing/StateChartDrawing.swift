package import Behaviors

/// Draws a behavior's state machine as SVG.
package struct StateChartDrawing {
  private let chart: StateChart
  private let layout: StateChartLayout
  /// The state that a living actor is in.
  private let live: Int?

  /// The most states that are drawn.
  package static let stateLimit = 60

  package init(_ machine: StateMachine, live: Int? = nil) {
    chart = StateChart(machine)
    layout = StateChartLayout(chart)
    self.live = live
  }

  package var document: String {
    SVGWriter.document(
      title: "State machine: \(shown(chart.machine.name))", description: description,
      width: width, height: layout.height + Self.top, draw)
  }

  /// The room for the heading.
  private static let top = 44.0

  private var width: Double {
    max(
      layout.width, Typeface.bold.width(shown(chart.machine.name), size: 20) + 60, 360)
  }

  private var description: String {
    let states = chart.machine.states
    var sentences = states.indices.map { state -> String in
      let name = StateChartLayout.name(of: state, in: chart)
      let ways = chart.edges.filter { $0.from == state }.map { edge in
        "on \(edge.labels.map(shown).joined(separator: ", ")) "
          + (edge.to.map { "goes to \(StateChartLayout.name(of: $0, in: chart))" } ?? "stops")
      }
      let absorbs = chart.machine.isAbsorbing(state) ? "nothing leads out of it" : ""
      let parts = ways + (absorbs.isEmpty ? [] : [absorbs])
      return "\(name): \(parts.isEmpty ? "stays" : parts.joined(separator: "; "))."
    }
    if let live { sentences.append("Now in \(StateChartLayout.name(of: live, in: chart)).") }
    return sentences.joined(separator: " ")
  }

  private func draw(_ writer: inout SVGWriter) {
    writer.rectangle(
      Point(x: 0, y: 0), width: width, height: layout.height + Self.top, radius: 10, .paper)
    writer.write(shown(chart.machine.name), at: Point(x: 24, y: 36), .start, .heading)
    for index in chart.edges.indices { drawEdge(index, &writer) }
    for state in chart.machine.states.indices { drawState(state, &writer) }
    if layout.boxes.count > chart.machine.states.count {
      let box = layout.boxes[chart.machine.states.count]
      let center = at(box.x + box.width / 2, box.middle)
      writer.circle(center, radius: 15, .hollow)
      writer.circle(center, radius: 9, .sign)
      writer.write("stops", at: Point(x: center.x, y: center.y + 34), .middle, .small)
    }
    if let first = layout.boxes.first {
      writer.circle(at(first.x - 50, first.middle), radius: 8, .sign)
      arrow(from: at(first.x - 42, first.middle), to: at(first.x, first.middle), &writer)
    }
  }

  /// A place of the layout on the page, under the heading.
  private func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y + Self.top) }

  private func arrow(from start: Point, to end: Point, _ writer: inout SVGWriter) {
    writer.line(start, end, .arrow, .edge)
    ArrowTip(from: start, to: end).drawClosed(.edge, &writer)
  }

  // MARK: States

  private func drawState(_ state: Int, _ writer: inout SVGWriter) {
    let box = layout.boxes[state]
    let corner = at(box.x, box.y)
    let isReached = chart.machine.reachable()[state]
    writer.group(.mark, title: shown(chart.machine.states[state].name)) { writer in
      writer.rectangle(corner, width: box.width, height: box.height, radius: 12, .box)
      if !isReached {
        writer.rectangle(corner, width: box.width, height: box.height, radius: 12, .unreached)
      }
      if chart.machine.isAbsorbing(state) {
        writer.rectangle(
          Point(x: corner.x + 5, y: corner.y + 5), width: box.width - 10, height: box.height - 10,
          radius: 8, .absorbing)
      }
      if state == live {
        writer.rectangle(
          Point(x: corner.x - 5, y: corner.y - 5), width: box.width + 10, height: box.height + 10,
          radius: 16, .current)
        writer.write("now", at: Point(x: corner.x + 6, y: corner.y - 11), .start, .name, .edge)
      }
      writer.write(
        StateChartLayout.name(of: state, in: chart), at: at(box.x + box.width / 2, box.y + 28),
        .middle, .name)
      drawLines(of: state, box, &writer)
    }
  }

  private func drawLines(of state: Int, _ box: StateChartLayout.Box, _ writer: inout SVGWriter) {
    let lines = StateChartLayout.lines(of: state, in: chart)
    guard !lines.isEmpty else { return }
    writer.line(at(box.x + 8, box.y + 42), at(box.right - 8, box.y + 42), .grid)
    for (number, line) in lines.enumerated() {
      let y = box.y + 62 + Double(number) * StateChartLayout.line
      let size = StateChartLayout.labelSize
      writer.write(line.word, at: at(box.x + 16, y), .start, .behavior)
      let isFirst = line.word != "  "
      let word = isFirst ? Typeface.regular.width(line.word, size: size) : 10
      writer.write(line.text, at: at(box.x + 18 + word, y), .start, .text)
    }
  }

  // MARK: Arrows

  private func drawEdge(_ index: Int, _ writer: inout SVGWriter) {
    let edge = chart.edges[index]
    let from = layout.boxes[edge.from]
    let to = layout.boxes[edge.to ?? chart.machine.states.count]
    switch layout.routes[index] {
    case .across: drawAcross(edge, index, from, to, &writer)
    case .beside where edge.to == edge.from: drawLoop(edge, from, &writer)
    case .beside: drawBeside(edge, from, to, &writer)
    case .above(let y): drawLane(edge, index, from, to, y, isAbove: true, &writer)
    case .below(let y): drawLane(edge, index, from, to, y, isAbove: false, &writer)
    }
  }

  private func curve(
    _ start: Point, _ first: Point, _ second: Point, _ end: Point, _ writer: inout SVGWriter
  ) {
    var path = Path(from: start)
    path.curve(first, second, to: end)
    writer.path(path, .arrow, .edge)
    ArrowTip(from: second, to: end).drawClosed(.edge, &writer)
  }

  private func write(
    _ labels: [String], at place: Point, _ anchor: SVGWriter.Anchor, _ writer: inout SVGWriter
  ) {
    for (number, label) in labels.enumerated() {
      let y = place.y + Double(number) * StateChartLayout.line
      writer.write(
        StateChartLayout.fitted(label), at: Point(x: place.x, y: y), anchor, .transition, .edge)
    }
  }

  /// Where an arrow leaves a side, or comes to it, beside the others there.
  private func share(_ index: Int, of indexes: [Int], from low: Double, to high: Double) -> Double {
    let place = Double(indexes.firstIndex(of: index) ?? 0)
    return low + (high - low) * (place + 1) / Double(indexes.count + 1)
  }

  private func drawAcross(
    _ edge: StateChart.Edge, _ index: Int, _ from: StateChartLayout.Box,
    _ to: StateChartLayout.Box, _ writer: inout SVGWriter
  ) {
    let across = chart.edges.indices.filter { layout.routes[$0] == .across }
    func height(_ other: Int) -> Double {
      layout.boxes[chart.edges[other].to ?? chart.machine.states.count].middle
    }
    let leaving = across.filter { chart.edges[$0].from == edge.from }
      .sorted { (height($0), $0) < (height($1), $1) }
    let coming = across.filter { chart.edges[$0].to == edge.to }.sorted {
      (layout.boxes[chart.edges[$0].from].middle, $0)
        < (layout.boxes[chart.edges[$1].from].middle, $1)
    }
    let start = at(from.right, share(index, of: leaving, from: from.y, to: from.bottom))
    let end = at(to.x, share(index, of: coming, from: to.y, to: to.bottom))
    let bend = (end.x - start.x) / 2
    curve(
      start, Point(x: start.x + bend, y: start.y), Point(x: end.x - bend, y: end.y), end, &writer)
    let rise = StateChartLayout.height(edge)
    write(
      edge.labels, at: Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 - rise + 11),
      .middle, &writer)
  }

  private func drawLoop(
    _ edge: StateChart.Edge, _ box: StateChartLayout.Box, _ writer: inout SVGWriter
  ) {
    let middle = box.x + box.width / 2
    let (left, right) = (at(middle - 20, box.y), at(middle + 20, box.y))
    curve(
      left, Point(x: left.x - 14, y: left.y - 34), Point(x: right.x + 14, y: right.y - 34), right,
      &writer)
    write(
      edge.labels, at: at(middle, box.y - 32 - StateChartLayout.height(edge) + 19), .middle,
      &writer)
  }

  /// To another state of the same column, out to the right and back.
  private func drawBeside(
    _ edge: StateChart.Edge, _ from: StateChartLayout.Box, _ to: StateChartLayout.Box,
    _ writer: inout SVGWriter
  ) {
    let start = at(from.right, from.middle + (to.y > from.y ? 10 : -10))
    let end = at(to.right, to.middle + (to.y > from.y ? -10 : 10))
    let out = max(start.x, end.x) + (to.y > from.y ? 46 : 30)
    curve(start, Point(x: out, y: start.y), Point(x: out, y: end.y), end, &writer)
    let rise = Double(edge.labels.count) * StateChartLayout.line / 2
    let place = Point(x: out - 4, y: (start.y + end.y) / 2 - rise + (to.y > from.y ? 4 : 24))
    write(edge.labels, at: place, .start, &writer)
  }

  /// Over or under the states between: up or down, along, and to the other one.
  private func drawLane(
    _ edge: StateChart.Edge, _ index: Int, _ from: StateChartLayout.Box,
    _ to: StateChartLayout.Box, _ y: Double, isAbove: Bool, _ writer: inout SVGWriter
  ) {
    let state = edge.to ?? chart.machine.states.count
    let height = at(0, y).y
    let start = port(of: edge.from, index, isAbove: isAbove, isStart: true)
    let end = port(of: state, index, isAbove: isAbove, isStart: false)
    var path = Path(from: start.place)
    path.line(to: start.corner)
    path.line(to: Point(x: start.corner.x, y: height))
    path.line(to: Point(x: end.corner.x, y: height))
    path.line(to: end.corner)
    path.line(to: end.place)
    writer.path(path, .arrow, .edge)
    let before = end.corner == end.place ? Point(x: end.place.x, y: height) : end.corner
    ArrowTip(from: before, to: end.place).drawClosed(.edge, &writer)
    let place = Point(
      x: start.corner.x * 0.7 + end.corner.x * 0.3,
      y: height - StateChartLayout.height(edge) + 13)
    write(edge.labels, at: place, .middle, &writer)
  }

  /// Where an arrow above or below the states leaves one or comes to one: at its edge, if no other
  /// state is between; otherwise at its side, from where a corner leads past the others.
  private func port(
    of state: Int, _ index: Int, isAbove: Bool, isStart: Bool
  ) -> (place: Point, corner: Point) {
    let box = layout.boxes[state]
    let all = chart.edges.indices.filter { isLane($0, isAbove: isAbove) && touches($0, state) }
    guard !layout.isAtEdge(state, isAbove: isAbove) else {
      let x = share(index, of: all, from: box.x, to: box.right)
      let place = at(x, isAbove ? box.y : box.bottom)
      return (place, place)
    }
    let number = Double(all.firstIndex(of: index) ?? 0)
    let y = isAbove ? box.y + 14 + number * 12 : box.bottom - 14 - number * 12
    let reach = layout.reach(ofColumnOf: state)
    let isRight = isStart != isAbove
    let corner = isRight ? reach.right + 22 + number * 10 : reach.left - 22 - number * 10
    return (at(isRight ? box.right : box.x, y), at(corner, y))
  }

  private func isLane(_ index: Int, isAbove: Bool) -> Bool {
    switch layout.routes[index] {
    case .above: isAbove
    case .below: !isAbove
    case .across, .beside: false
    }
  }

  private func touches(_ index: Int, _ state: Int) -> Bool {
    chart.edges[index].from == state
      || (chart.edges[index].to ?? chart.machine.states.count) == state
  }
}
