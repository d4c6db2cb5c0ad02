import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// State as it was: `peek`, and what changed when.
extension Session {
  func peek(_ name: Name, at event: Name, _ source: Source) -> Outcome {
    guard let id = Identifier(event.text) else { return .failed }
    if let problem = problem(with: id, event) {
      show([problem], in: source)
      return .failed
    }
    guard let actor = actor(called: name.text) else {
      show([unknownActor(name)], in: source)
      return .failed
    }
    var isThere = false
    retell(from: id.number) { [unowned self] copy, events in
      guard events.upperBound > id.number else { return true }
      isThere = actor == .you || copy.simulator.stage.actorIDs.contains(actor)
      guard isThere else { return false }
      if events.upperBound - 1 > id.number {
        say("after e\(events.upperBound - 1), which comes with e\(id.number):", .faint)
      }
      say("\(copy.simulator.stage.name(of: actor)) as of e\(id.number)")
      for line in copy.details(of: actor) { say(line) }
      return false
    }
    if !isThere {
      show([Diagnostic("\(name.text) was not there at e\(id.number)", at: name.span)], in: source)
      return .failed
    }
    return .done
  }

  // MARK: Changes of state

  /// What changed of an actor's state after an event of its own.
  struct StateChange {
    var event: Int
    var actor: ActorID
    var field: String
    var value: Value
  }

  /// Looks at the changes of state of those who act from an event on: each change with the last event
  /// that its actor had before it, in order of being seen.
  func tellChanges(from first: Int, _ look: @escaping (StateChange) -> Void) {
    var watch = StateWatch()
    var last = 0
    retell(from: first) { [unowned self] copy, events in
      if events.upperBound & 0xFFF == 0, self.isInterrupted() { return false }
      last = events.upperBound
      let new = events.compactMap { number in copy.simulator.log[number].map { (number, $0) } }
      for change in watch.changes(on: copy.simulator.stage, new) where change.event >= first {
        look(change)
      }
      return true
    }
    guard last > 0 else { return }
    for change in watch.changes(on: simulator.stage, []) where change.event >= first {
      look(change)
    }
  }

  /// The event after which a field last changed; that of the spawning when it never did.
  func lastChange(of field: String, _ actor: ActorID) -> Int? {
    var span = 10_000
    while true {
      let first = max(1, simulator.log.next - span)
      var found: Int?
      tellChanges(from: first) { change in
        if change.actor == actor, change.field == field { found = change.event }
      }
      if let found { return found }
      if first == 1 { break }
      span *= 100
    }
    return firstEvent { $0.kind == .spawned && $0.actor == actor }
  }
}

/// The state of the actors that act, as it was when last seen.
private struct StateWatch {
  private var states: [Int32: [Value]] = [:]
  private var lastEvents: [Int32: Int] = [:]
  /// Who may have changed since the last look.
  private var suspects: [ActorID] = []

  /// What has changed of those who acted last, or act now. What an actor does to its variables it has
  /// done since its last event; its state section and a new life come with events of their own.
  mutating func changes(
    on stage: borrowing Configuration, _ events: [(number: Int, event: Event)]
  ) -> [Session.StateChange] {
    var changes: [Session.StateChange] = []
    var looked: [ActorID] = []
    let actors = events.map(\.event.subject)
    for actor in suspects + actors where actor.index > 0 && !looked.contains(actor) {
      looked.append(actor)
      let fields = stage.appearance(of: actor)
      let old = states.updateValue(fields.map(\.value), forKey: actor.index)
      guard let old, let last = lastEvents[actor.index] else { continue }
      let own = events.filter { $0.event.actor == actor }
      let rebirth = own.last { $0.event.kind == .restarted }?.number
      let change = own.last { $0.event.kind == .became }?.number
      for (index, field) in fields.enumerated() where !field.value.isIdentical(to: old[index]) {
        let isSection = index == fields.count - 1 && field.name == "state"
        changes.append(
          Session.StateChange(
            event: rebirth ?? (isSection ? change : nil) ?? last, actor: actor, field: field.name,
            value: field.value))
      }
    }
    suspects = Array(Set(actors.map(\.index)).sorted()).map { ActorID($0) }
    for (number, event) in events { lastEvents[event.subject.index] = number }
    return changes
  }
}

extension Configuration {
  /// The state variables of an actor, and its state section as the field `state`.
  fileprivate func appearance(of actor: ActorID) -> [(name: String, value: Value)] {
    let section = view(of: actor).state.map { [("state", Value.tag($0))] } ?? []
    return fields(of: actor) + section
  }
}

extension Value {
  /// Whether it would be written the same: unlike `==`, 1 and 1.0 are not.
  fileprivate func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.integer, .float), (.float, .integer): false
    default: self == other
    }
  }
}

extension Event {
  /// Whose state it may go with.
  fileprivate var subject: ActorID {
    switch kind {
    case .clock, .arrived, .lost, .duplicated, .deadLetter, .timerFired, .killed: .nobody
    case .spawned, .started, .sent, .stopSent, .forwarded, .received, .unhandled, .printed,
      .replied, .waits, .resumed, .learned, .late, .sleeps, .works, .timerSet, .became, .failed,
      .restarted, .givenUp, .continued, .stopping, .stopped:
      actor
    }
  }
}
