import Foundation
import Machines
import Printing
import Testing
import Tracing

@Suite struct `A modelled machine` {
  // MARK: As measured

  /// Pykka 4.5 on CPython 3.11 with two cores: a job takes 108 ms, and a process takes 3 ms to start.
  @Test(arguments: [
    (WorkerKind.lockedThread, 1.0), (.process, 1.9),
  ])
  func `gives two jobs on two cores the measured speed-up`(kind: WorkerKind, measured: Double) {
    var model = MachineModel()
    model.cores = 2
    model.processStart = 3_000_000
    let speedUp = perform(workers(2, "work 108ms"), as: kind, on: model).speedUp ?? 0
    #expect(abs(speedUp / measured - 1) < 0.1, "\(speedUp)")
  }

  /// The same machine: seconds for a number of sleeps of 200 ms side by side.
  @Test(arguments: [
    (WorkerKind.lockedThread, 2, 0.201), (.process, 2, 0.204), (.lockedThread, 20, 0.206),
    (.process, 20, 0.237),
  ])
  func `lets sleepers sleep side by side for the measured time`(
    kind: WorkerKind, count: Int, measured: Double
  ) {
    let seconds = Double(perform(workers(count, "sleep 200ms"), as: kind).timeline.end) / 1e9
    #expect(abs(seconds / measured - 1) < 0.1, "\(seconds)")
  }

  /// The lesson says so in a table, of which it runs only a part.
  @Test(arguments: ["1us", "10us", "20us", "50us", "100us", "1ms"])
  func `has the border between threads and processes where the lesson has it`(
    size: String
  ) throws {
    let program = """
      behavior Analyst on Price(d): work d end

      behavior Desk
        var team = [spawn Analyst, spawn Analyst, spawn Analyst, spawn Analyst]
        on Open(n, d): for i in range(n) do send team[i % 4] Price(d) end
      end

      spawn Desk as desk

      send desk Open(1000, \(size))
      """
    var model = MachineModel()
    model.cores = 4
    let speedUps = [WorkerKind.lockedThread, .process].map {
      hundredths(perform(program, as: $0, on: model).speedUp ?? 0) + "x"
    }
    let lesson = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../lessons/02-global-interpreter-lock.md"), encoding: .utf8)
    let number = size.prefix { $0.isNumber }
    let row = "| \(number) \(size.dropFirst(number.count)) | \(speedUps.joined(separator: " | ")) |"
    #expect(lesson.contains(row), "\(row)")
  }

  // MARK: The lock

  @Test func `hands the lock over at the switch interval`() {
    let performance = perform(
      workers(2, "work 12ms"), as: .lockedThread, on: .free(cores: 2))
    #expect(
      performance.story(of: "w0") == [
        "runs 0-5", "waits 5-10", "runs 10-15", "waits 15-20", "runs 20-22",
      ])
    #expect(
      performance.story(of: "w1") == [
        "waits 0-5", "runs 5-10", "waits 10-15", "runs 15-20", "waits 20-22", "runs 22-24",
      ])
    #expect(performance.switches == 6)
  }

  @Test func `releases the lock while its holder sleeps`() {
    let performance = perform(
      workers(2, "work 2ms; sleep 10ms; work 2ms"), as: .lockedThread, on: .free(cores: 2))
    #expect(performance.story(of: "w0") == ["runs 0-2", "sleeps 2-12", "runs 12-14"])
    #expect(performance.story(of: "w1") == ["waits 0-2", "runs 2-4", "sleeps 4-14", "runs 14-16"])
  }

  @Test func `lets whoever wakes up beside a computing thread wait for one interval`() {
    let program = """
      behavior Spinner on Go: work 30ms end

      behavior Sleeper on Go: repeat 2 do sleep 3ms end end

      spawn Spinner as spinner

      spawn Sleeper as sleeper

      send spinner Go

      send sleeper Go
      """
    for (interval, total) in [(5_000_000, 30), (1_000_000, 30)] {
      var model = MachineModel.free(cores: 2)
      model.switchInterval = interval
      let performance = perform(program, as: .lockedThread, on: model)
      #expect(performance.timeline.end == total * 1_000_000)
      #expect(performance.timeline.longestWait == interval)
    }
    #expect(perform(program, as: .thread, on: .free(cores: 2)).timeline.longestWait == 0)
  }

  @Test func `does not interrupt the start of a process or a message for the lock`() {
    var model = MachineModel.free(cores: 2)
    model.threadStart = 20_000_000
    let performance = perform(workers(2, "work 1ms"), as: .lockedThread, on: model)
    // The first worker asks at 25, in the middle of the second start.
    #expect(performance.story(of: "you") == ["runs 0-40", "waits 40-41"])
  }

  // MARK: Cores

  @Test(arguments: [WorkerKind.thread, .process])
  func `divides the cores fairly`(kind: WorkerKind) {
    let performance = perform(workers(5, "work 40ms"), as: kind, on: .free(cores: 2))
    #expect(performance.timeline.end == 100_000_000)
    #expect(performance.busyCores == 2)
    // Nobody is ahead of another by more than a quantum and what is left at the end.
    let ends = performance.timeline.lanes.compactMap(\.stretches.last?.end)
    #expect((ends.min() ?? 0) > 80_000_000)
  }

  @Test func `makes each process pay for what it sends and takes in`() {
    let program = """
      behavior Sink on x: let y = x end

      behavior Source(sink) on Go: for text in ["", "1234567890"] do send sink text end end

      spawn Sink as sink

      spawn Source(sink) as spring

      send spring Go
      """
    var model = MachineModel.free(cores: 2)
    model.carriedMessage = 1_000
    model.byte = 10
    // The literals "" and "1234567890" have 2 and 12 bytes; Go from you has 2.
    let performance = perform(program, as: .process, on: model)
    let computed = Dictionary(
      uniqueKeysWithValues: performance.timeline.lanes.map { ($0.name, $0.computed) })
    #expect(computed == ["spring": 510 + 510 + 560, "sink": 510 + 560])
    model.queuedMessage = 100
    #expect(perform(program, as: .thread, on: model).timeline.computed == 50 + 4 * 50)
  }

  @Test func `charges the actors that var lines spawn`() {
    let program = """
      behavior Child on Go: work 1ms end

      behavior Parent
        var a = spawn Child
        var b = spawn Child
        on Go: send a Go; send b Go
      end

      behavior Root on Go: spawn Parent as p; send p Go end

      spawn Root as root

      send root Go
      """
    var model = MachineModel.free(cores: 4)
    model.processStart = 10_000_000
    // One for root, then three more by root.
    let performance = perform(program, as: .process, on: model)
    #expect(
      performance.timeline.lanes.map(\.name) == ["you", "root", "root/p/child-1", "root/p/child-2"])
    #expect(performance.timeline.lanes[1].computed == 30_000_000)
  }

  @Test func `goes on with work that had begun`() {
    let program = workers(1, "work 10ms; work 1ms") + "\n\nrun 1\n\nadvance 4ms"
    #expect(perform(program, as: .process, on: .free(cores: 1)).worked == 7_000_000)
  }

  @Test func `frees the core of an actor that is killed in the middle of its work`() {
    let program = """
      behavior Worker on Go: work 100ms end

      behavior Killer(victim) on Go: work 10ms; kill victim; work 5ms end

      spawn Worker as w

      spawn Killer(w) as k

      send w Go

      send k Go
      """
    let performance = perform(program, as: .process, on: .free(cores: 2))
    #expect(performance.story(of: "w") == ["runs 0-10"])
    #expect(performance.timeline.end == 15_000_000)
    #expect(performance.worked == 25_000_000)
  }
}
