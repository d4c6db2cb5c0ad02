import Diagnostics

extension Lexer {
  /// The number or duration that begins here, with all letters and digits that stick to it.
  mutating func number() -> Token.Kind {
    let start = offset
    var isFloat = false
    skipDigits()
    if byte(0) == Byte.dot, let next = byte(1), Byte.isDigit(next) {
      offset += 1
      isFloat = true
      skipDigits()
    }
    if skipExponent() { isFloat = true }
    let digits = string(start, offset)
    let unitStart = offset
    skipWord()
    let unit = string(unitStart, offset)
    return value(digits, isFloat: isFloat, unit: unit, Span(start, offset))
  }

  private mutating func skipDigits() {
    while let byte = byte(0) {
      let joins = byte == Byte.underscore && self.byte(1).map(Byte.isDigit) == true
      guard Byte.isDigit(byte) || joins else { return }
      offset += 1
    }
  }

  private mutating func skipExponent() -> Bool {
    guard byte(0) == UInt8(ascii: "e") || byte(0) == UInt8(ascii: "E") else { return false }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard let digit = byte(isSigned ? 2 : 1), Byte.isDigit(digit) else { return false }
    offset += isSigned ? 2 : 1
    skipDigits()
    return true
  }

  private mutating func value(
    _ digits: String, isFloat: Bool, unit: String, _ span: Span
  ) -> Token.Kind {
    let plain = digits.filter { $0 != "_" }
    if byte(0) == Byte.dot {
      offset += 1
      return .wrong(Wording.brokenNumber(Span(span.start, offset)))
    }
    guard unit.isEmpty else { return duration(plain, isFloat: isFloat, unit: unit, span) }
    if isFloat {
      guard let value = Double(plain), value.isFinite else {
        return .wrong(Wording.floatTooLarge(span))
      }
      return .float(value)
    }
    guard let value = UInt64(plain), value <= UInt64(Int.max) + 1 else {
      return .wrong(Wording.integerTooLarge(span))
    }
    return .integer(value)
  }

  private func duration(
    _ digits: String, isFloat: Bool, unit: String, _ span: Span
  ) -> Token.Kind {
    guard let unit = DurationUnit(rawValue: unit) else {
      return .wrong(Wording.unknownUnit(digits, unit, span))
    }
    if isFloat {
      let exact = (Double(digits) ?? .infinity) * Double(unit.microseconds)
      let rounded = exact.rounded()
      guard rounded < Double(Int.max) else { return .wrong(Wording.durationTooLong(span)) }
      guard abs(exact - rounded) < 0.001 else { return .wrong(Wording.durationTooFine(span)) }
      return .duration(Int(rounded))
    }
    let (value, overflow) = (Int(digits) ?? .max).multipliedReportingOverflow(by: unit.microseconds)
    return overflow || value == .max ? .wrong(Wording.durationTooLong(span)) : .duration(value)
  }
}

/// A unit of time; the raw value is how it is written.
enum DurationUnit: String, CaseIterable {
  case seconds = "s"
  case milliseconds = "ms"
  case microseconds = "us"

  var microseconds: Int {
    switch self {
    case .seconds: 1_000_000
    case .milliseconds: 1_000
    case .microseconds: 1
    }
  }

  /// A duration as it is written, in the largest unit that divides it.
  static func text(_ microseconds: Int) -> String {
    let unit = allCases.first { microseconds % $0.microseconds == 0 } ?? .microseconds
    return "\(microseconds / unit.microseconds)\(unit.rawValue)"
  }
}
