import Actors
import Behaviors
import Diagnostics
import Kernel
import Printing

/// What differs between two stages, as rows of a table.
///
/// Actors correspond by name, since names never depend on the order of what happens; futures by who
/// asked, and which of its asks it was; messages by their place in a mailbox, whatever their numbers.
struct Contrast {
  /// What is looked at, and how it is on either side.
  struct Row {
    var what: String
    var one: String
    var other: String
  }

  private(set) var rows: [Row] = []
  private let one: Session
  private let other: Session
  /// What the two are called.
  private let titles: [String]
  private let correspondence: Correspondence

  /// The longest mailbox that is compared message by message.
  private static let comparedMail = 10_000
  /// How many messages of a mailbox are shown.
  private static let shownMail = 4

  /// - Parameters: two sessions of one program.
  init(_ one: Session, _ other: Session, called titles: [String]) {
    self.one = one
    self.other = other
    self.titles = titles
    correspondence = Correspondence(one.simulator.stage, other.simulator.stage)
    compareClocks()
    compareDefinitions()
    compareVariables()
    compareActors()
    compareMail(of: .you, and: .you, called: "you")
    compareFutures()
  }

  private mutating func add(_ what: String, _ one: String, _ other: String) {
    rows.append(Row(what: what, one: one, other: other))
  }

  /// Adds a row if two texts differ.
  private mutating func addIfUnequal(_ what: String, _ one: String, _ other: String) {
    if one != other { add(what, one, other) }
  }

  // MARK: The stage as a whole

  private mutating func compareClocks() {
    func due(_ session: Session) -> String {
      session.simulator.stage.nextDue.map { durationText($0) } ?? "nothing"
    }
    func schedule(_ session: Session) -> String {
      switch session.simulator.stage.policy {
      case .oldest: "oldest"
      case .roundRobin: "round-robin"
      case .random: "random"
      }
    }
    addIfUnequal(
      "clock", durationText(one.simulator.stage.clock), durationText(other.simulator.stage.clock))
    addIfUnequal("next due", due(one), due(other))
    addIfUnequal("schedule", schedule(one), schedule(other))
    addIfUnequal("network", one.simulator.stage.network.word, other.simulator.stage.network.word)
    addIfUnequal("in flight", inFlight(one), inFlight(other))
    addIfUnequal("seed", "\(one.simulator.stage.seed)", "\(other.simulator.stage.seed)")
  }

  private func inFlight(_ session: Session) -> String {
    let count = session.simulator.stage.flightCount
    guard count > 0 else { return "nothing" }
    let shown = session.simulator.stage.inFlight(atMost: Self.shownMail).map { flight in
      let value = flight.isStop ? "stop" : text(flight.value, in: session)
      return "\(value) to \(session.simulator.stage.name(of: flight.target))"
    }
    let more = count > shown.count ? ["and \(count - shown.count) more"] : []
    return (shown + more).joined(separator: ", ")
  }

  private mutating func compareDefinitions() {
    func text(_ session: Session, _ name: String) -> String? {
      session.program.symbols.find(name).flatMap { session.simulator.stage.definition($0) }
        .map { String($0.source[$0.span]) }
    }
    let names = one.simulator.stage.definedNames
    for name in names + other.simulator.stage.definedNames.filter({ !names.contains($0) }) {
      let (old, new) = (text(one, name), text(other, name))
      guard old != new else { continue }
      add(
        "behavior \(name)", old == nil ? "not defined" : "as on \(titles[0])",
        new == nil ? "not defined" : "as on \(titles[1])")
    }
  }

  private mutating func compareVariables() {
    let names = Set(one.bindings.slots.keys).union(other.bindings.slots.keys).subtracting(["it"])
    for name in names.sorted() {
      let old = variable(name, in: one)
      let new = variable(name, in: other)
      if let old, let new, correspondence.same(old, new) { continue }
      // An actor of that name is told of by itself.
      let areActors = [
        old.map { isActor($0, named: name, in: one) },
        new.map { isActor($0, named: name, in: other) },
      ]
      if areActors.allSatisfy({ $0 ?? true }) { continue }
      add(
        name, old.map { text($0, in: one) } ?? "none yet",
        new.map { text($0, in: other) } ?? "none yet")
    }
  }

  private func variable(_ name: String, in session: Session) -> Value? {
    session.bindings.slots[name].map { session.simulator.stage.yourSlots[$0] }
  }

  private func isActor(_ value: Value, named name: String, in session: Session) -> Bool {
    guard case .actor(let actor) = value else { return false }
    return session.simulator.stage.name(of: actor) == name
  }

  // MARK: Actors

  private mutating func compareActors() {
    for (index, name) in correspondence.one.actors {
      let actor = ActorID(index)
      guard let same = correspondence.other.actor(named: name) else {
        add(name, withArticle(one.simulator.stage.view(of: actor).behavior.name), "not there")
        continue
      }
      compare(actor, with: same, called: name)
    }
    for (index, name) in correspondence.other.actors
    where correspondence.one.actor(named: name) == nil {
      add(
        name, "not there",
        withArticle(other.simulator.stage.view(of: ActorID(index)).behavior.name))
    }
  }

  private mutating func compare(_ actor: ActorID, with same: ActorID, called name: String) {
    let old = one.simulator.stage.view(of: actor)
    let new = other.simulator.stage.view(of: same)
    if old.behavior !== new.behavior {
      let isRenamed = old.behavior.name != new.behavior.name
      let isRewritten =
        old.behavior.source[old.behavior.span] != new.behavior.source[new.behavior.span]
      if isRenamed || isRewritten {
        add(
          "\(name)'s behavior", "\(old.behavior.name)" + (isRenamed ? "" : " as on \(titles[0])"),
          "\(new.behavior.name)" + (isRenamed ? "" : " as on \(titles[1])"))
      }
    }
    if !correspondence.same(old.condition, new.condition) {
      add(name, one.control(of: old), other.control(of: new))
    }
    addIfUnequal(
      "\(name)'s state", old.state.map { one.program.symbols[$0] } ?? "none",
      new.state.map { other.program.symbols[$0] } ?? "none")
    addIfUnequal("\(name)'s restarts", "\(old.restarts)", "\(new.restarts)")
    compareFields(of: actor, and: same, called: name)
    compareMail(of: actor, and: same, called: name)
  }

  private mutating func compareFields(of actor: ActorID, and same: ActorID, called name: String) {
    let new = other.simulator.stage.fields(of: same)
    let old = one.simulator.stage.fields(of: actor)
    for field in old {
      let value = new.first { $0.name == field.name }?.value
      if let value, correspondence.same(field.value, value) { continue }
      add(
        "\(name).\(field.name)", text(field.value, in: one),
        value.map { text($0, in: other) } ?? "no such field")
    }
    for field in new where !old.contains(where: { $0.name == field.name }) {
      add("\(name).\(field.name)", "no such field", text(field.value, in: other))
    }
  }

  // MARK: Mail and futures

  private mutating func compareMail(of actor: ActorID, and same: ActorID, called name: String) {
    let count = one.simulator.stage.waitingCount(of: actor)
    let isEqual =
      count == other.simulator.stage.waitingCount(of: same)
      && zip(
        one.simulator.stage.mail(of: actor, limit: Self.comparedMail),
        other.simulator.stage.mail(of: same, limit: Self.comparedMail)
      ).allSatisfy { correspondence.same($0, $1) }
    guard !isEqual else { return }
    add(
      name == "you" ? "your mailbox" : "\(name)'s mailbox", mail(of: actor, in: one),
      mail(of: same, in: other))
  }

  private func mail(of actor: ActorID, in session: Session) -> String {
    let count = session.simulator.stage.waitingCount(of: actor)
    let letters = session.simulator.stage.mail(of: actor, limit: Self.shownMail)
    guard count > 0 else { return "empty" }
    let texts = letters.map { letter in
      "m\(letter.number) " + (letter.isStop ? "stop" : text(letter.value, in: session))
    }
    let more = count > letters.count ? ["and \(count - letters.count) more"] : []
    return (texts + more).joined(separator: ", ")
  }

  private mutating func compareFutures() {
    for (number, key) in correspondence.one.futures {
      let same = correspondence.other.future(for: key)
      if same.map({ correspondence.same(FutureID(number), FutureID($0), one, other) }) ?? false {
        continue
      }
      add(
        key, text(FutureID(number), in: one),
        same.map { text(FutureID($0), in: other) } ?? "not asked")
    }
    for (number, key) in correspondence.other.futures
    where correspondence.one.future(for: key) == nil {
      add(key, "not asked", text(FutureID(number), in: other))
    }
  }

  private func text(_ future: FutureID, in session: Session) -> String {
    guard let view = session.simulator.stage.view(of: future) else { return "settled" }
    switch view.status {
    case .pending:
      return "f\(future.number): waits for \(session.simulator.stage.name(of: view.responsible))"
    case .resolved: return "f\(future.number): \(text(view.value, in: session))"
    case .failed: return "f\(future.number): failed: \(text(view.value, in: session))"
    }
  }

  private func text(_ value: Value, in session: Session) -> String {
    session.simulator.stage.withWriter(limit: 80) { visible($0.literal(value)) }
  }
}
