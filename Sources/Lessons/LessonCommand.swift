internal import Typography

/// What a reader may type that is meant for the lesson and not for the session.
enum LessonCommand: Equatable {
  /// As if Enter were pressed that often.
  case next(Int)
  case back, hint, check, skip, restart
  /// To a heading by its number or the beginning of its words.
  case goto(String)
  case contents, notes, help, leave, quit

  /// Reads a command; nil when the words are none.
  /// - Parameter isTrying: whether the reader is beside the lesson, where a word that the session
  ///   knows, too, is the session's.
  init?(_ text: Substring, isTrying: Bool) {
    let word = text.prefix { !$0.isWhitespace }
    let rest = trimmed(text[word.endIndex...])
    switch (word, rest.isEmpty) {
    case ("next", true): self = .next(1)
    case ("next", false):
      guard let count = Int(rest), (1...100_000).contains(count) else { return nil }
      self = .next(count)
    case ("goto", true): self = .contents
    case ("goto", false):
      if isTrying, Self.isMoment(rest) { return nil }
      self = .goto(String(rest))
    case ("back", true) where !isTrying: self = .back
    case ("help", true) where !isTrying: self = .help
    case ("hint", true): self = .hint
    case ("check", true): self = .check
    case ("skip", true): self = .skip
    case ("restart", true): self = .restart
    case ("contents", true): self = .contents
    case ("notes", true): self = .notes
    case ("leave", true): self = .leave
    case ("quit", true): self = .quit
    default: return nil
    }
  }

  /// Whether the words behind `goto` name a moment of the session, or an event.
  private static func isMoment(_ words: Substring) -> Bool {
    let digits = words.hasPrefix("e") ? words.dropFirst() : words
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension LessonPlayer {
  /// The words for a lesson that no session knows, for completion.
  package static let words = ["hint", "check", "skip", "restart", "contents", "notes"]
}
