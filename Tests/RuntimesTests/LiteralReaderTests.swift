import Actors
import Testing

@testable import Runtimes

@Suite struct `Literals between processes` {
  private let symbols = Interned()

  private final class Interned {
    var symbols = Symbols()
  }

  private func read(_ text: String) throws -> Value {
    try LiteralReader.read(text[...], symbol: { [symbols] in symbols.symbols.intern($0) })
  }

  @Test(arguments: [
    "none", "true", "0", "-7", "9223372036854775807", "2650.0", "1e+20", "-5e-05", "5s", "-20ms",
    "3us", "\"\"", "\"Hello, \\\"World\\\"\\n\\t\\\\ \\{x} \\u{7}é漢\"", "Terminate",
    "PrintMsg(\"hi\")", "Move(3, 4.5)", "[]", "[1, [2.0, none], \"x\"]", "{}",
    "{\"AAPL\": 150.0, event: \"event1\", 1: [2], (Tag): 3, (p#1): 4, none: 5, [1]: 6}",
    "portfolio/pricefetcher-1#12", "f3", "Price(f3, f3#4)", "Deep(Deep(Deep(1)))",
  ])
  func `read back as what was written`(text: String) throws {
    let value = try read(text)
    let writer = ValueWriter.forFrames(symbols.symbols) { actor in
      [1: "p", 12: "portfolio/pricefetcher-1", 4: "f3"][Int(actor.index)] ?? "?"
    }
    #expect(writer.literal(value) == text)
  }

  @Test(arguments: ["", "[1", "1x", "{a 1}", "\"open", "Tag(1", "1, 2", "\"\\q\"", "#3", "5h"])
  func `are refused where they are none`(text: String) {
    #expect(throws: LiteralReader.Problem.self) { try read(text) }
  }
}
