import Actors
import Synchronization

/// The thread of an actor.
final class ActorThread: Worker, @unchecked Sendable {
  /// Where it waits until it is called.
  let parking = Parking()
  /// Whether it is to end although its actor lives.
  let isDismissed = Atomic<Bool>(false)
}
