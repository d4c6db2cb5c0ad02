import Actors

/// What is kept of an event for those that come after it.
extension CausalClocks {
  mutating func note(_ event: Event, _ moment: Moment, _ process: Process) {
    let actor: ActorID = if case .actor(let actor) = process { actor } else { .you }
    switch event.kind {
    case .spawned: bear(event.actor, by: actor, moment)
    case .started, .late: begin(moment, actor)
    case .sent, .stopSent, .forwarded:
      if event.message > 0 { send(event, moment, by: actor) }
    case .arrived: arrive(event, moment)
    case .lost:
      if let letter = letters.removeValue(forKey: event.message) {
        deliveries.end(letter, moment, isLoss: true)
      }
    case .duplicated: duplicate(event, moment)
    case .timerSet:
      deliveries.causality.set(timer: moment.event, by: actor)
      timers[moment.event] = Timer(set: moment, owner: actor, count: count(of: actor))
    case .timerFired: fire(event, moment)
    case .received:
      loose[event.message] = nil
      letters[event.message] = nil
      begin(moment, actor)
      lifelines[Int(actor.index)].message = event.message
      lifelines[Int(actor.index)].future = event.future
      deliveries.causality.handle(event.message, by: actor)
    case .deadLetter: bury(event, moment)
    case .replied:
      if event.amount != 2 { settle(event.future, moment, by: actor) }
    case .resumed, .learned:
      begin(moment, actor)
      if event.future != .none { deliveries.causality.learn(event.future, by: actor) }
    case .failed:
      settle(event.future, heldBy: event.message, moment, by: actor)
      begin(moment, actor)
    case .stopping:
      loose[event.message] = nil
      letters[event.message] = nil
      begin(moment, actor)
      lifelines[Int(actor.index)].closing = moment
    case .stopped: end(actor, moment)
    case .killed:
      if event.amount == 0, let victim = line(of: event.actor) {
        settle(victim.future, heldBy: victim.message, moment, by: actor)
        lifelines[Int(event.actor.index)].last = moment
        end(event.actor, moment)
      }
    case .unhandled, .printed, .waits, .sleeps, .works, .became, .restarted, .givenUp, .continued,
      .clock:
      break
    }
  }

  private func count(of actor: ActorID) -> Int { Int(lifelines[Int(actor.index)].count) }

  /// An actor's turn begins, or goes on because of something else.
  private mutating func begin(_ moment: Moment, _ actor: ActorID) {
    let index = Int(actor.index)
    turns[lifelines[index].turn] = nil
    turns[moment.event] = actor.index
    lifelines[index].turn = moment.event
  }

  private mutating func bear(_ child: ActorID, by parent: ActorID, _ moment: Moment) {
    let index = Int(child.index)
    if index >= lifelines.count {
      lifelines.append(contentsOf: repeatElement(Lifeline(), count: index + 1 - lifelines.count))
    }
    lifelines[index].isBorn = true
    lifelines[index].last = moment
    deliveries.causality.spawn(child, by: parent)
  }

  private mutating func end(_ actor: ActorID, _ moment: Moment) {
    let index = Int(actor.index)
    for stop in lifelines[index].stops { letters[stop.message] = nil }
    lifelines[index].stops = []
    turns[lifelines[index].turn] = nil
    if lifelines[index].closing == nil { lifelines[index].closing = moment }
    lifelines[index].end = moment
  }

  // MARK: Messages

  private mutating func send(_ event: Event, _ moment: Moment, by actor: ActorID) {
    var letter = Letter(
      last: moment, sending: Double(moment.event), origin: event.actor, target: event.peer,
      network: Letter.Network(amount: event.amount))
    if event.future != .none {
      if event.kind == .forwarded {
        let old = lifelines[Int(actor.index)].message
        promises[event.future.number]?.holders.removeAll { $0 == old }
        promises[event.future.number]?.holders.append(event.message)
      } else {
        promises[event.future.number] = Promise(settled: nil, holders: [event.message])
      }
    }
    // The stops of `stop all` never travel.
    if event.kind != .stopSent || letter.travels { letter.clock = deliveries.send(letter) }
    // Nobody handles your mail.
    if event.peer == .you, !letter.travels { return }
    letters[event.message] = letter
    if event.kind == .stopSent, !letter.travels {
      noteStop(event.message, moment.event, for: event.peer)
    }
  }

  private mutating func noteStop(_ message: Int, _ event: Int, for actor: ActorID) {
    let index = Int(actor.index)
    if index < lifelines.count { lifelines[index].stops.append((message, event)) }
  }

  private mutating func arrive(_ event: Event, _ moment: Moment) {
    guard let letter = letters[event.message] else { return }
    deliveries.end(letter, moment)
    letters[event.message]?.last = moment
    if letter.network == .causal { deliveries.causality.arrive(event.message, letter.clock) }
    if event.actor == .you || event.amount == 0 {
      letters[event.message] = nil
    } else if event.amount < 0 {
      noteStop(event.message, moment.event, for: event.actor)
    }
  }

  private mutating func duplicate(_ event: Event, _ moment: Moment) {
    guard var copy = letters[event.amount] else { return }
    copy.last = moment
    copy.sending = deliveries.placeOfCopy(of: copy)
    letters[event.message] = copy
    if event.future != .none {
      promises[event.future.number]?.holders.append(event.message)
    }
  }

  private mutating func fire(_ event: Event, _ moment: Moment) {
    guard let timer = timers.removeValue(forKey: event.cause) else { return }
    deliveries.note(timer, moment)
    deliveries.causality.fire(timer: event.cause, message: event.message)
    if event.peer == .you, event.amount > 0 { return }
    letters[event.message] = Letter(
      last: moment, sending: Double(moment.event), origin: timer.owner, target: event.peer,
      network: .none)
  }

  private mutating func bury(_ event: Event, _ moment: Moment) {
    if let letter = letters.removeValue(forKey: event.message), letter.travels {
      deliveries.end(letter, moment)
    }
    settle(event.future, moment, by: owner(of: event.actor, cause: event.cause))
  }

  // MARK: Futures

  private mutating func settle(_ future: FutureID, _ moment: Moment, by actor: ActorID) {
    guard future != .none, promises[future.number]?.settled == nil else { return }
    promises[future.number] = Promise(settled: moment, holders: [])
    deliveries.causality.settle(future, by: actor)
  }

  /// Settles a future by the end of the turn that handles a message, if that still owes the reply.
  private mutating func settle(
    _ future: FutureID, heldBy message: Int, _ moment: Moment, by actor: ActorID
  ) {
    if promises[future.number]?.holders.contains(message) == true {
      settle(future, moment, by: actor)
    }
  }
}
