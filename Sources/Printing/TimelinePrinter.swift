import Tracing
package import Typography

/// Draws who ran when, on which core, and who waited: a Gantt chart of characters.
package struct TimelinePrinter {
  private let theme: Theme
  private let width: Int

  /// How many actors and cores are drawn.
  private static let rows = 20
  private static let longestName = 20

  /// - Parameter width: how many columns there are.
  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = width
  }

  /// Some charts below each other and on one scale.
  package func lines(_ charts: [TimelineChart]) -> [Line] {
    let span = charts.map(\.timeline.end).max() ?? 0
    guard span > 0 else { return [Line("nothing took any time", .faint)] }
    let margin = margin(of: charts)
    var used: [TimelineCells.Cell] = []
    var lines: [Line] = []
    for chart in charts {
      if !lines.isEmpty { lines.append(Line()) }
      lines += draw(chart, span: span, margin: margin, used: &used)
    }
    return lines + legend(used, charts, margin)
  }

  private func margin(of charts: [TimelineChart]) -> Int {
    let names = charts.flatMap { $0.timeline.lanes.prefix(Self.rows).map(\.name) }
    return max(6, 2 + min(Self.longestName, names.map { displayWidth($0) }.max() ?? 0)) + 1
  }

  // MARK: A chart

  private func draw(
    _ chart: TimelineChart, span: Int, margin: Int, used: inout [TimelineCells.Cell]
  ) -> [Line] {
    let timeline = chart.timeline
    let count = max(20, width - margin - 1)
    let cells = TimelineCells(timeline, span: span, count: count)
    let shown = timeline.lanes.prefix(Self.rows)
    var lines = [
      Line(chart.title, .strong) + Line(": " + roughDuration(timeline.end)),
      axis(span, count, margin),
    ]
    func draw(_ label: Line, _ row: [TimelineCells.Cell]) {
      for cell in row where !used.contains(cell) { used.append(cell) }
      lines.append(
        (label.padded(to: margin) + Line(border, .faint) + picture(row)).withoutTrailingSpaces)
    }
    for (number, lane) in shown.enumerated() {
      let name = Line(lane.name, .actor).truncated(to: Self.longestName, theme: theme)
      draw(Line("\(letter(number)) ") + name, cells.cells(ofLane: number))
    }
    if shown.count < timeline.lanes.count {
      lines.append(Line("and \(timeline.lanes.count - shown.count) more", .faint))
    }
    for core in cores(of: timeline) {
      draw(Line("core \(core + 1)", .faint), cells.cells(ofCore: core))
    }
    return lines
  }

  /// All cores, or of many those that were used.
  private func cores(of timeline: Timeline) -> [Int] {
    if timeline.cores <= 8 { return Array(0..<timeline.cores) }
    let used = (0..<timeline.cores).filter { core in
      timeline.lanes.contains { $0.stretches.contains { $0.activity == .runs(core: core) } }
    }
    return Array(used.prefix(Self.rows))
  }

  private var border: String { theme.isUnicode ? "│" : "|" }

  /// Times above the columns in which they begin.
  private func axis(_ span: Int, _ count: Int, _ margin: Int) -> Line {
    let step = step(span, count)
    var text = String(repeating: " ", count: margin)
    for tick in 0...(span / step) {
      let column = margin + (tick == 0 ? 0 : 1 + tick * step * count / span)
      let label = border + roughDuration(tick * step)
      guard column + displayWidth(label) <= width else { break }
      text += String(repeating: " ", count: max(0, column - displayWidth(text))) + label
    }
    return Line(text, .faint)
  }

  /// The least round time between two labels that gives each of them room.
  private func step(_ span: Int, _ count: Int) -> Int {
    var unit = 1
    while true {
      for factor in [1, 2, 5] where factor * unit * count / span >= 10 { return factor * unit }
      unit *= 10
    }
  }

  // MARK: Characters

  private func letter(_ lane: Int) -> String {
    lane < Self.rows ? String(UnicodeScalar(UInt8(ascii: "a") + UInt8(lane))) : "*"
  }

  private func picture(_ row: [TimelineCells.Cell]) -> Line {
    Line(row.map { Line.Run(character($0), style($0)) }).normalized
  }

  private func character(_ cell: TimelineCells.Cell) -> String {
    switch cell {
    case .idle: " "
    case .runs: theme.isUnicode ? "█" : "#"
    case .runsPartly: theme.isUnicode ? "▒" : "+"
    case .waits: theme.isUnicode ? "░" : "."
    case .sleeps: theme.isUnicode ? "─" : "z"
    case .lane(let number): letter(number)
    }
  }

  private func style(_ cell: TimelineCells.Cell) -> Style {
    switch cell {
    case .idle, .runs, .runsPartly, .lane: .plain
    case .waits, .sleeps: .faint
    }
  }

  /// What the characters mean that were used.
  private func legend(
    _ used: [TimelineCells.Cell], _ charts: [TimelineChart], _ margin: Int
  ) -> [Line] {
    let computing = charts.first?.computing ?? "runs"
    let meanings: [(TimelineCells.Cell, String)] = [
      (.runs, computing), (.runsPartly, "\(computing) now and then"),
      (.waits, "waits for \(TimelineChart.obstacles(charts))"), (.sleeps, "sleeps"),
    ]
    let texts = meanings.filter { used.contains($0.0) }.map { character($0.0) + " " + $0.1 }
    let text = String(repeating: " ", count: margin + 1) + texts.joined(separator: "   ")
    return texts.isEmpty ? [] : [Line(text, .faint)]
  }
}
