import Actors
import Behaviors
import Kernel
import Tracing

/// What happened, as data for pictures.
extension Session {
  /// Draws part of the history. As in `trace`, what the log does not hold any more is made again.
  func spaceTime(_ window: SpaceTime.Window) -> SpaceTime {
    let last = window.upto ?? simulator.log.next - 1
    recall(from: window.only.isEmpty ? max(1, last - window.count + 1) : 1)
    return simulator.stage.withWriter(limit: 300) { writer in
      SpaceTime(window, of: simulator.log, writer: writer) { actor in
        actor.index > 0 ? self.simulator.stage.view(of: actor).behavior.name : ""
      }
    }
  }
}
