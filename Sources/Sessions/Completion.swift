import Actors
import Behaviors
import Diagnostics
import Exploration
import Kernel
import Language

/// What may follow where the cursor stands, from the live session.
extension Session {
  /// Words that can replace the bytes from `start` to the cursor. One that is followed by a space
  /// has it at its end.
  package struct Completions {
    package var start: Int
    package var candidates: [String]
  }

  /// Whether an entry needs more lines to be whole.
  package func isIncomplete(_ text: String) -> Bool {
    let parsed = withStage { Parser.parse(Source(text), mode: .prompt, isKnown: isKnown) }
    if case .incomplete = parsed { return true }
    return false
  }

  /// - Parameters:
  ///   - cursor: the place in the text, in bytes of UTF-8.
  ///   - files: the files whose path begins with a text.
  ///   - lessons: the words by which lessons are found.
  package func completions(
    in text: String, at cursor: Int, files: (String) -> [String], lessons: () -> [String]
  ) -> Completions {
    withStage { completionsOnStage(in: text, at: cursor, files: files, lessons: lessons) }
  }

  private func completionsOnStage(
    in text: String, at cursor: Int, files: (String) -> [String], lessons: () -> [String]
  ) -> Completions {
    let expected = expectations(in: text, upTo: cursor)
    var candidates: [String] = []
    if text.hasPrefix("help ") {
      candidates = HelpPage.all.map { $0.topic + " " }.filter { $0.hasPrefix(expected.prefix) }
    }
    for kind in expected.kinds {
      let words =
        switch kind {
        case .command: CommandWord.allCases.map { $0.rawValue + " " }
        case .actor: actorNames(limit: 500).map { $0 + " " }
        case .actors: lists(beginningWith: expected.prefix)
        case .variable: bindings.slots.keys.sorted().map { $0 + " " }
        case .behavior: simulator.stage.definedNames.map { $0 + " " }
        case .tag: tags(before: String(decoding: text.utf8.prefix(cursor), as: UTF8.self))
        case .builtin: Builtin.allCases.map { $0.rawValue + "(" }
        case .file: files(expected.prefix)
        case .lesson: lessons().map { $0 + " " }
        case .branch: journal.branches.map { "b\($0.number) " }
        case .witness:
          (1..<(1 + min(100, discovery?.witnesses.schedules.count ?? 0))).map { "W\($0) " }
        case .flight: simulator.stage.inFlight(atMost: 100).map { "m\($0.number) " }
        case .identifier: identifiers(beginningWith: expected.prefix)
        case .words(let words): words.map { $0 + " " }
        }
      candidates += words.filter { $0.hasPrefix(expected.prefix) && !candidates.contains($0) }
    }
    return Completions(start: expected.range.start, candidates: candidates)
  }

  /// Lists that a list of actors may become: with the name at its end completed.
  private func lists(beginningWith prefix: String) -> [String] {
    let parts = prefix.split(separator: ",", omittingEmptySubsequences: false)
    let before = parts.dropLast().map { $0 + "," }.joined()
    return (["you"] + actorNames(limit: 500)).filter { !parts.dropLast().contains($0[...]) }
      .map { before + $0 + " " }
  }

  /// The tags that the actor named after `send` or `ask` accepts; without one, all that anybody does.
  private func tags(before text: String) -> [String] {
    let words = text.split(separator: " ")
    var codes = simulator.stage.definedNames.compactMap { name in
      program.symbols.find(name).flatMap { simulator.stage.definition($0) }
    }
    if let verb = words.lastIndex(where: { $0 == "send" || $0 == "ask" }),
      verb + 1 < words.count,
      let actor = simulator.stage.actor(named: String(words[verb + 1])), actor != .you
    {
      codes = [simulator.stage.view(of: actor).behavior]
    }
    var tags: [String] = []
    for (tag, count) in codes.flatMap(\.acceptedTags) {
      let word = program.symbols[tag] + (count == 0 ? " " : "(")
      if !tags.contains(word) { tags.append(word) }
    }
    return tags
  }

  /// The latest events, messages or futures.
  private func identifiers(beginningWith prefix: String) -> [String] {
    let last =
      switch prefix.first {
      case "e": simulator.log.next - 1
      case "m": simulator.stage.messageCount
      case "f": simulator.stage.futureCount
      default: 0
      }
    guard last > 0, let letter = prefix.first else { return [] }
    return (max(1, last - 50)...last).map { "\(letter)\($0) " }
  }
}
