import Testing
import Typography

@testable import Lessons

@Suite struct `A lesson` {
  @Test func `is cut into headings, fences and steps`() throws {
    let lesson = try Lesson(
      path: "lessons/05-test.md",
      text: """
        # Process *and* `Pipe`

        Prose.

        ```rehearse measured requires=python3 requires=cores>=2
        > spawn Printer as p
        p is a Printer

        > behavior X
        . on A: stop
        .
        . end
        >add
        . 5
        ```

        ## Next
        """)
    #expect(lesson.title == "Process and Pipe")
    #expect(lesson.headings.map(\.line) == [0, 16])
    let fence = try #require(lesson.fences.first)
    #expect(fence.kind == .measured)
    #expect(fence.requirements == [Requirement("python3"), Requirement("cores", minimum: 2)])
    #expect(fence.steps.map(\.input) == ["spawn Printer as p", "behavior X\non A: stop\n\nend"])
    #expect(fence.steps.map(\.expected) == [["p is a Printer", ""], [">add", ". 5"]])
    #expect(fence.steps[1].inputLines == 8..<12)
    #expect(fence.steps[1].outputLines == 12..<14)
  }

  @Test(arguments: [
    (
      "```rehearse\noutput\n> a\n```",
      "2: output stands before the first input; an input begins with `> `"
    ),
    ("# T\n\n```rehearse\n> a\nb\n", "3: this fence is never closed; end it with ```"),
    ("- x\n  ```rehearse\n  > a\n  b\n\ntext\n", "2: this fence is never closed; end it with ```"),
    ("- ```rehearse\n  > a\n```\nfoo\n```", "1: this fence is never closed; end it with ```"),
    ("```rehearse\n```", "1: this fence has no input; an input begins with `> `"),
    ("```rehearse\n>\n```", "2: this input is empty"),
    ("```reherse\n> a\n```", "1: `reherse` is no kind of fence; did you mean rehearse?"),
    ("```predcit\nQ\n```", "1: `predcit` is no kind of fence; did you mean predict?"),
    ("```excercise\nT\n```", "1: `excercise` is no kind of fence; did you mean exercise?"),
    ("```Exercise\nT\n```", "1: `Exercise` is no kind of fence; did you mean exercise?"),
    (
      "```predict hard\nQ\n- [x] a\n- [ ] b\n```\n```rehearse\n> a\n```",
      "1: a predict fence knows no `hard`; nothing stands behind its name"
    ),
    (
      "```rehearse mesured\n> a\n```",
      "1: a rehearse fence knows no `mesured`; did you mean measured?"
    ),
    (
      "```rehearse x\n> a\n```", "1: a rehearse fence knows no `x`; it may say measured or requires"
    ),
    (
      "```rehearse requires=cores>2\n> a\n```",
      "1: `requires=cores>2` names nothing; write requires=python3 or requires=cores>=2"
    ),
    (
      "```notebook\n1\n```",
      "1: there are no inputs before this notebook fence; "
        + "it is compared with what the `rehearse` fence before it printed"
    ),
    ("```rehearse\n> a\n```\n```notebook repr=2\n1\n```", "4: this fence has no line 2; it has 1"),
    (
      "```rehearse\n> a\n```\n```notebook repr=a\n1\n```",
      "4: `repr=a` names no lines; write repr=6 or repr=2,4-5"
    ),
    ("a\n\n<!-- note: b\n\n# C", "3: this comment is never closed; end it with -->"),
    (
      "- x\n\n\t```rehearse\n\t> a\n\t```\n",
      "4: a tab is partly indentation and partly code here; indent the fence with spaces"
    ),
  ])
  func `says what is wrong and where`(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test func `nested too deep is told and not followed`() {
    let text = String(repeating: "> ", count: 10_000) + "x"
    #expect(problems(text) == ["1: this is nested deeper than 60 levels"])
  }

  @Test func `that holds a zero byte is no text`() {
    #expect(problems("a\0b") == [" this is not a text: it holds a zero byte"])
  }

  @Test(arguments: [
    "", "\n", "no newline", "\u{FEFF}# BOM\n", "a\r\nb\r\n", "a\rb", "\t\n \n", "# T\r\n\r\ntext",
  ])
  func `is put together again byte for byte`(text: String) throws {
    let lesson = try Lesson(path: "x.md", text: text)
    #expect(Array(lesson.lines.text.utf8) == Array(text.utf8))
    let replay = try replay(text)
    #expect(Array(replay.correctedText.utf8) == Array(text.utf8))
  }
}

@Suite struct `Any Markdown document` {
  /// Pieces of documents: what may stand in a line, next to what a lesson is made of.
  private static let pieces = [
    "# Heading", "text *and* `code`", "", "", "- item", "  - nested", "1. one", "> quote",
    "```rehearse", "```", "> add 1", "> show", "0", "1", "  > show", "  ```rehearse", "  ```",
    "```rehearse measured", "...", "[N]", "| a | b |", "|---|--:|", "\tcode", "    code", "日本 😀",
    "```predict", "Q?", "- [x] 1", "- [ ] 0 ::= 0", "```exercise", "--- check", "--- solution",
    "--- starter", "--- hint", "add 1",
    "<!-- note: n -->", "---", "~~~", ". more", "\\> x", "> ```rehearse", "> > show", "> ```",
  ]

  @Test(arguments: 0..<600)
  func `prints back as it was, and is equal after an update`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var text = ""
    for _ in 0..<Int(random.next() % 24) {
      text += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      text += ["\n", "\n", "\n", "\r\n"][Int(random.next() % 4)]
    }
    if random.next() % 4 == 0 { text += "last" }
    #expect(TextLines(text).text.utf8.elementsEqual(text.utf8))
    guard let lesson = try? Lesson(path: "x.md", text: text) else { return }
    let first = Replay(lesson, on: FakeSession().stage)
    let differs = first.comparisons.contains { $0.isDifferentStep }
    #expect(first.correctedText.utf8.elementsEqual(text.utf8) == !differs)
    #expect(first.needsCorrection == differs)
    let again = Replay(
      try Lesson(path: "x.md", text: first.correctedText), on: FakeSession().stage)
    #expect(!again.comparisons.contains { $0.isDifferentStep })
    #expect(again.correctedText.utf8.elementsEqual(first.correctedText.utf8))
  }
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
