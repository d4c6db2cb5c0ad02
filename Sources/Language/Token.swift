import Diagnostics

/// The smallest piece of the language's text that means something.
struct Token: Equatable {
  enum Kind: Equatable {
    case name(String)
    case tag(String)
    case keyword(Keyword)
    /// `_` alone.
    case wildcard
    /// The magnitude, at most 2^63; only a minus in front makes the last one a number.
    case integer(UInt64)
    case float(Double)
    /// In microseconds.
    case duration(Int)
    case text([TextPart])
    case symbol(Symbol)
    case newline
    /// After the last newline, again and again.
    case end
    /// What is no token, and why; a parser that never comes here never mentions it.
    case wrong(Diagnostic)
  }

  /// A stretch of a text in double quotes.
  enum TextPart: Equatable {
    /// Characters with their escapes undone.
    case text(String)
    /// What stands between braces.
    case code(Span)
  }

  var kind: Kind
  var span: Span
  /// Whether nothing, not even a blank, stands between this token and the one before it.
  var glued: Bool

  /// Whether it is this symbol.
  func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Whether it is this keyword.
  func `is`(_ keyword: Keyword) -> Bool { kind == .keyword(keyword) }

  /// Whether it is this word, which is an ordinary name elsewhere.
  func `is`(_ word: ContextualWord) -> Bool { kind == .name(word.rawValue) }

  /// The text of a word of any kind: a name, a tag or a keyword.
  var word: String? {
    switch kind {
    case .name(let text), .tag(let text): text
    case .keyword(let keyword): keyword.rawValue
    default: nil
    }
  }
}
