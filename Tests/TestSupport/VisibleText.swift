/// What of a terminal's output is text: escape sequences and carriage returns are left out.
///
/// Takes the output piece by piece, wherever it was cut.
struct VisibleText {
  private enum State {
    case text
    /// Behind an escape character.
    case escape
    /// In a sequence that ends with a letter (ECMA-48, 5.4).
    case control
    /// In a sequence that ends with a bell or another escape sequence: a window's title.
    case command
    /// Behind an escape character and an intermediate one: a single character follows.
    case designation
  }

  private var state = State.text
  /// What stands in the sequence so far.
  private var parameters: [UInt8] = []
  /// How many whole lines have been erased.
  private(set) var erasedLines = 0

  /// The text in the next bytes. All of UTF-8's later bytes are text, so that a character cut in
  /// two comes out whole when the pieces are joined.
  mutating func text(in bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { take($0) }
  }

  /// Whether the byte is text.
  private mutating func take(_ byte: UInt8) -> Bool {
    switch (state, byte) {
    case (_, 0x1B): state = .escape
    case (.text, 0x0D), (.text, 0x07): break
    case (.text, _): return true
    case (.escape, UInt8(ascii: "[")):
      state = .control
      parameters = []
    case (.escape, UInt8(ascii: "]")): state = .command
    case (.escape, 0x20...0x2F): state = .designation
    case (.escape, _), (.designation, _): state = .text
    case (.control, 0x40...0x7E):
      state = .text
      if byte == UInt8(ascii: "K"), parameters == [UInt8(ascii: "2")] { erasedLines += 1 }
    case (.command, 0x07): state = .text
    case (.control, _): parameters.append(byte)
    case (.command, _): break
    }
    return false
  }
}
