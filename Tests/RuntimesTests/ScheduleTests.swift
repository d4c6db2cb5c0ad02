import Actors
import Diagnostics
import Exploration
import Foundation
import Kernel
import Testing

@testable import Runtimes
@testable import Sessions

/// Real runs as schedules of the explorer.
@Suite struct `Schedules of real runs` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("ExplorationTests/Programs")

  @Test(arguments: [
    "senders-3", "two-receivers", "lost-update-2", "bank-clerks", "philosophers-2-deadlocking",
    "ring-3-2-one-source", "gather-mail", "registry-2", "ask-fails", "stop-race",
  ])
  func `come to the same end where they are performed by choices`(program: String) throws {
    let url = Self.folder.appendingPathComponent("\(program).act")
    let text = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("explore") && !$0.hasPrefix("run") }.joined(separator: "\n")
    for _ in 0..<10 {
      let session = Session.forScript { _ in }
      #expect(session.perform(script: Source(text)) { _ in .failed } == .done)
      var chosen = session.simulator.copy()
      let run = try RealRun(&session.simulator, on: .threads)
      _ = run.waitForRest(isInterrupted: { false }) {
        run.enter(&session.simulator)
        session.simulator.reports = []
        run.leave(&session.simulator)
      }
      run.finish(&session.simulator)
      let played = try run.played(to: session.simulator)
      let found = played.schedule(from: run.origin)
      let schedule = try #require(found)
      chosen.beginChoosing()
      try chosen.perform(schedule)
      chosen.endChoosing()
      #expect(states(chosen) == states(session.simulator))
    }
  }

  @Test func `are not told of runs in which something was typed`() throws {
    let performer = try Performer(on: .threads)
    performer.perform("behavior A\n  on m: print m\nend\nspawn A as a\nsend a 1\nrun")
    performer.finish()
    let played = try performer.run.played(to: performer.session.simulator)
    let schedule = played.schedule(from: performer.run.origin)
    #expect(schedule == nil)
  }

  /// The state of each actor and what waits for it, by its name.
  private func states(_ simulator: borrowing Simulator) -> [String] {
    let stage = simulator.stage.copy()
    return stage.withWriter { writer in
      stage.actorIDs.map { actor in
        let fields = stage.fields(of: actor).map { "\($0.name) = \(writer.literal($0.value))" }
        let mail = stage.mail(of: actor).map { writer.literal($0.value) }
        return "\(stage.name(of: actor)): \(fields) \(mail)"
      }.sorted()
    }
  }
}
