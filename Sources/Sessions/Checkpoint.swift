import Actors
import Kernel

/// A stage as it was at a moment.
final class Checkpoint {
  let stage: Configuration
  let bindings: Bindings
  let moment: Int
  /// The number of the event that comes next.
  let nextEvent: Int

  init(_ simulator: borrowing Simulator, bindings: Bindings, moment: Int) {
    stage = simulator.stage.copy()
    self.bindings = bindings
    self.moment = moment
    nextEvent = simulator.log.next
  }
}
