import Actors
import Diagnostics
import Kernel
import Language

/// What words mean at the prompt.
extension Session {
  /// The word for a lesson that an entry is the beginning of: `next`, `back`, `leave` or `quit`; nil
  /// for anything else.
  package func lessonCommand(in text: String) -> String? {
    let parsed = withStage { Parser.parse(Source(text), mode: .prompt, isKnown: isKnown) }
    guard case .complete(.command(let command), _) = parsed else { return nil }
    switch command {
    case .next: return "next"
    case .leave: return "leave"
    case .quit: return "quit"
    case .back where !text.contains(" "): return "back"
    default: return nil
    }
  }

  /// The actor that a word means at the prompt: what a variable of that name refers to, or the one
  /// that has the name.
  func actor(called word: String) -> ActorID? {
    if let slot = bindings.slots[word], case .actor(let actor) = simulator.stage.yourSlots[slot] {
      return actor
    }
    return simulator.stage.actor(named: word)
  }

  /// Whether a word is a variable or an actor at the prompt.
  func isKnown(_ word: String) -> Bool {
    bindings.slots[word] != nil || simulator.stage.actor(named: word) != nil
  }

  var scope: PromptScope {
    PromptScope(
      slots: bindings.slots, nextSlot: bindings.nextSlot,
      actor: { [unowned self] in simulator.stage.actor(named: $0) },
      identified: { [unowned self] in value(of: $0) },
      actorNames: { [unowned self] in actorNames(limit: 1_000) })
  }

  /// The names of the actors, the newest last, up to a number of them.
  func actorNames(limit: Int) -> [String] {
    simulator.stage.actorIDs.suffix(limit).map { simulator.stage.name(of: $0) }
  }
}
