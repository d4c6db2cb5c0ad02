/// What is known after exploring, or so far.
package struct Findings {
  /// How much of it is known.
  package enum Verdict: Hashable, Sendable {
    /// Every order was checked.
    case complete
    /// There is more: the exploring has not come to its end.
    case unfinished
    /// So many orders were explored, and no more were wanted.
    case orderLimit(Int)
    /// The exploring held so many bytes of memory, and no more were wanted.
    case memoryLimit(Int)
    /// Every order was checked, but some were cut after so many choices.
    case depthLimit(Int)
  }

  /// Why several classes of orders were taken for one.
  package enum MergeReason: Hashable, Sendable {
    /// The messages are equal, and their receiver cannot tell their senders apart.
    case equalMessages
  }

  /// Two messages to one actor that were exchanged, though nobody can tell.
  package struct Merge: Hashable, Sendable {
    package var reason: MergeReason
    package var first: Sending
    package var second: Sending
    package var receiver: String
  }

  /// A message on its way into a mailbox.
  package struct Sending: Hashable, Sendable {
    /// The choice that puts it there; who makes it is the sender.
    package var choice: Choice
    /// The message as a literal; `stop` for a stop.
    package var message: String
  }

  /// Two messages to one actor that arrive in either order.
  package struct Race: Hashable, Sendable {
    package var first: Sending
    package var second: Sending
    package var receiver: String
    /// The endings, by their places among `endings`, in all of whose orders `first` comes before
    /// `second`, and those in all of whose orders it comes after it.
    package var endingsInOrder: [Int]
    package var endingsReversed: [Int]

    /// Whether it tells some endings from others.
    package var separates: Bool { !endingsInOrder.isEmpty && !endingsReversed.isEmpty }
  }

  package var verdict: Verdict
  /// How many orders were explored, one for each class.
  package var orders: Int
  /// How many classes these orders stand for, those merged into them included; nil where they are too
  /// many to be counted.
  package var classes: Int?
  /// The pairs that were not told apart, each once.
  package var merges: [Merge]
  /// Those whose details are told, in the order in which they were first met.
  package var endings: [Ending]
  /// How many different ones there are.
  package var endingCount: Int
  /// In how many orders somebody was blocked in the end, a message found its receiver stopped, or a
  /// failure was left that nobody looked at.
  package var deadlockedOrders: Int
  package var ordersWithLetters: Int
  package var ordersWithFailures: Int
  /// The pairs whose order was seen both ways, those that separate endings first.
  package var races: [Race]
  /// One for each goal of the plan, in its order.
  package var goals: [GoalResult]
  /// How many orders there are in all, as far as can be told from those explored (Knuth, "Estimating
  /// the efficiency of backtrack programs", 1975; weighed by the share of the tree that is done, as
  /// in Kilby, Slaney, Thiébaux and Walsh, "Estimating search tree size", 2006). Exact at the end.
  package var estimate: Double
  /// The most choices in one order.
  package var depth: Int
}
