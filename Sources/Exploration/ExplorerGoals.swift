import Behaviors
import Kernel

/// Goals: looking whether they hold.
extension Explorer {
  /// Looks at the goals of every step.
  mutating func watch() {
    guard watchesSteps else { return }
    for (place, goal) in plan.goals.enumerated() where goal.moment == .everyStep {
      let bit: UInt64 = 1 << UInt64(place & 63)
      guard sightings & bit == 0, isSeen(goal, place, isDeadlock: false) else { continue }
      sightings |= bit
      keepWitness(of: place)
    }
  }

  /// Looks at all goals where an order has come to its end.
  mutating func judge(isDeadlock: Bool) {
    for (place, goal) in plan.goals.enumerated() {
      let hasBeenSeen = sightings >> UInt64(place & 63) & 1 != 0
      guard hasBeenSeen || isSeen(goal, place, isDeadlock: isDeadlock) else { continue }
      record.goals[place].orders += 1
      if !hasBeenSeen { keepWitness(of: place) }
    }
  }

  /// Whether what a goal looks for is there: that it holds, or for `always` that it does not.
  private mutating func isSeen(_ goal: Goal, _ place: Int, isDeadlock: Bool) -> Bool {
    let holds: Bool
    switch goal.condition {
    case .deadlock: holds = isDeadlock
    case .failure: holds = course.hasFailed
    case .letter: holds = !course.letters.isEmpty
    case .state(let condition):
      switch condition(&simulator) {
      case .success(let value): holds = value
      case .failure(let fault):
        if record.goals[place].fault == nil { record.goals[place].fault = fault }
        return false
      }
    }
    return holds != (goal.mode == .always)
  }

  private mutating func keepWitness(of place: Int) {
    if let known = record.goals[place].witness, known.count <= steps.count { return }
    record.goals[place].witness = steps.map(\.act.label)
  }
}
