import Testing
import Typography

@testable import Lessons

@Suite struct `A challenge` {
  private static let lesson = """
    # Challenging

    ```rehearse
    > add 1
    ```

    ```challenge
    Make it five.
    --- reach

    5
    --- hint
    It is one.
    ```

    ## After it

    ```rehearse
    > show
    1
    ```

    """

  private func player(_ text: String = lesson) throws -> LessonPlayer {
    var player = LessonPlayer(
      try Lesson(path: "lessons/05-x.md", text: text), on: FakeSession().stage, theme: .plain,
      width: 76)
    _ = player.start()
    _ = player.enter("")
    return player
  }

  private func enter(_ text: String, to player: inout LessonPlayer) -> [String] {
    player.enter(text).lines.map(\.plain)
  }

  @Test func `says the fewest moves, takes moves only, and ends where the goal is reached`() throws
  {
    var player = try player()
    #expect(player.mode == .challenge)
    #expect(player.prompt == "05 challenge> ")
    #expect(enter("hint", to: &player) == ["Hint 1 of 1:", "It is one."])
    #expect(enter("print 5", to: &player) == [Wording.onlySteps.plain])
    #expect(enter("check", to: &player) == [Wording.judgedAtOnce.plain])
    #expect(enter("", to: &player) == ["It is your turn. Enter once more shows a way."])
    #expect(enter("add 1", to: &player) == [])
    #expect(enter("add -9", to: &player) == [Wording.beforeChallenge.plain])
    #expect(enter("add 1", to: &player) == [])
    #expect(enter("add 2", to: &player) == [])
    #expect(
      enter("add 1", to: &player).prefix(2) == [
        "There it is. You took 3 moves; 2 would have done.", Wording.backFromChallenge.plain,
      ])
    #expect(enter("", to: &player).first == "1", "the lesson goes on where it stood")
    #expect(player.bookmark.solved == "+")
  }

  @Test func `says when nobody can move, and shows a way to whoever asks`() throws {
    var player = try player()
    #expect(enter("add 20", to: &player) == [Wording.notThere.plain])
    #expect(
      enter("skip", to: &player).prefix(4) == [
        "A way there:", "> add 2", "> add 2", Wording.backFromChallenge.plain,
      ])
    #expect(enter("", to: &player).first == "1")
    #expect(player.bookmark.solved == "-")
  }

  @Test(arguments: [
    ("1", "it is so already, before anything is done"),
    ("2", "it comes by itself: `run` leads there"), ("0", "no way of stepping leads there"),
    ("50", "no way was found within a bound"), ("x", "^^ x is no number"),
  ])
  func `is checked by looking for a way`(goal: String, clause: String) throws {
    let replay = try replay(Self.lesson.replacing("\n5\n", with: "\n\(goal)\n"))
    let comparison = replay.comparisons.first { $0.subject == .challenge }
    #expect(
      comparison?.remarks == [
        Replay.Remark(line: 11, text: "this challenge cannot be set: \(clause)")
      ])
    #expect(!replay.needsCorrection)
  }

  @Test func `that can be met is equal`() throws {
    let replay = try replay(Self.lesson)
    #expect(replay.comparisons.allSatisfy { $0.verdict == .equal })
    #expect(replay.comparisons.count == 3)
  }

  @Test(arguments: [
    ("--- reach\n\n5", "", "7: this challenge has no reach; `--- reach` begins it"),
    ("Make it five.\n", "", "7: this challenge has no text; say first what is to be brought about"),
    ("5\n", "5\n6\n", "12: a goal stands on one line; conditions are joined by `and`"),
    (
      "--- hint", "--- hnt",
      "12: a challenge has no section `hnt`; did you mean hint?"
    ),
    ("```challenge", "```chalenge", "7: `chalenge` is no kind of fence; did you mean challenge?"),
  ])
  func `is corrected where it cannot be read`(old: String, new: String, problem: String) {
    #expect(problems(Self.lesson.replacing(old, with: new)) == [problem])
  }
}
