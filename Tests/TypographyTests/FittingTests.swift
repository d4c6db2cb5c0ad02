import Testing
import Typography

@Suite struct `Fitting text into cells` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("가", 2), ("ᄒ\u{1161}\u{11AB}", 2),
    ("😀", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("→", 1), ("…", 1), ("a\u{200B}b", 2),
    ("ｆ", 2), ("\u{AD}", 1), ("₁", 1), ("│─", 2),
  ])
  func `a text takes as many cells as a terminal gives it`(text: String, cells: Int) {
    #expect(displayWidth(text) == cells)
  }

  @Test(arguments: [
    ("plain é 日本 😀", "plain é 日本 😀"), ("a\u{1B}[31mb", "a\\u{1b}[31mb"), ("a\nb\tc", "a\\nb\\tc"),
    ("\u{7F}\u{9B}\u{0}", "\\u{7f}\\u{9b}\\u{0}"), ("\u{202E}evil", "\\u{202e}evil"),
    ("a\r\nb", "a\\u{d}\\nb"), ("\u{2028}", "\\u{2028}"),
  ])
  func `what acts on a terminal is shown as its escape`(text: String, shown: String) {
    #expect(escaped(text) == shown)
  }

  @Test(arguments: [
    ("", 5, [""]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
    ("one   two", 5, ["one", "two"]), ("  one two", 6, ["  one", "two"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh", 3, ["a", "abc", "def", "gh"]),
    ("日本語", 4, ["日本", "語"]), ("日本", 1, ["日", "本"]), ("a b c d", 1, ["a", "b", "c", "d"]),
    ("ab ", 2, ["ab"]), ("x", 0, ["x"]),
  ])
  func `a line is broken at spaces`(text: String, width: Int, lines: [String]) {
    #expect(Line(text).wrapped(to: width).map(\.plain) == lines)
  }

  @Test func `a break within a style keeps the style on both sides`() {
    let line = Line([Line.Run("a "), Line.Run("strong words", .strong), Line.Run(".")])
    #expect(
      line.wrapped(to: 8) == [
        Line([Line.Run("a "), Line.Run("strong", .strong)]),
        Line([Line.Run("words", .strong), Line.Run(".")]),
      ])
  }

  @Test(arguments: [
    ("short", 5, "short"), ("longer", 5, "long…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
    ("ab", 1, "…"), ("ab", 0, ""),
  ])
  func `what does not fit ends in an ellipsis`(text: String, width: Int, shown: String) {
    let theme = Theme(isColored: false, isUnicode: true)
    #expect(Line(text).truncated(to: width, theme: theme).plain == shown)
  }

  @Test func `an ellipsis in ASCII is three full stops`() {
    #expect(Line("longer text").truncated(to: 6, theme: .plain).plain == "lon...")
    #expect(Line("longer text").truncated(to: 2, theme: .plain).plain == "..")
  }
}

@Suite struct `A table` {
  private let table = Table(
    columns: [.left, .center, .right],
    header: [Line("name"), Line("mid"), Line("n")],
    rows: [
      [Line("日本"), Line("x"), Line("1")],
      [Line("a long name here"), Line("yyyyy"), Line("1000")],
      [Line("short row")],
    ])

  @Test func `lines up its columns by cells`() {
    #expect(
      table.lines(theme: .plain).map(\.plain) == [
        "name               mid      n",
        "----------------  -----  ----",
        "日本                x       1",
        "a long name here  yyyyy  1000",
        "short row",
      ])
  }

  @Test func `wraps the widest column when there is no room`() {
    let theme = Theme(isColored: false, isUnicode: true)
    #expect(
      table.lines(theme: theme, width: 21).map(\.plain) == [
        "name       mid      n",
        "────────  ─────  ────",
        "日本        x       1",
        "a long    yyyyy  1000",
        "name",
        "here",
        "short",
        "row",
      ])
  }
}
