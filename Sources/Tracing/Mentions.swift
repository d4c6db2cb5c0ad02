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

  /// The number of the last event that a condition holds for.
  package func last(where isWanted: (Event) -> Bool) -> Int? {
    var number = next - 1
    while number >= first {
      if let event = self[number], isWanted(event) { return number }
      number -= 1
    }
    return nil
  }

  /// The numbers of the last events, in order; only those in which an actor acts or is met, when one
  /// is given.
  package func last(_ count: Int, of actor: ActorID?) -> [Int] {
    var found: [Int] = []
    var number = next - 1
    while number >= first, found.count < count {
      if let event = self[number], actor == nil || event.actor == actor || event.peer == actor {
        found.append(number)
      }
      number -= 1
    }
    return found.reversed()
  }

  /// What a message says.
  package func value(ofMessage number: Int) -> Value? {
    numbers { $0.message == number && $0.kind.carriesMessage }.first.flatMap { self[$0]?.value }
  }

  /// The last thing that happened to a message; its reply is the future's affair.
  package func last(aboutMessage number: Int) -> Int? {
    last { $0.message == number && $0.kind != .replied }
  }

  /// What settled a future, or if nothing has, what asked for it.
  package func last(aboutFuture number: Int) -> Int? {
    last { Int($0.future.number) == number && $0.kind.concernsReply }
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

  /// Whether the event asks for a reply or decides what becomes of it.
  fileprivate var concernsReply: Bool {
    switch self {
    case .replied, .failed, .deadLetter, .sent, .unhandled: true
    default: false
    }
  }
}
