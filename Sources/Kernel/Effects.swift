import Actors
import Behaviors

/// What turns want done.
extension Simulator {
  /// Performs an effect of the running turn. False when nothing is left to run in this slice. The
  /// commonest effects `proceed` performs itself, in the same way.
  mutating func perform(_ effect: Effect) -> Bool {
    do throws(Fault) {
      switch effect {
      case .pause: machine.pause(after: .max)
      case .send: try send()
      case .lastSend:
        try send()
        finishTurn()
        return false
      case .done:
        finishTurn()
        return false
      case .result:
        let value = machine.pop()
        finishTurn()
        typed = .finished(value)
        return false
      case .unhandled:
        reportUnhandled()
        return false
      case .fault:
        guard let fault = machine.fault else { preconditionFailure("a fault without a reason") }
        return fail(fault)
      case .reply: try reply(machine.pop())
      case .forward: try forward(to: machine.pop())
      case .stop: try sendStop(to: try actor(machine.pop(), "stop"))
      case .stopSelf: try sendStop(to: turn.actor)
      case .stopAll: return !stopNext()
      case .kill: return try kill(try actor(machine.pop(), "kill"))
      case .become: become(Int(machine.stopped.b))
      case .sleep: return try !sleep(.sleeps, for: machine.pop())
      case .work: return try !sleep(.works, for: machine.pop())
      case .after: try setTimer()
      case .await: return try !awaitFuture()
      case .ask, .spawn, .print, .concatenate, .look, .random: try performInline(effect)
      }
      return true
    } catch {
      return fail(error)
    }
  }

  /// Performs an effect that may stand in an expression, and so in a `var` line, too.
  mutating func performInline(_ effect: Effect) throws(Fault) {
    switch effect {
    case .ask:
      let message = machine.pop()
      machine.push(.future(try ask(try actor(machine.pop(), "ask"), message)))
    case .spawn: machine.push(.actor(try spawn()))
    case .print:
      let text = written(
        machine.pop(Int(machine.stopped.b)), between: " ")
      record(.printed, actor: turn.actor, value: Value(text))
    case .concatenate:
      let text = Value(
        written(machine.pop(Int(machine.stopped.b)), between: ""))
      if text.extent.weight > Extent.maximumWeight { throw .tooLarge }
      machine.take(rounds: Int(text.extent.weight) / 16)
      machine.push(text)
    case .look: machine.push(try field(of: machine.pop()))
    case .random: machine.push(try drawRandom())
    default: throw .cannotWait(hook: "a var line")
    }
  }

  /// The actor that an operand refers to.
  @inline(__always)
  private func actor(_ value: Value, _ place: String) throws(Fault) -> ActorID {
    guard case .actor(let actor) = value else { throw .notAnActor(value, in: place) }
    return actor
  }

  private func written(_ values: [Value], between separator: String) -> String {
    stage.withWriter { writer in
      values.map { writer.printed($0) }.joined(separator: separator)
    }
  }

  private mutating func become(_ state: Int) {
    stage.actors[Int(turn.actor.index)].state = Int32(state)
    record(.became, actor: turn.actor, value: .tag(code.takeUnretainedValue().states[state]))
  }

  private mutating func reportUnhandled() {
    let state = Int(stage.actors[Int(turn.actor.index)].state)
    let states = code.takeUnretainedValue().states
    record(
      .unhandled, actor: turn.actor, peer: turn.sender, future: turn.future,
      message: turn.message, amount: state < 0 ? 0 : Int(states[state].index) + 1,
      value: machine.message)
    finishTurn()
  }

  /// A state variable of an actor, for the prompt and its conditions.
  private func field(of value: Value) throws(Fault) -> Value {
    guard
      case .text(let text) = code.takeUnretainedValue().constant(
        machine.stopped.b),
      case .actor(let actor) = value
    else { preconditionFailure("a field without a name or an actor") }
    guard let field = stage.field(text.string, of: actor) else {
      throw .noSuchField(
        text.string, actor: stage.name(of: actor), known: stage.fields(of: actor).map(\.name))
    }
    return field
  }

  /// A fraction, a number below a bound, or an element of a list.
  private mutating func drawRandom() throws(Fault) -> Value {
    let argument = machine.stopped.n == 1 ? machine.pop() : .none
    var source =
      stage.randomSources[turn.actor.index]
      ?? RandomSource(seed: stage.identity(of: turn.actor) ^ RandomSource.mixed(stage.seed))
    defer { stage.randomSources[turn.actor.index] = source }
    switch argument {
    case .none: return .float(source.nextFraction())
    case .integer(let bound) where bound > 0: return .integer(source.next(below: bound))
    case .list(let list) where !list.elements.isEmpty:
      return list.elements[source.next(below: list.elements.count)]
    default:
      throw .wrongArgument(
        builtin: "random", expected: "a number above 0 or a list with elements", argument)
    }
  }
}

extension Configuration {
  /// A number that tells an actor from all others and does not depend on the schedule: made from its
  /// parent's and its number among its parent's actors.
  func identity(of actor: ActorID) -> UInt64 {
    var lineage: [Int32] = []
    var index = actor.index
    while index > 0 {
      lineage.append(index)
      index = actors[Int(index)].parent
    }
    return lineage.reversed().reduce(0) { parent, index in
      RandomSource.mixed(parent &* 0x1_0000_0001 &+ UInt64(actors[Int(index)].spawnIndex))
    }
  }
}
