/// Equality by structure: `1 == 1.0`, texts by their bytes, maps regardless of order, references and
/// futures by identity, different kinds unequal.
extension Value: Hashable {
  package static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)):
      Int(exactly: b) == a
    case (.duration(let a), .duration(let b)): a == b
    case (.tag(let a), .tag(let b)): a == b
    case (.signal(let a), .signal(let b)): a.tag == b.tag && a.argument == b.argument
    // `Move(1)` and `Move(1.0)` are equal, as their arguments are.
    case (.signal(let a), .message(let b)), (.message(let b), .signal(let a)):
      a.tag == b.tag && b.count == 1 && b[0] == a.argument
    case (.actor(let a), .actor(let b)): a == b
    case (.future(let a), .future(let b)): a == b
    case (.text(let a), .text(let b)): a === b || a.string.utf8.elementsEqual(b.string.utf8)
    case (.list(let a), .list(let b)): a === b || a.elements == b.elements
    case (.map(let a), .map(let b)): a === b || sameEntries(a, b)
    case (.message(let a), .message(let b)):
      a === b || a.tag == b.tag && a.count == b.count && a.arguments == b.arguments
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      if let whole = Int(exactly: value) { hasher.combine(whole) } else { hasher.combine(value) }
    case .duration(let value): hasher.combine(value)
    case .tag(let symbol): hasher.combine(symbol)
    case .signal(let signal):
      hasher.combine(signal.tag)
      hasher.combine([signal.argument])
    case .actor(let actor): hasher.combine(actor)
    case .future(let future): hasher.combine(future)
    case .text(let text): hasher.combine(text.string)
    case .list(let list): hasher.combine(list.elements)
    case .map(let map): hasher.combine(map.count)
    case .message(let message):
      hasher.combine(message.tag)
      hasher.combine(message.arguments)
    }
  }
}

private func sameEntries(_ a: Map, _ b: Map) -> Bool {
  guard a.count == b.count else { return false }
  for (index, key) in a.keys.enumerated() {
    guard let other = b[key], other == a.values[index] else { return false }
  }
  return true
}

extension Value {
  /// Whether this comes before `other`; nil where the two have no order. Numbers, texts (by code
  /// point) and durations have one, each among themselves.
  package func precedes(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.float(let a), .float(let b)): a < b
    case (.integer(let a), .float(let b)): isLess(a, b)
    case (.float(let a), .integer(let b)): !isLess(b, a) && Int(exactly: a) != b
    case (.duration(let a), .duration(let b)): a < b
    case (.text(let a), .text(let b)):
      a.string.unicodeScalars.lexicographicallyPrecedes(b.string.unicodeScalars)
    default: nil
    }
  }

  /// Whether the value may be a key of a map.
  package var canBeKey: Bool {
    switch self {
    case .none, .bool, .integer, .float, .duration, .tag, .actor, .text: true
    case .signal(let signal): signal.argument.canBeKey
    case .future, .map: false
    case .list(let list): list.elements.allSatisfy(\.canBeKey)
    case .message(let message): message.arguments.allSatisfy(\.canBeKey)
    }
  }
}

/// Compares exactly, also where the integer has more digits than a float can hold.
private func isLess(_ whole: Int, _ float: Double) -> Bool {
  if float >= 0x1p63 { return true }
  if float < -0x1p63 { return false }
  let floor = float.rounded(.down)
  return floor == float ? whole < Int(floor) : whole <= Int(floor)
}
