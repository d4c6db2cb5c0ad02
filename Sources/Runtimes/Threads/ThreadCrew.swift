import Actors
import CProcess
import Kernel
import Synchronization

/// A thread for each actor, perhaps with a lock that only one of them has at a time.
final class ThreadCrew: Crew {
  private let globalLock: GlobalLock?
  private let lock = Lock()
  private let left = Condition()
  nonisolated(unsafe) private var threads: [ActorThread] = []
  nonisolated(unsafe) private(set) var livingCount = 0
  nonisolated(unsafe) private var isOver = false

  /// How many rounds of loops are computed between two looks at whether the lock is wanted.
  private static let roundsAtOnce = 4_096

  init(_ globalLock: GlobalLock?) {
    self.globalLock = globalLock
  }

  var computesOnStage: Bool { true }

  func hire(_ actor: ActorID) -> Worker { ActorThread(actor) }

  func start(_ worker: Worker, for hub: Hub) throws(Refusal) {
    guard let thread = worker as? ActorThread else { return }
    lock.acquire()
    // Whoever spawned its actor may have come here only when all had been dismissed.
    if isOver {
      lock.release()
      return
    }
    livingCount += 1
    threads.append(thread)
    lock.release()
    do throws(Refusal) {
      try Thread.start { [self] in
        thread.systemID.store(cprocess_thread(), ordering: .relaxed)
        live(thread, hub)
        leave(thread)
      }
    } catch {
      leave(thread)
      throw error
    }
  }

  func call(_ worker: Worker) {
    (worker as? ActorThread)?.parking.call()
  }

  func prepare(_ worker: Worker, for next: Hub.Next, _ simulator: inout Simulator) {}

  func cut(_ worker: Worker) {}

  func askForTurn(of worker: Worker) -> Bool { false }

  func dismissAll() {
    lock.acquire()
    isOver = true
    for thread in threads {
      thread.isDismissed.store(true, ordering: .releasing)
      thread.parking.call()
    }
    while livingCount > 0 { left.wait(lock) }
    lock.release()
  }

  private func leave(_ thread: ActorThread) {
    lock.acquire()
    livingCount -= 1
    thread.systemID.store(0, ordering: .relaxed)
    threads.removeAll { $0 === thread }
    left.signalAll()
    lock.release()
  }

  // MARK: On the thread

  /// What the thread of an actor does, to its end.
  private func live(_ thread: ActorThread, _ hub: Hub) {
    while true {
      thread.parking.wait()
      if thread.isDismissed.load(ordering: .acquiring) { return }
      globalLock?.acquire()
      let isOver = takeTurns(thread, hub)
      globalLock?.release()
      if isOver { return }
    }
  }

  /// Takes turns until there is nothing to do. True when the actor is gone.
  private func takeTurns(_ thread: ActorThread, _ hub: Hub) -> Bool {
    // Of work that has been done since the last turn; what the worker holds belongs to the hub's lock.
    var workLeft: Int?
    while true {
      let next = hub.takeTurn(thread) {
        if let workLeft { thread.workLeft = workLeft }
      }
      workLeft = nil
      switch next {
      case .idle: return false
      case .end: return true
      case .again: globalLock?.check()
      case .wait:
        globalLock?.release()
        hub.waitForStage()
        globalLock?.acquire()
      case .compute:
        while !thread.activation.compute(rounds: Self.roundsAtOnce) { globalLock?.check() }
        globalLock?.check()
      case .work(let length):
        workLeft = Computation.perform(microseconds: length) {
          globalLock?.check()
          return !thread.isCut.load(ordering: .relaxed)
        }
        globalLock?.check()
      }
    }
  }
}
