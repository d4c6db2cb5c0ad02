import Foundation
import TestSupport
import Testing

@Suite struct `The prompt at a terminal` {
  private let environment: TestEnvironment

  init() throws {
    environment = try TestEnvironment(additions: ["NO_COLOR": "1"])
  }

  private func start(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      BuiltTool.path, arguments, environment: environment, columns: columns, rows: rows)
    try terminal.expect("you are the scheduler")
    try terminal.expect("> ")
    return terminal
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    // What is typed before the prompt shows may be lost in the change of the terminal's mode.
    try terminal.expect("> ")
    try terminal.send("\u{4}")
    let status = try terminal.waitForExit().status
    #expect(status == .exited(0))
  }

  @Test func `performs what is typed`() throws {
    let terminal = try start()
    try terminal.send("40 + 2\r")
    try terminal.expect("\n42\n")
    try terminal.expect("> ")
    try terminal.send("print \"hé 日 👍\"\r")
    try terminal.expect("\nhé 日 👍\n")
    try leave(terminal)
  }

  @Test func `points at what is wrong and goes on`() throws {
    let terminal = try start()
    try terminal.send("pritn 1\r")
    try terminal.expect("\n  ^^^^^ there is no command or name pritn; did you mean print?\n")
    try terminal.expect("> ")
    try terminal.send("print 1 / 0\r")
    try terminal.expect("\n          ^ division by zero\n")
    try terminal.expect("> ")
    try terminal.send("print \"still here\"\r")
    try terminal.expect("\nstill here\n")
    try leave(terminal)
  }

  @Test func `goes on with a definition until it is finished, and recalls it whole`() throws {
    let terminal = try start()
    try terminal.send("behavior Echo\r")
    try terminal.expect(". ")
    try terminal.send("on m: print \"echo\", m\r")
    try terminal.expect(". ")
    try terminal.send("end\r")
    try terminal.expect("Echo is defined\n")
    try terminal.expect("> ")
    try terminal.send("\u{10}\r")
    try terminal.expect("Echo is defined anew\n")
    try leave(terminal)
  }

  @Test func `completes commands, behaviors, actors and the messages an actor accepts`() throws {
    let terminal = try start()
    try terminal.send("behavior Printer on Say(text): print \"said\", text on Bye: stop end\r")
    try terminal.expect("Printer is defined\n")
    try terminal.send("spa\tPri\tas paul\r")
    try terminal.expect("paul is a Printer\n")
    try terminal.send("send pa\tSa\t\"hello\")\r")
    try terminal.expect("m1 waits in paul's mailbox (1 waiting)\n")
    try terminal.send("mailb\tpau\t\r")
    try terminal.expect("paul's mailbox: m1 Say(\"hello\")\n")
    try terminal.expect("> ")
    try terminal.send("send paul \t\t")
    try terminal.expect("Say(")
    try terminal.expect("Bye")
    try terminal.send("\u{3}")
    try terminal.expect("^C\n")
    try leave(terminal)
  }

  @Test func `leaves out what was pasted behind a mistake`() throws {
    let terminal = try start()
    try terminal.send("\u{1B}[200~print 1\npritn 2\nprint 3\u{1B}[201~\r")
    try terminal.expect("did you mean print?\n")
    try terminal.expect("left out of what was pasted: 1 more line\n")
    try leave(terminal)
  }

  @Test func `gives up a line on Ctrl-C, and an entry that is not finished`() throws {
    let terminal = try start()
    try terminal.send("print \"never\"\u{3}")
    try terminal.expect("> ")
    try terminal.send("behavior Never\r")
    try terminal.expect(". ")
    try terminal.send("\u{3}")
    try terminal.expect("> ")
    try terminal.send("print \"next\"\r")
    let shown = try terminal.expect("\nnext\n")
    #expect(!shown.contains("\nnever"))
    try terminal.send("source Never\r")
    try terminal.expect("there is no behavior named Never")
    try leave(terminal)
  }

  @Test func `interrupts a long run on Ctrl-C and keeps the session`() throws {
    let terminal = try start()
    try terminal.send("show quiet\r")
    try terminal.expect("> ")
    try terminal.send(
      "behavior L var n = 0 on m: n = n + 1; if n == 1 then print \"runs\" end; send self m end\r")
    try terminal.expect("> ")
    try terminal.send("spawn L as l\r")
    try terminal.expect("> ")
    try terminal.send("send l 1\r")
    try terminal.expect("> ")
    try terminal.send("run 2000000000\r")
    try terminal.expect("\nruns\n")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted after ")
    try terminal.expect("> ")
    try terminal.send("l.n > 0\r")
    try terminal.expect("\ntrue\n")
    try leave(terminal)
  }

  @Test func `leaves on quit`() throws {
    let terminal = try start()
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit().status == .exited(0))
  }

  @Test func `keeps its history across two runs`() throws {
    let first = try start()
    try first.send("print \"remember\" + \" me\"\r")
    try first.expect("\nremember me\n")
    try leave(first)
    let second = try start()
    try second.send("\u{10}\r")
    try second.expect("\nremember me\n")
    try leave(second)
  }

  @Test func `runs a pasted transcript and leaves out its old output`() throws {
    let terminal = try start()
    try terminal.send(
      "\u{1B}[200~> behavior B\r.   on m: print \"got\", m\r. end\rB is defined\r"
        + "> spawn B as b\rb is a B\r> send b 7\r> run\rold output\r\u{1B}[201~\r")
    try terminal.expect("\ngot 7\n")
    try leave(terminal)
  }

  @Test func `goes on after the window has another size`() throws {
    let terminal = try start(columns: 60)
    terminal.resize(columns: 30, rows: 10)
    try terminal.send("print \"after\"\r")
    try terminal.expect("\nafter\n")
    try leave(terminal)
  }

  @Test func `does not send an actor’s control characters to the terminal`() throws {
    let terminal = try start()
    try terminal.send("print \"a\\u{7}b\"\r")
    try terminal.expect("\na\\u{7}b\n")
    try leave(terminal)
  }

  @Test func `is brought back after it was killed`() throws {
    let script = "trap '' INT; '\(BuiltTool.path)'; echo killed"
    let first = try PseudoTerminal("/bin/sh", ["-c", script], environment: environment)
    try first.expect("you are the scheduler")
    try first.send("behavior B\r on m: print \"got\", m\rend\rspawn B as b\rsend b 1\r")
    try first.expect("m1 waits in b's mailbox (1 waiting)\n")
    try first.expect("> ")
    try first.send("let x = \"back\\\\slash\"\r")
    try first.send("self\r")
    try first.expect("\nyou\n")
    let records = try FileManager.default.subpathsOfDirectory(
      atPath: environment.directory.url.path)
    let record = try #require(records.first { $0.contains("session-") })
    let id = try #require(Int32(record.split(separator: "-").last ?? ""))
    kill(id, SIGKILL)
    try first.expect("killed")

    let second = try PseudoTerminal(BuiltTool.path, ["--resume"], environment: environment)
    try second.expect("m1 waits in b's mailbox (1 waiting)\n")
    try second.expect("\nyou\n")
    try second.expect("> ")
    try second.send("run\r")
    try second.expect("\ngot 1\n")
    try second.expect("> ")
    try second.send("x\r")
    try second.expect("\nback\\slash\n")
    try leave(second)

    let third = try PseudoTerminal(BuiltTool.path, ["--resume"], environment: environment)
    try third.expect("there is no session to resume")
    try leave(third)
  }

  @Test func `is brought back with its branches`() throws {
    let script = "trap '' INT; '\(BuiltTool.path)'; echo killed"
    let first = try PseudoTerminal("/bin/sh", ["-c", script], environment: environment)
    try first.expect("you are the scheduler")
    try first.send("let x = 1\rlet x = 2\rback\rlet x = 3\rlet y = 4\rswitch b1\r")
    try first.expect("you are on b1, which began with the session\n")
    try first.expect("moment 2 of 2 on b1\n")
    let records = try FileManager.default.subpathsOfDirectory(
      atPath: environment.directory.url.path)
    let record = try #require(records.first { $0.contains("session-") })
    let id = try #require(Int32(record.split(separator: "-").last ?? ""))
    kill(id, SIGKILL)
    try first.expect("killed")

    let second = try PseudoTerminal(BuiltTool.path, ["--resume"], environment: environment)
    try second.expect("you are on b1, which began with the session\n")
    try second.send("x + 10\r")
    try second.expect("\n12\n")
    try second.send("switch b\t")
    try second.send("2\r")
    try second.expect("you are on b2, which left b1 at moment 1\n")
    try second.send("x * y\r")
    try second.expect("\n12\n")
    try leave(second)
  }

  @Test func `ends with 130 when a script is interrupted`() throws {
    let lines = [
      "behavior L var n = 0 on m: n = n + 1; if n == 1 then print \"runs\" end; send self m end",
      "spawn L as l", "send l 1", "run 2000000000", "print \"never\"",
    ]
    let terminal = try PseudoTerminal(
      BuiltTool.path, lines.flatMap { ["-c", $0] }, environment: environment)
    try terminal.expect("runs")
    try terminal.send("\u{3}")
    let (status, output) = try terminal.waitForExit()
    #expect(status == .exited(130))
    #expect(output.contains("interrupted after "))
    #expect(!output.contains("never"))
  }

  @Test func `colors errors unless that is not wanted`() throws {
    let colored = try TestEnvironment()
    #expect(try bytes("", colored).contains("\u{1B}["))
    #expect(try !bytes("--plain", colored).contains("\u{1B}["))
    #expect(try !bytes("", environment).contains("\u{1B}["))
    #expect(try !bytes("", TestEnvironment(additions: ["TERM": "dumb"])).contains("\u{1B}["))
  }

  /// All that a script with an error writes to a terminal; `script` keeps its escape sequences.
  private func bytes(_ options: String, _ environment: TestEnvironment) throws -> String {
    let record = environment.directory.path("typescript")
    let command = "'\(BuiltTool.path)' \(options) -c '1 / 0'"
    let terminal = try PseudoTerminal(
      "/usr/bin/script", ["-q", "-c", command, record], environment: environment)
    _ = try terminal.waitForExit()
    return try String(contentsOfFile: record, encoding: .utf8)
  }

  @Test func `plays a lesson, with a try in between`() throws {
    let lesson = "# Counting\n\nNow count.\n\n```rehearse\n> let n = 1\n> print n + 1\n2\n```\n"
    let path = try environment.directory.write(lesson, to: "counting.md")
    let terminal = try PseudoTerminal(
      BuiltTool.path, ["play", path], environment: environment)
    try terminal.expect("let n = 1")
    try terminal.send("\r")
    try terminal.expect("print n + 1")
    try terminal.send("n = 70\r")
    try terminal.send("print n + 7\r")
    try terminal.expect("\n77\n")
    try terminal.expect("> ")
    try terminal.send("next\r")
    try terminal.expect("Back in the lesson")
    try terminal.expect("> print n + 1")
    try terminal.send("\r")
    try terminal.expect("\n2\n")
    try terminal.expect("> ")
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit().status == .exited(0))
  }
}
