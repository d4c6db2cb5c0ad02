import Actors
import Behaviors

/// Slices: how turns begin, go on and end.
extension Simulator {
  /// Lets an actor that can move do so, up to the end of its turn or to where it waits.
  @inline(__always)
  mutating func slice(_ actor: ActorID) {
    let index = Int(actor.index)
    if stage.actors[index].suspension >= 0 {
      resume(actor)
    } else if case .fresh = stage.actors[index].status {
      beginHook(.start, of: actor, at: stage.code(of: actor).entries.start, cause: 0)
    } else {
      handleNext(of: actor)
    }
  }

  /// Takes the first message of a mailbox that is not empty and handles it.
  @inline(__always)
  private mutating func handleNext(of actor: ActorID) {
    let (envelope, value) = stage.dequeue(from: actor)
    if envelope.isStop {
      stage.actors[Int(actor.index)].status = .stopping
      beginHook(.stop, of: actor, at: stage.code(of: actor).entries.stop, cause: envelope.event)
      return
    }
    let index = Int(actor.index)
    code = stage.actors[index].code
    turn = Turn(kind: .message, actor: actor)
    turn.sender = envelope.sender
    turn.future = envelope.future
    turn.message = envelope.number
    turn.event = recordReceipt(of: envelope, value, by: actor)
    stage.actors[index].status = .running
    machine.rounds = Machine.roundLimit
    let state = Int(stage.actors[index].state)
    code._withUnsafeGuaranteedRef { machine.enter($0, forState: state, message: value) }
    proceed()
  }

  /// Records that a message is being handled. The log finds its value at its arrival, if that is held
  /// long enough; somebody who watches is given it at once.
  @inline(__always)
  private mutating func recordReceipt(
    of envelope: EnvelopeRecord, _ value: borrowing Value, by actor: ActorID
  ) -> Int {
    let isWatched = if case .everything = reporting { true } else { false }
    if isWatched || !log.holdsForLong(envelope.event) {
      return record(
        .received, actor: actor, peer: envelope.sender, future: envelope.future,
        cause: envelope.event, message: envelope.number, value: value)
    }
    return record(
      .received, actor: actor, peer: envelope.sender, future: envelope.future,
      cause: envelope.event, message: envelope.number)
  }

  /// Begins a turn that no message asked for; without an entry it is over at once.
  mutating func beginHook(_ kind: Turn.Kind, of actor: ActorID, at entry: Int?, cause: Int) {
    code = stage.actors[Int(actor.index)].code
    turn = Turn(kind: kind, actor: actor)
    turn.event = cause
    if kind == .start {
      turn.event = record(.started, actor: actor, cause: cause)
      stage.actors[Int(actor.index)].status = .running
    }
    guard let entry else {
      finishTurn()
      return
    }
    machine.rounds = Machine.roundLimit
    machine.enter(code.takeUnretainedValue(), at: entry, message: .none)
    proceed()
  }

  /// Lets the machine run and performs what it wants done, until the turn ends or waits, or there is
  /// much to be shown.
  mutating func proceed() {
    while perform(runMachine()) {
      if reports.count >= Limits.unshownReports {
        isPaused = true
        return
      }
    }
  }

  /// Lets the machine run up to the next effect.
  @inline(__always)
  mutating func runMachine() -> Effect {
    let index = Int(turn.actor.index)
    let slots =
      index == 0 ? stage.yourSlots.base : stage.slots.base + Int(stage.actors[index].slotBase)
    let around = Surroundings(
      actor: turn.actor, sender: turn.sender, state: stage.actors[index].state,
      clock: stage.clock)
    return code._withUnsafeGuaranteedRef { machine.run($0, slots: slots, in: around) }
  }

  /// Ends the running turn without a fault.
  mutating func finishTurn() {
    machine.clear()
    switch turn.kind {
    case .typed, .initialize: break
    case .stop: die(turn.actor, as: .stopped)
    case .failure: concludeFailure()
    case .start: becomeIdle(turn.actor)
    case .message:
      if turn.future.number != 0, !turn.hasReplied, !turn.hasForwarded {
        resolve(turn.future, with: .none, isAutomatic: true)
      }
      becomeIdle(turn.actor)
    }
  }

  /// Makes an actor ready for its next message.
  @inline(__always)
  mutating func becomeIdle(_ actor: ActorID) {
    let index = Int(actor.index)
    stage.actors[index].status = .idle
    let head = stage.actors[index].head
    if head >= 0 { stage.ready.insert(actor, since: stage.envelopes[Int(head)].event) }
  }
}
