package import Actors
import Behaviors

/// Turns whose effects cost time on a modelled machine.
///
/// A metered simulator stands still before every effect, as described at `Grain`, so that whoever
/// models the machine may let time pass first. It works without the clock: `work` is a wait that only
/// `begin` ends. Everything else is as ever.
extension Simulator {
  /// A copy to be driven by the functions of this file, and by `moveClock`. What is in flight has
  /// arrived in it, and from then on sending is arriving, as between threads and through pipes.
  package func metered() -> Simulator {
    var other = Simulator(program: stage.program, window: 1 << 10)
    other.stage = stage.copy()
    other.log.truncate(to: log.next)
    other.reporting = .everything
    other.setPolicy(.oldest)
    other.letAllArrive()
    other.grain = .effect
    other.isMetered = true
    return other
  }

  /// Meters this simulator itself, until `endMetering`. What is in flight arrives; from then on sending
  /// is arriving.
  package mutating func beginMetering() {
    letAllArrive()
    ended = []
    grain = .effect
    isMetered = true
  }

  /// Lets slices run through again. No turn may be under way.
  package mutating func endMetering() {
    precondition(!isPaused && lent.isEmpty)
    grain = .slice
    isMetered = false
  }

  /// How long the turn of an actor works, when it waits for its own work to be done.
  package func work(of actor: ActorID) -> Int? {
    let place = stage.actors[Int(actor.index)].suspension
    guard place >= 0, let suspension = stage.suspensions[Int(place)], suspension.isWork else {
      return nil
    }
    return suspension.limit
  }

  /// Leaves what remains of an actor's work to the clock.
  package mutating func leaveWork(of actor: ActorID, left: Int) {
    turn = Turn(kind: .typed, actor: .you)
    let (due, overflows) = stage.clock.addingReportingOverflow(left)
    setWakeUp(
      actor == .you ? .deadline : .wake, at: overflows ? .max : due,
      for: stage.actors[Int(actor.index)].suspension, event: 0)
  }

  /// The turns that are in the middle of `work`, and how many microseconds of it are left. They do not
  /// wait for the clock any more. To be called once, at the beginning.
  package mutating func takeWorkInProgress() -> [(actor: ActorID, left: Int)] {
    var found: [(actor: ActorID, left: Int)] = []
    for case .some(let suspension) in stage.suspensions where suspension.isWork {
      let timer = stage.timers.elements.first {
        $0.serial == suspension.serial && $0.kind != .message
      }
      guard let timer, suspension.actor != .you else { continue }
      found.append((suspension.actor, timer.due - stage.clock))
      stage.timers.filter { $0.serial != suspension.serial || $0.kind == .message }
    }
    return found
  }

  /// The turns that wait for the clock in a `sleep`.
  package var sleeping: [ActorID] {
    stage.suspensions.compactMap { suspension in
      guard case .time = suspension?.wait, let suspension, !suspension.isWork else { return nil }
      return suspension.actor
    }
  }

  /// The actors that have become able to move since this was last asked, the earliest first.
  package mutating func takeMovable() -> [ActorID] {
    if stage.futures.isSweepDue { sweepFutures() }
    var movable: [ActorID] = []
    while let actor = stage.ready.next() { movable.append(actor) }
    return movable
  }

  /// The actors that have become able to move since this was last asked, those first that could first,
  /// with the event since which they can.
  package mutating func takeReady() -> [(actor: ActorID, since: Int)] {
    stage.ready.takeAll()
  }

  /// The actor that has been able to move for longest among those, with the event since which it can;
  /// nil when there is none.
  package mutating func takeFirstReady() -> (actor: ActorID, since: Int)? {
    stage.ready.takeEarliest()
  }

  /// Gives an actor that can move back to the scheduler.
  package mutating func putBack(_ actor: ActorID, since event: Int) {
    stage.ready.insert(actor, since: event)
  }

  /// What moves lead to that concerns whoever lets them be made.
  package struct Aftermath {
    /// How many actors there have been, `you` included.
    package var actorCount: Int
    /// Whether actors have ended that `takeEnded` gives.
    package var hasEnded: Bool
    /// Whether the entry typed last can go on.
    package var canTypedGoOn: Bool
    /// When the timer set for first is due, whether anybody still waits for it or not; nil without one.
    package var firstTimer: Int?
  }

  /// What the moves so far have led to. It is asked for after each: one function for all, and a mutating
  /// one, since a stage that is only read is copied in part for each call from another module.
  package mutating func aftermath() -> Aftermath {
    var canTypedGoOn = false
    if case .ready = typed { canTypedGoOn = true }
    return Aftermath(
      actorCount: stage.actorCount, hasEnded: !ended.isEmpty, canTypedGoOn: canTypedGoOn,
      firstTimer: stage.timers.first?.due)
  }

  /// The actors that have ended since this was last asked, in order.
  package mutating func takeEnded() -> [ActorID] {
    defer { ended.removeAll(keepingCapacity: true) }
    return ended
  }

  /// Something that goes from one actor to another.
  package struct Parcel {
    package var value: Value
    /// Who gets it when it is sent, and who sent it when it is received.
    package var peer: ActorID

    package init(value: Value, peer: ActorID) {
      self.value = value
      self.peer = peer
    }
  }

  /// What an actor that can move takes in first: its next message, or the reply it waited for.
  package func receipt(of actor: ActorID) -> Parcel? {
    let record = stage.actors[Int(actor.index)]
    if record.suspension >= 0 {
      guard let suspension = stage.suspensions[Int(record.suspension)], !suspension.isLate,
        case .future(let future) = suspension.wait
      else { return nil }
      return Parcel(value: stage.futures[future].value, peer: stage.futures[future].responsible)
    }
    guard record.status == .idle, record.head >= 0 else { return nil }
    let place = Int(record.head)
    return Parcel(value: stage.letters[place], peer: stage.envelopes[place].sender)
  }

  // MARK: Effects

  /// What an effect does besides changing its own actor.
  package enum Consequence {
    case none
    case message(Parcel)
    /// An actor is started.
    case start
  }

  /// Runs the paused turn up to its next effect, and says what that will do.
  package mutating func reachEffect() -> Consequence {
    consequence(of: reach())
  }

  /// Whether the paused turn can be put aside before the effect that it reached: what `at failure`
  /// does is paid for afterwards, and a fault is nothing that takes time.
  package var canPutAside: Bool { turn.kind != .failure && reached != .fault }

  private func consequence(of effect: Effect) -> Consequence {
    switch effect {
    case .send, .lastSend, .ask: return message(machine.operand(0), to: machine.operand(1))
    case .forward: return message(machine.message, to: machine.operand(0))
    case .stop: return message(.none, to: machine.operand(0))
    case .stopSelf: return message(.none, to: .actor(turn.actor))
    case .reply: return reply(machine.operand(0), isMissing: false)
    case .done, .unhandled: return reply(.none, isMissing: true)
    case .spawn: return .start
    case .pause, .fault, .result, .print, .concatenate, .stopAll, .kill, .become, .sleep, .work,
      .after, .await, .look, .random:
      return .none
    }
  }

  private func message(_ value: Value, to target: Value) -> Consequence {
    guard case .actor(let actor) = target else { return .none }
    return .message(Parcel(value: value, peer: actor))
  }

  /// - Parameter isMissing: whether the turn ends, and this is the reply that it owes.
  private func reply(_ value: Value, isMissing: Bool) -> Consequence {
    guard turn.kind == .message, !turn.hasReplied, !turn.hasForwarded else { return .none }
    if turn.future != .none {
      return .message(Parcel(value: value, peer: stage.futures[turn.future].asker))
    }
    if isMissing || turn.sender == .nobody { return .none }
    return .message(Parcel(value: value, peer: turn.sender))
  }
}
