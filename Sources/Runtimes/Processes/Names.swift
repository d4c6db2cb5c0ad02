import Actors
import Behaviors

/// The symbols of tags by how they are spelled in bytes, so that no string is made for each.
final class TagTable {
  private let program: Program
  @exclusivity(unchecked) private var known: [UInt64: (spelling: [UInt8], symbol: Symbol)] = [:]

  init(_ program: Program) {
    self.program = program
  }

  func symbol(of spelling: UnsafeBufferPointer<UInt8>) -> Symbol {
    // FNV-1a (Fowler, Noll, Vo 1991).
    let hash = spelling.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    if let known = known[hash], known.spelling.elementsEqual(spelling) { return known.symbol }
    let symbol = program.symbols.intern(String(decoding: spelling, as: UTF8.self))
    known[hash] = (Array(spelling), symbol)
    return symbol
  }
}

/// The names of the actors that have been mentioned to a worker.
final class ActorNames {
  @exclusivity(unchecked) private var names: [Int32: (name: String, reference: String)] = [:]

  /// Takes note of an actor's name, which never changes.
  func note(_ actor: ActorID, _ spelling: UnsafeBufferPointer<UInt8>) {
    if names[actor.index] != nil { return }
    let name = String(decoding: spelling, as: UTF8.self)
    names[actor.index] = (name, "\(name)#\(actor.index)")
  }

  func name(of actor: ActorID) -> String { names[actor.index]?.name ?? "somebody" }

  /// How the actor is written in frames.
  func reference(to actor: ActorID) -> String {
    names[actor.index]?.reference ?? "somebody#\(actor.index)"
  }
}
