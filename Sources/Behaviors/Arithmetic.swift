import Actors

/// Adds to a value where it stands: numbers, durations, two texts, two lists. A list that nobody
/// else holds grows in place. After a fault the value is what it was.
/// - Returns: how many elements had to be copied.
func addInPlace(
  _ place: UnsafeMutablePointer<Value>, _ value: consuming Value
) throws(Fault) -> Int {
  if case .integer(let a) = place.pointee, case .integer(let b) = value {
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow { throw .integerOverflow }
    place.initialize(to: .integer(sum))
    return 0
  } else if case .list(let more) = value, let extent = extentOfList(place.pointee) {
    try check(more.elements.reduce(into: extent) { $0.hold($1.extent) })
    // No binding may hold the list here, or it would never be ours alone.
    guard case .list(var list) = place.move() else { preconditionFailure("not a list") }
    var copied = more.elements.count
    if !isKnownUniquelyReferenced(&list) {
      copied += list.elements.count
      list = list.copy()
    }
    list.append(more.elements)
    place.initialize(to: .list(list))
    return copied
  } else {
    place.pointee = try calculate(.add, place.pointee, value)
    return Int(place.pointee.extent.weight)
  }
}

/// The extent of a list; nil for another value.
private func extentOfList(_ value: Value) -> Extent? {
  guard case .list(let list) = value else { return nil }
  return list.extent
}

/// The value of an arithmetic operator, with Python's rules: `/` gives a float, `//` and `%` floor.
func calculate(_ operation: Opcode, _ a: Value, _ b: Value) throws(Fault) -> Value {
  switch (a, b) {
  case (.integer(let a), .integer(let b)): return try integer(operation, a, b)
  case (.integer(let a), .float(let b)): return try float(operation, Double(a), b)
  case (.float(let a), .integer(let b)): return try float(operation, a, Double(b))
  case (.float(let a), .float(let b)): return try float(operation, a, b)
  case (.text(let a), .text(let b)) where operation == .add:
    let sum = Value(a.string + b.string)
    try check(sum.extent)
    return sum
  case (.list(let a), .list(let b)) where operation == .add:
    return Value(a.elements + b.elements)
  case (.duration(let a), .duration(let b)) where operation == .add || operation == .subtract:
    return .duration(try whole(operation, a, b))
  case (.duration(let a), .duration(let b)) where operation == .divide:
    return try float(.divide, Double(a), Double(b))
  case (.duration(let a), .integer(let b)) where operation == .multiply:
    return .duration(try whole(.multiply, a, b))
  case (.integer(let a), .duration(let b)) where operation == .multiply:
    return .duration(try whole(.multiply, a, b))
  case (.duration(let a), .integer(let b)) where operation == .floorDivide:
    return .duration(try whole(.floorDivide, a, b))
  default: throw .wrongOperands(operator: sign(of: operation), a, b)
  }
}

private func integer(_ operation: Opcode, _ a: Int, _ b: Int) throws(Fault) -> Value {
  if operation == .divide { return try float(.divide, Double(a), Double(b)) }
  return .integer(try whole(operation, a, b))
}

private func whole(_ operation: Opcode, _ a: Int, _ b: Int) throws(Fault) -> Int {
  let (result, overflow): (Int, Bool)
  switch operation {
  case .add: (result, overflow) = a.addingReportingOverflow(b)
  case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
  case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
  default:
    if b == 0 { throw .divisionByZero }
    if b == -1 {
      (result, overflow) = operation == .remainder ? (0, false) : 0.subtractingReportingOverflow(a)
    } else {
      let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
      let isBelow = rest != 0 && (rest < 0) != (b < 0)
      result = operation == .remainder ? (isBelow ? rest + b : rest) : quotient - (isBelow ? 1 : 0)
      overflow = false
    }
  }
  if overflow { throw .integerOverflow }
  return result
}

private func float(_ operation: Opcode, _ a: Double, _ b: Double) throws(Fault) -> Value {
  let result: Double
  switch operation {
  case .add: result = a + b
  case .subtract: result = a - b
  case .multiply: result = a * b
  default:
    if b == 0 { throw .divisionByZero }
    switch operation {
    case .divide: result = a / b
    case .remainder:
      let rest = a.truncatingRemainder(dividingBy: b)
      result = rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    default:
      let rest = a.truncatingRemainder(dividingBy: b)
      let quotient = (a - rest) / b
      result = (rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient).rounded()
    }
  }
  guard result.isFinite else { throw .floatOverflow }
  return .float(result)
}

func negated(_ value: Value) throws(Fault) -> Value {
  switch value {
  case .integer(let value):
    if value == .min { throw .integerOverflow }
    return .integer(-value)
  case .float(let value): return .float(-value)
  case .duration(let value):
    if value == .min { throw .integerOverflow }
    return .duration(-value)
  default: throw .cannotNegate(value)
  }
}

func compare(_ operation: Opcode, _ a: Value, _ b: Value) throws(Fault) -> Bool {
  let holds: Bool? =
    switch operation {
    case .less: a.precedes(b)
    case .greater: b.precedes(a)
    case .lessOrEqual: b.precedes(a).map { !$0 }
    default: a.precedes(b).map { !$0 }
    }
  guard let holds else { throw .noOrder(a, b) }
  return holds
}

/// Whether a list has the element, a map the key, a text the part.
func contains(_ container: Value, _ element: Value) throws(Fault) -> Bool {
  switch container {
  case .list(let list): return list.elements.contains(element)
  case .map(let map): return map[element] != nil
  case .text(let text):
    guard case .text(let part) = element else {
      throw .wrongOperands(operator: "in", element, container)
    }
    return text.string.containsText(part.string)
  default: throw .wrongOperands(operator: "in", element, container)
  }
}

extension String {
  /// Whether the bytes of `part` stand somewhere in this text. In time proportional to both, for any
  /// texts (Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977).
  fileprivate func containsText(_ part: String) -> Bool {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard !wanted.isEmpty else { return true }
    guard bytes.count >= wanted.count else { return false }
    // How much of the beginning stands again at the end of each beginning.
    var borders = [0]
    var matched = 0
    for byte in wanted.dropFirst() {
      while matched > 0, wanted[matched] != byte { matched = borders[matched - 1] }
      if wanted[matched] == byte { matched += 1 }
      borders.append(matched)
    }
    matched = 0
    for byte in bytes {
      while matched > 0, wanted[matched] != byte { matched = borders[matched - 1] }
      if wanted[matched] == byte { matched += 1 }
      if matched == wanted.count { return true }
    }
    return false
  }
}

func check(_ extent: Extent) throws(Fault) {
  if extent.depth > Extent.maximumDepth { throw .tooDeep }
  if extent.weight > Extent.maximumWeight { throw .tooLarge }
}

func check(_ extent: Extent, within room: Extent) throws(Fault) {
  if extent.depth > room.depth { throw .tooDeep }
  if extent.weight > room.weight { throw .tooLarge }
}

private func sign(of operation: Opcode) -> String {
  switch operation {
  case .add: "+"
  case .subtract: "-"
  case .multiply: "*"
  case .divide: "/"
  case .floorDivide: "//"
  default: "%"
  }
}
