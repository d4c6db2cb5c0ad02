import Actors
import Kernel
import Tracing

/// Going through what happened, in its order.
extension Session {
  /// Looks at the events from one on. What the log does not hold any more is told again.
  /// - Parameter look: is given a session whose stage may be that of some later event, an event and
  ///   its number, and gives whether to go on.
  /// - Returns: false when it was interrupted.
  @discardableResult
  func tell(from first: Int, _ look: @escaping (Session, Event, Int) -> Bool) -> Bool {
    let end = simulator.log.next
    // While a cast plays for real there is nothing else to tell of.
    if simulator.log.first <= first || performance != nil {
      for number in max(first, simulator.log.first)..<max(first, end) {
        if let event = simulator.log[number], !look(self, event, number) { return true }
      }
      return true
    }
    var isInterrupted = false
    retell(from: first) { [unowned self] copy, events in
      if events.upperBound & 0xFFF == 0, self.isInterrupted() {
        isInterrupted = true
        return false
      }
      for number in events where number >= first {
        if let event = copy.simulator.log[number], !look(copy, event, number) { return false }
      }
      return true
    }
    return !isInterrupted
  }

  /// Looks at the events with their stamps, from the beginning to one of them.
  @discardableResult
  func tellStamps(upTo last: Int, _ look: @escaping (Event, Stamp) -> Bool) -> Bool {
    var clocks = CausalClocks()
    var sweepSize = Self.sweptFutures
    return tell(from: 1) { session, event, number in
      let stamp = clocks.stamp(event, number: number)
      if clocks.futureCount > sweepSize {
        clocks.keepFutures { session.simulator.stage.view(of: $0) != nil }
        sweepSize = 2 * clocks.futureCount + Self.sweptFutures
      }
      return look(event, stamp) && number < last
    }
  }

  private static let sweptFutures = 1_000_000

  /// The events of some numbers, in order of the numbers.
  func events(_ numbers: [Int]) -> [(number: Int, event: Event)] {
    let wanted = Set(numbers)
    guard let first = wanted.min(), let last = wanted.max() else { return [] }
    if first >= simulator.log.first {
      return wanted.sorted().compactMap { number in simulator.log[number].map { (number, $0) } }
    }
    var found: [(number: Int, event: Event)] = []
    tell(from: first) { _, event, number in
      if wanted.contains(number) { found.append((number, event)) }
      return number < last
    }
    return found
  }

  /// The number of the last event that a condition holds for, and how many there are.
  func lastEvent(where isWanted: @escaping (Event) -> Bool) -> (number: Int, count: Int)? {
    var found: (number: Int, count: Int)?
    tell(from: 1) { _, event, number in
      if isWanted(event) { found = (number, (found?.count ?? 0) + 1) }
      return true
    }
    return found
  }

  /// The number of the first event that a condition holds for.
  func firstEvent(where isWanted: @escaping (Event) -> Bool) -> Int? {
    var found: Int?
    tell(from: 1) { _, event, number in
      if isWanted(event) { found = number }
      return found == nil
    }
    return found
  }

  /// The graph of what happens immediately before what, from one event to another.
  func graph(from first: Int, to last: Int) -> CausalGraph {
    var graph = CausalGraph(from: first)
    tellStamps(upTo: last) { _, stamp in
      if stamp.event >= first { graph.add(stamp) }
      return true
    }
    return graph
  }

  /// The events of the shortest chain from one event to another; nil when they are concurrent.
  func path(from first: Int, to last: Int) -> [CausalGraph.Step]? {
    let (one, other) = (min(first, last), max(first, last))
    guard one > 0, other < simulator.log.next, one < other else { return nil }
    return graph(from: one, to: other).path(from: one, to: other)
  }
}
