import Actors
import Behaviors
package import Kernel

/// Making choices by hand, one after the other, on a simulator that is anybody's: the same kernel and
/// the same events as in exploring. How a stage stands is all in its `Configuration`, so that it can
/// be kept, restored and gone on from between any two choices.
///
///     simulator.beginChoosing()
///     try simulator.perform(schedule) { simulator in … }
///     simulator.endChoosing()
extension Simulator {
  /// What can be chosen now, in a fixed order; to be called between `beginChoosing` and `endChoosing`.
  /// - Parameter allowance: how many messages may still be lost, and how many copied.
  package func choices(allowing allowance: NetworkFaults = NetworkFaults()) -> [Choice] {
    var choices: [Choice] = []
    for timer in stage.dueTimers {
      choices.append(Choice(.fires, of: stage.name(of: timer.owner), Int(timer.ordinal)))
    }
    if !choices.isEmpty { return choices }
    for standing in stage.standing(atEvents: standsAtEvents) {
      let actor = standing.actor
      choices.append(
        Choice(.performs, of: stage.name(of: actor), stage.choiceCount(of: actor) + 1))
    }
    var faults: [Choice] = []
    for (flight, mayArrive) in stage.flightsThemselves {
      var fate = Choice(
        .delivers, of: stage.name(of: flight.origin), Int(flight.ordinal), copy: Int(flight.copy))
      if mayArrive { choices.append(fate) }
      // What was typed is not lost, and a copy is not copied.
      if flight.origin == .you { continue }
      fate.kind = .drops
      if allowance.drops > 0 { faults.append(fate) }
      fate.kind = .duplicates
      if allowance.duplicates > 0, flight.copy == 0 { faults.append(fate) }
    }
    choices += faults
    if choices.isEmpty, stage.nextDue != nil {
      choices.append(Choice(.clock, of: "you", stage.clockMoves + 1))
    }
    return choices
  }

  /// Makes a choice, and lets everybody go on up to the next ones. False when it cannot be made, and
  /// then nothing has happened. Losses and copies are not counted.
  package mutating func make(_ choice: Choice) -> Bool {
    guard let actor = stage.actor(named: choice.actor) else { return false }
    switch choice.kind {
    case .performs:
      guard choice.ordinal == stage.choiceCount(of: actor) + 1, stage.dueTimers.isEmpty,
        stage.standing(atEvents: standsAtEvents).contains(where: { $0.actor == actor })
      else { return false }
      make(choiceOf: actor)
      while isPaused { goOnToChoice() }
    case .delivers, .drops, .duplicates:
      guard stage.dueTimers.isEmpty, let number = flight(choice, of: actor) else { return false }
      do throws(TransmissionProblem) {
        switch choice.kind {
        case .drops: try drop(number)
        case .duplicates: try duplicate(number)
        case .performs, .delivers, .fires, .clock: try deliver(number)
        }
      } catch { return false }
    case .fires:
      let timer = stage.dueTimers.first { $0.owner == actor && $0.ordinal == choice.ordinal }
      guard let timer else { return false }
      fire(timer)
    case .clock:
      let allowance = NetworkFaults(drops: 0, duplicates: 0)
      guard choices(allowing: allowance) == [choice], tick() else { return false }
    }
    // Timers that are due at one instant all come before what they lead to.
    if stage.dueTimers.isEmpty { goOnToChoices() }
    return true
  }

  private func flight(_ choice: Choice, of origin: ActorID) -> Int? {
    stage.flightsThemselves.first { flight, _ in
      flight.origin == origin && flight.ordinal == choice.ordinal && flight.copy == choice.copy
    }?.flight.number
  }

  /// Performs a schedule from where the simulator stands.
  /// - Parameter afterEach: called after each choice with its index.
  /// - Throws: at the first choice that cannot be made, or has other ones beside it than the schedule
  ///   says; what came before it has happened.
  package mutating func perform(
    _ schedule: Schedule, afterEach: (inout Simulator, Int) -> Void = { _, _ in }
  ) throws(Divergence) {
    for (index, entry) in schedule.entries.enumerated() {
      let enabled = choices()
      // Losses and copies are up to how many of them are wanted.
      let expected = entry.enabled.filter(\.kind.isOrdinary)
      guard entry.enabled.isEmpty || Set(expected) == Set(enabled), make(entry.choice) else {
        throw Divergence(
          index: index, choice: entry.choice, expected: expected, enabled: enabled)
      }
      afterEach(&self, index)
    }
  }

  /// A schedule that can be performed from where the simulator stands, with what else could have been
  /// chosen at each choice.
  package func completing(_ schedule: Schedule) -> Schedule {
    var player = copy()
    player.reporting = .nothing
    player.beginChoosing()
    var whole = schedule
    for index in whole.entries.indices {
      if whole.entries[index].enabled.isEmpty { whole.entries[index].enabled = player.choices() }
      guard player.make(whole.entries[index].choice) else { return schedule }
    }
    return whole
  }
}

/// How many messages the network may lose, and how many it may copy.
package struct NetworkFaults: Hashable, Sendable {
  package var drops: Int
  package var duplicates: Int

  package init(drops: Int = 0, duplicates: Int = 0) {
    self.drops = drops
    self.duplicates = duplicates
  }
}
