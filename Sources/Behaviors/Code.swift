package import Actors
package import Diagnostics

/// A behavior or a typed entry, compiled. It never changes once made.
package final class Code {
  /// The behavior's name; empty for what was typed at the prompt.
  package let name: String
  /// Whether actors may be looked into: only in what was typed.
  package let isTyped: Bool
  package let source: Source
  /// Where the definition or the entry stands in the source.
  package let span: Span
  package let parameterCount: Int
  /// The names of the state variables, parameters first; their place is their slot.
  package let slotNames: [String]
  /// The tags of the state sections, in order.
  package let states: [Symbol]
  package let entries: Entries
  /// How many locals a turn needs; the message is local 0.
  package let localCount: Int
  /// The most values a turn has on the stack, locals included.
  package let stackSize: Int
  /// What the `spawn`s in this code say beyond behavior and arguments.
  package let spawnOptions: [SpawnOptions]
  /// The span of each instruction.
  private let spans: [Span]

  let instructions: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<Value>
  let instructionCount: Int
  private let constantCount: Int

  /// Where turns of each sort begin, as indexes of instructions.
  package struct Entries: Sendable {
    /// Computes the `var` lines into their slots; for a typed entry, the entry itself.
    package var initialize = 0
    package var start: Int?
    package var stop: Int?
    package var failure: Int?
    /// Handling a message: in no state, then in each state in order.
    package var handle: [Int] = []

    package init() {}
  }

  package struct Parts {
    package var instructions: [Instruction] = []
    package var spans: [Span] = []
    package var constants: [Value] = []
    package var spawnOptions: [SpawnOptions] = []
    package var entries = Entries()
    package var localCount = 1
    package var stackSize = 1

    package init() {}
  }

  package init(
    name: String, isTyped: Bool, source: Source, span: Span, parameterCount: Int,
    slotNames: [String], states: [Symbol], parts: Parts
  ) {
    self.name = name
    self.isTyped = isTyped
    self.source = source
    self.span = span
    self.parameterCount = parameterCount
    self.slotNames = slotNames
    self.states = states
    entries = parts.entries
    localCount = parts.localCount
    stackSize = parts.stackSize
    spawnOptions = parts.spawnOptions
    spans = parts.spans
    instructionCount = parts.instructions.count
    constantCount = parts.constants.count
    instructions = .allocate(capacity: max(1, instructionCount))
    instructions.initialize(
      from: Fusion.fuse(parts.instructions, constants: parts.constants), count: instructionCount)
    constants = .allocate(capacity: max(1, constantCount))
    constants.initialize(from: parts.constants, count: constantCount)
  }

  /// Code that is never run.
  package convenience init() {
    self.init(
      name: "", isTyped: true, source: Source(""), span: Span(0, 0), parameterCount: 0,
      slotNames: [], states: [], parts: Parts())
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
  }

  /// Where an instruction comes from.
  package func span(ofInstruction index: Int) -> Span {
    spans.indices.contains(index) ? spans[index] : span
  }

  /// The tags of the messages that the handlers' patterns name, with the number of arguments, in the
  /// order of the handlers.
  package var acceptedTags: [(tag: Symbol, count: Int)] {
    (0..<instructionCount).compactMap { index in
      let instruction = instructions[index]
      switch instruction.opcode {
      case .testMessage where instruction.a == 0, .takeSignal where instruction.a == 0:
        return (Symbol(instruction.b), Int(instruction.n))
      default: return nil
      }
    }
  }

  /// Whether the `var` lines ask or spawn anybody.
  package var initializationHasEffects: Bool {
    var index = entries.initialize
    while index < instructionCount, instructions[index].opcode != .done {
      if instructions[index].opcode == .ask || instructions[index].opcode == .spawn { return true }
      index += 1
    }
    return false
  }

  /// Whether it may kill another actor than the one that runs it.
  package var killsOthers: Bool {
    (0..<instructionCount).contains { index in
      instructions[index].opcode == .kill
        && (index == 0 || instructions[index - 1].opcode != .itself)
    }
  }

  /// A constant that an instruction names by its index.
  package func constant(_ index: Int32) -> Value {
    constants[Int(index)]
  }
}

/// What `spawn` was told besides the behavior and its arguments.
package struct SpawnOptions: Sendable {
  package var supervision: Supervision?
  /// Whether a number of restarts lies on the stack above the arguments.
  package var hasLimit: Bool
  /// Whether a duration, in which restarts count, lies above that.
  package var hasWindow: Bool
  /// The name after `as`.
  package var name: String?

  /// How many operands it takes.
  package var operandCount: Int { (hasLimit ? 1 : 0) + (hasWindow ? 1 : 0) }

  package init(supervision: Supervision?, hasLimit: Bool, hasWindow: Bool, name: String?) {
    self.supervision = supervision
    self.hasLimit = hasLimit
    self.hasWindow = hasWindow
    self.name = name
  }
}

/// What happens to an actor that fails in a turn that was told.
package enum Supervision: UInt8, BitwiseCopyable, Sendable {
  /// It stops; what happens without supervision, too.
  case stop
  /// It begins anew with the parameters it was spawned with and the mail it has.
  case restart
  /// It goes on with its next message, its state as it was at the fault.
  case resume
}
