package import Actors

extension SpaceTime {
  /// Which part of a history a picture shows.
  package struct Window: Equatable, Sendable {
    /// The most events, the last of all that are asked for.
    package var count: Int
    /// The number of the last event; nil for the last that happened.
    package var upto: Int?
    /// Only what concerns these; empty for everybody.
    package var only: [ActorID]
    /// The numbers of events that are to be seen at once.
    package var highlighted: [Int] = []

    package init(last count: Int, upto: Int? = nil, only: [ActorID] = []) {
      self.count = count
      self.upto = upto
      self.only = only
    }
  }

  /// Draws the events of a window, in order, each with its number.
  /// - Parameters:
  ///   - total: how many events there were in all.
  ///   - behavior: the name of an actor's behavior.
  package init(
    _ events: [(number: Int, event: Event)], in window: Window, total: Int, writer: ValueWriter,
    behavior: @escaping (ActorID) -> String
  ) {
    var builder = SpaceTimeBuilder(total: total, writer: writer, behavior: behavior)
    for (number, event) in events { builder.add(event, number: number) }
    self = builder.spaceTime
    highlighted = window.highlighted
    guard !window.only.isEmpty else { return }
    self = narrowed(
      to: lifelines.indices.filter { window.only.contains(lifelines[$0].actor) })
  }

  /// The picture of some lifelines alone. What came from others or went to them is said beside the
  /// mark where it did.
  package func narrowed(to kept: [Int]) -> SpaceTime {
    var places = [Int?](repeating: nil, count: lifelines.count)
    for (new, old) in kept.enumerated() { places[old] = new }
    var picture = SpaceTime(
      lifelines: kept.map { lifelines[$0] }, marks: [], arrows: [], total: total)
    picture.highlighted = highlighted
    var newMarks = [Int?](repeating: nil, count: marks.count)
    for (index, mark) in marks.enumerated() {
      let isClock = mark.kind == .clock
      guard let place = isClock ? 0 : places[mark.lifeline], !kept.isEmpty else { continue }
      newMarks[index] = picture.marks.count
      var mark = mark
      mark.lifeline = place
      picture.marks.append(mark)
    }
    for arrow in arrows {
      if let from = places[arrow.from], let to = places[arrow.to] {
        var arrow = arrow
        arrow.from = from
        arrow.to = to
        arrow.start = arrow.start.flatMap { newMarks[$0] }
        arrow.end = arrow.end.flatMap { newMarks[$0] }
        arrow.arrival = arrow.arrival.flatMap { newMarks[$0] }
        picture.arrows.append(arrow)
      } else if places[arrow.from] != nil, let mark = arrow.start.flatMap({ newMarks[$0] }) {
        picture.marks[mark].say("\(arrow.label)\(arrow.fate.aside) to \(lifelines[arrow.to].name)")
      } else if places[arrow.to] != nil, let mark = arrow.end.flatMap({ newMarks[$0] }) {
        picture.marks[mark].say("\(arrow.label)\(arrow.kind.origin) \(lifelines[arrow.from].name)")
      }
    }
    return picture
  }
}

extension SpaceTime.Mark {
  fileprivate mutating func say(_ text: String) {
    label = label.isEmpty ? text : "\(label); \(text)"
  }
}

extension SpaceTime.Arrow.Kind {
  /// How the label of an arrow goes on with whom it comes from.
  fileprivate var origin: String {
    switch self {
    case .spawn: "ed by"
    case .kill: "ed by"
    case .message, .ask, .reply, .failure, .stop, .timer: " from"
    }
  }
}

extension SpaceTime.Arrow.Fate {
  /// What became of it, where it cannot be seen.
  fileprivate var aside: String {
    switch self {
    case .received, .waiting: ""
    case .inFlight: " (in flight)"
    case .lost: " (lost)"
    case .deadLetter: " (dead letter)"
    }
  }
}

extension EventLog {
  /// The events of a window that are held, in order. Linear in the events that are walked past.
  package func events(in window: SpaceTime.Window) -> [(number: Int, event: Event)] {
    var number = min(window.upto ?? next - 1, next - 1)
    var found: [(number: Int, event: Event)] = []
    while number >= first, found.count < window.count {
      if let event = self[number], window.shows(event) { found.append((number, event)) }
      number -= 1
    }
    return found.reversed()
  }
}

extension SpaceTime.Window {
  /// Whether an event concerns those who are shown.
  package func shows(_ event: Event) -> Bool {
    only.isEmpty || event.kind == .clock || only.contains(event.actor)
      || (event.peer != .nobody && only.contains(event.peer))
  }
}
