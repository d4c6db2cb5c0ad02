import Actors
import Glibc

/// Frames out of what has been received.
struct FrameReader: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 12
  /// How much of it has been received, and how much of that has been read.
  private var end = 0
  private var place = 0
  /// Whether the bytes cannot be those of frames.
  private(set) var isBroken = false
  /// Whether the last reading left nothing behind to be received.
  private(set) var hasTakenAll = false

  /// How much is received at once at least, if there is as much.
  private static let portion = 1 << 11

  init() {
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  /// Receives what has come; what was read before is gone.
  /// - Returns: as `read`.
  mutating func receive(from descriptor: Int32) -> Int {
    makeRoom()
    let count = read(descriptor, bytes + end, capacity - end)
    hasTakenAll = count < capacity - end
    if count > 0 { end += count }
    return count
  }

  private mutating func makeRoom() {
    if place == end {
      place = 0
      end = 0
    }
    if capacity - end >= Self.portion { return }
    let left = end - place
    // What has been read is given up first; a frame that is large gets twice the room each time.
    let room = max(capacity, left * 2 + Self.portion)
    if room == capacity {
      bytes.update(from: bytes + place, count: left)
    } else {
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      moved.update(from: bytes + place, count: left)
      bytes.deallocate()
      bytes = moved
      capacity = room
    }
    place = 0
    end = left
  }

  /// The next frame that is whole, which stays where it is until `skip` and the next `receive`.
  mutating func next() -> FrameText? {
    guard end - place >= Frame.prefix else { return nil }
    var count = 0
    for index in 0..<Frame.prefix { count |= Int(bytes[place + index]) << (8 * index) }
    guard count <= Frame.limit else {
      isBroken = true
      return nil
    }
    guard end - place - Frame.prefix >= count else { return nil }
    return FrameText(UnsafeBufferPointer(start: bytes + place + Frame.prefix, count: count))
  }

  /// Goes on behind a frame that was the next one.
  mutating func skip(_ frame: FrameText) {
    place += Frame.prefix + frame.bytes.count
  }
}

/// The text of a frame that has come, read from its beginning to its end.
struct FrameText {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place = 0

  /// What a line begins with that gives a state variable a value.
  static let slotMark = UInt8(ascii: "=")

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The key of the next word of the line; 0 when there is none.
  mutating func word() -> UInt64 {
    let start = skipBlank()
    while place < bytes.count, !isBlank(bytes[place]) { place += 1 }
    return Word.key(of: UnsafeBufferPointer(rebasing: bytes[start..<place]))
  }

  /// The next word of the line as a number; nil when it is none.
  mutating func number() -> Int? {
    var start = skipBlank()
    let isNegative = start < bytes.count && bytes[start] == UInt8(ascii: "-")
    if isNegative { start += 1 }
    place = start
    var number = 0
    while place < bytes.count, !isBlank(bytes[place]) {
      let digit = Int(bytes[place]) - Int(UInt8(ascii: "0"))
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(digit)
      guard 0...9 ~= digit, !overflows, !overflowsToo else { return nil }
      number = sum
      place += 1
    }
    guard place > start else { return nil }
    return isNegative ? -number : number
  }

  /// The literal of a value that comes next.
  mutating func value(
    _ tags: TagTable, _ names: ActorNames? = nil
  ) throws(LiteralReader.Problem) -> Value {
    _ = skipBlank()
    var reader = LiteralReader(bytes, at: place, tags, names)
    let value = try reader.value()
    place = reader.place
    guard place == bytes.count || isBlank(bytes[place]) else { throw reader.problem }
    return value
  }

  /// Goes on to the next line. False when there is none.
  mutating func nextLine() -> Bool {
    while place < bytes.count {
      place += 1
      if bytes[place - 1] == UInt8(ascii: "\n") { return true }
    }
    return false
  }

  /// The number of the state variable that the line gives a value, which comes next; nil when it is
  /// another line.
  mutating func slot() -> Int? {
    guard place < bytes.count, bytes[place] == Self.slotMark else { return nil }
    place += 1
    return number() ?? -1
  }

  /// The lines from here on.
  var rest: String { String(decoding: bytes[place...], as: UTF8.self) }

  private mutating func skipBlank() -> Int {
    if place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    return place
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
  }
}
