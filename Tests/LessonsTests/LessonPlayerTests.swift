import Testing
import Typography

@testable import Lessons

@Suite struct `The lesson player` {
  private static let text = """
    # Counting

    One adds.

    <!-- note: two minutes -->

    ```rehearse
    > add 1
    > show
    1
    ```

    Then one *looks*.

    ```rehearse
    > behavior X
    . end
    did behavior X/end
    > show
    1
    ```

    That was all.
    """

  private func player(_ text: String = text, on session: FakeSession) throws -> LessonPlayer {
    LessonPlayer(
      try Lesson(path: "lessons/05-counting.md", text: text), on: session.stage, theme: .plain,
      width: 60)
  }

  private func shown(_ show: LessonPlayer.Show) -> [String] { show.lines.map(\.plain) }

  @Test func `reads, offers, and runs the input on Enter`() throws {
    var player = try player(on: FakeSession())
    #expect(
      shown(player.start()) == [
        "4 steps. Enter goes on, back goes back, leave ends; anything",
        "else is tried on a fork. help lists the keys.", "", "Counting", "========", "",
        "One adds.", "",
      ])
    #expect(player.prompt == "05 1/4> ")
    #expect(player.offer == "add 1")
    let first = player.enter("")
    #expect(first.typed.map(\.plain) == ["05 1/4> add 1"])
    #expect(shown(first) == [])
    #expect(shown(player.enter("next")) == ["1", "", "Then one *looks*.", ""])
    #expect(player.offerLines.map(\.plain) == ["> behavior X", ". end"])
    let third = player.enter(" behavior X\nend\n")
    #expect(third.typed == [])
    #expect(shown(third) == ["did behavior X/end"])
    #expect(
      shown(player.enter("")) == [
        "1", "", "That was all.", "",
        "End of \"Counting\". Enter leaves, back takes the last step back.",
      ])
    #expect(player.prompt == "05 end> ")
    #expect(player.ending == nil)
    _ = player.enter("")
    #expect(player.ending == .finished)
    #expect(player.differences == 0)
    #expect(player.enter("show") == LessonPlayer.Show())
  }

  @Test func `tries lines on a fork and goes on where the lesson stood`() throws {
    var player = try player(on: FakeSession())
    _ = player.start()
    _ = player.enter("")
    #expect(
      shown(player.enter("add 40")) == [
        "On a fork of the lesson: try what you like; next goes back to where you were."
      ])
    #expect(player.prompt == "05 try> ")
    #expect(player.offer == nil)
    #expect(shown(player.enter("show")) == ["41"])
    #expect(shown(player.enter("back")) == ["did back"])
    #expect(shown(player.enter("next")) == ["Back in the lesson, at step 2 of 4."])
    #expect(player.prompt == "05 2/4> ")
    #expect(shown(player.enter("")).first == "1")
    _ = player.enter("add 7")
    #expect(shown(player.enter("")) == ["Back in the lesson, at step 3 of 4."])
  }

  @Test func `goes back with the state and the place`() throws {
    var player = try player(on: FakeSession())
    _ = player.start()
    #expect(shown(player.enter("back")) == ["This is the beginning of the lesson."])
    _ = player.enter("")
    _ = player.enter("")
    #expect(shown(player.enter("back")) == ["Back at step 2 of 4."])
    #expect(
      shown(player.enter("back")) == [
        "Back at step 1 of 4.", "Counting", "========", "", "One adds.", "",
      ])
    _ = player.enter("")
    #expect(shown(player.enter("")).first == "1")
    _ = player.enter("")
    _ = player.enter("")
    #expect(shown(player.enter("add 5")).count == 1)
    #expect(shown(player.enter("")) == ["Back at the end of the lesson."])
    #expect(shown(player.enter("back")) == ["Back at step 4 of 4."])
    #expect(shown(player.enter("")).first == "1")
  }

  @Test func `begins again, fork or not`() throws {
    let session = FakeSession()
    var player = try player(on: session)
    _ = player.start()
    _ = player.enter("")
    _ = player.enter("add 5")
    #expect(shown(player.enter("restart")).contains("Counting"))
    #expect(player.prompt == "05 1/4> ")
    _ = player.enter("")
    #expect(shown(player.enter("")).first == "1")
  }

  @Test func `shows the speaker's notes only when asked`() throws {
    var player = try player(on: FakeSession())
    _ = player.start()
    #expect(
      shown(player.enter("notes")) == ["Speaker notes are shown.", "Note: two minutes"])
    _ = player.enter("")
    #expect(shown(player.enter("back")).contains("Note: two minutes"))
    #expect(shown(player.enter("notes")) == ["Speaker notes are hidden."])
  }

  @Test func `leaves no gap where a note is hidden`() throws {
    let text = """
      ```rehearse
      > add 1
      ```

      <!-- note: ask -->

      What is it now?

      <!-- note: wait -->

      ```rehearse
      > show
      1
      ```
      """
    var player = try player(text, on: FakeSession())
    _ = player.start()
    #expect(shown(player.enter("")) == ["", "What is it now?", ""])
  }

  @Test(arguments: [("leave", LessonPlayer.Ending.left), ("quit", .quit)])
  func `ends when asked, from a fork as well`(word: String, ending: LessonPlayer.Ending) throws {
    for forks in [false, true] {
      var player = try player(on: FakeSession())
      _ = player.start()
      if forks { _ = player.enter("show") }
      _ = player.enter(word)
      #expect(player.ending == ending)
    }
  }

  @Test func `says so when the output is not what the lesson expects`() throws {
    var player = try player(
      "```rehearse\n> show\n5\n```\n```rehearse measured\n> show\n[N]\n```", on: FakeSession())
    _ = player.start()
    #expect(
      shown(player.enter("")).prefix(3) == [
        "0",
        "This is not the output that the lesson expects (lessons/05-counting.md:2):",
        "    5",
      ])
    _ = player.enter("")
    #expect(player.differences == 1)
  }

  @Test func `shows what cannot be played here with the reason`() throws {
    var player = try player(
      "# T\n\n```rehearse requires=python3\n> add 1\n```\n\n- then\n\n  ```rehearse\n  > show\n  0\n  ```",
      on: FakeSession())
    #expect(
      shown(player.start()).drop { $0 != "T" } == [
        "T", "=", "", "Not played here: python3 is not installed.", "    > add 1", "", "- then", "",
      ])
    #expect(shown(player.enter("")).first == "0")
  }

  @Test func `plays all through where nobody types`() throws {
    var player = try player(on: FakeSession())
    #expect(
      player.transcriptLines().map(\.plain).joined(separator: "\n") == """
        Counting
        ========

        One adds.

        05 1/4> add 1
        05 2/4> show
        1

        Then one *looks*.

        05 3/4> behavior X
        . end
        did behavior X/end
        05 4/4> show
        1

        That was all.

        End of "Counting".
        """)
    #expect(player.ending == .finished)
  }

  @Test func `wraps to another width from then on`() throws {
    var player = try player("# T\n\n" + String(repeating: "word ", count: 20), on: FakeSession())
    player.resize(to: 20)
    #expect(player.start().lines.prefix(12).allSatisfy { $0.width <= 20 })
    #expect(player.prompt == "05 end> ")
  }
}

@Suite struct `Whatever a reader does in a lesson` {
  @Test(arguments: 0..<200)
  func `its steps give what the lesson says`(seed: Int) throws {
    let text = """
      ```rehearse
      > add 1
      > show
      1
      > add 2
      > add 3
      > show
      6
      > lines a b
      a
      b
      ```
      """
    var random = SplitMix(state: UInt64(seed))
    var player = LessonPlayer(
      try Lesson(path: "1.md", text: text), on: FakeSession().stage, theme: .plain, width: 40)
    _ = player.start()
    for _ in 0..<60 {
      let words = ["", "", "", "next", "back", "add 100", "show", "restart", "notes"]
      let isFork = player.prompt.contains("try")
      let word = words[Int(random.next() % UInt64(words.count))]
      // Going on from the end would end the lesson.
      if player.prompt.contains("end"), word.isEmpty || word == "next" { continue }
      _ = player.enter(word)
      if isFork, ["", "next"].contains(word) { #expect(!player.prompt.contains("try")) }
    }
    #expect(player.differences == 0)
    #expect(player.ending == nil)
  }
}

@Suite struct `The library` {
  private let library = Library([
    ("lessons/08-state-machines.md", "# State machines\n\nAn actor *changes*.\n"),
    ("lessons/05-process-and-pipe.md", "# Process and Pipe\n\nThe smallest actor\nis a loop.\n"),
    ("lessons/10-stopping.md", "No heading."), ("lessons/00-the-room.md", ""),
    ("lessons/portfolio.md", "## Only second"),
  ])

  @Test func `lists lessons by file name`() {
    #expect(
      library.lines(theme: .plain, width: 50).map(\.plain) == [
        "00         00-the-room",
        "05         Process and Pipe  The smallest actor...",
        "08         State machines    An actor changes.",
        "10         10-stopping       No heading.",
        "portfolio  Only second",
        "",
        "Play one by its number: play 5 at the prompt, rehearse play 5 in a shell",
      ])
    #expect(
      Library([]).lines(theme: .plain, width: 50).map(\.plain) == ["There are no lessons here."])
  }

  @Test(arguments: [
    ("5", "05-process-and-pipe"), ("05", "05-process-and-pipe"), ("0", "00-the-room"),
    ("process", "05-process-and-pipe"), ("Proc", "05-process-and-pipe"),
    ("05-proc", "05-process-and-pipe"), ("lessons/10-stopping.md", "10-stopping"),
    ("10-stopping.md", "10-stopping"), ("10-stopping", "10-stopping"), ("port", "portfolio"),
    ("st", "08-state-machines or 10-stopping"),
    ("proces-and-pipe", "there is no lesson proces-and-pipe; did you mean process-and-pipe?"),
    ("stoping", "there is no lesson stoping; did you mean stopping?"),
    ("99", "there is no lesson 99; rehearse lessons lists them"),
    ("", "there is no lesson ; rehearse lessons lists them"),
  ])
  func `finds a lesson by whatever it may be called`(word: String, result: String) {
    switch library.find(word) {
    case .found(let entry): #expect(entry.path.contains(result))
    case .ambiguous(let line): #expect(line.plain == "\(word) may be \(result)")
    case .unknown(let line): #expect(line.plain == result)
    }
  }
}
