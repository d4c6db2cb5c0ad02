/// What travels between a worker and the stage: a few lines of text, which say in words what is meant
/// and have values as their literals.
///
/// In front of it stands its length in bytes, in four bytes, the lowest one first.
enum Frame {
  /// The most bytes of one.
  static let limit = 1 << 30

  /// The bytes of a frame of some lines, its length in front.
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0, 0, 0, 0]
    bytes += text.utf8
    let count = UInt32(truncatingIfNeeded: bytes.count - 4)
    for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(index))) }
    return bytes
  }
}

extension Frame {
  /// The lines of a frame; there is at least one.
  static func lines(of frame: String) -> [Substring] {
    // By bytes: by characters it would take many times as long.
    frame.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// The words of a line.
  static func words(of line: Substring) -> [Substring] {
    line.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }
}

/// Frames out of what has been received.
struct FrameReader {
  private var bytes: [UInt8] = []
  /// How much of the bytes has been read.
  private var place = 0
  /// Whether the bytes cannot be those of frames.
  private(set) var isBroken = false

  /// Takes what has been received in.
  mutating func append(_ more: UnsafeRawBufferPointer) {
    if place == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      place = 0
    }
    bytes += more
  }

  /// The next frame that is whole, without its length.
  mutating func next() -> String? {
    guard bytes.count - place >= 4 else { return nil }
    var count = 0
    for index in 0..<4 { count |= Int(bytes[place + index]) << (8 * index) }
    guard count <= Frame.limit else {
      isBroken = true
      return nil
    }
    guard bytes.count - place - 4 >= count else { return nil }
    defer { place += 4 + count }
    return String(decoding: bytes[place + 4..<place + 4 + count], as: UTF8.self)
  }
}
