import Foundation
import TestSupport
import Testing

@Suite struct `A lesson at a terminal` {
  private static let text = """
    # Adding

    ```rehearse
    > let x = 1
    > x
    1
    ```

    ```predict
    What is x + 1?
    - [ ] one :: nothing
    - [x] two ::= 2
    ```

    ```rehearse
    > x + 1
    2
    ```

    ```exercise
    Write a behavior `Till` whose `total` grows by what is paid.
    --- starter
    behavior Till
      var total = 0
    end
    --- hint
    It needs a handler.
    --- check
    > spawn Till as till
    till is a Till
    > send till Pay(2)
    m1 waits in till's mailbox (1 waiting)
    > run quiet
    > till.total
    2
    --- solution
    behavior Till
      var total = 0
      on Pay(n): total += n
    end
    ```

    ## After

    ```rehearse
    > spawn Till as desk
    desk is a Till
    ```

    """.replacing("> run quiet\n", with: "> run\ntill handles m1 Pay(2)\n")

  private let directory: TemporaryDirectory
  private let environment: TestEnvironment

  init() throws {
    directory = try TemporaryDirectory()
    environment = try TestEnvironment(additions: ["NO_COLOR": "1"])
  }

  private func play(
    _ text: String = text, additions: String = "", columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let path = try directory.write(text, to: "07-adding.md")
    return try PseudoTerminal(
      BuiltTool.path, ["play", path], environment: environment, columns: columns, rows: rows)
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.send("leave\r")
    #expect(try terminal.waitForExit().status == .exited(0))
  }

  @Test func `is one that check accepts`() throws {
    let path = try directory.write(Self.text, to: "07-adding.md")
    let outcome = try BuiltTool.run(["check", path])
    #expect(
      outcome.stdout.hasSuffix("4 steps, 1 question, 1 exercise, equal\n7 passed, 0 failed\n"))
  }

  @Test(arguments: ["\r", " ", "\u{1B}[6~", "\u{1B}[C", "\u{1B}OC", "next\r"])
  func `goes on by a key`(key: String) throws {
    let terminal = try play()
    try terminal.expect("> let x = 1\n07 1/4> ")
    try terminal.send(key)
    try terminal.expect("\n> x\n07 2/4> ")
    try terminal.send(key)
    try terminal.expect("\n1\n")
    try terminal.expect("07 predict> ")
    try terminal.send(key)
    try terminal.expect("> x + 1\n07 3/4> ")
    try leave(terminal)
  }

  @Test func `puts what comes right under the input, where the prompt was`() throws {
    let terminal = try play()
    try terminal.expect("> let x = 1\n07 1/4> ")
    #expect(terminal.erasedLines == 0)
    try terminal.send(" ")
    try terminal.expect("07 2/4> ")
    #expect(terminal.erasedLines == 1)
    try terminal.send("next\r")
    try terminal.expect("07 predict> ")
    #expect(terminal.erasedLines == 1)
    try leave(terminal)
  }

  @Test(arguments: ["b", "\u{1B}[5~", "back\r"])
  func `goes back by a key, with the state`(key: String) throws {
    let terminal = try play()
    try terminal.expect("07 1/4> ")
    try terminal.send(" ")
    try terminal.expect("07 2/4> ")
    try terminal.send(key)
    try terminal.expect("Back at step 1 of 4.\n")
    try terminal.expect("> let x = 1\n07 1/4> ")
    try terminal.send("\t")
    try terminal.expect("07 try> ")
    try terminal.send("x\r")
    try terminal.expect("there is no command or name x")
    try terminal.expect("07 try> ")
    try leave(terminal)
  }

  @Test func `goes back twice by a key pressed twice`() throws {
    let terminal = try play()
    try terminal.expect("07 1/4> ")
    try terminal.send(" ")
    try terminal.expect("07 2/4> ")
    try terminal.send(" ")
    try terminal.expect("07 predict> ")
    try terminal.send("\u{1B}[5~")
    try terminal.expect("07 2/4> ")
    try terminal.send("bb")
    try terminal.expect("07 1/4> ")
    try terminal.expect("This is the beginning of the lesson.\n")
    try terminal.expect("07 1/4> ")
    try leave(terminal)
  }

  @Test func `leaves what is typed in words alone`() throws {
    let terminal = try play()
    try terminal.expect("07 1/4> ")
    try terminal.send("behavior B on b b: print \"b b\" end\u{15}print 1 + \u{1B}[C1\r")
    try terminal.expect("\n2\n07 try> ")
    try terminal.send("be\tB on m: print m end\r")
    try terminal.expect("B is defined\n07 try> ")
    try terminal.send("\t")
    try terminal.expect("Back in the lesson, at step 1 of 4.\n> let x = 1\n07 1/4> ")
    try leave(terminal)
  }

  @Test func `asks, is answered, sets an exercise, and counts`() throws {
    let terminal = try play(rows: 60)
    try terminal.expect("07 1/4> ")
    try terminal.send("next 2\r")
    try terminal.expect("What is x + 1?\n  a) one\n  b) two\n")
    try terminal.expect("07 predict> ")
    try terminal.send("b\r")
    try terminal.expect("07 3/4> ")
    try terminal.send("\r")
    try terminal.expect("\n2\n\nRight: b) two.\n")
    try terminal.expect("07 exercise> ")
    try terminal.send("check\r")
    try terminal.expect("there is no behavior named Till")
    try terminal.expect("07 exercise> ")
    try terminal.send("hint\r")
    try terminal.expect("It needs a handler.\n07 exercise> ")
    // The arrow brings the starter.
    try terminal.send("\u{1B}[A\r")
    try terminal.expect("Till is defined\n07 exercise> ")
    try terminal.send("check\r")
    try terminal.expect("> run\n")
    try terminal.expect("no handler for m1 Pay(2)")
    try terminal.expect("07 exercise> ")
    try terminal.send("behavior Till\r")
    try terminal.expect(". ")
    try terminal.send("var total = 0 on Pay(n): total = total + n end\r")
    try terminal.expect("Till is defined")
    // Trying it out does not change what the check makes of it.
    for line in ["spawn Till as till", "send till Pay(5)", "run"] {
      try terminal.expect("07 exercise> ")
      try terminal.send(line + "\r")
    }
    try terminal.expect("till handles m1 Pay(5)\n07 exercise> ")
    try terminal.send("check\r")
    try terminal.expect("Right. The lesson goes on with this solution:\n    behavior Till\n")
    try terminal.expect("> spawn Till as desk\n07 4/4> ")
    try terminal.send("\r")
    try terminal.expect("desk is a Till\n\nYou predicted 1 of 1 and solved 1 of 1 exercise.\n")
    try terminal.expect("07 end> ")
    try terminal.send("\r")
    #expect(try terminal.waitForExit().status == .exited(0))
  }

  @Test func `takes a paste of several entries in an exercise`() throws {
    let terminal = try play(rows: 60)
    try terminal.expect("07 1/4> ")
    try terminal.send("goto 2\u{1B}[200~\u{1B}[201~\r")
    try terminal.expect("07 4/4> ")
    try terminal.send("back\r")
    try terminal.expect("07 exercise> ")
    try terminal.send(
      "\u{1B}[200~behavior Till\n  var total = 0\n\n  on Pay(n): total += n\nend\n\nlet y = 1\u{1B}[201~\r"
    )
    try terminal.expect("Till is defined\n")
    try terminal.expect("07 exercise> ")
    try terminal.send("check\r")
    try terminal.expect("Right.")
    try terminal.expect("07 4/4> ")
    try leave(terminal)
  }

  @Test func `pauses at a screenful, and takes what is typed there`() throws {
    let text =
      "# Long\n\n" + (1...40).map { "- item \($0)\n" }.joined()
      + "\n```rehearse\n> 1 + 1\n2\n```\n"
    let terminal = try play(text, rows: 20)
    #expect(!(try terminal.expect("more lines, Enter goes on -- ")).contains("item 18"))
    try terminal.send("\r")
    #expect(try terminal.expect("more lines, Enter goes on -- ").contains("item 20"))
    try terminal.send(" ")
    #expect(try terminal.expect("07 1/1> ").contains("item 40"))
    try terminal.send("restart\r")
    try terminal.expect("more lines, Enter goes on -- ")
    try terminal.send("40 + 2\r")
    try terminal.expect("\n42\n07 try> ")
    try leave(terminal)
  }

  @Test func `is gone on with where it was left`() throws {
    var terminal = try play(rows: 60)
    try terminal.expect("07 1/4> ")
    try terminal.send(" ")
    try terminal.expect("07 2/4> ")
    // The window is closed, and nobody says goodbye.
    terminal.close()
    _ = try terminal.waitForExit()
    terminal = try play(rows: 60)
    try terminal.expect("you left before step 2 of 4.")
    try terminal.expect("go on? ")
    try terminal.send("\r")
    try terminal.expect("> x\n07 2/4> ")
    try terminal.send("\r")
    try terminal.expect("\n1\n")
    try terminal.expect("07 predict> ")
    try terminal.send("leave\r")
    _ = try terminal.waitForExit()
    terminal = try play(rows: 60)
    try terminal.expect("go on? ")
    try terminal.send("restart\r")
    try terminal.expect("> let x = 1\n07 1/4> ")
    try leave(terminal)
    let lessons = try TestEnvironment(
      directory: environment.directory, additions: ["REHEARSE_LESSONS": directory.url.path])
    #expect(try BuiltTool.run(["lessons"], environment: lessons).stdout.contains("Adding  2/4"))
  }

  @Test func `is played without a place to go on from where that cannot be read or kept`() throws {
    let state = directory.path("state")
    let kept = try TestEnvironment(additions: ["NO_COLOR": "1", "XDG_STATE_HOME": state])
    try FileManager.default.createDirectory(
      atPath: state + "/rehearse/progress", withIntermediateDirectories: true)
    let path = try directory.write(Self.text, to: "07-adding.md")
    let terminal = try PseudoTerminal(BuiltTool.path, ["play", path], environment: kept)
    try terminal.expect("it is a directory; it is now")
    try terminal.expect("07 1/4> ")
    try FileManager.default.removeItem(atPath: state + "/rehearse")
    try "no folder".write(toFile: state + "/rehearse", atomically: true, encoding: .utf8)
    try terminal.send(" ")
    try terminal.expect("your place in the lesson is not kept")
    try terminal.expect("07 2/4> ")
    try terminal.send(" ")
    #expect(!(try terminal.expect("07 predict> ")).contains("not kept"))
    try leave(terminal)
  }

  @Test func `gives up an unfinished entry on Ctrl-C, and ends on Ctrl-D`() throws {
    let terminal = try play()
    try terminal.expect("07 1/4> ")
    try terminal.send("behavior X\r")
    try terminal.expect(". ")
    try terminal.send("\u{3}")
    try terminal.expect("> let x = 1\n07 1/4> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == .exited(0))
  }
}
