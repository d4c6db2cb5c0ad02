import Actors
import Behaviors

/// Futures, and turns that wait for them or for the clock.
extension Simulator {
  /// Resolves the future of the running turn.
  mutating func resolve(_ future: FutureID, with value: Value, isAutomatic: Bool) {
    guard case .pending = stage.futures[future].status else {
      // The message was a copy.
      record(
        .replied, actor: turn.actor, peer: stage.futures[future].asker, future: future,
        message: turn.message, amount: 2, value: value)
      return
    }
    let event = record(
      .replied, actor: turn.actor, peer: stage.futures[future].asker, future: future,
      message: turn.message, amount: isAutomatic ? 1 : 0, value: value)
    settle(future, as: .resolved, value, event: event)
  }

  /// Settles a future and lets those move that wait for it.
  mutating func settle(
    _ future: FutureID, as status: FutureRecord.Status, _ value: Value, event: Int
  ) {
    var record = stage.futures[future]
    // A duplicated message may be answered twice: the first answer stands.
    guard record.status == .pending else { return }
    if stage.network == .causal { stage.causality.settle(future, by: turn.actor) }
    record.status = status
    record.value = value
    record.event = event
    var waiter = record.waiter
    record.waiter = -1
    stage.futures[future] = record
    while waiter >= 0, let suspension = stage.suspensions[Int(waiter)] {
      // Whoever waited long enough moves already.
      if !suspension.isLate { wake(suspension.actor, since: event) }
      waiter = suspension.nextWaiter
    }
  }

  /// Lets a waiting actor move.
  mutating func wake(_ actor: ActorID, since event: Int) {
    if actor == .you { typed = .ready } else { stage.ready.insert(actor, since: event) }
  }

  /// Awaits the future on the stack. True when the turn has to wait.
  mutating func awaitFuture() throws(Fault) -> Bool {
    let instruction = machine.stopped
    let limit = instruction.n == 1 ? try duration(machine.pop(), "within") : -1
    guard case .future(let future) = machine.pop() else { preconditionFailure("not a future") }
    if turn.kind == .failure { throw .cannotWait(hook: turn.kind.text) }
    guard stage.futures.contains(future) else { throw .forgottenFuture(future) }
    // An await that may be late without another way out looks at the future only if it gets it.
    let isPending = if case .pending = stage.futures[future].status { true } else { false }
    if !isPending || limit < 0 || instruction.c >= 0 { lookAt(future) }
    if !isPending {
      // What the turn does from here on, it does because of that.
      turn.event = record(
        .learned, actor: turn.actor, future: future, cause: stage.futures[future].event)
      try takeResult(of: future, otherwise: instruction.c)
      return false
    }
    var due = 0
    if limit >= 0 { due = try dueTime(after: limit) }
    let event = record(
      .waits, actor: turn.actor, peer: stage.futures[future].responsible, future: future)
    let place = suspend(for: .future(future), otherwise: instruction.c, limit: limit)
    stage.suspensions[Int(place)]?.nextWaiter = stage.futures[future].waiter
    stage.futures[future].waiter = place
    if limit >= 0 { setWakeUp(.deadline, at: due, for: place, event: event) }
    return true
  }

  /// Leaves the value of a settled future on the stack, or goes where its failure leads.
  private mutating func takeResult(of future: FutureID, otherwise: Int32) throws(Fault) {
    let record = stage.futures[future]
    if stage.network == .causal { stage.causality.learn(future, by: turn.actor) }
    if record.status == .resolved {
      machine.push(record.value)
    } else if otherwise >= 0 {
      machine.jump(to: Int(otherwise), in: code.takeUnretainedValue())
    } else {
      throw .failed(record.value)
    }
  }

  /// Notes that somebody waits or has waited for a future, so that its failure is not unseen.
  mutating func lookAt(_ future: FutureID) {
    if stage.futures[future].isLookedAt { return }
    stage.futures[future].isLookedAt = true
    stage.failures.removeAll { $0.future == future && !$0.isBeyondFuture }
  }

  /// A turn waits for the time on the stack. False when there is nothing to wait for.
  mutating func sleep(_ kind: Event.Kind, for value: Value) throws(Fault) -> Bool {
    let length = try duration(value, kind == .works ? "work" : "sleep")
    if turn.kind == .failure { throw .cannotWait(hook: turn.kind.text) }
    let due = try dueTime(after: length)
    let event = record(kind, actor: turn.actor, amount: length)
    let place = suspend(for: .time, otherwise: -1, limit: length)
    stage.suspensions[Int(place)]?.isWork = kind == .works
    // On a modelled machine work is not a matter of the clock but of a core.
    if isMetered, kind == .works { return true }
    // At the prompt everything else of that instant comes first.
    setWakeUp(turn.actor == .you ? .deadline : .wake, at: due, for: place, event: event)
    return true
  }

  /// Puts the running turn aside.
  mutating func suspend(for wait: Suspension.Wait, otherwise: Int32, limit: Int) -> Int32 {
    stage.serial += 1
    var suspension = Suspension(
      actor: turn.actor, frame: machine.suspend(), turn: turn, code: code.takeUnretainedValue(),
      wait: wait,
      serial: stage.serial)
    suspension.otherwise = otherwise
    suspension.limit = limit
    let place: Int32
    if let free = stage.freeSuspensions.popLast() {
      place = free
      stage.suspensions[Int(place)] = suspension
    } else {
      place = Int32(stage.suspensions.count)
      stage.suspensions.append(suspension)
    }
    let index = Int(turn.actor.index)
    stage.actors[index].suspension = place
    if turn.actor == .you {
      typed = .waiting
    } else if turn.kind != .stop {
      stage.actors[index].status = .suspended
    }
    return place
  }

  /// Takes a waiting turn out of its place.
  mutating func takeSuspension(of actor: ActorID) -> Suspension? {
    let place = stage.actors[Int(actor.index)].suspension
    guard place >= 0, let suspension = stage.suspensions[Int(place)].take() else { return nil }
    stage.actors[Int(actor.index)].suspension = -1
    stage.freeSuspensions.append(place)
    if case .future(let future) = suspension.wait { unlink(place, suspension, from: future) }
    return suspension
  }

  /// Takes a suspension out of the row of those that wait for a future.
  private mutating func unlink(
    _ place: Int32, _ suspension: Suspension, from future: FutureID
  ) {
    guard stage.futures.contains(future) else { return }
    var waiter = stage.futures[future].waiter
    if waiter == place {
      stage.futures[future].waiter = suspension.nextWaiter
      return
    }
    while waiter >= 0 {
      let next = stage.suspensions[Int(waiter)]?.nextWaiter ?? -1
      if next == place { stage.suspensions[Int(waiter)]?.nextWaiter = suspension.nextWaiter }
      waiter = next
    }
  }

  /// Goes on with a turn that waited, now that it need not wait any more.
  mutating func resume(_ actor: ActorID) {
    guard let suspension = takeSuspension(of: actor) else { return }
    turn = suspension.turn
    code = Unmanaged.passUnretained(suspension.code)
    if actor != .you, turn.kind != .stop { stage.actors[Int(actor.index)].status = .running }
    machine.restore(suspension.frame, of: suspension.code)
    do throws(Fault) {
      switch suspension.wait {
      case .time:
        turn.event = record(.resumed, actor: actor, cause: stage.clockEvent)
      case .effect(let effect, _) where grain == .effect:
        reached = effect
      case .effect(let effect, _):
        if !perform(effect) { return }
      case .stopAll(let stopped):
        // Its end is the cause, which `noticeEnd` has put here.
        turn.event = record(.resumed, actor: actor, peer: stopped)
        if stopNext() { return }
      case .future(let future) where suspension.isLate:
        turn.event = record(
          .late, actor: actor, future: future, cause: stage.clockEvent, amount: suspension.limit)
        if suspension.otherwise < 0 { throw .late(future, after: suspension.limit) }
        machine.jump(to: Int(suspension.otherwise), in: code.takeUnretainedValue())
      case .future(let future):
        lookAt(future)
        // What the turn does from here on, it does because of that.
        turn.event = record(
          .resumed, actor: actor, future: future, cause: stage.futures[future].event)
        try takeResult(of: future, otherwise: suspension.otherwise)
      }
    } catch {
      if !fail(error) { return }
    }
    proceed()
  }

  func duration(_ value: Value, _ place: String) throws(Fault) -> Int {
    guard case .duration(let length) = value else { throw .notADuration(value, in: place) }
    if length < 0 { throw .negativeDuration }
    return length
  }
}

extension Simulator {
  /// Drops futures that are settled and that nobody can ask about any more. To be called between
  /// slices.
  mutating func sweepFutures() {
    var used: Set<Int32> = []
    for index in 0..<stage.slots.count { stage.slots[index].collectFutures(into: &used) }
    for index in 0..<stage.yourSlots.count { stage.yourSlots[index].collectFutures(into: &used) }
    for index in 0..<stage.letters.count { stage.letters[index].collectFutures(into: &used) }
    for case .some(let suspension) in stage.suspensions {
      for value in suspension.frame.held { value.collectFutures(into: &used) }
      if case .future(let future) = suspension.wait { used.insert(future.number) }
    }
    for timer in stage.timers.elements { timer.value.collectFutures(into: &used) }
    for parameters in stage.parameters.values {
      for value in parameters { value.collectFutures(into: &used) }
    }
    for failure in stage.failures { used.insert(failure.future.number) }
    var unread = used
    while !unread.isEmpty {
      var inside: Set<Int32> = []
      for number in unread where stage.futures.contains(FutureID(number)) {
        stage.futures[FutureID(number)].value.collectFutures(into: &inside)
      }
      unread = inside.subtracting(used)
      used.formUnion(unread)
    }
    stage.futures.sweep { used.contains($0) }
  }
}

extension Value {
  /// Adds the numbers of the futures in this value.
  fileprivate func collectFutures(into numbers: inout Set<Int32>) {
    switch self {
    case .none, .bool, .integer, .float, .duration, .tag, .actor, .text: return
    case .future(let future): numbers.insert(future.number)
    case .signal(let signal): signal.argument.collectFutures(into: &numbers)
    case .list(let list): for element in list.elements { element.collectFutures(into: &numbers) }
    case .map(let map): for value in map.values { value.collectFutures(into: &numbers) }
    case .message(let message):
      for argument in message.arguments { argument.collectFutures(into: &numbers) }
    }
  }
}
