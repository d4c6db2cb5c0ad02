import Tracing

/// Which lifelines are drawn beside each other where not all have room: so that each arrow has both
/// its ends in some panel.
struct DiagramPanels {
  /// The lifelines of each panel, in order.
  private(set) var panels: [[Int]] = []
  /// How many lifelines are in none.
  private(set) var left = 0

  /// More panels than these are of no use to anybody.
  private static let most = 12

  init(_ picture: SpaceTime, capacity: Int) {
    let count = picture.lifelines.count
    guard count > capacity else {
      panels = [Array(0..<count)]
      return
    }
    var open: [Pair: Int] = [:]
    var order: [Pair] = []
    for arrow in picture.arrows where arrow.from != arrow.to {
      let pair = Pair(arrow.from, arrow.to)
      if open[pair] == nil { order.append(pair) }
      open[pair, default: 0] += 1
    }
    var isShown = [Bool](repeating: false, count: count)
    while panels.count < Self.most, let first = Self.busiest(order, open) {
      let panel = Self.panel(around: first, order, open, capacity)
      panels.append(panel.sorted())
      for lifeline in panel { isShown[lifeline] = true }
      order.removeAll { panel.contains($0.low) && panel.contains($0.high) }
    }
    showAlone(isShown, capacity)
  }

  /// Those who had to do with nobody come last.
  private mutating func showAlone(_ isShown: [Bool], _ capacity: Int) {
    var rest = isShown.indices.filter { !isShown[$0] }
    while panels.count < Self.most, !rest.isEmpty {
      panels.append(Array(rest.prefix(capacity)))
      rest.removeFirst(min(capacity, rest.count))
    }
    left = rest.count
  }

  /// Two lifelines with arrows between them.
  private struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ one: Int, _ other: Int) {
      low = min(one, other)
      high = max(one, other)
    }
  }

  /// The pair with the most arrows, the first of equals.
  private static func busiest(_ order: [Pair], _ open: [Pair: Int]) -> Pair? {
    var best: Pair?
    for pair in order where open[pair] ?? 0 > best.flatMap({ open[$0] }) ?? 0 { best = pair }
    return best
  }

  /// Adds to a pair whoever has the most arrows with those in the panel.
  private static func panel(
    around first: Pair, _ order: [Pair], _ open: [Pair: Int], _ capacity: Int
  ) -> [Int] {
    var panel = [first.low, first.high]
    while panel.count < capacity {
      var gains: [Int: Int] = [:]
      var candidates: [Int] = []
      for pair in order where panel.contains(pair.low) != panel.contains(pair.high) {
        let other = panel.contains(pair.low) ? pair.high : pair.low
        if gains[other] == nil { candidates.append(other) }
        gains[other, default: 0] += open[pair] ?? 0
      }
      guard let next = candidates.max(by: { gains[$0] ?? 0 < gains[$1] ?? 0 }) else { break }
      panel.append(next)
    }
    return panel
  }
}
