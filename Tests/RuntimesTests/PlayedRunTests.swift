import Actors
import Kernel
import TestSupport
import Testing

@testable import Runtimes
@testable import Sessions

/// Real runs of made-up casts, done again moment by moment.
@Suite struct `The moments of a real run` {
  @Test(arguments: UInt64(301)...360)
  func `lead to the same end when each is done by itself`(seed: UInt64) throws {
    let runtimes: [Runtime] = [
      .threads, .lockedThreads(interval: 200), .processes(executable: BuiltTool.path),
    ]
    let performer = try Performer(on: runtimes[Int(seed) % 3])
    performer.perform(GeneratedCast(seed: seed, isSteady: false).program)
    performer.finish()
    let played = try performer.run.played(to: performer.session.simulator)
    var simulator = performer.run.origin.copy()
    for moment in played.moments.indices {
      played.perform(moment..<moment + 1, on: &simulator)
      // From each of them the cast can go on in another way.
      if moment % 5 == 0 {
        var other = simulator.copy()
        _ = other.run(1_000)
      }
    }
    let difference = Likeness.difference(between: performer.session.simulator, and: simulator)
    #expect(difference == nil)
  }
}
