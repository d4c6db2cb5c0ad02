/// Something that happened. Its number, from 1, is its place in the history; what each field holds
/// depends on the kind.
package struct Event {
  package enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// `actor` was made by `peer`; `value` is its behavior's name as a tag, and `amount`
    /// is 1 when another actor had the name that was wished for.
    case spawned
    /// `actor` begins its first turn, `at start`.
    case started
    /// `actor` sent `message` with `value` to `peer`; `future` is where the reply goes. `amount`
    /// messages wait now in the mailbox; 0 when `peer` has stopped. When it is in flight, the amount
    /// says how it travels: -1 under `network causal`, -2 under `fifo`, -3 under `unordered`.
    case sent
    /// `actor` sent a stop to `peer`, in whose mailbox `amount` wait now; negative when it is in
    /// flight, and 0 for those of `stop all`, which are not worth a line each. Without a message,
    /// `peer` had stopped already, and nothing comes of it.
    case stopSent
    /// `message` with `value` from `peer` came into `actor`'s mailbox, where `amount` wait now; the
    /// amount is negative for a stop, and 0 for one that found `actor` stopped.
    case arrived
    /// `message` with `value` from `peer` to `actor` was lost on its way; `amount` is 1 for a stop.
    case lost
    /// `message` with `value` from `peer` to `actor` is a copy of the message `amount`, in flight.
    case duplicated
    /// A timer of `actor` was due: `message` with `value` went to `peer`, in whose mailbox `amount`
    /// wait now; 0 when it does not get there.
    case timerFired
    /// `actor` passed the message it was handling on to `peer`, as `message` with `value`.
    case forwarded
    /// `actor` begins to handle `message` with `value` from `peer`.
    case received
    /// `actor` has no handler for `message` with `value`; `future` becomes none. `amount` is 1 more
    /// than the symbol of the state it is in, or 0 without states.
    case unhandled
    /// `message` with `value` from `peer` found `actor` stopped; `future` fails.
    case deadLetter
    /// `actor` printed the text `value`.
    case printed
    /// `actor` resolved `future` of `peer` with `value`; `amount` is 1 when it ended its turn without
    /// a reply, and 2 when the future was settled before, so that this reply counts for nothing.
    case replied
    /// `actor` waits for `future`, which is up to `peer`.
    case waits
    /// What `actor` waited for is there: `future`, or its time, or the end of `peer`.
    case resumed
    /// `actor` awaited `future`, which was settled already, and has it without waiting.
    case learned
    /// `actor` waited for `future` as long as it wanted to.
    case late
    /// `actor` sleeps for `amount` microseconds.
    case sleeps
    /// `actor` computes for `amount` microseconds.
    case works
    /// `actor` will send `value` to `peer` in `amount` microseconds.
    case timerSet
    /// `actor` went to the state `value`.
    case became
    /// `actor` failed in `message`: `value` is a list of what it handled and the reason's text,
    /// `amount` the place, `future` what fails with it.
    case failed
    /// `actor` was started anew, as `peer` wanted who spawned it; `amount` times in all. `value` is how
    /// often it may be: a number, a list of a number and a duration, or none.
    case restarted
    /// `actor` is not restarted, since it was as often as `value` says, which `peer` wanted.
    case givenUp
    /// `actor` goes on after a failure, as `peer` wanted who spawned it.
    case continued
    /// `actor` begins its last turn, `at stop`, because of the stop `message` from `peer`.
    case stopping
    /// `actor` stopped; `amount` is 1 when it had failed.
    case stopped
    /// `actor` was killed by `peer`; `amount` is 1 when it had stopped already, and nothing came of it.
    case killed
    /// Nobody could move, and the clock went on to `time`; `amount` is 1 when it stood there already
    /// and something more was due.
    case clock
  }

  package var kind: Kind
  package var actor: ActorID
  package var peer: ActorID
  package var future: FutureID
  /// Virtual time in microseconds.
  package var time: Int
  /// The number of the event that made this one possible; 0 for what was typed.
  package var cause: Int
  /// The number of the message concerned; 0 when there is none.
  package var message: Int
  package var amount: Int
  package var value: Value

  package init(
    _ kind: Kind, actor: ActorID, peer: ActorID = .nobody, future: FutureID = .none, time: Int,
    cause: Int, message: Int = 0, amount: Int = 0, value: Value = .none
  ) {
    self.kind = kind
    self.actor = actor
    self.peer = peer
    self.future = future
    self.time = time
    self.cause = cause
    self.message = message
    self.amount = amount
    self.value = value
  }

  /// Stands where a failed event has the instruction, when what failed is none.
  package static let noInstruction = 0xFFFF_FFFF
}
