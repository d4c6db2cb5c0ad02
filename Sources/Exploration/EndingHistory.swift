package import Actors
package import Kernel

extension Ending {
  /// What tells of an ending besides the stage at its end.
  package struct History {
    /// What was printed, in order.
    private(set) var printed: [(actor: ActorID, text: String)] = []
    /// What found its receiver stopped.
    private(set) var letters: [Letter] = []

    package init() {}

    /// Adds what an event of an actor says, if it is something printed or a dead letter.
    package mutating func note(
      _ kind: Event.Kind, of actor: ActorID, _ value: Value, on stage: borrowing Configuration
    ) {
      switch kind {
      case .printed: printed.append((actor, stage.withWriter { $0.printed(value) }))
      case .deadLetter:
        letters.append(
          Letter(
            message: stage.withWriter { $0.literal(value) }, receiver: stage.name(of: actor)))
      default: break
      }
    }

    /// Adds what has happened from an event on, as far as the log holds that.
    mutating func read(_ simulator: borrowing Simulator, from first: Int) {
      let beginning = max(first, simulator.log.first)
      for number in beginning..<max(beginning, simulator.log.next) {
        let event = simulator.log.record(number)
        note(event.kind, of: event.actor, simulator.log.value(of: number), on: simulator.stage)
      }
    }
  }
}
