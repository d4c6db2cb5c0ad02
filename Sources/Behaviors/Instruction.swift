/// One step of a compiled behavior. What the operands mean is said at each opcode.
package struct Instruction {
  package var opcode: Opcode
  package var n: UInt8
  package var a: UInt16
  package var b: Int32
  package var c: Int32
  /// Makes an instruction 16 bytes long, so that its address is found by a shift.
  private var padding: Int32 = 0

  package init(_ opcode: Opcode, n: Int = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    self.opcode = opcode
    self.n = UInt8(n)
    self.a = UInt16(a)
    self.b = Int32(b)
    self.c = Int32(c)
  }
}

/// The instructions of the machine. In the stack effects, what an instruction takes stands before
/// the arrow, the top at the right, and what it leaves after it.
package enum Opcode: UInt8, Sendable {
  // Values.
  /// → constant `b`
  case constant
  /// → local `a`
  case loadLocal
  /// value → ; into local `a`
  case storeLocal
  /// → state variable `a`
  case loadSlot
  /// value → ; into state variable `a`
  case storeSlot
  /// value → ; local `a` becomes its sum with the value, in place where nobody else holds it
  case addToLocal
  /// value → ; state variable `a` becomes its sum with the value
  case addToSlot
  /// index… value → ; the element of local `a` under `n` indexes becomes the value
  case setInLocal
  /// index… value → ; the same in state variable `a`
  case setInSlot
  /// → a reference to this actor
  case itself
  /// → who sent the message of this turn, or none
  case sender
  /// → the tag of the current state
  case state
  /// value →
  case drop

  // Making and taking apart.
  /// element… → list of `b`
  case makeList
  /// key value … → map of `b` entries
  case makeMap
  /// argument… → message with tag `b` and `n` arguments
  case makeMessage
  /// container index → element
  case index
  /// value → field named by constant `b`; an effect where the value is an actor and may be looked into
  case field
  /// value argument… → fault: nothing has methods; the name is constant `b`, `n` arguments
  case callMethod
  /// argument… → result of built-in `b` with `n` arguments
  case call
  /// argument? → random number; an effect, `n` arguments
  case random
  /// piece… → text of `b` pieces, joined; an effect, since only the kernel knows actors' names
  case concatenate

  // Operators.
  /// a b → a + b, and so on; the fault of an operand is the instruction's
  case add, subtract, multiply, divide, floorDivide, remainder
  case negate
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained, notContained
  case not
  /// boolean → boolean; faults on anything else, naming the operator in constant `b`
  case checkBoolean

  // Control.
  /// Goes to `c`.
  case jump
  /// Goes back to `c`, one round of a loop.
  case loop
  /// boolean → ; goes to `c` when false
  case jumpIfFalse
  /// boolean → boolean and goes to `c` when false; else →
  case jumpIfFalseKeeping
  /// boolean → boolean and goes to `c` when true; else →
  case jumpIfTrueKeeping
  /// container → ; its elements or keys into local `a`, 0 into local `a` + 1
  case beginEach
  /// The next element of the list in local `a` into local `b`, or goes to `c` when there is none.
  case nextOfEach
  /// count → ; into local `a`
  case beginRepeat
  /// Counts local `a` down, or goes to `c` at zero.
  case nextRepeat

  // Patterns; each goes to `c` when what it tests for is not so.
  /// Local `a` is a message with tag `b` and `n` arguments.
  case testMessage
  /// Local `a` equals constant `b`.
  case testConstant
  /// Local `a` is a list of `b` elements.
  case testList
  /// Local `a` is a map.
  case testMap
  /// key → ; the map in local `a` has the key, and its value goes into local `b`
  case testKey
  /// Argument or element `c` of local `a` into local `b`.
  case part

  // Effects: the machine stops, the kernel performs them and goes on or not.
  /// target message →
  case send
  /// target message → future
  case ask
  /// argument… limit? window? → reference; behavior named by symbol `b`, `n` arguments, options `c` or -1
  case spawn
  /// value… → ; `b` values
  case print
  /// value →
  case reply
  /// target →
  case forward
  /// target →
  case stop
  case stopSelf
  case stopAll
  /// target →
  case kill
  /// value → ; fails with it
  case fail
  /// Goes to the state section `b`.
  case become
  /// duration →
  case sleep
  /// duration →
  case work
  /// delay target message →
  case after
  /// future limit? → value; with a limit when `n` is 1; goes to `c` when it fails, if that is not -1
  case await

  // Ends.
  /// The turn is over.
  case done
  /// value → ; the turn is over and the value is its result
  case result
  /// No handler matches.
  case unhandled

  // Fused: a sequence in one, if the operands are what they mostly are; else its first instruction
  // alone. Operands are also those of the instructions it stands for, which follow it.
  /// `testMessage`, `part`: a signal's argument
  case takeSignal
  /// `constant` that is the whole number `c`
  case integer
  /// `constant` that is the whole number `c`, `addToSlot`: of a whole number
  case increaseSlot
  /// `loadLocal`, `addToSlot`: of whole numbers
  case addLocalToSlot
  /// `loadLocal`, `constant`, `add` or `subtract`: of a whole number, by `c` in all
  case offsetLocal
  /// `loadLocal`, `constant` that is the whole number `c`, a comparison that holds for the orders
  /// in the bits of `n`, `jumpIfFalse`: of a whole number
  case compareLocal
  /// `constant` that is the whole number `c`, `makeMessage` of one argument: if a signal carries it
  case makeSignal
  /// `loop` and the `nextRepeat` it leads to
  case loopRepeat
  /// `constant`, `send`; `n` is 1 when nothing is behind it in the turn
  case sendConstant
  /// `makeMessage` of one argument, `send`, if a signal carries it; `c` is 1 when nothing is behind it
  /// in the turn
  case sendSignal
  /// `send` with nothing behind it in the turn
  case lastSend
}
