import Actors
package import Kernel

/// Whether two stages are alike in all that can be seen of them.
package enum Likeness {
  /// The first thing in which two stages differ, as it is on each; nil when they are alike.
  package static func difference(
    between first: borrowing Simulator, and second: borrowing Simulator
  ) -> (first: String, second: String)? {
    let ones = lines(of: first)
    let others = lines(of: second)
    for (one, other) in zip(ones, others) where one != other { return (one, other) }
    if ones.count == others.count { return nil }
    return ("\(ones.count) lines", "\(others.count) lines")
  }

  /// All that can be seen of a stage, one thing a line.
  private static func lines(of simulator: borrowing Simulator) -> [String] {
    let stage = simulator.stage.copy()
    var lines = ["messages \(stage.messageCount), futures \(stage.futureCount)"]
    stage.withWriter { writer in
      for number in simulator.log.first..<simulator.log.next {
        guard let event = simulator.log[number] else { continue }
        lines.append(line(of: event, number, writer))
      }
    }
    for actor in stage.actorIDs { lines += self.lines(of: actor, on: stage) }
    let mail = stage.mail(of: .you).map { "m\($0.number)" }.joined(separator: " ")
    lines.append("you have \(mail)")
    for future in stage.futureIDs {
      guard let view = stage.view(of: future) else { continue }
      let value = stage.withWriter { $0.literal(view.value) }
      lines.append("f\(future.number): \(view.status) \(value), looked at: \(view.isLookedAt)")
    }
    return lines
  }

  private static func line(of event: Event, _ number: Int, _ writer: ValueWriter) -> String {
    "e\(number): \(event.kind) \(writer.name(event.actor)) \(writer.name(event.peer))"
      + " f\(event.future.number) m\(event.message) \(event.amount) at \(event.time)"
      + " because of e\(event.cause): \(writer.literal(event.value))"
  }

  private static func lines(
    of actor: ActorID, on stage: borrowing Configuration
  ) -> [String] {
    let view = stage.view(of: actor)
    let fields = stage.fields(of: actor)
    let mail = stage.mail(of: actor)
    return stage.withWriter { writer in
      let state = fields.map { "\($0.name) = \(writer.literal($0.value))" }
      let letters = mail.map { "m\($0.number) \(writer.literal($0.value))" }
      return ["\(view.name): \(view.condition), \(state), \(letters), \(view.restarts) restarts"]
    }
  }
}
