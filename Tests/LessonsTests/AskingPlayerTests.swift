import Testing
import Typography

@testable import Lessons

@Suite struct `A lesson that asks` {
  private func player(
    _ text: String = askingLesson, on session: FakeSession = FakeSession()
  ) throws -> LessonPlayer {
    var player = LessonPlayer(
      try Lesson(path: "lessons/05-asking.md", text: text), on: session.stage, theme: .plain,
      width: 76)
    _ = player.start()
    return player
  }

  private func shown(_ show: LessonPlayer.Show) -> [String] { show.lines.map(\.plain) }

  /// Enters several lines; answers what the last one shows.
  private func enter(_ texts: String..., to player: inout LessonPlayer) -> [String] {
    texts.reduce([]) { shown(player.enter($1)) }
  }

  @Test func `puts its question before the fence, and answers it behind the last step`() throws {
    var player = try player()
    #expect(
      enter("", "", to: &player) == [
        "1", "", "What does it show now, after one more?", "  a) One", "  b) Two", "  c) nothing",
        "", "Type a letter, or press Enter for no guess.", "",
      ])
    #expect(player.prompt == "05 predict> ")
    #expect(player.offer == nil)
    #expect(enter("a", to: &player) == ["You say a) One. Now let it run."])
    #expect(player.prompt == "05 3/5> ")
    #expect(enter("", to: &player) == [])
    #expect(
      enter("", to: &player).prefix(5) == [
        "2", "", "Not so. You said a) One.", "The answer: b) Two.", "",
      ])
  }

  @Test(arguments: [
    ("b", "Right: b) Two."), ("B)", "Right: b) Two."), ("(b)", "Right: b) Two."),
    ("two", "Right: b) Two."), ("", "The answer: b) Two."), ("skip", "The answer: b) Two."),
    ("next 4", "The answer: b) Two."),
  ])
  func `takes a letter, the words, or no guess`(answer: String, verdict: String) throws {
    var player = try player()
    _ = enter("next 2", to: &player)
    var lines = enter(answer, to: &player)
    if player.mode == .step { lines = enter("next 2", to: &player) }
    #expect(lines.contains(verdict))
    #expect(player.mode == .exercise)
  }

  @Test func `lets an answer be changed`() throws {
    var player = try player()
    _ = enter("next 2", "a", "next 2", "back", "back", to: &player)
    #expect(
      enter("back", to: &player).contains(
        "You said a. Another letter changes that, Enter keeps it."))
    _ = enter("x", to: &player)
    #expect(player.mode == .question)
    #expect(enter("x", to: &player) == ["Answer with a, b or c."])
    #expect(enter("b", "next 2", to: &player).contains("Right: b) Two."))
    let end = enter("skip", "next 9", to: &player)
    #expect(end.contains("You predicted 1 of 1 and solved 0 of 1 exercise."))
  }

  @Test func `lets things be tried before a question is answered`() throws {
    var player = try player()
    _ = enter("next 2", to: &player)
    #expect(enter("add 40", to: &player).count == 1)
    #expect(player.prompt == "05 try> ")
    #expect(enter("", to: &player) == ["Back in the lesson, at the question."])
    #expect(enter("b", "", "", to: &player).first == "2")
  }

  @Test func `sets an exercise, helps, judges, and goes on as its solution does`() throws {
    var player = try player()
    let page = enter("next 2", "", "next 2", to: &player).drop { $0 != "Your turn" }
    #expect(
      Array(page) == [
        "Your turn", "Make it five.", "", "To begin with:", "    add 2", "",
        "Type your own entries; check judges them, the up arrow brings what to begin",
        "with, hint helps, skip shows a solution.", "",
      ])
    #expect(player.prompt == "05 exercise> ")
    #expect(player.starter == "add 2")
    #expect(enter("hint", to: &player) == ["Hint 1 of 2:", "How much is missing?"])
    #expect(enter("hint", to: &player) == ["Hint 2 of 2:", "add 3"])
    #expect(enter("hint", to: &player) == ["There are no more hints; skip shows a solution."])
    _ = enter("add 2", to: &player)
    #expect(
      enter("check", to: &player) == [
        "Not yet. The check typed", "    > show", "and expected", "    5", "but this came:",
        "    4",
      ])
    #expect(enter("check", to: &player).last == "    4")
    #expect(enter("add 1", to: &player) == [])
    #expect(
      enter("check", to: &player) == [
        "Right. The lesson goes on with this solution:", "    add 1", "", "    add 2", "",
        "After it", "--------", "",
      ])
    #expect(enter("", to: &player).first == "5")
    #expect(
      enter("contents", to: &player) == [
        "  1  Asking", "> 2    After it",
        "goto and a number, or the beginning of a heading, goes there.",
      ])
  }

  @Test func `judges definitions alone when trying them out has changed too much`() throws {
    let text = """
      ```exercise
      T
      --- check
      > show
      0
      > behavior X end
      did behavior X end
      --- solution
      behavior X end
      ```
      """.replacing("> show\n0\n", with: "> show\n0\n")
    var player = try player(text)
    _ = enter("behavior X end", "add 3", to: &player)
    #expect(enter("check", to: &player).first?.hasPrefix("Right.") == true)
  }

  @Test func `shows a solution when asked, and not by a slip`() throws {
    var player = try player()
    _ = enter("next 2", "", "next 2", to: &player)
    #expect(
      enter("", to: &player) == ["It is your turn. Enter once more shows a solution."])
    let solution = enter("", to: &player)
    #expect(solution.prefix(3) == ["A solution:", "> add 1", "> add 2"])
    #expect(enter("", to: &player).first == "5")
    _ = enter("back", "back", "add 1", to: &player)
    for _ in 0..<3 {
      #expect(
        enter("", to: &player) == [
          "check judges what you have typed, skip shows a solution."
        ])
    }
    #expect(enter("skip", to: &player).first == "A solution:")
  }

  @Test func `has no exercise where it sets none`() throws {
    var player = try player()
    #expect(enter("hint", to: &player) == ["There is no exercise here."])
    #expect(enter("check", to: &player) == ["There is no exercise here."])
    #expect(player.mode == .step)
  }

  @Test func `asks nobody where nobody types`() throws {
    var player = try player()
    let lines = player.transcriptLines().map(\.plain).joined(separator: "\n")
    #expect(
      lines.contains(
        "\n  b) Two\n  c) nothing\n\n05 3/5> add 1\n05 4/5> show\n2\n\nThe answer: b) Two.\n"))
    #expect(lines.contains("\nMake it five.\n"))
    #expect(lines.contains("\nA solution:\n> add 1\n> add 2\n\nAfter it\n"))
    #expect(lines.hasSuffix("05 5/5> show\n5\n\nEnd of \"Asking\"."))
    #expect(player.differences == 0)
  }

  @Test func `goes to a heading, forward and back, with the state`() throws {
    let text =
      "# A\n```rehearse\n> add 1\n> add 2\n```\n## Beta\ntext\n### Gamma\n"
      + "```rehearse\n> show\n3\n```\n## Beta two\n## End\n"
    var player = try player(text)
    #expect(
      enter("goto gam", to: &player) == ["Performed 2 steps on the way.", "", "Gamma", ""])
    #expect(enter("", to: &player).first == "3")
    #expect(enter("goto 1", to: &player).prefix(3) == ["Back at step 1 of 3.", "", "A"])
    #expect(enter("goto bet", to: &player) == ["bet may be \"Beta\" or \"Beta two\""])
    #expect(enter("goto \"Beta\"", to: &player).contains("text"))
    #expect(
      enter("goto nowhere", to: &player) == ["there is no heading nowhere; contents lists them"])
    #expect(enter("goto gama", to: &player) == ["there is no heading gama; did you mean Gamma?"])
    #expect(enter("goto 5", to: &player).contains("End"))
    #expect(player.prompt == "05 end> ")
    #expect(
      enter("goto 1", "skip", to: &player).first == "Skipped 2 steps: they have been performed.")
    #expect(enter("lines 3", to: &player).last == "3")
    #expect(enter("goto 7", to: &player) == ["did goto 7"])
    #expect(enter("goto beta two", to: &player).first == "Performed 1 step on the way.")
  }
}

@Suite struct `Whatever a reader does in a lesson that asks` {
  @Test(arguments: 0..<300)
  func `its steps give what the lesson says`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var player = LessonPlayer(
      try Lesson(path: "1.md", text: askingLesson), on: FakeSession().stage, theme: .plain,
      width: 40)
    _ = player.start()
    let words = [
      "", "", "", "next", "back", "add 100", "show", "restart", "notes", "a", "b", "skip", "hint",
      "check", "next 3", "goto 1", "goto 2", "goto after", "goto", "add 3", "behavior X end", "x",
    ]
    for _ in 0..<80 {
      let word = words[Int(random.next() % UInt64(words.count))]
      // Going on from the end would end the lesson.
      if player.mode == .end, word.isEmpty || word.hasPrefix("next") { continue }
      _ = player.enter(word)
      #expect(player.marks.count == player.index)
    }
    #expect(player.differences == 0)
    #expect(player.ending == nil)
  }
}
