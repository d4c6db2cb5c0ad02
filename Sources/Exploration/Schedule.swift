package import Kernel

/// An order, as the choices that make it: performed from the same stage, it is the same run again.
package struct Schedule: Hashable, Sendable {
  /// A choice, and what else could have been chosen.
  package struct Entry: Hashable, Sendable {
    package var choice: Choice
    /// All that could be chosen there, in a fixed order, the choice itself included; empty where that
    /// was not recorded.
    package var enabled: [Choice]

    package init(_ choice: Choice, enabled: [Choice] = []) {
      self.choice = choice
      self.enabled = enabled
    }
  }

  /// In which order messages arrive in it.
  package var network: Network
  package var entries: [Entry]

  package init(network: Network, entries: [Entry] = []) {
    self.network = network
    self.entries = entries
  }

  package var choices: [Choice] { entries.map(\.choice) }
}

/// Why a schedule cannot be performed any further.
package struct Divergence: Error, Equatable, Sendable {
  /// Which choice cannot be made, or not among the same others, from 0.
  package var index: Int
  package var choice: Choice
  /// What could be chosen there when the schedule was recorded, losses and copies left out; empty
  /// where that was not recorded.
  package var expected: [Choice]
  /// What can be chosen there.
  package var enabled: [Choice]

  package init(index: Int, choice: Choice, expected: [Choice], enabled: [Choice]) {
    self.index = index
    self.choice = choice
    self.expected = expected
    self.enabled = enabled
  }
}
