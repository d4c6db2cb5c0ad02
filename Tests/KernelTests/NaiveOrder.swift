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
  private let row: [Int: (place: Int, origin: ActorID)]

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
    row = Self.row(events)
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
    if isOfMessage(a), isOfMessage(b), a.message > 0, a.message == b.message { return true }
    if b.kind == .duplicated, isOfMessage(a), a.message == b.amount, a.kind != .received {
      return b.cause == one + 1
    }
    switch b.kind {
    case .stopped: return b.cause == one + 1 && isOfMessage(a)
    case .resumed, .learned: return b.cause == one + 1
    case .timerFired: return b.cause == one + 1 || isEarlierTimer(a, b, past)
    // One in vain comes after the end that it finds.
    case .killed: return owners[one] == b.actor.index || a.actor == b.actor && isEnd(a)
    case .deadLetter: return isEnd(one, of: other, births) || isKeptBefore(a, b)
    case .arrived: return isKeptBefore(a, b) || b.amount == 0 && isEnd(one, of: other, births)
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
    guard isEnd(a) else { return false }
    // What its end buries comes after that; what finds it so, after the first of these.
    if b.cause == one + 1 { return true }
    return events.firstIndex { isEnd($0) && $0.actor == a.actor } == one
  }

  private func isEnd(_ event: Event) -> Bool {
    event.kind == .stopping || event.kind == .stopped
      || event.kind == .killed && event.amount == 0
  }

  /// Whether a network that keeps the order of each pair lets the one arrival come first.
  private func isKeptBefore(_ a: Event, _ b: Event) -> Bool {
    guard a.kind == .arrived || a.kind == .lost || a.kind == .deadLetter, a.actor == b.actor,
      let one = row[a.message], let other = row[b.message]
    else { return false }
    return one.origin == other.origin && one.place < other.place
  }

  /// The messages that travel under `fifo`, each with its place in the row of all and who sent it: a
  /// copy stands right behind what it is a copy of, and behind other copies of that.
  private static func row(_ events: [Event]) -> [Int: (place: Int, origin: ActorID)] {
    var row: [Int] = []
    var origins: [Int: ActorID] = [:]
    var roots: [Int: Int] = [:]
    for event in events {
      switch event.kind {
      case .sent, .stopSent, .forwarded:
        guard event.amount == -2 else { continue }
        row.append(event.message)
        origins[event.message] = event.actor
      case .duplicated:
        let root = roots[event.amount, default: event.amount]
        roots[event.message] = root
        guard let place = row.lastIndex(where: { roots[$0, default: $0] == root }) else { continue }
        row.insert(event.message, at: place + 1)
        origins[event.message] = origins[event.amount]
      default: continue
      }
    }
    var places: [Int: (place: Int, origin: ActorID)] = [:]
    for (place, message) in row.enumerated() { places[message] = (place, origins[message] ?? .you) }
    return places
  }
}
