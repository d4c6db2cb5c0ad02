import Actors
package import Kernel
import Tracing

/// One run of a cast on a machine: a simulation of discrete events.
///
/// What actors do comes from a metered `Simulator`; when they do it, and what it costs, comes from
/// the machine. The state of both changes only at occurrences, taken one after the other in order of
/// time: a computation ends, the simulator's clock brings something, a quantum is over, or a waiting
/// thread asks for the lock. Whoever gets a core thereby is put into `granted` and goes on before
/// the next occurrence.
package struct ModelRun: ~Copyable {
  let model: MachineModel
  let kind: WorkerKind
  var simulator: Simulator
  /// The simulator's clock at the beginning, in microseconds.
  private let origin: Int
  /// The time on the machine, in nanoseconds from the beginning.
  var now = 0
  /// By their actors' numbers.
  var workers: [Worker] = []
  var cores: Cores
  /// The lock that only one of the workers can have, if they need one.
  var lock: InterpreterLock?
  /// The workers that have got a core and have not yet gone on.
  var granted: [Int] = []
  /// The actors that `you` still have to start, the next one last.
  var unstarted: [Int] = []
  /// Whether the next start has been paid for.
  var isStartPaid = false
  /// Effects and occurrences so far.
  var moves = 0
  /// How much `work` has been done.
  var worked = 0
  private var slept = 0
  private var ending: Performance.Ending?

  /// A run that begins where a simulator stands, which is not changed: `you` start all actors there
  /// are, in order of creation; their mail waits already.
  package init(_ cast: borrowing Simulator, on model: MachineModel, as kind: WorkerKind) {
    self.model = model
    self.kind = kind
    simulator = cast.metered()
    origin = cast.stage.clock
    cores = Cores(model.cores)
    lock = kind == .lockedThread ? InterpreterLock(interval: model.switchInterval) : nil
    meet(ActorID.you)
    workers[0].isStarted = true
    for actor in cast.stage.actorIDs {
      meet(actor)
      let hasEnded = cast.stage.view(of: actor).condition.hasEnded
      workers[Int(actor.index)].hasEnded = hasEnded
      if !hasEnded { unstarted.append(Int(actor.index)) }
    }
    unstarted.reverse()
    for (actor, left) in simulator.takeWorkInProgress() {
      work(Int(actor.index), for: left)
    }
    for actor in simulator.sleeping { workers[Int(actor.index)].asleepSince = 0 }
    wakeMovable()
    want(0)
  }

  /// Lets about a number of effects and occurrences pass.
  /// - Returns: what came of the run, once it is over.
  package mutating func run(_ count: Int) -> Performance? {
    let goal = moves + count
    while ending == nil, moves < goal { advance() }
    guard let ending else { return nil }
    return performance(ending)
  }

  // MARK: Occurrences

  private enum Occurrence {
    case computed(Int)
    case clock
    case quantum(core: Int)
    case request
  }

  private mutating func advance() {
    if !granted.isEmpty {
      moves += 1
      goOn(granted.removeFirst())
      return
    }
    if moves > Limits.movesOnModel { return finish(.tooManyMoves) }
    guard let (time, occurrence) = nextOccurrence() else { return finish(.rest) }
    if time > Limits.timeOnModel * 1_000 { return finish(.tooLate) }
    now = max(now, time)
    moves += 1
    switch occurrence {
    case .computed(let worker): endComputation(of: worker)
    case .clock:
      simulator.moveClock(to: clock)
      simulator.reports.removeAll(keepingCapacity: true)
      wakeMovable()
    case .quantum(let core):
      if let worker = cores.worker(on: core) { giveUpCore(worker, toGoOn: true) }
    case .request: requestLock()
    }
  }

  /// What happens next. At one instant, computations end first and nobody is interrupted before
  /// all else is done.
  private mutating func nextOccurrence() -> (time: Int, Occurrence)? {
    var next: (time: Int, Occurrence)?
    func consider(_ time: Int, _ occurrence: Occurrence) {
      if next.map({ time < $0.time }) ?? true { next = (time, occurrence) }
    }
    for core in 0..<model.cores {
      guard let worker = cores.worker(on: core) else { continue }
      consider(workers[worker].since + workers[worker].left, .computed(worker))
    }
    if let due = simulator.nextDueTime() {
      consider(min(max(0, due - origin), 2 * Limits.timeOnModel) * 1_000, .clock)
    }
    if cores.isWanted, let (core, time) = cores.nextQuantum() {
      consider(max(now, time), .quantum(core: core))
    }
    if let time = lock?.requestTime { consider(time, .request) }
    return next
  }

  /// The simulator's time for the time on the machine.
  var clock: Int { origin + now / 1_000 }

  // MARK: The end

  private mutating func finish(_ ending: Performance.Ending) {
    self.ending = ending
    for worker in workers.indices {
      switch workers[worker].condition {
      case .idle: break
      case .wants: workers[worker].lane.add(.init(.waits, from: workers[worker].since, to: now))
      case .runs: account(worker)
      }
      wakeUp(worker)
    }
  }

  /// Notes the end of an actor's sleep.
  mutating func wakeUp(_ worker: Int) {
    guard let start = workers[worker].asleepSince else { return }
    workers[worker].asleepSince = nil
    workers[worker].lane.add(.init(.sleeps, from: start, to: now))
    let (sum, overflows) = slept.addingReportingOverflow(now - start)
    slept = overflows ? .max / 2 : sum
  }

  private func performance(_ ending: Performance.Ending) -> Performance {
    var blocked: [Performance.Blocked] = []
    for wait in simulator.stage.blocked where ending == .rest {
      blocked.append(
        Performance.Blocked(
          actor: simulator.stage.name(of: wait.actor),
          responsible: simulator.stage.name(of: wait.responsible), future: Int(wait.future.number)))
    }
    return Performance(
      kind: kind, ending: ending,
      timeline: Timeline(
        cores: model.cores, lanes: workers.map(\.lane).filter { !$0.stretches.isEmpty }),
      switches: lock?.switches ?? cores.switches, worked: worked, slept: slept,
      blocked: blocked)
  }
}

extension ActorView.Condition {
  fileprivate var hasEnded: Bool {
    switch self {
    case .stopped, .failed, .killed: true
    case .idle, .fresh, .waitsFor, .canGoOn, .sleeps, .inTurn, .stopping: false
    }
  }
}
