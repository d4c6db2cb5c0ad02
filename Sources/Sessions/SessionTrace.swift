import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// `trace`: what happened, a line each.
extension Session {
  /// How many events `trace` shows unless told, and how many at most.
  private static let traced = 20
  private static let tracedAtMost = 10_000

  func showTrace(_ form: Command.TraceForm, _ source: Source) -> Outcome {
    var actor: ActorID?
    if let name = form.actor {
      actor = self.actor(called: name.text)
      if actor == nil {
        show([unknownActor(name)], in: source)
        return .failed
      }
    }
    var since: Int?
    if let name = form.since, let id = Identifier(name.text) {
      if let problem = problem(with: id, name) {
        show([problem], in: source)
        return .failed
      }
      since = id.number
    }
    guard simulator.log.next > 1 else {
      say("nothing has happened yet", .faint)
      return .done
    }
    let limit = min(form.count ?? Self.traced, Self.tracedAtMost)
    let (found, count) = traced(limit, of: actor, since: since)
    sayTrace(found, form)
    if found.count < count { sayRest(found.count, of: count, form, since) }
    return .done
  }

  /// The last events, or the first since one; and how many there are to choose from.
  private func traced(
    _ limit: Int, of actor: ActorID?, since: Int?
  ) -> (events: [(number: Int, event: Event)], count: Int) {
    let next = simulator.log.next
    if actor == nil {
      let first = since ?? max(1, next - limit)
      let last = min(next, first + limit)
      return (events(Array(first..<last)), next - (since ?? 1))
    }
    var found: [(number: Int, event: Event)] = []
    var count = 0
    tell(from: since ?? 1) { _, event, number in
      guard event.actor == actor || event.peer == actor else { return true }
      count += 1
      if since == nil || found.count < limit { found.append((number, event)) }
      // Of a long history only the end is kept, in pieces.
      if since == nil, found.count > 2 * limit { found.removeFirst(found.count - limit) }
      return true
    }
    return (since == nil ? Array(found.suffix(limit)) : found, count)
  }

  private func sayRest(_ shown: Int, of count: Int, _ form: Command.TraceForm, _ since: Int?) {
    let what = form.actor.map { " of \($0.text)" } ?? ""
    let place = since.map { " since e\($0)" } ?? ""
    let total = "\(grouped(count)) \(count == 1 ? "event" : "events")"
    if shown == Self.tracedAtMost {
      let which = since == nil ? "the last" : "the first"
      say(
        "\(which) \(grouped(shown)) of \(total)\(what)\(place); trace N since eM shows others",
        .faint)
    } else {
      say("of \(total)\(what)\(place); trace N\(what)\(place) shows more", .faint)
    }
  }

  private func sayTrace(_ events: [(number: Int, event: Event)], _ form: Command.TraceForm) {
    var clocks: [Int: String] = [:]
    if let name = form.clock { clocks = clockTexts(of: events.map(\.number), name) }
    var states: [Int: String] = [:]
    if form.showsState { states = stateTexts(of: events.map(\.number)) }
    let rows = simulator.stage.withWriter(limit: 300) { writer in
      events.map { number, event in
        var row = EventTable.row(event, number: number, writer: writer)
        row.clock = clocks[number] ?? ""
        row.state = states[number] ?? ""
        return row
      }
    }
    for line in EventTable.lines(rows) { say(line) }
    if form.clock == .vector, clocks.isEmpty, !events.isEmpty {
      say("there are too many actors for vector clocks; --clock lamport has no limit", .faint)
    }
  }

  /// How many actors of a vector clock are named.
  private static let clockedActors = 8

  private func clockTexts(of numbers: [Int], _ name: ClockName) -> [Int: String] {
    guard let last = numbers.last else { return [:] }
    let wanted = Set(numbers)
    var texts: [Int: String] = [:]
    tellStamps(upTo: last) { [unowned self] _, stamp in
      guard wanted.contains(stamp.event) else { return true }
      switch name {
      case .lamport: texts[stamp.event] = "\(stamp.lamport)"
      case .vector: texts[stamp.event] = stamp.clock.map { text(of: $0) }
      }
      return true
    }
    return texts
  }

  private func text(of clock: VectorClock) -> String {
    let counts = clock.counts
    var parts = counts.prefix(Self.clockedActors).map {
      "\(simulator.stage.name(of: $0.actor)) \($0.count)"
    }
    if clock.clockMoves > 0 { parts.append("clock \(clock.clockMoves)") }
    if counts.count > Self.clockedActors {
      parts.append("\(counts.count - Self.clockedActors) more")
    }
    return "[\(parts.joined(separator: ", "))]"
  }

  private func stateTexts(of numbers: [Int]) -> [Int: String] {
    guard let first = numbers.first, let last = numbers.last else { return [:] }
    var changes: [Int: [StateChange]] = [:]
    tellChanges(from: first) { change in
      if change.event <= last { changes[change.event, default: []].append(change) }
    }
    return simulator.stage.withWriter(limit: 100) { writer in
      changes.mapValues { changes in
        changes.map { "\($0.field) = \(visible(writer.literal($0.value)))" }
          .joined(separator: ", ")
      }
    }
  }
}
