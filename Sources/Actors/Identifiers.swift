/// An actor's place in its configuration: 0 is `you`, the others follow in order of creation.
package struct ActorID: BitwiseCopyable, Hashable, Sendable {
  package let index: Int32

  package init(_ index: Int32) {
    self.index = index
  }

  /// The person at the prompt.
  package static var you: ActorID { ActorID(0) }
  /// Where an actor is meant and there is none: a timer's sender, the sender at the prompt.
  package static var nobody: ActorID { ActorID(-1) }
}

/// A future's number, from 1 in order of creation: `f3` is 3.
package struct FutureID: BitwiseCopyable, Hashable, Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// Where a future is meant and there is none: a message that expects no reply.
  package static var none: FutureID { FutureID(0) }
}

/// The interned name of a tag, an index into a `Symbols` table.
package struct Symbol: BitwiseCopyable, Hashable, Sendable {
  package let index: Int32

  package init(_ index: Int32) {
    self.index = index
  }
}

/// The names that symbols stand for. It only grows, so a symbol stays valid for ever.
package struct Symbols: Sendable {
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]

  package init() {}

  /// The symbol of a name, made if there is none yet.
  package mutating func intern(_ name: String) -> Symbol {
    if let number = numbers[name] { return Symbol(number) }
    let number = Int32(names.count)
    names.append(name)
    numbers[name] = number
    return Symbol(number)
  }

  /// The symbol of a name that has one.
  package func find(_ name: String) -> Symbol? {
    numbers[name].map { Symbol($0) }
  }

  package subscript(symbol: Symbol) -> String {
    names[Int(symbol.index)]
  }

  /// All names, in the order they were first seen.
  package var all: [String] { names }
}
