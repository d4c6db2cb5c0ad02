package import Actors

/// All that an event caused, as a tree: each event is a branch of the one that made it possible.
package struct EffectTree {
  /// A place in the tree that is shown.
  package struct Row: Equatable, Sendable {
    package var event: Int
    package var depth: Int
    /// How many of its effects are not shown.
    package var hidden: Int
  }

  private let root: Int
  /// What each event in the tree caused, in order.
  private var children: [Int: [Int]]
  /// How many effects there are.
  package private(set) var count = 0

  package init(root: Int) {
    self.root = root
    children = [root: []]
  }

  /// Takes note of an event behind the root, to be called in their order.
  package mutating func add(_ event: Event, number: Int) {
    guard number > root, children[event.cause] != nil else { return }
    children[event.cause]?.append(number)
    children[number] = []
    count += 1
  }

  /// The first rows of the tree, cut so that what is near the root goes first: the deepest levels are
  /// left out until the rest fits.
  package func rows(atMost limit: Int) -> [Row] {
    var level = [root]
    var shown: Set<Int> = []
    while !level.isEmpty, shown.count < limit {
      let here = level.prefix(limit - shown.count)
      shown.formUnion(here)
      level = here.flatMap { children[$0] ?? [] }
    }
    var rows: [Row] = []
    var stack = [(event: root, depth: 0)]
    while let (event, depth) = stack.popLast() {
      let below = (children[event] ?? []).filter { shown.contains($0) }
      let hidden = (children[event] ?? []).filter { !shown.contains($0) }
      rows.append(Row(event: event, depth: depth, hidden: hidden.reduce(0) { $0 + size(of: $1) }))
      stack += below.reversed().map { ($0, depth + 1) }
    }
    return rows
  }

  /// How many events there are from one down.
  private func size(of event: Int) -> Int {
    var size = 0
    var stack = [event]
    while let next = stack.popLast() {
      size += 1
      stack += children[next] ?? []
    }
    return size
  }
}
