import Actors
package import Kernel

extension Ending {
  /// What can be told of a stage, with what happened on the way to it.
  package init(
    of stage: borrowing Configuration, after history: History,
    witness: Schedule = Schedule(network: .mailbox)
  ) {
    self.witness = witness
    let waits = stage.blocked
    for actor in stage.actorIDs {
      actors.append(
        Self.actor(
          stage, actor, waits.first { $0.actor == actor }?.responsible,
          printed: history.printed.filter { $0.actor == actor }.map(\.text)))
    }
    actors.sort { $0.name < $1.name }
    yourFutures = Self.futures(stage)
    yourMail = Self.mail(stage, of: .you)
    letters = history.letters.sorted { ($0.receiver, $0.message) < ($1.receiver, $1.message) }
    failures = stage.withWriter { writer in
      stage.unseenFailures.kept.map { failure in
        "\(writer.name(failure.actor)) in \(writer.literal(failure.message)): \(failure.text)"
      }
    }.sorted()
    clock = stage.clock
    cycle = Self.cycle(in: waits).map { stage.name(of: $0) }
  }

  private static func actor(
    _ stage: borrowing Configuration, _ id: ActorID, _ responsible: ActorID?, printed: [String]
  ) -> Actor {
    let view = stage.view(of: id)
    let status: Status =
      switch view.condition {
      case .stopped: .stopped
      case .failed: .failed
      case .killed: .killed
      case .idle, .fresh: .atRest
      case .waitsFor(_, let other): .blocked(on: stage.name(of: other))
      case .stopping, .canGoOn, .sleeps, .inTurn:
        if let responsible { .blocked(on: stage.name(of: responsible)) } else { .waits }
      }
    var state: [Variable] = []
    for field in stage.fields(of: id) {
      let text = stage.withWriter { $0.literal(field.value) }
      state.append(Variable(name: field.name, value: text))
    }
    return Actor(
      name: view.name, status: status,
      section: view.state.map { section in stage.withWriter { $0.name(section) } }, state: state,
      printed: printed, mail: mail(stage, of: id))
  }

  private static func mail(_ stage: borrowing Configuration, of actor: ActorID) -> [String] {
    let mail = stage.mail(of: actor)
    return stage.withWriter { writer in
      mail.map { $0.isStop ? "stop" : writer.literal($0.value) }
    }
  }

  private static func futures(_ stage: borrowing Configuration) -> [Variable] {
    var futures: [Variable] = []
    for slot in 0..<stage.yourSlots.count {
      guard case .future(let future) = stage.yourSlots[slot], let view = stage.view(of: future)
      else { continue }
      let value = stage.withWriter { $0.literal(view.value) }
      let text =
        switch view.status {
        case .pending: "pending"
        case .resolved: value
        case .failed: "failed: \(value)"
        }
      futures.append(Variable(name: "f\(future.number)", value: text))
    }
    return futures
  }

  /// Actors that wait for each other in a ring.
  private static func cycle(
    in waits: [(actor: ActorID, future: FutureID, responsible: ActorID)]
  ) -> [ActorID] {
    for wait in waits {
      var path = [wait.actor]
      while let next = waits.first(where: { $0.actor == path[path.count - 1] })?.responsible {
        if next == path[0] { return path }
        if path.contains(next) { break }
        path.append(next)
      }
    }
    return []
  }

  /// Everything that tells it from other endings but the time, as a text: real time is never the same.
  package var textWithoutTime: String {
    var other = self
    other.clock = 0
    return other.text
  }

  /// Everything that tells it from other endings, as a text.
  package var text: String {
    var lines = actors.map { actor in
      let state = actor.state.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      return "\(actor.name) \(actor.status) \(actor.section ?? "") {\(state)} \(actor.printed) "
        + "\(actor.mail)"
    }
    lines += yourFutures.map { "\($0.name) = \($0.value)" }
    lines.append("your mail \(yourMail)")
    lines += letters.map { "letter \($0.message) to \($0.receiver)" }
    lines += failures.map { "failure \($0)" }
    lines.append("clock \(clock)")
    return lines.joined(separator: "\n")
  }
}
