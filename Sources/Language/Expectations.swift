package import Diagnostics

/// Which words may stand at the cursor, for completion.
package struct Expectations: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case command
    /// A living or stopped actor.
    case actor
    /// Actors with commas between them.
    case actors
    case variable
    case behavior
    /// The tag of a message.
    case tag
    /// A built-in function.
    case builtin
    case file
    case lesson
    /// A message, event or future by its number.
    case identifier
    case flight
    /// A branch of the session.
    case branch
    /// A run that `explore` found.
    case witness
    /// One of these words of the language or of a command.
    case words([String])
  }

  /// In order of preference; empty where only something new can be typed.
  package var kinds: [Kind]
  /// What is typed of the word already.
  package var prefix: String
  /// Where the prefix stands, in bytes of the text.
  package var range: Span
}

/// What may stand at a place in an entry that is being typed.
///
/// - Parameter offset: The cursor, in bytes of UTF-8; what follows it does not matter.
package func expectations(in text: String, upTo offset: Int) -> Expectations {
  let typed = String(decoding: text.utf8.prefix(max(0, offset)), as: UTF8.self)
  return Expecting(typed).expectations()
}

/// Reads the text before the cursor as far as completion needs it.
struct Expecting {
  let text: String
  let tokens: [Token]

  init(_ text: String) {
    self.text = text
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      tokens.append(token)
    }
    // The newline that the lexer adds at the end was not typed.
    self.tokens = tokens.dropLast()
  }

  func expectations() -> Expectations {
    if let command { return afterCommand(command) }
    let (start, before) = lastWord()
    return Expectations(
      kinds: kinds(after: before), prefix: suffix(from: start),
      range: Span(start, text.utf8.count))
  }

  func suffix(from start: Int) -> String {
    String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
  }
}
