/// Something that happened. Its number, from 1, is its place in the history; what each field holds
/// depends on the kind.
package struct Event {
  package enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// `actor` was made by `peer`; `value` is its behavior's name as a tag, and `amount`
    /// is 1 when another actor had the name that was wished for.
    case spawned
    /// `actor` begins its first turn, `at start`.
    case started
    /// `actor` put `message` with `value` into `peer`'s mailbox, where `amount` wait now; `future`
    /// is where the reply goes.
    case sent
    /// `actor` put a stop into `peer`'s mailbox, where `amount` wait now.
    case stopSent
    /// A timer of `actor` was due: `message` with `value` went to `peer`.
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
    /// `actor` resolved `future` of `peer` with `value`.
    case replied
    /// `actor` waits for `future`, which is up to `peer`.
    case waits
    /// What `actor` waited for is there: `future`, or its time.
    case resumed
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
    /// `actor` was started anew by its supervision; `amount` times in all.
    case restarted
    /// `actor` went on after a failure by its supervision.
    case continued
    /// `actor` stopped.
    case stopped
    /// `actor` was killed by `peer`.
    case killed
    /// The clock moved on to `time`.
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
}
