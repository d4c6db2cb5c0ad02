import Testing

@testable import LineEditing

@Suite struct `A paste` {
  /// The text pasted, and how many keys were left for the editor.
  private func paste(_ keys: String) -> (text: String, left: Int) {
    var pasted = PastedText()
    var rest = keys.unicodeScalars[...]
    while let key = rest.popFirst(), pasted.take(key) {}
    return (pasted.text, rest.count)
  }

  @Test func `ends at its mark`() {
    #expect(paste("one\u{1B}[201~xy") == ("one", 2))
  }

  @Test(arguments: ["a\rb", "a\nb", "a\r\nb", "a\rb\r", "a\r\nb\r\n\r\n"])
  func `has newlines between its lines, however they came`(keys: String) {
    #expect(paste(keys + "\u{1B}[201~").text == "a\nb")
  }

  @Test func `keeps blank lines, tabs and accents`() {
    #expect(paste("é\r\r\tx\u{1B}[201~").text == "é\n\n\tx")
  }

  @Test func `cannot steer the terminal`() {
    #expect(paste("a\u{1B}[2J\u{7}b\u{1B}[201~").text == "a[2Jb")
  }

  @Test func `is given up on Ctrl-C when its mark got lost`() {
    #expect(paste("a\u{3}bc") == ("a", 2))
  }

  @Test func `has a longest text`() {
    let keys = String(repeating: "x", count: PastedText.limit + 50)
    #expect(paste(keys + "\u{1B}[201~").text.count == PastedText.limit)
  }
}
