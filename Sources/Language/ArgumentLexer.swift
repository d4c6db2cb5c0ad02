import Diagnostics

/// One argument of a command.
struct Argument: Equatable {
  var text: String
  /// With its quotes.
  var span: Span
  var isQuoted: Bool
}

/// Cuts the rest of a command's line into words: they are paths and names, not tokens of the
/// language.
struct ArgumentLexer {
  private let bytes: [UInt8]
  private(set) var offset: Int
  /// Where the line ends.
  let end: Int

  init(_ lexer: Lexer, from offset: Int) {
    bytes = lexer.bytes
    self.offset = offset
    end = bytes[min(offset, bytes.count)...].firstIndex(of: Byte.newline) ?? bytes.count
  }

  /// The next argument; nil at the end of the line or at a comment.
  mutating func next() -> Result<Argument, Diagnostic>? {
    while offset < end, Byte.isBlank(bytes[offset]) { offset += 1 }
    guard offset < end, bytes[offset] != Byte.hash else { return nil }
    return bytes[offset] == Byte.quote ? quoted() : .success(word())
  }

  private mutating func word() -> Argument {
    let start = offset
    while offset < end, !Byte.isBlank(bytes[offset]) { offset += 1 }
    return Argument(
      text: String(decoding: bytes[start..<offset], as: UTF8.self), span: Span(start, offset),
      isQuoted: false)
  }

  private mutating func quoted() -> Result<Argument, Diagnostic> {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while offset < end, bytes[offset] != Byte.quote {
      let isEscape =
        bytes[offset] == Byte.backslash && offset + 1 < end
        && [Byte.quote, Byte.backslash].contains(bytes[offset + 1])
      if isEscape { offset += 1 }
      content.append(bytes[offset])
      offset += 1
    }
    guard offset < end else { return .failure(Wording.openArgument(Span(start, offset))) }
    offset += 1
    return .success(
      Argument(
        text: String(decoding: content, as: UTF8.self), span: Span(start, offset), isQuoted: true))
  }
}
