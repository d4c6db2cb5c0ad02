package import Actors
package import Behaviors

/// A turn under way apart from the stage: the machine that runs it and its actor's state variables. So
/// the turns of several actors can be computed at the same time, also by several threads, as long as
/// they come back one at a time to have their effects performed.
///
/// An activation is used for all turns of one actor, one after the other.
package struct Activation: ~Copyable {
  /// Whether a turn is in it; else there is nothing to compute.
  package fileprivate(set) var isLent = false
  /// The effect that its turn stands before, once it has got there.
  package internal(set) var reached: Effect?
  var machine = Machine()
  var turn = Turn(kind: .typed, actor: .you)
  var code: Unmanaged<Code>
  /// The state variables while the turn is lent; those of the prompt stay where they are.
  private(set) var slots: UnsafeMutablePointer<Value>
  private var ownSlots: UnsafeMutablePointer<Value>
  private(set) var slotCount = 0
  private let noCode = Code()

  package init() {
    code = Unmanaged.passUnretained(noCode)
    ownSlots = .allocate(capacity: 1)
    slots = ownSlots
  }

  deinit {
    if isLent { ownSlots.deinitialize(count: slotCount) }
    ownSlots.deallocate()
  }

  /// Lets the turn run up to its next effect, or for a number of rounds of its loops. True once it has
  /// got there.
  package mutating func compute(rounds: Int) -> Bool {
    if reached != nil { return true }
    machine.pause(after: rounds)
    let effect = code._withUnsafeGuaranteedRef { machine.run($0, slots: slots) }
    if effect == .pause { return false }
    reached = effect
    return true
  }

  /// Takes an actor's state variables over, leaving none in their places.
  fileprivate mutating func take(_ variables: UnsafeMutablePointer<Value>, count: Int) {
    if count > slotCount {
      ownSlots.deallocate()
      ownSlots = .allocate(capacity: count)
    }
    slotCount = count
    ownSlots.moveInitialize(from: variables, count: count)
    variables.initialize(repeating: .none, count: count)
    slots = ownSlots
  }

  /// Puts copies of the state variables where they belong.
  fileprivate func show(at variables: UnsafeMutablePointer<Value>) {
    if slots == ownSlots { variables.update(from: ownSlots, count: slotCount) }
  }

  fileprivate mutating func giveBack(_ variables: UnsafeMutablePointer<Value>) {
    variables.moveUpdate(from: ownSlots, count: slotCount)
    slotCount = 0
  }

  /// Computes with the prompt's own variables: nobody else has to do with them.
  fileprivate mutating func use(_ variables: UnsafeMutablePointer<Value>) {
    slotCount = 0
    slots = variables
  }
}

/// What has to be known of a turn that is lent.
struct LentTurn {
  var turn: Turn
  var message: Value
}

/// Lending turns. The simulator is metered meanwhile: see `metered`.
extension Simulator {
  /// Lends the paused turn, so that the turns of others can be run here.
  package mutating func lend(to activation: inout Activation) {
    precondition(isPaused && !activation.isLent)
    let slots = slotsForMachine()
    if turn.actor == .you {
      activation.use(slots)
    } else {
      activation.take(slots, count: code.takeUnretainedValue().slotNames.count)
    }
    lent[turn.actor.index] = LentTurn(turn: turn, message: machine.message)
    swap(&machine, &activation.machine)
    activation.turn = turn
    activation.code = code
    activation.reached = reached
    activation.isLent = true
    reached = nil
    isPaused = false
  }

  /// Goes on with a lent turn here. False when its actor has been killed meanwhile: then nothing is
  /// left of the turn but the state variables.
  package mutating func takeBack(_ activation: inout Activation) -> Bool {
    precondition(!isPaused && activation.isLent)
    let actor = activation.turn.actor
    let record = stage.actors[Int(actor.index)]
    if actor != .you { activation.giveBack(stage.slots.base + Int(record.slotBase)) }
    lent[actor.index] = nil
    activation.isLent = false
    defer { activation.reached = nil }
    if record.isGone {
      activation.machine.clear()
      return false
    }
    swap(&machine, &activation.machine)
    turn = activation.turn
    code = activation.code
    reached = activation.reached
    isPaused = true
    return true
  }

  /// Lets the state variables of a lent turn be seen as they are. Nobody may be computing it.
  package mutating func reveal(_ activation: borrowing Activation) {
    guard activation.isLent, activation.turn.actor != .you else { return }
    let record = stage.actors[Int(activation.turn.actor.index)]
    activation.show(at: stage.slots.base + Int(record.slotBase))
  }

  /// Runs the paused turn up to its next effect, or for a number of rounds of its loops. True once it
  /// has got there.
  package mutating func reachEffect(within rounds: Int) -> Bool {
    if reached != nil { return true }
    machine.pause(after: rounds)
    let effect = runMachine()
    if effect == .pause { return false }
    reached = effect
    return true
  }

  /// Whether an actor's turn is lent: its state variables cannot be seen meanwhile.
  package func isLent(_ actor: ActorID) -> Bool { lent[actor.index] != nil }

  /// The actor that the paused turn is about to look into.
  package var lookedAt: ActorID? {
    guard reached == .look, case .actor(let actor) = machine.operand(0) else { return nil }
    return actor
  }
}
