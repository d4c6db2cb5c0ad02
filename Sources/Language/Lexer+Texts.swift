import Diagnostics

extension Lexer {
  /// The text in double quotes that begins here: its characters, and where its braces hold code.
  mutating func text() -> Token.Kind {
    let start = offset
    offset += 1
    var parts: [Token.TextPart] = []
    var literal = ""
    while let byte = byte(0), byte != Byte.newline {
      switch byte {
      case Byte.quote:
        offset += 1
        if !literal.isEmpty || parts.isEmpty { parts.append(.text(literal)) }
        return .text(parts)
      case Byte.backslash:
        switch escape() {
        case .success(let character): literal.unicodeScalars.append(character)
        case .failure(let problem): return giveUp(problem)
        }
      case Byte.openBrace:
        switch code(in: start) {
        case .success(let span):
          if !literal.isEmpty { parts.append(.text(literal)) }
          literal = ""
          parts.append(.code(span))
        case .failure(let problem): return giveUp(problem)
        }
      default:
        let (character, length) = scalar(at: offset)
        if Byte.isControl(character), character != "\t", character != "\r" {
          return giveUp(Wording.strangeCharacter(character, Span(offset, offset + length)))
        }
        literal.unicodeScalars.append(character)
        offset += length
      }
    }
    return .wrong(Wording.openText(Span(start, offset)))
  }

  /// Leaves the rest of the line out: after a mistake nobody knows where the text ends.
  private mutating func giveUp(_ problem: Diagnostic) -> Token.Kind {
    while let byte = byte(0), byte != Byte.newline { offset += 1 }
    return .wrong(problem)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "n"): "\n", UInt8(ascii: "t"): "\t", Byte.quote: "\"", Byte.backslash: "\\",
    Byte.openBrace: "{", Byte.closeBrace: "}",
  ]

  private mutating func escape() -> Result<Unicode.Scalar, Diagnostic> {
    let start = offset
    offset += 1
    guard let letter = byte(0), letter != Byte.newline else {
      return .failure(Wording.unknownEscape(Span(start, offset)))
    }
    if let character = Self.escapes[letter] {
      offset += 1
      return .success(character)
    }
    if letter == UInt8(ascii: "u") { return codePoint(from: start) }
    let length = scalar(at: offset).length
    return .failure(Wording.unknownEscape(Span(start, offset + length)))
  }

  /// `\u{1F600}`: one to six hexadecimal digits.
  private mutating func codePoint(from start: Int) -> Result<Unicode.Scalar, Diagnostic> {
    offset += 1
    var digits = ""
    if byte(0) == Byte.openBrace {
      offset += 1
      while let byte = byte(0), Unicode.Scalar(byte).properties.isASCIIHexDigit {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
        offset += 1
      }
    }
    guard byte(0) == Byte.closeBrace, (1...6).contains(digits.count),
      let value = UInt32(digits, radix: 16), let character = Unicode.Scalar(value)
    else { return .failure(Wording.badCodePoint(Span(start, max(offset, start + 2)))) }
    offset += 1
    return .success(character)
  }

  /// What stands between the brace here and the one that closes it. It is only measured: texts,
  /// maps and indexes inside it are tokens of their own, so their quotes and braces need no escape.
  private mutating func code(in start: Int) -> Result<Span, Diagnostic> {
    let brace = Span(offset, offset + 1)
    guard textDepth < LanguageLimits.nesting else { return .failure(Wording.tooDeep(brace)) }
    textDepth += 1
    defer { textDepth -= 1 }
    offset += 1
    var open = 1
    var isEmpty = true
    while true {
      let token = next()
      switch token.kind {
      case .newline, .end: return .failure(Wording.openText(Span(start, token.span.start)))
      case .wrong(let problem): return .failure(commentOr(problem, token.span))
      case .symbol(.openBrace): open += 1
      case .symbol(.closeBrace): open -= 1
      default: break
      }
      if open == 0 {
        if isEmpty { return .failure(Wording.emptyBraces(brace.through(token.span))) }
        return .success(Span(brace.end, token.span.start))
      }
      isEmpty = false
    }
  }

  private func commentOr(_ problem: Diagnostic, _ span: Span) -> Diagnostic {
    bytes[span.start] == Byte.hash ? Wording.commentInText(span) : problem
  }
}
