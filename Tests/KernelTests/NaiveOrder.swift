import Actors

/// What happens before what in a history that is all there, found anew from the log alone, by looking
/// at every pair of events.
struct NaiveOrder {
  let events: [Event]
  /// Whose events they are; nil for what becomes of a message, and -1 for the clock.
  let owners: [Int32?]
  /// For each event, by its place, those that happen before it.
  private(set) var pasts: [Places] = []

  private let births: [Int32: Int]

  init(_ events: [Event]) {
    self.init(owning: events)
    for place in events.indices {
      var past = Places(events.count)
      // The latest first: what comes before it needs no look.
      for earlier in (0..<place).reversed()
      where !past.contains(earlier) && leads(earlier, place, births, past: pasts) {
        past.formUnion(pasts[earlier])
        past.insert(earlier)
      }
      pasts.append(past)
    }
  }

  /// Only whose events they are.
  init(owning events: [Event]) {
    self.events = events
    var births: [Int32: Int] = [:]
    for (place, event) in events.enumerated() where event.kind == .spawned {
      births[event.actor.index] = place
    }
    func owner(_ actor: ActorID, _ place: Int) -> Int32 {
      if actor == .you || births[actor.index, default: .max] < place { return actor.index }
      let cause = events[place].cause
      return cause == 0 ? 0 : owner(events[cause - 1].actor, cause - 1)
    }
    owners = events.enumerated().map { place, event in
      switch event.kind {
      case .clock: -1
      case .arrived, .lost, .duplicated, .deadLetter, .timerFired: nil
      case .spawned, .killed: owner(event.peer, place)
      default: owner(event.actor, place)
      }
    }
    self.births = births
  }

  func happensBefore(_ one: Int, _ other: Int) -> Bool { pasts[other].contains(one) }

  /// Whether an event comes before a later one by one of the rules.
  private func leads(
    _ one: Int, _ other: Int, _ births: [Int32: Int], past: [Places]
  ) -> Bool {
    let (a, b) = (events[one], events[other])
    if a.kind == .clock || b.kind == .clock { return true }
    if let owner = owners[one], owner == owners[other] { return true }
    // A spawn and its child.
    if a.kind == .spawned, a.actor.index == owners[other] { return true }
    // All of one message, from its sending to its handling.
    if isOfMessage(a), isOfMessage(b), a.message == b.message { return true }
    if b.kind == .duplicated, isOfMessage(a), a.message == b.amount, a.kind != .received {
      return b.cause == one + 1
    }
    switch b.kind {
    case .stopped: return b.cause == one + 1 && isOfMessage(a)
    case .resumed, .learned: return b.cause == one + 1
    case .timerFired: return b.cause == one + 1 || isEarlierTimer(a, b, past)
    case .killed: return owners[one] == b.actor.index
    case .deadLetter: return isEnd(one, of: other, births)
    case .arrived: return isKeptBefore(a, b)
    default: return false
    }
  }

  private func isOfMessage(_ event: Event) -> Bool {
    switch event.kind {
    case .sent, .stopSent, .forwarded, .timerFired, .arrived, .lost, .duplicated, .deadLetter,
      .received, .stopping:
      true
    default: false
    }
  }

  private func isEarlierTimer(_ a: Event, _ b: Event, _ past: [Places]) -> Bool {
    guard a.kind == .timerFired, a.time == b.time else { return false }
    return past[b.cause - 1].contains(a.cause - 1)
  }

  /// Whether an event is why a message cannot be delivered.
  private func isEnd(_ one: Int, of other: Int, _ births: [Int32: Int]) -> Bool {
    let (a, b) = (events[one], events[other])
    if births[b.actor.index, default: .max] > other {
      // Its spawning failed.
      let spawner = b.cause == 0 ? 0 : owners[b.cause - 1]
      return owners[one] == spawner
    }
    guard a.actor == b.actor else { return false }
    switch a.kind {
    case .stopped, .killed: return true
    case .stopping: return true
    default: return false
    }
  }

  /// Whether a network that keeps the order of each pair lets the one arrival come first.
  private func isKeptBefore(_ a: Event, _ b: Event) -> Bool {
    guard a.kind == .arrived || a.kind == .lost || a.kind == .deadLetter, a.actor == b.actor else {
      return false
    }
    guard let one = sending(of: a), let other = sending(of: b) else { return false }
    return one.origin == other.origin && one.place < other.place && one.isFifo && other.isFifo
  }

  private func sending(of event: Event) -> (place: Int, origin: ActorID, isFifo: Bool)? {
    var message = event.message
    var found: Int?
    while true {
      let place = events.firstIndex {
        $0.message == message
          && [.sent, .stopSent, .forwarded, .duplicated].contains($0.kind)
      }
      guard let place else { return nil }
      if found == nil { found = place }
      guard events[place].kind == .duplicated else {
        return (found ?? place, events[place].actor, events[place].amount == -2)
      }
      message = events[place].amount
    }
  }
}
