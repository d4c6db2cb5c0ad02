import Actors
import Behaviors

/// Slices: how turns begin, go on and end.
extension Simulator {
  /// Lets an actor that can move do so, up to the end of its turn or to where it waits.
  mutating func slice(_ actor: ActorID) {
    let record = stage.actors[Int(actor.index)]
    if record.suspension >= 0 {
      resume(actor)
    } else if record.status == .fresh {
      beginHook(.start, of: actor, at: stage.code(of: actor).entries.start, cause: 0)
    } else {
      handleNext(of: actor)
    }
  }

  /// Takes the first message of a mailbox that is not empty and handles it.
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
    turn.event = record(
      .received, actor: actor, peer: envelope.sender, future: envelope.future,
      cause: envelope.event, message: envelope.number, value: value)
    stage.actors[index].status = .running
    machine.rounds = Machine.roundLimit
    let state = Int(stage.actors[index].state)
    _ = code._withUnsafeGuaranteedRef {
      machine.enter($0, at: $0.entry(forState: state), message: value)
    }
    proceed()
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

  /// Lets the machine run and performs what it wants done, until the turn ends or waits.
  mutating func proceed() {
    repeat {} while perform(runMachine())
  }

  /// Lets the machine run up to the next effect.
  mutating func runMachine() -> Effect {
    let record = stage.actors[Int(turn.actor.index)]
    let slots =
      turn.actor == .you ? stage.yourSlots.base : stage.slots.base + Int(record.slotBase)
    let around = Surroundings(
      actor: turn.actor, sender: turn.sender, state: record.state, clock: stage.clock)
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
      if turn.future != .none, !turn.hasReplied, !turn.hasForwarded {
        resolve(turn.future, with: .none, isAutomatic: true)
      }
      becomeIdle(turn.actor)
    }
  }

  /// Makes an actor ready for its next message.
  mutating func becomeIdle(_ actor: ActorID) {
    let index = Int(actor.index)
    stage.actors[index].status = .idle
    let head = stage.actors[index].head
    if head >= 0 { stage.ready.insert(actor, since: stage.envelopes[Int(head)].event) }
  }
}
