import Actors
import Diagnostics
import Foundation
import Glibc
import Kernel
import TestSupport
import Testing

@testable import Runtimes
@testable import Sessions

@Suite struct `A cast in processes` {
  private static let counter = """
    behavior Counter
      var n = 0
      on Add(k): n = n + k
      on Get: reply n
      on Slow: sleep 60s
      on Stuck: await ask self Get
      on Work: work 60s
      on Spin: while true do n = n + 0 end
    end
    """

  private func performer(_ script: String) throws -> Performer {
    let performer = try Performer(on: .processes(executable: BuiltTool.path))
    performer.perform(Self.counter + "\n" + script)
    return performer
  }

  private func process(_ name: String, of performer: Performer) throws -> pid_t {
    var found: Int?
    performer.looking {
      let actor = performer.session.simulator.stage.actor(named: name)
      found = actor.flatMap { performer.run.systemID(of: $0) }
    }
    return pid_t(try #require(found))
  }

  /// Whether a process is there; one that has ended and was not waited for is.
  private func exists(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

  @Test func `keeps each actor's state in a process of its own`() throws {
    let performer = try performer(
      """
      spawn Counter as a
      spawn Counter as b
      send a Add(2)
      send b Add(3)
      print await ask a Get, await ask b Get
      """)
    let processes = [try process("a", of: performer), try process("b", of: performer)]
    #expect(Set(processes + [getpid()]).count == 3)
    performer.perform("run\nprint a.n, b.n")
    performer.finish()
    #expect(performer.results == ["2 3", "2 3"])
    #expect(performer.discord == nil)
    #expect(!processes.contains(where: exists))
  }

  @Test func `sends messages as their literals`() throws {
    let performer = try performer("spawn Counter as a\nsend a Add(2)\nrun")
    let texts = performer.run.transmissions.filter { $0.isToWorker }.map(\.text)
    let begin = try #require(texts.last).split(separator: "\n")
    #expect(begin[0].hasPrefix("begin ") && begin[0].hasSuffix(" a#1 you#0 1"))
    #expect(begin[1] == "Add(2)")
    let answer = try #require(performer.run.transmissions.last)
    #expect(answer.text.hasPrefix("done ") && answer.text.hasSuffix("\n=0 2"))
    performer.finish()
  }

  @Test func `takes an actor whose process is killed for one that has failed`() throws {
    let performer = try performer(
      """
      spawn Counter as a
      spawn Counter supervised restart as b
      spawn Counter as c
      send b Add(7)
      send c Add(4)
      await ask a Get
      await ask b Get
      send a Stuck
      send a Add(1)
      run
      """)
    kill(try process("a", of: performer), SIGKILL)
    kill(try process("b", of: performer), SIGKILL)
    let reason = "its process was killed by signal 9, Killed"
    var left = 5_000
    while !performer.results.contains("b failed in its worker: \(reason)"), left > 0 {
      performer.perform("run")
      usleep(1_000)
      left -= 1
    }
    performer.perform("send b Add(2)\nrun\nprint a.n, b.n, c.n\nactors")
    performer.finish()
    #expect(performer.discord == nil)
    #expect(performer.results.contains("a failed in Stuck (m5): \(reason)"))
    #expect(performer.results.contains("b failed in its worker: \(reason)"))
    // Its own question may have come into the mailbox before that, or behind it.
    #expect(
      performer.results.contains {
        $0.hasSuffix("Add(1) from you to a is a dead letter: a has stopped")
      })
    #expect(performer.results.contains("0 2 4"))
  }

  @Test(arguments: ["Work", "Slow", "Spin"])
  func `ends an actor that is killed in the middle of something`(message: String) throws {
    let performer = try performer("spawn Counter as a\nawait ask a Get\nsend a \(message)")
    let worker = try process("a", of: performer)
    performer.perform("kill a\nrun")
    performer.finish()
    #expect(performer.discord == nil)
    #expect(!exists(worker))
  }

  @Test func `kills a process that hangs`() throws {
    let performer = try performer("spawn Counter as a\nawait ask a Get")
    let worker = try process("a", of: performer)
    kill(worker, SIGSTOP)
    performer.perform("send a Add(1)\nkill a\nrun")
    performer.finish()
    #expect(!exists(worker))
    #expect(performer.discord == nil)
  }

  @Test func `goes on with turns that were under way in the simulator`() {
    let typist = Typist()
    typist.session.executable = BuiltTool.path
    for entry in [
      "behavior Log\n  var seen = []\n  on n: seen = seen + [n]\nend",
      "behavior Slow on Get(d): sleep d; reply 40 end", "spawn Log as log", "spawn Slow as slow",
      """
      behavior Asker(slow, log)
        var k = 7
        on Go(n):
          let before = n + k
          let total = before + (await ask slow Get(2ms))
          send log [n, before, total]
          send log sender
      end
      """, "spawn Asker(slow, log) as a", "spawn Asker(slow, log) as b", "send a Go(1)",
      "send b Go(2)", "step a", "step b", "step slow", "show quiet", "runtime processes", "run",
      "runtime simulator",
    ] {
      typist.type(entry)
    }
    #expect(typist.outcome == .done)
    let seen = typist.answer(
      to: "sort([str(log.seen[0]), str(log.seen[1]), str(log.seen[2]), str(log.seen[3])])")
    #expect(seen == [#"["[1, 8, 48]", "[2, 9, 49]", "you", "you"]"#])
  }

  @Test func `harms no other when one hangs at the end`() throws {
    let performer = try performer(
      """
      behavior Busy
        var n = 0
        on Go:
          n = n + 1
          send self Go
      end
      spawn Busy as busy
      spawn Counter as a
      await ask a Get
      """)
    kill(try process("a", of: performer), SIGSTOP)
    performer.perform("send a Add(1)\nsend busy Go")
    var isTaken = false
    while !isTaken {
      performer.looking {
        let stage = performer.session.simulator.stage.copy()
        isTaken = stage.actor(named: "a").map { stage.mail(of: $0).isEmpty } ?? true
      }
    }
    performer.finish()
    #expect(performer.discord == nil)
    let stage = performer.session.simulator.stage.copy()
    let conditions = ["busy", "a"].compactMap { stage.actor(named: $0) }
      .map { "\(stage.view(of: $0).condition)" }
    #expect(conditions == ["idle", "failed"])
  }

  @Test(arguments: [false, true])
  func `has the state when it ends by itself that it has told`(hasTold: Bool) throws {
    let typist = Typist()
    typist.type("behavior Busy\n  var n = 0\n  on Go:\n    n = n + 1\n    send self Go\nend")
    typist.type("spawn Busy as busy")
    typist.type("send busy Go")
    let origin = typist.session.simulator.copy()
    let hub = Hub(origin.copy(), crew: IdleCrew())
    try hub.open()
    let busy = hub.workers[1]
    #expect(hub.takeTurn(busy) == .compute)
    let isThere = hasTold && busy.activation.compute(rounds: 1_000)
    #expect(isThere == hasTold)
    hub.crash(busy, "gone", isFinal: true)
    hub.close()
    let played = Result { try PlayedRun(hub.recording, from: origin, to: hub.simulator, slot: 0) }
    #expect(throws: Never.self) { try played.get() }
    let texts = hub.recording.text { _ in "" }.split(separator: "\n")
    #expect(texts.contains("stopped 1 \(hasTold ? "told " : "")\"gone\""))
  }

  @Test func `gives turns under way and waits back to the simulator`() throws {
    let performer = try performer(
      """
      behavior Asker(other)
        on Go(k):
          let before = k + 1
          print "got", before + (await ask other Get)
          sleep 60s
          print "slept", before
      end
      behavior Late
        on Get: sleep 60s; reply 40
      end
      spawn Late as late
      spawn Asker(late) as asker
      spawn Counter as c
      send asker Go(1)
      send c Work
      """)
    performer.finish()
    #expect(performer.discord == nil)
    _ = performer.session.perform(script: .init("run\nprint c.n"), handle: { _ in .failed })
    #expect(performer.results == ["got 42", "slept 2", "0"])
  }

  @Test func `leaves neither descriptors nor processes behind`() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    let performer = try performer(
      "for i in range(100) do\n  let c = spawn Counter\n  await ask c Get\n  stop c\nend\nrun")
    let during = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    performer.finish()
    #expect(performer.discord == nil)
    // Other tests open some at the same time.
    #expect(during < before + 60)
  }

  @Test func `dies with who began it, whatever way that dies`() throws {
    var ends: [Int32] = [-1, -1]
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
    defer { ends.forEach { close($0) } }
    let pipe = Pipe()
    let parent = Process()
    parent.executableURL = URL(fileURLWithPath: "/bin/sh")
    parent.arguments = [
      "-c", "\"$0\" \(WorkerProcess.argument) $$ 3<&0 4<&0 & echo $!; wait", BuiltTool.path,
    ]
    // Its line stays alive: we have both ends.
    parent.standardInput = FileHandle(fileDescriptor: ends[1])
    parent.standardOutput = pipe
    try parent.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    let worker = try #require(pid_t(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    kill(parent.processIdentifier, SIGKILL)
    parent.waitUntilExit()
    var left = 500
    while exists(worker), isRunning(worker), left > 0 {
      left -= 1
      usleep(10_000)
    }
    #expect(left > 0)
  }

  /// Whether it has not ended; who takes care of orphans may not have waited for it yet.
  private func isRunning(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }
}

/// Workers that do nothing by themselves.
private final class IdleCrew: Crew {
  let computesOnStage = false
  func hire(_ actor: ActorID) -> Worker { Worker(actor) }
  func start(_ worker: Worker, for hub: Hub) {}
  func call(_ worker: Worker) {}
  func prepare(_ worker: Worker, for next: Hub.Next, _ simulator: inout Simulator) {}
  func cut(_ worker: Worker) {}
  func askForTurn(of worker: Worker) -> Bool { false }
  func dismissAll() {}
}
