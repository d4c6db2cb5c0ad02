package import Actors

/// Finding events by what they are about, among those that a log still holds.
extension EventLog {
  /// The numbers of the events that a condition holds for, in order.
  package func numbers(where isWanted: (Event) -> Bool) -> [Int] {
    var found: [Int] = []
    for number in first..<next {
      if let event = self[number], isWanted(event) { found.append(number) }
    }
    return found
  }

  /// What a message says.
  package func value(ofMessage number: Int) -> Value? {
    numbers { $0.message == number && $0.kind.carriesMessage }.first.flatMap { self[$0]?.value }
  }
}

extension Event.Kind {
  /// Whether the event's value is a message.
  fileprivate var carriesMessage: Bool {
    switch self {
    case .sent, .arrived, .lost, .duplicated, .timerFired, .forwarded, .received, .deadLetter,
      .unhandled:
      true
    default: false
    }
  }
}
