import Actors

/// What travels between a worker and the stage: a few lines of text, which say in words what is meant
/// and have values as their literals.
///
/// In front of it stands its length in bytes, in four bytes, the lowest one first. Frames are written
/// and read as bytes right where they leave and arrive: a string for each would cost more than what
/// they are about.
enum Frame {
  /// The most bytes of one.
  static let limit = 1 << 30
  /// How many bytes say its length.
  static let prefix = 4
}

/// A word of a frame, which is compared by its first eight bytes.
struct Word: Equatable {
  let text: StaticString
  let key: UInt64

  init(_ text: StaticString) {
    self.text = text
    key = Self.key(of: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func key(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      if shift == 64 { break }
      key |= UInt64(byte) << shift
      shift += 8
    }
    return key
  }

  static func == (one: Word, other: Word) -> Bool { one.key == other.key }
}

/// Frames that are to be sent, one behind the other.
struct FrameWriter {
  private var bytes: [UInt8] = []
  /// How many of them have been sent.
  private var sentCount = 0
  /// Where the last frame begins.
  private var start = 0

  var unsentCount: Int { bytes.count - sentCount }

  // MARK: Writing

  mutating func begin(_ word: Word) {
    start = bytes.count
    for _ in 0..<Frame.prefix { bytes.append(0) }
    add(word)
  }

  /// Ends the frame, and lets its text be seen.
  mutating func end<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let count = bytes.count - start - Frame.prefix
    for index in 0..<Frame.prefix {
      bytes[start + index] = UInt8(truncatingIfNeeded: count >> (8 * index))
    }
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[(start + Frame.prefix)...]))
    }
  }

  mutating func add(_ word: Word) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(
        start: word.text.utf8Start, count: word.text.utf8CodeUnitCount))
  }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func add(_ number: Int) { bytes.append(decimal: number) }
  private mutating func addBlank() { bytes.append(UInt8(ascii: " ")) }
  mutating func beginLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Adds a number behind a blank.
  mutating func addNext(_ number: Int) {
    addBlank()
    add(number)
  }

  /// Adds a word behind a blank.
  mutating func addNext(_ word: Word) {
    addBlank()
    add(word)
  }

  /// Adds a literal behind a blank.
  mutating func addNext(_ value: Value, _ writer: ValueWriter) {
    addBlank()
    writer.write(value, to: &bytes)
  }

  /// Adds a literal in a line of its own.
  mutating func addLine(_ value: Value, _ writer: ValueWriter) {
    beginLine()
    writer.write(value, to: &bytes)
  }

  /// Adds the line that gives a state variable a value.
  mutating func addSlot(_ slot: Int, _ value: Value, _ writer: ValueWriter) {
    beginLine()
    bytes.append(FrameText.slotMark)
    add(slot)
    addNext(value, writer)
  }

  // MARK: Sending

  /// Lets what has not been sent be sent.
  /// - Parameter send: sends some bytes, and says how many of them; below 1 when it cannot.
  mutating func send(_ send: (UnsafeRawBufferPointer) -> Int) {
    while sentCount < bytes.count {
      let count = bytes.withUnsafeBytes { send(.init(rebasing: $0[sentCount...])) }
      if count <= 0 { return }
      sentCount += count
    }
    bytes.removeAll(keepingCapacity: true)
    sentCount = 0
  }
}
