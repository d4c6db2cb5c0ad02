package import Printing
import Tracing

/// Draws who ran when, on which core, and who waited, as SVG: charts below each other on one scale.
package struct TimelineDrawing {
  private let charts: [TimelineChart]
  /// The time that the width shows, in nanoseconds.
  private let span: Int
  private let margin: Double

  /// How many actors and cores of a chart are drawn.
  private static let rows = 40
  private static let rowHeight = 30.0
  private static let plot = 900.0
  private static let headHeight = 66.0

  package init(_ charts: [TimelineChart]) {
    self.charts = charts
    span = max(1, charts.map(\.timeline.end).max() ?? 1)
    let names = charts.flatMap { $0.timeline.lanes.prefix(Self.rows).map(\.name) }
    margin = max(90, names.map { Typeface.bold.width(Self.fitted($0), size: 15) }.max() ?? 0) + 54
  }

  package var document: String {
    SVGWriter.document(
      title: "Timeline: " + charts.map(\.title).joined(separator: ", "),
      description: description, width: width, height: height, draw)
  }

  private var width: Double { margin + Self.plot + 30 }

  private var height: Double { charts.map(height).reduce(58, +) }

  private var description: String {
    charts.map { chart in
      let timeline = chart.timeline
      let lanes = timeline.lanes.prefix(Self.rows).map { lane in
        "\(shown(lane.name)) computes \(roughDuration(lane.computed))"
      }
      return "\(chart.title): \(roughDuration(timeline.end))"
        + (timeline.cores > 0 ? " on \(timeline.cores) cores" : "")
        + "; \(lanes.joined(separator: ", "))."
    }.joined(separator: " ")
  }

  private static func fitted(_ name: String) -> String {
    Typeface.bold.fitted(shown(name), to: 190, size: 15)
  }

  // MARK: A chart

  private func height(_ chart: TimelineChart) -> Double {
    Self.headHeight + Double(lanes(chart).count + cores(chart).count) * Self.rowHeight
      + (lanes(chart).count < chart.timeline.lanes.count ? Self.rowHeight : 0) + 22
  }

  private func lanes(_ chart: TimelineChart) -> [Timeline.Lane] {
    Array(chart.timeline.lanes.prefix(Self.rows))
  }

  private func cores(_ chart: TimelineChart) -> [Int] {
    let timeline = chart.timeline
    let used = (0..<timeline.cores).filter { core in
      timeline.lanes.contains { $0.stretches.contains { $0.activity == .runs(core: core) } }
    }
    return timeline.cores <= 8 ? Array(0..<timeline.cores) : Array(used.prefix(Self.rows))
  }

  private func draw(_ writer: inout SVGWriter) {
    writer.rectangle(Point(x: 0, y: 0), width: width, height: height, radius: 10, .paper)
    var y = 8.0
    for chart in charts {
      draw(chart, at: y, &writer)
      y += height(chart)
    }
    drawLegend(at: y + 14, &writer)
  }

  private func draw(_ chart: TimelineChart, at top: Double, _ writer: inout SVGWriter) {
    let lanes = lanes(chart)
    let cores = cores(chart)
    let first = top + Self.headHeight
    let title = chart.title
    writer.write(
      "\(title): \(roughDuration(chart.timeline.end))", at: Point(x: 20, y: top + 28), .start,
      .heading)
    let bottom = first + Double(lanes.count + cores.count) * Self.rowHeight
    for number in 0..<(lanes.count + cores.count) where number % 2 == 0 {
      let corner = Point(x: 8, y: first + Double(number) * Self.rowHeight)
      writer.rectangle(corner, width: width - 16, height: Self.rowHeight, radius: 4, .stripe)
    }
    drawAxis(from: first, to: bottom, &writer)
    for (number, lane) in lanes.enumerated() {
      let y = first + Double(number) * Self.rowHeight
      let name = Point(x: margin - 34, y: y + 20)
      writer.write(Self.fitted(lane.name), at: name, .end, .lane)
      writer.write(letter(number), at: Point(x: margin - 19, y: y + 20), .middle, .number)
      for bar in bars(lane.stretches) { draw(bar, text: core(of: bar, in: chart), at: y, &writer) }
    }
    for (number, core) in cores.enumerated() {
      let y = first + Double(lanes.count + number) * Self.rowHeight
      writer.write("core \(core + 1)", at: Point(x: margin - 34, y: y + 20), .end, .behavior)
      for (place, lane) in lanes.enumerated() {
        let own = lane.stretches.filter { $0.activity == .runs(core: core) }
        for bar in bars(own) { draw(bar, text: letter(place), at: y, &writer) }
      }
    }
    let more = chart.timeline.lanes.count - lanes.count
    if more > 0 {
      writer.write("and \(more) more", at: Point(x: 20, y: bottom + 20), .start, .small)
    }
  }

  /// By which an actor is called on the rows of the cores.
  private func letter(_ lane: Int) -> String {
    lane < 26 ? String(UnicodeScalar(UInt8(ascii: "a") + UInt8(lane))) : "*"
  }

  // MARK: Time

  private func x(_ time: Int) -> Double { margin + Double(time) / Double(span) * Self.plot }

  private func drawAxis(from top: Double, to bottom: Double, _ writer: inout SVGWriter) {
    let step = step
    for tick in 0...(span / step) {
      let x = x(tick * step)
      writer.line(Point(x: x, y: top - 6), Point(x: x, y: bottom), .grid)
      writer.write(
        roughDuration(tick * step), at: Point(x: x, y: top - 12), tick == 0 ? .start : .middle,
        .number)
    }
  }

  /// The least round time between two labels that gives each of them room.
  private var step: Int {
    var unit = 1
    while true {
      for factor in [1, 2, 5] where x(factor * unit) - margin >= 90 { return factor * unit }
      unit *= 10
    }
  }

  // MARK: Bars

  private struct Bar {
    var activity: Timeline.Activity
    var start: Int
    var end: Int
    /// Whether it stands for several that are too short to be seen.
    var isSum = false
  }

  /// The stretches as bars that can be seen: those that are narrower than a pixel become one with
  /// those beside them.
  private func bars(_ stretches: [Timeline.Stretch]) -> [Bar] {
    var bars: [Bar] = []
    let least = Double(span) / Self.plot * 1.5
    for stretch in stretches {
      let isShort = Double(stretch.end - stretch.start) < least
      if isShort, let last = bars.last, last.isSum || Double(last.end - last.start) < least,
        Double(stretch.start - last.end) < least
      {
        bars[bars.count - 1].end = stretch.end
        bars[bars.count - 1].isSum = true
      } else {
        bars.append(Bar(activity: stretch.activity, start: stretch.start, end: stretch.end))
      }
    }
    return bars
  }

  /// The number of the core on which somebody runs, where there are any.
  private func core(of bar: Bar, in chart: TimelineChart) -> String {
    if case .runs(let core) = bar.activity, chart.timeline.cores > 0 { return "\(core + 1)" }
    return ""
  }

  private func draw(_ bar: Bar, text: String, at y: Double, _ writer: inout SVGWriter) {
    let (left, right) = (x(bar.start), max(x(bar.end), x(bar.start) + 1))
    let middle = y + Self.rowHeight / 2
    switch bar.activity {
    case _ where bar.isSum:
      writer.rectangle(Point(x: left, y: y + 5), width: right - left, height: 20, .turn)
    case .runs where right - left < 3:
      writer.rectangle(Point(x: left, y: y + 4), width: right - left, height: 22, .thin)
    case .runs:
      writer.rectangle(
        Point(x: left, y: y + 4), width: right - left, height: 22, radius: 3, .runs)
      if Typeface.regular.width(text, size: 13) < right - left - 2 {
        writer.write(text, at: Point(x: (left + right) / 2, y: middle + 4.5), .middle, .inside)
      }
    case .waits:
      writer.rectangle(Point(x: left, y: y + 9), width: right - left, height: 12, .waits)
    case .sleeps: writer.line(Point(x: left, y: middle), Point(x: right, y: middle), .sleeps)
    }
  }

  private func drawLegend(at y: Double, _ writer: inout SVGWriter) {
    let hasCores = charts.contains { $0.timeline.cores > 0 }
    let computing =
      (charts.first?.computing ?? "runs") + (hasCores ? ", on the core of that number" : "")
    let samples: [(Timeline.Activity, String)] = [
      (.runs(core: 0), computing),
      (.waits, "waits for \(TimelineChart.obstacles(charts))"), (.sleeps, "sleeps"),
    ]
    var x = 24.0
    for (activity, text) in samples
    where charts.contains(where: { $0.timeline.shows(activity) }) {
      let start = Int((x - margin) / Self.plot * Double(span))
      let length = Int(40 / Self.plot * Double(span))
      draw(
        Bar(activity: activity, start: start, end: start + length), text: "", at: y - 8, &writer)
      writer.write(text, at: Point(x: x + 50, y: y + 11.5), .start, .small)
      x += 80 + Typeface.regular.width(text, size: 13.5)
    }
  }
}

extension Timeline {
  /// Whether anybody does that, on whatever core.
  fileprivate func shows(_ activity: Activity) -> Bool {
    lanes.contains { lane in
      lane.stretches.contains { stretch in
        switch (stretch.activity, activity) {
        case (.runs, .runs), (.waits, .waits), (.sleeps, .sleeps): true
        case (.runs, _), (.waits, _), (.sleeps, _): false
        }
      }
    }
  }
}
