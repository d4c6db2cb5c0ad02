import Actors
import Behaviors
import Diagnostics

/// Collects instructions, and keeps account of the stack and the locals they need.
struct Emitter {
  private(set) var parts = Code.Parts()
  /// How many operands lie above the locals at this point.
  private(set) var depth = 0
  private var deepest = 0
  /// The next free local; 0 holds the message.
  var nextLocal = 1 {
    didSet { parts.localCount = max(parts.localCount, nextLocal) }
  }

  /// The index of the instruction emitted next.
  var here: Int { parts.instructions.count }

  /// Adds an instruction and gives its index.
  @discardableResult
  mutating func emit(
    _ opcode: Opcode, n: Int = 0, a: Int = 0, b: Int = 0, c: Int = 0, at span: Span
  ) -> Int {
    let instruction = Instruction(opcode, n: n, a: a, b: b, c: c)
    parts.instructions.append(instruction)
    parts.spans.append(span)
    depth += stackChange(of: instruction)
    deepest = max(deepest, depth)
    parts.stackSize = parts.localCount + deepest + 1
    return here - 1
  }

  mutating func emitConstant(_ value: Value, at span: Span) {
    emit(.constant, b: constant(value), at: span)
  }

  /// The index of a constant.
  mutating func constant(_ value: Value) -> Int {
    parts.constants.append(value)
    return parts.constants.count - 1
  }

  mutating func add(_ options: SpawnOptions) -> Int {
    parts.spawnOptions.append(options)
    return parts.spawnOptions.count - 1
  }

  /// Lets jumps emitted earlier lead here.
  mutating func patch(_ jumps: [Int]) {
    for jump in jumps { parts.instructions[jump].c = Int32(here) }
  }

  /// Sets the account of the stack where another path joins.
  mutating func join(depth: Int) {
    self.depth = depth
  }

  mutating func set(_ change: (inout Code.Entries) -> Void) {
    change(&parts.entries)
  }

  /// A local of its own for a value that has no name.
  mutating func makeLocal() -> Int {
    nextLocal += 1
    return nextLocal - 1
  }

  /// By how much an instruction changes the number of operands; where it jumps, the path that does
  /// not.
  private func stackChange(of i: Instruction) -> Int {
    switch i.opcode {
    case .constant, .loadLocal, .loadSlot, .itself, .sender, .state: 1
    case .storeLocal, .storeSlot, .addToLocal, .addToSlot, .drop, .beginEach, .beginRepeat,
      .jumpIfFalse, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .testKey, .index, .add, .subtract,
      .multiply, .divide, .floorDivide, .remainder, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .contained, .notContained, .reply, .forward, .stop, .kill, .fail,
      .sleep, .work, .ask, .result:
      -1
    case .setInLocal, .setInSlot: -1 - Int(i.n)
    case .makeList, .concatenate: 1 - Int(i.b)
    case .makeMap: 1 - 2 * Int(i.b)
    case .makeMessage, .call, .random: 1 - Int(i.n)
    case .callMethod: -Int(i.n)
    case .spawn:
      1 - Int(i.n) - (i.c < 0 ? 0 : parts.spawnOptions[Int(i.c)].operandCount)
    case .print: -Int(i.b)
    case .send: -2
    case .after: -3
    case .await: -Int(i.n)
    case .field, .negate, .not, .checkBoolean, .jump, .loop, .nextOfEach, .nextRepeat,
      .testMessage, .testConstant, .testList, .testMap, .part, .stopSelf, .stopAll, .become, .done,
      .unhandled:
      0
    case .takeSignal, .integer, .increaseSlot, .addLocalToSlot, .offsetLocal, .compareLocal,
      .makeSignal, .loopRepeat, .sendConstant, .sendSignal, .lastSend:
      preconditionFailure("fused when all is emitted")
    }
  }
}
