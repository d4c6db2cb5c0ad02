/// How it all ends, in one order or in many: what can be told apart afterwards.
package struct Ending {
  /// How an actor ends.
  package enum Status: Hashable, Sendable {
    /// It waits for mail.
    case atRest
    /// It waits inside a turn, and nothing can move; for a reply that is up to an actor.
    case blocked(on: String)
    /// It waits inside a turn for something else, such as the clock, which a bound kept away.
    case waits
    case stopped
    case failed
    case killed
  }

  /// What can be told of one actor.
  package struct Actor: Hashable, Sendable {
    package var name: String
    package var status: Status
    /// Its state section, if it has any.
    package var section: String?
    /// Its state variables, parameters first, as literals.
    package var state: [Variable]
    /// The lines that it printed, in order.
    package var printed: [String]
    /// What waits in its mailbox, in order, as literals; `stop` for a stop.
    package var mail: [String]
  }

  package struct Variable: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  /// A message that found its receiver stopped.
  package struct Letter: Hashable, Sendable {
    package var message: String
    package var receiver: String

    package init(message: String, receiver: String) {
      self.message = message
      self.receiver = receiver
    }
  }

  /// All actors but `you`, in an order that does not depend on the schedule.
  package var actors: [Actor] = []
  /// What has become of the futures that variables of the prompt hold: `f3` and its value, or why it
  /// failed, or that it is pending.
  package var yourFutures: [Variable] = []
  /// What waits in the mailbox of `you`, in order, as literals.
  package var yourMail: [String] = []
  /// In the order of receivers and messages.
  package var letters: [Letter] = []
  /// What failed and nobody has looked at: who, in what, and why.
  package var failures: [String] = []
  /// In microseconds.
  package var clock = 0
  /// Actors that wait for each other in a ring, the first one first; empty when there is none.
  package var cycle: [String] = []
  /// Whether a bound cut the order off here, so that it is no ending really.
  package var isCut = false

  /// In how many of the explored orders it ends so.
  package var orders = 0
  /// The shortest way here, with the fewest changes of who moves.
  package var witness: Schedule

  /// Whether somebody is blocked though nothing can move.
  package var isDeadlock: Bool {
    actors.contains { if case .blocked = $0.status { true } else { false } }
  }
}
