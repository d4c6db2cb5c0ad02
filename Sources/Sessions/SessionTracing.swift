import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// Looking at what happened: events, messages, futures, and why.
extension Session {
  /// Makes sure that the log holds the events from a number on, as far back as it can: what it has
  /// written over, or lost by going back, is made again from a checkpoint.
  func recall(from event: Int) {
    guard event < simulator.log.first, event > 0,
      let checkpoint = journal.checkpoint(beforeEvent: event)
    else { return }
    let here = journal.moment
    // Looking at things may have set it since; the journal does not know.
    let it = simulator.stage.yourSlots[Bindings.it]
    simulator.restore(checkpoint.stage.copy(), nextEvent: checkpoint.nextEvent)
    bindings = checkpoint.bindings
    journal.moment = checkpoint.moment
    redo(to: here)
    simulator.stage.setYourSlot(Bindings.it, to: it)
  }

  /// What `m7` or `f3` stands for in an expression: the message, or the future; nil where there is no
  /// such thing.
  func value(of word: String) -> Value? {
    guard let named = Identifier(word) else { return nil }
    let number = named.number
    switch named.kind {
    case .future:
      guard let id = Int32(exactly: number), simulator.stage.view(of: FutureID(id)) != nil else {
        return nil
      }
      return .future(FutureID(id))
    case .message:
      guard number <= simulator.stage.messageCount else { return nil }
      recall(from: 1)
      return simulator.log.value(ofMessage: number)
    case .event: return nil
    }
  }

  private func showEventTable(_ numbers: [Int]) {
    let events = numbers.compactMap { number in simulator.log[number].map { (number, $0) } }
    let rows = simulator.stage.withWriter(limit: 300) { writer in
      events.map { EventTable.row($0.1, number: $0.0, writer: writer) }
    }
    for line in EventTable.lines(rows) { say(line) }
  }

  // MARK: Messages, events, futures

  func showMessage(_ number: Int, _ name: Name, _ source: Source) -> Outcome {
    guard number > 0, number <= simulator.stage.messageCount else {
      let last = simulator.stage.messageCount
      let which = last == 0 ? "there are no messages yet" : "messages so far are m1 to m\(last)"
      show([Diagnostic("there is no m\(number)", at: name.span, hint: which)], in: source)
      return .failed
    }
    recall(from: 1)
    let numbers = simulator.log.numbers { $0.message == number }
    if numbers.isEmpty {
      say("m\(number) is older than the events that are kept", .faint)
    } else {
      showEventTable(numbers)
    }
    if let place = waitingPlace(of: number) { say(place) }
    if let flight = simulator.stage.flight(number) {
      let when = flight.obstacle.map { ", and may not arrive before m\($0.message)" } ?? ""
      say("it is in flight to \(simulator.stage.name(of: flight.target))\(when)")
    }
    return .done
  }

  private func waitingPlace(of number: Int) -> String? {
    for actor in [ActorID.you] + simulator.stage.actorIDs {
      let mail = simulator.stage.mail(of: actor, limit: 10_000)
      if let index = mail.firstIndex(where: { $0.number == number }) {
        let owner = actor == .you ? "your" : "\(simulator.stage.name(of: actor))'s"
        return "it waits in \(owner) mailbox, number \(index + 1) of "
          + "\(simulator.stage.waitingCount(of: actor))"
      }
    }
    return nil
  }

  func showEvent(_ number: Int, _ name: Name, _ source: Source) -> Outcome {
    guard number > 0, number < simulator.log.next else {
      show([noEvent(number)], in: source)
      return .failed
    }
    recall(from: number)
    showEventTable([number])
    return .done
  }

  func showFuture(_ number: Int, _ name: Name, _ source: Source) -> Outcome {
    let last = simulator.stage.futureCount
    guard let id = Int32(exactly: number), number > 0, number <= last else {
      let which = last == 0 ? "there are no futures yet" : "futures so far are f1 to f\(last)"
      show([Diagnostic("there is no f\(number)", at: name.span, hint: which)], in: source)
      return .failed
    }
    guard let view = simulator.stage.view(of: FutureID(id)) else {
      say("f\(number) was settled long ago, and nobody holds it any more", .faint)
      return .done
    }
    say(futureText(view))
    return .done
  }

  func showFutures() {
    let futures = simulator.stage.futureIDs
    if futures.isEmpty { say("there are no futures; ask makes one", .faint) }
    if futures.count > Self.listed {
      say("the last \(Self.listed) of \(futures.count) futures:", .faint)
    }
    for future in futures.suffix(Self.listed) {
      if let view = simulator.stage.view(of: future) { say(futureText(view)) }
    }
  }

  private func futureText(_ view: FutureView) -> String {
    let name = { (actor: ActorID) in self.simulator.stage.name(of: actor) }
    let value = simulator.stage.withWriter(limit: 300) { $0.literal(view.value) }
    var text = "f\(view.id.number) from \(name(view.responsible)) for \(name(view.asker))"
    text += " (m\(view.message)): "
    switch view.status {
    case .pending: text += "no reply yet"
    case .resolved: text += visible(value)
    case .failed: text += "failed: \(visible(value))"
    }
    if !view.waiting.isEmpty {
      text += "; \(view.waiting.map(name).joined(separator: " and ")) waits for it"
    }
    return text
  }

  func showLetters() {
    recall(from: 1)
    let numbers = simulator.log.numbers { $0.kind == .deadLetter }
    if numbers.isEmpty { say("there are no dead letters", .faint) }
    let events = numbers.suffix(Self.listed).compactMap { simulator.log[$0] }
    let lines = simulator.stage.withWriter(limit: 300) { writer in
      events.map { event in
        "m\(event.message) \(writer.literal(event.value)) from \(writer.name(event.peer)) "
          + "to \(writer.name(event.actor))"
      }
    }
    for line in lines { say(visible(line)) }
  }
}
