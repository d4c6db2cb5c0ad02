import Actors
import Behaviors
import Diagnostics

/// How actors come to be.
extension Simulator {
  /// Spawns what the instruction names, with the arguments on the stack. The `var` lines run at once;
  /// a fault there is the spawner's, and nobody is spawned.
  mutating func spawn() throws(Fault) -> ActorID {
    let instruction = machine.stopped
    let options =
      instruction.c >= 0 ? code.takeUnretainedValue().spawnOptions[Int(instruction.c)] : nil
    let window = options?.hasWindow == true ? try duration(machine.pop(), "within") : nil
    let limit = options?.hasLimit == true ? try restartLimit(machine.pop()) : -1
    let count = Int(instruction.n)
    let name = Symbol(instruction.b)
    guard let behavior = stage.definitions[name.index] else {
      throw .unknownBehavior(
        stage.program.symbols[name],
        nearest: nearest(to: stage.program.symbols[name], among: stage.definedNames))
    }
    let spawned = stage.program.codes[Int(behavior)]
    guard count == spawned.parameterCount else {
      throw .wrongParameterCount(
        behavior: spawned.name, expected: spawned.parameterCount, given: count)
    }
    guard stage.actors.count < Limits.actors else { throw .tooManyActors(Limits.actors) }

    let (actor, isRenamed) = makeRecord(behavior, spawned, named: options?.name)
    let index = Int(actor.index)
    let slots = stage.slots.base + Int(stage.actors[index].slotBase)
    machine.pop(count, into: slots)
    if case .restart = options?.supervision {
      stage.parameters[actor.index] = (0..<count).map { slots[$0] }
    }
    do throws(Fault) {
      try initialize(actor, event: turn.event)
    } catch {
      stage.actors[index].status = .unborn
      buryMail(of: actor, event: turn.event)
      stage.names.takeBack(
        from: actor.index, wish: options?.name, kind: stage.program.kinds[Int(behavior)],
        under: turn.actor.index)
      throw error
    }
    // It lives from here on: what its `var` lines did came before.
    let event = record(
      .spawned, actor: actor, peer: turn.actor, amount: isRenamed ? 1 : 0, value: .tag(name))
    if let supervision = options?.supervision {
      stage.actors[index].supervision = supervision
      stage.actors[index].restartLimit = limit
      if let window { stage.restartWindows[actor.index] = RestartWindow(length: window) }
    }
    stage.startOrder.append(actor.index)
    if stage.network == .causal { stage.causality.spawn(actor, by: turn.actor) }
    if spawned.entries.start == nil {
      becomeIdle(actor)
    } else {
      stage.actors[index].status = .fresh
      stage.actors[index].birth = event
      stage.ready.insert(actor, since: event)
    }
    return actor
  }

  private func restartLimit(_ value: Value) throws(Fault) -> Int32 {
    guard case .integer(let limit) = value, limit >= 0, let limit = Int32(exactly: limit) else {
      throw .badRestartLimit(value)
    }
    return limit
  }

  private mutating func makeRecord(
    _ behavior: Int32, _ spawned: Code, named name: String?
  ) -> (ActorID, isRenamed: Bool) {
    let parent = turn.actor.index
    let index = Int32(stage.actors.count)
    let kind = stage.program.kinds[Int(behavior)]
    stage.actors[Int(parent)].spawned += 1
    var ordinal: Int32 = 0
    var isRenamed = false
    if let name {
      isRenamed = !stage.names.give(
        name, kind: stage.program.symbols.find(name), to: index, under: parent)
    } else {
      ordinal = stage.names.number(
        kind: kind, name: stage.program.symbols[kind], under: parent)
    }
    stage.actors.append(
      ActorRecord(
        behavior: behavior, parent: parent, ordinal: ordinal,
        spawnIndex: stage.actors[Int(parent)].spawned, slotBase: Int32(stage.slots.count),
        state: spawned.states.isEmpty ? -1 : 0, status: .running,
        code: Unmanaged.passUnretained(spawned)))
    stage.slots.append(repeating: .none, count: spawned.slotNames.count)
    return (ActorID(index), isRenamed)
  }

  /// Computes the `var` lines of an actor that has its parameters, inside the running turn.
  mutating func initialize(_ actor: ActorID, event: Int) throws(Fault) {
    let spawned = stage.code(of: actor)
    guard spawned.slotNames.count > spawned.parameterCount else { return }
    guard initializationDepth < Limits.nestedSpawns else {
      throw .nestedTooDeep(behavior: spawned.name)
    }
    let outer = (turn, code)
    initializationDepth += 1
    turn = Turn(kind: .initialize, actor: actor)
    turn.event = event
    code = Unmanaged.passUnretained(spawned)
    let caller = machine.enter(spawned, at: spawned.entries.initialize, message: .none)
    defer {
      machine.leave(to: caller)
      (turn, code) = outer
      initializationDepth -= 1
    }
    while true {
      switch runMachine() {
      case .done: return
      case .pause: machine.pause(after: .max)
      case .fault:
        guard let fault = machine.fault else { preconditionFailure("a fault without a reason") }
        throw fault
      case let effect: try performInline(effect)
      }
    }
  }
}
