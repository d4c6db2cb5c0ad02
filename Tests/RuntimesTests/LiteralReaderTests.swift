import Actors
import Behaviors
import Testing

@testable import Runtimes

@Suite struct `Literals between processes` {
  private let program = Program()
  private let names = ActorNames()

  private func read(_ text: String) throws -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var frame = FrameText(bytes)
      let value = try frame.value(TagTable(program), names)
      try #require(frame.rest.isEmpty)
      return value
    }
  }

  @Test(arguments: [
    "none", "true", "0", "-7", "9223372036854775807", "2650.0", "1e+20", "-5e-05", "5s", "-20ms",
    "3us", "-9223372036854775808", "-7.5", "\"\"",
    "\"Hello, \\\"World\\\"\\n\\t\\\\ \\{x} \\u{7}é漢\"", "Terminate",
    "PrintMsg(\"hi\")", "Move(3, 4.5)", "[]", "[1, [2.0, none], \"x\"]", "{}",
    "{\"AAPL\": 150.0, event: \"event1\", 1: [2], (Tag): 3, (p#1): 4, none: 5, [1]: 6}",
    "portfolio/pricefetcher-1#12", "f3", "Price(f3, f3#4)", "Deep(Deep(Deep(1)))",
  ])
  func `read back as what was written`(text: String) throws {
    let value = try read(text)
    let writer = ValueWriter(symbols: program.symbols) { names.reference(to: $0) }
    #expect(writer.literal(value) == text)
    var frames = FrameWriter()
    frames.begin(Words.stack)
    frames.addLine(value, writer)
    #expect(frames.end { String(decoding: $0, as: UTF8.self) } == "stack\n\(text)")
  }

  @Test(arguments: [
    "", "[1", "1x", "{a 1}", "\"open", "Tag(1", "1, 2", "\"\\q\"", "#3", "5h", "5h ",
    "9223372036854775808", "a#2147483648",
  ])
  func `are refused where they are none`(text: String) {
    #expect(throws: (any Error).self) { try read(text) }
  }
}
