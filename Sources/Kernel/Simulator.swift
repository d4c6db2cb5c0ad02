package import Actors
package import Behaviors

/// The deterministic stage: performs what the machine's turns want done on one configuration, one
/// slice at a time, and records every event.
package struct Simulator: ~Copyable {
  /// What is there now.
  package var stage: Configuration
  /// What happened; not part of a copy of the stage, since it only tells how it came about.
  package var log: EventLog
  /// Which events are put into `reports`.
  package var reporting = Reporting.notable
  /// Events since it was last emptied, for whoever shows them; a run stops when there are any.
  package var reports: [Report] = []
  /// Whether a slice stands still in the middle, because much of it is to be shown first. Nothing else
  /// may be asked for until `goOnWithSlice`.
  package internal(set) var isPaused = false
  /// How the entry typed last stands.
  package internal(set) var typed = Typed.none

  /// Once an event of this number has happened, slices stand still before their next effect: whoever
  /// looks at every moment sets it again each time.
  package var pauseEvent = Int.max
  /// Whether a slice is to stand still here.
  @inline(__always)
  var isToPause: Bool { reports.count >= Limits.unshownReports || log.next > pauseEvent }

  /// Whether slices stand still before each of their effects.
  package internal(set) var grain = Grain.slice
  /// Whether turns stand still before every event of theirs; see `beginChoosing`.
  package internal(set) var standsAtEvents = false
  /// Whether `work` is no matter of the clock; see `metered`.
  package internal(set) var isMetered = false
  /// The effect that a slice stands before, once it has got there.
  package internal(set) var reached: Effect?
  /// The turns that are lent to activations, by their actors.
  var lent: [Int32: LentTurn] = [:]
  /// The actors that have ended since somebody asked; only noted where slices are metered.
  var ended: [ActorID] = []

  var machine = Machine()
  /// The turn that is running, meaningful only within a slice, and its code. The program keeps the
  /// code of behaviors, and whoever performs a typed entry keeps that.
  var turn = Turn(kind: .typed, actor: .you)
  var code: Unmanaged<Code>
  private let noCode: Code
  /// How many behaviors are being spawned within each other's `var` lines.
  var initializationDepth = 0

  /// An event with its number.
  package struct Report {
    package var number: Int
    package var event: Event
  }

  /// Which events somebody wants to be shown.
  package enum Reporting {
    case nothing, notable, everything

    @inline(__always)
    func wants(_ kind: Event.Kind) -> Bool {
      switch self {
      case .nothing: false
      case .notable: kind.isNotable
      case .everything: true
      }
    }
  }

  /// How an entry at the prompt stands.
  package enum Typed {
    case none
    /// It waits, and the scheduler may move others.
    case waiting
    /// What it waited for is there.
    case ready
    /// It is done; the value is that of an expression typed alone.
    case finished(Value?)
    /// It failed at an instruction of its code.
    case failed(Fault, instruction: Int)
  }

  /// A stage with nobody on it but `you`; the log keeps the last `window` events, a power of two.
  package init(program: Program, window: Int = 1 << 13) {
    stage = Configuration(program: program)
    log = EventLog(capacity: window)
    noCode = Code()
    code = Unmanaged.passUnretained(noCode)
  }

  /// The stage and what happened on it, to go its own way from here. To be called between entries.
  package func copy() -> Simulator {
    var other = Simulator(program: stage.program, window: 1)
    other.stage = stage.copy()
    other.log = log.copy()
    other.reporting = reporting
    return other
  }

  /// Whose turn stands still in the middle, and which message it handles; 0 for none.
  package var runningTurn: (actor: ActorID, message: Int)? {
    isPaused ? (turn.actor, turn.message) : nil
  }

  // MARK: Moving

  /// What a request to move one step led to.
  package enum Move: Equatable {
    case moved
    /// The clock went on to the next thing due.
    case clock
    /// Nobody can move and nothing is due.
    case rest
  }

  /// Lets the actor move that the policy picks; if nobody can, lets the clock go on.
  package mutating func step() -> Move {
    if let actor = stage.ready.next() {
      slice(actor)
      return .moved
    }
    return advanceClock() ? .clock : .rest
  }

  /// Lets a particular actor move. False when it cannot.
  package mutating func step(_ actor: ActorID) -> Bool {
    guard stage.ready.all.contains(actor) else { return false }
    stage.ready.remove(actor)
    slice(actor)
    return true
  }

  /// Goes on with a slice that paused. It may pause again.
  package mutating func goOnWithSlice() {
    isPaused = false
    proceed()
  }

  /// Takes up to `limit` steps, and stops early at rest, when a typed entry can go on, and after a
  /// step that left something in `reports` or stands still in the middle.
  /// - Returns: the steps taken, and whether the cast came to rest.
  package mutating func run(_ limit: Int) -> (steps: Int, isAtRest: Bool) {
    var steps = 0
    while steps < limit {
      // Before a step, because after it a slice may stand still in the middle.
      if stage.futures.isSweepDue { sweepFutures() }
      if let actor = stage.ready.next() {
        slice(actor)
      } else if !advanceClock() {
        return (steps, true)
      }
      steps += 1
      if isPaused || !reports.isEmpty { break }
      if case .ready = typed { break }
    }
    return (steps, false)
  }

  /// Chooses how the next actor is picked from now on.
  package mutating func setPolicy(_ policy: Policy) {
    stage.ready.setPolicy(policy, seed: stage.seed)
  }

  /// Begins all random numbers anew.
  package mutating func setSeed(_ seed: UInt64) {
    stage.seed = seed
    stage.randomSources = [:]
    stage.ready.setPolicy(stage.ready.policy, seed: seed)
  }

  /// Goes back to an earlier stage, also from the middle of a slice, after which the next event has the given number.
  package mutating func restore(_ earlier: consuming Configuration, nextEvent: Int) {
    leaveSlice(nextEvent: nextEvent)
    stage = earlier
  }

  /// Goes back to an earlier stage in the memory that this one has; the earlier one stays as it is.
  package mutating func restore(copying earlier: borrowing Configuration, nextEvent: Int) {
    leaveSlice(nextEvent: nextEvent)
    stage.take(over: earlier)
  }

  /// Goes back to an earlier stage and leaves this one in its place.
  package mutating func restore(exchanging earlier: inout Configuration, nextEvent: Int) {
    leaveSlice(nextEvent: nextEvent)
    swap(&stage, &earlier)
  }

  /// Forgets the slice that stands still in the middle, and the events from a number on.
  private mutating func leaveSlice(nextEvent: Int) {
    isPaused = false
    reached = nil
    machine.clear()
    log.truncate(to: nextEvent)
    typed = .none
  }

  // MARK: Events

  /// Records an event of the running turn's making.
  @discardableResult
  mutating func record(
    _ kind: Event.Kind, actor: ActorID, peer: ActorID = .nobody, future: FutureID = .none,
    message: Int = 0, amount: Int = 0, value: Value
  ) -> Int {
    record(
      kind, actor: actor, peer: peer, future: future, cause: turn.event, message: message,
      amount: amount, value: value)
  }

  /// Records an event with a value and, if it is said, with a cause other than the running turn.
  @discardableResult
  @inline(__always)
  mutating func record(
    _ kind: Event.Kind, actor: ActorID, peer: ActorID = .nobody, future: FutureID = .none,
    cause: Int, message: Int = 0, amount: Int = 0, value: Value
  ) -> Int {
    let number = log.append(
      kind, actor: actor, peer: peer, future: future, time: stage.clock, cause: cause,
      message: message, amount: amount, value: value)
    if reporting.wants(kind) { report(number, value) }
    return number
  }

  /// Records an event without a value.
  @discardableResult
  @inline(__always)
  mutating func record(
    _ kind: Event.Kind, actor: ActorID, peer: ActorID = .nobody, future: FutureID = .none,
    cause: Int? = nil, message: Int = 0, amount: Int = 0
  ) -> Int {
    let number = log.append(
      kind, actor: actor, peer: peer, future: future, time: stage.clock, cause: cause ?? turn.event,
      message: message, amount: amount)
    if reporting.wants(kind) { report(number, .none) }
    return number
  }

  @inline(never)
  mutating func report(_ number: Int, _ value: Value) {
    guard var event = log[number] else { return }
    event.value = value
    reports.append(Report(number: number, event: event))
  }
}

extension Event.Kind {
  /// Whether even `quiet` shows it.
  package var isNotable: Bool {
    switch self {
    case .unhandled, .deadLetter, .printed, .failed: true
    case .arrived, .lost, .duplicated, .spawned, .started, .sent, .stopSent, .timerFired,
      .forwarded, .received, .replied, .waits, .resumed, .learned, .late, .sleeps, .works,
      .timerSet, .became, .restarted, .givenUp, .continued, .stopping, .stopped, .killed, .clock:
      false
    }
  }
}
