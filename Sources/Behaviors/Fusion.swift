import Actors

/// Fused instructions: the first instruction of a common sequence is replaced by one that does the
/// work of all when its operands are what they mostly are, and else its own part only, so that the
/// others, which stay where they are, do theirs (Proebsting, "Optimizing an ANSI C Interpreter with
/// Superoperators", 1995). So jumps into a sequence, and the places of faults, stay what they were.
enum Fusion {
  /// The instructions with the first one of each sequence replaced that has a fused one.
  static func fuse(_ instructions: [Instruction], constants: [Value]) -> [Instruction] {
    var result = instructions
    for index in instructions.indices {
      let following = Following(instructions, index, constants)
      guard let fused = fused(instructions[index], following) else { continue }
      result[index].opcode = fused.opcode
      result[index].n = fused.n
      result[index].c = fused.c
    }
    return result
  }

  /// What stands behind an instruction.
  private struct Following {
    private let instructions: [Instruction]
    private let index: Int
    private let constants: [Value]

    init(_ instructions: [Instruction], _ index: Int, _ constants: [Value]) {
      self.instructions = instructions
      self.index = index
      self.constants = constants
    }

    /// The opcode so many instructions on; nil behind the end.
    func opcode(_ distance: Int) -> Opcode? {
      index + distance < instructions.count ? instructions[index + distance].opcode : nil
    }

    /// The small whole number that an instruction so many on, or this one for 0, loads.
    func integer(_ distance: Int) -> Int32? {
      guard case .constant = opcode(distance),
        case .integer(let number) = constants[Int(instructions[index + distance].b)]
      else { return nil }
      return Int32(exactly: number)
    }

    /// Whether a test of the message is followed by taking its first argument out.
    var takesFirstPart: Bool {
      guard case .part = opcode(1) else { return false }
      return instructions[index + 1].a == instructions[index].a && instructions[index + 1].c == 0
    }

    /// Whether the next instruction makes a message with one argument.
    var takesOneArgument: Bool { instructions[index + 1].n == 1 }

    /// Whether a loop leads back to a counted repetition.
    var repeats: Bool {
      if case .nextRepeat = instructions[Int(instructions[index].c)].opcode { true } else { false }
    }

    /// Whether nothing is done in the turn after an instruction, also behind jumps forward.
    func endsTurn(after distance: Int) -> Bool {
      var place = index + distance + 1
      while place < instructions.count, case .jump = instructions[place].opcode,
        instructions[place].c > place
      {
        place = Int(instructions[place].c)
      }
      if place < instructions.count, case .done = instructions[place].opcode { return true }
      return false
    }
  }

  /// The fused instruction that fits, and what becomes of the operands `n` and `c`.
  private static func fused(
    _ instruction: Instruction, _ following: Following
  ) -> (opcode: Opcode, n: UInt8, c: Int32)? {
    switch instruction.opcode {
    case .testMessage where instruction.n == 1 && following.takesFirstPart:
      return (.takeSignal, instruction.n, instruction.c)
    case .constant:
      if case .send = following.opcode(1) {
        return (.sendConstant, following.endsTurn(after: 1) ? 1 : 0, 0)
      }
      guard let number = following.integer(0) else { return nil }
      switch following.opcode(1) {
      case .addToSlot: return (.increaseSlot, 0, number)
      case .makeMessage where following.takesOneArgument: return (.makeSignal, 0, number)
      default: return (.integer, 0, number)
      }
    case .loadLocal:
      if case .addToSlot = following.opcode(1) { return (.addLocalToSlot, 0, 0) }
      guard let number = following.integer(1), let operation = following.opcode(2) else {
        return nil
      }
      switch operation {
      case .add: return (.offsetLocal, 0, number)
      case .subtract where number > .min: return (.offsetLocal, 0, -number)
      default:
        guard let orders = orders(operation), case .jumpIfFalse = following.opcode(3) else {
          return nil
        }
        return (.compareLocal, orders, number)
      }
    case .makeMessage where instruction.n == 1:
      guard case .send = following.opcode(1) else { return nil }
      return (.sendSignal, 1, following.endsTurn(after: 1) ? 1 : 0)
    case .loop where following.repeats: return (.loopRepeat, 0, instruction.c)
    case .send: return following.endsTurn(after: 0) ? (.lastSend, 0, 0) : nil
    default: return nil
    }
  }

  /// For which orders of its operands a comparison holds, as bits: 1 less, 2 equal, 4 greater.
  private static func orders(_ operation: Opcode) -> UInt8? {
    switch operation {
    case .less: 1
    case .equal: 2
    case .lessOrEqual: 3
    case .greater: 4
    case .notEqual: 5
    case .greaterOrEqual: 6
    default: nil
    }
  }
}
