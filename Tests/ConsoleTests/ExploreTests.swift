import Foundation
import TestSupport
import Testing

@Suite struct `rehearse explore` {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Two clerks that each read a balance and write it.
  private static let lostUpdate = """
    behavior Account(balance)
      on Get:     reply balance
      on Set(n):  balance = n
    end
    behavior Clerk(account)
      on Add(n):
        let old = await ask account Get
        send account Set(old + n)
    end
    spawn Account(0) as account
    spawn Clerk(account) as ann
    spawn Clerk(account) as bob
    send ann Add(1)
    send bob Add(1)

    """

  /// Guests who sign a book: there is an order for each row of their names.
  private static func guests(_ count: Int) -> String {
    """
    behavior Book
      var names = []
      on name: names = names + [name]
    end
    behavior Guest(book) on Sign(n): send book n end
    spawn Book as book
    let n = 0
    repeat \(count) do
      n += 1
      send (spawn Guest(book)) Sign(n)
    end

    """
  }

  private func explore(_ script: String = lostUpdate, _ options: String...) throws
    -> BuiltTool.Outcome
  {
    let file = try directory.write(script, to: "cast.act")
    return try BuiltTool.run(["explore", file] + options)
  }

  @Test(
    arguments: [
      (["--never", "account.balance == 1"], 1), (["--never", "account.balance == 3"], 0),
      (["--always", "account.balance == 2"], 1), (["--always", "account.balance > 0"], 0),
      (["--reach", "account.balance == 1"], 0), (["--reach", "account.balance == 3"], 1),
      (["--never", "account.balance == 0"], 0), (["--never", "account.balance == 0", "--ever"], 1),
      (["--never", "deadlock", "--never", "fail", "--never", "letters", "--ever"], 0), ([], 0),
      (["--never", "account.balance == 3", "--orders", "2"], 1),
      (["--reach", "account.balance == 1", "--orders", "2"], 0),
      (["--never", "account.balance == 3", "--memory", "100"], 0), (["--memory", "x"], 2),
      (["--network", "fifo", "--drops", "1", "--never", "account.balance == 0"], 0),
      (["--never", "account.blance == 1"], 1), (["--never", "acount.balance == 1"], 1),
      (["--never", "account.balance = 1"], 1), (["--network", "fofo"], 2), (["--orders", "x"], 2),
      (["--drops", "1"], 1), (["--cores", "2"], 0), (["--cores", "0"], 2), (["--cores", "x"], 2),
    ] as [([String], Int32)])
  func `ends with 0 where every goal is met, and with 1 otherwise`(
    options: [String], code: Int32
  ) throws {
    let file = try directory.write(Self.lostUpdate, to: "cast.act")
    let outcome = try BuiltTool.run(["explore", file] + options)
    #expect(outcome.status == .exited(code), "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func `begins where the script ends, and says where a condition is wrong`() throws {
    let ran = try explore(Self.lostUpdate + "run\n")
    #expect(ran.stdout == "there is nothing to explore: no mail waits\n")
    let wrong = try explore(Self.lostUpdate, "--never", "account.blance == 1")
    #expect(
      wrong.stderr
        == "rehearse:1:15: account has no blance; it has balance\n"
        + "  explore never account.blance == 1\n                ^^^^^^^^^^^^^^^^^^^\n")
    #expect(try explore("print 1 / 0\n").status == .exited(1))
    #expect(try BuiltTool.run(["explore", directory.path("no.act")]).status == .exited(2))
  }

  @Test func `finds the same on one core and on several, and stops at the same order`() throws {
    let guests = Self.guests(8)
    let alone = try explore(guests, "--orders", "14321", "--cores", "1")
    #expect(alone.stdout.contains("verdict:  stopped at 14321 orders"), "\(alone.stdout)")
    let together = try explore(guests, "--orders", "14321", "--cores", "4")
    #expect(together.stdout == alone.stdout)
  }

  @Test func `saves the run that goes wrong, to be replayed`() throws {
    let kept = directory.path("lost.schedule")
    _ = try explore(Self.lostUpdate, "--never", "account.balance == 1", "--save-witness", kept)
    let file = directory.path("cast.act")
    func replay(_ schedule: String, _ lines: String...) throws -> BuiltTool.Outcome {
      let inputs = ["load \(file)", "replay \(schedule)"] + lines
      return try BuiltTool.run(inputs.flatMap { ["-c", $0] })
    }
    #expect(try replay(kept, "print (account).balance") == outcome("1\n"))

    let text = try String(contentsOfFile: kept, encoding: .utf8)
    let edited = try directory.write(
      text.replacingOccurrences(of: "\n4 step bob 2", with: "\n4 step ann 7"), to: "edited")
    #expect(
      try replay(edited).stderr
        == "\(edited):9:1: step ann 7 cannot happen here; what can happen is step bob 2\n"
        + "  4 step ann 7\n  ^^^^^^^^^^^^\n")
    let widened = try directory.write(
      text.replacingOccurrences(of: "\n4 step bob 2", with: "\n4 step bob 2 | step ann 3"),
      to: "widened")
    #expect(
      try replay(widened).stderr
        == "\(widened):9:1: the schedule says that step bob 2, step ann 3 can happen here; "
        + "what can happen is step bob 2\n  4 step bob 2 | step ann 3\n  ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
    )
    let truncated = try directory.write(
      text.split(separator: "\n").dropLast().joined(separator: "\n"), to: "truncated")
    #expect(
      try replay(truncated).stderr
        == "\(truncated): this schedule ends after choice 3 of 4; it is not whole\n")
    #expect(
      try replay(file).stderr
        == "\(file): this is no schedule; "
        + "save schedule FILE writes one; it begins with rehearse schedule\n")
    let bytes = directory.path("bytes")
    try Data([0x72, 0xff, 0x0a]).write(to: URL(fileURLWithPath: bytes))
    let unread = try replay(bytes)
    #expect(unread.stderr == "\(bytes): cannot be read: line 1 is not UTF-8 text\n")
    #expect(unread.status == .exited(2))
    let none = try explore(Self.lostUpdate, "--never", "fail", "--save-witness", kept + "2")
    #expect(none.stderr.contains("is not written: no run goes wrong, and none was looked for"))
    #expect(!FileManager.default.fileExists(atPath: kept + "2"))
  }

  private func outcome(_ stdout: String) -> BuiltTool.Outcome {
    BuiltTool.Outcome(stdout: stdout, stderr: "", status: .exited(0))
  }

  @Test func `tells on a terminal how far it is, and what it knows when it is interrupted`() throws
  {
    let file = try directory.write(Self.guests(11), to: "many.act")
    let terminal = try PseudoTerminal(
      BuiltTool.path, ["explore", file, "--orders", "1000000000"])
    try terminal.expect("orders explored of about ")
    try terminal.send("\u{3}")
    let (status, output) = try terminal.waitForExit()
    #expect(status == .exited(130))
    #expect(output.contains("verdict:  interrupted at "))
  }
}
