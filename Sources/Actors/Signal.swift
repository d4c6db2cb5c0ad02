/// A message with one argument that is plain memory: it needs no object of its own.
package struct Signal: BitwiseCopyable {
  /// What the argument is, in the upper bits beside the tag.
  private enum Kind: UInt32 {
    case integer, actor, future, tag, bool, none
  }

  private static let kindShift: UInt32 = 29
  private let head: UInt32
  private let payload: Int32

  /// A signal, if it can carry the argument: a whole number of 32 bits, an actor, a future, a tag, a
  /// boolean or none.
  @inline(__always)
  package init?(_ tag: Symbol, _ argument: Value) {
    if case .integer(let number) = argument {
      self.init(tag, number)
    } else {
      self.init(tag, other: argument)
    }
  }

  /// A signal that carries a whole number, if it has 32 bits.
  @inline(__always)
  package init?(_ tag: Symbol, _ number: Int) {
    guard let small = Int32(exactly: number), UInt32(bitPattern: tag.index) < 1 << Self.kindShift
    else { return nil }
    head = Kind.integer.rawValue << Self.kindShift | UInt32(bitPattern: tag.index)
    payload = small
  }

  private init?(_ tag: Symbol, other argument: Value) {
    let kind: Kind
    switch argument {
    case .actor(let actor): (kind, payload) = (.actor, actor.index)
    case .future(let future): (kind, payload) = (.future, future.number)
    case .tag(let symbol): (kind, payload) = (.tag, symbol.index)
    case .bool(let value): (kind, payload) = (.bool, value ? 1 : 0)
    case .none: (kind, payload) = (.none, 0)
    case .integer, .float, .duration, .text, .list, .map, .signal, .message: return nil
    }
    guard UInt32(tag.index) < 1 << Self.kindShift else { return nil }
    head = kind.rawValue << Self.kindShift | UInt32(tag.index)
  }

  package var tag: Symbol {
    Symbol(Int32(bitPattern: head & ((1 << Self.kindShift) - 1)))
  }

  @inline(__always)
  package var argument: Value {
    if head >> Self.kindShift == Kind.integer.rawValue { return .integer(Int(payload)) }
    return otherArgument
  }

  @inline(never)
  private var otherArgument: Value {
    switch Kind(rawValue: head >> Self.kindShift) {
    case .integer: .integer(Int(payload))
    case .actor: .actor(ActorID(payload))
    case .future: .future(FutureID(payload))
    case .tag: .tag(Symbol(payload))
    case .bool: .bool(payload != 0)
    case .some(.none), nil: .none
    }
  }
}
