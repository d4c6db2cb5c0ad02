import Actors
import Behaviors
import Kernel
import Synchronization

/// Turns on a shared stage.
extension Hub {
  /// What a worker has to do after it has had the stage.
  enum Next: Equatable {
    /// To wait until it is called.
    case idle
    /// To compute its turn up to the next effect, and come back.
    case compute
    /// To do so many microseconds of work, and come back.
    case work(Int)
    /// To come back soon; others may come first.
    case again
    /// To come back when nobody needs to stand still: see `waitForStage`.
    case wait
    /// To end: its actor is gone.
    case end
  }

  /// How many moves a worker makes before others have the stage.
  private static let movesAtOnce = 256
  /// How many rounds of loops are computed while having the stage, since giving it up would cost more.
  private static let roundsOnStage = 64
  /// How many reports may wait to be taken before nobody moves.
  private static let mostReports = 4 * Limits.unshownReports

  /// How long a look waits for a process, in microseconds.
  private static let patience = 2_000_000

  /// Lets a worker have the stage: its actor makes some moves.
  /// - Parameter arrival: what has to be noted of the worker's before.
  func takeTurn(_ worker: Worker, after arrival: () -> Void = {}) -> Next {
    lock.acquire()
    if isOver {
      lock.release()
      return .idle
    }
    comeBack(worker)
    arrival()
    if worker !== you, isToStandStill {
      lock.release()
      return .wait
    }
    let next = withOpenStage(worker) { move(worker) }
    goAway(worker, next)
    leave(worker)
    return next
  }

  /// Whether nobody is to move: somebody looks at the stage, or much is to be shown first.
  private var isToStandStill: Bool {
    (lookers > 0 || simulator.reports.count > Self.mostReports) && !isClosing
  }

  /// Waits until there is no reason to stand still. Whoever has a lock of its own gives it up before:
  /// others may need it to come to where they can stand still.
  func waitForStage() {
    lock.acquire()
    while isToStandStill { released.wait(lock) }
    lock.release()
  }

  /// Performs an entry of `you` up to where they have to compute by themselves, or wait.
  func takeTurn(_ entry: Code, variables: Int) -> Next {
    lock.acquire()
    let next = withOpenStage(you) {
      recording.add(.entry(entry, variables: variables))
      occupy(you)
      simulator.stage.reserveYourSlots(variables)
      simulator.perform(entry)
      moves += 1
      settle()
      return move(you)
    }
    goAway(you, next)
    leave(you)
    return next
  }

  func comeBack(_ worker: Worker) {
    guard worker.isAway else { return }
    worker.isAway = false
    awayCount -= 1
    if lookers > 0 || isClosing { changed.signalAll() }
  }

  private func goAway(_ worker: Worker, _ next: Next) {
    switch next {
    case .compute, .work:
      worker.isAway = true
      awayCount += 1
      if worker !== you { crew.prepare(worker, for: next, &simulator) }
    case .idle, .end: rest(worker)
    case .again, .wait: break
    }
  }

  /// Goes on with what the worker's actor does, up to where it cannot, or has had the stage for long
  /// enough.
  private func move(_ worker: Worker) -> Next {
    let last = moves + Self.movesAtOnce
    if let next = goOn(worker) { return next }
    while true {
      if simulator.isPaused {
        // What comes before the effect has always been computed when others get the stage: so it is
        // certain what a killed actor's state is.
        if !reachEffect(worker) {
          simulator.lend(to: &worker.activation)
          return .compute
        }
        if moves >= last || isClosing, !worker.mustGoOn {
          simulator.lend(to: &worker.activation)
          return isClosing ? .idle : .again
        }
        // Only `you` can look into others.
        if worker === you, let actor = simulator.lookedAt, simulator.isLent(actor) {
          wait(toLookInto: actor)
        }
        let isWork = simulator.reached == .work
        simulator.performEffect()
        moves += 1
        settle()
        if isWork, let length = simulator.work(of: worker.actor) {
          worker.workLeft = length
          worker.isCut.store(false, ordering: .relaxed)
          return .work(length)
        }
      } else if !worker.isMovable || isClosing {
        // Who is gone cannot move.
        return simulator.stage.isGone(worker.actor) ? .end : .idle
      } else if moves >= last {
        return .again
      } else {
        begin(worker)
      }
    }
  }

  /// Goes on with the turn that the worker has been away with.
  private func goOn(_ worker: Worker) -> Next? {
    if worker.activation.isLent {
      if isClosing, !worker.mustGoOn { return .idle }
      if simulator.takeBack(&worker.activation) { return nil }
    } else if let left = worker.workLeft {
      if simulator.stage.isGone(worker.actor) {
        worker.workLeft = nil
      } else if isClosing {
        return .idle
      } else if left > 0 {
        return .work(left)
      } else {
        worker.workLeft = nil
        begin(worker)
      }
    }
    return nil
  }

  /// Begins a turn of the worker's actor, or goes on with one that waited.
  private func begin(_ worker: Worker) {
    worker.isMovable = false
    if worker === you {
      simulator.goOn()
      moves += 1
    } else {
      // A turn that was put aside before its effect goes on with that, which is the move.
      let isAside = simulator.stage.touchStoodBefore(by: worker.actor) != nil
      simulator.begin(worker.actor)
      if !isAside { moves += 1 }
    }
    settle()
  }

  private func reachEffect(_ worker: Worker) -> Bool {
    if simulator.reached != nil { return true }
    // What is computed in another process is not computed here.
    guard crew.computesOnStage || worker === you else { return false }
    return simulator.reachEffect(within: Self.roundsOnStage)
  }

  /// Waits until the state of an actor can be seen; nobody moves meanwhile. The paused turn is that
  /// of `you`.
  private func wait(toLookInto actor: ActorID) {
    simulator.lend(to: &you.activation)
    let worker = workers[Int(actor.index)]
    lookers += 1
    // A thread comes to its next effect for certain; a process may hang, and can be seen as it was.
    let end = crew.computesOnStage ? Int.max : RealTime.now + Self.patience
    while worker.isAway, worker.workLeft == nil, RealTime.now < end {
      changed.wait(lock, until: RealTime.now + Self.patience / 10)
    }
    lookers -= 1
    if lookers == 0 { released.signalAll() }
    simulator.reveal(worker.activation)
    _ = simulator.takeBack(&you.activation)
  }
}
