import Actors
import Kernel
import Synchronization

/// The stage that all workers of a real run share, behind a lock.
///
/// A worker computes by itself, and comes here with each effect: who gets the lock has the stage, and
/// what happens there is done by the simulator. So a real run is a sequence of moves, which is
/// recorded, and can be done again by a simulator alone.
final class Hub: @unchecked Sendable {
  let lock = Lock()
  /// Signalled when something has changed that whoever typed may wait for.
  let changed = Condition()
  /// Signalled when workers may have the stage again, or there is room for reports.
  let released = Condition()
  /// Signalled when the clock has something to do earlier than it thinks, or nothing any more.
  let alarm = Condition()

  @exclusivity(unchecked) var simulator: Simulator
  @exclusivity(unchecked) var recording = Recording()
  /// The symbols of tags, for frames.
  let tags: TagTable
  let crew: any Crew
  /// By their actors' numbers.
  @exclusivity(unchecked) var workers: [Worker] = []
  /// Workers that were hired and have not been started.
  @exclusivity(unchecked) var newcomers: [Worker] = []
  /// Who has to be called once the lock is free.
  @exclusivity(unchecked) var calls: [Worker] = []
  /// How many workers are busy, and how many of them compute outside of the lock.
  @exclusivity(unchecked) var busyCount = 0
  @exclusivity(unchecked) var awayCount = 0
  /// How many wait until nobody is away, to look at the whole stage.
  @exclusivity(unchecked) var lookers = 0
  /// Whether no more moves are to be made.
  @exclusivity(unchecked) var isClosing = false
  /// Whether the stage is not here any more.
  @exclusivity(unchecked) var isOver = false
  /// Whether somebody takes reports.
  @exclusivity(unchecked) var isWatched = false
  /// When the clock wakes up, in the time of the stage.
  @exclusivity(unchecked) var alarmTime = Int.max
  /// Whether the clock goes.
  @exclusivity(unchecked) var isClockRunning = false

  /// The machine's time when the stage's clock was at 0.
  let epoch: Int
  /// How many moves the worker that has the stage has made, and when it got it.
  @exclusivity(unchecked) var moves = 0

  init(_ simulator: consuming Simulator, crew: any Crew) {
    epoch = RealTime.now - simulator.stage.clock
    tags = TagTable(simulator.stage.program)
    self.simulator = simulator
    self.crew = crew
    workers = [Worker(.you)]
  }

  var you: Worker { workers[0] }

  /// The time of the stage, in microseconds.
  var clock: Int { RealTime.now - epoch }

  // MARK: Having the stage

  /// Lets one worker or the clock have the stage, and calls whoever has something to do thereafter.
  @inline(__always)
  func withStage<Result>(_ worker: Worker, _ body: () -> Result) -> Result {
    lock.acquire()
    while lookers > 0 { released.wait(lock) }
    let result = withOpenStage(worker, body)
    leave(worker)
    return result
  }

  /// Records what is done with the stage; the lock is held.
  @inline(__always)
  func withOpenStage<Result>(_ worker: Worker, _ body: () -> Result) -> Result {
    let before = simulator.log.next
    moves = 0
    simulator.moveClock(to: clock)
    if simulator.log.next != before { settle() }
    let time = simulator.stage.clock
    let result = body()
    if moves > 0 || simulator.log.next != before {
      recording.add(.moves(worker.actor, count: moves, clock: time))
    }
    return result
  }

  /// Gives the lock up, and calls who has to be called.
  @inline(__always)
  func leave(_ worker: Worker) {
    if isWatched, !simulator.reports.isEmpty { changed.signalAll() }
    let starting = newcomers
    if !starting.isEmpty { newcomers = [] }
    swap(&calls, &worker.calls)
    lock.release()
    for newcomer in starting { start(newcomer) }
    if worker.calls.isEmpty { return }
    for called in worker.calls { crew.call(called) }
    worker.calls.removeAll(keepingCapacity: true)
  }

  private func start(_ newcomer: Worker) {
    do throws(Refusal) {
      try crew.start(newcomer, for: self)
    } catch {
      crash(newcomer, error.text, isFinal: true)
    }
  }

  /// Lets the actor of a worker fail that is no more.
  /// - Parameter isFinal: whether there cannot be another one, whatever its supervision says.
  func crash(_ worker: Worker, _ reason: String, isFinal: Bool) {
    lock.acquire()
    if worker.isAway {
      worker.isAway = false
      awayCount -= 1
      changed.signalAll()
    }
    while lookers > 0 { released.wait(lock) }
    withOpenStage(worker) {}
    recording.add(.moves(.nobody, count: 0, clock: simulator.stage.clock))
    let hasTold = worker.activation.isLent && worker.activation.reached != nil
    recording.add(
      .crashed(
        worker.actor, Recording.Crash(reason: reason, isFinal: isFinal, hasTold: hasTold)))
    worker.isMovable = false
    worker.workLeft = nil
    simulator.crash(worker.actor, reason, &worker.activation, isFinal: isFinal)
    rest(worker)
    settle()
    if simulator.stage.isGone(worker.actor) {
      rest(worker)
    } else {
      engage(worker)
    }
    leave(worker)
  }

  /// Lets a worker be started. Until it has been, there is no rest where that takes its time.
  private func engage(_ worker: Worker) {
    newcomers.append(worker)
    if !crew.computesOnStage { occupy(worker) }
  }

  // MARK: What came of a move

  /// Takes note of what has happened: new actors, actors that can move, actors that have ended.
  func settle() {
    let aftermath = simulator.aftermath()
    if aftermath.actorCount != workers.count { hireNewcomers() }
    while let (actor, since) = simulator.takeFirstReady() {
      let worker = workers[Int(actor.index)]
      worker.movableSince = since
      setMovable(worker)
    }
    if aftermath.hasEnded { noteEnds() }
    if aftermath.canTypedGoOn { setMovable(you) }
    if let due = aftermath.firstTimer, due < alarmTime {
      alarmTime = due
      alarm.signal()
    }
  }

  private func setMovable(_ worker: Worker) {
    worker.isMovable = true
    occupy(worker)
  }

  /// Makes a worker busy, and calls it if it was not.
  func occupy(_ worker: Worker) {
    if worker === you { changed.signalAll() }
    if worker.isBusy { return }
    worker.isBusy = true
    busyCount += 1
    if worker !== you { calls.append(worker) }
  }

  /// Notes that a worker has nothing to do.
  @inline(__always)
  func rest(_ worker: Worker) {
    guard worker.isBusy, !worker.isMovable else { return }
    worker.isBusy = false
    busyCount -= 1
    if busyCount == 0 { changed.signalAll() }
  }

  private func hireNewcomers() {
    for index in workers.count..<simulator.stage.actorCount {
      let worker = crew.hire(ActorID(Int32(index)))
      workers.append(worker)
      if !isClosing, !simulator.stage.isGone(worker.actor) { engage(worker) }
    }
  }

  private func noteEnds() {
    for actor in simulator.takeEnded() {
      let worker = workers[Int(actor.index)]
      worker.isMovable = false
      worker.isCut.store(true, ordering: .relaxed)
      if worker.isAway { crew.cut(worker) }
      // So that it takes note of its end.
      occupy(worker)
    }
  }

  /// Nobody can move, and nothing is due.
  var isAtRest: Bool { busyCount == 0 && simulator.nextDueTime() == nil }
}
