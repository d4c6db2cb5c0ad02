import Actors
import Kernel

/// What excludes each other, and so is never met in one order: the fates of a message, and what a
/// killed actor would have done. No race leads from one to the other, so they are planned as if the
/// step that was excluded had been taken behind the others.
extension Explorer {
  /// A kill, and what its victim would do next.
  struct Kill: BitwiseCopyable {
    var step: Int
    /// What the victim does when it can move.
    var act: Act
    /// What came before that.
    var row: Int32
    var condition: VictimCondition
  }

  enum VictimCondition: BitwiseCopyable {
    /// It could have moved.
    case movable
    /// Any arrival would have let it move.
    case waitsForMail
    /// The settling of a future would have.
    case waits(FutureID)
    /// The future that it waited for is settled, in an event with this row.
    case settled(row: Int32)
    /// Nothing would have, that could have come before the kill.
    case cannotMove
  }

  // MARK: Fates of messages

  /// Plans the other fates of messages that arrived.
  mutating func planFates() {
    for arrival in steps.indices {
      if steps[arrival].canBeLost { plan(.drops, insteadOf: arrival) }
      if steps[arrival].canBeCopied { plan(.duplicates, insteadOf: arrival) }
    }
  }

  private mutating func plan(_ fate: Choice.Kind, insteadOf arrival: Int) {
    let act = Act(
      label: Label(process: steps[arrival].act.label.process, kind: fate), footprint: .own)
    planWith(act, row: 0) { explorer, pseudo in
      explorer.reversal.steps = [Int32(pseudo)]
      var left = explorer.nodes[arrival].faults
      left.take(fate)
      // Without those losses and copies that would be too many then, and what came of them.
      var removed: [Int] = [arrival]
      for step in arrival + 1..<pseudo {
        let (row, kind) = (explorer.steps[step].row, explorer.steps[step].act.label.kind)
        if removed.contains(where: { explorer.course.ancestry.contains(row, $0) }) { continue }
        if left.allow(kind) {
          left.take(kind)
          explorer.reversal.steps.append(Int32(step))
        } else {
          removed.append(step)
        }
      }
      explorer.planReversal(at: arrival)
    }
  }

  // MARK: Victims

  /// Takes note of a kill that is about to be performed.
  mutating func noteKill(_ option: Option, of victim: ActorID) {
    if simulator.stage.isGone(victim) { return }
    let label = Label(process: course.process(victim), kind: .performs)
    let track = course.tracks[Int(victim.index)]
    var kill = Kill(
      step: steps.count, act: Act(label: label, footprint: .own), row: track.row,
      condition: .waitsForMail)
    if let pending = options.first(where: { $0.act.label == label }) {
      kill.act = pending.act
      kill.condition = .movable
      kill.row = course.ancestry.union(
        kill.row, course.row(ofEvent: simulator.causeOfChoice(of: victim)))
    } else {
      switch simulator.stage.view(of: victim).condition {
      case .waitsFor(let future, _): kill.condition = .waits(future)
      // The clock moves when nothing else can, and so not before the kill.
      case .sleeps: kill.condition = .cannotMove
      default: break
      }
    }
    course.kills.append(kill)
  }

  /// Plans what the victims of kills would have done.
  mutating func planVictims() {
    for kill in course.kills {
      let trigger: Int32?
      switch kill.condition {
      case .movable: trigger = kill.row
      case .waitsForMail:
        trigger = steps.indices.dropFirst(kill.step + 1).first { step in
          steps[step].event >= 0 && steps[step].receiver == kill.act.label.process
            && !course.ancestry.contains(steps[step].row, kill.step)
        }.map { steps[$0].row }
      case .waits, .cannotMove: trigger = nil
      case .settled(let row): trigger = course.ancestry.contains(row, kill.step) ? nil : row
      }
      guard let trigger else { continue }
      var row = course.ancestry.union(kill.row, trigger)
      for step in steps[(kill.step + 1)...]
      where !course.ancestry.contains(step.row, kill.step) && dependent(step.act, kill.act) {
        row = course.ancestry.union(row, step.row)
      }
      planWith(kill.act, row: row) { explorer, pseudo in
        explorer.reversal.steps = []
        for step in kill.step + 1..<pseudo
        where !explorer.course.ancestry.contains(explorer.steps[step].row, kill.step) {
          explorer.reversal.steps.append(Int32(step))
        }
        explorer.reversal.steps.append(Int32(pseudo))
        explorer.planReversal(at: kill.step)
      }
    }
  }

  /// Does something while a step stands behind all others that was not taken.
  private mutating func planWith(
    _ act: Act, row: Int32, _ body: (inout Explorer, _ pseudo: Int) -> Void
  ) {
    let pseudo = steps.count
    let rows = course.ancestry.count
    course.ancestry.reserve(steps: pseudo + 1)
    steps.append(
      Step(
        act: act, row: course.ancestry.row(row, with: pseudo), firstRace: races.count, event: -1,
        receiver: -1))
    body(&self, pseudo)
    steps.removeLast()
    course.ancestry.truncate(to: rows)
  }
}

extension NetworkFaults {
  /// Whether a choice may still be made.
  func allow(_ kind: Choice.Kind) -> Bool {
    switch kind {
    case .drops: drops > 0
    case .duplicates: duplicates > 0
    case .performs, .delivers, .fires, .clock: true
    }
  }

  /// Counts a choice.
  mutating func take(_ kind: Choice.Kind) {
    switch kind {
    case .drops: drops -= 1
    case .duplicates: duplicates -= 1
    case .performs, .delivers, .fires, .clock: break
    }
  }
}
