import Actors

/// A message that was sent and not handled.
struct Letter: Sendable {
  /// What the network keeps of the order of sending.
  enum Network: Sendable {
    /// It does not travel: it arrives as it is sent.
    case none
    case causal, fifo, unordered

    /// From the amount of the event of its sending.
    init(amount: Int) {
      switch amount {
      case -1: self = .causal
      case -2: self = .fifo
      case ..<0: self = .unordered
      default: self = .none
      }
    }
  }

  /// The last that became of it.
  var last: CausalClocks.Moment
  /// Where it stands in the row of all that was sent: the event of its sending. A copy stands
  /// behind what it is a copy of, and before what was sent next.
  var sending: Double
  /// Who put it into the network.
  var origin: ActorID
  var target: ActorID
  var network: Network
  /// What its sending came after, as the causal network sees it.
  var clock = SendClock()

  var travels: Bool { network != .none }
}

/// A timer that was set and has not fired.
struct Timer: Sendable {
  var set: CausalClocks.Moment
  var owner: ActorID
  /// How many events its owner had when it set it.
  var count: Int
}

/// The order that the network and the clock keep among what arrives, since the clock moved last.
struct Deliveries: Sendable {
  private struct Pair: Hashable {
    var origin: ActorID
    var target: ActorID
  }

  private struct Arrival {
    var moment: CausalClocks.Moment
    var sending: Double
    var clock: SendClock
    var isLoss: Bool
  }

  /// What the causal network knows of causes.
  var causality = Causality()
  private var isCausal = false
  /// What arrived or was lost, of each origin at each target.
  private var ended: [Pair: [Arrival]] = [:]
  /// The origins of what arrived at each target, in order of their first arrival.
  private var origins: [ActorID: [ActorID]] = [:]
  private var copies = 0
  private var firings: [(timer: Timer, moment: CausalClocks.Moment)] = []
  /// The last firing of each owner's timers.
  private var lastFirings: [ActorID: CausalClocks.Moment] = [:]

  /// Among how many timers of one instant it is found which were set after which of other actors.
  private static let comparedFirings = 100

  mutating func beginAnew() {
    ended = [:]
    origins = [:]
    copies = 0
    firings = []
    lastFirings = [:]
  }

  // MARK: Arrivals

  /// The clock that travels with a message: none but under a causal network, which knows only what
  /// came since it was chosen.
  mutating func send(_ letter: Letter) -> SendClock {
    guard letter.network == .causal else {
      if isCausal { causality = Causality() }
      isCausal = false
      return SendClock()
    }
    isCausal = true
    return causality.send(by: letter.origin)
  }

  /// Where a copy stands that is made of a message now: behind the copies before.
  mutating func placeOfCopy(of letter: Letter) -> Double {
    copies += 1
    return letter.sending.rounded(.down) + Double(copies) / Double(1 << 20)
  }

  /// Notes that a message has arrived, or has been lost.
  mutating func end(
    _ letter: Letter, _ moment: CausalClocks.Moment, isLoss: Bool = false
  ) {
    let pair = Pair(origin: letter.origin, target: letter.target)
    if letter.network == .unordered { return }
    if ended[pair] == nil { origins[letter.target, default: []].append(letter.origin) }
    let arrival = Arrival(
      moment: moment, sending: letter.sending, clock: letter.clock, isLoss: isLoss)
    if letter.network == .fifo, !isLoss {
      // What was sent before this one has ended, and comes before it.
      ended[pair, default: []].removeAll { $0.sending < letter.sending }
    }
    ended[pair, default: []].append(arrival)
  }

  /// The arrivals, and losses, that the network lets an arrival come after.
  func arrivals(before letter: Letter) -> [CausalClocks.Moment] {
    switch letter.network {
    case .none, .unordered: return []
    case .fifo:
      let pair = Pair(origin: letter.origin, target: letter.target)
      return ended[pair, default: []].filter { $0.sending < letter.sending }.map(\.moment)
    case .causal:
      return origins[letter.target, default: []].flatMap { origin in
        let pair = Pair(origin: origin, target: letter.target)
        return latest(ended[pair, default: []], origin, before: letter).map(\.moment)
      }
    }
  }

  /// The last arrival of an origin that must come first, and what was lost behind it; what arrived
  /// earlier comes before that.
  private func latest(
    _ arrivals: [Arrival], _ origin: ActorID, before letter: Letter
  ) -> [Arrival] {
    var found: [Arrival] = []
    for arrival in arrivals.reversed()
    where arrival.sending < letter.sending && arrival.clock.isBefore(letter.clock, by: origin) {
      found.append(arrival)
      if !arrival.isLoss { break }
    }
    return found
  }

  // MARK: Timers

  mutating func note(_ timer: Timer, _ moment: CausalClocks.Moment) {
    if firings.count <= Self.comparedFirings { firings.append((timer, moment)) }
    lastFirings[timer.owner] = moment
  }

  /// The firings of the same instant whose timers were set before this one, whatever the order.
  func firings(before timer: Timer) -> [CausalClocks.Moment] {
    if firings.count > Self.comparedFirings {
      return lastFirings[timer.owner].map { [$0] } ?? []
    }
    return firings.filter {
      $0.timer.owner == timer.owner || timer.set.comesAfter($0.timer)
    }.map(\.moment)
  }
}

extension CausalClocks.Moment {
  /// Whether this comes after the setting of a timer.
  fileprivate func comesAfter(_ timer: Timer) -> Bool {
    if epoch != timer.set.epoch { return epoch > timer.set.epoch }
    return recent[timer.owner.index] >= timer.count
  }
}
