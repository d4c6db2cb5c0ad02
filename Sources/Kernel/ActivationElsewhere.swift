package import Actors
package import Behaviors

/// Lent turns that are run by another machine, in another process.
extension Activation {
  /// What the other machine has to be told to run the turn up to its next effect.
  package struct Order {
    /// Whether the turn begins; else it goes on, and the other machine has its locals.
    package var isNew: Bool
    /// The instruction to go on with.
    package var place: Int
    /// What a new turn is entered with.
    package var message: Value
    /// What the effect before has left, if it was one that leaves something.
    package var results: [Value]
    /// How many rounds the turn may still take.
    package var rounds: Int
    package var surroundings: Surroundings
  }

  /// Gives the order to run the turn; to be called once each time that it is lent.
  package mutating func takeOrder() -> Order {
    let code = code.takeUnretainedValue()
    let place = machine.nextPlace(in: code)
    return Order(
      isNew: code.isEntry(place), place: place, message: machine.message,
      results: machine.takeOperands(in: code), rounds: machine.roundsLeft,
      surroundings: machine.surroundings)
  }

  /// The locals of a turn that has not been run elsewhere, the message first; without what lies above
  /// them, which the order has taken.
  package var locals: [Value] { machine.held }

  /// Notes that the other machine stands behind an instruction, an effect with its operands.
  package mutating func reach(
    _ effect: Effect, at place: Int, operands: [Value], rounds: Int
  ) {
    machine.stand(behind: place, in: code.takeUnretainedValue(), operands: operands)
    machine.roundsLeft = rounds
    reached = effect
  }

  /// Notes that the other machine has failed at an instruction.
  package mutating func reach(_ fault: Fault, at place: Int, rounds: Int) {
    machine.stand(behind: place, in: code.takeUnretainedValue(), fault: fault)
    machine.roundsLeft = rounds
    reached = .fault
  }

  /// Whose turn is lent.
  package var actor: ActorID { turn.actor }

  /// The state variables of the actor whose turn is lent.
  package var variables: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: slots, count: slotCount)
  }

  /// Takes the locals of the turn over from the other machine, which does not run it any more.
  package mutating func complete(_ stack: [Value]) {
    machine.complete(stack, in: code.takeUnretainedValue())
  }
}

/// The state of actors whose turns are run elsewhere.
extension Simulator {
  /// The state variables of an actor whose turn is not lent.
  package func variables(of actor: ActorID) -> [Value] {
    let record = stage.actors[Int(actor.index)]
    return (0..<stage.code(of: actor).slotNames.count).map {
      stage.slots[Int(record.slotBase) + $0]
    }
  }

  /// Whether an actor waits inside a turn.
  package func waitsInTurn(_ actor: ActorID) -> Bool {
    stage.actors[Int(actor.index)].suspension >= 0
  }

  /// Takes the locals of a turn that waits over from the machine that ran it.
  package mutating func completeWait(of actor: ActorID, _ stack: [Value]) {
    let place = Int(self.stage.actors[Int(actor.index)].suspension)
    guard place >= 0, let code = self.stage.suspensions[place]?.code else { return }
    self.stage.suspensions[place]?.frame.complete(stack, in: code)
  }
}
