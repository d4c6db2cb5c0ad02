import Foundation
import TestSupport
import Testing

@Suite struct `A pseudo-terminal` {
  @Test func `shows what is typed and what comes of it`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "read a; echo got $a; exit 3"])
    try terminal.send("hé 日\r")
    #expect(try terminal.expect("got hé 日") == "hé 日\ngot hé 日")
    let (status, output) = try terminal.waitForExit()
    #expect(status == .exited(3))
    #expect(output == "\n")
  }

  @Test func `is the program's own`() throws {
    let script = "test -t 0 && test -t 1 && echo $TERM $LANG $(stty size) </dev/tty"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script], columns: 41, rows: 7)
    try terminal.expect("xterm C.UTF-8 7 41")
  }

  @Test func `tells of a new size`() throws {
    let script = "trap 'stty size; exit' WINCH; echo ready; while read a; do :; done"
    let terminal = try PseudoTerminal("/bin/bash", ["-c", script])
    try terminal.expect("ready\n")
    terminal.resize(columns: 33, rows: 11)
    // The shell runs its trap once the read is over.
    try terminal.send("\r")
    try terminal.expect("11 33")
  }

  @Test func `interrupts with Ctrl-C`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo ready; exec cat"])
    try terminal.expect("ready")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit().status == .signaled(2))
  }

  @Test func `hangs up when closed`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo ready; exec cat"])
    try terminal.expect("ready")
    terminal.close()
    #expect(try terminal.waitForExit().status != .exited(1))
  }

  @Test func `leaves escape sequences out`() throws {
    let script = #"printf 'a\033[1;31mb\033]0;title\007c\033(Bd\n'"#
    #expect(try PseudoTerminal("/bin/sh", ["-c", script]).waitForExit().output == "abcd\n")
  }

  @Test func `says what there was instead of what was expected`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo something else"])
    let failure = #expect(throws: HarnessFailure.self) { try terminal.expect("hello") }
    #expect(failure?.description == #""hello" does not show; there is: "something else\n""#)
  }
}

@Suite struct `A tool run through pipes` {
  private func run(_ script: String, input: [UInt8] = []) throws -> BuiltTool.Outcome {
    try BuiltTool.run("/bin/sh", ["-c", script], input: input)
  }

  @Test func `answers its outputs and status`() throws {
    let outcome = try run("cat; echo wrong >&2; exit 2", input: Array("in".utf8))
    #expect(outcome.stdout == "in")
    #expect(outcome.stderr == "wrong\n")
    #expect(outcome.status == .exited(2))
  }

  @Test func `takes and gives more than a pipe holds`() throws {
    let text = [UInt8](repeating: 0x78, count: 1_000_000)
    #expect(try run("cat", input: text).stdout.utf8.count == text.count)
  }

  @Test func `need not read its input`() throws {
    #expect(
      try run("exit 0", input: [UInt8](repeating: 0, count: 1_000_000)).status == .exited(0))
  }

  @Test func `is ended when it takes too long`() throws {
    #expect(throws: HarnessFailure.self) {
      try BuiltTool.run("/bin/cat", ["/dev/zero"], input: [], timeout: .milliseconds(50))
    }
  }

  @Test func `is found beside the tests`() {
    #expect(FileManager.default.isExecutableFile(atPath: BuiltTool.path))
  }
}
