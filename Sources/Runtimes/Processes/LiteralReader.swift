import Actors

/// Reads values as `ValueWriter` writes them, with actors written as their names, `#` and their
/// numbers: a reference means the same in every process, and can still be read by people.
struct LiteralReader {
  /// What was read that is no value.
  struct Problem: Error, Equatable {
    let offset: Int
  }

  private let bytes: [UInt8]
  private var place = 0
  /// The symbol of a tag.
  private let symbol: (String) -> Symbol
  /// Is told the name of each actor that is mentioned.
  private let note: (ActorID, String) -> Void

  /// The value of a literal.
  static func read(
    _ text: Substring, symbol: @escaping (String) -> Symbol,
    note: @escaping (ActorID, String) -> Void = { _, _ in }
  ) throws(Problem) -> Value {
    var reader = LiteralReader(bytes: Array(text.utf8), symbol: symbol, note: note)
    let value = try reader.value()
    guard reader.place == reader.bytes.count else { throw reader.problem }
    return value
  }

  private init(
    bytes: [UInt8], symbol: @escaping (String) -> Symbol,
    note: @escaping (ActorID, String) -> Void
  ) {
    self.bytes = bytes
    self.symbol = symbol
    self.note = note
  }

  private var problem: Problem { Problem(offset: place) }

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

  private mutating func value() throws(Problem) -> Value {
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
    if skips(close) { return [] }
    var elements: [Value] = []
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
    switch word {
    case "": throw problem
    case "none": return .none
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return Value(word)
    }
  }

  /// What begins with a letter: a constant, a future, an actor or a message.
  private mutating func word() throws(Problem) -> Value {
    let word = takeWord()
    if word.isEmpty { throw problem }
    if skips("#") {
      guard let index = Int32(takeDigits()) else { throw problem }
      note(ActorID(index), word)
      return .actor(ActorID(index))
    }
    switch word {
    case "none": return .none
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    if word.first == "f", let number = Int32(word.dropFirst()) { return .future(FutureID(number)) }
    let tag = symbol(word)
    if next == UInt8(ascii: "(") { return Value.message(tag, try elements("(", ")")) }
    return .tag(tag)
  }

  /// Letters, digits and what else stands in the names of actors.
  private mutating func takeWord() -> String {
    let start = place
    while let byte = next, byte >= 0x80 || Self.isPartOfWord(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
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

  private mutating func takeDigits() -> String {
    let start = place
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  // MARK: Numbers and texts

  private mutating func number() throws(Problem) -> Value {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    _ = takeDigits()
    let digits = String(decoding: bytes[start..<place], as: UTF8.self)
    for (unit, length) in [("us", 1), ("ms", 1_000), ("s", 1_000_000)] where starts(with: unit) {
      place += unit.utf8.count
      guard let count = Int(digits) else { throw problem }
      let (duration, overflows) = count.multipliedReportingOverflow(by: length)
      if overflows { throw problem }
      return .duration(duration)
    }
    let end = place
    while let byte = next, Self.isPartOfFloat(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if place > end, let number = Double(text) { return .float(number) }
    if place == end, let number = Int(text) { return .integer(number) }
    throw problem
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
