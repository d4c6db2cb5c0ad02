import Tracing

/// The thread or process of one actor; number 0 is that of `you`, which starts the others.
struct Worker {
  enum Condition: Equatable {
    /// Has nothing to compute.
    case idle
    /// Waits for the lock, or for a core.
    case wants
    case runs(core: Int)
  }

  var condition = Condition.idle
  /// When `condition` became what it is, or was last accounted for.
  var since = 0
  /// Whether it is there yet: its actor cannot move before.
  var isStarted = false
  /// Whether its actor will never move again.
  var hasEnded = false
  /// The core it had last.
  var lastCore: Int?

  /// How long it still has to compute before its actor goes on.
  var left = 0
  /// Whether that is `work`, a loop in which the lock may be dropped anywhere; everything else is
  /// done in one piece.
  var isWork = false
  /// What it has to compute afterwards for something that has already been done.
  var debt = 0

  /// Whether its actor can begin a turn, or go on because what it waited for is there.
  var isMovable = false
  /// Whether the message or reply that it goes on with has been taken in.
  var hasTakenIn = false
  /// Whether its actor's turn has been put aside before an effect that is being paid for.
  var isBeforeEffect = false
  /// Whether its actor's turn waits for its `work` to be done.
  var isWorking = false
  /// Since when its actor has slept; nil while it does not.
  var asleepSince: Int?

  /// What it did so far.
  var lane: Timeline.Lane

  init(_ name: String) {
    lane = Timeline.Lane(name)
  }

  /// Whether it has a reason to want a core.
  var hasTask: Bool {
    isStarted && (debt > 0 || !hasEnded && (isMovable || isBeforeEffect || isWorking))
  }
}
