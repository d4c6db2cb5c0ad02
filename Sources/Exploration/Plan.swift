/// What is to be explored, and how far.
package struct Plan {
  /// How many messages the network may lose in one order, and how many it may copy. Nothing travels
  /// under `network mailbox`, and then there is nothing to lose.
  package var faults = NetworkFaults()
  /// Whether orders are taken for one that nobody can tell apart though arrivals change places.
  package var mergesIndistinguishable = true
  /// The most orders to explore; nil for no bound.
  package var orderLimit: Int? = 10_000
  /// The most memory that the exploring may hold, in bytes.
  package var memoryLimit = 1_000_000_000
  /// The most choices in one order; a longer one is cut there.
  package var depthLimit = 2_000
  package var goals: [Goal] = []

  package init() {}
}
