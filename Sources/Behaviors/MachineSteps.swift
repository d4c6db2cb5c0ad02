import Actors

/// What single instructions do, where it is more than a line.
extension Machine {
  @inline(never)
  func tag(ofState state: Int32, in code: Code) -> Value {
    state < 0 ? .none : .tag(code.states[Int(state)])
  }

  /// Makes a message of the arguments in a row of cells, in the first of them.
  func makeMessage(
    _ i: UnsafeMutablePointer<Instruction>, at cells: UnsafeMutablePointer<Value>
  ) throws(Fault) {
    let count = Int(i.pointee.n)
    if count == 1, let signal = Signal(Symbol(i.pointee.b), cells.pointee) {
      // What a signal can carry needs no release.
      cells.initialize(to: .signal(signal))
      return
    }
    let message = Message(Symbol(i.pointee.b), moving: cells, count: count)
    let extent = message.extent
    cells.initialize(to: .message(message))
    try check(extent)
  }

  /// Puts a value in the place of the two upper operands.
  @inline(__always)
  func replaceTwo(_ sp: inout UnsafeMutablePointer<Value>, with value: consuming Value) {
    sp -= 1
    sp.deinitialize(count: 1)
    sp[-1] = value
  }

  /// Counts a whole number down in place. False at zero.
  @inline(__always)
  func countDown(_ place: UnsafeMutablePointer<Value>) -> Bool {
    guard case .integer(let count) = place.pointee, count > 0 else { return false }
    place.initialize(to: .integer(count - 1))
    return true
  }

  /// Adds to a whole number in place. False, and nothing is done, when it is none or the sum is too
  /// large.
  @inline(__always)
  func add(_ number: Int, to place: UnsafeMutablePointer<Value>) -> Bool {
    guard case .integer(let before) = place.pointee else { return false }
    let (sum, overflow) = before.addingReportingOverflow(number)
    if !overflow { place.initialize(to: .integer(sum)) }
    return !overflow
  }

  /// Whether a value is a message of the tag and with as many arguments as an instruction says.
  @inline(never)
  func isMessage(
    _ value: UnsafeMutablePointer<Value>, _ i: UnsafeMutablePointer<Instruction>
  ) -> Bool {
    switch value.pointee {
    case .signal(let signal): i.pointee.n == 1 && signal.tag.index == i.pointee.b
    case .tag(let tag): i.pointee.n == 0 && tag.index == i.pointee.b
    case .message(let message):
      message.tag.index == i.pointee.b && message.count == Int(i.pointee.n)
    case .none, .bool, .integer, .float, .duration, .actor, .future, .text, .list, .map: false
    }
  }

  /// Counts long work as rounds: those of a loop over as many elements would be no fewer.
  @inline(__always)
  mutating func charge(_ elements: Int) throws(Fault) {
    rounds -= elements / 16
    if rounds < 0, rounds + reserve < 0 { throw .tooManyRounds }
  }

  /// At a loop's next round, when no rounds are left: whether the turn pauses, to take that round
  /// later. Else it has had all that it may take.
  @inline(never)
  mutating func isPause() throws(Fault) -> Bool {
    guard rounds + reserve >= 0 else { throw .tooManyRounds }
    rounds += 1
    return true
  }

  func name(_ code: Code, _ constant: Int32) -> String {
    guard case .text(let text) = code.constant(constant) else { return "" }
    return text.string
  }
}
