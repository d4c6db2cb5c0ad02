import Actors
import Kernel

/// One order while it is being run: what the simulator did, read from its events, and what came before
/// what.
///
/// A choice with all that it leads to is a step. Each event has a row: the steps that it came after
/// and the one it belongs to. What an actor does comes after what it did before and after the cause
/// that the event names; between them, these two say it all.
struct Course {
  /// What is known of an actor.
  struct Track: BitwiseCopyable {
    /// Its number in the lineage, and what it is known by in every lineage.
    var process: Int32
    var identity: Int
    /// What has come before where it is now.
    var row: Int32 = 0
    /// What had come before where it ceased to take mail; -1 while it does.
    var end: Int32 = -1
    /// The row of the last arrival in its mailbox, and of all arrivals before the last group of those
    /// that can be exchanged.
    var arrivals: Int32 = 0
    var arrivalsBeforeGroup: Int32 = 0
    var group: Int32 = 0
    /// How many choices it has made.
    var choices: Int32 = 0
    /// The serial number of the last step in which it did something, or something was done to it.
    var lastStep = 0
  }

  /// What has become of a message in flight, and the row of that.
  struct Fate {
    var flight: Flight
    /// Whether it was only copied, so that it is still in flight; else it arrived or was lost.
    var isCopied: Bool
    var row: Int32
  }

  /// An actor that stands before a choice.
  struct Stand: BitwiseCopyable {
    var actor: ActorID
    var touch: Touch
    /// The group of the message that it will send; 0 for none.
    var group: Int32

    init(_ standing: Standing, group: Int32 = 0) {
      actor = standing.actor
      touch = standing.touch
      self.group = group
    }
  }

  /// What this is at a moment: what is only ever added to, by how much there was of it. A mark is used
  /// again and again, so that it needs no new memory.
  struct Mark {
    fileprivate var tracks: [Track] = []
    fileprivate var fates: [Fate] = []
    fileprivate var kills: [Explorer.Kill] = []
    fileprivate var standing: [Stand] = []
    fileprivate var everything: Int32 = 0
    fileprivate var eventCount = 0
    fileprivate var rowCount = 0
    fileprivate var printedCount = 0
    fileprivate var letterCount = 0
    fileprivate var unclear: Int32 = 0
    fileprivate var hasFailed = false
  }

  var lineage: Lineage
  var ancestry = Ancestry()
  /// By the numbers of actors.
  var tracks: [Track] = []
  /// What the network has done, as far as the order of arrivals depends on it.
  var fates: [Fate] = []
  /// What was killed.
  var kills: [Explorer.Kill] = []
  /// The actors that stand before a choice.
  var standing: [Stand] = []
  /// The row that everything from now on comes after.
  var everything: Int32 = 0
  /// The row of the last step that touched more than can be told.
  var unclear: Int32 = 0
  /// What actors printed, in order, and what found its receiver stopped.
  private(set) var printed: [(actor: ActorID, text: Value)] = []
  private(set) var letters: [(receiver: ActorID, message: Value)] = []
  /// Whether a turn has failed.
  private(set) var hasFailed = false
  /// The rows of the events from the first one on.
  private var eventRows: [Int32] = []
  private let firstEvent: Int
  /// The serial number of the step that is being taken; 0 before the first.
  var serial = 0

  init(_ simulator: borrowing Simulator, _ lineage: Lineage) {
    self.lineage = lineage
    firstEvent = simulator.log.next
    tracks.append(
      Track(process: Lineage.you, identity: lineage.identity(of: Lineage.you)))
    tracks[0].choices = Int32(simulator.stage.choiceCount(of: .you))
    meetActors(simulator)
  }

  /// What it holds itself, in bytes.
  var memory: Int {
    eventRows.capacity * MemoryLayout<Int32>.stride
      + (printed.capacity + letters.capacity) * MemoryLayout<(ActorID, Value)>.stride
  }

  /// The number of the first event that has not been read.
  private var nextEvent: Int { firstEvent + eventRows.count }

  @inline(__always)
  func process(_ actor: ActorID) -> Int32 {
    actor.index >= 0 && Int(actor.index) < tracks.count ? tracks[Int(actor.index)].process : -1
  }

  /// What an actor is known by in every order and every lineage; -1 for nobody.
  @inline(__always)
  static func identity(of actor: ActorID, _ tracks: [Track]) -> Int {
    actor.index >= 0 && Int(actor.index) < tracks.count ? tracks[Int(actor.index)].identity : -1
  }

  /// The row of an event; nothing came before what happened before the first one.
  func row(ofEvent number: Int) -> Int32 {
    number >= firstEvent && number < nextEvent ? eventRows[number - firstEvent] : 0
  }

  // MARK: Arrivals

  /// A row with what an arrival comes after in its mailbox, besides its own causes.
  func rowBefore(arrivalAt receiver: ActorID, group: Int32) -> Int32 {
    let track = tracks[Int(receiver.index)]
    return group != 0 && group == track.group ? track.arrivalsBeforeGroup : track.arrivals
  }

  /// Notes an arrival with its row.
  mutating func note(arrivalAt receiver: ActorID, group: Int32, _ row: Int32) {
    var track = tracks[Int(receiver.index)]
    if group == 0 || group != track.group {
      track.arrivalsBeforeGroup = track.arrivals
      track.group = group
    }
    track.arrivals = ancestry.union(track.arrivals, row)
    tracks[Int(receiver.index)] = track
  }

  // MARK: Fates

  /// What a message's arrival comes after because of what the network did before: that the message
  /// itself was copied, or that one is out of the way which it had to wait for.
  mutating func row(ofFatesBefore flight: Flight, _ stage: borrowing Configuration) -> Int32 {
    var row: Int32 = 0
    for fate in fates {
      let other = fate.flight
      let isSame = other.number == flight.number
      var isAhead = !fate.isCopied && stage.isAhead(other, of: flight)
      if other.origin == flight.origin {
        isAhead = isAhead && (other.ordinal, other.copy) < (flight.ordinal, flight.copy)
      }
      if isSame || isAhead { row = ancestry.union(row, fate.row) }
    }
    return row
  }

  // MARK: Going back

  func save(to mark: inout Mark) {
    mark.tracks.take(over: tracks)
    if !fates.isEmpty || !mark.fates.isEmpty { mark.fates = fates }
    mark.kills.take(over: kills)
    mark.standing.take(over: standing)
    mark.everything = everything
    mark.eventCount = eventRows.count
    mark.rowCount = ancestry.count
    mark.printedCount = printed.count
    mark.letterCount = letters.count
    mark.unclear = unclear
    mark.hasFailed = hasFailed
  }

  mutating func goBack(to mark: borrowing Mark) {
    tracks.take(over: mark.tracks)
    if !fates.isEmpty || !mark.fates.isEmpty { fates = mark.fates }
    kills.take(over: mark.kills)
    standing.take(over: mark.standing)
    everything = mark.everything
    unclear = mark.unclear
    hasFailed = mark.hasFailed
    eventRows.removeLast(eventRows.count - mark.eventCount)
    ancestry.truncate(to: mark.rowCount)
    printed.removeLast(printed.count - mark.printedCount)
    letters.removeLast(letters.count - mark.letterCount)
  }

  // MARK: Reading

  /// Reads what a step led to. The simulator, which is large, is passed on without being copied; it
  /// stays as it is.
  /// - Parameters:
  ///   - row: the row of the step.
  ///   - expected: how many arrivals by an actor's sending the step was known to have.
  ///   - arriving: the number of the message that arrives, which was in flight; nil for none.
  /// - Returns: whether there was more that others can tell the place of.
  mutating func read(
    _ simulator: inout Simulator, row: Int32, expected: Int, arriving: Int?
  ) -> Bool {
    if simulator.stage.actorCount > tracks.count { meetActors(simulator) }
    let hasMailbox = simulator.stage.network == .mailbox
    var arrivals = 0
    var settlesMore = false
    while nextEvent < simulator.log.next {
      let number = nextEvent
      let event = simulator.log.record(number)
      let cause = self.row(ofEvent: event.cause)
      touch(event.actor)
      touch(event.peer)
      switch event.kind {
      case .arrived, .lost, .duplicated, .timerFired, .clock: eventRows.append(row)
      case .deadLetter:
        // It takes an arrival and an end to make a dead letter, in either order.
        let arrival = hasMailbox ? cause : ancestry.union(cause, arriving != nil ? row : 0)
        let track = tracks[Int(event.actor.index)]
        let end = ancestry.union(arrival, track.end >= 0 ? track.end : track.row)
        eventRows.append(
          event.future == .none
            ? end : ancestry.union(end, arrivalRow(of: event.message, simulator)))
        if event.message != arriving, simulator.stage.isContested(event.future) {
          settlesMore = true
        }
        letters.append((event.actor, simulator.log.value(of: number)))
      case .killed:
        let killer = tracks[Int(event.peer.index)].row
        tracks[Int(event.actor.index)].row = ancestry.union(
          tracks[Int(event.actor.index)].row, killer)
        noteEnd(of: event.actor)
        eventRows.append(killer)
      case .spawned:
        let parent = tracks[Int(event.peer.index)].row
        tracks[Int(event.actor.index)].row = parent
        eventRows.append(parent)
      case .sent, .stopSent, .forwarded:
        if hasMailbox { arrivals += 1 }
        advance(event.actor, cause)
      case .printed:
        printed.append((event.actor, simulator.log.value(of: number)))
        advance(event.actor, cause)
      case .failed:
        hasFailed = true
        advance(event.actor, cause)
      case .stopping, .stopped:
        advance(event.actor, cause)
        noteEnd(of: event.actor)
      case .started, .received, .unhandled, .replied, .waits, .resumed, .learned, .late, .sleeps,
        .works, .timerSet, .became, .restarted, .givenUp, .continued:
        advance(event.actor, cause)
      }
      if !kills.isEmpty, event.kind.settles { noteSettling(of: event.future, number) }
    }
    return settlesMore || arrivals > expected
  }

  /// Notes that an actor has to do with the step that is being taken.
  mutating func touch(_ actor: ActorID) {
    if actor.index >= 0, Int(actor.index) < tracks.count {
      tracks[Int(actor.index)].lastStep = serial
    }
  }

  /// The row of a message's arrival.
  private func arrivalRow(of message: Int, _ simulator: borrowing Simulator) -> Int32 {
    for number in stride(from: nextEvent - 1, through: firstEvent, by: -1) {
      let event = simulator.log.record(number)
      guard event.message == message else { continue }
      switch event.kind {
      case .arrived, .sent, .forwarded, .timerFired: return row(ofEvent: number)
      default: continue
      }
    }
    return 0
  }

  /// Notes that a future is settled that a victim waited for.
  private mutating func noteSettling(of future: FutureID, _ event: Int) {
    for place in kills.indices {
      guard case .waits(future) = kills[place].condition else { continue }
      kills[place].condition = .settled(row: row(ofEvent: event))
    }
  }

  /// An actor has an event that comes after what it did and after its cause.
  private mutating func advance(_ actor: ActorID, _ cause: Int32) {
    let row = ancestry.union(tracks[Int(actor.index)].row, cause)
    tracks[Int(actor.index)].row = row
    eventRows.append(row)
  }

  /// An actor takes no mail any more, from where it is now.
  private mutating func noteEnd(of actor: ActorID) {
    let place = Int(actor.index)
    if tracks[place].end < 0 { tracks[place].end = tracks[place].row }
  }

  private mutating func meetActors(_ simulator: borrowing Simulator) {
    for index in tracks.count..<max(tracks.count, simulator.stage.actorCount) {
      let actor = ActorID(Int32(index))
      let (parent, place) = simulator.stage.lineage(of: actor)
      let maker = tracks[Int(parent.index)]
      let name = simulator.stage.name(of: actor)
      let process = lineage.actor(place, of: maker.process) { name }
      var track = Track(process: process, identity: lineage.identity(of: process))
      track.row = maker.row
      track.choices = Int32(simulator.stage.choiceCount(of: actor))
      track.lastStep = serial
      tracks.append(track)
    }
  }
}

extension Event.Kind {
  /// Whether the future of such an event is settled by it, if there is one.
  fileprivate var settles: Bool {
    switch self {
    case .replied, .failed, .deadLetter: true
    case .spawned, .started, .sent, .stopSent, .arrived, .lost, .duplicated, .timerFired,
      .forwarded, .received, .unhandled, .printed, .waits, .resumed, .learned, .late, .sleeps,
      .works, .timerSet, .became, .restarted, .givenUp, .continued, .stopping, .stopped, .killed,
      .clock:
      false
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// Becomes equal to another array in the memory that there is.
  fileprivate mutating func take(over other: [Element]) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other)
  }
}
