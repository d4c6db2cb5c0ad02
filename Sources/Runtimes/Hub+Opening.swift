import Actors
import Behaviors
import Kernel
import Synchronization

/// How a real run begins and ends, and how whoever types has a part in it.
extension Hub {
  /// Makes workers for all actors, and lets those play that can.
  func open() throws(Refusal) {
    lock.acquire()
    simulator.beginMetering()
    let works = simulator.takeWorkInProgress()
    settle()
    for (actor, left) in works {
      workers[Int(actor.index)].workLeft = left
      occupy(workers[Int(actor.index)])
    }
    let starting = newcomers
    newcomers = []
    let called = calls
    calls = []
    lock.release()
    try startClock()
    for newcomer in starting { try crew.start(newcomer, for: self) }
    for worker in called { crew.call(worker) }
  }

  /// The lock is held.
  func systemID(of actor: ActorID) -> Int? {
    guard workers.indices.contains(Int(actor.index)) else { return nil }
    let number = workers[Int(actor.index)].systemID.load(ordering: .relaxed)
    return number == 0 ? nil : Int(number)
  }

  // MARK: You

  /// Takes the lock once nobody is away, with all state to be seen.
  func lookAtAll() {
    lock.acquire()
    // What is computed in other processes can be seen all the time as they have told it last.
    guard crew.computesOnStage else { return }
    lookers += 1
    while workers.contains(where: { $0.isAway && $0.workLeft == nil }) { changed.wait(lock) }
    lookers -= 1
    for worker in workers { simulator.reveal(worker.activation) }
  }

  func stopLooking() {
    released.signalAll()
    lock.release()
  }

  /// How the entry stands that was typed last.
  var yourEntry: Simulator.Typed {
    lock.acquire()
    defer { lock.release() }
    return simulator.typed
  }

  /// Whether the entry that waited can go on.
  var isYourMove: Bool {
    lock.acquire()
    defer { lock.release() }
    return you.isMovable
  }

  /// Gives up the entry that waits.
  func abandon() {
    lock.acquire()
    comeBack(you)
    recording.add(.abandoned)
    simulator.abandon()
    you.workLeft = nil
    you.isMovable = false
    rest(you)
    lock.release()
  }

  func define(_ name: Symbol, as behavior: Int32) {
    lock.acquire()
    recording.add(.defined(name, behavior))
    simulator.stage.define(name, as: behavior)
    lock.release()
  }

  func setYourSlot(_ slot: Int, to value: Value) {
    lock.acquire()
    recording.add(.assigned(slot: slot, value))
    simulator.stage.setYourSlot(slot, to: value)
    lock.release()
  }

  var lockedRecording: Recording {
    lock.acquire()
    defer { lock.release() }
    return recording
  }

  // MARK: The end

  /// Lets the turns under way come to where they end or wait, and sends all workers home.
  func close() {
    lock.acquire()
    if isOver {
      lock.release()
      return
    }
    isClosing = true
    released.signalAll()
    for worker in workers {
      worker.isCut.store(true, ordering: .relaxed)
      if worker.isAway { crew.cut(worker) }
    }
    stopClock()
    while awayCount > 0 { changed.wait(lock) }
    for worker in workers where worker.activation.isLent || simulator.waitsInTurn(worker.actor) {
      guard worker !== you, crew.askForTurn(of: worker) else { continue }
      worker.isAway = true
      awayCount += 1
    }
    while awayCount > 0 { changed.wait(lock) }
    for worker in workers where worker.activation.isLent { complete(worker) }
    recording.add(.moves(.nobody, count: 0, clock: simulator.stage.clock))
    for worker in workers {
      guard let left = worker.workLeft else { continue }
      recording.add(.cut(worker.actor, left: left))
      simulator.leaveWork(of: worker.actor, left: left)
    }
    settle()
    for worker in workers where worker.isMovable && worker !== you {
      simulator.putBack(worker.actor, since: worker.movableSince)
    }
    simulator.endMetering()
    isOver = true
    lock.release()
    crew.dismissAll()
  }

  /// Performs what is left of a turn, up to where it ends or waits.
  private func complete(_ worker: Worker) {
    withOpenStage(worker) {
      guard simulator.takeBack(&worker.activation) else { return }
      while simulator.isPaused {
        if !simulator.reachEffect(within: .max) { continue }
        let isWork = simulator.reached == .work
        simulator.performEffect()
        moves += 1
        settle()
        if isWork { worker.workLeft = simulator.work(of: worker.actor) }
      }
    }
  }
}
