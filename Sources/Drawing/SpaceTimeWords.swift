import Tracing

/// What a picture of space and time says to somebody who does not see it.
struct SpaceTimeWords {
  private let picture: SpaceTime

  /// How many events a description tells one by one.
  private static let told = 60

  init(_ picture: SpaceTime) {
    self.picture = picture
  }

  var title: String {
    let names = picture.lifelines.map { shown($0.name) }
    let listed = names.count > 6 ? names.prefix(5) + ["\(names.count - 5) more"] : names[...]
    return "Sequence diagram: " + listed.joined(separator: ", ")
  }

  /// How much there is, and the events in words.
  var description: String {
    let numbers = picture.marks.map(\.event).filter { $0 > 0 }
    var text = "\(picture.lifelines.count) participants, \(picture.marks.count) events"
    if let first = numbers.min(), let last = numbers.max() { text += ", e\(first) to e\(last)" }
    if picture.total > picture.marks.count { text += " of \(picture.total)" }
    text += ". "
    let told = picture.marks.indices.prefix(Self.told).map { sentence(ofMark: $0) }
    text += told.joined(separator: " ")
    let more = picture.marks.count - told.count
    return more > 0 ? "\(text) And \(more) more events." : text
  }

  /// `e3: ann sends m1 Get to account.`
  func sentence(ofMark index: Int) -> String {
    let mark = picture.marks[index]
    let number = mark.event > 0 ? "e\(mark.event): " : ""
    guard mark.kind != .clock else { return "\(number)clock \(shown(mark.label))." }
    var parts: [String] = []
    for arrow in picture.arrows where arrow.start == index || arrow.end == index {
      parts.append(clause(arrow, isStart: arrow.start == index))
    }
    if parts.isEmpty || !mark.label.isEmpty {
      parts.append(mark.label.isEmpty ? mark.kind.verb : shown(mark.label))
    }
    return "\(number)\(name(mark.lifeline)) \(parts.joined(separator: ", "))."
  }

  /// What an arrow is, with both its ends and its fate.
  func sentence(_ arrow: SpaceTime.Arrow) -> String {
    "\(shown(arrow.label)), \(arrow.kind.noun) from \(name(arrow.from)) to \(name(arrow.to)): "
      + arrow.fate.words
  }

  private func clause(_ arrow: SpaceTime.Arrow, isStart: Bool) -> String {
    let label = shown(arrow.label)
    guard isStart else {
      let how =
        switch arrow.fate {
        case .deadLetter: "has stopped: a dead letter,"
        case .lost: "will not get"
        case .received, .waiting, .inFlight: "receives"
        }
      return "\(how) \(label) from \(name(arrow.from))"
    }
    return "\(arrow.kind.verb) \(label) to \(name(arrow.to))"
  }

  private func name(_ lifeline: Int) -> String { shown(picture.lifelines[lifeline].name) }
}

extension SpaceTime.Mark.Kind {
  /// What is said of it where nothing is written beside it.
  var verb: String {
    switch self {
    case .born: "begins to live"
    case .sends: "sends"
    case .setsTimer: "sets a timer"
    case .receives: "receives"
    case .arrives: "has a message in the mailbox now"
    case .lost: "will not get a message: it is lost"
    case .copied: "has a message copied"
    case .unhandled: "has no handler"
    case .deadLetter: "has stopped: a dead letter"
    case .waits: "waits"
    case .resumes: "goes on"
    case .prints: "prints"
    case .changes: "changes"
    case .fails: "fails"
    case .stops: "stops"
    case .killed: "is killed"
    case .clock: "moves on"
    }
  }
}

extension SpaceTime.Arrow.Kind {
  var noun: String {
    switch self {
    case .message: "message"
    case .ask: "ask"
    case .reply: "reply"
    case .failure: "failure"
    case .stop: "stop"
    case .spawn: "spawn"
    case .kill: "kill"
    case .timer: "timer"
    }
  }

  fileprivate var verb: String {
    switch self {
    case .message: "sends"
    case .ask: "asks"
    case .reply: "replies"
    case .failure: "fails"
    case .stop: "sends"
    case .spawn: "spawns"
    case .kill: "kills"
    case .timer: "sets a timer for"
    }
  }
}

extension SpaceTime.Arrow.Fate {
  /// What became of it.
  var words: String {
    switch self {
    case .received: "received"
    case .waiting: "waits"
    case .inFlight: "in flight"
    case .lost: "lost"
    case .deadLetter: "dead letter"
    }
  }
}
