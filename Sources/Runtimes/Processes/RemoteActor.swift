import Actors
import Behaviors
import Diagnostics
import Language

/// The actor of a worker process: its code, its state variables and the machine that runs its turns.
struct RemoteActor: ~Copyable {
  private let program = Program()
  private var code = Code()
  private var machine = Machine()
  private var slots = UnsafeMutablePointer<Value>.allocate(capacity: 1)
  /// The state variables as the stage knows them.
  private var known: [Value] = []
  /// The names of the actors that have been mentioned.
  private let names = Names()

  private final class Names {
    var byActor: [Int32: String] = [:]

    func name(of actor: ActorID) -> String { byActor[actor.index] ?? "somebody" }
  }

  /// Does what a frame says, and answers it.
  mutating func answer(_ frame: String, on channel: WorkerChannel) {
    let lines = Frame.lines(of: frame)
    let head = Frame.words(of: lines[0])
    do throws(LiteralReader.Problem) {
      switch head.first.map(String.init) {
      case Words.behavior:
        channel.send(
          learn(lines.dropFirst().joined(separator: "\n"), length: Int(head[1]) ?? 0))
      case Words.begin:
        let values = try take(lines)
        machine.clear()
        machine.enter(code, at: number(head, 1), message: values.first ?? .none)
        try run(head, on: channel)
      case Words.go:
        for value in try take(lines) { machine.push(value) }
        machine.jump(to: number(head, 1), in: code)
        try run(head, on: channel)
      case Words.work: channel.send(work(rounds: number(head, 1), on: channel))
      case Words.handOver:
        let stack = machine.held.map { writer.literal($0) }
        machine.clear()
        channel.send(([Words.stack] + stack).joined(separator: "\n"))
      default: break
      }
    } catch {
      channel.send("\(Words.refused)\na frame that cannot be read")
    }
  }

  private func number(_ head: [Substring], _ index: Int) -> Int {
    index < head.count ? Int(head[index]) ?? 0 : 0
  }

  // MARK: Code

  /// Compiles the source of the actor's behavior.
  private mutating func learn(_ source: String, length: Int) -> String {
    let source = Source(source)
    let nobody = PromptScope(actor: { _ in nil }, identified: { _ in nil }, actorNames: { [] })
    guard
      case .complete(.definition(let behavior), _) = Parser.parse(
        source, mode: .written, isKnown: { _ in false }),
      let (compiled, _) = try? Compiler.compile(
        behavior, source: source, prompt: nobody, program: program),
      compiled.length == length
    else { return "\(Words.refused)\nits behavior reads differently there" }
    code = compiled
    known = Array(repeating: .none, count: code.slotNames.count)
    slots = .allocate(capacity: max(1, known.count))
    slots.initialize(repeating: .none, count: known.count)
    return Words.ready
  }

  // MARK: Turns

  /// The values of a frame, after its state variables have been taken over.
  private mutating func take(_ lines: [Substring]) throws(LiteralReader.Problem) -> [Value] {
    var values: [Value] = []
    for line in lines.dropFirst() {
      if let variable = SlotLine(line) {
        guard known.indices.contains(variable.slot) else { throw .init(offset: 0) }
        slots[variable.slot] = try read(variable.literal)
        known[variable.slot] = slots[variable.slot]
      } else {
        values.append(try read(line))
      }
    }
    return values
  }

  private func read(_ literal: Substring) throws(LiteralReader.Problem) -> Value {
    try LiteralReader.read(
      literal, symbol: { [program] in program.symbols.intern($0) },
      note: { [names] in names.byActor[$0.index] = $1 })
  }

  private var writer: ValueWriter { .forFrames(program.symbols) { [names] in names.name(of: $0) } }

  /// Runs the turn up to an effect that it has to wait for, and says all that it comes to.
  private mutating func run(
    _ head: [Substring], on channel: WorkerChannel
  ) throws(LiteralReader.Problem) {
    guard head.count > 7, case .actor(let actor) = try read(head[5]) else { throw .init(offset: 0) }
    var sender = ActorID.nobody
    if case .actor(let other) = try read(head[6]) { sender = other }
    machine.surroundings = Surroundings(
      actor: actor, sender: sender, state: Int32(number(head, 2)), clock: number(head, 3))
    machine.roundsLeft = number(head, 4)
    while true {
      let effect = machine.run(code, slots: slots)
      // What comes of a send to an actor can be neither seen nor waited for. Where the time can be
      // told, it has to be that of the stage.
      let goesOn = effect == .send && !code.readsClock && sendsToActor
      channel.send(report(effect, turn: head[7], goesOn: goesOn))
      if !goesOn { return }
    }
  }

  private var sendsToActor: Bool {
    if case .actor = machine.operand(1) { true } else { false }
  }

  /// What the machine has come to, and which state variables have changed.
  private mutating func report(_ effect: Effect, turn: Substring, goesOn: Bool) -> String {
    var text = "\(effect) \(machine.place(in: code)) \(machine.roundsLeft) \(turn)"
    if goesOn { text += " " + Words.goesOn }
    if effect == .fault {
      text += "\n" + fault()
    } else {
      let count = code.operandCount(of: effect, machine.stopped)
      for operand in machine.pop(count) { text += "\n" + writer.literal(operand) }
    }
    for slot in known.indices where !slots[slot].isSame(as: known[slot]) {
      known[slot] = slots[slot]
      text += "\n" + SlotLine.text(slot, writer.literal(slots[slot]))
    }
    return text
  }

  private func fault() -> String {
    switch machine.fault {
    case .failed(let value): return Words.fail + writer.literal(value)
    case .some(let fault):
      let plain = ValueWriter(symbols: program.symbols) { [names] in names.name(of: $0) }
      return Words.say + quoted(fault.text(plain))
    case nil: preconditionFailure("a fault without a reason")
    }
  }

  /// Computes, and says what was not wanted any more of it.
  private func work(rounds: Int, on channel: WorkerChannel) -> String {
    let left = Computation.perform(rounds: rounds) { !channel.hasMore() }
    return "\(Words.worked) \(left)"
  }
}
