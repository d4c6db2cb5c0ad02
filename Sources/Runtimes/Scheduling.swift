import Behaviors
package import Exploration
package import Kernel

/// Real runs as schedules, such as those of the explorer's witnesses.
extension PlayedRun {
  /// The run as a schedule, to be performed where it began: it comes to the same end there. Nil for a
  /// run that no schedule tells: one in which time went by, something was typed or killed, or a worker
  /// crashed.
  package func schedule(from origin: borrowing Simulator) -> Schedule? {
    if origin.stage.program.codes.contains(where: \.killsOthers) { return nil }
    var replay = Replay(recording, from: origin)
    while !replay.isDone {
      do throws(Replay.Discord) { try replay.step() } catch { return nil }
      guard replay.choices != nil else { return nil }
    }
    return replay.choices.map { choices in
      Schedule(network: .mailbox, entries: choices.map { Schedule.Entry($0) })
    }
  }
}
