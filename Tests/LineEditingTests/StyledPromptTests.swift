import Testing

@testable import LineEditing

@Suite struct `A styled prompt` {
  @Test func `without style is as it is`() {
    #expect(StyledPrompt("rehearse> ").marked == "rehearse> ")
  }

  @Test func `marks escape sequences`() {
    #expect(
      StyledPrompt("\u{1B}[1;32mr>\u{1B}[0m ").marked
        == "\u{1}\u{1B}[1;32m\u{1}r>\u{1}\u{1B}[0m\u{1} ")
  }

  @Test func `joins neighbors`() {
    #expect(
      StyledPrompt("\u{1B}[1ma\u{1B}[0m\u{1B}[2mb").marked
        == "\u{1}\u{1B}[1m\u{1}a\u{1}\u{1B}[0m\u{1B}[2m\u{1}b")
  }

  @Test func `ends with a character`() {
    #expect(
      StyledPrompt("\u{1B}[1mr> \u{1B}[0m").marked
        == "\u{1}\u{1B}[1m\u{1}r>\u{1}\u{1B}[0m\u{1} ")
  }

  @Test func `loses the control characters that are no sequence`() {
    #expect(StyledPrompt("a\u{1}b\nc\u{1B}[").marked == "ab\u{1}\u{1B}[\u{1}c")
  }
}
