package import Actors
package import Behaviors
import Diagnostics
package import Typography

/// Says what happened: as a teacher would tell it (`normal`), only what must not be missed (`quiet`),
/// or every event in full.
package struct EventPrinter {
  /// How much is said.
  package enum Detail {
    case quiet, normal, full
  }

  private let detail: Detail
  private let writer: ValueWriter
  private let program: Program
  private let naming: FaultPlace.Naming

  package init(
    _ detail: Detail, writer: ValueWriter, program: Program, naming: FaultPlace.Naming = .byFile
  ) {
    self.detail = detail
    self.writer = writer
    self.program = program
    self.naming = naming
  }

  /// The lines for an event.
  /// - Parameter next: the event after it, if any: an unhandled message is told once.
  package func lines(for event: Event, number: Int, before next: Event?) -> [Line] {
    if event.kind == .printed { return printed(event) }
    switch detail {
    case .quiet: return quiet(event)
    case .normal:
      let isUnhandled = next?.kind == .unhandled && event.kind == .received
      return isUnhandled ? [] : normal(event).map { withSubject(event.actor, $0) }
    case .full:
      return [EventTable.line(EventTable.row(event, number: number, writer: writer))]
    }
  }

  /// The line with the actor's name set off, where it begins with that.
  private func withSubject(_ actor: ActorID, _ line: Line) -> Line {
    let name = name(actor)
    guard line.runs.count == 1, line.runs[0].style == .plain, line.plain.hasPrefix(name + " ")
    else { return line }
    return Line([.init(name, .actor), .init(String(line.plain.dropFirst(name.count)))])
  }

  /// What an actor printed: `\n` and `\t` act, other control characters are shown.
  private func printed(_ event: Event) -> [Line] {
    guard case .text(let text) = event.value else { return [] }
    return visible(text.string, keeping: ["\n", "\t"])
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(String($0), .printed) }
  }

  private func quiet(_ event: Event) -> [Line] {
    switch event.kind {
    case .unhandled, .deadLetter: return normal(event)
    case .failed where event.future == .none: return [failedText(event)]
    default: return []
    }
  }

  private func failedText(_ event: Event) -> Line {
    let (handled, reason) = failure(event)
    let place = event.message == 0 ? handled.map(writer.printed) : handled.map(writer.literal)
    let number = event.message == 0 ? "" : " (m\(event.message))"
    return Line("\(name(event.actor)) failed in \(place ?? "")\(number): \(reason)", .error)
  }

  /// What a failed turn handled, and why it failed.
  private func failure(_ event: Event) -> (Value?, String) {
    guard case .list(let list) = event.value, list.elements.count == 2,
      case .text(let reason) = list.elements[1]
    else { return (nil, "") }
    return (list.elements[0], reason.string)
  }

  private func normal(_ event: Event) -> [Line] {
    let actor = name(event.actor)
    let peer = name(event.peer)
    let value = writer.literal(event.value)
    switch event.kind {
    case .spawned where event.peer == .you:
      let wish = actor[..<(actor.lastIndex(of: "-") ?? actor.endIndex)]
      let renamed = event.amount == 1 ? "; \(wish) means this one now" : ""
      return [Line("\(actor) is \(withArticle(value))\(renamed)")]
    case .started: return [Line("\(actor) starts")]
    case .sent where event.actor == .you && event.amount < 0:
      let reply = event.future == .none ? "" : "; its reply will be f\(event.future.number)"
      return [Line("m\(event.message) is in flight to \(peer)\(reply)")]
    case .stopSent where event.actor == .you && event.amount < 0:
      return [Line("m\(event.message) is in flight to \(peer)")]
    case .arrived where event.amount == 0: return []
    case .arrived where event.actor == .you:
      return [Line("m\(event.message) \(value) from \(peer) arrives in your mailbox")]
    case .arrived:
      let what = event.amount < 0 ? "stop" : value
      return [
        Line(
          "m\(event.message) \(what) arrives in \(owner(event.actor)) mailbox "
            + "(\(abs(event.amount)) waiting)")
      ]
    case .lost:
      let what = event.amount == 1 ? "stop" : value
      return [Line("m\(event.message) \(what) from \(peer) to \(actor) is lost")]
    case .duplicated:
      return [
        Line("m\(event.message) is a copy of m\(event.amount), in flight to \(actor)")
      ]
    case .replied where event.amount == 2:
      return [
        Line("\(actor) replies to f\(event.future.number) once more; the first reply stands")
      ]
    case .sent where event.peer == .you && event.amount > 0:
      return [Line("m\(event.message) \(value) from \(actor) is in your mailbox")]
    case .sent where event.actor == .you && event.amount > 0:
      let reply = event.future == .none ? "" : "; its reply will be f\(event.future.number)"
      return [Line(waiting(event) + reply)]
    case .stopSent where event.actor == .you && event.amount > 0: return [Line(waiting(event))]
    case .timerFired where event.amount > 0:
      return [
        Line(
          "m\(event.message) \(value) from \(owner(event.actor)) timer waits in "
            + "\(owner(event.peer)) mailbox")
      ]
    case .forwarded: return [Line("\(actor) forwards \(value) to \(peer) as m\(event.message)")]
    case .received: return [Line("\(actor) handles m\(event.message) \(value)")]
    case .unhandled:
      let reply = event.future == .none ? "" : "; f\(event.future.number) is none"
      return [
        Line(
          "warning: \(actor)\(state(of: event)) has no handler for m\(event.message) "
            + "\(value)\(reply)", .warning)
      ]
    case .deadLetter:
      return [
        Line(
          "warning: m\(event.message) \(value) from \(peer) to \(actor) is a dead letter: "
            + "\(actor) has stopped", .warning)
      ]
    case .waits where event.actor != .you:
      return [Line("\(actor) waits for f\(event.future.number) from \(peer)")]
    case .resumed where event.actor != .you: return [Line("\(actor) goes on")]
    case .late where event.actor != .you:
      return [
        Line(
          "\(actor) waits no longer for f\(event.future.number): "
            + "\(durationText(event.amount)) are over")
      ]
    case .sleeps where event.actor != .you:
      return [Line("\(actor) sleeps for \(durationText(event.amount))")]
    case .works where event.actor != .you:
      return [Line("\(actor) works for \(durationText(event.amount))")]
    case .failed: return failed(event)
    case .restarted:
      let count = SupervisionWording.restart(event, writer)
      return [Line("\(supervising(event)): it starts anew (\(count))")]
    case .givenUp:
      let limit = SupervisionWording.limit(event.value, writer)
      return [Line("\(supervising(event)): it may not start anew (\(limit))")]
    case .continued: return [Line("\(supervising(event)): it goes on with its next message")]
    case .stopped: return [Line("\(actor) stops")]
    case .killed where event.amount == 0: return [Line("\(actor) is killed")]
    case .spawned, .sent, .stopSent, .timerFired, .printed, .replied, .waits, .resumed, .learned,
      .late, .sleeps, .works, .timerSet, .became, .stopping, .killed, .clock:
      return []
    }
  }

  private func supervising(_ event: Event) -> String {
    "\(name(event.peer)) \(event.peer == .you ? "supervise" : "supervises") \(name(event.actor))"
  }

  /// In which state an unhandled message met its actor, for a state machine.
  private func state(of event: Event) -> String {
    event.amount == 0 ? "" : " in \(writer.name(Symbol(Int32(event.amount - 1))))"
  }

  private func waiting(_ event: Event) -> String {
    "m\(event.message) waits in \(owner(event.peer)) mailbox (\(event.amount) waiting)"
  }

  /// The failure, and the place in the behavior's source.
  private func failed(_ event: Event) -> [Line] {
    let what =
      event.message == 0
      ? "in \(failure(event).0.map(writer.printed) ?? "")"
      : "m\(event.message)"
    let first = Line("\(name(event.actor)) fails \(what): \(failure(event).1)", .error)
    return [first] + FaultPlace(event, in: program, naming: naming).lines
  }

  private func name(_ actor: ActorID) -> String { writer.name(actor) }

  private func owner(_ actor: ActorID) -> String {
    actor == .you ? "your" : "\(name(actor))'s"
  }
}

/// A noun with its indefinite article.
package func withArticle(_ noun: String) -> String {
  // A letter alone is read by its name: an F, an M.
  let vowels = noun.count == 1 ? "AEFHILMNORSX" : "AEIOU"
  let isVowel = noun.first.map { vowels.contains($0.uppercased()) } ?? false
  return (isVowel ? "an " : "a ") + noun
}

/// Where in a behavior's source a turn failed.
package struct FaultPlace {
  /// How a line is named that was read from a file.
  package enum Naming {
    /// By the file, as in a script.
    case byFile
    /// By the behavior, as where it is typed.
    case byBehavior
  }

  private let code: Code
  /// nil where no instruction failed.
  private let span: Span?
  private let naming: Naming

  package init(_ event: Event, in program: Program, naming: Naming = .byFile) {
    self.naming = naming
    code = program.codes[event.amount >> 32]
    let instruction = event.amount & 0xFFFF_FFFF
    span = instruction == Event.noInstruction ? nil : code.span(ofInstruction: instruction)
  }

  /// The line of the source with its number, and a line of carets under the place.
  package var lines: [Line] {
    guard let span else { return [] }
    let source = code.source
    let number = source.line(at: span.start)
    let text = source.text(ofLine: number)
    let indent = text.prefix { $0 == " " || $0 == "\t" }.count
    let shown = visible(String(text.dropFirst(indent)))
    let column = max(0, source.column(at: span.start) - 1 - indent)
    let length = max(1, min(source[span].count, shown.count - column))
    let label = "  \(place(number)):  "
    return [
      Line([.init(label, .faint), .init(shown, .code)]),
      Line([
        .init(String(repeating: " ", count: displayWidth(label + shown.prefix(column)))),
        .init(String(repeating: "^", count: length), .place),
      ]),
    ]
  }

  /// `FILE:LINE`, or the behavior and the line within its definition.
  private func place(_ line: Int) -> String {
    if naming == .byFile, let name = code.source.name {
      return "\(name):\(line + code.source.linesBefore)"
    }
    return "\(code.name), line \(line - code.source.line(at: code.span.start) + 1)"
  }
}
