import Testing

@testable import LineEditing

@Suite struct `The row of the cursor` {
  @Test(arguments: [
    ("", 10, 0), ("12345678", 10, 1), ("1234567", 10, 0), ("12345678901234567", 10, 1),
    ("123456789012345678", 10, 2), ("日本語x", 9, 1), ("日本語", 9, 0), ("日本語本", 9, 1),
    ("e\u{301}e\u{301}e\u{301}", 6, 0), ("a\nb", 80, 1), ("a\tb\tc", 12, 1), ("\u{1}\u{2}", 6, 1),
    ("ab", 0, 4),
  ])
  func `is as the editor wraps lines`(text: String, columns: Int, row: Int) {
    LineEditor.chooseUTF8()
    #expect(
      CursorRow(behind: StyledPrompt("\u{1B}[1m> \u{1B}[0m"), text, columns: columns).row == row)
  }
}
