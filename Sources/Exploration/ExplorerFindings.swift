import Actors
import Kernel

/// What was found, in words that anybody can check: each witness is performed anew, by hand.
extension Explorer {
  /// What is known so far.
  /// - Parameter detailed: of how many endings, those met first, the details are told. It takes some
  ///   time for each, since its witness is performed for it.
  func findings(detailed: Int = 100, share: Double? = nil) -> Findings {
    var endings: [Ending] = []
    for ending in record.endings.prefix(detailed) {
      var (described, schedule) = perform(record.witness(of: ending))
      described.witness = schedule
      described.orders = ending.orders
      described.isCut = ending.isCut
      endings.append(described)
    }
    return Findings(
      verdict: verdict, orders: record.orders, classes: record.classes, merges: merges,
      endings: endings,
      endingCount: record.endingCount, deadlockedOrders: record.deadlockedOrders,
      ordersWithLetters: record.ordersWithLetters, ordersWithFailures: record.ordersWithFailures,
      races: races(among: endings.count), goals: goalResults(),
      estimate: estimate(share: share ?? self.share),
      depth: record.depth)
  }

  private var verdict: Findings.Verdict {
    if record.hitOrderLimit { return .orderLimit(record.orders) }
    if record.hitMemoryLimit { return .memoryLimit(plan.memoryLimit) }
    if !isComplete { return .unfinished }
    return record.cutOrders > 0 ? .depthLimit(plan.depthLimit) : .complete
  }

  /// How many orders there are in all.
  /// - Parameter share: the share of the tree that is done.
  func estimate(share: Double) -> Double {
    let orders = Double(record.orders)
    return isComplete || share <= 0 ? orders : orders / share
  }

  /// The share of its own part of the tree that is done.
  var share: Double {
    var share = 0.0
    var weight = 1.0
    for node in nodes.dropFirst(sharedNodes) where node.width > 0 {
      let width = Double(node.done + 1 + trees.count(node.tree))
      share += weight * Double(node.done) / width
      weight /= width
    }
    return share
  }

  private func goalResults() -> [GoalResult] {
    zip(plan.goals, record.goals).map { goal, known in
      var result = GoalResult(isMet: (known.orders > 0) == (goal.mode == .reach))
      result.orders = known.orders
      result.fault = known.fault
      result.witness = known.witness.map { perform($0).schedule }
      return result
    }
  }

  // MARK: Races

  private func races(among count: Int) -> [Findings.Race] {
    var races: [Findings.Race] = []
    for pair in record.pairs where pair.forward != 0 && pair.backward != 0 {
      let both = pair.forward & pair.backward
      let endings = 0..<min(count, 64)
      races.append(
        Findings.Race(
          first: sending(pair.first), second: sending(pair.second),
          receiver: course.lineage.name(of: pair.receiver),
          endingsInOrder: endings.filter { (pair.forward & ~both) >> UInt64($0) & 1 != 0 },
          endingsReversed: endings.filter { (pair.backward & ~both) >> UInt64($0) & 1 != 0 }))
    }
    return races.filter(\.separates) + races.filter { !$0.separates }
  }

  private var merges: [Findings.Merge] {
    record.merges.map { pair in
      Findings.Merge(
        reason: .equalMessages, first: sending(pair.first), second: sending(pair.second),
        receiver: course.lineage.name(of: pair.receiver))
    }
  }

  private func sending(_ event: Int32) -> Findings.Sending {
    Findings.Sending(
      choice: course.lineage.choice(ofEvent: event),
      message: course.lineage.messages[Int(event)])
  }

  // MARK: Performing

  /// Performs a witness from the root: how it ends, and the schedule, in which the same one goes on as
  /// long as it can.
  private func perform(_ witness: [Label]) -> (ending: Ending, schedule: Schedule) {
    var player = simulatorAtRoot()
    var guide = Explorer(player, plan: Plan(following: plan))
    guide.course.lineage = course.lineage
    let order = guide.follow(witness)
    var schedule = Schedule(network: root.network)
    var faults = plan.faults
    var history = historyBefore
    for label in order {
      let enabled = player.choices(allowing: faults)
      let first = player.log.next
      guard let choice = enabled.first(where: { guide.course.lineage.isChoice($0, label) }),
        player.make(choice)
      else { break }
      if label.kind == .drops { faults.drops -= 1 }
      if label.kind == .duplicates { faults.duplicates -= 1 }
      schedule.entries.append(Schedule.Entry(choice, enabled: enabled))
      history.read(player, from: first)
    }
    return (Ending(of: player.stage, after: history), schedule)
  }

  private func simulatorAtRoot() -> Simulator {
    var player = simulator.copy()
    player.reporting = .nothing
    player.restore(root.copy(), nextEvent: player.log.next)
    player.beginChoosing()
    return player
  }

  /// One that has explored nothing yet.
  func another() -> Explorer { Explorer(simulatorAtRoot(), plan: plan) }

  /// Takes the steps of a witness.
  /// - Returns: the same steps in an order that leads to the same, with the fewest changes of who moves
  ///   that going on with the same one brings.
  private mutating func follow(_ witness: [Label]) -> [Label] {
    for label in witness {
      findOptions()
      guard let option = options.first(where: { $0.act.label == label }) else { break }
      let faults = nodes[nodes.count - 1].faults
      perform(option)
      nodes.append(Node(sleep: 0..<0, tree: -1, faults: faults))
    }
    var left = Array(steps.indices)
    var order: [Label] = []
    while !left.isEmpty {
      let ready = left.filter { step in
        !left.contains { $0 != step && course.ancestry.contains(steps[step].row, $0) }
      }
      let next =
        ready.first { steps[$0].act.label.process == order.last?.process } ?? ready.first
      guard let next else { break }
      order.append(steps[next].act.label)
      left.removeAll { $0 == next }
    }
    return order
  }
}

extension Plan {
  /// A plan for following the orders of another one.
  fileprivate init(following other: Plan) {
    faults = other.faults
    mergesIndistinguishable = false
  }
}
