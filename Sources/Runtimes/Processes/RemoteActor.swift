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
  private let names = ActorNames()
  private let tags: TagTable
  /// Whether its turns can tell what time it is.
  private var readsClock = false

  init() {
    tags = TagTable(program)
  }

  /// Does what a frame says, and answers it.
  mutating func answer(_ frame: FrameText, on channel: WorkerChannel) {
    var text = frame
    do throws(LiteralReader.Problem) {
      switch text.word() {
      case Words.behavior.key:
        let length = text.number() ?? 0
        learn(text.nextLine() ? text.rest : "", length: length, on: channel)
      case Words.begin.key: try run(&text, .begins, on: channel)
      case Words.go.key: try run(&text, .goesOn, on: channel)
      case Words.take.key: try run(&text, .beganElsewhere, on: channel)
      case Words.work.key: work(rounds: text.number() ?? 0, on: channel)
      case Words.handOver.key: handOver(on: channel)
      default: break
      }
    } catch {
      refuse("a frame that cannot be read", on: channel)
    }
  }

  private func refuse(_ reason: String, on channel: WorkerChannel) {
    channel.writer.begin(Words.refused)
    channel.writer.beginLine()
    channel.writer.add(reason)
    channel.seal()
  }

  /// Gives what is on the stack, since others go on with the turn.
  private mutating func handOver(on channel: WorkerChannel) {
    let writer = writer
    channel.writer.begin(Words.stack)
    for value in machine.held { channel.writer.addLine(value, writer) }
    channel.seal()
    machine.clear()
  }

  // MARK: Code

  /// Compiles the source of the actor's behavior.
  private mutating func learn(_ source: String, length: Int, on channel: WorkerChannel) {
    let source = Source(source)
    let nobody = PromptScope(actor: { _ in nil }, identified: { _ in nil }, actorNames: { [] })
    guard
      case .complete(.definition(let behavior), _) = Parser.parse(
        source, mode: .written, isKnown: { _ in false }),
      let (compiled, _) = try? Compiler.compile(
        behavior, source: source, prompt: nobody, program: program),
      compiled.length == length
    else { return refuse("its behavior reads differently there", on: channel) }
    code = compiled
    readsClock = code.readsClock
    known = Array(repeating: .none, count: code.slotNames.count)
    slots = .allocate(capacity: max(1, known.count))
    slots.initialize(repeating: .none, count: known.count)
    channel.writer.begin(Words.ready)
    channel.seal()
  }

  // MARK: Turns

  /// What a turn is to the machine here.
  private enum Beginning {
    case begins, goesOn, beganElsewhere
  }

  /// Runs the turn up to an effect that it has to wait for, and says all that it comes to.
  private mutating func run(
    _ text: inout FrameText, _ beginning: Beginning, on channel: WorkerChannel
  ) throws(LiteralReader.Problem) {
    guard let place = text.number(), let state = text.number(), let clock = text.number(),
      let rounds = text.number(), case .actor(let actor) = try text.value(tags, names)
    else { throw .init(offset: 0) }
    var sender = ActorID.nobody
    if case .actor(let other) = try text.value(tags, names) { sender = other }
    let turn = text.number() ?? 0
    switch beginning {
    case .begins:
      machine.clear()
      try take(&text, entering: place)
    case .goesOn:
      try take(&text, entering: nil)
      machine.jump(to: place, in: code)
    case .beganElsewhere:
      // It makes room for what comes.
      machine.enter(code, at: place, message: .none)
      machine.clear()
      try take(&text, entering: nil)
      machine.jump(to: place, in: code)
    }
    machine.surroundings = Surroundings(
      actor: actor, sender: sender, state: Int32(truncatingIfNeeded: state), clock: clock)
    machine.roundsLeft = rounds
    while true {
      let effect = machine.run(code, slots: slots)
      // What comes of a send to an actor can be neither seen nor waited for. Where the time can be
      // told, it has to be that of the stage.
      let goesOn = effect == .send && !readsClock && sendsToActor
      report(effect, turn: turn, goesOn: goesOn, on: channel)
      if !goesOn { return }
    }
  }

  /// Takes state variables over, and the message that a turn is entered with, or what an effect has
  /// left.
  private mutating func take(
    _ text: inout FrameText, entering place: Int?
  ) throws(LiteralReader.Problem) {
    var entry = place
    while text.nextLine() {
      if let slot = text.slot() {
        guard known.indices.contains(slot) else { throw .init(offset: 0) }
        slots[slot] = try text.value(tags, names)
        known[slot] = slots[slot]
      } else if let place = entry {
        machine.enter(code, at: place, message: try text.value(tags, names))
        entry = nil
      } else {
        machine.push(try text.value(tags, names))
      }
    }
    if let entry { machine.enter(code, at: entry, message: .none) }
  }

  private var writer: ValueWriter {
    ValueWriter(symbols: program.symbols) { [names] in names.reference(to: $0) }
  }

  private var sendsToActor: Bool {
    if case .actor = machine.operand(1) { true } else { false }
  }

  /// Tells what the machine has come to, and which state variables have changed.
  private mutating func report(
    _ effect: Effect, turn: Int, goesOn: Bool, on channel: WorkerChannel
  ) {
    let writer = writer
    channel.writer.begin(Words.word(for: effect))
    channel.writer.addNext(machine.place(in: code))
    channel.writer.addNext(machine.roundsLeft)
    channel.writer.addNext(turn)
    if goesOn { channel.writer.addNext(Words.goesOn) }
    if effect == .fault {
      channel.writer.beginLine()
      addFault(to: channel)
    } else {
      let count = code.operandCount(of: effect, machine.stopped)
      for depth in (0..<count).reversed() {
        channel.writer.addLine(machine.operand(depth), writer)
      }
      for _ in 0..<count { _ = machine.pop() }
    }
    for slot in known.indices where !slots[slot].isSame(as: known[slot]) {
      known[slot] = slots[slot]
      channel.writer.addSlot(slot, slots[slot], writer)
    }
    channel.seal()
  }

  private func addFault(to channel: WorkerChannel) {
    switch machine.fault {
    case .failed(let value):
      channel.writer.add(Words.fail)
      channel.writer.addNext(value, writer)
    case .some(let fault):
      let plain = ValueWriter(symbols: program.symbols) { [names] in names.name(of: $0) }
      channel.writer.add(Words.say)
      channel.writer.addNext(Value(fault.text(plain)), writer)
    case nil: preconditionFailure("a fault without a reason")
    }
  }

  /// Computes, and says what was not wanted any more of it.
  private func work(rounds: Int, on channel: WorkerChannel) {
    let left = Computation.perform(rounds: rounds) { !channel.hasMore() }
    channel.writer.begin(Words.worked)
    channel.writer.addNext(left)
    channel.seal()
  }
}
