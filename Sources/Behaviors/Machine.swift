package import Actors

/// Runs turns, one at a time, up to where each needs something done outside of its actor.
///
/// It has one stack. A frame begins with its locals; above them lie operands. Cells below `top` are
/// initialized, those from `top` on are not.
package struct Machine: ~Copyable {
  /// The rounds of loops, counting long built-ins as several, that one turn may take.
  package static let roundLimit = 10_000_000

  private var stack: UnsafeMutablePointer<Value>
  /// The end of the stack's memory.
  private var end: UnsafeMutablePointer<Value>
  /// Where the running frame begins.
  var base: UnsafeMutablePointer<Value>
  /// The first free cell.
  var top: UnsafeMutablePointer<Value>
  /// The instruction to go on with; meaningful only while there is a frame.
  var next: UnsafeMutablePointer<Instruction>
  /// What the running turn can see around it.
  package var surroundings = Surroundings(actor: .nobody, sender: .nobody, state: -1, clock: 0)
  /// How many rounds the turn may still take before it pauses.
  package internal(set) var rounds = roundLimit
  /// How many more it may take after that.
  var reserve = 0
  /// Why the machine stopped last by a fault.
  package internal(set) var fault: Fault?

  /// What `next` points to when nothing is run.
  private let idle: UnsafeMutablePointer<Instruction>

  package init() {
    let capacity = 1024
    stack = .allocate(capacity: capacity)
    end = stack + capacity
    base = stack
    top = stack
    idle = .allocate(capacity: 1)
    idle.initialize(to: Instruction(.done))
    next = idle
  }

  deinit {
    stack.deinitialize(count: top - stack)
    stack.deallocate()
    idle.deallocate()
  }

  // MARK: Rounds

  /// Lets the turn that begins take all its rounds.
  @inline(__always)
  package mutating func allowRounds() {
    rounds = Self.roundLimit
    reserve = 0
  }

  /// Lets the machine stop with `.pause` at a loop's next round once it has taken some more, which
  /// does not change how many the turn may take in all.
  package mutating func pause(after quantum: Int) {
    let left = rounds + reserve
    rounds = min(quantum, left)
    reserve = left - rounds
  }

  /// Counts work that somebody does for the turn as rounds of it.
  package mutating func take(rounds more: Int) {
    rounds -= more
  }

  // MARK: Frames

  /// A frame taken off the stack to be continued later, with the code it runs.
  package struct Frame {
    fileprivate var values: [Value]
    fileprivate var next: UnsafeMutablePointer<Instruction>
    fileprivate var rounds: Int

    /// The message it was entered with.
    package var message: Value { values[0] }

    /// The index of the instruction at which it was suspended.
    package func place(in code: Code) -> Int { next - code.instructions - 1 }

    /// Everything the frame holds.
    package var held: [Value] { values }

    /// Puts other values in the place of the first ones.
    mutating func replaceLocals(_ count: Int, with others: [Value]) {
      values.replaceSubrange(..<min(count, values.count), with: others)
    }
  }

  /// What has to be restored when a frame above another one ends.
  package struct Caller {
    fileprivate var depth: Int
    fileprivate var next: UnsafeMutablePointer<Instruction>
  }

  /// Begins a frame at an instruction, above whatever is there, with `message` in local 0.
  @inline(__always)
  @discardableResult
  package mutating func enter(_ code: Code, at entry: Int, message: consuming Value) -> Caller {
    let caller = Caller(depth: base - stack, next: next)
    if end - top < code.stackSize { grow(by: code.stackSize) }
    base = top
    base.initialize(to: message)
    top = base + code.localCount
    var local = base + 1
    while local < top {
      local.initialize(to: .none)
      local += 1
    }
    next = code.instructions + entry
    return caller
  }

  /// Begins the only frame, to handle the message that `handle` puts there, in a state; -1 stands for
  /// none.
  @inline(__always)
  package mutating func enter(_ code: Code, forState state: Int) {
    enter(code, at: code.entries.handle[max(0, state)], message: .none)
  }

  /// Puts the message into the frame that was just begun for it.
  @inline(__always)
  package mutating func handle(_ message: consuming Value) {
    base.initialize(to: message)
  }

  /// Ends the running frame and returns to the one below it.
  package mutating func leave(to caller: Caller) {
    drop(to: base)
    base = stack + caller.depth
    next = caller.next
  }

  /// Ends the only frame.
  @inline(__always)
  package mutating func clear() {
    drop(to: stack)
    base = stack
  }

  /// Gives up the cells from one on. One by one, since there are few and a call for all costs more.
  @inline(__always)
  private mutating func drop(to bottom: UnsafeMutablePointer<Value>) {
    var cell = top
    while cell > bottom {
      cell -= 1
      cell.clear()
    }
    top = bottom
  }

  /// Takes the only frame away. The code must be kept as long as the frame is.
  package mutating func suspend() -> Frame {
    let values = Array(UnsafeBufferPointer(start: stack, count: top - stack))
    let frame = Frame(values: values, next: next, rounds: rounds + reserve)
    clear()
    return frame
  }

  /// Puts a frame back on the empty stack.
  package mutating func restore(_ frame: Frame, of code: Code) {
    if end - top < code.stackSize { grow(by: code.stackSize) }
    frame.values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      stack.initialize(from: first, count: values.count)
    }
    top = stack + frame.values.count
    next = frame.next
    rounds = frame.rounds
    reserve = 0
  }

  private mutating func grow(by needed: Int) {
    let count = top - stack
    let capacity = max((end - stack) * 2, count + needed)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    moved.moveInitialize(from: stack, count: count)
    base = moved + (base - stack)
    top = moved + count
    end = moved + capacity
    stack.deallocate()
    stack = moved
  }

  // MARK: Operands

  /// Takes the upper operand.
  package mutating func pop() -> Value {
    precondition(top > base)
    top -= 1
    return top.move()
  }

  /// An operand that stays where it is; 0 is the upper one.
  package func operand(_ depth: Int) -> Value {
    precondition(top - base > depth)
    return top[-1 - depth]
  }

  /// Leaves an operand; the code has kept room for it.
  package mutating func push(_ value: consuming Value) {
    precondition(top < end)
    top.initialize(to: value)
    top += 1
  }

  /// Takes the target and the message of a send.
  @inline(__always)
  package mutating func popSend() -> (target: Value, message: Value) {
    precondition(top > base + 1)
    top -= 2
    return (top.move(), (top + 1).move())
  }

  /// Takes the upper `count` operands and assigns them to a row of variables, in order.
  package mutating func pop(_ count: Int, into variables: UnsafeMutablePointer<Value>) {
    precondition(top - base >= count)
    for index in (0..<count).reversed() {
      top -= 1
      variables[index] = top.move()
    }
  }

  /// Takes the upper `count` operands, in order.
  package mutating func pop(_ count: Int) -> [Value] {
    precondition(top - base >= count)
    top -= count
    let values = Array(UnsafeBufferPointer(start: top, count: count))
    top.deinitialize(count: count)
    return values
  }

  /// The message the running frame was entered with.
  package var message: Value { base.pointee }

  /// The cell of that message.
  package var messageCell: UnsafeMutablePointer<Value> { base }

  // MARK: Instructions

  /// The instruction that stopped the machine.
  package var stopped: Instruction {
    (next - 1).pointee
  }

  /// The index of the instruction that stopped the machine.
  package func place(in code: Code) -> Int {
    next - code.instructions - 1
  }

  /// Goes on elsewhere in the code.
  package mutating func jump(to instruction: Int, in code: Code) {
    next = code.instructions + instruction
  }
}
