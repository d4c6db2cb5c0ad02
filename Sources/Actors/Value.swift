/// What variables hold and messages carry. Values never change: an assignment to an element makes a
/// new list or map, which is the old one changed in place when nobody else holds it.
package enum Value {
  case none
  case bool(Bool)
  case integer(Int)
  case float(Double)
  /// In microseconds.
  case duration(Int)
  /// A message without arguments.
  case tag(Symbol)
  case actor(ActorID)
  case future(FutureID)
  /// A message with one argument that needs no object of its own. Every message of that form is one
  /// of these and never a `message`.
  case signal(Signal)
  // Those that are objects stand together, so that one comparison tells them from the others.
  case text(Text)
  case list(List)
  case map(Map)
  /// A tagged message with at least one argument, other than a `signal`.
  case message(Message)

  package init(_ string: String) {
    self = .text(Text(string))
  }

  package init(_ elements: [Value]) {
    self = .list(List(elements))
  }
}

/// The size of a value as a tree: how deep it nests and how much it holds. Shared parts count each
/// time they occur, because that is how long they are when printed.
package struct Extent: Equatable, Sendable {
  /// Levels of lists, maps and messages; 0 for a value without elements.
  package var depth: Int32
  /// Elements in all, texts counting one for every eight bytes; saturates.
  package var weight: Int32

  package static let leaf = Extent(depth: 0, weight: 1)

  /// The most levels a value may nest; building more is a fault.
  package static let maximumDepth: Int32 = 500
  /// The most a value may hold; building more is a fault.
  package static let maximumWeight: Int32 = 8_000_000

  /// The most a value may be.
  package static let maximum = Extent(depth: maximumDepth, weight: maximumWeight)

  /// Counts an element in.
  package mutating func hold(_ element: Extent) {
    depth = max(depth, element.depth + 1)
    let (sum, overflows) = weight.addingReportingOverflow(element.weight)
    weight = overflows ? .max : sum
  }
}

extension Value {
  package var extent: Extent {
    switch self {
    case .none, .bool, .integer, .float, .duration, .tag, .actor, .future: .leaf
    case .signal: Extent(depth: 1, weight: 2)
    case .text(let text): Extent(depth: 0, weight: Int32(clamping: 1 + text.string.utf8.count / 8))
    case .list(let list): list.extent
    case .map(let map): map.extent
    case .message(let message): message.extent
    }
  }

  /// What kind of thing it is, with its article, for messages.
  package var kindName: String {
    switch self {
    case .none: "none"
    case .bool: "a boolean"
    case .integer, .float: "a number"
    case .duration: "a duration"
    case .tag, .signal, .message: "a message"
    case .actor: "an actor reference"
    case .future: "a future"
    case .text: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension Value {
  /// A tagged message in its one form.
  package static func message(_ tag: Symbol, _ arguments: [Value]) -> Value {
    let copies = UnsafeMutablePointer<Value>.allocate(capacity: max(1, arguments.count))
    defer { copies.deallocate() }
    for (index, argument) in arguments.enumerated() {
      (copies + index).initialize(to: argument)
    }
    return message(tag, moving: copies, count: arguments.count)
  }

  /// A tagged message in its one form, from arguments whose memory is left uninitialized.
  package static func message(
    _ tag: Symbol, moving arguments: UnsafeMutablePointer<Value>, count: Int
  ) -> Value {
    if count == 0 { return .tag(tag) }
    if count == 1, let signal = Signal(tag, arguments.pointee) { return .signal(signal) }
    return .message(Message(tag, moving: arguments, count: count))
  }
}
