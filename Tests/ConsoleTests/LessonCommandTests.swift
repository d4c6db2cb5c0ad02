import Foundation
import TestSupport
import Testing

@Suite struct `Lessons on the command line` {
  private static let lesson = """
    # Printing

    A *printer* prints.

    ```rehearse
    > print 1 + 1
    2
    > behavior B
    .   on m: print m
    . end
    B is defined
    ```

    """

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `are equal, and so pass`() throws {
    let path = try directory.write(Self.lesson, to: "01-printing.md")
    let result = try BuiltTool.run(["check", path])
    #expect(result.stdout == "\(path): 2 steps, equal\n2 passed, 0 failed\n")
    #expect(result.stderr.isEmpty)
    #expect(result.status == .exited(0))
  }

  @Test func `differ, and so fail with a diff that leads to the line`() throws {
    let wrong = Self.lesson.replacing("\n2\n", with: "\n3\n")
    let path = try directory.write(wrong, to: "01-printing.md")
    let result = try BuiltTool.run(["check", path])
    #expect(result.status == .exited(1))
    #expect(result.stdout.contains("\n-3\n+2\n"))
    #expect(result.stdout.contains(path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == wrong)
  }

  @Test func `are rewritten with --update, and equal from then on`() throws {
    let wrong = Self.lesson.replacing("\n2\n", with: "\n3\n4\n")
    let path = try directory.write(wrong, to: "01-printing.md")
    _ = try BuiltTool.run(["check", "--update", path])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.lesson)
    #expect(try BuiltTool.run(["check", "--update", path]).status == .exited(0))
  }

  @Test func `are reported as JUnit`() throws {
    let path = try directory.write(Self.lesson.replacing("\n2\n", with: "\n<3>\n"), to: "1.md")
    let report = directory.path("report.xml")
    #expect(try BuiltTool.run(["check", path, "--junit", report]).status == .exited(1))
    let text = try String(contentsOfFile: report, encoding: .utf8)
    #expect(text.hasPrefix("<?xml"))
    #expect(text.contains("<failure"))
    #expect(text.contains("&lt;3&gt;"))
  }

  @Test func `of a folder are all checked, in order`() throws {
    let first = try directory.write(Self.lesson, to: "01-a.md")
    let second = try directory.write(Self.lesson, to: "02-b.md")
    let result = try BuiltTool.run(["check", directory.url.path])
    #expect(
      result.stdout == """
        \(first): 2 steps, equal
        \(second): 2 steps, equal
        4 passed, 0 failed

        """)
  }

  @Test(arguments: ["nothing.md", "bytes.md"])
  func `that cannot be read end with 2`(name: String) throws {
    try Data([0x23, 0xFF]).write(to: URL(fileURLWithPath: directory.path("bytes.md")))
    #expect(try BuiltTool.run(["check", directory.path(name)]).status == .exited(2))
    #expect(try BuiltTool.run(["play", directory.path(name)]).status == .exited(2))
  }

  @Test func `are played to their end where nobody types`() throws {
    let path = try directory.write(Self.lesson, to: "01-printing.md")
    let result = try BuiltTool.run(["play", path])
    #expect(result.status == .exited(0))
    #expect(result.stdout.contains("> print 1 + 1\n2\n"))
    #expect(result.stdout.contains("A *printer* prints."))
  }

  @Test func `are listed, and found by number and word`() throws {
    _ = try directory.write(Self.lesson, to: "01-printing.md")
    let environment = try TestEnvironment(additions: ["REHEARSE_LESSONS": directory.url.path])
    let list = try BuiltTool.run(["lessons"], environment: environment)
    #expect(list.stdout.contains("Printing"))
    for word in ["1", "01", "printing"] {
      #expect(try BuiltTool.run(["play", word], environment: environment).status == .exited(0))
    }
    let unknown = try BuiltTool.run(["play", "nothing"], environment: environment)
    #expect(unknown.status == .exited(2))
    #expect(unknown.stderr.contains("nothing"))
  }

  @Test func `with an entry that is not finished say so`() throws {
    let text = "# T\n\n```rehearse\n> behavior B\n> print 1\n1\n```\n"
    let path = try directory.write(text, to: "1.md")
    let result = try BuiltTool.run(["check", path])
    #expect(result.status == .exited(1))
    #expect(result.stdout.contains("behavior is never closed; add end"))
  }

  /// Sessions that are saved and checked.
  @Test(arguments: [
    ["1 + 1"],
    [#"print "> x""#, #"print ". y""#, #"print ">""#, #"print "\\> z""#, #"print ". . ""#],
    [#"print "```""#, #"print "   ````""#, #"print "~~~""#, #"print "`""#],
    [#"print """#, #"print "\n\n""#, #"print " trailing ""#, #"print "\ttab""#],
    [#"print "\u{1b}[31m\u{202e}""#, ##"print "# heading""##, #"print "<!-- note: x -->""#],
    ["behavior B\n  on m: print m\nend", "spawn B as b", "send b 1", "run", "actors", "trace"],
    ["behavior B on m: fail m end", "spawn B as b", "send b 1", "ask b 2", "run", "letters"],
    ["seed 7", "random(1000)", "back", "forward", "reset", "random(1000)"],
    [
      "behavior B var n = 0 on m: n = n + m; print n end", "spawn B as b", "send b 1", "send b 2",
      "run", "it", "back", "b.n", "show normal", "trace", "send b 5", "run", "history", "diff b1",
      "goto 1", "1 + 1", "forward", "b.n", "goto 3", "show events", "step", "send b 7",
    ],
    ["let x = 1", "x + 1", "let y = it", "back", "10", "let z = it", "switch b1", "x", "y = it"],
    ["", "# a comment", "print 1 # another", "help step", "show events", "print 2", "show quiet"],
  ])
  func `that were saved are equal at once`(entries: [String]) throws {
    let path = directory.path("saved.md")
    let input = (entries + ["save \(path)", ""]).joined(separator: "\n")
    #expect(try BuiltTool.run(["-c", input]).status == .exited(0))
    let result = try BuiltTool.run(["check", path])
    #expect(result.status == .exited(0), "\(result.stdout)")
  }

  @Test func `that were saved hold the branch they were on, without the ways back`() throws {
    let path = directory.path("saved.md")
    let entries = [
      "behavior B on m: print m end", "spawn B as b", "for i in [1, 2, 3] do send b i end",
      "run", "back 1", "mailbox", "send b 4", "actors", "switch b1", "print \"lost\"", "switch b2",
      "save \(path)",
    ]
    #expect(try BuiltTool.run(entries.flatMap { ["-c", $0] }).status == .exited(0))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let typed = text.split(separator: "\n").filter { $0.hasPrefix("> ") }.dropFirst(4)
    #expect(typed == ["> run 2", "> mailbox", "> send b 4", "> actors"])
    #expect(!text.contains("lost") && !text.contains("branch"))
    #expect(try BuiltTool.run(["check", path]).status == .exited(0))
  }

  @Test func `that were saved hold what was loaded instead of the loading`() throws {
    let script = try directory.write("let x = 20\nprint x + 1\n", to: "x.act")
    let path = directory.path("saved.md")
    let input = "load \(script)\nprint 2 * x\nsave \(path)\n"
    #expect(try BuiltTool.run(["-c", input]).stdout == "21\n40\n")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("> let x = 20\n> print x + 1\n21\n> print 2 * x\n40\n"))
    #expect(try BuiltTool.run(["check", path]).status == .exited(0))
  }

  @Test func `that were saved hold the look that it is from`() throws {
    let path = directory.path("saved.md")
    let entries = [
      "let x = 1", "let y = 2", "back", "x", "let z = 3", "back", "let w = 4", "it", "save \(path)",
    ]
    #expect(try BuiltTool.run(entries.flatMap { ["-c", $0] }).stdout.hasSuffix("\n1\n"))
    #expect(try BuiltTool.run(["check", path]).status == .exited(0))
  }

  @Test func `that were saved say where it went wrong as where it is typed`() throws {
    let script = try directory.write(
      """
      show normal

      behavior Feed
        on Drop: fail "no line"
      end
      spawn Feed as feed
      send feed Drop
      run
      """, to: "feed.act")
    let path = directory.path("saved.md")
    #expect(try BuiltTool.run(["-c", "load \(script)", "-c", "save \(path)"]).status == .exited(0))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("  Feed, line 2:  on Drop: fail \"no line\"\n"))
    #expect(try BuiltTool.run(["check", path]).status == .exited(0))
  }

  @Test func `that were saved before anything was typed have no steps`() throws {
    let path = directory.path("saved.md")
    #expect(try BuiltTool.run(["-c", "save \(path)"]).status == .exited(0))
    #expect(try BuiltTool.run(["check", path]).stdout.contains("no steps"))
  }
}
