import Actors
package import Kernel

/// Every order of all choices, one after the other, without any reduction: the measure of the explorer
/// in tests. It knows nothing of how that goes about it: it makes choices as anybody can by hand, and
/// tells classes by what each mailbox, life and future saw in which order.
package struct Exhaustive: ~Copyable {
  /// How many orders there are.
  package private(set) var orders = 0
  /// How often each ending was met, by what can be told of it.
  package private(set) var endings: [String: Int] = [:]
  /// How many orders each class has, by what each place saw.
  package private(set) var classes: [String: Int] = [:]
  /// Whether there were more orders than were wanted.
  package private(set) var isCut = false

  private var simulator: Simulator
  private let limit: Int
  private var history = Ending.History()
  /// What the places saw: an arrival in a mailbox, an end of a life, an answer to a future.
  private var sights: [(place: String, choice: Choice)] = []

  /// - Parameter atEveryEvent: whether each event of a turn is a choice, and not only what others can
  ///   tell the place of. That makes more orders, and may not make more endings.
  package init(
    _ root: borrowing Simulator, faults: NetworkFaults = NetworkFaults(), limit: Int = 100_000,
    atEveryEvent: Bool = false
  ) {
    simulator = root.copy()
    simulator.reporting = .nothing
    simulator.setPolicy(.oldest)
    self.limit = limit
    let first = simulator.log.next
    simulator.beginChoosing(atEveryEvent: atEveryEvent)
    history.read(simulator, from: first)
    explore(faults)
  }

  private mutating func explore(_ faults: NetworkFaults) {
    guard orders < limit else {
      isCut = true
      return
    }
    let choices = simulator.choices(allowing: faults)
    if choices.isEmpty { return end() }
    let stage = simulator.stage.copy()
    let next = simulator.log.next
    let (before, sightCount) = (history, sights.count)
    for choice in choices {
      see(choice)
      guard simulator.make(choice) else { preconditionFailure("\(choice) can be made") }
      history.read(simulator, from: next)
      var left = faults
      if choice.kind == .drops { left.drops -= 1 }
      if choice.kind == .duplicates { left.duplicates -= 1 }
      explore(left)
      simulator.restore(stage.copy(), nextEvent: next)
      history = before
      sights.removeLast(sights.count - sightCount)
    }
  }

  /// Notes who sees a choice.
  private mutating func see(_ choice: Choice) {
    switch choice.kind {
    case .performs:
      guard let actor = simulator.stage.actor(named: choice.actor) else { return }
      switch simulator.stage.touchStoodBefore(by: actor) ?? .nothing {
      case .mailbox(let receiver): sights.append((mailbox(of: receiver), choice))
      case .life(let victim):
        sights.append(("life of \(simulator.stage.name(of: victim))", choice))
      case .future(let future):
        sights.append((self.future(askedBy: simulator.stage.asker(of: future)), choice))
      case .nothing, .anything: break
      }
      // Its own events are in the life of an actor, too.
      if simulator.standsAtEvents { sights.append(("life of \(choice.actor)", choice)) }
    case .delivers:
      let flight = simulator.stage.flightsThemselves.first {
        simulator.stage.name(of: $0.flight.origin) == choice.actor
          && Int($0.flight.ordinal) == choice.ordinal && Int($0.flight.copy) == choice.copy
      }
      guard let flight = flight?.flight else { return }
      sights.append((mailbox(of: flight.target), choice))
      if simulator.stage.isContested(flight.future) {
        sights.append((future(askedBy: simulator.stage.asker(of: flight.future)), choice))
      }
    case .drops, .duplicates: sights.append(("fates \(choice)", choice))
    case .fires:
      let timer = simulator.stage.dueTimers.first {
        simulator.stage.name(of: $0.owner) == choice.actor && Int($0.ordinal) == choice.ordinal
      }
      if let timer { sights.append((mailbox(of: timer.target), choice)) }
    case .clock: sights.append(("clock", choice))
    }
  }

  private func mailbox(of actor: ActorID) -> String {
    "mailbox of \(simulator.stage.name(of: actor))"
  }

  private func future(askedBy actor: ActorID) -> String {
    "future of \(simulator.stage.name(of: actor))"
  }

  private mutating func end() {
    orders += 1
    let ending = Ending(of: simulator.stage, after: history)
    endings[ending.text, default: 0] += 1
    var rows: [String: [String]] = [:]
    for (place, choice) in sights {
      rows[place, default: []].append(
        "\(choice.kind) \(choice.actor) \(choice.ordinal) \(choice.copy)")
    }
    let key = rows.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    classes[key.joined(separator: "\n"), default: 0] += 1
  }
}
