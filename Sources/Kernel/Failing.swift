import Actors
import Behaviors

/// What a fault leads to.
extension Simulator {
  /// Ends the running turn with a fault. True when something is left to run in this slice.
  mutating func fail(_ fault: Fault) -> Bool {
    if turn.kind == .typed {
      typed = .failed(fault, instruction: machine.place(in: code.takeUnretainedValue()))
      machine.clear()
      return false
    }
    let (text, reason) = stage.withWriter { (fault.text($0), fault.reason($0)) }
    let handled = turn.kind == .message ? machine.message : Value(turn.kind.text)
    let place =
      Int(stage.actors[Int(turn.actor.index)].behavior) << 32
      | machine.place(in: code.takeUnretainedValue())
    machine.clear()
    let event = record(
      .failed, actor: turn.actor, future: turn.future, message: turn.message, amount: place,
      value: Value([handled, Value(text)]))
    switch turn.kind {
    case .typed, .initialize: return false
    case .stop:
      die(turn.actor, as: .stopped)
      return false
    case .failure:
      concludeFailure()
      return false
    case .start:
      die(turn.actor, as: .failed)
      return false
    case .message where turn.future != .none:
      failReply(handled, text, reason, event: event)
      becomeIdle(turn.actor)
      return false
    case .message:
      turn.event = event
      return beginFailureHook(reason)
    }
  }

  /// Fails the future of the running turn, or keeps the failure where it cannot be awaited any more.
  mutating func failReply(_ handled: Value, _ text: String, _ reason: Value, event: Int) {
    var failure = Failure(
      actor: turn.actor, message: handled, number: turn.message, text: text, future: turn.future)
    if turn.hasReplied || turn.hasForwarded {
      failure.text += turn.hasReplied ? ", after its reply" : ", after it was forwarded"
      failure.isBeyondFuture = true
      keep(failure)
      return
    }
    if !stage.futures[turn.future].isLookedAt { keep(failure) }
    settle(turn.future, as: .failed, reason, event: event)
  }

  mutating func keep(_ failure: Failure) {
    if stage.failures.count < Limits.keptFailures {
      stage.failures.append(failure)
    } else {
      stage.unkeptFailures += 1
    }
  }

  /// Lets `at failure` run, if there is one, and then what supervision says.
  private mutating func beginFailureHook(_ reason: Value) -> Bool {
    let event = turn.event
    turn = Turn(kind: .failure, actor: turn.actor)
    turn.event = event
    guard let entry = code.takeUnretainedValue().entries.failure else {
      concludeFailure()
      return false
    }
    machine.allowRounds()
    machine.enter(code.takeUnretainedValue(), at: entry, message: reason)
    return true
  }

  /// Does what an actor's supervision says after it failed in a turn that was told.
  mutating func concludeFailure() {
    let actor = turn.actor
    let index = Int(actor.index)
    let supervisor = ActorID(stage.actors[index].parent)
    switch stage.actors[index].supervision {
    case .resume:
      record(.continued, actor: actor, peer: supervisor)
      becomeIdle(actor)
    case .restart where countRestart(of: actor):
      stage.actors[index].restarts += 1
      record(
        .restarted, actor: actor, peer: supervisor, amount: Int(stage.actors[index].restarts),
        value: stage.restartLimit(of: actor))
      restart(actor)
    case .restart:
      record(.givenUp, actor: actor, peer: supervisor, value: stage.restartLimit(of: actor))
      die(actor, as: .failed)
    case .stop:
      die(actor, as: .failed)
    }
  }

  /// Whether an actor may be restarted once more, which then counts towards its limit.
  private mutating func countRestart(of actor: ActorID) -> Bool {
    let record = stage.actors[Int(actor.index)]
    if record.restartLimit < 0 { return true }
    guard var window = stage.restartWindows[actor.index] else {
      return record.restarts < record.restartLimit
    }
    defer { stage.restartWindows[actor.index] = window }
    guard window.count(at: stage.clock) < record.restartLimit else { return false }
    window.note(stage.clock)
    return true
  }

  /// Gives an actor the state it was spawned with; its mail and timers stay.
  private mutating func restart(_ actor: ActorID) {
    let index = Int(actor.index)
    let code = stage.code(of: actor)
    stage.actors[index].state = code.states.isEmpty ? -1 : 0
    let event = log.next - 1
    let slotBase = Int(stage.actors[index].slotBase)
    let parameters = stage.parameters[actor.index] ?? []
    for slot in code.slotNames.indices {
      stage.slots[slotBase + slot] = slot < parameters.count ? parameters[slot] : .none
    }
    do throws(Fault) {
      try initialize(actor, event: event)
    } catch {
      let text = stage.withWriter { error.text($0) }
      record(
        .failed, actor: actor, amount: Int(stage.actors[index].behavior) << 32,
        value: Value([Value("a var line"), Value(text)]))
      die(actor, as: .failed)
      return
    }
    if code.entries.start == nil {
      becomeIdle(actor)
    } else {
      stage.actors[index].status = .fresh
      stage.actors[index].birth = event
      stage.ready.insert(actor, since: event)
    }
  }
}

extension Configuration {
  /// How often an actor may be restarted: a number, a list of a number and a duration, or none.
  func restartLimit(of actor: ActorID) -> Value {
    let limit = actors[Int(actor.index)].restartLimit
    guard limit >= 0 else { return .none }
    guard let window = restartWindows[actor.index] else { return .integer(Int(limit)) }
    return Value([.integer(Int(limit)), .duration(window.length)])
  }
}
