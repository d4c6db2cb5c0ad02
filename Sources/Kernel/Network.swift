package import Actors

/// In which order what was sent may arrive, from strong to weak (Chevrou, Hurault and Quéinnec, "On
/// the diversity of asynchronous communication", 2016). The raw values are in that order.
package enum Network: UInt8, Sendable {
  /// Sending is arriving: one queue for all that goes to an actor (FIFO n-1), as between threads.
  case mailbox
  /// What was sent to an actor arrives in an order that no chain of causes contradicts.
  case causal
  /// What one actor sends to another arrives in the order of sending (FIFO 1-1).
  case fifo
  /// Anything arrives at any time.
  case unordered
}

/// A message, or a stop, that was sent and has not arrived.
package struct Flight {
  package internal(set) var number: Int
  /// The event of its sending.
  package internal(set) var event: Int
  /// Who the receiver will see as its sender.
  var sender: ActorID
  /// Who put it into the network: the sender, or who forwarded it.
  package internal(set) var origin: ActorID
  package internal(set) var target: ActorID
  /// Which of the messages and timers that its origin made it is, and which copy of that.
  package internal(set) var ordinal: Int32
  package internal(set) var copy: Int32 = 0
  /// How many copies there are of it.
  var copies: Int32 = 0
  package internal(set) var future: FutureID
  package internal(set) var value: Value
  package internal(set) var isStop: Bool
  /// What its sending came after, under `causal`.
  var clock = SendClock()
}

/// Why a message in flight may not arrive yet.
package enum Obstacle: Equatable, Sendable {
  /// The same actor sent this message to the same actor before.
  case sentBefore(Int)
  /// This message to the same actor was sent before, in a chain of causes.
  case cause(Int)
}

/// What can be seen of a message in flight.
package struct FlightView {
  package var number: Int
  package var value: Value
  package var origin: ActorID
  package var target: ActorID
  package var isStop: Bool
  /// Why it may not arrive yet; nil when it may.
  package var obstacle: Obstacle?
}

extension ActorID {
  /// Stands for the network among those that can move, since it moves, too: it lets a message arrive.
  static var network: ActorID { ActorID(.max) }
}

extension Configuration {
  /// The first messages in flight, in order of sending.
  package func inFlight(atMost limit: Int) -> [FlightView] {
    flights.indices.prefix(limit).map { flightView(at: $0) }
  }

  /// A message in flight by its number.
  package func flight(_ number: Int) -> FlightView? {
    flights.index(of: number).map { flightView(at: $0) }
  }

  /// The first message in flight to an actor; its number.
  package func firstFlight(to actor: ActorID) -> Int? {
    flights.before(flights.count).first { $0.target == actor }?.number
  }

  private func flightView(at index: Int) -> FlightView {
    let flight = flights[index]
    return FlightView(
      number: flight.number, value: flight.value, origin: flight.origin, target: flight.target,
      isStop: flight.isStop, obstacle: obstacle(to: index))
  }

  /// All that is in flight, in order of sending, and whether it may arrive now.
  package var flightsThemselves: [(flight: Flight, mayArrive: Bool)] {
    var all: [(flight: Flight, mayArrive: Bool)] = []
    for index in flights.indices { all.append((flights[index], obstacle(to: index) == nil)) }
    return all
  }

  /// A message in flight by its place among them, in order of sending, and whether it may arrive now.
  package func flightItself(at place: Int) -> (flight: Flight, mayArrive: Bool) {
    (flights[place], obstacle(to: place) == nil)
  }

  /// A message in flight as it is, by its number.
  package func flightItself(_ number: Int) -> Flight? {
    flights.index(of: number).map { flights[$0] }
  }

  /// How many messages are in flight.
  @inline(__always)
  package var flightCount: Int { flights.count }

  /// Why the message at a place among those in flight may not arrive yet.
  func obstacle(to index: Int) -> Obstacle? {
    if network == .mailbox || network == .unordered { return nil }
    let flight = flights[index]
    let earlier = flights.before(index).first { isAhead($0, of: flight) }
    guard let earlier else { return nil }
    return earlier.origin == flight.origin ? .sentBefore(earlier.number) : .cause(earlier.number)
  }

  /// Whether a message may arrive only when another one has that was sent before it.
  package func isAhead(_ earlier: Flight, of flight: Flight) -> Bool {
    guard earlier.target == flight.target else { return false }
    return switch network {
    case .mailbox, .unordered: false
    case .fifo: earlier.origin == flight.origin
    case .causal: earlier.clock.isBefore(flight.clock, by: earlier.origin)
    }
  }

  /// Lets the network move when something is in flight, since the oldest of it was sent.
  mutating func wakeNetwork() {
    ready.remove(.network)
    wakeNetworkAgain()
  }

  /// The same when the network has just moved: it need not be looked for among those that can move.
  mutating func wakeNetworkAgain() {
    if let oldest = flights.first { ready.insert(.network, since: oldest.event) }
  }
}
