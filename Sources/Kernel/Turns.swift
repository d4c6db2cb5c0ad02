import Actors
import Behaviors

/// Slices: how turns begin, go on and end.
extension Simulator {
  /// Lets an actor that can move do so, up to the end of its turn or to where it waits.
  @inline(__always)
  mutating func slice(_ actor: ActorID) {
    if actor == .network { return moveNetwork() }
    let record = stage.actors.place(of: Int(actor.index))
    if record.pointee.suspension >= 0 {
      resume(actor)
    } else if case .fresh = record.pointee.status {
      beginHook(
        .start, of: actor, at: stage.code(of: actor).entries.start, cause: record.pointee.birth)
    } else {
      handleNext(of: actor)
    }
  }

  /// Takes the first message of a mailbox that is not empty and handles it.
  @inline(__always)
  private mutating func handleNext(of actor: ActorID) {
    let envelope = stage.firstEnvelope(of: actor)
    let value = stage.dequeue(from: actor)
    if envelope.isStop {
      stage.actors[Int(actor.index)].status = .stopping
      let entry = stage.code(of: actor).entries.stop
      var cause = envelope.event
      if entry != nil {
        cause = record(
          .stopping, actor: actor, peer: envelope.sender, cause: cause, message: envelope.number)
        // Whoever has asked is told now, whether the question came before the stop was handled or
        // comes after: so nobody waits for who may wait for them in `at stop`.
        buryQuestions(to: actor, event: cause)
      }
      beginHook(.stop, of: actor, at: entry, cause: cause)
      return
    }
    let record = stage.actors.place(of: Int(actor.index))
    record.pointee.status = .running
    code = record.pointee.code
    let state = Int(record.pointee.state)
    machine.allowRounds()
    code._withUnsafeGuaranteedRef { machine.enter($0, forState: state) }
    machine.handle(consume value)
    turn = Turn(
      kind: .message, actor: actor, sender: envelope.sender, future: envelope.future,
      message: envelope.number, event: recordReceipt(of: envelope, by: actor))
    if stage.network == .causal { stage.causality.handle(envelope.number, by: actor) }
    proceed()
  }

  /// Records that a message is being handled. The log finds its value at its arrival, if that is held
  /// long enough; somebody who watches is given it at once.
  @inline(__always)
  private mutating func recordReceipt(of envelope: EnvelopeRecord, by actor: ActorID) -> Int {
    let number = log.append(
      .received, actor: actor, peer: envelope.sender, future: envelope.future, time: stage.clock,
      cause: envelope.event, message: envelope.number, amount: 0)
    if !log.holdsForLong(envelope.event) { log.amendLast(with: machine.messageCell) }
    if case .everything = reporting { report(number, machine.message) }
    return number
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
    machine.allowRounds()
    machine.enter(code.takeUnretainedValue(), at: entry, message: .none)
    proceed()
  }

  /// Lets the machine run and performs what it wants done, until the turn ends or waits, or there is
  /// much to be shown.
  mutating func proceed() {
    if case .effect = grain {
      isPaused = true
      return
    }
    while true {
      if isToPause {
        isPaused = true
        return
      }
      let slots = slotsForMachine()
      var effect = runMachine(on: slots)
      do throws(Fault) {
        // A send changes nothing that the machine sees.
        while case .send = effect {
          try send()
          if isToPause {
            isPaused = true
            return
          }
          effect = runMachine(on: slots)
        }
        switch effect {
        case .lastSend:
          try send()
          return finishTurn()
        case .done: return finishTurn()
        default: if !perform(effect) { return }
        }
      } catch {
        if !fail(error) { return }
      }
    }
  }

  /// Lets the machine run up to the next effect.
  mutating func runMachine() -> Effect {
    runMachine(on: slotsForMachine())
  }

  @inline(__always)
  private mutating func runMachine(on slots: UnsafeMutablePointer<Value>) -> Effect {
    code._withUnsafeGuaranteedRef { machine.run($0, slots: slots) }
  }

  /// The state variables of whoever's turn it is, for the machine, which is told what else it can see.
  @inline(__always)
  mutating func slotsForMachine() -> UnsafeMutablePointer<Value> {
    let record = stage.actors.place(of: Int(turn.actor.index))
    machine.surroundings = Surroundings(
      actor: turn.actor, sender: turn.sender, state: record.pointee.state, clock: stage.clock)
    return turn.actor == .you
      ? stage.yourSlots.base : stage.slots.base + Int(record.pointee.slotBase)
  }

  /// Ends the running turn without a fault.
  @inline(__always)
  mutating func finishTurn() {
    machine.clear()
    if case .message = turn.kind, turn.future == .none {
      becomeIdle(turn.actor)
    } else {
      finishOtherTurn()
    }
  }

  private mutating func finishOtherTurn() {
    switch turn.kind {
    case .typed: typed = .finished(nil)
    case .initialize: break
    case .stop: die(turn.actor, as: .stopped)
    case .failure: concludeFailure()
    case .start: becomeIdle(turn.actor)
    case .message:
      if !turn.hasReplied, !turn.hasForwarded {
        resolve(turn.future, with: .none, isAutomatic: true)
      }
      becomeIdle(turn.actor)
    }
  }

  /// Makes an actor ready for its next message.
  @inline(__always)
  mutating func becomeIdle(_ actor: ActorID) {
    let record = stage.actors.place(of: Int(actor.index))
    record.pointee.status = .idle
    let head = record.pointee.head
    if head >= 0 { stage.ready.insert(actor, since: stage.envelopes[Int(head)].event) }
  }
}
