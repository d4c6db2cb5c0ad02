/// Races, and what is planned because of them.
extension Explorer {
  /// Whether it makes a difference, here, which of two steps comes first.
  @inline(__always)
  func dependent(_ a: Act, _ b: Act) -> Bool {
    watchesAll || areDependent(a, b)
  }

  /// Plans an order in which a step comes before another that it races with.
  mutating func reverse(_ earlier: Int, _ later: Int) {
    reversal.steps.removeAll(keepingCapacity: true)
    for step in earlier + 1..<steps.count
    where !course.ancestry.contains(steps[step].row, earlier) {
      reversal.steps.append(Int32(step))
    }
    reversal.steps.append(Int32(later))
    planReversal(at: earlier)
  }

  /// Puts the reversal into the wakeup tree of a node, unless what it leads to has been explored by
  /// beginning with something that sleeps.
  mutating func planReversal(at node: Int) {
    if node < sharedNodes { return planForAll(at: node) }
    let isCovered = reversal.isCovered(
      by: sleepers[nodes[node].sleep], foreign: nodes[node].foreign, steps, course.ancestry)
    if isCovered { return }
    trees.insert(&reversal, steps, course.ancestry, into: &nodes[node].tree)
  }
}

/// Steps of an order that are to be taken one behind the other from a node on, so that a race goes the
/// other way.
struct Reversal {
  /// Their numbers.
  var steps: [Int32] = []
  /// Whether no two steps commute, whatever they are.
  let areAllDependent: Bool

  init(areAllDependent: Bool) {
    self.areAllDependent = areAllDependent
  }

  /// Whether what it leads to may begin with something that sleeps. That is one of its steps, or it may
  /// come before all of them. In the second case the order may go on with something that the sleeper
  /// does not commute with; then that is planned here by whoever explores what begins with the sleeper.
  /// Other explorers do not plan here, and what sleeps since they explore it is only a bound.
  /// - Parameter foreign: how many of the sleepers, at the beginning, are such bounds.
  @inline(__always)
  func isCovered(
    by sleepers: ArraySlice<Act>, foreign: Int, _ all: [Explorer.Step],
    _ ancestry: borrowing Ancestry
  ) -> Bool {
    for (number, act) in sleepers.enumerated() {
      guard let place = place(ofWeakInitial: act, all, ancestry) else { continue }
      if place >= 0 || number >= foreign { return true }
    }
    return false
  }

  /// Where a step is in it, if it is one of its weak initials: it can be the first of it, or come before
  /// all of it; then the place is -1. Nil if it is none.
  @inline(__always)
  func place(
    ofWeakInitial act: Act, _ all: [Explorer.Step], _ ancestry: borrowing Ancestry
  ) -> Int? {
    for (place, number) in steps.enumerated() {
      let step = all[Int(number)]
      if step.act.label == act.label { return isInitial(place, all, ancestry) ? place : nil }
    }
    // A fault of the network can come before anything, but what follows it is not all that follows.
    guard act.label.kind.isOrdinary else { return nil }
    for number in steps where areAllDependent || areDependent(act, all[Int(number)].act) {
      return nil
    }
    return -1
  }

  /// Whether nothing of it has to come before one of its steps.
  @inline(__always)
  func isInitial(
    _ place: Int, _ all: [Explorer.Step], _ ancestry: borrowing Ancestry
  ) -> Bool {
    let row = all[Int(steps[place])].row
    for other in steps[..<place] where ancestry.contains(row, Int(other)) { return false }
    return true
  }
}
