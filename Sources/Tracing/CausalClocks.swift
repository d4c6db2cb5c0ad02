package import Actors

/// Gives the events of a history, one after the other from its beginning, their Lamport times and
/// vector clocks, and names what happens immediately before each.
///
/// It keeps what may still lead on: the last moment of each actor, of each message on its way, of
/// each future and of each timer. It does not keep the events.
package struct CausalClocks: Sendable {
  /// A moment that others may come after.
  struct Moment: Sendable {
    var event = 0
    var lamport = 0
    /// How often the clock had moved.
    var epoch = 0
    var recent = RecentClock()
  }

  /// An actor's line.
  struct Lifeline: Sendable {
    /// Its last event; that of its spawning at first.
    var last = Moment()
    /// How many events it has.
    var count: UInt32 = 0
    /// Before, what it does in `var` lines is part of its spawner's turn.
    var isBorn = false
    /// The event that began what it does now: the cause of its effects.
    var turn = 0
    /// The message that it handles or has handled last, and where the reply goes.
    var message = 0
    var future = FutureID.none
    /// Since when it takes no mail, and its end.
    var closing: Moment?
    var end: Moment?
    /// Stops in its mailbox, each with the event of its arrival.
    var stops: [(message: Int, event: Int)] = []
  }

  /// A future, and the messages whose handling may settle it.
  struct Promise: Sendable {
    var settled: Moment?
    var holders: [Int]
  }

  var lifelines: [Lifeline] = []
  /// Who is in which turn, by the event that began it.
  var turns: [Int: Int32] = [:]
  /// Messages that were sent and not handled.
  var letters: [Int: Letter] = [:]
  var promises: [Int32: Promise] = [:]
  /// Timers by the event that set them.
  var timers: [Int: Timer] = [:]
  var deliveries = Deliveries()
  /// When the clock moved last, and how many events of each actor there had been.
  var clock = Moment()
  var base: [UInt32] = []
  /// The actors that have done something since then, the last that became of messages, and the
  /// latest logical time.
  var moved: [Int32] = []
  var loose: [Int: Int] = [:]
  private var latest = 0
  /// Whether vector clocks are still kept, and how much there is in those of the actors.
  private var keepsVectors = true
  private var kept = 0

  /// How many entries all vector clocks together may have.
  private static let keptEntries = 16_000_000
  /// Of how many messages it is kept until the clock moves what became of them last.
  private static let keptLoose = 10_000

  package init() {
    lifelines.append(Lifeline())
    lifelines[0].isBorn = true
  }

  /// Forgets the futures that nobody can ask about any more.
  package mutating func keepFutures(_ isKept: (FutureID) -> Bool) {
    promises = promises.filter { isKept(FutureID($0.key)) }
  }

  /// How many futures are kept.
  package var futureCount: Int { promises.count }

  /// Whether a future that is kept has its reply, or has failed.
  package func isSettled(_ future: FutureID) -> Bool {
    promises[future.number]?.settled != nil
  }

  /// The stamp of the next event; to be asked for all events of a history in their order.
  package mutating func stamp(_ event: Event, number: Int) -> Stamp {
    let process = process(of: event)
    var sources = sources(of: event, process, number)
    // The clock comes before all that is later; it need be named only where nothing later is.
    if clock.event > 0, event.kind != .clock,
      event.comesOfTheClock || !sources.contains(where: { $0.moment.epoch == clock.epoch })
    {
      sources.append((.clock, clock))
    }
    var moment = Moment(
      event: number, lamport: event.kind == .clock ? latest : 0, epoch: clock.epoch)
    for (_, source) in sources {
      moment.lamport = max(moment.lamport, source.lamport)
      if keepsVectors, event.kind != .clock, source.epoch == clock.epoch {
        moment.recent.merge(source.recent)
      }
    }
    moment.lamport += 1
    latest = max(latest, moment.lamport)
    let count = advance(process, to: &moment)
    note(event, moment, process)
    return Stamp(
      event: number, process: process, count: count, lamport: moment.lamport,
      clock: keepsVectors
        ? VectorClock(clockMoves: clock.epoch, base: base, recent: moment.recent) : nil,
      predecessors: sources.map { Predecessor(event: $0.moment.event, link: $0.link) })
  }

  // MARK: Whose event it is

  private func process(of event: Event) -> Process {
    switch event.kind {
    case .clock: .clock
    case .arrived, .lost, .duplicated, .deadLetter, .timerFired: .message(event.message)
    case .spawned, .killed: .actor(owner(of: event.peer, cause: event.cause))
    case .started, .sent, .stopSent, .forwarded, .received, .unhandled, .printed, .replied, .waits,
      .resumed, .learned, .late, .sleeps, .works, .timerSet, .became, .failed, .restarted,
      .givenUp, .continued, .stopping, .stopped:
      .actor(owner(of: event.actor, cause: event.cause))
    }
  }

  /// Who does what an actor does: one that is not spawned yet acts within its spawner's turn.
  func owner(of actor: ActorID, cause: Int) -> ActorID {
    let index = Int(actor.index)
    if index < lifelines.count, lifelines[index].isBorn { return actor }
    return turns[cause].map { ActorID($0) } ?? .you
  }

  // MARK: Going on

  /// Counts an event of its process. The clock's makes a new beginning: all that was learned before
  /// is common to all from then on.
  private mutating func advance(_ process: Process, to moment: inout Moment) -> Int {
    switch process {
    case .message(let number):
      if loose.count < Self.keptLoose { loose[number] = moment.event }
      return 0
    case .clock:
      moment.epoch += 1
      if base.count < lifelines.count {
        base.append(contentsOf: repeatElement(0, count: lifelines.count - base.count))
      }
      for index in moved { base[Int(index)] = lifelines[Int(index)].count }
      moved.removeAll(keepingCapacity: true)
      loose.removeAll()
      deliveries.beginAnew()
      clock = moment
      kept = 0
      return clock.epoch
    case .actor(let actor):
      let index = Int(actor.index)
      if lifelines[index].last.epoch != clock.epoch || lifelines[index].count == 0 {
        if moved.last != actor.index { moved.append(actor.index) }
      }
      lifelines[index].count += 1
      if keepsVectors {
        moment.recent.set(actor.index, to: lifelines[index].count)
        kept += moment.recent.entries.count
        if lifelines[index].last.epoch == clock.epoch {
          kept -= lifelines[index].last.recent.entries.count
        }
        if kept > Self.keptEntries { dropVectors() }
      }
      lifelines[index].last = moment
      return Int(lifelines[index].count)
    }
  }

  private mutating func dropVectors() {
    keepsVectors = false
    for index in lifelines.indices {
      lifelines[index].last.recent = RecentClock()
      lifelines[index].closing?.recent = RecentClock()
      lifelines[index].end?.recent = RecentClock()
    }
    for key in letters.keys { letters[key]?.last.recent = RecentClock() }
    for key in promises.keys { promises[key]?.settled?.recent = RecentClock() }
    for key in timers.keys { timers[key]?.set.recent = RecentClock() }
    deliveries.beginAnew()
    base = []
  }
}

extension Event {
  /// Whether the clock lets it happen.
  fileprivate var comesOfTheClock: Bool {
    switch kind {
    case .timerFired, .late: true
    case .resumed: future == .none && peer == .nobody
    default: false
    }
  }
}
