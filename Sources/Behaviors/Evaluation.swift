import Actors

/// The value of a built-in, and how many elements it had to touch.
func evaluate(
  _ builtin: Builtin, _ arguments: UnsafeBufferPointer<Value>, _ around: Surroundings
) throws(Fault) -> (Value, cost: Int) {
  let first = arguments.first ?? .none
  let value: Value
  switch builtin {
  case .now: return (.duration(around.clock), 0)
  case .upper: value = Value(try text(first, builtin).uppercased())
  case .lower: value = Value(try text(first, builtin).lowercased())
  case .len: return (.integer(try length(first)), 0)
  case .keys: value = Value(try map(first, builtin).keys)
  case .values: value = Value(try map(first, builtin).values)
  case .get: value = try lookUp(arguments)
  case .slice: value = try slice(arguments)
  case .sum: value = try list(first, builtin).reduce(.integer(0), plus)
  case .min, .max: value = try extreme(builtin, arguments)
  case .abs: value = try absolute(first)
  case .round: value = try rounded(arguments)
  case .range: value = try range(arguments)
  case .sort: value = try sorted(first)
  case .reverse: value = try reversed(first)
  case .contains: return (.bool(try contains(first, arguments[1])), Int(first.extent.weight))
  case .str, .random: preconditionFailure("\(builtin) is an effect")
  }
  try check(value.extent)
  return (value, Int(max(first.extent.weight, value.extent.weight)))
}

private func text(_ value: Value, _ builtin: Builtin) throws(Fault) -> String {
  guard case .text(let text) = value else {
    throw .wrongArgument(builtin: builtin.rawValue, expected: "a string", value)
  }
  return text.string
}

private func map(_ value: Value, _ builtin: Builtin) throws(Fault) -> Map {
  guard case .map(let map) = value else {
    throw .wrongArgument(builtin: builtin.rawValue, expected: "a map", value)
  }
  return map
}

private func list(_ value: Value, _ builtin: Builtin) throws(Fault) -> [Value] {
  guard case .list(let list) = value else {
    throw .wrongArgument(builtin: builtin.rawValue, expected: "a list", value)
  }
  return list.elements
}

private func whole(_ value: Value, _ builtin: Builtin) throws(Fault) -> Int {
  guard case .integer(let number) = value else {
    throw .wrongArgument(builtin: builtin.rawValue, expected: "a whole number", value)
  }
  return number
}

private func length(_ value: Value) throws(Fault) -> Int {
  switch value {
  case .text(let text): return text.string.count
  case .list(let list): return list.elements.count
  case .map(let map): return map.count
  case .message(let message): return message.count
  case .tag: return 0
  case .signal: return 1
  default:
    throw .wrongArgument(builtin: "len", expected: "a string, a list, a map or a message", value)
  }
}

private func lookUp(_ arguments: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
  let fallback = arguments.count > 2 ? arguments[2] : .none
  switch arguments[0] {
  case .map(let map): return map[arguments[1]] ?? fallback
  case .list(let list):
    let index = try whole(arguments[1], .get)
    let place = index < 0 ? index + list.elements.count : index
    return list.elements.indices.contains(place) ? list.elements[place] : fallback
  default:
    throw .wrongArgument(builtin: "get", expected: "a map or a list", arguments[0])
  }
}

private func slice(_ arguments: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
  let count = try length(arguments[0])
  let from = clamp(try whole(arguments[1], .slice), count)
  let to = arguments.count > 2 ? clamp(try whole(arguments[2], .slice), count) : count
  switch arguments[0] {
  case .text(let text):
    return Value(String(text.string.dropFirst(from).prefix(max(0, to - from))))
  default:
    return Value(Array(try list(arguments[0], .slice).dropFirst(from).prefix(max(0, to - from))))
  }
}

/// A place in a sequence as Python's slices understand it: negative from the end, never outside.
private func clamp(_ index: Int, _ count: Int) -> Int {
  min(max(index < 0 ? index + count : index, 0), count)
}

private func plus(_ a: Value, _ b: Value) throws(Fault) -> Value {
  if case .integer(0) = a, case .duration = b { return b }
  return try calculate(.add, a, b)
}

extension [Value] {
  fileprivate func reduce(
    _ start: Value, _ combine: (Value, Value) throws(Fault) -> Value
  ) throws(Fault) -> Value {
    var result = start
    for element in self { result = try combine(result, element) }
    return result
  }
}

private func extreme(
  _ builtin: Builtin, _ arguments: UnsafeBufferPointer<Value>
) throws(Fault) -> Value {
  let candidates = arguments.count == 1 ? try list(arguments[0], builtin) : Array(arguments)
  guard var best = candidates.first else { throw .emptyList(builtin: builtin.rawValue) }
  for candidate in candidates.dropFirst()
  where try compare(builtin == .min ? .less : .greater, candidate, best) {
    best = candidate
  }
  return best
}

private func absolute(_ value: Value) throws(Fault) -> Value {
  switch value {
  case .integer(let number): return number < 0 ? try negated(value) : value
  case .float(let number): return .float(number.magnitude)
  case .duration(let length): return length < 0 ? try negated(value) : value
  default: throw .wrongArgument(builtin: "abs", expected: "a number", value)
  }
}

/// Rounds half to even, as Python: to a whole number, or to a number of decimal places.
private func rounded(_ arguments: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
  switch arguments[0] {
  case .integer: return arguments[0]
  case .float(let number):
    guard arguments.count > 1 else {
      guard let result = Int(exactly: number.rounded(.toNearestOrEven)) else {
        throw .integerOverflow
      }
      return .integer(result)
    }
    let places = try whole(arguments[1], .round)
    return .float(round(number, places))
  default: throw .wrongArgument(builtin: "round", expected: "a number", arguments[0])
  }
}

/// Rounds what the float is exactly, half to even, to a number of decimal places: as Python does.
private func round(_ number: Double, _ places: Int) -> Double {
  // Beyond these a float has no digits to round, or none that are left.
  guard places <= 22 else { return number }
  guard places >= -308 else { return 0 }
  var scale = 1.0
  for _ in 0..<places.magnitude { scale *= 10 }
  if places < 0 { return (number / scale).rounded(.toNearestOrEven) * scale }
  let scaled = number * scale
  guard scaled.magnitude < 0x1p52 else { return number }
  var whole = scaled.rounded(.toNearestOrEven)
  let isTie = (scaled - scaled.rounded(.down)) == 0.5
  // The product was rounded itself: what it lost tells on which side of the middle it lies.
  let lost = (-scaled).addingProduct(number, scale)
  if isTie, lost != 0 { whole = lost > 0 ? scaled.rounded(.up) : scaled.rounded(.down) }
  return whole / scale
}

private func range(_ arguments: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
  var numbers: [Int] = []
  for argument in arguments { numbers.append(try whole(argument, .range)) }
  let from = numbers.count > 1 ? numbers[0] : 0
  let to = numbers.count > 1 ? numbers[1] : numbers[0]
  let step = numbers.count > 2 ? numbers[2] : 1
  if step == 0 {
    throw .wrongArgument(builtin: "range", expected: "a step other than 0", .integer(0))
  }
  guard step > 0 ? from < to : from > to else { return Value([]) }
  // Neither the distance nor the step need fit into an integer with a sign.
  let distance = step > 0 ? UInt(bitPattern: to &- from) : UInt(bitPattern: from &- to)
  let count = (distance - 1) / step.magnitude + 1
  if count > Extent.maximumWeight { throw .tooLarge }
  return Value((0..<Int(count)).map { .integer(from &+ $0 &* step) })
}

private func sorted(_ value: Value) throws(Fault) -> Value {
  let elements = try list(value, .sort)
  for element in elements.dropFirst() where element.precedes(elements[0]) == nil {
    throw .noOrder(elements[0], element)
  }
  if let only = elements.first, only.precedes(only) == nil { throw .noOrder(only, only) }
  // A stable sort: equal elements keep their order whatever the library does.
  return Value(
    elements.enumerated().sorted { a, b in
      if a.element.precedes(b.element) == true { return true }
      if b.element.precedes(a.element) == true { return false }
      return a.offset < b.offset
    }.map(\.element))
}

private func reversed(_ value: Value) throws(Fault) -> Value {
  switch value {
  case .list(let list): return Value(list.elements.reversed())
  case .text(let text): return Value(String(text.string.reversed()))
  default:
    throw .wrongArgument(builtin: "reverse", expected: "a list or a string", value)
  }
}
