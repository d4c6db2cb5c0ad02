package import Actors

/// Runs turns, one at a time, up to where each needs something done outside of its actor.
///
/// It has one stack. A frame begins with its locals; above them lie operands. Cells below `top` are
/// initialized, those from `top` on are not.
package struct Machine: ~Copyable {
  /// The rounds of loops, counting long built-ins as several, that one turn may take.
  package static let roundLimit = 10_000_000

  var stack: UnsafeMutablePointer<Value>
  private var capacity = 1024
  /// Where the running frame begins.
  var base = 0
  /// The first free cell.
  var top = 0
  /// The instruction to go on with.
  package var next = 0
  /// How many rounds the turn may still take.
  package var rounds = roundLimit
  /// Why the machine stopped, when that is a fault.
  package internal(set) var fault: Fault?

  package init() {
    stack = .allocate(capacity: capacity)
  }

  deinit {
    stack.deinitialize(count: top)
    stack.deallocate()
  }

  // MARK: Frames

  /// A frame taken off the stack to be continued later.
  package struct Frame {
    fileprivate var values: [Value]
    fileprivate var next: Int
    fileprivate var rounds: Int

    /// The message it was entered with.
    package var message: Value { values[0] }

    /// Everything the frame holds.
    package var held: [Value] { values }
  }

  /// What has to be restored when a frame above another one ends.
  package struct Caller {
    fileprivate var base: Int
    fileprivate var next: Int
  }

  /// Begins a frame at an instruction, above whatever is there, with `message` in local 0.
  @inline(__always)
  @discardableResult
  package mutating func enter(_ code: Code, at entry: Int, message: consuming Value) -> Caller {
    let caller = Caller(base: base, next: next)
    if top + code.stackSize > capacity { grow(to: top + code.stackSize) }
    base = top
    (stack + base).initialize(to: message)
    top = base + code.localCount
    for cell in (base + 1)..<max(base + 1, top) { (stack + cell).initialize(to: .none) }
    next = entry
    return caller
  }

  /// Begins the only frame, to handle a message in a state; -1 stands for none.
  package mutating func enter(_ code: Code, forState state: Int, message: consuming Value) {
    enter(code, at: code.entries.handle[max(0, state)], message: message)
  }

  /// Ends the running frame and returns to the one below it.
  package mutating func leave(to caller: Caller) {
    drop(to: base)
    base = caller.base
    next = caller.next
  }

  /// Ends the only frame.
  package mutating func clear() {
    drop(to: 0)
    base = 0
    fault = nil
  }

  /// Gives up the cells from one on. One by one, since there are few and a call for all costs more.
  private mutating func drop(to bottom: Int) {
    while top > bottom {
      top -= 1
      _ = (stack + top).move()
    }
  }

  /// Takes the only frame away.
  package mutating func suspend() -> Frame {
    let values = Array(UnsafeBufferPointer(start: stack, count: top))
    clear()
    return Frame(values: values, next: next, rounds: rounds)
  }

  /// Puts a frame back on the empty stack.
  package mutating func restore(_ frame: Frame, of code: Code) {
    if code.stackSize > capacity { grow(to: code.stackSize) }
    frame.values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      stack.initialize(from: first, count: values.count)
    }
    top = frame.values.count
    next = frame.next
    rounds = frame.rounds
  }

  private mutating func grow(to needed: Int) {
    let larger = max(capacity * 2, needed)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
    moved.moveInitialize(from: stack, count: top)
    stack.deallocate()
    stack = moved
    capacity = larger
  }

  // MARK: Operands

  /// Takes the upper operand.
  package mutating func pop() -> Value {
    precondition(top > base)
    top -= 1
    return (stack + top).move()
  }

  /// Leaves an operand; the code has kept room for it.
  package mutating func push(_ value: consuming Value) {
    precondition(top < capacity)
    (stack + top).initialize(to: value)
    top += 1
  }

  /// Takes the target and the message of a send.
  package mutating func popSend() -> (target: Value, message: Value) {
    precondition(top > base + 1)
    top -= 2
    return ((stack + top).move(), (stack + top + 1).move())
  }

  /// Takes the upper `count` operands and assigns them to a row of variables, in order.
  package mutating func pop(_ count: Int, into variables: UnsafeMutablePointer<Value>) {
    precondition(top - count >= base)
    for index in (0..<count).reversed() {
      top -= 1
      variables[index] = (stack + top).move()
    }
  }

  /// Takes the upper `count` operands, in order.
  package mutating func pop(_ count: Int) -> [Value] {
    precondition(top - count >= base)
    top -= count
    let values = Array(UnsafeBufferPointer(start: stack + top, count: count))
    (stack + top).deinitialize(count: count)
    return values
  }

  /// The message the running frame was entered with.
  package var message: Value {
    precondition(top > base)
    return stack[base]
  }

  /// The instruction that stopped the machine.
  package func stopped(in code: Code) -> Instruction {
    code.instructions[next - 1]
  }
}
