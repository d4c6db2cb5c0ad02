import Actors
import Tracing
import Typography

/// Draws lifelines and what goes between them, an event a line, from the top to the bottom.
///
/// A message goes across to its receiver's side at once, and waits or travels there on a track down
/// the page until it is received, so that each event has a line of its own.
struct DiagramDrawing {
  let picture: SpaceTime
  let layout: DiagramLayout
  let theme: Theme
  let highlighted: Set<Int>
  /// How many columns there are in all.
  private let width: Int

  var tracks: DiagramTracks
  /// Where an arrow goes down, while it does.
  var places: [DiagramTracks.Place?]
  /// Whether an arrow is in a mailbox by now, and not on its way.
  private var hasArrived: [Bool]
  private var isAlive: [Bool]
  private var isBlocked: [Bool]
  /// The row at which an arrow began; 0 for those that did before the picture begins.
  var beginnings: [Int]
  private var startsOfMarks: [Int: [Int]] = [:]
  private var endsOfMarks: [Int: [Int]] = [:]
  private var arrivalsOfMarks: [Int: Int] = [:]
  var rows = 0
  private(set) var lines: [Line] = []
  /// The row of the last heading.
  private var lastHeading = 0

  /// So many rows from one heading to the next.
  private static let page = 40
  /// An arrow that began so many rows above is named again where it ends.
  private static let far = 12

  init(_ picture: SpaceTime, width: Int, theme: Theme) {
    self.picture = picture
    self.theme = theme
    self.width = width
    highlighted = Set(picture.highlighted)
    layout = DiagramLayout(picture, width: width)
    tracks = DiagramTracks(limits: layout.trackLimits)
    places = [DiagramTracks.Place?](repeating: nil, count: picture.arrows.count)
    beginnings = [Int](repeating: 0, count: picture.arrows.count)
    hasArrived = picture.arrows.map {
      $0.arrival == nil && $0.fate != .inFlight && $0.fate != .lost
    }
    isAlive = [Bool](repeating: true, count: picture.lifelines.count)
    isBlocked = [Bool](repeating: false, count: picture.lifelines.count)
    for (index, arrow) in picture.arrows.enumerated() {
      if let start = arrow.start { startsOfMarks[start, default: []].append(index) }
      if let end = arrow.end { endsOfMarks[end, default: []].append(index) }
      if let arrival = arrow.arrival { arrivalsOfMarks[arrival] = index }
    }
  }

  /// The whole diagram.
  mutating func draw() {
    readBeginning()
    addHeading()
    var first = 0
    while first < picture.marks.count {
      var end = first + 1
      while end < picture.marks.count, picture.marks[end].event == picture.marks[first].event {
        end += 1
      }
      draw(first..<end)
      first = end
    }
    if tracks.all.isEmpty == false { add(baseRow()) }
    if rows > Self.page { addHeading() }
  }

  /// What was so before the picture begins.
  private mutating func readBeginning() {
    var isKnown = isAlive.map { _ in false }
    for (index, mark) in picture.marks.enumerated() where mark.kind != .clock {
      if isKnown[mark.lifeline] { continue }
      isKnown[mark.lifeline] = mark.kind != .arrives && mark.kind != .lost
      let isAnswer = (endsOfMarks[index] ?? []).contains { picture.arrows[$0].isAnswer }
      isAlive[mark.lifeline] = mark.kind != .born && mark.kind != .deadLetter
      isBlocked[mark.lifeline] = mark.kind == .resumes || isAnswer
    }
    let older = picture.arrows.indices.filter {
      picture.arrows[$0].start == nil && picture.arrows[$0].fate != .inFlight
    }
    for arrow in older.sorted(by: { picture.arrows[$0].message < picture.arrows[$1].message }) {
      takeTrack(arrow)
    }
  }

  /// What had not come to its end when the picture did.
  var pending: [Line] {
    let open = tracks.all.map(\.arrow).sorted()
    let waiting = open.filter { hasArrived[$0] }.map { index in
      let name = picture.lifelines[picture.arrows[index].to].name
      return "\(picture.arrows[index].name) in \(name)'s mailbox"
    }
    let travelling = open.filter { !hasArrived[$0] }.map { index in
      "\(picture.arrows[index].name) to \(picture.lifelines[picture.arrows[index].to].name)"
    }
    return [("still waiting: ", waiting), ("still on its way: ", travelling)]
      .filter { !$0.1.isEmpty }
      .map { Line($0.0 + $0.1.joined(separator: ", ")).truncated(to: width, theme: theme) }
  }

  // MARK: Rows

  /// The lifelines and tracks as they are now.
  private func baseRow() -> DiagramRow {
    var row = DiagramRow(width: layout.width)
    for (index, column) in layout.columns.enumerated() where isAlive[index] {
      row[column] = isBlocked[index] ? .blocked : .lifeline
    }
    for (place, arrow) in tracks.all {
      row[layout.column(of: place)] = hasArrived[arrow] ? .waits : .travels
    }
    return row
  }

  private mutating func add(_ row: DiagramRow) {
    rows += 1
    lines.append(row.line(theme, indentation: layout.margin))
  }

  private mutating func addHeading() {
    lastHeading = rows
    lines += heading(\.name, .actor)
    if rows == 0 { lines += heading(\.behavior, .faint) }
  }

  private func heading(
    _ text: KeyPath<SpaceTime.Lifeline, String>, _ style: Style
  ) -> [Line] {
    var row = DiagramRow(width: layout.width)
    var end = -1
    for (index, lifeline) in picture.lifelines.enumerated() {
      let column = layout.columns[index]
      let next = index + 1 < layout.columns.count ? layout.columns[index + 1] : layout.width
      let label = Line(lifeline[keyPath: text]).truncated(to: next - column, theme: theme).plain
      let start = max(
        end + 1, min(column - displayWidth(label) / 2, layout.width - displayWidth(label)))
      row.write(label, at: max(0, start), style)
      end = start + displayWidth(label)
    }
    let line = row.line(theme, indentation: layout.margin)
    return line.plain.isEmpty ? [] : [line]
  }

  private func margin(of event: Int) -> Line {
    let isHighlighted = highlighted.contains(event)
    let label = Line("e\(event)", isHighlighted ? .strong : .faint)
    return isHighlighted ? label + Line(theme.isUnicode ? "»" : ">", .strong) : label
  }

  // MARK: Events

  private mutating func draw(_ marks: Range<Int>) {
    if rows - lastHeading >= Self.page { addHeading() }
    var row = baseRow()
    row.margin = margin(of: picture.marks[marks.lowerBound].event)
    if picture.marks[marks.lowerBound].kind == .clock {
      return add(clock(picture.marks[marks.lowerBound], row))
    }
    // Arrows whose both ends are this one event lie in its row.
    let direct = marks.flatMap { startsOfMarks[$0] ?? [] }.filter { arrow in
      picture.arrows[arrow].end.map(marks.contains) ?? false
    }
    var waiting: [Int] = []
    var isTaken = false
    for mark in marks {
      let note = end(mark, direct, in: &row)
      let starts = (startsOfMarks[mark] ?? []).filter { !direct.contains($0) }
      let isPlain = note.isEmpty && (endsOfMarks[mark] ?? []).isEmpty
      if picture.marks[mark].kind.isSending, isPlain || !starts.isEmpty, direct.isEmpty,
        let first = starts.first, !isTaken
      {
        isTaken = true
        start(first, in: &row, aside: note)
        waiting += starts.dropFirst()
      } else {
        write(note, beside: mark, in: &row)
        waiting += starts
      }
      settle(mark)
    }
    for arrow in direct { cross(arrow, in: &row) }
    add(row)
    for arrow in waiting {
      var row = baseRow()
      start(arrow, in: &row, aside: "")
      add(row)
    }
  }

  private func clock(_ mark: SpaceTime.Mark, _ row: DiagramRow) -> DiagramRow {
    var row = row
    let label = " \(mark.label) "
    row.lay(.clock, 0..<min(layout.width, (layout.columns.last ?? 0) + 6))
    let start = (layout.columns.first ?? 0) + 3
    row.write(label, at: start + (start + 1) % 2, .strong)
    return row
  }

  /// Draws a mark and the ends of arrows at it. Returns what is to be said beside it.
  private mutating func end(_ mark: Int, _ direct: [Int], in row: inout DiagramRow) -> String {
    let kind = picture.marks[mark].kind
    let column = layout.columns[picture.marks[mark].lifeline]
    var notes: [String] = []
    for arrow in endsOfMarks[mark] ?? [] where !direct.contains(arrow) {
      let isFar = rows - beginnings[arrow] > Self.far || picture.arrows[arrow].start == nil
      if let place = places[arrow] {
        arrive(arrow, place, kind, in: &row)
        if kind != .lost, isFar { notes.append(picture.arrows[arrow].label) }
      } else {
        notes.append(picture.arrows[arrow].label)
      }
      notes.append(picture.arrows[arrow].endNote)
    }
    if let arrow = arrivalsOfMarks[mark] {
      hasArrived[arrow] = true
      if let place = places[arrow] { row[layout.column(of: place)] = .arrives }
    }
    if let symbol = symbol(of: kind) { row[column] = symbol }
    if !picture.marks[mark].label.isEmpty { notes.append(picture.marks[mark].label) }
    return notes.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What a mark leaves behind on its lifeline.
  private mutating func settle(_ mark: Int) {
    let lifeline = picture.marks[mark].lifeline
    switch picture.marks[mark].kind {
    case .born: isAlive[lifeline] = true
    case .stops, .killed: isAlive[lifeline] = false
    case .waits: isBlocked[lifeline] = true
    case .receives, .resumes, .fails: isBlocked[lifeline] = false
    case .sends where picture.lifelines[lifeline].actor == .you: isBlocked[lifeline] = false
    case .sends, .setsTimer, .arrives, .lost, .copied, .unhandled, .deadLetter, .prints, .changes,
      .clock:
      break
    }
    for arrow in endsOfMarks[mark] ?? [] {
      if let place = places[arrow] { tracks.free(place) }
      places[arrow] = nil
    }
  }

  private func symbol(of kind: SpaceTime.Mark.Kind) -> DiagramGlyph? {
    switch kind {
    case .born: .born
    case .sends, .setsTimer, .copied: .sends
    case .receives: .receives
    case .waits: .blocked
    case .resumes, .prints: .lifeline
    case .changes: .changes
    case .unhandled: .unhandled
    case .deadLetter: .deadLetter
    case .fails: .fails
    case .stops, .killed: .stops
    case .arrives, .lost, .clock: nil
    }
  }
}

extension SpaceTime.Arrow {
  /// Whether it tells somebody what became of an ask.
  var isAnswer: Bool { kind == .reply || kind == .failure }

  var isFailure: Bool { kind == .failure }

  /// The number of its message.
  var name: String { kind == .stop ? "m\(message) stop" : "m\(message)" }

  /// What its end says besides its label.
  var endNote: String {
    switch fate {
    case .lost: "m\(message) is lost"
    case .deadLetter: kind == .stop ? "" : "dead letter"
    case .received, .waiting, .inFlight: ""
    }
  }
}

extension SpaceTime.Mark.Kind {
  /// Whether an arrow begins here whose label may take what is said of the mark.
  var isSending: Bool { self == .sends || self == .copied }

  var style: Style {
    switch self {
    case .prints: .printed
    case .fails: .error
    case .unhandled, .deadLetter, .lost: .warning
    case .born, .sends, .setsTimer, .receives, .arrives, .copied, .waits, .resumes, .changes,
      .stops, .killed, .clock:
      .plain
    }
  }
}
