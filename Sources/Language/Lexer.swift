import Diagnostics

/// Cuts a text into tokens, one at a time and only when asked, so that a bad token in line 9 does
/// not spoil line 1.
///
/// A value: a copy is a way to look ahead.
struct Lexer {
  let bytes: [UInt8]
  /// Where the next token is looked for; may be moved to go on elsewhere.
  var offset: Int
  /// How many texts in double quotes enclose this place.
  var textDepth = 0
  private var gaveLastNewline = false

  init(_ text: String, from offset: Int = 0) {
    bytes = Array(text.utf8)
    self.offset = offset
    if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.offset = 3 }
  }

  /// The next token; at the end of the text first a newline, then the end forever.
  mutating func next() -> Token {
    let before = offset
    skipBlanks()
    let start = offset
    let kind = start < bytes.count ? kindOfNext() : kindAtEnd()
    let glued = start == before && start > 0 && bytes[start - 1] != Byte.newline
    return Token(kind: kind, span: Span(start, offset), glued: glued)
  }

  private mutating func kindAtEnd() -> Token.Kind {
    defer { gaveLastNewline = true }
    return gaveLastNewline ? .end : .newline
  }

  private mutating func skipBlanks() {
    while let byte = byte(0), Byte.isBlank(byte) { offset += 1 }
    guard byte(0) == Byte.hash, textDepth == 0 else { return }
    while let byte = byte(0), byte != Byte.newline { offset += 1 }
  }

  private mutating func kindOfNext() -> Token.Kind {
    switch bytes[offset] {
    case Byte.newline:
      offset += 1
      return .newline
    case Byte.quote: return text()
    case let byte where Byte.isDigit(byte): return number()
    default: return Byte.startsWord(scalar(at: offset).value) ? word() : symbol()
    }
  }

  private mutating func word() -> Token.Kind {
    let start = offset
    skipWord()
    let text = string(start, offset)
    if text == "_" { return .wildcard }
    if text.hasPrefix("_") { return .wrong(Wording.underscoredName(text, Span(start, offset))) }
    if let keyword = Keyword(rawValue: text) { return .keyword(keyword) }
    return text.unicodeScalars.first?.properties.isUppercase == true ? .tag(text) : .name(text)
  }

  private mutating func symbol() -> Token.Kind {
    let start = offset
    for length in (1...Symbol.longest).reversed() where start + length <= bytes.count {
      let text = string(start, start + length)
      let symbol = Symbol(rawValue: text)
      let instead = Symbol.foreign[text]
      guard symbol != nil || instead != nil else { continue }
      offset += length
      if let symbol { return .symbol(symbol) }
      return .wrong(Wording.foreignSymbol(text, instead: instead, Span(start, offset)))
    }
    let (value, length) = scalar(at: start)
    offset += length
    return .wrong(Wording.strangeCharacter(value, Span(start, offset)))
  }

  /// Moves behind the letters, digits and underscores that follow.
  mutating func skipWord() {
    while offset < bytes.count {
      let (value, length) = scalar(at: offset)
      guard Byte.continuesWord(value) else { return }
      offset += length
    }
  }

  /// The byte some places on, if there is one.
  func byte(_ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The character at a place, and its length in bytes.
  func scalar(at place: Int) -> (value: Unicode.Scalar, length: Int) {
    let first = bytes[place]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(place + length, bytes.count)
    return (string(place, end).unicodeScalars.first ?? "\u{FFFD}", end - place)
  }
}

/// What single bytes and characters mean to the lexers.
enum Byte {
  static let newline = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let hash = UInt8(ascii: "#")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let underscore = UInt8(ascii: "_")
  static let dot = UInt8(ascii: ".")

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isIDStart
  }

  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIDContinue }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
