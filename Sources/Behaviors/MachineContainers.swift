import Actors

/// What single instructions do with lists and maps, and with as many operands as they say.
extension Machine {
  // MARK: Making

  /// The upper `count` operands become a list of them.
  mutating func makeList(of count: Int) throws(Fault) {
    let list = List(Array(UnsafeBufferPointer(start: top - count, count: count)))
    try check(list.extent)
    replaceOperands(count, with: .list(list))
  }

  /// The upper `count` pairs of operands become a map of them.
  mutating func makeMap(of count: Int) throws(Fault) {
    let pairs = UnsafeBufferPointer(start: top - 2 * count, count: 2 * count)
    let map = try Behaviors.makeMap(pairs)
    replaceOperands(2 * count, with: .map(map))
  }

  /// The upper `count` operands become what a built-in makes of them.
  mutating func call(_ builtin: Builtin, count: Int) throws(Fault) {
    let arguments = UnsafeBufferPointer(start: top - count, count: count)
    let (result, cost) = try evaluate(builtin, arguments, surroundings)
    try charge(cost)
    replaceOperands(count, with: result)
  }

  private mutating func replaceOperands(_ count: Int, with value: consuming Value) {
    top -= count
    top.deinitialize(count: count)
    push(value)
  }

  // MARK: Elements

  /// Gives an element its value: the upper operand, under as many indexes as lie below it.
  mutating func setElement(
    of place: UnsafeMutablePointer<Value>, under count: Int
  ) throws(Fault) {
    let value = pop()
    let path = pop(count)
    try charge(try Behaviors.setElement(place, path[...], to: value))
  }

  /// Takes the next element of a list, whose next index is in the cell behind it. False when there is
  /// none.
  func takeNext(
    of list: UnsafeMutablePointer<Value>, into place: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .list(let elements) = list.pointee, case .integer(let index) = list[1],
      index < elements.elements.count
    else { return false }
    place.pointee = elements.elements[index]
    list[1] = .integer(index + 1)
    return true
  }

  // MARK: Patterns

  func isList(_ value: UnsafeMutablePointer<Value>, of count: Int) -> Bool {
    if case .list(let list) = value.pointee { list.elements.count == count } else { false }
  }

  /// What a map holds under a key; nil when it holds nothing there, or is no map.
  func value(under key: Value, in container: UnsafeMutablePointer<Value>) -> Value? {
    if case .map(let map) = container.pointee { map[key] } else { nil }
  }
}
