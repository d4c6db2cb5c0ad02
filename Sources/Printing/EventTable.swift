package import Actors
package import Typography

/// Every event in full, as `trace` shows it: number, time, actor, what happened, and why.
package enum EventTable {
  /// The cells of one event.
  package struct Row {
    package var number: String
    package var time: String
    package var actor: String
    package var what: String
    package var cause: String
    /// The logical time, or the vector clock, if that was asked for.
    package var clock = ""
    /// What has changed of its actor's state before the next event, if that was asked for.
    package var state = ""

    package init(number: String, time: String, actor: String, what: String, cause: String) {
      self.number = number
      self.time = time
      self.actor = actor
      self.what = what
      self.cause = cause
    }
  }

  /// The cells for an event.
  package static func row(_ event: Event, number: Int, writer: ValueWriter) -> Row {
    Row(
      number: "e\(number)", time: durationText(event.time), actor: subject(event, writer),
      what: agreeing(description(of: event, writer), with: subject(event, writer)),
      cause: event.cause > 0 ? "because of e\(event.cause)" : "")
  }

  /// A row alone.
  package static func line(_ row: Row) -> Line {
    lines([row])[0]
  }

  /// Rows with their columns aligned.
  package static func lines(_ rows: [Row]) -> [Line] {
    let hasClocks = rows.contains { !$0.clock.isEmpty }
    let cells = rows.map { row in
      let cause = row.cause.isEmpty ? [] : [Line.Run("  " + row.cause, .faint)]
      let state = row.state.isEmpty ? [] : [Line.Run("  " + row.state, .code)]
      let clock = hasClocks ? [Line(row.clock, .faint)] : []
      return [Line(row.number, .strong)] + clock + [
        Line(row.time, .faint), Line(row.actor, .actor), Line([.init(row.what)] + cause + state),
      ]
    }
    let columns = [Line.Alignment](repeating: .left, count: hasClocks ? 5 : 4)
    return Table(columns: columns, rows: cells).lines(theme: .plain)
  }

  /// What is said of others is said of you in another form of the verb.
  private static func agreeing(_ clause: String, with subject: String) -> String {
    guard subject == "you" else { return clause }
    let verb = clause.prefix { $0 != " " }
    let form =
      switch verb {
      case "has": "have"
      case "goes": "go"
      default: verb.hasSuffix("s") ? String(verb.dropLast()) : String(verb)
      }
    return form + clause.dropFirst(verb.count)
  }

  /// Who did it: for what happens to an actor, the one who did it to it.
  private static func subject(_ event: Event, _ writer: ValueWriter) -> String {
    switch event.kind {
    case .spawned, .killed: writer.name(event.peer)
    case .clock: "clock"
    default: writer.name(event.actor)
    }
  }

  /// What happened, as a clause whose subject stands in its own column.
  package static func description(of event: Event, _ writer: ValueWriter) -> String {
    let actor = writer.name(event.actor)
    let peer = writer.name(event.peer)
    let value = visible(writer.literal(event.value))
    let message = "m\(event.message)"
    let future = "f\(event.future.number)"
    switch event.kind {
    case .spawned: return "spawns \(actor), \(withArticle(value))"
    case .started: return "starts"
    case .sent:
      return event.future == .none
        ? "sends \(message) \(value) to \(peer)" : "asks \(peer) \(message) \(value) for \(future)"
    case .stopSent where event.message == 0: return "stops \(peer), which has stopped already"
    case .stopSent: return "sends stop \(message) to \(peer)"
    case .arrived where event.amount == 0:
      return "has stopped already when the stop \(message) from \(peer) arrives"
    case .arrived:
      let what = event.amount < 0 ? "stop \(message)" : "\(message) \(value)"
      return "has \(what) from \(peer) in the mailbox now"
    case .lost:
      return
        "will not get \(message) \(event.amount == 1 ? "stop" : value) from \(peer): it is lost"
    case .duplicated:
      return "will get \(message), a copy of m\(event.amount), too: \(value)"
    case .timerFired: return "timer sends \(message) \(value) to \(peer)"
    case .forwarded: return "forwards \(value) to \(peer) as \(message)"
    case .received: return "receives \(message) \(value) from \(peer)"
    case .unhandled: return "has no handler for \(message) \(value)"
    case .deadLetter: return "has stopped: \(message) \(value) from \(peer) is a dead letter"
    case .printed: return "prints \(value)"
    case .replied:
      switch event.amount {
      case 1: return "resolves \(future) with \(value), without a reply"
      case 2: return "replies \(value) for \(future), which has its reply"
      default: return "resolves \(future) with \(value)"
      }
    case .waits: return "waits for \(future) from \(peer)"
    case .resumed where event.peer != .nobody: return "goes on, since \(peer) has stopped"
    case .resumed: return "goes on" + (event.future == .none ? "" : " with \(future)")
    case .learned: return "goes on at once with \(future), which is settled"
    case .late: return "waits no longer for \(future): \(durationText(event.amount)) are over"
    case .sleeps: return "sleeps for \(durationText(event.amount))"
    case .works: return "works for \(durationText(event.amount))"
    case .timerSet: return "will send \(value) to \(peer) in \(durationText(event.amount))"
    case .became: return "becomes \(value)"
    case .failed: return failedDescription(event, writer)
    case .restarted:
      return "starts anew, supervised by \(peer) (\(SupervisionWording.restart(event, writer)))"
    case .givenUp:
      return
        "may not start anew, supervised by \(peer): \(SupervisionWording.limit(event.value, writer))"
    case .continued: return "goes on with its next message, supervised by \(peer)"
    case .stopping: return "begins to stop, as \(message) from \(peer) says"
    case .stopped: return event.amount == 1 ? "stops, having failed" : "stops"
    case .killed where event.amount == 1: return "kills \(actor), which has stopped already"
    case .killed: return "kills \(actor)"
    case .clock where event.amount == 1: return "still stands at \(durationText(event.time))"
    case .clock: return "moves on to \(durationText(event.time))"
    }
  }

  private static func failedDescription(_ event: Event, _ writer: ValueWriter) -> String {
    guard case .list(let list) = event.value, list.elements.count == 2 else { return "fails" }
    let reason = visible(writer.printed(list.elements[1]))
    let what =
      event.message == 0
      ? "in \(writer.printed(list.elements[0]))"
      : "in m\(event.message) \(writer.literal(list.elements[0]))"
    let future = event.future == .none ? "" : ", and f\(event.future.number) with it"
    return "fails \(what)\(future): \(reason)"
  }
}
