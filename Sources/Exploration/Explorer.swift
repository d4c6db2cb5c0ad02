import Actors
import Behaviors
import Kernel

/// Explores orders from where a simulator stands, which is not changed: all that can matter, or the
/// part of them that an `Expedition` leaves to it.
///
/// It is Optimal DPOR (Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order
/// reduction", POPL 2014; "Source sets", JACM 2017). It runs one order to its end, and for each two
/// steps in it that do not commute and could have come the other way round, a race, it plans an order
/// in which they do. In the paper's letters: the steps are E, the nodes are its prefixes, each with its
/// `sleep` set and its wakeup tree, `wut`. A race e, e' leads to the sequence v = notdep(e, E).e', which
/// is put into the wakeup tree of the node before e unless a step in the sleep set is among the weak
/// initials of v: then what v leads to has been explored.
///
/// What may be lost or copied has several fates, and no race leads from one to another: where a
/// message arrives, its other fates are planned as well.
struct Explorer: ~Copyable {
  /// A step that was taken.
  struct Step: BitwiseCopyable {
    var act: Act
    /// The steps that came before it, and itself.
    var row: Int32
    /// Where its races begin, which are the steps that it races with.
    var firstRace: Int
    /// What it is the arrival of: an event of the lineage; -1 for none.
    var event: Int32
    var receiver: Int32
    /// Whether the message that arrives in it could be lost or copied instead.
    var canBeLost = false
    var canBeCopied = false
  }

  /// A point on the way, before a step.
  struct Node {
    /// Where its sleep set lies, and how many of it, at its beginning, sleep since others explore what
    /// begins with them.
    var sleep: Range<Int>
    var foreign = 0
    /// The wakeup tree: what is still to be explored from here.
    var tree: Int32
    /// How many ways on have been explored, and how many there are that are not asleep from the
    /// beginning; more cannot be planned. It is 0 where there is only one.
    var done = 0
    var width = 0
    /// How many messages may still be lost and copied.
    var faults: NetworkFaults
    /// What is needed to come back here; nil where nothing is left or there is only one way on.
    var kept: Kept?
    /// The goals that have held on the way here, as bits.
    var sightings: UInt64 = 0
  }

  /// A stage to come back to. It is used again for others, and its memory with it.
  final class Kept {
    @exclusivity(unchecked) var stage: Configuration
    @exclusivity(unchecked) var mark = Course.Mark()
    @exclusivity(unchecked) var nextEvent = 0

    init(_ stage: consuming Configuration) {
      self.stage = stage
    }
  }

  /// A step that can be taken now.
  struct Option {
    var act: Act
    /// Who performs it.
    var actor: ActorID
    /// In whose mailbox something arrives, or whose life ends.
    var receiver = ActorID.nobody
    /// The message's number, or the place among the timers that are due.
    var number = 0
  }

  var simulator: Simulator
  let plan: Plan
  /// A stage to begin anew from, for whoever performs a witness.
  let root: Configuration
  /// The number of the first event after that.
  let rootEvent: Int
  var course: Course
  var steps: [Step] = []
  var races: [Int32] = []
  var nodes: [Node] = []
  /// What it shares with others. There are none where it explores alone.
  var sharing = Sharing()
  var sharedNodes: Int { sharing.way.count }
  /// Stages to come back to that are not in use.
  var spare: [Kept] = []
  /// The memory of all stages to come back to, with those, in bytes.
  private(set) var keptMemory = 0
  var sleepers: [Act] = []
  var trees = WakeupTrees()
  var record: ExplorationRecord
  /// Whether a goal needs every state that several actors are in together: then no two steps commute.
  let watchesAll: Bool
  let watchesSteps: Bool
  /// Whether equal messages may be exchanged.
  let mergesEqual: Bool
  /// The messages that may be exchanged with equal ones, by what they say and to whom; 0 for none.
  var groups: [Fingerprint: Int32] = [:]
  /// Whether there is any but 0 among them.
  var hasGroups = false
  /// What could be told of each actor when that was last asked, as of its last step then.
  var actorKeys: [(step: Int, key: Fingerprint)] = []
  /// The goals of every step that hold somewhere in the order that is run, as bits.
  var sightings: UInt64 = 0
  /// Whether nothing is left, or a bound was hit.
  var isFinished = false
  /// How much has been done: steps taken and orders run to their ends.
  private(set) var effort = 0
  /// What was printed, and what found its receiver stopped, before the first choice.
  var historyBefore = Ending.History()
  /// What is put together for a race.
  var reversal: Reversal
  var options: [Option] = []

  init(_ root: borrowing Simulator, plan: Plan = Plan()) {
    simulator = root.copy()
    simulator.reporting = .nothing
    simulator.setPolicy(.oldest)
    let first = simulator.log.next
    simulator.beginChoosing()
    historyBefore.read(simulator, from: first)
    self.root = simulator.stage.copy()
    rootEvent = simulator.log.next
    self.plan = plan
    watchesAll = plan.goals.contains { $0.moment == .everyStep && !$0.concernsOneActor }
    watchesSteps = plan.goals.contains { $0.moment == .everyStep }
    reversal = Reversal(areAllDependent: watchesAll)
    record = ExplorationRecord(goals: plan.goals.count)
    course = Course(simulator, Lineage())
    mergesEqual =
      plan.mergesIndistinguishable && !simulator.standsAtEvents && !watchesSteps
    standAtRoot()
  }

  /// Begins with the first node, where the simulator and the course stand.
  mutating func standAtRoot() {
    for standing in simulator.stage.standing(atEvents: simulator.standsAtEvents) {
      course.standing.append(
        Course.Stand(standing, group: group(of: standing)))
    }
    nodes.append(Node(sleep: 0..<0, tree: -1, faults: plan.faults))
    watch()
    nodes[0].sightings = sightings
  }

  /// Explores up to a number of further orders, and no more than it takes to come to some effort.
  /// - Returns: whether there is nothing more to explore, or a bound of the plan was hit.
  mutating func run(_ count: Int, effort most: Int = .max) -> Bool {
    var left = count
    while left > 0, !isFinished, effort < most {
      if let limit = plan.orderLimit, record.orders >= limit {
        record.hitOrderLimit = true
        isFinished = true
        break
      }
      if memory > plan.memoryLimit {
        record.hitMemoryLimit = true
        isFinished = true
        break
      }
      exploreOrder()
      left -= 1
    }
    return isFinished
  }

  /// Explores one more order; there must be one.
  mutating func exploreOrder() {
    descend()
    effort += 1
    if !backtrack() { isFinished = true }
  }

  /// Whether every order was explored.
  var isComplete: Bool { isFinished && !record.hitOrderLimit && !record.hitMemoryLimit }

  // MARK: Down

  /// Runs an order to its end.
  private mutating func descend() {
    while true {
      let node = nodes.count - 1
      findOptions()
      guard !options.isEmpty, steps.count < plan.depthLimit else {
        endOrder(isCut: !options.isEmpty)
        return
      }
      guard let (option, subtree) = chooseNext(at: node) else {
        record.blockedOrders += 1
        return
      }
      if options.count > 1 || nodes[node].tree >= 0, nodes[node].width == 0 {
        nodes[node].width = width(at: node)
        if nodes[node].width > 1 { nodes[node].kept = keep() }
      }
      take(option, subtree: subtree)
    }
  }

  /// What is needed to come back here.
  private mutating func keep() -> Kept {
    let kept: Kept
    if let used = spare.popLast() {
      kept = used
      kept.stage.take(over: simulator.stage)
    } else {
      kept = Kept(simulator.stage.copy())
      keptMemory += simulator.stage.memory
    }
    course.save(to: &kept.mark)
    kept.nextEvent = simulator.log.next
    return kept
  }

  /// How many ways on there are that are not asleep.
  private func width(at node: Int) -> Int {
    var width = 0
    for option in options where !isAsleep(option, at: node) { width += 1 }
    return width
  }

  /// The way on that is planned, or any.
  private mutating func chooseNext(at node: Int) -> (Option, subtree: Int32)? {
    while nodes[node].tree >= 0 {
      let branch = trees.removeFirst(of: &nodes[node].tree)
      if let option = options.first(where: { $0.act.label == branch.act.label }) {
        return (option, branch.firstChild)
      }
      record.missedPlans += 1
    }
    for option in options where option.act.label.kind.isOrdinary {
      if !isAsleep(option, at: node) { return (option, -1) }
    }
    return nil
  }

  func isAsleep(_ option: Option, at node: Int) -> Bool {
    sleepers[nodes[node].sleep].contains { $0.label == option.act.label }
  }

  /// Takes a step, and makes the node after it.
  private mutating func take(_ option: Option, subtree: Int32) {
    let node = nodes.count - 1
    perform(option)
    effort += 1
    guard let act = steps.last?.act else { return }
    var faults = nodes[node].faults
    faults.take(act.label.kind)
    let start = sleepers.count
    var foreign = 0
    for (place, index) in nodes[node].sleep.enumerated() {
      let sleeper = sleepers[index]
      guard faults.allow(sleeper.label.kind), !dependent(sleeper, act) else { continue }
      sleepers.append(sleeper)
      if place < nodes[node].foreign { foreign += 1 }
    }
    nodes.append(
      Node(
        sleep: start..<sleepers.count, foreign: foreign, tree: subtree, faults: faults,
        sightings: sightings))
  }

  // MARK: Up

  /// Goes back to the last node from which there is something to explore.
  private mutating func backtrack() -> Bool {
    planReversals()
    while let step = steps.popLast() {
      if let kept = nodes.removeLast().kept { spare.append(kept) }
      races.removeLast(races.count - step.firstRace)
      let node = nodes.count - 1
      if node < sharedNodes { return false }
      sleepers.removeLast(sleepers.count - nodes[node].sleep.upperBound)
      sleepers.append(step.act)
      nodes[node].sleep = nodes[node].sleep.lowerBound..<sleepers.count
      nodes[node].done += 1
      guard nodes[node].tree >= 0 else { continue }
      if let kept = nodes[node].kept {
        if nodes[node].done + 1 == nodes[node].width {
          simulator.restore(exchanging: &kept.stage, nextEvent: kept.nextEvent)
          nodes[node].kept = nil
          spare.append(kept)
        } else {
          simulator.restore(copying: kept.stage, nextEvent: kept.nextEvent)
        }
        course.goBack(to: kept.mark)
        sightings = nodes[node].sightings
        return true
      }
      record.missedPlans += 1
    }
    return false
  }

  /// For each race, plans an order in which it goes the other way. That was done before for those of old
  /// steps, but what comes after them in this order belongs to the reversal, too, and may not commute
  /// with what slept then.
  private mutating func planReversals() {
    for later in steps.indices {
      let end = later + 1 < steps.count ? steps[later + 1].firstRace : races.count
      for race in steps[later].firstRace..<end { reverse(Int(races[race]), later) }
    }
    if plan.faults != NetworkFaults() { planFates() }
    if !course.kills.isEmpty { planVictims() }
  }
}

extension Choice.Kind {
  /// Whether it happens by itself, and not by a fault of the network.
  package var isOrdinary: Bool {
    switch self {
    case .performs, .delivers, .fires, .clock: true
    case .drops, .duplicates: false
    }
  }
}
