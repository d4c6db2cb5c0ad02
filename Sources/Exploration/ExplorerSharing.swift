import Kernel

/// What one explorer has in common with others.
struct Sharing {
  /// The nodes, from the root on, that others explore from, too. The explorer explores nothing there but
  /// that for which it was sent out.
  var way: [Fork] = []
  /// How its numbers read where everything is put together.
  var reading = Translation()
  /// What it has planned at these nodes in this round, for all.
  var plans: [SharedPlan] = []
  /// Digests of that.
  fileprivate var known: Set<Fingerprint> = []
  /// The acts of each of them as they were when the round began.
  fileprivate var acts: [[Act]] = []

  /// In bytes, without what belongs to all.
  var memory: Int {
    plans.reduce(0) { $0 + $1.acts.count * MemoryLayout<Act>.stride }
  }

  /// Looks at what is known to all before a round.
  mutating func refresh() {
    plans.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    acts = way.map { fork in fork.acts.map(reading.back) }
  }
}

/// One explorer among others: what it was sent out for, and what it leaves to them.
extension Explorer {
  /// Goes to the last fork of a way, to explore what an opening there leads to.
  /// - Parameters:
  ///   - lineage: the numbers in which forks and openings are told.
  ///   - groups: the same.
  mutating func begin(
    _ opening: Opening, at way: [Fork], _ lineage: Lineage, _ groups: [Fingerprint: Int32]
  ) {
    clear()
    simulator.restore(copying: root, nextEvent: rootEvent)
    course = Course(simulator, lineage)
    self.groups = groups
    hasGroups = groups.values.contains { $0 != 0 }
    standAtRoot()
    for fork in way {
      if let label = fork.label { guard follow(label) else { return } }
    }
    let last = way.count - 1
    sleepers += opening.asleep
    nodes[last].sleep = 0..<sleepers.count
    nodes[last].foreign = sleepers.count
    _ = trees.append(opening.act, to: &nodes[last].tree)
    // There is one way on for it, so it need not come back.
    nodes[last].width = 1
    sharing.way = way
    sharing.reading = Translation(lineage, groups)
  }

  private mutating func clear() {
    for node in nodes { if let kept = node.kept { spare.append(kept) } }
    nodes.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    races.removeAll(keepingCapacity: true)
    sleepers.removeAll(keepingCapacity: true)
    actorKeys.removeAll(keepingCapacity: true)
    trees = WakeupTrees()
    sharing = Sharing()
    sightings = 0
    isFinished = false
  }

  /// Takes a step that was taken here before.
  private mutating func follow(_ label: Label) -> Bool {
    findOptions()
    guard let option = options.first(where: { $0.act.label == label }) else {
      record.missedPlans += 1
      isFinished = true
      return false
    }
    perform(option)
    nodes.append(Node(sleep: 0..<0, tree: -1, faults: plan.faults, sightings: sightings))
    return true
  }

  /// Explores orders until some effort is made, some number of them is explored, or others must hear
  /// first of what was found.
  mutating func playRound(effort: Int, orders: Int) {
    sharing.refresh()
    let most = self.effort + effort
    while !isFinished, self.effort < most, record.orders < orders, !record.isFull {
      exploreOrder()
    }
  }

  /// Plans the reversal at a node that others explore from, too, unless what it leads to was known to all
  /// before the round, or it has been planned. That something else is planned in this round which leads
  /// to it is no reason: that may turn out to be explored already in another way, from which nothing
  /// leads here.
  mutating func planForAll(at node: Int) {
    let isCovered = reversal.isCovered(
      by: sharing.acts[node][...], foreign: sharing.way[node].inherited, steps, course.ancestry)
    if isCovered { return }
    var digest = Fingerprint()
    digest.add(node)
    for step in reversal.steps {
      let label = steps[Int(step)].act.label
      digest.add(Int(label.process) << 8 | Int(label.kind.rawValue))
    }
    if sharing.known.insert(digest).inserted {
      sharing.plans.append(SharedPlan(reversal, at: node, steps, course.ancestry))
    }
  }

  /// The first of its own nodes behind which something is planned, but where it explores now.
  var firstOpening: Int? {
    nodes.indices.dropLast().dropFirst(sharedNodes).first { nodes[$0].tree >= 0 }
  }

  /// Leaves its nodes up to one to others, too, with all that is planned there.
  /// - Parameter weight: the share of all orders that it was sent out for; it is left with a smaller
  ///   one.
  /// - Returns: the share of all orders that it has explored from these nodes.
  mutating func share(upTo last: Int, weight: inout Double) -> Double {
    let reading = sharing.reading
    var explored = 0.0
    for number in sharedNodes...last {
      let node = nodes[number]
      let width = Double(node.done + 1 + trees.count(node.tree))
      explored += weight * Double(node.done) / width
      weight /= width
      let begun = sleepers[node.sleep] + [steps[number].act]
      let fork = Fork(
        label: number > 0 ? reading(steps[number - 1].act.label) : nil,
        acts: (begun + trees.acts(node.tree)).map { reading($0) },
        inherited: node.sleep.count - node.done, taken: begun.count, weight: weight)
      sharing.way.append(fork)
      if let kept = node.kept {
        nodes[number].kept = nil
        spare.append(kept)
      }
    }
    return explored
  }
}
