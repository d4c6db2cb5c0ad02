package import Diagnostics

/// What is typed behind `--`, to say what a picture shows or where it goes; the raw value is the
/// word.
package enum PictureOption: String, Sendable, CaseIterable {
  case upto, only, path, anatomy
  case svg, html, mermaid, dot, shiviz, perfetto

  /// What has to follow.
  package enum Operand: Equatable, Sendable {
    case nothing
    case event
    case twoEvents
    case actors
    case file
  }

  package var operand: Operand {
    switch self {
    case .upto: .event
    case .only: .actors
    case .path: .twoEvents
    case .anatomy: .nothing
    case .svg, .html, .mermaid, .dot, .shiviz, .perfetto: .file
    }
  }

  /// The format of the file that has to follow.
  package var format: PictureFormat? { PictureFormat(rawValue: rawValue) }

  /// As it is typed, without what follows.
  package var word: String { "--\(rawValue)" }

  /// How it is written with what follows.
  package var usage: String {
    switch operand {
    case .nothing: word
    case .event: "\(word) eN"
    case .twoEvents: "\(word) eN eN"
    case .actors: "\(word) A,B"
    case .file: "\(word) FILE"
    }
  }

  /// How several are written: those that name a file exclude each other.
  static func usage(_ options: [PictureOption]) -> String {
    let files = options.filter { $0.operand == .file }.map(\.word).joined(separator: " | ")
    let others = options.filter { $0.operand != .file }.map { "[\($0.usage)]" }
    return (others + (files.isEmpty ? [] : ["[\(files) FILE]"])).joined(separator: " ")
  }
}

/// What a picture or a history can be written as; the raw value is the word behind `--`.
package enum PictureFormat: String, Sendable, CaseIterable {
  case svg, html, mermaid, dot, shiviz, perfetto
}

/// A file that a picture or a history is to be written to.
package struct PictureFile: Sendable {
  package var format: PictureFormat
  package var path: String
  /// Where its option stands.
  package var span: Span

  /// As it is typed.
  var words: String { "--\(format.rawValue) \(SyntaxPrinter.quoted(path))" }
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
  /// Where it is written to; nil for the screen.
  package var file: PictureFile?

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
    if let file { words.append(file.words) }
    return words
  }
}
