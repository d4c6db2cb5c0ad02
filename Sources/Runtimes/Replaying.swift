import Actors
import Behaviors
package import Kernel

/// A recorded real run, done again by a simulator alone: the same moves in the same order, and the
/// clock as it was.
package struct Replay: ~Copyable {
  /// The stage, which goes on from where the run began.
  package private(set) var simulator: Simulator
  private let recording: Recording
  /// The next step.
  private var next = 0
  /// The turns under way, by their actors' numbers.
  private var activations = Activations()
  /// Which actors can move.
  private var movable: [Int32: Int] = [:]
  /// The actors in the middle of `work`.
  private var working: Set<Int32> = []
  /// The entry that the next moves of `you` begin.
  private var entry: Recording.Step?

  /// What a recording asks for and the simulator does not admit.
  package struct Discord: Error, Equatable {
    /// The step, from 1, at which they part.
    package let step: Int
    package let text: String
  }

  /// - Parameter origin: the stage at the beginning of the run, which stays as it is.
  package init(_ recording: Recording, from origin: borrowing Simulator) {
    self.recording = recording
    simulator = origin.copy()
    simulator.beginMetering()
    working = Set(simulator.takeWorkInProgress().map(\.actor.index))
    noteMovable()
  }

  /// Whether all steps have been done.
  package var isDone: Bool { next == recording.steps.count }

  /// Does the next step.
  package mutating func step() throws(Discord) {
    defer { next += 1 }
    switch recording.steps[next] {
    case .moves(let actor, let count, let clock):
      simulator.moveClock(to: clock)
      noteMovable()
      if actor != .nobody { try move(actor, count) }
    case .entry: entry = recording.steps[next]
    case .abandoned:
      simulator.abandon()
    case .defined(let name, let behavior): simulator.stage.define(name, as: behavior)
    case .assigned(let slot, let value): simulator.stage.setYourSlot(slot, to: value)
    case .crashed(let actor, let reason, let isFinal):
      working.remove(actor.index)
      movable[actor.index] = nil
      activations.with(actor) { simulator.crash(actor, reason, &$0, isFinal: isFinal) }
      noteMovable()
    }
  }

  /// Does all steps that are left, and gives the stage at the end.
  package consuming func finished() throws(Discord) -> Simulator {
    while !isDone { try step() }
    return try atRest()
  }

  private consuming func atRest() throws(Discord) -> Simulator {
    guard activations.lentCount == 0 else { throw discord("a turn is still under way at its end") }
    for actor in movable.keys.sorted() where actor != 0 {
      simulator.putBack(ActorID(actor), since: movable[actor] ?? 0)
    }
    simulator.endMetering()
    return simulator
  }

  private mutating func move(_ actor: ActorID, _ count: Int) throws(Discord) {
    for move in 0..<count {
      if activations.isLent(actor) {
        let isThere = activations.with(actor) { simulator.takeBack(&$0) }
        guard isThere else { throw discord("\(name(actor)) moves after its end") }
      }
      if simulator.isPaused {
        guard simulator.reachEffect(within: .max) else { throw discord("a turn does not go on") }
        let isWork = simulator.reached == .work
        simulator.performEffect()
        if isWork, simulator.work(of: actor) != nil { working.insert(actor.index) }
      } else {
        try begin(actor, isFirst: move == 0)
      }
      noteMovable()
    }
    guard simulator.isPaused else { return }
    // What comes before the next effect belongs to this moment.
    _ = simulator.reachEffect(within: .max)
    activations.with(actor) { simulator.lend(to: &$0) }
  }

  private mutating func begin(_ actor: ActorID, isFirst: Bool) throws(Discord) {
    if case .entry(let code, let variables) = entry, actor == .you, isFirst {
      entry = nil
      simulator.stage.reserveYourSlots(variables)
      simulator.perform(code)
    } else if working.remove(actor.index) != nil {
      if actor == .you { simulator.goOn() } else { simulator.begin(actor) }
    } else if movable.removeValue(forKey: actor.index) != nil {
      if actor == .you { simulator.goOn() } else { simulator.begin(actor) }
    } else {
      throw discord("\(name(actor)) moves and cannot")
    }
  }

  private mutating func noteMovable() {
    for (actor, since) in simulator.takeReady() { movable[actor.index] = since }
    if case .ready = simulator.typed { movable[0] = 0 }
    for actor in simulator.takeEnded() {
      movable[actor.index] = nil
      working.remove(actor.index)
    }
  }

  private func name(_ actor: ActorID) -> String { simulator.stage.name(of: actor) }

  private func discord(_ text: String) -> Discord { Discord(step: next + 1, text: text) }
}

/// Activations by their actors, which are made when they are used first.
private struct Activations: ~Copyable {
  private final class Box {
    @exclusivity(unchecked) var activation = Activation()
  }

  private var boxes: [Int32: Box] = [:]

  func isLent(_ actor: ActorID) -> Bool { boxes[actor.index]?.activation.isLent ?? false }

  var lentCount: Int { boxes.values.count { $0.activation.isLent } }

  mutating func with<Result>(
    _ actor: ActorID, _ body: (inout Activation) -> Result
  ) -> Result {
    let box = boxes[actor.index] ?? Box()
    boxes[actor.index] = box
    return body(&box.activation)
  }
}
