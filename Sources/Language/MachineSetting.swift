/// A number of the machine on which `compare` runs a cast; the raw value is how it is typed.
package enum MachineQuantity: String, Sendable, CaseIterable {
  case cores
  case switchInterval = "switch"
  case threadStart = "thread"
  case processStart = "fork"
  case queuedMessage = "queue"
  case carriedMessage = "message"
  case byte

  /// What it may be: a count of cores, and nanoseconds of everything else.
  package var range: ClosedRange<Int> {
    switch self {
    case .cores: 1...256
    case .switchInterval: 1_000...1_000_000_000_000
    case .threadStart, .processStart, .queuedMessage, .carriedMessage: 0...1_000_000_000_000
    case .byte: 0...1_000_000
    }
  }

  /// A value as it is typed.
  package func text(_ value: Int) -> String {
    self == .cores ? "\(value)" : Self.duration(value)
  }

  private static func duration(_ nanoseconds: Int) -> String {
    nanoseconds % 1_000 == 0 ? DurationUnit.text(nanoseconds / 1_000) : "\(nanoseconds)ns"
  }
}

/// `cores 4`, `switch 5ms`: one number of the machine.
package struct MachineSetting: Equatable, Sendable {
  package var quantity: MachineQuantity
  /// A count of cores, or nanoseconds.
  package var value: Int

  package init(quantity: MachineQuantity, value: Int) {
    self.quantity = quantity
    self.value = value
  }
}

/// What a timeline can be of: what actors can be made of when they run, or what has happened; the raw
/// value is how it is typed.
package enum TimelineName: String, Sendable, CaseIterable {
  case gil, threads, processes, past
}
