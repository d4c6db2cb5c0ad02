import Actors
import Behaviors
import Exploration
import Kernel

/// What can be done with a message in flight.
enum Transmission {
  case delivery, loss, duplication
}

/// One thing done in a session, with all that is needed to do it again.
struct JournalEntry {
  enum Action {
    /// A behavior was defined: its name and its place in the program.
    case define(Symbol, Int32)
    /// An entry was typed. The variables of the prompt are those after it.
    case typed(Code, Bindings)
    /// The choices of an order that was found or kept, one at each moment.
    case choices(Schedule)
    /// A part of a real run, which the simulator does again; its moves are moments.
    case performed(PerformedPart)
    /// Steps by the policy.
    case steps
    /// One step of a particular actor.
    case stepOf(ActorID)
    case policy(Policy)
    case seed(UInt64)
    case network(Network)
    /// Something done with the message of this number while it is in flight.
    case transmission(Transmission, Int)
  }

  /// What was typed.
  var text: String
  var action: Action
  /// The number of the moment before it.
  var start: Int
  /// The moments it made: the steps of a run, one for everything else.
  var moments: Int
  /// What `it` was before it: looking at things sets it, and is not in the journal.
  var it: Value
  /// The names of those who moved in its first steps, if they are steps by the policy or choices.
  var movers: [String] = []
  /// What was said once it had been done; doing it again says it again.
  var closing: [Session.Saying] = []
  /// Whether it is whole and went well: typed again at the same moment, it does the same.
  var isRepeatable = false

  /// How many movers are noted.
  static let notedMovers = 12

  /// The number of the moment after it.
  var end: Int { start + moments }

  /// Whether it is a run that was found or kept: its name may come to mean another one.
  var isOfRunFound: Bool {
    if case .choices = action { true } else { false }
  }

  /// What was done of it up to a moment in its middle; all of it, when that is later than its end.
  func cut(at moment: Int) -> JournalEntry {
    guard moment < end else { return self }
    var part = self
    part.moments = moment - start
    part.movers = Array(movers.prefix(part.moments))
    part.closing = []
    part.isRepeatable = false
    return part
  }
}

/// The variables of the prompt: where each is kept.
struct Bindings {
  /// The slot of `it`, the value of the last expression typed alone.
  static let it = 0

  var slots: [String: Int] = ["it": it]
  var nextSlot = 1
}
