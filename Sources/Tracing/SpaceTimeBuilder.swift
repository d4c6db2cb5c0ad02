package import Actors

/// Makes a picture of space and time out of events, in one pass: what is sent waits or travels until
/// a later event says what became of it.
package struct SpaceTimeBuilder {
  private let writer: ValueWriter
  private let behavior: (ActorID) -> String
  private let total: Int

  /// In order of appearance; sorted at the end.
  private var actors: [ActorID] = []
  private var places: [ActorID: Int] = [:]
  private var marks: [SpaceTime.Mark] = []
  private var arrows: [SpaceTime.Arrow] = []

  /// The arrow of each message.
  private var messages: [Int: Int] = [:]
  /// The arrow that answers each future, once something does.
  private var answers: [FutureID: Int] = [:]
  /// Who asked for each future.
  private var askers: [FutureID: ActorID] = [:]
  /// The arrow of a stop, by the event that its receiver's end is because of.
  private var stops: [Int: Int] = [:]
  /// The stops that an actor has not followed yet.
  private var pendingStops: [ActorID: [Int]] = [:]
  /// The mark where each event's effects begin.
  private var marksOfEvents: [Int: Int] = [:]

  /// - Parameters:
  ///   - total: how many events there were in all, shown or not.
  ///   - behavior: the name of an actor's behavior.
  package init(total: Int, writer: ValueWriter, behavior: @escaping (ActorID) -> String) {
    self.total = total
    self.writer = writer
    self.behavior = behavior
  }

  /// The picture of the events added.
  package var spaceTime: SpaceTime {
    let order = actors.indices.sorted { actors[$0].index < actors[$1].index }
    var rank = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { rank[old] = new }
    let lifelines = order.map { place in
      SpaceTime.Lifeline(
        actor: actors[place], name: writer.name(actors[place]), behavior: behavior(actors[place]))
    }
    var picture = SpaceTime(lifelines: lifelines, marks: marks, arrows: arrows, total: total)
    for place in marks.indices where marks[place].kind != .clock {
      picture.marks[place].lifeline = rank[marks[place].lifeline]
    }
    for place in arrows.indices {
      picture.arrows[place].from = rank[arrows[place].from]
      picture.arrows[place].to = rank[arrows[place].to]
    }
    return picture
  }

  /// Adds what happened next.
  package mutating func add(_ event: Event, number: Int) {
    let first = marks.count
    draw(event, number)
    if marks.count > first { marksOfEvents[number] = marks.count - 1 }
    if marks.count > first, let arrow = stops[event.cause], isOwn(arrow, event) {
      arrows[arrow].end = first
      arrows[arrow].fate = .received
      stops[event.cause] = nil
    }
  }

  private func isOwn(_ arrow: Int, _ event: Event) -> Bool {
    actors[arrows[arrow].to] == event.actor && event.kind != .arrived && event.kind != .lost
  }

  private mutating func draw(_ event: Event, _ number: Int) {
    switch event.kind {
    case .spawned: join(event, number, .spawn, "spawn", .born)
    case .killed where event.amount == 1:
      let name = writer.name(event.actor)
      mark(event, number, .sends, "kills \(name), which has stopped", of: event.peer)
    case .killed:
      join(event, number, .kill, "kill", .killed)
      buryStops(of: event.actor)
    case .sent, .timerFired, .forwarded: send(event, number)
    case .stopSent where event.message == 0:
      mark(event, number, .sends, "stops \(writer.name(event.peer)), which has stopped")
    case .stopSent: sendStop(event, number)
    case .arrived where event.amount == 0:
      let end = mark(event, number, .deadLetter, "has stopped already")
      finish(event, .deadLetter, at: end)
    case .arrived, .lost, .duplicated: travel(event, number)
    case .received: receive(event, number)
    case .deadLetter: bury(event, number)
    case .replied: reply(event, number)
    case .resumed where event.future != .none: resume(event, number)
    case .learned: resume(event, number)
    case .failed: fail(event, number)
    case .stopped:
      mark(event, number, .stops, "stops")
      buryStops(of: event.actor)
    case .timerSet:
      mark(event, number, .setsTimer, wording(of: event))
    case .started, .became, .restarted, .givenUp, .continued, .stopping:
      mark(event, number, .changes, wording(of: event))
    case .unhandled: mark(event, number, .unhandled, wording(of: event))
    case .printed: mark(event, number, .prints, wording(of: event))
    case .waits, .sleeps, .works: mark(event, number, .waits, wording(of: event))
    case .resumed, .late: mark(event, number, .resumes, wording(of: event))
    case .clock: mark(event, number, .clock, durationText(event.time))
    }
  }

  // MARK: Marks and arrows

  private mutating func place(of actor: ActorID) -> Int {
    if let place = places[actor] { return place }
    places[actor] = actors.count
    actors.append(actor)
    return actors.count - 1
  }

  @discardableResult
  private mutating func mark(
    _ event: Event, _ number: Int, _ kind: SpaceTime.Mark.Kind, _ label: String = "",
    of actor: ActorID? = nil
  ) -> Int {
    let lifeline = kind == .clock ? 0 : place(of: actor ?? event.actor)
    marks.append(
      SpaceTime.Mark(
        event: number, lifeline: lifeline, kind: kind, label: label, time: event.time))
    return marks.count - 1
  }

  @discardableResult
  private mutating func arrow(
    _ kind: SpaceTime.Arrow.Kind, _ fate: SpaceTime.Arrow.Fate, _ label: String,
    from: ActorID, at start: Int?, to: ActorID, at end: Int? = nil, message: Int = 0,
    future: FutureID = .none
  ) -> Int {
    let (from, to) = (place(of: from), place(of: to))
    arrows.append(
      SpaceTime.Arrow(
        kind, fate: fate, label: label, start: start, end: end, from: from, to: to,
        message: message, future: Int(future.number)))
    return arrows.count - 1
  }

  /// Two marks and the arrow between them: what one does to another at once.
  private mutating func join(
    _ event: Event, _ number: Int, _ kind: SpaceTime.Arrow.Kind, _ label: String,
    _ end: SpaceTime.Mark.Kind
  ) {
    let start = event.peer == event.actor ? nil : mark(event, number, .sends, of: event.peer)
    let end = mark(event, number, end)
    guard let start else { return }
    arrow(kind, .received, label, from: event.peer, at: start, to: event.actor, at: end)
  }

  // MARK: Messages

  private mutating func send(_ event: Event, _ number: Int) {
    if event.future != .none, event.kind == .sent { askers[event.future] = event.actor }
    let start = mark(event, number, .sends, event.kind == .forwarded ? "forwarded" : "")
    let isAsk = event.future != .none
    let kind: SpaceTime.Arrow.Kind =
      event.kind == .timerFired ? .timer : isAsk ? .ask : .message
    messages[event.message] = arrow(
      kind, event.amount < 0 ? .inFlight : .waiting, message(event), from: event.actor, at: start,
      to: event.peer, message: event.message, future: event.future)
  }

  private mutating func sendStop(_ event: Event, _ number: Int) {
    let start = mark(event, number, .sends)
    let arrow = arrow(
      .stop, event.amount < 0 ? .inFlight : .waiting, "m\(event.message) stop", from: event.actor,
      at: start, to: event.peer, message: event.message)
    messages[event.message] = arrow
    stops[number] = arrow
    pendingStops[event.peer, default: []].append(arrow)
  }

  /// An actor that has ended follows no stop any more.
  private mutating func buryStops(of actor: ActorID) {
    for arrow in pendingStops[actor] ?? [] where arrows[arrow].fate == .waiting {
      arrows[arrow].fate = .deadLetter
    }
    pendingStops[actor] = nil
  }

  private mutating func travel(_ event: Event, _ number: Int) {
    switch event.kind {
    case .lost:
      let end = mark(event, number, .lost)
      finish(event, .lost, at: end)
    case .duplicated:
      let start = mark(event, number, .copied, "a copy of m\(event.amount)", of: event.peer)
      messages[event.message] = arrow(
        event.future == .none ? .message : .ask, .inFlight, message(event), from: event.peer,
        at: start, to: event.actor, message: event.message, future: event.future)
    default:
      let isStop = event.amount < 0
      let arrival = mark(event, number, .arrives, "m\(event.message) arrives")
      guard let arrow = messages[event.message] else {
        // It was sent before the picture begins.
        let arrow = arrow(
          isStop ? .stop : .message, .waiting, isStop ? "m\(event.message) stop" : message(event),
          from: event.peer, at: nil, to: event.actor, message: event.message,
          future: event.future)
        messages[event.message] = arrow
        arrows[arrow].arrival = arrival
        if isStop { stops[number] = arrow }
        return
      }
      arrows[arrow].fate = .waiting
      arrows[arrow].arrival = arrival
      if isStop {
        stops[number] = arrow
        stops[event.cause] = nil
      }
    }
  }

  private mutating func receive(_ event: Event, _ number: Int) {
    if event.future != .none { askers[event.future] = event.peer }
    finish(event, .received, at: mark(event, number, .receives))
  }

  /// Ends the arrow of an event's message; one that began before the picture does has no beginning.
  private mutating func finish(_ event: Event, _ fate: SpaceTime.Arrow.Fate, at end: Int) {
    if let place = messages[event.message] {
      arrows[place].fate = fate
      arrows[place].end = end
    } else if event.peer != .nobody {
      let isAsk = event.future != .none
      messages[event.message] = arrow(
        isAsk ? .ask : .message, fate, message(event), from: event.peer, at: nil, to: event.actor,
        at: end, message: event.message, future: event.future)
    }
  }

  private mutating func bury(_ event: Event, _ number: Int) {
    if event.future != .none, askers[event.future] == nil { askers[event.future] = event.peer }
    let end = mark(event, number, .deadLetter)
    finish(event, .deadLetter, at: end)
    breakPromise(event, at: end)
  }

  // MARK: Futures

  private mutating func reply(_ event: Event, _ number: Int) {
    let value = writer.literal(event.value)
    let name = "f\(event.future.number)"
    if event.amount == 2 {
      mark(event, number, .sends, "replies \(value), but \(name) has its reply")
      return
    }
    let start = mark(event, number, .sends)
    answers[event.future] = arrow(
      .reply, .waiting, "\(name) = \(value)", from: event.actor, at: start, to: event.peer,
      message: event.message, future: event.future)
  }

  private mutating func fail(_ event: Event, _ number: Int) {
    breakPromise(event, at: mark(event, number, .fails, wording(of: event)))
  }

  /// The failure that an event is to whoever asked, if nothing has answered yet.
  private mutating func breakPromise(_ event: Event, at start: Int) {
    guard event.future != .none, answers[event.future] == nil, let asker = askers[event.future]
    else { return }
    answers[event.future] = arrow(
      .failure, .waiting, "f\(event.future.number) fails", from: event.actor, at: start, to: asker,
      message: event.message, future: event.future)
  }

  private mutating func resume(_ event: Event, _ number: Int) {
    let end = mark(event, number, .receives)
    if let arrow = answers[event.future] {
      // Another may have waited for the same future: it has an arrow of its own.
      guard arrows[arrow].end != nil || actors[arrows[arrow].to] != event.actor else {
        arrows[arrow].fate = .received
        arrows[arrow].end = end
        return
      }
      let old = arrows[arrow]
      self.arrow(
        old.kind, .received, old.label, from: actors[old.from], at: old.start, to: event.actor,
        at: end, message: old.message, future: event.future)
    } else if let start = marksOfEvents[event.cause] {
      // The one asked was killed over it.
      answers[event.future] = arrow(
        .failure, .received, "f\(event.future.number) fails", from: actors[marks[start].lifeline],
        at: start, to: event.actor, at: end, future: event.future)
    } else {
      marks[end].label = "goes on with f\(event.future.number)"
    }
  }
}

// MARK: Words

extension SpaceTimeBuilder {
  /// A message with its number.
  private func message(_ event: Event) -> String {
    "m\(event.message) \(writer.literal(event.value))"
  }

  /// What is said beside a mark.
  private func wording(of event: Event) -> String {
    let value = writer.literal(event.value)
    let future = "f\(event.future.number)"
    switch event.kind {
    case .timerSet:
      return "after \(durationText(event.amount)) send \(writer.name(event.peer)) \(value)"
    case .started: return "starts"
    case .stopping: return "begins to stop"
    case .became: return "becomes \(value)"
    case .restarted: return "starts anew"
    case .givenUp: return "may not start anew"
    case .continued: return "goes on"
    case .unhandled: return "no handler"
    case .printed: return "prints \(value)"
    case .waits: return "waits for \(future)"
    case .sleeps: return "sleeps \(durationText(event.amount))"
    case .works: return "works \(durationText(event.amount))"
    case .resumed: return "goes on"
    case .late: return "waits no longer for \(future)"
    case .failed: return "fails: \(reason(of: event))"
    case .spawned, .sent, .stopSent, .arrived, .lost, .duplicated, .timerFired, .forwarded,
      .received, .deadLetter, .replied, .learned, .stopped, .killed, .clock:
      return ""
    }
  }

  private func reason(of event: Event) -> String {
    guard case .list(let list) = event.value, list.elements.count == 2 else { return "" }
    return visible(writer.printed(list.elements[1]))
  }
}
