package import Kernel

/// Explores every order that can matter, from where a simulator stands, which is not changed.
///
///     var expedition = Expedition(session.simulator, plan: plan, crew: crew)
///     while !expedition.run(1_000) { show(expedition.orders, expedition.estimate) }
///     let findings = expedition.findings()
///
/// One explorer goes ahead. Where there is much to explore, it leaves what it has planned closest to
/// the root to others, and they do so, too, so that there is always work for a fixed number of them.
/// They go on round by round, several at a time, each by itself, and in between all that they have
/// found is put together in the order of their numbers. So what is found does not depend on how many
/// cores there are, or which is the faster one.
///
/// No class is counted twice: of two explorers that are sent out from one node, a `Fork`, the later one
/// leaves to the earlier one what begins with that one's first step, which sleeps (Godefroid, 1996). One
/// explorer alone would know besides what the earlier way has planned for the later one, and so never
/// begin an order that ends up with nothing but what sleeps. Of several, the later one does not wait for
/// that. So some orders are begun in vain; they are not counted.
///
/// Where messages may be lost or copied, one explorer does everything: where an arrival sleeps, nobody
/// would plan the other fates of the message.
package struct Expedition: ~Copyable {
  /// Does some work for each number below a count, several at a time where that is possible, and comes
  /// back when all is done.
  package typealias Crew = (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

  /// How the work is divided. It does not depend on the machine, since what is met first does depend
  /// on it.
  struct Division {
    /// How much one explorer does before there are others; steps and orders.
    var effortAlone = 30_000
    /// How many explorers there are then.
    var explorers = 32
    /// How much each of them does in a round, besides what it takes to come back where it was sent.
    var effort = 5_000
    /// How many orders at the most.
    var orders = 5_000
    /// How many steps an order may have where there are to be others, who have to come back to where
    /// they are sent.
    var depth = 200
  }

  private let division: Division
  private let crew: Crew
  /// The explorer that goes ahead; when there are others, it only keeps what they find.
  private var chief: Explorer
  private var members: [Member] = []
  /// The ways to forks from which somebody can be sent out, those first that are to be opened last.
  private var openForks: [[Fork]] = []
  /// The share of all orders that is explored, and done with.
  private var explored = 0.0

  package init(_ root: borrowing Simulator, plan: Plan = Plan(), crew: @escaping Crew) {
    self.init(root, plan: plan, crew: crew, Division())
  }

  init(
    _ root: borrowing Simulator, plan: Plan, crew: @escaping Crew, _ division: Division
  ) {
    self.division = division
    self.crew = crew
    chief = Explorer(root, plan: plan)
  }

  /// Explores further orders, some number of them as long as there is one explorer, and a round when
  /// there are several.
  /// - Returns: whether there is nothing more to explore, or a bound of the plan was hit.
  package mutating func run(_ count: Int) -> Bool {
    if members.isEmpty {
      let most = isDividable ? division.effortAlone : .max
      if !chief.run(count, effort: most), isDividable, chief.effort >= most { divide() }
    } else if !chief.isFinished {
      playRound()
    }
    return chief.isFinished
  }

  /// Whether others can help: where races tell all, and they need not come from far.
  private var isDividable: Bool {
    chief.plan.faults == NetworkFaults() && chief.record.depth <= division.depth
  }

  /// What has been put together.
  var record: ExplorationRecord { chief.record }

  /// How many orders have been explored.
  package var orders: Int { chief.record.orders }

  /// How many orders there are in all, by the share of the tree that is done.
  package var estimate: Double { chief.estimate(share: share) }

  /// What is known so far.
  /// - Parameter detailed: of how many endings, those met first, the details are told. It takes some
  ///   time for each, since its witness is performed for it.
  package func findings(detailed: Int = 100) -> Findings {
    chief.findings(detailed: detailed, share: share)
  }

  private var share: Double {
    if members.isEmpty { return chief.share }
    let underWay = members.reduce((done: 0.0, all: 0.0)) { sum, member in
      let share = member.isBusy ? member.explorer.share : 1
      return (sum.done + member.weight * share, sum.all + member.weight)
    }
    let planned = openForks.reduce(0) { sum, way in
      sum + (way.last.map { $0.weight * Double($0.openings) } ?? 0)
    }
    return (explored + underWay.done) / (explored + underWay.all + planned)
  }

  // MARK: Several explorers

  /// Lets the explorer that went ahead be one of many.
  private mutating func divide() {
    // Each needs as much to come back as this one, besides its tables, and together they may hold an
    // eighth.
    let possible = chief.plan.memoryLimit / 8 / (chief.keptMemory + 500_000)
    for _ in 0..<max(2, min(division.explorers, possible)) {
      members.append(Member(chief.another()))
    }
    swap(&chief, &members[0].explorer)
    chief.record = members[0].explorer.record
    chief.course.lineage = members[0].explorer.course.lineage
    chief.groups = members[0].explorer.groups
    chief.historyBefore = members[0].explorer.historyBefore
    members[0].explorer.sharing.reading = Translation(chief.course.lineage, chief.groups)
    members[0].isBusy = true
    members[0].weight = 1
  }

  /// Lets everybody explore for a while, and puts together what was found.
  private mutating func playRound() {
    sendOut()
    var active = members.filter(\.isBusy)
    guard !active.isEmpty else {
      chief.isFinished = true
      return
    }
    var orders = division.orders
    if let limit = chief.plan.orderLimit {
      let left = limit - chief.record.orders
      guard left > 0 else {
        chief.record.hitOrderLimit = true
        chief.isFinished = true
        return
      }
      active = Array(active.prefix(left))
      orders = min(orders, left / active.count)
    }
    let round = Round(
      members: active, record: chief.record.part(), lineage: chief.course.lineage,
      groups: chief.groups, effort: division.effort, orders: orders)
    crew(active.count) { round.play($0) }
    for member in active { takeIn(member) }
    let memory = members.reduce(chief.memory) { $0 + $1.explorer.memory }
    if memory > chief.plan.memoryLimit {
      chief.record.hitMemoryLimit = true
      chief.isFinished = true
    }
  }

  /// Gives everybody something to explore, as far as there is anything.
  private mutating func sendOut() {
    for member in members where !member.isBusy {
      if openForks.isEmpty { divideWork() }
      guard let way = openForks.last, let fork = way.last else { return }
      member.send(fork.open(), way)
      if !fork.isOpen { openForks.removeLast() }
    }
  }

  /// Lets one leave to others what it has planned, who has planned something closest to the root.
  private mutating func divideWork() {
    var best: (member: Member, node: Int)?
    for member in members where member.isBusy && member.opening == nil {
      guard let node = member.explorer.firstOpening else { continue }
      if node < best?.node ?? .max { best = (member, node) }
    }
    guard let (member, node) = best else { return }
    explored += member.explorer.share(upTo: node, weight: &member.weight)
    openForks.append(member.explorer.sharing.way)
  }

  /// Puts what a member has found in a round to what is known.
  private mutating func takeIn(_ member: Member) {
    member.explorer.sharing.reading.learn(
      member.explorer.course.lineage, member.explorer.groups, to: &chief.course.lineage,
      &chief.groups)
    let sharing = member.explorer.sharing
    chief.record.add(member.explorer.record, reading: sharing.reading)
    for plan in sharing.plans {
      let fork = sharing.way[plan.node]
      let wasOpen = fork.isOpen
      fork.plan(plan, reading: sharing.reading)
      if fork.isOpen, !wasOpen { openForks.append(Array(sharing.way[...plan.node])) }
    }
    if member.explorer.isFinished {
      member.isBusy = false
      explored += member.weight
      member.weight = 0
    }
  }
}

/// An explorer among others.
private final class Member {
  @exclusivity(unchecked) var explorer: Explorer
  var isBusy = false
  /// What it has been sent out for and has not begun, and the way to it.
  var opening: Opening?
  var way: [Fork] = []
  /// The share of all orders that it was sent out for.
  var weight = 0.0

  init(_ explorer: consuming Explorer) {
    self.explorer = explorer
  }

  func send(_ opening: Opening, _ way: [Fork]) {
    self.opening = opening
    self.way = way
    weight = way.last?.weight ?? 0
    isBusy = true
  }
}

/// A round: while it is played, each member is one thread's, and everything else is only read.
private struct Round: @unchecked Sendable {
  let members: [Member]
  /// What everybody begins to write into.
  let record: ExplorationRecord
  let lineage: Lineage
  let groups: [Fingerprint: Int32]
  let effort: Int
  let orders: Int

  func play(_ number: Int) {
    let member = members[number]
    member.explorer.record = record
    if let opening = member.opening {
      member.explorer.begin(opening, at: member.way, lineage, groups)
      member.opening = nil
    }
    // Coming here again costs as much as the way is long.
    let more = 10 * member.explorer.sharedNodes
    member.explorer.playRound(effort: effort + more, orders: orders)
  }
}
