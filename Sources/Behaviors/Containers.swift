import Actors

/// An element of a list, a map or a text.
func elementOf(_ container: Value, at index: Value) throws(Fault) -> Value {
  switch container {
  case .list(let list): return list.elements[try place(index, in: container, list.elements.count)]
  case .map(let map):
    guard index.canBeKey else { throw .badKey(index) }
    guard let value = map[index] else { throw .missingKey(index) }
    return value
  case .text(let text):
    let characters = text.string
    let place = try place(index, in: container, characters.count)
    return Value(String(characters[characters.index(characters.startIndex, offsetBy: place)]))
  case .future: throw .wrongOperands(operator: "[ ]", container, index)
  default: throw .cannotIndex(container)
  }
}

/// A whole number as a place from 0; negative ones count from the end.
private func place(_ index: Value, in container: Value, _ count: Int) throws(Fault) -> Int {
  guard case .integer(let number) = index else { throw .badIndex(index, in: container) }
  let place = number < 0 && number >= -count ? number + count : number
  guard place >= 0 && place < count else { throw .indexOutOfRange(number, count: count) }
  return place
}

/// Sets the element that a path of indexes leads to, changing each list and map on the way in place
/// where nobody else holds it. Gives how many elements had to be copied. After a fault the value is
/// what it was.
///
/// - Parameter room: how deep and heavy the variable may become.
func setElement(
  _ variable: UnsafeMutablePointer<Value>, _ path: ArraySlice<Value>, to value: consuming Value,
  within room: Extent = .maximum
) throws(Fault) -> Int {
  guard let index = path.first else {
    try check(value.extent, within: room)
    variable.pointee = value
    return 0
  }
  let rest = path.dropFirst()
  // No binding may hold the container here, or it would never be ours alone.
  switch try kind(of: variable.pointee, at: index, isLast: rest.isEmpty) {
  case .list(let place): return try setInList(variable, at: place, rest, to: value, room)
  case .map: return try setInMap(variable, index, rest, to: value, room)
  }
}

/// What an index leads into.
private enum Step {
  case list(place: Int)
  case map
}

private func kind(
  of container: Value, at index: Value, isLast: Bool
) throws(Fault) -> Step {
  switch container {
  case .list(let list): return .list(place: try place(index, in: container, list.elements.count))
  case .map(let map):
    guard index.canBeKey else { throw .badKey(index) }
    if !isLast, map[index] == nil { throw .missingKey(index) }
    return .map
  default: throw .cannotAssignInto(container)
  }
}

private func setInList(
  _ variable: UnsafeMutablePointer<Value>, at place: Int, _ rest: ArraySlice<Value>,
  to value: consuming Value, _ room: Extent
) throws(Fault) -> Int {
  guard case .list(var list) = variable.move() else { preconditionFailure("not a list") }
  var copied = 0
  if !isKnownUniquelyReferenced(&list) {
    copied = list.elements.count
    list = list.copy()
  }
  variable.initialize(to: .list(list))
  var element = list.take(place)
  defer { list.put(element, at: place) }
  copied += try setElement(&element, rest, to: value, within: room.beside(list.extent))
  return copied
}

private func setInMap(
  _ variable: UnsafeMutablePointer<Value>, _ key: Value, _ rest: ArraySlice<Value>,
  to value: consuming Value, _ room: Extent
) throws(Fault) -> Int {
  guard case .map(var map) = variable.move() else { preconditionFailure("not a map") }
  var copied = 0
  if !isKnownUniquelyReferenced(&map) {
    copied = map.count
    map = map.copy()
  }
  variable.initialize(to: .map(map))
  guard let place = map.index(of: key) else {
    var extent = map.extent
    extent.hold(key.extent)
    extent.hold(value.extent)
    try check(extent, within: room)
    map.set(key, to: value)
    return copied
  }
  var element = map.take(place)
  defer { map.put(element, at: place) }
  copied += try setElement(&element, rest, to: value, within: room.beside(map.extent))
  return copied
}

extension Extent {
  /// What is left for an element in a container that may fill this, beside what else it holds.
  fileprivate func beside(_ others: Extent) -> Extent {
    var left = self
    left.depth -= 1
    left.weight -= others.weight
    return left
  }
}

/// A map from keys and values in turn; a key that comes twice keeps its first place and its last
/// value.
func makeMap(_ entries: UnsafeBufferPointer<Value>) throws(Fault) -> Map {
  let map = Map()
  for index in stride(from: 0, to: entries.count, by: 2) {
    guard entries[index].canBeKey else { throw .badKey(entries[index]) }
    map.set(entries[index], to: entries[index + 1])
  }
  try check(map.extent)
  return map
}

/// What `for` goes through: a list's elements, a map's keys, a text's characters.
func iterated(_ value: Value) throws(Fault) -> List {
  switch value {
  case .list(let list): return list
  case .map(let map): return List(map.keys)
  case .text(let text): return List(text.string.map { Value(String($0)) })
  default: throw .cannotIterate(value)
  }
}
