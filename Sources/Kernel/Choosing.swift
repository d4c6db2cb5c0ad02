package import Actors
package import Behaviors

/// Moving by choices: every actor goes on by itself up to where it stands before an effect whose place
/// in the order others can tell, and what happens next is up to whoever drives the simulator.
///
/// Only arrivals, and what else is a `Touch`, are choices; where actors can be killed by others, all
/// events of a turn are, since a kill may come between any two of them.
extension Simulator {
  /// Lets everybody go on up to its next choice. To be called between slices.
  /// - Parameter atEveryEvent: whether each event is a choice, though nobody can be killed before it.
  package mutating func beginChoosing(atEveryEvent: Bool = false) {
    grain = .effect
    standsAtEvents = atEveryEvent || stage.program.codes.contains(where: \.killsOthers)
    goOnToChoices()
  }

  /// Leaves the simulator to `step` and `run` again: who stands in the middle of a turn can move.
  package mutating func endChoosing() {
    grain = .slice
    standsAtEvents = false
    for place in 0..<stage.actors.count {
      let actor = ActorID(Int32(place))
      if actor != .you, stage.touchStoodBefore(by: actor) != nil {
        stage.ready.insert(actor, since: log.next - 1)
      }
    }
    stage.wakeNetwork()
  }

  /// Lets everybody go on up to its next choice.
  package mutating func goOnToChoices() {
    while let actor = nextBetweenChoices() {
      begin(actor)
      while isPaused { _ = goOnToChoice() }
    }
  }

  /// An actor that can move and stands before no choice.
  @inline(__always)
  package mutating func nextBetweenChoices() -> ActorID? {
    if standsAtEvents { return nil }
    while let actor = stage.ready.next() {
      if actor != .network { return actor }
    }
    return nil
  }

  /// Performs the next effect of the paused turn, unless it is a choice: then the turn is put aside.
  /// - Returns: the effect, if it is performed.
  @discardableResult
  package mutating func goOnToChoice() -> Effect? {
    let effect = reach()
    let touch = touch(of: effect)
    if effect != .fault, touch != .nothing || standsAtEvents && isEvent(effect) {
      putAside(touching: touch)
      return nil
    }
    performEffect()
    return effect
  }

  /// Begins what an actor that stands before a choice does when that is made. While `isPaused`
  /// afterwards, `goOnToChoice` leads on.
  package mutating func make(choiceOf actor: ActorID) {
    stage.actors[Int(actor.index)].choices += 1
    let isInTurn = stage.touchStoodBefore(by: actor) != nil
    if standsAtEvents { stage.ready.remove(actor) }
    begin(actor)
    if isInTurn, isPaused { performEffect() }
  }

  /// The event because of which an actor can make its next choice; 0 where it is its own doing.
  package func causeOfChoice(of actor: ActorID) -> Int {
    guard standsAtEvents else { return 0 }
    let record = stage.actors[Int(actor.index)]
    if record.status == .fresh { return record.birth }
    if record.suspension < 0 {
      return record.head < 0 ? 0 : stage.envelopes[Int(record.head)].event
    }
    switch stage.suspensions[Int(record.suspension)]?.wait {
    case .future(let future)?: return stage.futures[future].event
    case .effect(.await, _)?: return settlement(awaitedBy: Int(record.suspension))
    case .time?, .stopAll?, .effect?, nil: return 0
    }
  }

  /// The event that settled the future which the `await` is about that a turn was put aside before.
  private func settlement(awaitedBy place: Int) -> Int {
    guard let held = stage.suspensions[place]?.frame.held else { return 0 }
    // The future is the upper operand, or lies under the limit.
    for value in held.suffix(2).reversed() {
      if case .future(let future) = value, stage.isSettled(future) {
        return stage.futures[future].event
      }
    }
    return 0
  }

  /// Whether an effect is an event, or leads to one, that a kill may come before or after.
  private func isEvent(_ effect: Effect) -> Bool {
    switch effect {
    case .send, .lastSend, .ask, .spawn, .reply, .forward, .stop, .stopSelf, .stopAll, .kill,
      .sleep, .work, .after:
      true
    // It is the return from it that is an event.
    case .await: awaited.map { stage.isSettled($0) } ?? false
    case .done, .unhandled: turn.kind == .stop || turn.kind == .failure || turn.future != .none
    case .pause, .result, .fault, .print, .concatenate, .become, .look, .random: false
    }
  }
}

/// An actor that stands before a choice.
package struct Standing: BitwiseCopyable {
  package var actor: ActorID
  package var touch: Touch

  package init(actor: ActorID, touch: Touch) {
    self.actor = actor
    self.touch = touch
  }
}

extension Configuration {
  /// The actors that stand before a choice, in order of creation. Where every event is one, that is
  /// whoever can move, too.
  package func standing(atEvents: Bool) -> [Standing] {
    var standing: [Standing] = []
    for place in 1..<max(1, actors.count) {
      let actor = ActorID(Int32(place))
      if let touch = touchStoodBefore(by: actor) {
        standing.append(Standing(actor: actor, touch: touch))
      }
    }
    guard atEvents else { return standing }
    standing += ready.all.filter { $0 != .you }.map { Standing(actor: $0, touch: .nothing) }
    return standing.sorted { $0.actor.index < $1.actor.index }
  }

  /// What the effect touches that an actor stands before; nil when it stands before none.
  @inline(__always)
  package func touchStoodBefore(by actor: ActorID) -> Touch? {
    let place = actors[Int(actor.index)].suspension
    guard place >= 0, case .effect(_, let touch) = suspensions[Int(place)]?.wait else { return nil }
    return touch
  }

  /// Who asked for a future.
  @inline(__always)
  package func asker(of future: FutureID) -> ActorID { futures[future].asker }

  /// Whether a future is up to more than one, since the message that asked was copied.
  @inline(__always)
  package func isContested(_ future: FutureID) -> Bool {
    future != .none && futures.contains(future) && futures[future].isContested
  }

  /// Whether a future is pending no more.
  func isSettled(_ future: FutureID) -> Bool {
    futures.contains(future) && futures[future].status != .pending
  }

  /// Whether timers are due whose messages have not been sent.
  @inline(__always)
  package var hasTimersDue: Bool {
    guard let first = timers.first else { return false }
    return first.due <= clock && first.kind == .message
  }

  /// The message that an actor stands before telling another one; nil when it stands before something
  /// else, or expects a reply.
  package func messageStoodBefore(by actor: ActorID) -> Value? {
    let place = actors[Int(actor.index)].suspension
    guard place >= 0, let suspension = suspensions[Int(place)] else { return nil }
    switch suspension.wait {
    case .effect(.send, _), .effect(.lastSend, _): return suspension.frame.held.last
    case .effect(.reply, _) where suspension.turn.future == .none:
      return suspension.frame.held.last
    case .effect, .future, .time, .stopAll: return nil
    }
  }

  /// Whether an actor handles a message, told by anybody, as its own matter; see `Code.isSilent`.
  package func isSilent(_ actor: ActorID, for message: Value) -> Bool {
    if actor == .you { return true }
    let mayRestart = actors[Int(actor.index)].supervision == .restart
    return code(of: actor).isSilent(for: message, mayRestart: mayRestart)
  }

  /// How many choices an actor has made.
  @inline(__always)
  package func choiceCount(of actor: ActorID) -> Int {
    Int(actors[Int(actor.index)].choices)
  }

  /// Who spawned an actor, and as which of its actors.
  package func lineage(of actor: ActorID) -> (parent: ActorID, index: Int) {
    let record = actors[Int(actor.index)]
    return (ActorID(record.parent), Int(record.spawnIndex))
  }

  /// How many actors there have been, with `you` and those that never lived.
  @inline(__always)
  package var actorCount: Int { actors.count }

  /// Whether an actor will never move again.
  @inline(__always)
  package func isGone(_ actor: ActorID) -> Bool { actors[Int(actor.index)].isGone }
}
