import Diagnostics
import Language
import Runtimes
import TestSupport
import Testing
import Typography

@testable import Sessions

@Suite struct `Real runs in a session` {
  private static let clerks = """
    behavior Account(balance)
      on Get:     reply balance
      on Set(n):  balance = n
    end

    behavior Clerk(account)
      on Deposit(n):
        let seen = await ask account Get
        send account Set(seen + n)
    end

    spawn Account(0) as account

    spawn Clerk(account) as ann

    spawn Clerk(account) as bob
    """

  private func typist(_ entries: String = clerks) -> Typist {
    let typist = Typist()
    for entry in entries.split(separator: "\n\n") { typist.type(String(entry)) }
    typist.type("show quiet")
    return typist
  }

  @Test func `are brought back as moments, of which each can be gone to`() throws {
    let typist = typist()
    for line in ["runtime threads", "send ann Deposit(1)", "send bob Deposit(2)", "run"] {
      typist.type(line)
    }
    let balance = typist.answer(to: "account.balance")
    typist.type("runtime simulator")
    #expect(typist.answer(to: "account.balance") == balance)
    let range = typist.answer(to: "goto 1000").last
    let last = try #require(range?.split(separator: " ").last.flatMap { Int($0) })
    #expect(last > 8)
    for moment in 5...last {
      typist.type("goto \(moment)")
      typist.type("actors")
      typist.type("forward 1000")
      #expect(typist.answer(to: "account.balance") == balance, "from moment \(moment)")
    }
    // In the middle of it, it can be gone on with for real.
    for moment in 6...last {
      typist.type("switch b1")
      typist.type("goto \(moment)")
      for line in ["runtime threads", "run", "runtime simulator"] { typist.type(line) }
      #expect(typist.outcome == .done, "from moment \(moment)")
    }
    // And something else can be done there.
    for moment in 6...last {
      typist.type("switch b1")
      typist.type("goto \(moment)")
      typist.type("send account Set(10)")
      typist.type("run")
      #expect(typist.outcome == .done)
    }
  }

  @Test func `are replayed once more by replay alone`() {
    let typist = typist()
    #expect(typist.answer(to: "replay")[0].hasPrefix("there was no run on threads or processes"))
    for line in ["runtime threads", "send ann Deposit(1)", "run", "replay"] { typist.type(line) }
    #expect(typist.answer(to: "runtime")[0].hasPrefix("the cast plays in the simulator"))
    typist.type("show normal")
    let balance = typist.answer(to: "account.balance")
    typist.type("send ann Deposit(5)")
    typist.type("run")
    let lines = typist.answer(to: "replay")
    #expect(lines.contains("ann handles m1 Deposit(1)"))
    #expect(typist.answer(to: "account.balance") == balance)
    typist.type("back")
    #expect(typist.outcome == .done)
  }

  @Test func `tell why what is a scheduler's is not for them, and lose nothing by it`() throws {
    try rehearse(
      """
      > behavior Counter(n) on Add: n = n + 1 end
      Counter is defined
      > spawn Counter(0) as counter
      counter is a Counter
      > runtime threads
      the cast plays on threads now: run waits for it, runtime simulator brings it back
      > runtime threads
      the cast plays on threads: everybody moves by themselves
      > step counter
      step is not for a cast that plays on threads: everybody moves by themselves here; replay brings this run back into the simulator, to be stepped through
      > advance 5s
      advance is not for a cast that plays on threads: time is real here, and passes by itself; replay brings this run back into the simulator, to be stepped through
      > run 5
      run is not for a cast that plays on threads: run waits until nobody can move; replay brings this run back into the simulator, to be stepped through
      > back
      back is not for a cast that plays on threads: nothing that is happening can be taken back; replay brings this run back into the simulator, to be stepped through
      > explore
      explore is not for a cast that plays on threads: it begins where a cast stands still, and this one plays; replay brings this run back into the simulator, to be stepped through
      > why e1
      why is not for a cast that plays on threads: it looks at what is over, and this cast plays; replay brings this run back into the simulator, to be stepped through
      > counter.n
      0
      > let x = 3
      > print x + 1
      4
      > await ask counter Nonsense within 1s otherwise 7
      m1 waits in counter's mailbox (1 waiting); its reply will be f1
      warning: counter has no handler for m1 Nonsense; f1 is none
      > runtime simulator
      back in the simulator: the run on threads is moments 3 to 5
      > x
      3
      """)
  }

  @Test func `have definitions, failures, deadlocks and stops as the simulator has`() {
    let typist = typist("behavior A on Go: fail \"no\" end\n\nspawn A as a")
    let entries = [
      "runtime threads", "behavior B on Stuck: await ask self 1 on m: reply m + 1 end",
      "spawn B as b", "print await ask b 41", "ask a Go", "run", "send b Stuck", "run", "stop all",
      "runtime simulator",
    ]
    #expect(
      entries.flatMap { typist.answer(to: $0) } == [
        "42", "1 failure nobody looked at: a in Go (m2): no (why m2)", "nobody can move",
        "blocked: b waits for b (f3)", "  ^^^^^^^^ this waits, and nobody can move",
        "blocked: b waits for b (f3)",
      ])
  }

  @Test(arguments: ["threads", "threads gil", "threads gil interval 1ms"])
  func `end in samples as exploring knows`(runtime: String) {
    let typist = typist()
    for line in ["send ann Deposit(1)", "send bob Deposit(2)"] { typist.type(line) }
    #expect(typist.answer(to: "sample \(runtime) 30")[0].hasPrefix("30 runs on threads"))
    #expect(typist.outcome == .done)
    // A run that was seen is one like those that were found.
    typist.type("replay W4")
    #expect(typist.outcome == .done)
    #expect(["1", "2", "3"].contains(typist.answer(to: "account.balance")[0]))
  }

  @Test func `end as exploring knows also where something is printed before the first choice`() {
    let typist = typist(
      "behavior Say(name) on Go: print \"hello from\", name end\n\nspawn Say(1) as a\n\n"
        + "spawn Say(2) as b\n\nsend a Go\n\nsend b Go")
    #expect(
      typist.answer(to: "sample threads 10").first
        == "10 runs on threads: seen 1 of 1 possible ending")
    #expect(typist.outcome == .done)
  }

  @Test func `that end outside of what is possible are reported, with a schedule that replays`() {
    let typist = typist()
    for line in ["send ann Deposit(1)", "send bob Deposit(2)"] { typist.type(line) }
    var kept: String?
    typist.session.keepEvidence = {
      kept = $0
      return "x.run"
    }
    // As if the explorer had missed all.
    var possible = typist.session.explored()
    possible.endings = []
    var said: [String] = []
    typist.session.output = { output in
      switch output {
      case .result(let line), .printed(let line), .diagnostic(let line): said.append(line.plain)
      }
    }
    let outcome = typist.session.sample(3, on: .threads, .threads, beside: possible)
    #expect(outcome == .failed)
    #expect(said.contains("this must not be: a run ended as none of those that explore finds"))
    #expect(said.contains { $0.hasPrefix("it is a mistake of Rehearse") && $0.contains("x.run") })
    let replayed = kept.map { typist.session.replay(Source($0), called: "x.run", steps: nil) }
    #expect(replayed == .done)
  }

  @Test func `are not asserted in a lesson that is saved of them`() {
    let typist = typist()
    for line in ["runtime threads", "send ann Deposit(1)", "run", "runtime simulator", "print 1"] {
      typist.type(line)
    }
    typist.type("save x.md")
    guard case .request(.save(_, let text)) = typist.outcome else {
      Issue.record("nothing is saved")
      return
    }
    #expect(
      text.hasSuffix(
        """
        ```

        ```rehearse measured
        > show quiet
        > runtime threads
        ...
        > send ann Deposit(1)
        ...
        > run
        ...
        > runtime simulator
        ...
        > print 1
        1
        ```

        """))
  }

  @Test func `go on while a copy of the session stands in the simulator`() {
    let typist = typist()
    for line in ["runtime threads", "send ann Deposit(1)", "run"] { typist.type(line) }
    let copy = typist.fork()
    #expect(copy.answer(to: "runtime")[0].hasPrefix("the cast plays in the simulator"))
    #expect(copy.answer(to: "account.balance") == ["1"])
    copy.type("back")
    #expect(copy.outcome == .done)
    typist.type("send bob Deposit(2)")
    typist.type("run")
    #expect(typist.answer(to: "account.balance") == ["3"])
  }

  @Test func `can be kept in a file and done again, also with what was typed in them`() throws {
    let typist = typist()
    let entries = [
      "send ann Deposit(1)", "runtime threads", "send bob Deposit(2)",
      "let seen = await ask account Get", "behavior Echo on m: reply m end", "spawn Echo as echo",
      "let heard = await ask echo \"{seen}\\n\"", "run", "runtime simulator",
    ]
    for entry in entries { typist.type(entry) }
    let seen = typist.answer(to: "[seen, heard, account.balance]")
    let file = try text(savedBy: typist, "save schedule a.run")
    typist.type("goto 6")
    #expect(
      typist.session.replay(Source(file, name: "a.run"), called: "a.run", steps: nil) == .done)
    #expect(typist.answer(to: "[seen, heard, account.balance]") == seen)
    #expect(try text(savedBy: typist, "save schedule a.run") == file)
    #expect(file.hasPrefix("rehearse schedule 1\n"))
    let part = file.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    typist.type("goto 6")
    #expect(typist.session.replay(Source(part), called: "a", steps: nil) == .failed)
    // Elsewhere it is not to be done.
    typist.type("goto 5")
    #expect(
      typist.session.replay(Source(file, name: "a.run"), called: "a.run", steps: 3) == .failed)
  }

  @Test func `that were not typed into are schedules like those that explore finds`() throws {
    let typist = typist()
    for entry in [
      "send ann Deposit(1)", "send bob Deposit(2)", "runtime threads", "run", "runtime simulator",
    ] {
      typist.type(entry)
    }
    let balance = typist.answer(to: "account.balance")
    let file = try text(savedBy: typist, "save schedule a.schedule")
    typist.type("send ann Deposit(4)")
    let refusal = typist.answer(to: "save schedule b.schedule").joined(separator: " ")
    #expect(refusal.contains("replay goes along the run on threads again"))
    #expect(file.hasPrefix("rehearse schedule 1\n"))
    typist.type("goto 7")
    #expect(typist.session.replay(Source(file), called: "a", steps: nil) == .done)
    #expect(typist.answer(to: "account.balance") == balance)
  }

  @Test func `that a file tells wrongly are refused, and change nothing`() throws {
    let typist = typist()
    for entry in ["runtime threads", "send ann Deposit(1)", "run", "runtime simulator"] {
      typist.type(entry)
    }
    let file = try text(savedBy: typist, "save schedule a.run")
    typist.type("goto 5")
    let lines = file.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated() where index > 3 {
      for other in [
        "", "move 99 1 5", "move 1 5 5", "move -1 0 99999999", "left 1 5", "stopped 0 \"x\"", "it",
        "given up", "typed \"print 1\"", "typed \"{\"", "move 1 -1 0", line + " 1", "x",
      ] {
        var changed = lines
        changed[index] = other
        let text = changed.map { $0 + "\n" }.joined()
        _ = typist.session.replay(Source(text, name: "a.run"), called: "a.run", steps: nil)
        typist.type("goto 5")
        #expect(typist.answer(to: "account.balance") == ["0"])
      }
    }
  }

  private func text(savedBy typist: Typist, _ entry: String) throws -> String {
    typist.type(entry)
    guard case .request(.saveSchedule(_, let text)) = typist.outcome else {
      throw NothingSaved()
    }
    return text
  }

  private struct NothingSaved: Error {}
}
