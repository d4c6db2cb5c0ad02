import Behaviors

/// Where the states of a chart stand: columns from left to right, arrows to the next column between
/// them, those that lead over columns above all states, those that lead back below.
struct StateChartLayout {
  /// A rectangle.
  struct Box: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }
    var middle: Double { y + height / 2 }
  }

  /// How an arrow goes.
  enum Route: Equatable {
    /// To the next column.
    case across
    /// To another state of the column, or to the state itself.
    case beside
    /// Over some columns, at this height.
    case above(Double)
    /// Back, at this height.
    case below(Double)
  }

  static let nameSize = 17.0
  static let labelSize = 14.0
  static let line = 19.0
  private static let margin = 40.0

  let chart: StateChart
  /// By the number of the state; the end is the last, if there is one.
  private(set) var boxes: [Box] = []
  private(set) var routes: [Route] = []
  private(set) var width = 0.0
  private(set) var height = 0.0
  private let places: [Int: (column: Int, row: Int)]

  init(_ chart: StateChart) {
    self.chart = chart
    let columns = chart.columns
    var places: [Int: (column: Int, row: Int)] = [:]
    for (number, column) in columns.enumerated() {
      for (row, state) in column.enumerated() { places[state] = (number, row) }
    }
    self.places = places
    let count = chart.machine.states.count + (columns.last == [chart.machine.states.count] ? 1 : 0)
    boxes = (0..<count).map { state in
      let size = Self.size(of: state, in: chart)
      return Box(x: 0, y: 0, width: size.width, height: size.height)
    }
    route()
    place(columns)
  }

  // MARK: Sizes

  private static func size(of state: Int, in chart: StateChart) -> (width: Double, height: Double) {
    guard state < chart.machine.states.count else { return (34, 34) }
    let lines = lines(of: state, in: chart)
    let name = Typeface.bold.width(self.name(of: state, in: chart), size: nameSize) + 40
    let texts = lines.map { line in
      Typeface.regular.width(line.word, size: labelSize)
        + Typeface.code.width(line.text, size: labelSize) + 40
    }
    let height = 44 + (lines.isEmpty ? 0 : 14 + Double(lines.count) * line)
    return (max(110, name, texts.max() ?? 0), height)
  }

  static func name(of state: Int, in chart: StateChart) -> String {
    let name = chart.machine.states[state].name
    let text = name.isEmpty ? chart.machine.name : name
    return Typeface.bold.fitted(shown(text), to: 300, size: nameSize)
  }

  /// What stands under the name of a state: a word, and the events that it is said of. What is said
  /// of many takes some lines, of which only the first has the word.
  static func lines(of state: Int, in chart: StateChart) -> [(word: String, text: String)] {
    let notes = chart.notes[state]
    return [("stays: ", notes.stays), ("fails: ", notes.fails), ("no handler: ", notes.ignores)]
      .flatMap { word, texts in
        wrapped(texts.map(shown)).enumerated().map { ($0 == 0 ? word : "  ", $1) }
      }
  }

  /// How long a line is, and how many lines there are of one sort.
  private static let lineWidth = 250.0
  private static let lineCount = 4

  private static func wrapped(_ texts: [String]) -> [String] {
    var lines: [String] = []
    for (number, text) in texts.enumerated() {
      let text = text + (number < texts.count - 1 ? "," : "")
      let joined = (lines.last.map { $0 + " " } ?? "") + text
      if !lines.isEmpty, Typeface.code.width(joined, size: labelSize) <= lineWidth {
        lines[lines.count - 1] = joined
      } else if lines.count < lineCount {
        lines.append(fitted(text))
      } else {
        lines[lines.count - 1] += " and \(texts.count - number) more"
        break
      }
    }
    return lines
  }

  static func fitted(_ text: String) -> String {
    Typeface.code.fitted(shown(text), to: 300, size: labelSize)
  }

  private static func width(_ edge: StateChart.Edge) -> Double {
    edge.labels.map { Typeface.code.width(fitted($0), size: labelSize) }.max() ?? 0
  }

  /// How much room an arrow's labels need below each other.
  static func height(_ edge: StateChart.Edge) -> Double { Double(edge.labels.count) * line }

  // MARK: Places

  /// Whether a state is the last of its column, seen from above or from below.
  func isAtEdge(_ state: Int, isAbove: Bool) -> Bool {
    guard let place = places[state] else { return true }
    return !places.contains { other, at in
      other != state && at.column == place.column
        && (isAbove ? at.row < place.row : at.row > place.row)
    }
  }

  /// How far the boxes of a state's column reach.
  func reach(ofColumnOf state: Int) -> (left: Double, right: Double) {
    let column = places[state]?.column
    let own = boxes.indices.filter { places[$0]?.column == column }.map { boxes[$0] }
    return (own.map(\.x).min() ?? 0, own.map(\.right).max() ?? 0)
  }

  private mutating func route() {
    routes = chart.edges.map { edge in
      let from = places[edge.from]?.column ?? 0
      let to = places[edge.to ?? chart.machine.states.count]?.column ?? 0
      if to == from { return .beside }
      if to == from + 1 { return .across }
      return to > from ? .above(0) : .below(0)
    }
  }

  private mutating func place(_ columns: [[Int]]) {
    var above = 0.0
    for (index, edge) in chart.edges.enumerated() where routes[index] == .above(0) {
      above += Self.height(edge) + 18
    }
    let heights = columns.map { column in
      column.reduce(-Self.margin) { $0 + boxes[$1].height + loopHeight(of: $1) + Self.margin }
    }
    let tallest = heights.max() ?? 0
    var x = 78.0
    for (number, column) in columns.enumerated() {
      let wide = column.map { boxes[$0].width }.max() ?? 0
      var y = 28 + above + (tallest - heights[number]) / 2
      for state in column {
        y += loopHeight(of: state)
        boxes[state].x = x + (wide - boxes[state].width) / 2
        boxes[state].y = y
        y += boxes[state].height + Self.margin
      }
      x += wide + gap(after: number)
    }
    let bottom = boxes.map(\.bottom).max() ?? 0
    width = (boxes.map(\.right).max() ?? 0) + 40 + gap(after: columns.count - 1, isLast: true)
    height = placeLanes(top: 28 + above, bottom: bottom) + 24
  }

  /// What an arrow from a state to itself needs above it.
  private func loopHeight(of state: Int) -> Double {
    chart.edges.filter { $0.from == state && $0.to == state }
      .map { Self.height($0) + 26 }.max() ?? 0
  }

  /// The room between a column and the next, for the labels of the arrows there.
  private func gap(after column: Int, isLast: Bool = false) -> Double {
    var widest = 0.0
    for (index, edge) in chart.edges.enumerated() where places[edge.from]?.column == column {
      let isLoop = edge.to == edge.from
      if routes[index] == .across || (routes[index] == .beside && !isLoop) {
        widest = max(widest, Self.width(edge) + 64)
      }
    }
    return isLast ? widest : max(110, widest)
  }

  /// Gives each arrow above or below the states a height of its own; gives where the lowest is.
  private mutating func placeLanes(top: Double, bottom: Double) -> Double {
    var (top, bottom) = (top, bottom)
    for (index, edge) in byLength {
      switch routes[index] {
      case .above:
        top -= 18
        routes[index] = .above(top)
        top -= Self.height(edge)
      case .below:
        bottom += Self.height(edge) + 22
        routes[index] = .below(bottom)
      case .across, .beside: break
      }
    }
    return bottom
  }

  /// The arrows, the shorter ones first: they stay nearer to the states.
  private var byLength: [(Int, StateChart.Edge)] {
    func length(_ edge: StateChart.Edge) -> Int {
      let to = places[edge.to ?? chart.machine.states.count]?.column ?? 0
      return abs((places[edge.from]?.column ?? 0) - to)
    }
    return chart.edges.enumerated().sorted {
      (length($0.element), $0.offset) < (length($1.element), $1.offset)
    }.map { ($0.offset, $0.element) }
  }
}
