package import Actors
package import Behaviors
package import Diagnostics

/// What can be seen of an actor.
package struct ActorView {
  /// What it is doing.
  package enum Condition: Equatable, Sendable {
    /// Waits for mail, or has some and can move.
    case idle
    /// Has `at start` still to run.
    case fresh
    /// Waits inside a turn for a future that is up to somebody.
    case waitsFor(FutureID, ActorID)
    /// Has waited inside a turn for a future, and can go on: it is settled, or too late.
    case canGoOn(FutureID)
    /// Waits inside a turn for the clock.
    case sleeps(until: Int)
    /// Is in the middle of a turn, and can go on.
    case inTurn
    /// Runs `at stop`, or waits in it.
    case stopping
    /// Has stopped because it was told to.
    case stopped
    /// Has stopped because it failed in a turn that was told.
    case failed
    case killed
  }

  package var id: ActorID
  /// Its full name.
  package var name: String
  /// The code it runs, which may be older than what its behavior's name stands for now.
  package var behavior: Code
  package var condition: Condition
  /// The number of the message whose turn waits; nil when no turn does, or it handles none.
  package var message: Int?
  /// How many messages its mailbox holds.
  package var waiting: Int
  /// Who spawned it.
  package var parent: ActorID
  /// The state section it is in.
  package var state: Symbol?
  package var supervision: Supervision
  /// How often it was started anew.
  package var restarts: Int
  /// How often it may be: a number, a list of a number and a duration, or none.
  package var restartLimit: Value
}

/// What can be seen of a message in a mailbox.
package struct MailView {
  package var number: Int
  /// What it says; none for a stop.
  package var value: Value
  package var sender: ActorID
  /// Where its reply goes; none when none is expected.
  package var future: FutureID
  package var isStop: Bool
}

/// What can be seen of a future.
package struct FutureView {
  /// What became of it.
  package enum Status: Equatable, Sendable {
    case pending, resolved, failed
  }

  package var id: FutureID
  package var status: Status
  /// The reply, or the reason of the failure; none while it is pending.
  package var value: Value
  /// The number of the message that asked.
  package var message: Int
  package var asker: ActorID
  /// Who is to reply.
  package var responsible: ActorID
  /// Whether somebody awaits or has awaited it.
  package var isLookedAt: Bool
  /// Who waits for it, those who came first in front.
  package var waiting: [ActorID]
}

extension Configuration {
  /// All actors but `you`, in order of creation.
  package var actorIDs: [ActorID] {
    (1..<max(1, Int32(actors.count))).filter { actors[Int($0)].status != .unborn }.map {
      ActorID($0)
    }
  }

  /// An actor other than `you`.
  package func view(of actor: ActorID) -> ActorView {
    let record = actors[Int(actor.index)]
    let code = code(of: actor)
    return ActorView(
      id: actor, name: name(of: actor), behavior: code, condition: condition(of: record),
      message: message(of: record), waiting: Int(record.waiting), parent: ActorID(record.parent),
      state: record.state >= 0 ? code.states[Int(record.state)] : nil,
      supervision: record.supervision, restarts: Int(record.restarts),
      restartLimit: restartLimit(of: actor))
  }

  /// Where in the source of its code an actor's turn waits; nil when no turn does.
  package func place(of actor: ActorID) -> Span? {
    let record = actors[Int(actor.index)]
    guard record.suspension >= 0, let suspension = suspensions[Int(record.suspension)] else {
      return nil
    }
    return suspension.code.span(ofInstruction: suspension.frame.place(in: suspension.code))
  }

  private func message(of record: ActorRecord) -> Int? {
    guard record.suspension >= 0, let turn = suspensions[Int(record.suspension)]?.turn else {
      return nil
    }
    return turn.kind == .message ? turn.message : nil
  }

  private func condition(of record: ActorRecord) -> ActorView.Condition {
    switch record.status {
    case .stopped, .unborn: return .stopped
    case .failed: return .failed
    case .killed: return .killed
    case .fresh: return .fresh
    case .idle, .running, .suspended, .stopping:
      if record.suspension >= 0, let suspension = suspensions[Int(record.suspension)] {
        switch suspension.wait {
        case .future(let future):
          let isPending = futures[future].status == .pending && !suspension.isLate
          return isPending ? .waitsFor(future, futures[future].responsible) : .canGoOn(future)
        case .effect: return .inTurn
        case .time, .stopAll: return .sleeps(until: wakeTime(of: suspension))
        }
      }
      return record.status == .stopping ? .stopping : .idle
    }
  }

  private func wakeTime(of suspension: Suspension) -> Int {
    timers.elements.first { $0.serial == suspension.serial && $0.kind != .message }?.due ?? clock
  }

  /// The first messages of a mailbox, in order.
  package func mail(of actor: ActorID, limit: Int = .max) -> [MailView] {
    var views: [MailView] = []
    var place = actors[Int(actor.index)].head
    while place >= 0, views.count < limit {
      let envelope = envelopes[Int(place)]
      views.append(
        MailView(
          number: envelope.number, value: letters[Int(place)], sender: envelope.sender,
          future: envelope.future, isStop: envelope.isStop))
      place = envelope.next
    }
    return views
  }

  /// How many messages wait in a mailbox.
  package func waitingCount(of actor: ActorID) -> Int {
    Int(actors[Int(actor.index)].waiting)
  }

  /// A future by its number; nil when there is none, or when it was settled long ago and nobody
  /// could ask about it any more.
  package func view(of future: FutureID) -> FutureView? {
    guard future.number > 0, futures.contains(future) else { return nil }
    let record = futures[future]
    var waiting: [ActorID] = []
    var waiter = record.waiter
    while waiter >= 0, let suspension = suspensions[Int(waiter)] {
      waiting.append(suspension.actor)
      waiter = suspension.nextWaiter
    }
    let status: FutureView.Status =
      switch record.status {
      case .pending: .pending
      case .resolved: .resolved
      case .failed: .failed
      }
    return FutureView(
      id: future, status: status, value: record.value, message: record.message,
      asker: record.asker, responsible: record.responsible, isLookedAt: record.isLookedAt,
      waiting: waiting.reversed())
  }

  /// All futures still known, by number.
  package var futureIDs: [FutureID] { futures.numbers.map { FutureID($0) } }

  /// How many futures there have been.
  package var futureCount: Int { Int(futures.last) }

  /// The state of an actor, parameters first.
  package func fields(of actor: ActorID) -> [(name: String, value: Value)] {
    guard actor.index > 0 else { return [] }
    let record = actors[Int(actor.index)]
    return code(of: actor).slotNames.enumerated().map { slot, name in
      (name, slots[Int(record.slotBase) + slot])
    }
  }

  /// A state variable of an actor, or its state section under the name `state`.
  package func field(_ name: String, of actor: ActorID) -> Value? {
    guard actor.index > 0 else { return nil }
    let record = actors[Int(actor.index)]
    let code = code(of: actor)
    if let slot = code.slotNames.firstIndex(of: name) { return slots[Int(record.slotBase) + slot] }
    return name == "state" && record.state >= 0 ? .tag(code.states[Int(record.state)]) : nil
  }

  /// The actors that could move now, in order of creation.
  package var movable: [ActorID] { ready.all }

  /// Whether an actor could move now.
  package var canMove: Bool { ready.count > 0 }

  /// Whether the clock has something to bring.
  package var hasTimers: Bool { nextDue != nil }

  /// When the next thing is due.
  package var nextDue: Int? {
    var next: Int?
    for timer in timers.elements where isWanted(timer) { next = min(next ?? .max, timer.due) }
    return next
  }

  /// How the next actor is chosen.
  package var policy: Policy { ready.policy }

  /// The actors that wait inside a turn for a future, with the future and whom it is up to, in order
  /// of creation; `you` last.
  package var blocked: [(actor: ActorID, future: FutureID, responsible: ActorID)] {
    let waits = suspensions.compactMap { suspension -> (ActorID, FutureID, ActorID)? in
      guard case .future(let future) = suspension?.wait, let suspension else { return nil }
      return (suspension.actor, future, futures[future].responsible)
    }
    return waits.sorted { a, b in
      (a.0 == .you ? Int32.max : a.0.index) < (b.0 == .you ? Int32.max : b.0.index)
    }
  }

  /// The actor that a `stop all` at the prompt waits for.
  package var stoppingActor: ActorID? {
    let place = actors[0].suspension
    guard place >= 0, case .stopAll(let actor) = suspensions[Int(place)]?.wait else { return nil }
    return actor
  }

  /// Failures that nobody has awaited, and how many more there were.
  package var unseenFailures: (kept: [Failure], more: Int) { (failures, unkeptFailures) }

  /// Forgets the failures that nobody has awaited, once they have been reported.
  package mutating func clearUnseenFailures() {
    failures = []
    unkeptFailures = 0
  }
}
