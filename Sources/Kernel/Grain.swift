package import Actors
package import Behaviors

/// How far an actor goes when it moves.
package enum Grain: Sendable {
  /// Up to the end of its turn, or to where it waits.
  case slice
  /// Up to before its next effect. Whoever drives the simulator performs that when it likes; meanwhile
  /// the turn can be put aside, and others may move.
  case effect
}

/// What an effect has to do with that is not its own actor's alone.
package enum Touch: BitwiseCopyable, Hashable, Sendable {
  /// Nothing: others cannot tell when it happens.
  case nothing
  /// Something gets its place in an actor's mailbox.
  case mailbox(ActorID)
  /// An actor is killed by another.
  case life(ActorID)
  /// A future is settled that another turn may settle, too.
  case future(FutureID)
  /// More than can be told beforehand.
  case anything
}

/// Turns that are driven from effect to effect: `begin`, and while the turn `isPaused`, `reach` and
/// then `performEffect`, or `putAside` and later `begin` again.
extension Simulator {
  /// Lets an actor that can move begin its next turn, or go on with the one that was put aside. While
  /// `isPaused` afterwards, there is more of it.
  package mutating func begin(_ actor: ActorID) {
    slice(actor)
  }

  /// Runs the paused turn up to its next effect, which it then stands before.
  package mutating func reach() -> Effect {
    let effect = reached ?? runMachine()
    reached = effect
    return effect
  }

  /// Performs the effect that was reached.
  package mutating func performEffect() {
    guard let effect = reached else { preconditionFailure("no effect has been reached") }
    reached = nil
    isPaused = perform(effect)
  }

  /// Puts the paused turn aside before the effect that it reached; `begin` goes on with it. Not before
  /// a fault, whose reason the machine keeps only until the next one.
  package mutating func putAside(touching touch: Touch = .nothing) {
    guard let effect = reached, effect != .fault else {
      preconditionFailure("no effect has been reached that can wait")
    }
    reached = nil
    isPaused = false
    _ = suspend(for: .effect(effect, touch), otherwise: -1, limit: -1)
  }

  /// The future that the effect `await`, which was reached, is about.
  package var awaited: FutureID? {
    guard case .future(let future) = machine.operand(machine.stopped.n == 1 ? 1 : 0) else {
      return nil
    }
    return future
  }

  /// What an effect has to do with that the running turn has reached.
  @inline(__always)
  package func touch(of effect: Effect) -> Touch {
    switch effect {
    case .send, .lastSend, .ask: arrival(machine.operand(1))
    case .forward, .stop: arrival(machine.operand(0))
    case .stopSelf: arrival(.actor(turn.actor))
    case .after:
      if case .duration(0) = machine.operand(2) { arrival(machine.operand(1)) } else { .nothing }
    case .reply where turn.kind == .message && turn.future == .none:
      turn.sender == .nobody ? .nothing : arrival(.actor(turn.sender))
    case .reply, .done, .unhandled, .fault: settlement
    case .kill:
      if case .actor(let victim) = machine.operand(0), victim != turn.actor {
        .life(victim)
      } else {
        .nothing
      }
    case .spawn: spawnSends ? .anything : .nothing
    case .pause, .result, .print, .concatenate, .stopAll, .become, .sleep, .work, .await, .look,
      .random:
      .nothing
    }
  }

  private func arrival(_ target: Value) -> Touch {
    guard stage.network == .mailbox, case .actor(let actor) = target else { return .nothing }
    return .mailbox(actor)
  }

  private var settlement: Touch {
    guard turn.kind == .message, turn.future != .none, !turn.hasReplied, !turn.hasForwarded,
      stage.futures[turn.future].isContested
    else { return .nothing }
    return .future(turn.future)
  }

  /// Whether the `var` lines of who is about to be spawned may send something, at once.
  private var spawnSends: Bool {
    guard stage.network == .mailbox,
      let behavior = stage.definitions[machine.stopped.b]
    else { return false }
    return stage.program.codes[Int(behavior)].initializationHasEffects
  }
}

extension Configuration {
  /// Counts one more message or timer of an actor's making, and gives its number among them.
  mutating func countMade(by actor: ActorID) -> Int32 {
    let record = actors.place(of: Int(actor.index))
    record.pointee.made += 1
    return record.pointee.made
  }
}
