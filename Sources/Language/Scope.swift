package import Actors

/// What names mean at the prompt.
package struct PromptScope {
  /// The slots of the prompt's variables.
  package var slots: [String: Int]
  /// The slot the next new variable gets.
  package var nextSlot: Int
  /// The actor with a full name.
  package var actor: (String) -> ActorID?
  /// The value that a message's or a future's number stands for.
  package var identified: (String) -> Value?
  /// Names of actors, for suggestions.
  package var actorNames: () -> [String]

  package init(
    slots: [String: Int] = [:], nextSlot: Int = 0, actor: @escaping (String) -> ActorID?,
    identified: @escaping (String) -> Value?,
    actorNames: @escaping () -> [String]
  ) {
    self.slots = slots
    self.nextSlot = nextSlot
    self.actor = actor
    self.identified = identified
    self.actorNames = actorNames
  }
}

/// The names in blocks, innermost last, and those around them.
struct Scope {
  /// Where a variable is kept.
  enum Place: Equatable {
    case local(Int)
    case slot(Int)
  }

  /// The variables of each open block.
  var blocks: [[String: Int]] = [[:]]
  /// The state variables of a behavior; those of the prompt for a typed entry.
  var slots: [String: Int]

  func place(of name: String) -> Place? {
    for block in blocks.reversed() {
      if let local = block[name] { return .local(local) }
    }
    return slots[name].map { .slot($0) }
  }

  /// Every name that can be used here, for suggestions.
  var names: [String] {
    (blocks.flatMap(\.keys) + slots.keys).sorted()
  }
}
