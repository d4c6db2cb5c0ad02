import Actors
import Kernel
import TestSupport
import Testing

@testable import Runtimes
@testable import Sessions

/// Casts made up from seeds, which spawn, send, ask, work, sleep, set timers, fail, stop and kill: where
/// they play for real, a simulator reaches the same end by the same events.
@Suite struct `Random casts` {
  @Test(arguments: UInt64(1)...150)
  func `on threads are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .threads)
  }

  @Test(arguments: UInt64(151)...220)
  func `under one lock are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .lockedThreads(interval: 200))
  }

  @Test(arguments: UInt64(221)...270)
  func `in processes are replayed to the same end`(seed: UInt64) throws {
    try expectReplay(seed, on: .processes(executable: BuiltTool.path))
  }

  private func expectReplay(_ seed: UInt64, on runtime: Runtime) throws {
    let performer = try Performer(on: runtime)
    performer.perform(GeneratedCast(seed: seed, isSteady: false).program)
    performer.finish()
    #expect(performer.discord == nil)
  }

  @Test(arguments: UInt64(1)...40)
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
