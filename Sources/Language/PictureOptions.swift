/// What is typed behind `--`, to say what a picture shows or where it goes; the raw value is the
/// word.
package enum PictureOption: String, Sendable, CaseIterable {
  case upto, only, path, anatomy

  /// What has to follow.
  package enum Operand: Equatable, Sendable {
    case nothing
    case event
    case twoEvents
    case actors
  }

  package var operand: Operand {
    switch self {
    case .upto: .event
    case .only: .actors
    case .path: .twoEvents
    case .anatomy: .nothing
    }
  }

  /// As it is typed, without what follows.
  package var word: String { "--\(rawValue)" }

  /// How it is written with what follows.
  package var usage: String {
    switch operand {
    case .nothing: word
    case .event: "\(word) eN"
    case .twoEvents: "\(word) eN eN"
    case .actors: "\(word) A,B"
    }
  }
}

/// The options of one picture.
package struct PictureOptions: Sendable {
  /// The last event to be shown.
  package var upto: Name?
  /// Only these actors; empty for all.
  package var only: [Name] = []
  /// The events, or what stands for them, between which to show how one led to the other.
  package var path: (Name, Name)?
  /// Whether an actor is drawn, and not its behavior.
  package var isAnatomy = false

  package init() {}

  /// As they are typed.
  package var words: [String] {
    var words: [String] = []
    if let upto { words.append("\(PictureOption.upto.word) \(upto.text)") }
    if !only.isEmpty {
      words.append("\(PictureOption.only.word) \(only.map(\.text).joined(separator: ","))")
    }
    if let path { words.append("\(PictureOption.path.word) \(path.0.text) \(path.1.text)") }
    if isAnatomy { words.append(PictureOption.anatomy.word) }
    return words
  }
}
