import Testing
import Typography

@testable import Lessons

/// A lesson with everything that is asked of a reader.
let askingLesson = """
  # Asking

  ```rehearse
  > add 1
  > show
  1
  ```

  ```predict
  What does it show now,
  after one more?

  - [ ] One :: 1
  - [x] Two ::= 2
  - [ ] nothing
  ```

  ```rehearse
  > add 1
  > show
  2
  ```

  ```exercise
  Make it five.
  --- starter
  add 2
  --- hint
  How much is missing?
  --- hint
  add 3
  --- check
  > show
  5
  > add 100
  --- solution

  add 1

  add 2
  ```

  ## After it

  ```rehearse
  > show
  5
  ```

  """

@Suite struct `A question` {
  @Test func `has a text, and answers with what shows them right`() throws {
    let lesson = try Lesson(path: "x.md", text: askingLesson)
    guard case .predict(let question) = lesson.fences[1].kind else {
      Issue.record("no question")
      return
    }
    #expect(question.text == ["What does it show now,", "after one more?"])
    #expect(question.options.map(\.text) == ["One", "Two", "nothing"])
    #expect(question.options.map(\.evidence) == [.within("1"), .whole("2"), .within("nothing")])
    #expect(question.right == 1)
    #expect(question.options.map(\.line) == [12, 13, 14])
    #expect((lesson.questionCount, lesson.exerciseCount, lesson.stepCount) == (1, 1, 5))
  }

  @Test(arguments: [
    ("", "1: this question has no text; it stands before the answers"),
    (
      "Q\n- [x] a",
      "1: a question has 2 to 6 answers, and this has 1; "
        + "an answer begins with `- [ ] ` or `- [x] `"
    ),
    (
      "Q\n- [ ] a\n- [ ] b",
      "1: no answer is marked as the right one; begin it with `- [x] `"
    ),
    ("Q\n- [x] a\n- [X] b", "4: a second answer is marked as right; line 3 is marked already"),
    ("Q\n- [x] a\n- [ ] A", "4: this answer cannot be told from the one in line 3"),
    ("Q\n- [x] a\n- [ ] b :: a", "4: this answer cannot be told from the one in line 3"),
    ("Q\n- [x] a\n- [ ]", "4: this answer is empty"),
    (
      "Q\n- [x] a\n- [ ] b ::",
      "4: nothing stands behind `::`; there stands what shows in the output"
    ),
    (
      "Q\n- [x] a\n- [ ] b ::=",
      "4: nothing stands behind `::`; there stands what shows in the output"
    ),
    (
      "Q\n- [x]a\n- [ ] b",
      "3: this is neither an answer nor text; an answer begins with `- [ ] ` or `- [x] `"
    ),
    (
      "Q\n* [x] a\n- [ ] b",
      "3: this is neither an answer nor text; an answer begins with `- [ ] ` or `- [x] `"
    ),
    (
      "Q\n- [] a\n- [ ] b",
      "3: this is neither an answer nor text; an answer begins with `- [ ] ` or `- [x] `"
    ),
    (
      "Q\n- [x] a\nand more\n- [ ] b",
      "4: this is no answer; the question stands before the answers, which take a line each"
    ),
  ])
  func `that is none is told, and where`(body: String, problem: String) {
    let fence = "```predict\n\(body)\n```\n```rehearse\n> add 1\n```\n"
    #expect(problems(fence).first == problem)
  }

  @Test(arguments: [
    "", "```exercise\nT\n--- check\n> a\n--- solution\nb\n```\n```rehearse\n> a\n```\n",
    "```predict\nQ\n- [x] a\n- [ ] b\n```\n```rehearse\n> a\n```\n",
  ])
  func `belongs to the fence of inputs behind it`(rest: String) {
    #expect(
      problems("```predict\nQ\n- [x] a\n- [ ] b\n```\n" + rest) == [
        "1: no `rehearse` fence follows this question; "
          + "it asks what comes of the fence right behind it"
      ])
  }

  @Test(arguments: [
    ("- [x] a\n- [ ] b", []),
    (
      "- [x] aa\n- [ ] a",
      [
        "3: the right answer does not come: no line of the output holds `aa`",
        "4: a wrong answer comes, too: `a` is in the line `a`",
      ]
    ),
    (
      "- [ ] one :: x y\n- [x] two ::= x",
      [
        "3: a wrong answer comes, too: `x y` is in the line `x y`",
        "4: the right answer does not come: no line of the output is `x`",
      ]
    ),
    ("- [ ] one ::= x\n- [x] two ::= x y", []),
  ])
  func `is confirmed by running, or not`(options: String, remarks: [String]) throws {
    let text = "```predict\nQ\n\(options)\n```\n```rehearse\n> lines a\na\n> print x y\nx y\n```\n"
    let comparison = try #require(try replay(text).comparisons.first)
    #expect(comparison.subject == .question)
    #expect(comparison.remarks.map { "\($0.line): \($0.text)" } == remarks)
    #expect((comparison.verdict == .equal) == remarks.isEmpty)
  }

  @Test func `is skipped with its fence`() throws {
    let text =
      "```predict\nQ\n- [x] a\n- [ ] b\n```\n```rehearse requires=python3\n> add 1\n```\n"
    #expect(
      try replay(text).comparisons.map(\.verdict)
        == Array(repeating: .skipped("python3 is not installed"), count: 2))
  }
}

@Suite struct `An exercise` {
  @Test func `has a task, and what helps and judges`() throws {
    let lesson = try Lesson(path: "x.md", text: askingLesson)
    guard case .exercise(let exercise) = lesson.fences[3].kind else {
      Issue.record("no exercise")
      return
    }
    #expect(exercise.task == ["Make it five."])
    #expect(exercise.starter?.lines == ["add 2"])
    #expect(exercise.hints == [["How much is missing?"], ["add 3"]])
    #expect(exercise.check.map(\.input) == ["show", "add 100"])
    #expect(exercise.solution.lines == ["add 1", "", "add 2"])
  }

  @Test(arguments: [
    (
      "--- check\n> a\n--- solution\nb",
      "1: this exercise has no task; say first what is to be done"
    ),
    ("T\n--- solution\nb", "1: this exercise has no check; `--- check` begins it"),
    ("T\n--- check\n> a", "1: this exercise has no solution; `--- solution` begins it"),
    ("T\n--- check\n> a\n--- solution\n\n", "5: nothing stands behind `--- solution`"),
    (
      "T\n--- check\n> a\n--- soluton\nb",
      "5: an exercise has no section `soluton`; did you mean solution?"
    ),
    (
      "T\n--- answer\nb",
      "3: an exercise has no section `answer`; it may be starter, hint, check or solution"
    ),
    (
      "T\n--- check\n> a\n--- check\n> b\n--- solution\nb",
      "5: this is a second `--- check`; the first stands in line 3"
    ),
    (
      "T\n--- check\na\n--- solution\nb",
      "4: output stands before the first input; an input begins with `> `"
    ),
    (
      "T\n--- check\n> a\n--- solution\n> b",
      "6: this would be typed with the prompt; starter and solution stand without `> `"
    ),
  ])
  func `that is none is told, and where`(body: String, problem: String) {
    #expect(problems("```exercise\n\(body)\n```\n").first == problem)
  }

  @Test(arguments: [
    ("add 1", []),
    ("add 3", ["27: the starter passes the check already, so there is nothing to do"]),
  ])
  func `is judged with its starter`(starter: String, remarks: [String]) throws {
    let text = askingLesson.replacing("starter\nadd 2", with: "starter\n\(starter)")
    let found = try replay(text).comparisons.flatMap(\.remarks).map { "\($0.line): \($0.text)" }
    #expect(found == remarks)
  }

  @Test func `without a starter must not be passed by doing nothing`() throws {
    let text = "```exercise\nT\n--- check\n> show\n0\n--- solution\nadd 0\n```\n"
    #expect(
      try replay(text).comparisons[0].remarks == [
        Replay.Remark(
          line: 1,
          text: "the check passes before anything is done, so it does not tell whether it was")
      ])
  }

  @Test func `leaves the lesson as the solution does, without the check`() throws {
    let replay = try replay(askingLesson)
    #expect(replay.comparisons.allSatisfy { $0.verdict == .equal })
    #expect(
      replay.comparisons.map(\.subject).suffix(3) == [.starter, .solution, .step(input: "show")])
  }

  @Test func `whose solution does not pass differs, and is never rewritten`() throws {
    let text = askingLesson.replacing("\nadd 1\n\nadd 2", with: "\nadd 4")
    let replay = try replay(text)
    let solution = try #require(replay.comparisons.first { $0.subject == .solution })
    #expect(
      solution.diff(in: "x.md").lines.map(\.plain) == [
        "--- a/x.md", "+++ what came of the solution", "@@ -33,3 +33,3 @@", " > show", "-5", "+6",
        " > add 100",
      ])
    #expect(replay.correctedText.contains("--- check\n> show\n5\n> add 100\n"))
  }
}

@Suite struct `Whatever is changed in a lesson` {
  /// Lines whose change another reading of the lesson allows.
  private static let free = [
    "# Asking", "## After it", "What does it show now,", "after one more?",
    "Make it five.", "How much is missing?", "add 3", "--- hint",
  ]

  @Test func `the check finds`() throws {
    let lines = askingLesson.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    for (index, line) in lines.enumerated() where !line.isEmpty && !Self.free.contains(line) {
      var changed = lines
      changed[index] = line + "7"
      let text = changed.joined(separator: "\n")
      guard problems(text).isEmpty else { continue }
      let isEqual = try replay(text).comparisons.allSatisfy { $0.verdict == .equal }
      // A starter that is wrong in another way is still wrong, and what nothing says is still wrong.
      let isHarmless = ["add 2", "- [ ] nothing", "- [ ] One :: 1", "> add 100"].contains(line)
      #expect(!isEqual || isHarmless, "line \(index + 1): \(line)")
    }
  }
}

@Suite struct `A report on what is asked` {
  private func report(_ text: String) throws -> Report {
    var report = Report()
    report.add(.played(try replay(text)))
    return report
  }

  @Test func `counts it, and says by a diff which answer came true`() throws {
    #expect(
      try report(askingLesson).lines.map(\.plain) == [
        "lessons/05-test.md: 5 steps, 1 question, 1 exercise, equal", "8 passed, 0 failed",
      ])
    let wrong = try report(
      askingLesson.replacing("- [x] Two", with: "- [ ] Two")
        .replacing("- [ ] nothing", with: "- [x] nothing"))
    #expect(wrong.exitCode == 1)
    #expect(
      wrong.lines.map(\.plain).joined(separator: "\n") == """
        lessons/05-test.md: 5 steps, 1 question, 1 exercise, 1 differs
        lessons/05-test.md:14: a wrong answer comes, too: there is a line `2`
        lessons/05-test.md:15: the right answer does not come: no line of the output holds `nothing`
        --- a/lessons/05-test.md
        +++ what the output speaks for
        @@ -13,3 +13,3 @@
         - [ ] One :: 1
        -- [ ] Two ::= 2
        -- [x] nothing
        +- [x] Two ::= 2
        +- [ ] nothing
        7 passed, 1 failed
        """)
    #expect(wrong.junit.contains("name=\"line 9: the question's answer\""))
    #expect(wrong.junit.contains("no line of the output holds `nothing`\">--- a/lessons"))
  }

  @Test func `fails with a solution that is refused, and writes nothing over it`() throws {
    let text = askingLesson.replacing("\nadd 1\n\nadd 2\n", with: "\nadd 1\nwrong\nadd 2\n")
    let replay = try replay(text)
    #expect(
      replay.comparisons.flatMap(\.remarks).map(\.text) == [
        "the solution's `wrong` fails: there is no wrong"
      ])
    #expect(!replay.needsCorrection)
  }
}
