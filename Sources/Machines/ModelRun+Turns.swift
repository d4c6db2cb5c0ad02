import Actors
import Kernel
import Tracing

/// What the workers compute: their actors' turns, and what these cost.
extension ModelRun {
  /// Goes on with a worker that has a core and has done what it had to compute.
  mutating func goOn(_ worker: Int) {
    while case .runs = workers[worker].condition {
      if workers[worker].left > 0 || moves > Limits.movesOnModel { return }
      moves += 1
      if workers[worker].debt > 0 {
        compute(worker, workers[worker].debt)
        workers[worker].debt = 0
      } else if worker == 0, !unstarted.isEmpty {
        startNext()
      } else if !workers[worker].hasTask {
        giveUpCore(worker, toGoOn: false)
      } else if workers[worker].isBeforeEffect || workers[worker].isWorking {
        let isPaid = workers[worker].isBeforeEffect
        workers[worker].isBeforeEffect = false
        workers[worker].isWorking = false
        takeTurn(worker, isPaid: isPaid)
      } else if !workers[worker].hasTakenIn {
        workers[worker].hasTakenIn = true
        compute(worker, costOfReceipt(by: worker))
      } else {
        workers[worker].isMovable = false
        workers[worker].hasTakenIn = false
        takeTurn(worker, isPaid: false)
      }
    }
  }

  private mutating func compute(_ worker: Int, _ time: Int) {
    workers[worker].left = time
  }

  /// Lets a worker compute on behalf of its actor's `work`.
  mutating func work(_ worker: Int, for microseconds: Int) {
    workers[worker].isWorking = true
    workers[worker].isWork = true
    workers[worker].left = min(microseconds, 2 * Limits.timeOnModel) * 1_000
  }

  // MARK: Starting

  /// Makes the worker of an actor, if there is none yet.
  mutating func meet(_ actor: ActorID) {
    for index in workers.count..<max(workers.count, Int(actor.index) + 1) {
      workers.append(Worker(simulator.stage.name(of: ActorID(Int32(index)))))
    }
  }

  /// `you` pay for the next start, or do it once it is paid for.
  private mutating func startNext() {
    if !isStartPaid {
      isStartPaid = true
      compute(0, model.start(kind))
    } else if let next = unstarted.popLast() {
      isStartPaid = false
      start(next)
    }
  }

  private mutating func start(_ worker: Int) {
    workers[worker].isStarted = true
    if workers[worker].hasTask, workers[worker].condition == .idle { want(worker) }
  }

  /// Lets those workers go on whose actors have become able to move.
  mutating func wakeMovable() {
    for actor in simulator.takeMovable() {
      meet(actor)
      let worker = Int(actor.index)
      wakeUp(worker)
      workers[worker].isMovable = true
      workers[worker].hasTakenIn = false
      if workers[worker].isStarted, workers[worker].condition == .idle { want(worker) }
    }
  }

  // MARK: Turns

  /// How many effects a turn may have at one instant before others get a look in.
  private static let effectsAtOnce = 1_000

  /// Lets an actor begin or go on with a turn, up to an effect that has to be paid for first, or to
  /// where it ends or waits.
  /// - Parameter isPaid: whether the effect that it stands before has been paid for.
  private mutating func takeTurn(_ worker: Int, isPaid: Bool) {
    simulator.moveClock(to: clock)
    simulator.begin(ActorID(Int32(worker)))
    var isPaid = isPaid
    var count = 0
    while simulator.isPaused {
      let consequence = simulator.reachEffect()
      let price = cost(of: consequence, for: worker)
      let isPrepaid = simulator.canPutAside
      count += 1
      if isPrepaid, !isPaid, price > 0 || count > Self.effectsAtOnce {
        simulator.putAside()
        workers[worker].isBeforeEffect = true
        compute(worker, price)
        break
      }
      isPaid = false
      simulator.performEffect()
      settle(worker, prepaid: isPrepaid ? consequence : .none)
    }
    moves += count
    settle(worker, prepaid: .none)
    wakeMovable()
  }

  private func cost(of consequence: Simulator.Consequence, for worker: Int) -> Int {
    switch consequence {
    case .none: 0
    case .start: model.start(kind)
    case .message(let parcel): cost(of: parcel, for: worker) / 2
    }
  }

  private func costOfReceipt(by worker: Int) -> Int {
    guard let parcel = simulator.receipt(of: ActorID(Int32(worker))) else { return 0 }
    let cost = cost(of: parcel, for: worker)
    return cost - cost / 2
  }

  private func cost(of parcel: Simulator.Parcel, for worker: Int) -> Int {
    model.message(kind, isLocal: Int(parcel.peer.index) == worker) {
      simulator.stage.withWriter { $0.literal(parcel.value).utf8.count }
    }
  }

  // MARK: What an effect led to

  /// Takes note of what happened, and lets the worker owe what has not been paid for: the starts and
  /// messages of `var` lines and of `at failure`.
  private mutating func settle(_ worker: Int, prepaid: Simulator.Consequence) {
    let reports = simulator.reports
    simulator.reports.removeAll(keepingCapacity: true)
    var starts = 0
    var messages = 0
    var price = 0
    for event in reports.lazy.map(\.event) {
      let subject = Int(event.actor.index)
      switch event.kind {
      case .spawned:
        starts += 1
        meet(event.actor)
        start(subject)
      case .stopSent where event.message == 0: break
      case .sent, .stopSent, .forwarded, .replied:
        messages += 1
        if case .message = prepaid, messages == 1 { continue }
        let parcel = Simulator.Parcel(value: event.value, peer: event.peer)
        price += cost(of: .message(parcel), for: worker)
      case .works: work(subject, for: event.amount)
      case .sleeps: workers[subject].asleepSince = now
      // The reply that fails has to be carried, too.
      case .failed where event.future != .none:
        price += cost(of: .message(Simulator.Parcel(value: .none, peer: event.peer)), for: worker)
      case .killed where event.amount == 1: break
      case .killed where subject != worker: end(subject)
      case .killed, .stopped: workers[subject].hasEnded = true
      case .started, .timerFired, .received, .unhandled, .deadLetter, .printed, .waits, .resumed,
        .learned, .late, .timerSet, .became, .failed, .restarted, .givenUp, .continued, .stopping,
        .clock, .arrived, .lost, .duplicated:
        break
      }
    }
    if case .start = prepaid { starts = max(0, starts - 1) }
    workers[worker].debt += price + starts * model.start(kind)
  }
}
