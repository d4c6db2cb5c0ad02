import Foundation
import Glibc
import TestSupport
import Testing

/// Casts that play on the machine itself, by the built tool.
@Suite(.serialized) struct `Real runs of the tool` {
  private static let cast = """
    behavior Counter
      var n = 0
      on Add(k): n = n + k
      on Get: reply n
      on Tick:
        n = n + 1
        after 1ms send self Tick
      on Spin: while true do n = n + 0 end
    end

    """

  private func run(_ script: String) throws -> BuiltTool.Outcome {
    try BuiltTool.run([], input: Self.cast + script)
  }

  /// Starts the tool at a terminal, with its cast.
  private func start(_ lines: [String]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      BuiltTool.path, environment: TestEnvironment(additions: ["NO_COLOR": "1"]), columns: 200)
    try terminal.expect("you are the scheduler")
    try terminal.expect("> ")
    for line in Self.cast.split(separator: "\n") + ["show quiet"] + lines.map({ $0[...] }) {
      try terminal.send(line + "\r")
      try terminal.expect(line.hasPrefix("behavior") || line.hasPrefix("  ") ? ". " : "> ")
    }
    return terminal
  }

  private func processes(listedIn text: String) -> [pid_t] {
    text.split(separator: "\n").compactMap { line in
      line.split(separator: " ").last.flatMap { line.contains(" process ") ? pid_t($0) : nil }
    }
  }

  /// Whether all of these end.
  private func end(_ processes: [pid_t]) -> Bool {
    let deadline = Date().addingTimeInterval(20)
    while Date() < deadline {
      if processes.allSatisfy({ kill($0, 0) != 0 }) { return true }
      sched_yield()
    }
    return false
  }

  // MARK: Nothing is left behind

  @Test(arguments: [SIGKILL, SIGTERM, SIGHUP])
  func `leave no process behind when the tool is ended`(signal: Int32) throws {
    let terminal = try start([
      "runtime processes", "spawn Counter as a", "spawn Counter as b", "send a Tick", "send b Spin",
    ])
    try terminal.send("actors\rprint \"end\"\r")
    let workers = processes(listedIn: try terminal.expect("\nend\n"))
    #expect(workers.count == 2)
    // As `ps` shows it.
    let name = try String(contentsOfFile: "/proc/\(workers[0])/comm", encoding: .utf8)
    #expect(name == "rehearse\n")
    let parent = try #require(workers.first.flatMap(parent))
    kill(parent, signal)
    #expect(end(workers))
  }

  private func parent(of process: pid_t) -> pid_t? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix("PPid:") }
      .flatMap { pid_t($0.dropFirst(5).trimmingCharacters(in: .whitespaces)) }
  }

  @Test func `take an actor whose process is killed from outside for one that failed`() throws {
    let terminal = try start([
      "runtime processes", "spawn Counter as a", "spawn Counter as b", "send a Add(1)", "run",
    ])
    try terminal.send("actors\rprint \"end\"\r")
    let workers = processes(listedIn: try terminal.expect("\nend\n"))
    kill(try #require(workers.first), SIGKILL)
    #expect(end([workers[0]]))
    try terminal.send("run\r")
    try terminal.expect("a failed in its worker: its process was killed by signal 9")
    try terminal.expect("> ")
    try terminal.send("send a Add(1)\rrun\rprint await ask b Get\r")
    try terminal.expect("dead letter")
    try terminal.expect("\n0\n")
    try terminal.expect("> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == .exited(0))
    #expect(end(workers))
  }

  @Test(arguments: ["threads", "processes"])
  func `give the prompt back at Ctrl-C, and go on`(runtime: String) throws {
    let terminal = try start(["runtime \(runtime)", "spawn Counter as a", "send a Tick"])
    try terminal.send("run\r")
    try terminal.expect("run\n")
    try interrupt(terminal)
    try terminal.expect("> ")
    try terminal.send("let before = await ask a Get\rsleep 20ms\r(await ask a Get) > before\r")
    try terminal.expect("\ntrue\n")
    try terminal.send("runtime simulator\rprint \"there\"\r")
    try terminal.expect("\nthere\n")
    try terminal.expect("> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == .exited(0))
  }

  @Test func `show what actors print above the line that is being typed`() throws {
    let terminal = try start([
      "behavior Clock", "  on Go:", "  print \"tick\"", "  after 20ms send self Go", "end",
      "spawn Clock as clock", "runtime threads", "send clock Go",
    ])
    try terminal.send("print \"ha")
    // The line is drawn anew below it, and goes on as it was.
    try terminal.expect("tick\n> print \"ha")
    try terminal.expect("tick\n> print \"ha")
    try terminal.send("lf\"\r")
    try terminal.expect("\nhalf\n")
    try terminal.expect("> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == .exited(0))
  }

  /// Presses Ctrl-C until it is heeded: right upon Enter it may still come as a key of the line before.
  private func interrupt(_ terminal: PseudoTerminal) throws {
    for _ in 1..<5 {
      try terminal.send("\u{3}")
      let heeded = try? terminal.expect("interrupted: the cast goes on", within: .seconds(4))
      if heeded != nil { return }
    }
    try terminal.send("\u{3}")
    try terminal.expect("interrupted: the cast goes on")
  }

  // MARK: Many

  @Test func `keep no descriptor of what has ended`() throws {
    let outcome = try BuiltTool.run(
      "/bin/bash",
      [
        "-c", "ulimit -n 64; exec \"$0\"", BuiltTool.path,
      ],
      input: Array(
        (Self.cast + """
          runtime processes
          repeat 1000 do
            let a = spawn Counter
            await ask a Get
            kill a
          end
          run
          spawn Counter as last
          send last Add(1)
          print await ask last Get
          """).utf8), timeout: .seconds(300))
    #expect(outcome.stdout == "1\n" && outcome.stderr == "" && outcome.status == .exited(0))
  }

  @Test(arguments: [("processes", 200), ("threads", 2_000), ("threads gil", 300)])
  func `have room for many actors`(runtime: String, count: Int) throws {
    let outcome = try run(
      """
      runtime \(runtime)
      let crew = [spawn Counter]
      repeat \(count - 1) do crew = crew + [spawn Counter] end
      for a in crew do send a Add(2) end
      run
      let sum = 0
      for a in crew do sum = sum + await ask a Get end
      print sum
      """)
    #expect(outcome.stdout == "\(2 * count)\n" && outcome.status == .exited(0))
  }

  @Test func `say which limit of the machine is reached`() throws {
    let outcome = try BuiltTool.run(
      "/bin/bash", ["-c", "ulimit -n 20; exec \"$0\"", BuiltTool.path],
      input: Array(
        (Self.cast + """
          runtime processes
          repeat 30 do spawn Counter end
          run
          print "on"
          """).utf8))
    #expect(outcome.stdout.contains("the limit of open files is reached (ulimit -n)"))
    // run has waited for it.
    #expect(outcome.stdout.hasSuffix("\non\n") && outcome.stderr.isEmpty)
    #expect(outcome.status == .exited(0))
  }

  // MARK: Commands

  @Test func `are sampled in processes, and measured`() throws {
    let outcome = try run(
      """
      spawn Counter as a
      send a Add(1)
      sample processes 3
      measure runs 1
      """)
    #expect(outcome.status == .exited(0))
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.first == "3 runs on processes: seen 1 of 1 possible ending")
    #expect(lines.contains { $0.hasPrefix("processes ") })
  }

  @Test func `show what travels between processes`() throws {
    let outcome = try run(
      """
      runtime processes
      spawn Counter as a
      send a Add("tab\\t")
      run
      wire 2
      """)
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.count > 2 && lines.allSatisfy { !$0.contains("\t") })
  }

  @Test func `come back as they went when a session is resumed`() throws {
    let environment = try TestEnvironment(additions: ["NO_COLOR": "1"])
    let first = try PseudoTerminal(BuiltTool.path, environment: environment, columns: 120)
    try first.expect("> ")
    for line in [
      "behavior Race(seen) on who: seen = seen + [who] end", "spawn Race([]) as race",
      "behavior Runner(race) on Go: send race self end", "spawn Runner(race) as ann",
      "spawn Runner(race) as bob", "runtime threads",
      "for a in [ann, bob, bob, ann, bob, ann] do send a Go end",
      "run", "runtime simulator",
    ] {
      try first.send(line + "\r")
      try first.expect("\n> ")
    }
    try first.send("print str(race.seen)\r")
    try first.expect("\n[")
    let seen = try first.expect("]\n")
    try first.expect("> ")
    try first.send("let me = 7\r")
    try first.expect("\n> ")
    first.close()
    _ = try first.waitForExit()
    let second = try PseudoTerminal(
      BuiltTool.path, ["--resume"], environment: environment, columns: 120)
    try second.expect("a real run, as it went:")
    try second.expect("let me = 7")
    try second.expect("\n> ")
    try second.send("print str(race.seen)\r")
    try second.expect("\n[")
    #expect(try second.expect("]\n") == seen)
    try second.expect("> ")
    try second.send("\u{4}")
    #expect(try second.waitForExit().status == .exited(0))
  }
}
