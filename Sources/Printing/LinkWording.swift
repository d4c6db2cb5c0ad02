package import Actors
package import Tracing

/// How one event follows from another.
package enum LinkWording {
  /// The name of a link.
  package static func name(_ link: Link) -> String {
    switch link {
    case .message: "message"
    case .reply: "reply"
    case .timer: "timer"
    case .spawn: "spawn"
    case .end: "end"
    case .network: "network"
    case .programOrder: "program order"
    case .clock: "clock"
    }
  }

  /// Why one event is before another that it leads to immediately.
  package static func sentence(
    _ one: Int, _ first: Event, _ link: Link, _ other: Int, _ second: Event,
    _ writer: ValueWriter
  ) -> String {
    let target = "e\(other) is \(participle(of: second, writer))"
    switch link {
    case .message:
      return "\(sending(one, first, writer)), \(target)"
    case .programOrder:
      let subject = [.spawned, .killed].contains(second.kind) ? second.peer : second.actor
      let does = subject == .you ? "do" : "does"
      return "e\(one) is \(participle(of: first, writer)), \(target), and "
        + "\(writer.name(subject)) \(does) one thing after the other"
    case .clock where second.kind == .clock:
      return "\(target), and the clock moves only when nobody can"
    case .clock where first.kind == .clock:
      return "e\(one) is \(participle(of: first, writer)), and everything later comes after it"
    case .network:
      return "e\(one) is \(participle(of: first, writer)), \(target), and that order is kept"
    case .reply, .timer, .spawn, .end, .clock:
      return "e\(one) is \(participle(of: first, writer)), \(target)"
    }
  }

  /// What sends a message: without the subject, as in `e2 sends m1 to p`.
  private static func sending(_ number: Int, _ event: Event, _ writer: ValueWriter) -> String {
    let peer = writer.name(event.peer)
    switch event.kind {
    case .sent, .timerFired: return "e\(number) sends m\(event.message) to \(peer)"
    case .stopSent where event.message > 0:
      return "e\(number) sends stop m\(event.message) to \(peer)"
    case .forwarded: return "e\(number) forwards m\(event.message) to \(peer)"
    default: return "e\(number) is \(participle(of: event, writer))"
    }
  }

  /// An event as a noun phrase: `p receiving m1`.
  package static func participle(of event: Event, _ writer: ValueWriter) -> String {
    let actor = writer.name(event.actor)
    let peer = writer.name(event.peer)
    let message = "m\(event.message)"
    let future = "f\(event.future.number)"
    switch event.kind {
    case .spawned: return "\(peer) spawning \(actor)"
    case .started: return "\(actor) starting"
    case .sent: return "\(actor) sending \(message) to \(peer)"
    case .stopSent where event.message == 0: return "\(actor) stopping \(peer) in vain"
    case .stopSent: return "\(actor) sending stop \(message) to \(peer)"
    case .arrived: return "\(message) arriving at \(actor)"
    case .lost: return "\(message) getting lost"
    case .duplicated: return "\(message) being copied from m\(event.amount)"
    case .timerFired: return "\(actor)'s timer sending \(message) to \(peer)"
    case .forwarded: return "\(actor) forwarding \(message) to \(peer)"
    case .received: return "\(actor) receiving \(message)"
    case .unhandled: return "\(actor) having no handler for \(message)"
    case .deadLetter: return "\(message) to \(actor) becoming a dead letter"
    case .printed: return "\(actor) printing \(visible(writer.literal(event.value)))"
    case .replied: return "\(actor) resolving \(future)"
    case .waits: return "\(actor) beginning to wait for \(future)"
    case .resumed where event.future != .none: return "\(actor) going on with \(future)"
    case .resumed: return "\(actor) going on"
    case .learned: return "\(actor) going on at once with \(future)"
    case .late: return "\(actor) waiting no longer for \(future)"
    case .sleeps: return "\(actor) falling asleep"
    case .works: return "\(actor) beginning to work"
    case .timerSet: return "\(actor) setting a timer"
    case .became: return "\(actor) becoming \(visible(writer.literal(event.value)))"
    case .failed: return "\(actor) failing" + (event.message == 0 ? "" : " in \(message)")
    case .restarted: return "\(actor) starting anew"
    case .givenUp: return "\(actor) not starting anew"
    case .continued: return "\(actor) going on after its failure"
    case .stopping: return "\(actor) beginning to stop"
    case .stopped: return "\(actor) stopping"
    case .killed: return "\(peer) killing \(actor)" + (event.amount == 1 ? " in vain" : "")
    case .clock: return "the clock moving on to \(durationText(event.time))"
    }
  }
}
