package import Actors
package import Behaviors

/// How a real run went, as it can be done again: who moved when, one after the other.
///
/// What happens is decided by what is recorded here, and by nothing else: who has the stage, for how
/// many moves, and what time it is then. A move is the beginning of a turn, the going on of one that
/// waited, or one effect together with what its turn computes after it.
package struct Recording {
  package enum Step {
    /// The clock of the stage goes on to a time, in microseconds, and an actor makes some moves; none
    /// where only the clock brought something.
    case moves(ActorID, count: Int, clock: Int)
    /// An entry was typed; what `you` do in it are moves.
    case entry(Code, variables: Int)
    /// The entry that waited was given up.
    case abandoned
    /// A behavior was defined.
    case defined(Symbol, Int32)
    /// A variable of the prompt was given a value from outside.
    case assigned(slot: Int, Value)
    /// At the end: so many microseconds of an actor's work were left, which the clock has to bring.
    case cut(ActorID, left: Int)
    /// The worker of an actor ended of itself.
    case crashed(ActorID, Crash)
  }

  /// The end of a worker.
  package struct Crash {
    /// Why it ended.
    let reason: String
    /// Whether the actor could have no other worker.
    let isFinal: Bool
    /// Whether its state is known up to the next effect of its turn; else it is as behind the last one.
    let hasTold: Bool
  }

  package private(set) var steps: [Step] = []
  /// The steps in which workers end, in order.
  private(set) var crashes: [(step: Int, actor: ActorID)] = []
  /// Whether there was more than can be kept: such a recording cannot be replayed.
  package private(set) var isCut = false

  /// How many steps are kept.
  package static let limit = 20_000_000

  package init() {}

  /// - Parameter steps: steps that were read.
  init(_ steps: [Step]) {
    for step in steps { add(step) }
  }

  mutating func add(_ step: Step) {
    guard steps.count < Self.limit else {
      isCut = true
      return
    }
    if case .crashed(let actor, _) = step { crashes.append((steps.count, actor)) }
    steps.append(step)
  }
}

/// A place in a recording: behind some of its steps, and some moves of the next one.
struct Place: Comparable {
  var step = 0
  var move = 0

  static func < (one: Place, other: Place) -> Bool {
    (one.step, one.move) < (other.step, other.move)
  }
}
