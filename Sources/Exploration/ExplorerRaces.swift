/// Races, and what is planned because of them.
extension Explorer {
  /// Whether it makes a difference, here, which of two steps comes first.
  @inline(__always)
  func dependent(_ a: Act, _ b: Act) -> Bool {
    watchesAll || areDependent(a, b)
  }

  /// Plans an order in which a step comes before another that it races with.
  mutating func reverse(_ earlier: Int, _ later: Int) {
    reversal.removeAll(keepingCapacity: true)
    for step in earlier + 1..<steps.count
    where !course.ancestry.contains(steps[step].row, earlier) {
      reversal.append(Int32(step))
    }
    reversal.append(Int32(later))
    planReversal(at: earlier)
  }

  /// Puts the reversal into the wakeup tree of a node, behind what it begins with that is there, unless
  /// what it leads to has been explored.
  mutating func planReversal(at node: Int) {
    for sleeper in nodes[node].sleep {
      if weakInitial(sleepers[sleeper], at: node) != nil { return }
    }
    var parent: Int32 = -1
    var branch = nodes[node].tree
    while branch >= 0 {
      guard let place = weakInitial(trees[branch].act, at: node) else {
        branch = trees[branch].next
        continue
      }
      // A leaf leads to everything that comes after it.
      if trees[branch].firstChild < 0 { return }
      if place >= 0 { reversal.remove(at: place) }
      if reversal.isEmpty { return }
      parent = branch
      branch = trees[branch].firstChild
    }
    guard let first = reversal.first else { return }
    let act = steps[Int(first)].act
    var leaf =
      parent >= 0
      ? trees.append(act, above: parent) : trees.append(act, to: &nodes[node].tree)
    for step in reversal.dropFirst() { leaf = trees.extend(leaf, with: steps[Int(step)].act) }
  }

  /// Where a step is in the reversal, if it is one of its weak initials: it can be the first of it, or
  /// come before all of it; then the place is -1. Nil if it is none.
  @inline(__always)
  private func weakInitial(_ act: Act, at node: Int) -> Int? {
    for (place, number) in reversal.enumerated() {
      let step = steps[Int(number)]
      guard step.act.label == act.label else { continue }
      for other in reversal[..<place] where course.ancestry.contains(step.row, Int(other)) {
        return nil
      }
      return place
    }
    // A fault of the network can come before anything, but what follows it is not all that follows.
    guard act.label.kind.isOrdinary else { return nil }
    for number in reversal where dependent(act, steps[Int(number)].act) { return nil }
    return -1
  }
}
