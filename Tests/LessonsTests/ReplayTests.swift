import Testing
import Typography

@testable import Lessons

@Suite struct `Replaying a lesson` {
  @Test func `puts the output in and leaves all else as it was`() throws {
    let text = """
      # T\r
      \r
      ```rehearse\r
      > add 2\r
      old\r
      > show\r
      ```\r
      \r
      1. list\r
         ~~~rehearse\r
         > lines a b\r
         a\r
         c\r
         ~~~\r
      \r
      > ```rehearse\r
      > > show\r
      > 2\r
      > ```
      """
    #expect(
      try replay(text).correctedText == """
        # T\r
        \r
        ```rehearse\r
        > add 2\r
        > show\r
        2\r
        ```\r
        \r
        1. list\r
           ~~~rehearse\r
           > lines a b\r
           a\r
           b\r
           ~~~\r
        \r
        > ```rehearse\r
        > > show\r
        > 2\r
        > ```
        """)
  }

  @Test func `marks output that looks like a prompt, and makes room for a fence in it`() throws {
    let corrected = try replay("```rehearse\n> raw . a|> b|\\> c|```||\\d\n```\n").correctedText
    #expect(
      corrected
        == "````rehearse\n> raw . a|> b|\\> c|```||\\d\n\\. a\n\\> b\n\\\\> c\n```\n\n\\d\n````\n")
    #expect(try replay(corrected).comparisons.map(\.verdict) == [.equal])
  }

  @Test(arguments: [("e\u{301}", "\u{E9}"), ("\u{E9}", "e\u{301}"), ("a", "a ")])
  func `tells apart what only looks the same`(expected: String, output: String) throws {
    let replay = try replay("```rehearse\n> print \(output)\n\(expected)\n```\n")
    #expect(replay.comparisons.first?.verdict != .equal)
    #expect(
      replay.correctedText.utf8.elementsEqual(
        "```rehearse\n> print \(output)\n\(output)\n```\n".utf8))
    #expect(!replay.diff.lines.isEmpty)
  }

  @Test(arguments: [
    (["took [MS] ms"], ["took 12.5 ms"], ["took [MS] ms"]),
    (["took [MS] ms"], ["took -3 ms"], ["took [MS] ms"]),
    (["took [MS] ms"], ["took . ms"], ["took . ms"]),
    (["pid [PID]", "b"], ["pid 17", "c"], ["pid [PID]", "c"]),
    (["[N] of [N]"], ["3 of 10"], ["[N] of [N]"]),
    (["[N]"], ["3.5"], ["3.5"]),
    (["a", "...", "z"], ["a", "b", "c", "z"], ["a", "...", "z"]),
    (["a", "...", "z"], ["a", "z"], ["a", "...", "z"]),
    (["a", "...", "z"], ["a", "b", "y"], ["a", "...", "y"]),
    (["..."], [], ["..."]),
    (["at ... by ..."], ["at noon by by x"], ["at ... by ..."]),
    (["x [N]", "gone"], ["new", "x 1"], ["new", "x [N]"]),
    (["[N]"], ["[N]"], ["[N]"]),
    (["[X]"], ["[X]"], ["[X]"]),
  ])
  func `keeps the holes that still match`(expected: [String], output: [String], result: [String]) {
    let expectation = Expectation(expected, hasHoles: true)
    #expect(expectation.corrected(by: output) == result)
    #expect(expectation.matches(output) == (result == expected))
    #expect(Expectation(result, hasHoles: true).matches(output))
    #expect(Expectation(expected, hasHoles: false).matches(output) == (expected == output))
  }

  @Test func `skips what the machine cannot play, and says why`() throws {
    let replay = try replay(
      """
      ```rehearse requires=python3
      > add 1
      ```

      ```notebook
      1
      ```

      ```rehearse requires=cores>=4
      > show
      ```

      ```rehearse requires=cores>=2
      > show
      0
      ```
      """)
    #expect(
      replay.comparisons.map(\.verdict) == [
        .skipped("python3 is not installed"), .skipped("python3 is not installed"),
        .skipped("this machine has 2 cores"), .equal,
      ])
  }

  @Test func `compares the notebook with what actors printed, and never changes it`() throws {
    let text = """
      ```rehearse
      > print one
      one
      > show
      0
      > print {"A": 1}
      {"A": 1}
      ```

      ```notebook repr=2
      one
      {'A': 1}
      ```

      ```rehearse
      > print three
      three
      ```

      ```notebook
      four
      ```
      """
    let replay = try replay(text)
    let verdicts = replay.comparisons.filter { $0.input == nil }.map(\.verdict)
    #expect(verdicts == [.equal, .different(expected: ["four"], actual: ["three"])])
    #expect(replay.correctedText == text)
  }

  @Test func `finds a line more or less than the notebook has, repr or not`() throws {
    for (recorded, label) in [("one", "repr=1"), ("one\ntwo\nthree", "repr=3"), ("", "")] {
      let body = recorded.isEmpty ? "" : recorded + "\n"
      let replay = try replay(
        "```rehearse\n> print one\none\n> print two\ntwo\n```\n```notebook \(label)\n\(body)```\n")
      #expect(replay.comparisons.last?.verdict != .equal)
    }
  }
}

@Suite struct `The difference of two texts` {
  @Test(arguments: 0..<300)
  func `is a script from one to the other`(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    func letters() -> [Int] { (0..<Int(random.next() % 12)).map { _ in Int(random.next() % 3) } }
    let (old, new) = (letters(), letters())
    let edits = Difference(from: old, to: new).edits
    var before: [Int] = []
    var after: [Int] = []
    for edit in edits {
      switch edit {
      case .keep(let x):
        before.append(x)
        after.append(x)
      case .remove(let x): before.append(x)
      case .insert(let x): after.append(x)
      }
    }
    #expect(before == old)
    #expect(after == new)
    let kept = edits.count - (edits.count - before.count) - (edits.count - after.count)
    #expect(kept == Self.longestCommonSubsequence(old, new))
  }

  /// By the textbook's table, to hold Myers' algorithm against.
  private static func longestCommonSubsequence(_ a: [Int], _ b: [Int]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices {
      for j in b.indices {
        table[i + 1][j + 1] =
          a[i] == b[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return table[a.count][b.count]
  }

  @Test func `is written as diff -u writes it`() {
    let old = (1...20).map { "line \($0)\n" }.joined() + "last"
    let new =
      old.replacing("line 3\n", with: "line three\n").replacing("line 12\n", with: "")
      .replacing("last", with: "last\nmore\n")
    let diff = UnifiedDiff(TextLines(old), named: "a/x.md", TextLines(new), named: "b/x.md")
    #expect(
      diff.lines.map(\.plain).joined(separator: "\n") == #"""
        --- a/x.md
        +++ b/x.md
        @@ -1,6 +1,6 @@
         line 1
         line 2
        -line 3
        +line three
         line 4
         line 5
         line 6
        @@ -9,7 +9,6 @@
         line 9
         line 10
         line 11
        -line 12
         line 13
         line 14
         line 15
        @@ -18,4 +17,5 @@
         line 18
         line 19
         line 20
        -last
        \ No newline at end of file
        +last
        +more
        """#)
  }

  @Test func `of a text and nothing begins at line 0`() {
    let diff = UnifiedDiff(TextLines(""), named: "a", TextLines("x\n"), named: "b")
    #expect(diff.lines.map(\.plain) == ["--- a", "+++ b", "@@ -0,0 +1 @@", "+x"])
  }
}
