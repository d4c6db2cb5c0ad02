import Actors
import Behaviors
import Exploration
package import Kernel

/// A recorded real run, done again by a simulator alone: the same moves in the same order, and the
/// clock as it was.
package struct Replay: ~Copyable {
  /// The stage, which goes on from where the run began.
  package private(set) var simulator: Simulator
  private var recording: Recording
  /// Where it has come to.
  private(set) var place: Place
  /// The turns under way, by their actors' numbers.
  private var activations = Activations()
  /// Which actors can move.
  private var movable: [Int32: Int] = [:]
  /// The actors in the middle of `work`, and when the clock would bring its end.
  private var working: [Int32: Int] = [:]
  /// The choices among them that others can tell the place of, as exploring knows them; nil where there
  /// was something that it has no choice for.
  private(set) var choices: [Choice]? = []
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
    self.init(recording, at: Place(), on: origin.copy())
  }

  /// Goes on where a replay was left that stood still; see `standing`.
  init(_ recording: Recording, at place: Place, on stage: consuming Simulator) {
    self.recording = recording
    self.place = place
    simulator = stage
    simulator.beginMetering()
    for crash in recording.crashes where crash.step >= place.step {
      crashing.insert(crash.actor.index)
    }
    for (actor, left) in simulator.takeWorkInProgress() {
      working[actor.index] = simulator.stage.clock + left
    }
    noteMovable()
  }

  /// The actors whose workers end of themselves, and their state as it was when that could be known
  /// last.
  private var crashing: Set<Int32> = []
  private var asTold: [Int32: [Value]] = [:]
  /// How many choices the actors have made.
  private var counts: [Int32: Int] = [:]

  /// The turns that are lent and could not be put aside here: they stand before a fault, or their
  /// worker is going to end.
  private var urgent: Set<Int32> = []

  /// Whether all steps have been done.
  package var isDone: Bool { place.step == recording.steps.count }

  /// Does the next step.
  package mutating func step() throws(Discord) {
    guard case .moves(let actor, let count, let clock) = recording.steps[place.step] else {
      return try doOther(recording.steps[place.step])
    }
    if place.move == 0 { moveClock(to: clock) }
    if actor != .nobody { try move(actor, place.move..<count) }
    place = Place(step: place.step + 1)
  }

  /// Does the next step, or only the next move of it, if it has several.
  mutating func advance() throws(Discord) {
    guard case .moves(let actor, let count, let clock) = recording.steps[place.step], count > 1,
      actor != .nobody
    else { return try step() }
    if place.move == 0 { moveClock(to: clock) }
    try move(actor, place.move..<place.move + 1)
    place.move += 1
    if place.move == count { place = Place(step: place.step + 1) }
  }

  /// Whether it matters how time went by, or something happened to the machinery.
  private(set) var isTimed = false

  private mutating func moveClock(to time: Int) {
    let before = simulator.log.next
    simulator.moveClock(to: time)
    if simulator.log.next != before {
      choices = nil
      isTimed = true
    }
    noteMovable()
  }

  /// Does a step that is not moves.
  private mutating func doOther(_ step: Recording.Step) throws(Discord) {
    defer { place = Place(step: place.step + 1) }
    switch step {
    case .moves: break
    case .entry:
      entry = step
      choices = nil
    case .abandoned: simulator.abandon()
    case .defined(let name, let behavior): simulator.stage.define(name, as: behavior)
    case .assigned(let slot, let value): simulator.stage.setYourSlot(slot, to: value)
    case .cut(let actor, let left):
      choices = nil
      working[actor.index] = nil
      simulator.leaveWork(of: actor, left: left)
    case .crashed(let actor, let crash):
      isTimed = true
      choices = nil
      working[actor.index] = nil
      movable[actor.index] = nil
      urgent.remove(actor.index)
      activations.with(actor) { activation in
        // How far it had come behind its last effect is not known.
        guard activation.isLent, !crash.hasTold else { return }
        for (slot, value) in (asTold[actor.index] ?? []).enumerated() {
          activation.variables[slot] = value
        }
      }
      activations.with(actor) {
        simulator.crash(actor, crash.reason, &$0, isFinal: crash.isFinal)
      }
      noteMovable()
    }
  }

  /// Does all steps that are left, and gives the stage at the end.
  package consuming func finished() throws(Discord) -> Simulator {
    while !isDone { try step() }
    return try atRest()
  }

  private consuming func atRest() throws(Discord) -> Simulator {
    activations.withLent { activation in
      // Nothing is left of the turn of an actor that was killed in it.
      if simulator.stage.isGone(activation.actor) { _ = simulator.takeBack(&activation) }
    }
    guard activations.lentCount == 0 else { throw discord("a turn is still under way at its end") }
    for actor in movable.keys.sorted() where actor != 0 {
      simulator.putBack(ActorID(actor), since: movable[actor] ?? 0)
    }
    simulator.endMetering()
    return simulator
  }

  // MARK: Reading

  /// A replay of a recording whose steps are still to come.
  /// - Parameter crashing: the actors whose workers will end.
  init(from origin: borrowing Simulator, crashing: Set<Int32>) {
    self.init(Recording([]), from: origin)
    self.crashing = crashing
  }

  /// Adds a step behind all others.
  mutating func append(_ step: Recording.Step) { recording.add(step) }

  /// Whether somebody can type something.
  var canType: Bool {
    if entry != nil || activations.isLent(.you) || simulator.isPaused { return false }
    return switch simulator.typed {
    case .waiting, .ready: false
    case .none, .finished, .failed: true
    }
  }

  /// Lets somebody look at the stage, and give it back.
  mutating func withStage<Result>(_ body: (inout Simulator) -> Result) -> Result {
    body(&simulator)
  }

  // MARK: Standing still

  /// Whether the stage can be left here to whoever has to do with it; see `standing`.
  var canStandStill: Bool {
    if entry != nil || activations.isLent(.you) || !urgent.isEmpty { return false }
    return switch simulator.typed {
    case .waiting, .ready: false
    case .none, .finished, .failed: true
    }
  }

  /// Gives the stage as it is, on which turns under way stand aside before their next effects.
  consuming func standing() -> Simulator {
    var aside: [ActorID] = []
    activations.withLent { activation in
      let actor = activation.actor
      guard simulator.takeBack(&activation) else { return }
      simulator.putAside(touching: simulator.touch(of: simulator.reach()))
      aside.append(actor)
    }
    for actor in movable.keys.sorted() where actor != 0 {
      simulator.putBack(ActorID(actor), since: movable[actor] ?? 0)
    }
    for actor in aside { simulator.putBack(actor, since: simulator.log.next - 1) }
    for actor in working.keys.sorted() {
      let left = (working[actor] ?? 0) - simulator.stage.clock
      simulator.leaveWork(of: ActorID(actor), left: max(0, left))
    }
    simulator.endMetering()
    return simulator
  }

  // MARK: Moves

  private mutating func move(_ actor: ActorID, _ moves: Range<Int>) throws(Discord) {
    for move in moves {
      if activations.isLent(actor) {
        let isThere = activations.with(actor) { simulator.takeBack(&$0) }
        urgent.remove(actor.index)
        guard isThere else { throw discord("\(name(actor)) moves after its end") }
      } else if !simulator.isPaused, simulator.stage.touchStoodBefore(by: actor) != nil,
        movable.removeValue(forKey: actor.index) != nil
      {
        simulator.begin(actor)
      }
      if simulator.isPaused {
        guard simulator.reachEffect(within: .max) else { throw discord("a turn does not go on") }
        if let other = simulator.lookedAt, simulator.isLent(other) {
          activations.with(other) { simulator.reveal($0) }
        }
        noteChoice(of: actor)
        let isWork = simulator.reached == .work
        simulator.performEffect()
        if isWork, let length = simulator.work(of: actor) {
          working[actor.index] = simulator.stage.clock + length
        }
      } else {
        try begin(actor, isFirst: move == 0)
      }
      noteMovable()
    }
    guard simulator.isPaused else { return }
    // What comes before the next effect belongs to this moment.
    if crashing.contains(actor.index) { asTold[actor.index] = simulator.variables(of: actor) }
    _ = simulator.reachEffect(within: .max)
    if simulator.reached == .fault || crashing.contains(actor.index) { urgent.insert(actor.index) }
    activations.with(actor) { simulator.lend(to: &$0) }
  }

  private mutating func begin(_ actor: ActorID, isFirst: Bool) throws(Discord) {
    if case .entry(let code, let variables) = entry, actor == .you, isFirst {
      entry = nil
      simulator.stage.reserveYourSlots(variables)
      simulator.perform(code)
    } else if working.removeValue(forKey: actor.index) != nil {
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
      working[actor.index] = nil
      urgent.remove(actor.index)
    }
  }

  /// Notes the effect that is about to be performed, if it is a choice.
  private mutating func noteChoice(of actor: ActorID) {
    guard let effect = simulator.reached, effect != .fault, choices != nil else { return }
    let touch = simulator.touch(of: effect)
    if touch == .nothing { return }
    let count = (counts[actor.index] ?? simulator.stage.choiceCount(of: actor)) + 1
    counts[actor.index] = count
    let choice = Choice(.performs, of: name(actor), count)
    choices?.append(choice)
  }

  private func name(_ actor: ActorID) -> String { simulator.stage.name(of: actor) }

  private func discord(_ text: String) -> Discord { Discord(step: place.step + 1, text: text) }
}

/// Activations by their actors, which are made when they are used first.
private struct Activations: ~Copyable {
  private final class Box {
    @exclusivity(unchecked) var activation = Activation()
  }

  private var boxes: [Int32: Box] = [:]

  func isLent(_ actor: ActorID) -> Bool { boxes[actor.index]?.activation.isLent ?? false }

  var lentCount: Int { boxes.values.count { $0.activation.isLent } }

  func withLent(_ body: (inout Activation) -> Void) {
    for actor in boxes.keys.sorted() {
      if let box = boxes[actor], box.activation.isLent { body(&box.activation) }
    }
  }

  mutating func with<Result>(
    _ actor: ActorID, _ body: (inout Activation) -> Result
  ) -> Result {
    let box = boxes[actor.index] ?? Box()
    boxes[actor.index] = box
    return body(&box.activation)
  }
}
