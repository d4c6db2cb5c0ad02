/// What happens immediately before what, among the events from one on; to be added in their order.
package struct CausalGraph: Sendable {
  /// One event of a chain, and how it follows from the one before; nil for the first.
  package struct Step: Equatable, Sendable {
    package var event: Int
    package var link: Link?
  }

  /// The number of the first event held.
  package let first: Int
  /// Where the predecessors of each event begin, and where those of the last one end.
  private var starts = [0]
  private var predecessors: [Predecessor] = []
  /// Whether each event is the clock's.
  private var isClock: [Bool] = []

  package init(from first: Int) {
    self.first = first
  }

  /// The number of the event that is added next.
  package var next: Int { first + isClock.count }

  /// Adds the next event; what comes before the first one held is left out.
  package mutating func add(_ stamp: Stamp) {
    precondition(stamp.event == next)
    predecessors += stamp.predecessors.filter { $0.event >= first }
    starts.append(predecessors.count)
    isClock.append(stamp.process == .clock)
  }

  /// What happens immediately before an event.
  package func predecessors(of event: Int) -> ArraySlice<Predecessor> {
    predecessors[starts[event - first]..<starts[event - first + 1]]
  }

  /// For each event held whether it happens before another one, or is it.
  package func past(of event: Int) -> [Bool] {
    var isPast = [Bool](repeating: false, count: event - first + 1)
    isPast[event - first] = true
    // The clock comes after all that is earlier, whether or not that is named as its predecessor.
    var isBeforeClock = false
    for number in stride(from: event, through: first, by: -1) {
      let index = number - first
      if isBeforeClock { isPast[index] = true }
      guard isPast[index] else { continue }
      if isClock[index] { isBeforeClock = true }
      for predecessor in predecessors(of: number) { isPast[predecessor.event - first] = true }
    }
    return isPast
  }

  // MARK: Chains

  /// The shortest chain of links from one event to another; nil when none leads there. What one actor
  /// does between two events of the chain is one link. The clock is named only where the others would
  /// take longer, for it comes before everything.
  package func path(from start: Int, to end: Int) -> [Step]? {
    guard start >= first, end < next, start < end else { return nil }
    var search = PathSearch(from: start, to: end)
    while let state = search.takeNearest() {
      if state.event == start { return search.path(from: state) }
      for predecessor in predecessors(of: state.event) where predecessor.event >= start {
        search.reach(predecessor, from: state)
      }
      // Everything is before the clock moves, and after it moved.
      if isClock[state.event - first] || state.event == end,
        let clock = isClock[state.event - first] ? start : lastClock(before: end, after: start)
      {
        search.reach(Predecessor(event: clock, link: .clock), from: state)
      }
    }
    return nil
  }

  private func lastClock(before event: Int, after start: Int) -> Int? {
    var number = event - 1
    while number > start {
      if isClock[number - first] { return number }
      number -= 1
    }
    return nil
  }
}

/// A search backwards for the cheapest chain (Dijkstra, "A note on two problems in connexion with
/// graphs", 1959), with a row of states for each cost.
private struct PathSearch {
  /// An event that the end can be reached from, and whether by its actor going on.
  struct State {
    var event: Int
    var isInProgramOrder: Bool
    var cost: Int
  }

  private let start: Int
  private let end: Int
  private var rows: [[State]]
  private var cost = 0
  /// For each state the cheapest cost, and the link to the event that it leads to.
  private var costs: [Int]
  private var links: [Link?]
  private var followers: [Int]

  init(from start: Int, to end: Int) {
    self.start = start
    self.end = end
    let count = 2 * (end - start + 1)
    costs = Array(repeating: .max, count: count)
    links = Array(repeating: nil, count: count)
    followers = Array(repeating: -1, count: count)
    let state = State(event: end, isInProgramOrder: false, cost: 0)
    rows = [[state]]
    costs[place(state.event, state.isInProgramOrder)] = 0
  }

  private func place(_ event: Int, _ isInProgramOrder: Bool) -> Int {
    2 * (event - start) + (isInProgramOrder ? 1 : 0)
  }

  mutating func takeNearest() -> State? {
    while cost < rows.count {
      while let state = rows[cost].popLast() {
        if costs[place(state.event, state.isInProgramOrder)] == state.cost { return state }
      }
      cost += 1
    }
    return nil
  }

  mutating func reach(_ predecessor: Predecessor, from state: State) {
    let isInProgramOrder = predecessor.link == .programOrder
    let price =
      switch predecessor.link {
      case .programOrder: state.isInProgramOrder ? 0 : 1
      case .clock: 3
      case .message, .reply, .timer, .spawn, .end, .network: 1
      }
    let place = place(predecessor.event, isInProgramOrder)
    let cost = state.cost + price
    guard cost < costs[place] else { return }
    costs[place] = cost
    links[place] = predecessor.link
    followers[place] = self.place(state.event, state.isInProgramOrder)
    while rows.count <= cost { rows.append([]) }
    rows[cost].append(
      State(event: predecessor.event, isInProgramOrder: isInProgramOrder, cost: cost))
  }

  /// The chain from a state to the end, without what an actor does between two of its events.
  func path(from state: State) -> [CausalGraph.Step] {
    var steps = [CausalGraph.Step(event: state.event, link: nil)]
    var place = place(state.event, state.isInProgramOrder)
    while followers[place] >= 0 {
      let step = CausalGraph.Step(event: start + followers[place] / 2, link: links[place])
      if step.link == .programOrder, steps[steps.count - 1].link == .programOrder {
        steps[steps.count - 1] = step
      } else {
        steps.append(step)
      }
      place = followers[place]
    }
    return steps
  }
}
