import Actors
import Kernel
import Synchronization

/// The thread or process of one actor; the prompt has one, too, which is whoever types.
///
/// All of it belongs to whoever holds the hub's lock, but for `activation`, which is the worker's own
/// while it is away.
class Worker: @unchecked Sendable {
  let actor: ActorID
  /// Where its turn is while others have the stage.
  @exclusivity(unchecked) var activation = Activation()
  /// Whether its actor can begin a turn, or go on with one that waited, and since which event.
  @exclusivity(unchecked) final var isMovable = false
  @exclusivity(unchecked) final var movableSince = 0
  /// Whether it has something to do, or is called to.
  @exclusivity(unchecked) final var isBusy = false
  /// Whether it computes outside of the lock.
  @exclusivity(unchecked) final var isAway = false
  /// How long its actor's `work` still takes, in microseconds; nil when it does none.
  @exclusivity(unchecked) final var workLeft: Int?
  /// Whom it has to call after it has had the stage; empty between.
  @exclusivity(unchecked) final var calls: [Worker] = []
  /// Whether its work is not wanted any more.
  let isCut = Atomic<Bool>(false)

  /// The number of its thread or process with the operating system; 0 while there is none.
  let systemID = Atomic<Int32>(0)

  /// Whether its turn is further than the stage knows, so that it cannot stand still.
  var mustGoOn: Bool { false }

  init(_ actor: ActorID) {
    self.actor = actor
  }
}

/// Who makes workers, and lets them know that they are wanted.
protocol Crew: AnyObject, Sendable {
  /// Whether effects are reached by computing right where they are performed, when that is short.
  var computesOnStage: Bool { get }
  /// Makes the worker of an actor, which does nothing yet.
  func hire(_ actor: ActorID) -> Worker
  /// Lets a worker begin to wait for calls.
  func start(_ worker: Worker, for hub: Hub) throws(Refusal)
  /// Lets a worker take its turn with the hub soon.
  func call(_ worker: Worker)
  /// Is told what a worker does next while the stage is still its own.
  func prepare(_ worker: Worker, for next: Hub.Next, _ simulator: inout Simulator)
  /// Lets workers know that what they compute is not wanted any more, though the hub is not free.
  func cut(_ worker: Worker)
  /// Asks for what the turn of a worker holds that is not on the stage, before all end. Whether there
  /// will be an answer.
  func askForTurn(of worker: Worker) -> Bool
  /// Ends all workers, and waits until they are gone.
  func dismissAll()
}
