import Actors
import Behaviors

/// How actors end.
extension Simulator {
  /// Ends an actor: its mail becomes dead letters, and what was asked of it fails.
  mutating func die(_ actor: ActorID, as status: ActorRecord.Status) {
    let index = Int(actor.index)
    stage.actors[index].status = status
    let event = record(.stopped, actor: actor, amount: status == .failed ? 1 : 0)
    buryMail(of: actor, event: event)
    noticeEnd(of: actor, event: event)
  }

  /// Makes dead letters of a mailbox, because of an event.
  mutating func buryMail(of actor: ActorID, event: Int) {
    while stage.actors[Int(actor.index)].head >= 0 {
      let envelope = stage.firstEnvelope(of: actor)
      let value = stage.dequeue(from: actor)
      if envelope.isStop { continue }
      recordDeadLetter(
        envelope.number, value, from: envelope.sender, to: actor,
        future: envelope.future, cause: event)
    }
  }

  /// Makes dead letters of the questions in a mailbox, because of an event; what was told stays.
  mutating func buryQuestions(to actor: ActorID, event: Int) {
    for _ in 0..<stage.actors[Int(actor.index)].waiting {
      var envelope = stage.firstEnvelope(of: actor)
      let value = stage.dequeue(from: actor)
      if envelope.future == .none {
        envelope.next = -1
        stage.enqueue(envelope, value, for: actor)
      } else {
        recordDeadLetter(
          envelope.number, value, from: envelope.sender, to: actor, future: envelope.future,
          cause: event)
      }
    }
  }

  /// Lets a `stop all` go on that waits for this actor.
  private mutating func noticeEnd(of actor: ActorID, event: Int) {
    if isMetered { ended.append(actor) }
    let place = stage.actors[0].suspension
    guard place >= 0, case .stopAll(actor) = stage.suspensions[Int(place)]?.wait else { return }
    stage.suspensions[Int(place)]?.turn.event = event
    typed = .ready
  }

  /// Ends an actor at once, also in the middle of a turn. False when that was the running turn.
  mutating func kill(_ target: ActorID) throws(Fault) -> Bool {
    if target == .you { throw .cannotStopYou }
    let index = Int(target.index)
    if stage.actors[index].isGone {
      record(.killed, actor: target, peer: turn.actor, amount: 1)
      return true
    }
    let event = record(.killed, actor: target, peer: turn.actor)
    var aborted: (turn: Turn, message: Value)?
    if target == turn.actor {
      aborted = (turn, machine.message)
      machine.clear()
    } else if let suspension = takeSuspension(of: target) {
      aborted = (suspension.turn, suspension.frame.message)
    } else if let lent = lent[target.index] {
      aborted = (lent.turn, lent.message)
    }
    stage.ready.remove(target)
    stage.actors[index].status = .killed
    if let (aborted, message) = aborted, aborted.future != .none, !aborted.hasReplied,
      !aborted.hasForwarded
    {
      let fault = Fault.hasStopped(actor: stage.name(of: target))
      let (text, reason) = stage.withWriter { (fault.text($0), fault.reason($0)) }
      if !stage.futures[aborted.future].isLookedAt {
        keep(
          Failure(
            actor: target, message: message, number: aborted.message, text: text,
            future: aborted.future))
      }
      settle(aborted.future, as: .failed, reason, event: event)
    }
    buryMail(of: target, event: event)
    noticeEnd(of: target, event: event)
    return target != turn.actor
  }

  /// Sends a stop to the actor that started last and still lives, and waits for its end. False when
  /// nobody lives.
  mutating func stopNext() -> Bool {
    while stage.startOrder.count > 0 {
      let actor = ActorID(stage.startOrder[stage.startOrder.count - 1])
      if stage.actors[Int(actor.index)].isGone {
        stage.startOrder.removeLast()
        continue
      }
      // Nobody but `you` can be asked here, so a stop cannot be refused.
      try? sendStop(to: actor, isTyped: false)
      _ = suspend(for: .stopAll(actor), otherwise: -1, limit: -1)
      return true
    }
    return false
  }
}
