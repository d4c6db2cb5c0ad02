package import Actors

/// How often an actor may be started anew, in words.
package enum SupervisionWording {
  /// Which restart it is: "restart 2", "restart 2 of 3", "restart 2; limit 3 within 10s".
  static func restart(_ event: Event, _ writer: ValueWriter) -> String {
    let count = "restart \(event.amount)"
    switch event.value {
    case .none: return count
    case .integer(let limit): return "\(count) of \(limit)"
    default: return "\(count); \(limit(event.value, writer))"
    }
  }

  /// "limit 3", "limit 3 within 10s", as it was written at the spawn; empty without a limit.
  package static func limit(_ value: Value, _ writer: ValueWriter) -> String {
    switch value {
    case .none: ""
    case .list(let list) where list.elements.count == 2:
      "limit \(writer.literal(list.elements[0])) within \(writer.literal(list.elements[1]))"
    default: "limit \(writer.literal(value))"
    }
  }
}
