import Actors
import Foundation
import Kernel
import TestSupport
import Testing

@testable import Runtimes
@testable import Sessions

/// Casts made up from seeds, which spawn, send, ask, work, sleep, set timers, fail, stop and kill: where
/// they play for real, a simulator reaches the same end by the same events.
///
/// With REHEARSE_CASTS there are so many on each runtime.
@Suite struct `Random casts` {
  private static func seeds(_ first: UInt64, few: UInt64) -> Range<UInt64> {
    let many = ProcessInfo.processInfo.environment["REHEARSE_CASTS"].flatMap { UInt64($0) }
    return first..<first + (many ?? few)
  }

  @Test(arguments: seeds(1, few: 150))
  func `on threads are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .threads)
  }

  @Test(arguments: seeds(100_001, few: 70))
  func `under one lock are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .lockedThreads(interval: 200))
  }

  @Test(arguments: seeds(200_001, few: 50))
  func `in processes are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .processes(executable: BuiltTool.path))
  }

  @Test(arguments: seeds(300_001, few: 60))
  func `that have begun in the simulator are replayed to the same end`(seed: UInt64) {
    let typist = Typist()
    typist.session.executable = BuiltTool.path
    typist.type("show quiet")
    for entry in GeneratedCast(seed: seed, isSteady: false).program.split(separator: "\n\n") {
      typist.type(String(entry))
    }
    let runtimes = ["threads", "threads gil interval 1ms", "processes"]
    // In the middle of turns, too.
    for line in ["step \(seed % 7)", "runtime \(runtimes[Int(seed) % 3])", "run"] {
      typist.type(line)
    }
    typist.type("runtime simulator")
    #expect(typist.outcome == .done)
  }

  private func expectReplay(_ seed: UInt64, on runtime: Runtime) throws {
    let performer = try Performer(on: runtime)
    performer.perform(GeneratedCast(seed: seed, isSteady: false).program)
    performer.finish()
    #expect(performer.discord == nil)
  }

  @Test(arguments: seeds(1, few: 40))
  func `whose order does not matter end as in the simulator`(seed: UInt64) throws {
    let program = GeneratedCast(seed: seed, isSteady: true).program
    let runtimes: [Runtime] = [
      .threads, .lockedThreads(interval: 500), .processes(executable: BuiltTool.path),
    ]
    let performer = try Performer(on: runtimes[Int(seed) % 3])
    performer.perform(program + "\n\nrun")
    performer.finish()
    let typist = Typist()
    for entry in program.split(separator: "\n\n") { typist.type(String(entry)) }
    typist.type("run")
    #expect(states(performer.session) == states(typist.session))
  }

  /// The state of each actor, by its name.
  private func states(_ session: Session) -> [String] {
    let stage = session.simulator.stage.copy()
    return stage.withWriter { writer in
      stage.actorIDs.map { actor in
        let fields = stage.fields(of: actor).map { "\($0.name) = \(writer.literal($0.value))" }
        return "\(stage.name(of: actor)): \(fields)"
      }.sorted()
    }
  }
}
