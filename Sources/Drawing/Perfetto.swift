package import Actors

/// Writes a history in the trace event format of Chrome, which Perfetto reads: a track for each
/// actor, on it a slice for each turn with its waiting, and arrows for what was sent.
///
/// Piece by piece: what it keeps is one turn of each actor. Virtual time mostly stands still, so each
/// event has a millisecond of the track, and its time is said in its details.
package struct Perfetto {
  /// Something that is not over: a turn, and what it waits for.
  private struct Turn {
    var name: String
    var details: String
    /// The numbers of its first and its last event.
    var first: Int
    var last: Int
    /// The event that its effects are because of.
    var current: Int
    var pause: (number: Int, name: String)?
  }

  private var turns: [Int32: Turn] = [:]
  /// The actors that have a track.
  private var tracks: Set<Int32> = []
  private var last = 0

  package init() {}

  /// What the file begins with.
  package static let opening = """
    {"displayTimeUnit":"ms","traceEvents":[
    {"ph":"M","pid":1,"name":"process_name","args":{"name":"rehearsal, 1 ms for each event"}}
    """

  /// What an event adds.
  /// - Parameters:
  ///   - text: the event in words, without its subject.
  ///   - writer: knows the names of the actors that there are by now.
  package mutating func add(
    _ event: Event, number: Int, text: String, writer: ValueWriter
  ) -> String {
    last = number
    let actor = event.kind == .spawned || event.kind == .killed ? event.peer : event.actor
    let track = event.kind == .clock ? "" : track(actor, writer)
    let name = event.kind == .received ? writer.literal(event.value) : text
    return track + entry(event, number, text, by: actor, as: name)
  }

  private mutating func entry(
    _ event: Event, _ number: Int, _ text: String, by actor: ActorID, as name: String
  ) -> String {
    switch event.kind {
    case .clock: return instant("clock \(text)", number, scope: "g", on: .you)
    case .arrived, .lost, .duplicated, .deadLetter:
      return instant(text, number, scope: "t", on: actor)
    case .timerFired:
      return slice("timer", from: at(number, 0), to: at(number, 600), on: actor, "")
        + flow("s", .message(event.message), at(number, 300), on: actor)
    case .killed where event.amount == 0:
      return close(event.actor, at: number) + own(event, number, text, by: actor, as: name)
    case .spawned, .started, .sent, .stopSent, .forwarded, .received, .unhandled, .printed,
      .replied, .waits,
      .resumed, .learned, .late, .sleeps, .works, .timerSet, .became, .failed, .restarted, .givenUp,
      .continued, .stopping, .stopped, .killed:
      return own(event, number, text, by: actor, as: name)
    }
  }

  /// What the file ends with.
  package mutating func closing() -> String {
    var output = ""
    for actor in turns.keys.sorted() { output += close(ActorID(actor), at: last + 1) }
    return output + "\n]}\n"
  }

  // MARK: Turns

  /// What somebody does: it goes on with a turn, or begins one.
  private mutating func own(
    _ event: Event, _ number: Int, _ text: String, by actor: ActorID, as name: String
  ) -> String {
    var output = ""
    if var turn = turns[actor.index], goesOn(turn, with: event) {
      if event.kind == .resumed || event.kind == .late {
        output += end(&turn, at: number, on: actor)
        turn.current = number
      }
      turn.last = number
      turns[actor.index] = turn
    } else {
      output += close(actor, at: number)
      turns[actor.index] = Turn(
        name: name, details: details(event, number, text), first: number, last: number,
        current: number)
    }
    switch event.kind {
    case .waits, .sleeps, .works: turns[actor.index]?.pause = (number, text)
    case .sent, .forwarded,
      .stopSent where event.message > 0:
      output += flow("s", .message(event.message), at(number, 300), on: actor)
    case .replied where event.amount != 2:
      output += flow("s", .reply(event.future), at(number, 300), on: actor)
    case .received: output += flow("f", .message(event.message), at(number, 100), on: actor)
    case .resumed where event.future != .none, .learned:
      output += flow("f", .reply(event.future), at(number, 100), on: actor)
    case .printed, .failed, .became, .unhandled:
      output += instant(text, number, scope: "t", on: actor)
    default: break
    }
    return output
  }

  private func goesOn(_ turn: Turn, with event: Event) -> Bool {
    switch event.kind {
    case .received, .started, .stopping: false
    case .resumed, .late: turn.pause != nil
    case .learned: true
    default: event.cause == turn.current && event.cause > 0
    }
  }

  /// Ends what a turn waits for.
  private func end(_ turn: inout Turn, at number: Int, on actor: ActorID) -> String {
    guard let pause = turn.pause else { return "" }
    turn.pause = nil
    return slice(
      pause.name, from: at(pause.number, 400), to: at(number, -100), on: actor, "")
  }

  /// Ends the turn of an actor, if there is one; one that waits has lasted until now.
  private mutating func close(_ actor: ActorID, at number: Int) -> String {
    guard var turn = turns.removeValue(forKey: actor.index) else { return "" }
    if turn.pause != nil { turn.last = max(turn.last, number - 1) }
    let pause = end(&turn, at: turn.last + 1, on: actor)
    let end = pause.isEmpty ? at(turn.last, 600) : at(turn.last + 1, -50)
    return pause + slice(turn.name, from: at(turn.first, 0), to: end, on: actor, turn.details)
  }

  private func details(_ event: Event, _ number: Int, _ text: String) -> String {
    var details = "\"event\":\"e\(number)\",\"what\":\(json(shown(text)))"
    details += ",\"virtual time\":\"\(durationText(event.time))\""
    if event.cause > 0 { details += ",\"because of\":\"e\(event.cause)\"" }
    if event.message > 0 { details += ",\"message\":\"m\(event.message)\"" }
    return details
  }

  // MARK: Pieces of the format

  /// Who is tied to whom by an arrow.
  private enum Flow {
    case message(Int)
    case reply(FutureID)

    var category: String {
      switch self {
      case .message: "message"
      case .reply: "reply"
      }
    }

    /// Different for all of either sort.
    var number: Int {
      switch self {
      case .message(let number): 2 * number
      case .reply(let future): 2 * Int(future.number) + 1
      }
    }
  }

  /// In microseconds of the track: a thousand for each event, and so many after.
  private func at(_ number: Int, _ offset: Int) -> Int { number * 1_000 + offset }

  /// Names an actor's track before anything is on it.
  private mutating func track(_ actor: ActorID, _ writer: ValueWriter) -> String {
    guard tracks.insert(actor.index).inserted else { return "" }
    let place = "\"pid\":1,\"tid\":\(actor.index + 1)"
    return ",\n{\"ph\":\"M\",\(place),\"name\":\"thread_name\",\"args\":{\"name\":"
      + "\(json(shown(writer.name(actor))))}},\n{\"ph\":\"M\",\(place),\"name\":"
      + "\"thread_sort_index\",\"args\":{\"sort_index\":\(actor.index)}}"
  }

  private func slice(
    _ name: String, from start: Int, to end: Int, on actor: ActorID, _ details: String
  ) -> String {
    piece("X", name, start, on: actor)
      + ",\"cat\":\"turn\",\"dur\":\(max(1, end - start)),\"args\":{\(details)}}"
  }

  private func instant(_ name: String, _ number: Int, scope: String, on actor: ActorID) -> String {
    piece("i", name, at(number, 200), on: actor) + ",\"cat\":\"event\",\"s\":\"\(scope)\"}"
  }

  /// The beginning or the end of an arrow, bound to the slice around it.
  private func flow(_ phase: String, _ flow: Flow, _ time: Int, on actor: ActorID) -> String {
    piece(phase, flow.category, time, on: actor)
      + ",\"cat\":\"\(flow.category)\",\"id\":\(flow.number)"
      + (phase == "f" ? ",\"bp\":\"e\"}" : "}")
  }

  private func piece(_ phase: String, _ name: String, _ time: Int, on actor: ActorID) -> String {
    ",\n{\"ph\":\"\(phase)\",\"pid\":1,\"tid\":\(actor.index + 1),\"ts\":\(time),"
      + "\"name\":\(json(shown(name)))"
  }
}
