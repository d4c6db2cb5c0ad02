import Actors

/// Reads values as `ValueWriter` writes them, with actors written as their names, `#` and their
/// numbers: a reference means the same in every process, and can still be read by people.
struct LiteralReader {
  /// What was read that is no value.
  struct Problem: Error, Equatable {
    let offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// How far it has come.
  private(set) var place: Int
  private let tags: TagTable
  /// Is told the name of each actor that is mentioned.
  private let names: ActorNames?

  /// The value of a literal that stands alone.
  static func read(_ literal: Substring, _ tags: TagTable) throws(Problem) -> Value {
    let bytes = Array(literal.utf8)
    return try bytes.withUnsafeBufferPointer { (bytes) throws(Problem) in
      var reader = LiteralReader(bytes, at: 0, tags, nil)
      let value = try reader.value()
      guard reader.place == bytes.count else { throw reader.problem }
      return value
    }
  }

  /// Reads from a place on.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ tags: TagTable, _ names: ActorNames?
  ) {
    self.bytes = bytes
    self.place = place
    self.tags = tags
    self.names = names
  }

  var problem: Problem { Problem(offset: place) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ text: StaticString) throws(Problem) {
    guard skips(text) else { throw problem }
  }

  private mutating func skips(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[place + offset] != text.utf8Start[offset] { return false }
    place += count
    return true
  }

  // MARK: Values

  /// The value whose literal comes next.
  mutating func value() throws(Problem) -> Value {
    guard let next else { throw problem }
    switch next {
    case UInt8(ascii: "\""): return Value(try string())
    case UInt8(ascii: "["): return Value(try elements("[", "]"))
    case UInt8(ascii: "{"): return .map(try map())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func elements(
    _ open: StaticString, _ close: StaticString
  ) throws(Problem) -> [Value] {
    try skip(open)
    return skips(close) ? [] : try elements(to: close, after: [])
  }

  private mutating func elements(
    to close: StaticString, after earlier: [Value]
  ) throws(Problem) -> [Value] {
    var elements = earlier
    while true {
      elements.append(try value())
      if skips(close) { return elements }
      try skip(", ")
    }
  }

  private mutating func map() throws(Problem) -> Map {
    try skip("{")
    let map = Map()
    if skips("}") { return map }
    while true {
      let key = try key()
      try skip(": ")
      map.set(key, to: try value())
      if skips("}") { return map }
      try skip(", ")
    }
  }

  private mutating func key() throws(Problem) -> Value {
    if skips("(") {
      let key = try value()
      try skip(")")
      return key
    }
    guard let next else { throw problem }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try value()
    default: break
    }
    let word = takeWord()
    if word.isEmpty { throw problem }
    return Self.constant(word) ?? Value(String(decoding: word, as: UTF8.self))
  }

  /// What begins with a letter: a constant, a future, an actor or a message.
  private mutating func word() throws(Problem) -> Value {
    let word = takeWord()
    if word.isEmpty { throw problem }
    if skips("#") {
      guard let index = takeDigits().flatMap({ Int32(exactly: $0) }) else { throw problem }
      names?.note(ActorID(index), word)
      return .actor(ActorID(index))
    }
    if let value = Self.constant(word) ?? Self.future(word) { return value }
    let tag = tags.symbol(of: word)
    guard next == UInt8(ascii: "(") else { return .tag(tag) }
    return try message(tag)
  }

  private mutating func message(_ tag: Symbol) throws(Problem) -> Value {
    try skip("(")
    if skips(")") { return .tag(tag) }
    let first = try value()
    // Most have no more than one.
    if skips(")") { return Signal(tag, first).map { .signal($0) } ?? .message(tag, [first]) }
    try skip(", ")
    return .message(tag, try elements(to: ")", after: [first]))
  }

  private static func constant(_ word: UnsafeBufferPointer<UInt8>) -> Value? {
    switch word.count {
    case 4 where word.elementsEqual("none".utf8): Value.none
    case 4 where word.elementsEqual("true".utf8): .bool(true)
    case 5 where word.elementsEqual("false".utf8): .bool(false)
    default: nil
    }
  }

  /// `f` and digits.
  private static func future(_ word: UnsafeBufferPointer<UInt8>) -> Value? {
    guard word[0] == UInt8(ascii: "f"), word.count > 1, word[1] <= UInt8(ascii: "9") else {
      return nil
    }
    return Int32(String(decoding: word.dropFirst(), as: UTF8.self)).map { .future(FutureID($0)) }
  }

  /// Letters, digits and what else stands in the names of actors.
  private mutating func takeWord() -> UnsafeBufferPointer<UInt8> {
    let start = place
    while let byte = next, byte >= 0x80 || Self.isPartOfWord(byte) { place += 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<place])
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// The number that digits stand for, which may be none; nil when it is too large.
  private mutating func takeDigits() -> Int? {
    let start = place
    var number: Int? = 0
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      place += 1
      guard let before = number else { continue }
      let (tens, overflows) = before.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      number = overflows || overflowsToo ? nil : sum
    }
    return place > start ? number : nil
  }

  // MARK: Numbers and texts

  private mutating func number() throws(Problem) -> Value {
    let start = place
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let digits = takeDigits()
    if let digits, next.map({ !Self.goesOnNumber($0) }) ?? true {
      return .integer(isNegative ? -digits : digits)
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    for (unit, length) in [("us", 1), ("ms", 1_000), ("s", 1_000_000)] where starts(with: unit) {
      place += unit.utf8.count
      guard let count = Int(text) else { throw problem }
      let (duration, overflows) = count.multipliedReportingOverflow(by: length)
      if overflows { throw problem }
      return .duration(duration)
    }
    let end = place
    while let byte = next, Self.isPartOfFloat(byte) { place += 1 }
    if place == end, let number = Int(text) { return .integer(number) }
    let all = String(decoding: bytes[start..<place], as: UTF8.self)
    if place > end, let number = Double(all) { return .float(number) }
    throw problem
  }

  /// Whether a number that has begun with digits is more than those.
  private static func goesOnNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "u"), UInt8(ascii: "m"), UInt8(ascii: "s"): true
    default: isPartOfFloat(byte)
    }
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private static func isPartOfFloat(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func string() throws(Problem) -> String {
    try skip("\"")
    var text: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      default: text.append(byte)
      }
    }
    throw problem
  }

  private mutating func escaped() throws(Problem) -> [UInt8] {
    guard let byte = next else { throw problem }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"): return [byte]
    case UInt8(ascii: "u"):
      try skip("{")
      let start = place
      while let byte = next, byte != UInt8(ascii: "}") { place += 1 }
      let digits = String(decoding: bytes[start..<place], as: UTF8.self)
      try skip("}")
      guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
        throw problem
      }
      return Array(String(scalar).utf8)
    default: throw problem
    }
  }
}
