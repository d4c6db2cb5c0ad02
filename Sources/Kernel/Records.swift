package import Actors
import Behaviors

/// What the configuration knows of one actor besides its state variables and its mail.
struct ActorRecord: BitwiseCopyable {
  enum Status: UInt8, BitwiseCopyable {
    /// `at start` has not run yet.
    case fresh
    /// Between turns.
    case idle
    /// Inside a turn that runs.
    case running
    /// Inside a turn that waits.
    case suspended
    /// Running `at stop`, or waiting in it; takes no more mail.
    case stopping
    case stopped
    case failed
    case killed
    /// Its `var` lines failed: it never lived.
    case unborn
  }

  /// Its code's place in the program.
  var behavior: Int32
  var parent: Int32
  /// Its number among its parent's unnamed actors of the kind; 0 when it has a name of its own.
  var ordinal: Int32
  /// Its number among all its parent's actors; together with the parent's, its identity.
  var spawnIndex: Int32
  /// How many actors it has spawned.
  var spawned: Int32 = 0
  /// How many messages it has put into the network, and timers it has set.
  var made: Int32 = 0
  /// How many choices it has made; see `beginChoosing`.
  var choices: Int32 = 0
  /// Where its state variables begin.
  var slotBase: Int32
  /// The first and last envelope of its mailbox; -1 when empty.
  var head: Int32 = -1
  var tail: Int32 = -1
  /// How many envelopes its mailbox holds.
  var waiting: Int32 = 0
  /// The index of its state section; -1 without one.
  var state: Int32
  /// Where its waiting turn is kept; -1 when it has none.
  var suspension: Int32 = -1
  /// How often it was restarted, and how often it may be, perhaps within some time; -1 without a limit.
  var restarts: Int32 = 0
  var restartLimit: Int32 = -1
  var status: Status
  var supervision: Supervision = .stop
  /// The code itself, which the program keeps.
  var code: Unmanaged<Code>
  /// The event of its spawning, or of its last restart: what its first turn is caused by.
  var birth = 0

  /// Whether a message to it goes into its mailbox.
  var takesMail: Bool { status.rawValue <= Status.suspended.rawValue }
  /// Whether it will never move again.
  var isGone: Bool { status.rawValue >= Status.stopped.rawValue }
}

/// The latest restarts of an actor, as far as they count towards its limit.
struct RestartWindow {
  /// How long a restart counts, in microseconds.
  let length: Int
  /// When the restarts were that may still count, in order.
  private var times: [Int] = []

  init(length: Int) {
    self.length = length
  }

  /// How many restarts count at a time; those of that very instant do, however short it is.
  mutating func count(at clock: Int) -> Int {
    times.removeAll { clock > $0 && clock - $0 >= length }
    return times.count
  }

  mutating func note(_ clock: Int) {
    times.append(clock)
  }
}

/// A message in a mailbox; its value lies beside it, so that this is plain memory.
struct EnvelopeRecord: BitwiseCopyable {
  /// Its number; 0 never occurs.
  var number: Int
  /// The event of its arrival.
  var event: Int
  var sender: ActorID
  /// Where the reply goes.
  var future: FutureID
  /// The envelope behind it; -1 at the end. For a free record, the next free one.
  var next: Int32
  var isStop: Bool
}

/// What is known of the reply to an ask.
struct FutureRecord {
  enum Status: UInt8 {
    case pending, resolved, failed
  }

  /// The reply, or the reason of the failure.
  var value: Value = .none
  /// The message that asked.
  var message: Int
  /// The event of its resolution; 0 before.
  var event = 0
  var asker: ActorID
  /// Who is to reply: who was asked, or to whom it was forwarded.
  var responsible: ActorID
  /// The first suspension that waits for it; -1 when none does.
  var waiter: Int32 = -1
  var status = Status.pending
  /// Whether the message that asked was copied, so that there may be several replies.
  var isContested = false
  /// Whether somebody awaits or has awaited it, so that a failure would not go unseen.
  var isLookedAt = false
}

/// The turn that is running, or that waits.
struct Turn: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    case start, message, stop, failure, typed
    /// Computing the `var` lines, within the turn of the spawner.
    case initialize
  }

  var kind: Kind
  var actor: ActorID
  var sender: ActorID = .nobody
  /// Where the reply goes; none in a turn that was told.
  var future: FutureID = .none
  /// The number of the message; 0 in hooks and at the prompt.
  var message = 0
  /// The event that began it: what its effects are caused by.
  var event = 0
  var hasReplied = false
  var hasForwarded = false
}

/// A turn that waits.
struct Suspension {
  enum Wait {
    case future(FutureID)
    /// For a wake-up of the clock.
    case time
    /// At the prompt: until this actor has stopped, and then all others in turn.
    case stopAll(ActorID)
    /// Until whoever drives the simulator lets this effect be performed.
    case effect(Effect, Touch)
  }

  var actor: ActorID
  var frame: Machine.Frame
  var turn: Turn
  var code: Code
  var wait: Wait
  /// Where the turn goes on when the future fails; -1 when it fails with it.
  var otherwise: Int32 = -1
  /// How long it waits at most, for messages about it; -1 for ever.
  var limit = -1
  /// Whether it waits for its own work to be done.
  var isWork = false
  /// Whether its limit has passed.
  var isLate = false
  /// The next that waits for the same future; -1 at the end.
  var nextWaiter: Int32 = -1
  /// Tells this wait from earlier ones of the same actor.
  var serial: Int
}

/// Something the clock will bring.
struct TimerRecord: Comparable {
  enum Kind: UInt8 {
    /// Send `value` to `target`.
    case message
    /// Wake the suspension `serial` of `owner`.
    case wake
    /// The limit of an await, or of the prompt's own waiting: after all else of the same instant.
    case deadline
  }

  var due: Int
  var order: Int
  var kind: Kind
  var owner: ActorID
  /// Which of the messages and timers that its owner made it is.
  var ordinal: Int32 = 0
  var target: ActorID = .nobody
  var value: Value = .none
  var serial = 0
  /// The event that set it.
  var event: Int

  static func < (a: TimerRecord, b: TimerRecord) -> Bool {
    if a.due != b.due { return a.due < b.due }
    if (a.kind == .deadline) != (b.kind == .deadline) { return b.kind == .deadline }
    return a.order < b.order
  }

  static func == (a: TimerRecord, b: TimerRecord) -> Bool { a.order == b.order }
}

/// A failure that nobody has awaited.
package struct Failure {
  package var actor: ActorID
  /// The message it happened in, and its number.
  package var message: Value
  package var number: Int
  /// What failed, with the reason.
  package var text: String
  var future: FutureID
  /// Whether it came too late to be the future's: an await cannot see it.
  var isBeyondFuture = false
}
