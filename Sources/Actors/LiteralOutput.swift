/// What a literal is written onto: a string, or bytes that travel.
protocol LiteralOutput {
  var byteCount: Int { get }
  mutating func add(_ text: String)
  mutating func add(number: Int)
  /// Adds the literal of a text.
  mutating func add(quoted text: String)
  /// Marks that there was more than there is room for.
  mutating func cut()
}

extension String: LiteralOutput {
  var byteCount: Int { utf8.count }

  mutating func add(_ text: String) { self += text }
  mutating func add(number: Int) { self += String(number) }
  mutating func add(quoted text: String) { self += quoted(text) }

  mutating func cut() {
    if !hasSuffix("…") { self += "…" }
  }
}

extension [UInt8]: LiteralOutput {
  var byteCount: Int { count }

  @inline(__always)
  mutating func add(_ text: String) { append(contentsOf: text.utf8) }

  mutating func add(number: Int) { append(decimal: number) }

  mutating func add(quoted text: String) {
    if text.utf8.allSatisfy(\.standsForItself) {
      append(UInt8(ascii: "\""))
      append(contentsOf: text.utf8)
      append(UInt8(ascii: "\""))
    } else {
      append(contentsOf: quoted(text).utf8)
    }
  }

  mutating func cut() {
    let mark = "…".utf8
    if !suffix(mark.count).elementsEqual(mark) { append(contentsOf: mark) }
  }
}

extension [UInt8] {
  /// Adds the digits of a number.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    // The lowest digit comes first, and is to stand last.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = 20
      repeat {
        place -= 1
        digits.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      append(contentsOf: digits[place...])
    }
  }
}

extension UInt8 {
  /// Whether it is a character of its own that stands in a literal as it is.
  fileprivate var standsForItself: Bool {
    switch self {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"): false
    case 0x20..<0x7F: true
    default: false
    }
  }
}
