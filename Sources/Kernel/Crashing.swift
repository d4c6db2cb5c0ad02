package import Actors
import Behaviors

/// What happens to actors whose threads or processes are no more.
extension Simulator {
  /// Lets an actor fail whose worker has ended of itself, also in the middle of a turn, which may be
  /// lent. It is as after a fault in a turn that was told, but that `at failure` cannot run any more;
  /// who asked has a failed future.
  /// - Parameter isFinal: whether it has to stop whatever its supervision says, since it can have no
  ///   other worker.
  package mutating func crash(
    _ actor: ActorID, _ reason: String, _ activation: inout Activation, isFinal: Bool
  ) {
    let index = Int(actor.index)
    let wasLent = activation.isLent && takeBack(&activation)
    if stage.actors[index].isGone { return }
    var handled = Value("its worker")
    if wasLent {
      isPaused = false
      reached = nil
      if turn.kind == .message { handled = machine.message }
    } else if let suspension = takeSuspension(of: actor) {
      turn = suspension.turn
      if turn.kind == .message { handled = suspension.frame.message }
    } else {
      turn = Turn(kind: .message, actor: actor)
    }
    machine.clear()
    stage.ready.remove(actor)
    let event = record(
      .failed, actor: actor, future: turn.future, message: turn.message,
      amount: Int(stage.actors[index].behavior) << 32 | Event.noInstruction,
      value: Value([handled, Value(reason)]))
    if turn.future != .none { failReply(handled, reason, Value(reason), event: event) }
    let isStopping = turn.kind == .stop
    turn = Turn(kind: .failure, actor: actor)
    turn.event = event
    if isStopping {
      die(actor, as: .stopped)
    } else if isFinal {
      die(actor, as: .failed)
    } else {
      concludeFailure()
    }
  }
}
