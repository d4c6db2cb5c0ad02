import Actors
import Tracing

/// What a lifeline is doing where no mark says it: the turns on it and the waiting within them, as
/// rows of marks.
struct SpaceTimeTurns {
  /// From one mark to another; to the end of the picture where there is no other.
  struct Stretch: Equatable {
    var lifeline: Int
    var start: Int
    var end: Int?
  }

  private(set) var turns: [Stretch] = []
  private(set) var pauses: [Stretch] = []
  /// The mark that each lifeline is born with; nil for those that were there before.
  private(set) var births: [Int?]
  /// The mark that each lifeline ends with; nil for those that live on.
  private(set) var ends: [Int?]

  init(_ picture: SpaceTime) {
    births = Array(repeating: nil, count: picture.lifelines.count)
    ends = births
    var open: [Stretch?] = Array(repeating: nil, count: picture.lifelines.count)
    var pause = open
    let replies = Set(picture.arrows.compactMap { $0.kind.isReply ? $0.end : nil })
    for (index, mark) in picture.marks.enumerated() where mark.kind != .clock {
      let line = mark.lifeline
      if mark.kind == .born { births[line] = index }
      guard mark.isOwn else { continue }
      if var waiting = pause[line] {
        waiting.end = index
        pauses.append(waiting)
        pause[line] = nil
      }
      if mark.beginsTurn, !replies.contains(index), picture.lifelines[line].actor != .you {
        if let turn = open[line] { turns.append(turn) }
        open[line] = Stretch(lifeline: line, start: index, end: index)
      } else {
        open[line]?.end = index
      }
      switch mark.kind {
      case .waits: pause[line] = Stretch(lifeline: line, start: index, end: nil)
      case .stops, .killed:
        ends[line] = index
        if let turn = open[line] { turns.append(turn) }
        open[line] = nil
      case .changes: ends[line] = nil
      case .born, .sends, .setsTimer, .receives, .arrives, .lost, .copied, .unhandled, .deadLetter,
        .resumes, .prints, .fails, .clock:
        break
      }
    }
    for (line, turn) in open.enumerated() {
      guard var turn else { continue }
      if pause[line] != nil { turn.end = nil }
      turns.append(turn)
    }
    pauses += pause.compactMap { $0 }
  }
}

extension SpaceTime.Mark {
  /// Whether the actor is at something new from here.
  fileprivate var beginsTurn: Bool {
    switch kind {
    case .receives: true
    case .born, .sends, .setsTimer, .arrives, .lost, .copied, .unhandled, .deadLetter, .waits,
      .resumes, .prints, .changes, .fails, .stops, .killed, .clock:
      false
    }
  }

  /// Whether the actor does it, and it does not befall it or its mail.
  fileprivate var isOwn: Bool {
    switch kind {
    case .born, .arrives, .lost, .copied, .deadLetter, .clock: false
    case .sends, .setsTimer, .receives, .unhandled, .waits, .resumes, .prints, .changes, .fails,
      .stops, .killed:
      true
    }
  }
}

extension SpaceTime.Arrow.Kind {
  /// Whether it answers an ask.
  var isReply: Bool {
    switch self {
    case .reply, .failure: true
    case .message, .ask, .stop, .spawn, .kill, .timer: false
    }
  }
}
