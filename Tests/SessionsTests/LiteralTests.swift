import Actors
import Kernel
import TestSupport
import Testing

/// Values print as the literal that makes them.
@Suite struct `A literal` {
  /// A value as it might come to be, from a stream of random numbers; `depth` limits its nesting.
  private func value(_ source: inout RandomSource, _ symbols: inout Symbols, depth: Int) -> Value {
    let texts = ["", "AAPL", "a \"b\" \\ {c} }", "tab\there\nline", "é 你好 🚀", "\u{1B}[0m", "end"]
    let numbers = [0, 1, -1, 42, Int.max, Int.min, 1_000_000]
    let floats = [0.0, -2.5, 1e16, 1e-7, 2650.0, 0.1, 1.7976931348623157e308]
    let lengths = [0, 1, 1_500, 2_000_000, -5_000]
    func pick<Element>(_ row: [Element]) -> Element { row[source.next(below: row.count)] }
    func some(_ count: Int) -> [Value] {
      (0..<count).map { _ in value(&source, &symbols, depth: depth - 1) }
    }
    switch source.next(below: depth > 0 ? 10 : 6) {
    case 0: return .none
    case 1: return .bool(source.next(below: 2) == 0)
    case 2: return .integer(pick(numbers))
    case 3: return .float(pick(floats))
    case 4: return .duration(pick(lengths))
    case 5: return Value(pick(texts))
    case 6: return Value(some(source.next(below: 4)))
    case 7, 8:
      return .message(
        symbols.intern(pick(["Move", "Order", "State1"])), some(source.next(below: 5)))
    default:
      let map = Map()
      for _ in 0..<source.next(below: 4) {
        let key = value(&source, &symbols, depth: 0)
        map.set(key, to: value(&source, &symbols, depth: depth - 1))
      }
      return .map(map)
    }
  }

  @Test(arguments: 0..<20)
  func `reads back as the value that printed it`(seed: Int) {
    var source = RandomSource(seed: UInt64(seed))
    var symbols = Symbols()
    let typist = Typist()
    for _ in 0..<50 {
      let value = value(&source, &symbols, depth: 3)
      let literal = ValueWriter(symbols: symbols) { _ in "" }.literal(value)
      // In a list even a text and none are shown, as literals.
      #expect(typist.answer(to: "[\(literal)]") == ["[\(literal)]"])
    }
  }
}
