import Foundation
import TestSupport
import Testing

@Suite struct `A picture in a file` {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private static let entries = [
    "behavior Printer on m: print m end", "spawn Printer as p", "send p 1", "run",
  ]

  private func run(_ commands: String...) throws -> BuiltTool.Outcome {
    try BuiltTool.run((Self.entries + commands).flatMap { ["-c", $0] })
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.url.path).sorted() }
  }

  @Test func `is written whole, and in the place of what was there`() throws {
    let path = try directory.write("old", to: "a.svg")
    let formats = ["html", "mermaid", "dot"].map { "diagram --\($0) \(directory.path($0))" }
    let result = try run("diagram --svg \(path)", formats[0], formats[1], formats[2])
    #expect(result == .init(stdout: "1\n", stderr: "", status: .exited(0)))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
    #expect(try names == ["a.svg", "dot", "html", "mermaid"])
  }

  @Test(arguments: [
    ("", "it is a directory"), ("nowhere/a.svg", "no such file or directory"),
  ])
  func `that cannot be written is named with the reason`(_ name: String, _ reason: String) throws {
    let path = directory.path(name)
    let result = try run("diagram --svg \"\(path)\"", "print 2")
    #expect(result.stderr == "\(path): cannot be written: \(reason)\n")
    #expect(result.stdout == "1\n" && result.status == .exited(1))
    #expect(try names == [])
  }

  @Test func `that finds no more room leaves nothing behind, and what was there stays`() throws {
    let path = try directory.write("old", to: "big.json")
    // So little may be written that the disk seems full in the middle.
    let tool = BuiltTool.path
    let arguments = [
      "behavior Counter on Add: send self Add end", "spawn Counter as c", "send c Add", "run 3000",
      "trace --perfetto \(path)",
    ].map { "-c '\($0)'" }.joined(separator: " ")
    let script = "trap '' XFSZ; ulimit -f 64; exec '\(tool)' \(arguments)"
    let result = try BuiltTool.run("/bin/bash", ["-c", script], input: [])
    #expect(result.stderr == "\(path): cannot be written: file too large\n")
    #expect(result.status == .exited(1))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try names == ["big.json"])
  }

  @Test func `is not written by a script, which may come from a stranger`() throws {
    let path = directory.path("a.svg")
    let script = (Self.entries + ["diagram --svg \(path)", ""]).joined(separator: "\n")
    let result = try BuiltTool.run([try directory.write(script, to: "a.act")])
    #expect(result.stderr == "a script cannot write files; rehearse -c can\n")
    #expect(result.status == .exited(1))
    #expect(try BuiltTool.run([], input: script).status == .exited(1))
    #expect(try names == ["a.act"])
  }

  @Test func `is written over another file at the prompt only if that is one of its own`() throws {
    let other = try directory.write("old", to: "other.svg")
    let own = directory.path("own.svg")
    let terminal = try PseudoTerminal(
      BuiltTool.path, [], environment: TestEnvironment(additions: ["NO_COLOR": "1"]), columns: 200,
      rows: 24)
    try terminal.expect("> ")
    try terminal.send("let x = 1\rbehavior P on m: print m end\rspawn P as p\r")
    try terminal.expect("p is a P")
    for (path, answer) in [
      (other, "\(other) is there already; write to another name"),
      (own, "a diagram of 1 event is in \(own)"), (own, "a diagram of 1 event is in \(own)"),
    ] {
      try terminal.expect("> ")
      try terminal.send("diagram --svg \(path)\r")
      try terminal.expect(answer)
    }
    terminal.close()
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "old")
  }
}
