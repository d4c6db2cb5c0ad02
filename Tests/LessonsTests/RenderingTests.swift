import Testing
import Typography

@testable import Lessons

@Suite struct `Markdown on a terminal` {
  private static let text = """
    # The rehearsal *room*

    A paragraph with *emphasis*, **strong words** and `code` that is long enough to be wrapped \
    at eighty cells as well as at forty, 日本語 included.
    Hard\\
    break, a [link](https://example.org/a) and <https://example.org>.

    ## Lists

    - tight
    - items
      - nested item that is long enough to be wrapped at forty cells
        1. deeper

    8. loose

    9. items

       ```swift
       let code = "\tis never wrapped, however long the line may be that it stands on"
       ```

    10. last

    > A quote that goes over more than one line at forty cells.
    >
    > - with a list

    | name | price |
    |:-----|------:|
    | AAPL | 150.0 |
    | GOOG | 2500.0 |

    ---

    <!-- hidden -->

    ### Third level
    """

  private func render(_ theme: Theme, width: Int) throws -> String {
    let lesson = try Lesson(path: "x.md", text: Self.text)
    return MarkdownRenderer(theme: theme, width: width).pieces(of: lesson)
      .filter { $0 != .heading }.map { piece in
        if case .line(let line) = piece { theme.text(line) } else { "\(piece)" }
      }.joined(separator: "\n")
  }

  @Test func `in ASCII at 40 cells`() throws {
    #expect(
      try render(.plain, width: 40) == """
        The rehearsal *room*
        ====================

        A paragraph with *emphasis*, **strong
        words** and `code` that is long enough
        to be wrapped at eighty cells as well as
        at forty, 日本語 included. Hard
        break, a link <https://example.org/a>
        and https://example.org.

        Lists
        -----

        - tight
        - items
          - nested item that is long enough to
            be wrapped at forty cells
            1. deeper

         8. loose

         9. items

                let code = "    is never wrapped, however long the line may be that it stands on"

        10. last

        | A quote that goes over more than one
        | line at forty cells.
        |
        | - with a list

        name   price
        ----  ------
        AAPL   150.0
        GOOG  2500.0

        ----------------------------------------

        Third level
        """)
  }

  @Test func `in Unicode at 80 cells`() throws {
    #expect(
      try render(Theme(isColored: false, isUnicode: true), width: 80) == """
        The rehearsal *room*
        ════════════════════

        A paragraph with *emphasis*, **strong words** and `code` that is long enough to
        be wrapped at eighty cells as well as at forty, 日本語 included. Hard
        break, a link <https://example.org/a> and https://example.org.

        Lists
        ─────

        • tight
        • items
          • nested item that is long enough to be wrapped at forty cells
            1. deeper

         8. loose

         9. items

                let code = "    is never wrapped, however long the line may be that it stands on"

        10. last

        │ A quote that goes over more than one line at forty cells.
        │
        │ • with a list

        name   price
        ────  ──────
        AAPL   150.0
        GOOG  2500.0

        ────────────────────────────────────────────────────────────────────────────────

        Third level
        """)
  }

  @Test func `in color shows styles in the place of marks`() throws {
    let lesson = try Lesson(path: "x.md", text: "# A `b`\n\n*c* **d** e")
    let theme = Theme(isColored: true, isUnicode: true)
    let lines = MarkdownRenderer(theme: theme, width: 40).pieces(of: lesson).compactMap {
      if case .line(let line) = $0 { theme.text(line) } else { nil }
    }
    #expect(
      lines == [
        "\u{1B}[1;34mA \u{1B}[0m\u{1B}[36mb\u{1B}[0m", "\u{1B}[2m═══\u{1B}[0m", "",
        "\u{1B}[3mc\u{1B}[0m \u{1B}[1md\u{1B}[0m e",
      ])
  }

  @Test func `shows the words of HTML without its tags`() throws {
    let text = "<br>\n\n<details>\n<summary>More</summary>\n\nText<br>and *more*.\n\n</details>\n"
    let lesson = try Lesson(path: "x.md", text: text)
    let lines = MarkdownRenderer(theme: .plain, width: 40).pieces(of: lesson).map { piece in
      if case .line(let line) = piece { line.plain } else { "" }
    }
    #expect(lines == ["More", "", "Text", "and *more*."])
  }

  @Test func `lets no control character through`() throws {
    let lesson = try Lesson(path: "x.md", text: "a \u{1B}[31m `b\u{7}` &#27; <i>\n\n    c\u{9B}\n")
    for piece in MarkdownRenderer(theme: .plain, width: 40).pieces(of: lesson) {
      guard case .line(let line) = piece else { continue }
      #expect(!line.plain.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
    }
  }

  @Test(arguments: [0, 1, 5, 13, 40, 80])
  func `wraps prose to any width`(width: Int) throws {
    let lesson = try Lesson(
      path: "x.md", text: "one two three 日本語日本語日本語\n\n- a b\n  > c d e f g h i j k l m n o p")
    for case .line(let line) in MarkdownRenderer(theme: .plain, width: width).pieces(of: lesson) {
      #expect(line.width <= max(12, width) + 4)
    }
  }
}
