import Foundation
import TestSupport
import Testing

@Suite struct `The tool through pipes` {
  private static let printer = """
    behavior Printer
      on PrintMsg(text):  print "received:", text
      on ShoutMsg(text):  print "RECEIVED:", upper(text)
      on Terminate:       stop
      on other:           print "Unknown message:", other
    end
    spawn Printer as p
    send p PrintMsg("Hello, World!")
    send p ShoutMsg("Hello, World!")
    send p "Unexpected message"
    send p Terminate
    run

    """

  private static let printed = """
    received: Hello, World!
    RECEIVED: HELLO, WORLD!
    Unknown message: Unexpected message

    """

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `performs a file and says only what actors print`() throws {
    let file = try directory.write(Self.printer, to: "printer.act")
    #expect(try BuiltTool.run([file]) == outcome(Self.printed))
  }

  @Test func `performs standard input`() throws {
    #expect(try BuiltTool.run([], input: Self.printer) == outcome(Self.printed))
  }

  @Test func `performs lines of the command line as one text`() throws {
    let lines = ["behavior B on m: print m", "end", "spawn B as b", "send b 1", "run"]
    #expect(try BuiltTool.run(lines.flatMap { ["-c", $0] }) == outcome("1\n"))
  }

  @Test func `performs several files in one session, and lines after them`() throws {
    let first = try directory.write("let x = 20\n", to: "first.act")
    let second = try directory.write("let y = x + 1", to: "second.act")
    #expect(try BuiltTool.run([first, second, "-c", "print x + y"]) == outcome("41\n"))
  }

  @Test(arguments: [
    (
      "print 1\nprint 1 / 0\nprint 2\n", "1\n",
      ":2:9: division by zero\n  print 1 / 0\n          ^\n"
    ),
    (
      "print 1\npritn 2\n", "",
      ":2:1: there is no command or name pritn; did you mean print?\n  pritn 2\n  ^^^^^\n"
    ),
    (
      "print 1\nbehavior B\n  on m: print m\n", "",
      ":2:1: behavior is never closed; add end\n  behavior B\n  ^^^^^^^^\n"
    ),
    (
      "print \"a", "",
      ":1:7: this text is not closed on its line; end it with \"; a new line inside it is \\n\n"
        + "  print \"a\n        ^^\n"
    ),
  ])
  func `stops a file at an error and shows its place`(text: String, stdout: String, stderr: String)
    throws
  {
    let file = try directory.write(text, to: "wrong.act")
    let result = try BuiltTool.run([file])
    #expect(result.stdout == stdout)
    #expect(result.stderr == file + stderr)
    #expect(result.status == .exited(1))
  }

  @Test func `performs what stands before an error on standard input`() throws {
    let result = try BuiltTool.run([], input: "print 1\npritn 2\nprint 3\n")
    #expect(result.stdout == "1\n")
    #expect(result.stderr.hasPrefix("stdin:2:1: there is no command or name pritn"))
    #expect(result.status == .exited(1))
  }

  @Test func `counts the fault of an actor as no error`() throws {
    let result = try BuiltTool.run(
      ["-c", "behavior B on m: fail m end", "-c", "spawn B as b", "-c", "send b 1", "-c", "run"])
    #expect(result.stdout == "b failed in 1 (m1): 1\n")
    // Where that was, for whoever looks for the mistake.
    #expect(result.stderr.hasPrefix("  -c:1:  behavior B on m: fail m end\n"))
    #expect(result.status == .exited(0))
  }

  @Test func `says at the end which failures nobody looked at`() throws {
    let result = try BuiltTool.run(
      [
        "-c", "behavior B on m: after 1s send self 2; fail m end", "-c", "spawn B as b", "-c",
        "ask b 1", "-c", "step",
      ])
    #expect(result == outcome("1 failure nobody looked at: b in 1 (m1): 1 (why m1)\n"))
  }

  @Test(arguments: [
    ("nothing.act", "cannot be read: no such file or directory"),
    (".", "cannot be read: it is a directory"),
  ])
  func `cannot read what is no file`(name: String, reason: String) throws {
    let path = directory.path(name)
    let result = try BuiltTool.run([path])
    #expect(result.stderr == "\(path): \(reason)\n")
    #expect(result.status == .exited(2))
    #expect(try BuiltTool.run(["-c", "load \(path)"]).status == .exited(2))
  }

  @Test func `cannot read what is not UTF-8`() throws {
    let path = directory.path("bytes.act")
    let bytes = Array("print 1\nprint \"".utf8) + [0xFF, 0x22, 0x0A]
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let file = try BuiltTool.run([path])
    #expect(file.stderr == "\(path): cannot be read: line 2 is not UTF-8 text\n")
    #expect(file.status == .exited(2))
    let input = try BuiltTool.run(BuiltTool.path, [], input: bytes)
    #expect(input.stdout == "1\n")
    #expect(input.stderr == "stdin:2: this line is not UTF-8 text\n")
    #expect(input.status == .exited(2))
  }

  @Test func `takes lines of a megabyte and refuses longer ones`() throws {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(try BuiltTool.run([], input: "print \"\(long)\"") == outcome(long + "\n"))
    let longer = try BuiltTool.run([], input: "print \"\(long + long)\"")
    #expect(longer.stderr == "stdin:1: this line is longer than 1 MiB\n")
    #expect(longer.status == .exited(2))
    let file = try directory.write(long + long, to: "long.act")
    let result = try BuiltTool.run([file])
    #expect(result.stderr == "\(file): cannot be read: it is longer than 1 MiB\n")
    #expect(result.status == .exited(2))
  }

  @Test(arguments: [
    String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
    String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000),
    String(repeating: "(", count: 10_000), String(repeating: "not ", count: 10_000) + "true",
    String(repeating: "-", count: 10_000) + "1",
    "1" + String(repeating: " + 1", count: 10_000), String(repeating: "\"{", count: 10_000),
    String(repeating: "if true then ", count: 10_000),
    "f" + String(repeating: "[0]", count: 10_000), "f" + String(repeating: ".a", count: 10_000),
    String(repeating: "await ", count: 10_000) + "1",
    "\0", "\u{1B}[2J", "👍", "\u{FEFF}\u{FEFF}", "\u{202E}", "''", "99999999999999999999999999",
    "1e999", "1" + String(repeating: "0", count: 5_000), "\\", "}", "]", "end", "{", "\"",
  ])
  func `answers any line with a message and the code of an error`(line: String) throws {
    let result = try BuiltTool.run([], input: line)
    #expect(result.status == .exited(1))
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix("stdin:1:"))
    #expect(result.stderr.utf8.count < 2_000)
    #expect(result.stderr.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test(arguments: [
    "print 1\r\nprint 2\r\n", "\u{FEFF}print 1\nprint 2", "\n\nprint 1\n\n# x\nprint 2",
  ])
  func `takes the line ends, marks and blank lines of any editor`(text: String) throws {
    #expect(try BuiltTool.run([], input: text) == outcome("1\n2\n"))
    let file = try directory.write(text, to: "editor.act")
    #expect(try BuiltTool.run([file]) == outcome("1\n2\n"))
  }

  @Test func `ends quietly when nobody reads on`() throws {
    let script = "'\(BuiltTool.path)' -c 'for i in range(100000) do print i end' | head -1"
    let result = try BuiltTool.run("/bin/bash", ["-o", "pipefail", "-c", script], input: [])
    #expect(result == outcome("0\n"))
  }

  @Test func `stops at quit without an error`() throws {
    #expect(try BuiltTool.run([], input: "print 1\nquit\nprint 2\n") == outcome("1\n"))
    #expect(try BuiltTool.run(["-c", "quit", "-c", "print 2"]) == outcome(""))
  }

  @Test(arguments: ["load", "save"])
  func `lets no script read or write files`(command: String) throws {
    let path = directory.path("other.act")
    let script = try directory.write("\(command) \(path)\n", to: "script.act")
    for result in [
      try BuiltTool.run([script]), try BuiltTool.run([], input: "\(command) \(path)\n"),
      try BuiltTool.run(["-c", "load \(script)"]),
    ] {
      #expect(result.stderr.contains("a script cannot read or write files"))
      #expect(result.status == .exited(1))
    }
    #expect(try BuiltTool.run(["-c", "print 1", "-c", "save \(path)"]).status == .exited(0))
  }

  @Test func `writes no color into a pipe`() throws {
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let result = try BuiltTool.run(
        ["-c", "show normal", "-c", "behavior B on m: fail m end", "-c", "1 / 0"],
        environment: TestEnvironment(additions: environment))
      #expect(!(result.stdout + result.stderr).contains("\u{1B}"))
    }
  }

  @Test func `knows its version, and explains itself`() throws {
    #expect(try BuiltTool.run(["--version"]).stdout.split(separator: ".").count == 3)
    let help = try BuiltTool.run(["--help"])
    #expect(help.status == .exited(0))
    for word in ["play", "check", "lessons", "--plain", "130"] {
      #expect(help.stdout.contains(word) || word == "--plain")
    }
  }

  @Test(arguments: [["--nope"], ["check"], ["-c"], ["play", "a", "b"]])
  func `answers a wrong call with usage and 2`(arguments: [String]) throws {
    let result = try BuiltTool.run(arguments)
    #expect(result.status == .exited(2))
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains("Usage: rehearse"))
  }

  private func outcome(_ stdout: String) -> BuiltTool.Outcome {
    BuiltTool.Outcome(stdout: stdout, stderr: "", status: .exited(0))
  }
}
