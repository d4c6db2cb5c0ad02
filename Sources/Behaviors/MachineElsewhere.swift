package import Actors

/// Turns that another machine runs, in another process: this one holds the message and what effects
/// need, and its locals are none; that one holds the locals and computes.
extension Machine {
  /// The index of the instruction to go on with.
  package func nextPlace(in code: Code) -> Int { next - code.instructions }

  /// Takes everything that lies above the locals: the operands of an effect, or its results.
  package mutating func takeOperands(in code: Code) -> [Value] {
    pop(top - base - code.localCount)
  }

  /// Stands behind an instruction, the effect that the other machine has reached, with its operands.
  package mutating func stand(behind instruction: Int, in code: Code, operands: [Value]) {
    next = code.instructions + instruction + 1
    for operand in operands { push(operand) }
  }

  /// Stands behind an instruction that failed.
  package mutating func stand(behind instruction: Int, in code: Code, fault: Fault) {
    next = code.instructions + instruction + 1
    self.fault = fault
  }

  /// Everything on the stack of the only frame.
  package var held: [Value] {
    Array(UnsafeBufferPointer(start: base, count: top - base))
  }

  /// Puts what the other machine has on its stack below the operands that lie here: from then on this
  /// one can go on by itself.
  package mutating func complete(_ stack: [Value], in code: Code) {
    let operands = takeOperands(in: code)
    clear()
    // The other machine had room for it all.
    for value in stack + operands { push(value) }
  }

  /// How many rounds the turn may still take in all, also before it pauses.
  package var roundsLeft: Int {
    get { rounds + reserve }
    set { (rounds, reserve) = (newValue, 0) }
  }
}

extension Machine.Frame {
  /// The same as for a machine, for a turn that waits.
  package mutating func complete(_ stack: [Value], in code: Code) {
    replaceLocals(code.localCount, with: stack)
  }
}

extension Code {
  /// Whether turns begin at an instruction. None comes back to where it began.
  package func isEntry(_ instruction: Int) -> Bool {
    entries.handle.contains(instruction) || entries.start == instruction
      || entries.stop == instruction || entries.failure == instruction
  }

  /// Whether turns can tell what time it is.
  package var readsClock: Bool {
    (0..<instructionCount).contains { index in
      instructions[index].opcode == .call
        && Builtin.all[Int(instructions[index].b)] == .now
    }
  }

  /// How many instructions there are.
  package var length: Int { instructionCount }

  /// How many operands the effect of an instruction takes from the stack.
  package func operandCount(of effect: Effect, _ instruction: Instruction) -> Int {
    switch effect {
    case .send, .lastSend, .ask: 2
    case .spawn:
      Int(instruction.n)
        + (instruction.c >= 0 ? spawnOptions[Int(instruction.c)].operandCount : 0)
    case .print, .concatenate: Int(instruction.b)
    case .reply, .forward, .stop, .kill, .sleep, .work, .look, .result: 1
    case .after: 3
    case .await: 1 + Int(instruction.n)
    case .random: Int(instruction.n)
    case .pause, .done, .unhandled, .fault, .stopSelf, .stopAll, .become: 0
    }
  }
}
