import Diagnostics
import Testing

@Suite struct `Positions in a source` {
  /// A `^` marks the position that is asked for.
  @Test(arguments: [
    ("^abc", 1, 1), ("ab^c", 1, 3), ("abc^", 1, 4), ("a\n^b", 2, 1), ("a^\nb", 1, 2),
    ("a\n\n^", 3, 1), ("é日^x", 1, 3), ("👩‍👩‍👧^", 1, 2), ("a\tb^", 1, 4), ("^", 1, 1), ("a\r\n^b", 2, 1),
  ])
  func `are lines and columns of characters`(marked: String, line: Int, column: Int) throws {
    let text = marked.replacing("^", with: "")
    let mark = try #require(marked.utf8.firstIndex(of: UInt8(ascii: "^")))
    let offset = marked.utf8.distance(from: marked.utf8.startIndex, to: mark)
    let source = Source(text)
    #expect(source.line(at: offset) == line)
    #expect(source.column(at: offset) == column)
  }

  @Test func `past the end are in the last line`() {
    let source = Source("a\nbc")
    #expect(source.line(at: 100) == 2)
    #expect(source[Span(2, 100)] == "bc")
    #expect(source[Span(50, 100)] == "")
  }

  @Test func `give the text of a line without its newline`() {
    let source = Source("first\n\nthird\n")
    #expect((0...5).map { source.text(ofLine: $0) } == ["", "first", "", "third", "", ""])
  }

  @Test func `cover text by bytes`() {
    let source = Source("a日b")
    #expect(source[Span(1, 4)] == "日")
    #expect(source[Span(4, 5)] == "b")
  }

  @Test func `span from the first to the last`() {
    #expect(Span(3, 5).through(Span(1, 2)) == Span(1, 5))
    #expect(Span(5, 3) == Span(5, 5))
  }
}

@Suite struct `The nearest word` {
  private static let words = ["print", "printer", "send", "spawn", "step", "stop", "state"]

  @Test(arguments: [
    ("pirnt", "print"), ("prin", "print"), ("Print", "print"), ("pirnter", "printer"),
    ("sned", "send"), ("spwan", "spawn"), ("stpe", "step"), ("stat", "state"), ("sop", "stop"),
  ])
  func `is a slip of the finger away`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: Self.words) == meant)
  }

  @Test(arguments: ["xyzzy", "", "p", "print", "completelydifferent"])
  func `is none when nothing is near`(typed: String) {
    let others = Self.words.filter { $0 != typed && !$0.hasPrefix("print") }
    #expect(nearest(to: typed, among: others) == nil)
  }

  @Test func `is the first of those equally near`() {
    #expect(nearest(to: "sxop", among: ["step", "stop", "shop"]) == "stop")
    #expect(nearest(to: "abd", among: ["abc", "abe"]) == "abc")
  }

  @Test func `is not looked for in very long words`() {
    #expect(nearest(to: String(repeating: "a", count: 100_000), among: ["a"]) == nil)
  }
}
