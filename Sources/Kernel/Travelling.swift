import Actors
import Behaviors

/// What travels: under all models but `mailbox` a message is in flight between its sending and its
/// arrival.
extension Simulator {
  /// Why something cannot be done with a message.
  package enum TransmissionProblem: Error, Equatable {
    /// It is not in flight.
    case notInFlight
    /// It may not arrive yet.
    case tooEarly(Obstacle)
  }

  /// Chooses how messages travel from now on; nothing may be in flight, unless it stays as it is.
  package mutating func setNetwork(_ network: Network) {
    if network == stage.network { return }
    precondition(stage.flights.isEmpty)
    stage.network = network
    stage.causality = Causality()
  }

  /// Puts a message of the running turn, or a stop, into the network.
  mutating func launch(
    _ message: Value, from sender: ActorID, to target: ActorID, future: FutureID,
    kind: Event.Kind, cause: Int
  ) throws(Fault) {
    guard stage.flights.count < Limits.flights else { throw .networkFull(Limits.flights) }
    stage.messageCount += 1
    let event = record(
      kind, actor: turn.actor, peer: target, future: future, cause: cause,
      message: stage.messageCount, amount: -Int(stage.network.rawValue), value: message)
    stage.flights.append(
      Flight(
        number: stage.messageCount, event: event, sender: sender, origin: turn.actor,
        target: target, ordinal: stage.countMade(by: turn.actor), future: future, value: message,
        isStop: kind == .stopSent, clock: clockOfSend()))
    if stage.flights.count == 1 { stage.wakeNetwork() }
  }

  private mutating func clockOfSend() -> SendClock {
    stage.network == .causal ? stage.causality.send(by: turn.actor) : SendClock()
  }

  /// Lets the network move: the message arrives that the policy picks.
  mutating func moveNetwork() {
    beginTransmission()
    var index = 0
    if stage.ready.policy == .random {
      index = stage.ready.choose(below: stage.flights.count)
      // What must arrive before it was sent before it, so that this ends.
      while let obstacle = stage.obstacle(to: index) {
        guard let earlier = stage.flights.index(of: obstacle.message)
        else { break }
        index = earlier
      }
    }
    arrive(index)
    stage.wakeNetworkAgain()
  }

  /// Lets a message in flight arrive.
  package mutating func deliver(_ number: Int) throws(TransmissionProblem) {
    let index = try flight(number)
    if let obstacle = stage.obstacle(to: index) { throw .tooEarly(obstacle) }
    beginTransmission()
    arrive(index)
    stage.wakeNetwork()
  }

  /// Loses a message in flight.
  package mutating func drop(_ number: Int) throws(TransmissionProblem) {
    let index = try flight(number)
    beginTransmission()
    let flight = stage.flights.remove(at: index)
    record(
      .lost, actor: flight.target, peer: flight.origin, future: flight.future, cause: flight.event,
      message: flight.number, amount: flight.isStop ? 1 : 0, value: flight.value)
    stage.wakeNetwork()
  }

  /// Sends a copy of a message in flight right after it.
  package mutating func duplicate(_ number: Int) throws(TransmissionProblem) {
    let index = try flight(number)
    beginTransmission()
    stage.flights.countCopy(at: index)
    var copy = stage.flights[index]
    if copy.future != .none { stage.futures[copy.future].isContested = true }
    stage.messageCount += 1
    copy.number = stage.messageCount
    copy.copy = copy.copies
    copy.copies = 0
    copy.event = record(
      .duplicated, actor: copy.target, peer: copy.origin, future: copy.future, cause: copy.event,
      message: copy.number, amount: number, value: copy.value)
    stage.flights.insert(copy, behind: index)
  }

  /// Lets everything in flight arrive, in order of sending, and messages travel no more.
  mutating func letAllArrive() {
    beginTransmission()
    while !stage.flights.isEmpty { arrive(0) }
    stage.wakeNetwork()
    setNetwork(.mailbox)
  }

  private func flight(_ number: Int) throws(TransmissionProblem) -> Int {
    guard let index = stage.flights.index(of: number) else {
      throw .notInFlight
    }
    return index
  }

  /// What the network does is nobody's turn.
  private mutating func beginTransmission() {
    turn = Turn(kind: .typed, actor: .you)
  }

  private mutating func arrive(_ index: Int) {
    let flight = stage.flights.remove(at: index)
    let receiver = stage.actors[Int(flight.target.index)]
    let hasRoom = receiver.takesMail && Int(receiver.waiting) < Limits.mailbox
    guard hasRoom else {
      if flight.isStop {
        record(
          .arrived, actor: flight.target, peer: flight.sender, cause: flight.event,
          message: flight.number)
      } else {
        recordDeadLetter(
          flight.number, flight.value, from: flight.sender, to: flight.target,
          future: flight.future, cause: flight.event)
      }
      return
    }
    let waiting = Int(receiver.waiting) + 1
    let event = record(
      .arrived, actor: flight.target, peer: flight.sender, future: flight.future,
      cause: flight.event, message: flight.number, amount: flight.isStop ? -waiting : waiting,
      value: flight.value)
    stage.enqueue(
      EnvelopeRecord(
        number: flight.number, event: event, sender: flight.sender, future: flight.future,
        next: -1, isStop: flight.isStop), flight.value, for: flight.target)
    if stage.network == .causal { stage.causality.arrive(flight.number, flight.clock) }
    wakeForMail(flight.target, event)
  }
}

extension Obstacle {
  /// The message that must arrive first.
  package var message: Int {
    switch self {
    case .sentBefore(let number), .cause(let number): number
    }
  }
}
