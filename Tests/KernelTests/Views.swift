import Actors
import Kernel

@testable import Sessions

/// What tells an event from all others whatever the order: what its actor did before, and where what
/// it takes in came from. Equal in two runs when all that its actor can know is equal.
struct Views {
  private(set) var keys: [Int] = []

  init(_ events: [Event], _ session: Session) {
    self.init(events) {
      session.simulator.stage.name(of: $0)
    } literal: { value in
      session.simulator.stage.withWriter { $0.literal(value) }
    }
  }

  init(_ events: [Event], name: (ActorID) -> String, literal: (Value) -> String) {
    let owners = NaiveOwners(events)
    var lasts: [Int32: Int] = [:]
    var sendings: [Int: Int] = [:]
    var closings: [Int32: Int] = [:]
    var clockMoves = 0
    func known(_ actor: ActorID) -> String { actor.index < 0 ? "nobody" : name(actor) }
    for (place, event) in events.enumerated() {
      var parts = ["\(event.kind)", known(event.actor), known(event.peer)]
      parts.append(Self.text(event, literal))
      let owner = owners[place]
      if let owner { parts.append("after \(lasts[owner] ?? 0)") }
      switch event.kind {
      case .sent, .stopSent, .forwarded, .duplicated, .timerFired: break
      default:
        if event.message > 0, let sending = sendings[event.message] { parts.append("m\(sending)") }
      }
      switch event.kind {
      case .resumed, .learned, .timerFired, .started, .duplicated:
        if event.cause > 0 { parts.append("c\(keys[event.cause - 1])") }
      case .deadLetter:
        // One that is buried is another thing than one that comes too late; both are by that end.
        let cause = event.cause == 0 ? nil : events[event.cause - 1].kind
        let isBuried = cause == .stopped || cause == .killed
        let end = isBuried ? keys[event.cause - 1] : closings[event.actor.index]
        parts.append("buried \(isBuried) by \(end ?? 0)")
      case .arrived where event.amount == 0:
        parts.append("too late by \(closings[event.actor.index] ?? 0)")
      case .killed: parts.append("victim \(lasts[event.actor.index] ?? 0)")
      case .clock: clockMoves += 1
      case .late: break
      default: break
      }
      if event.kind == .clock || event.kind == .late {
        parts.append("clock \(clockMoves) \(event.time) \(event.amount)")
      }
      var hasher = SplitMix(state: 7)
      var key = hasher.next()
      for byte in parts.joined(separator: "|").utf8 {
        key = (key ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      let result = Int(truncatingIfNeeded: key)
      keys.append(result)
      if let owner { lasts[owner] = result }
      if event.kind == .spawned || event.kind == .killed && event.amount == 0 {
        lasts[event.actor.index] = result
      }
      switch event.kind {
      case .stopping, .stopped, .killed:
        if event.kind == .killed, event.amount == 1 { break }
        if closings[event.actor.index] == nil { closings[event.actor.index] = result }
      default: break
      }
      switch event.kind {
      case .sent, .stopSent, .forwarded, .duplicated, .timerFired: sendings[event.message] = result
      default: break
      }
    }
  }

  /// What an event says; a number of a message or future is none of it.
  private static func text(_ event: Event, _ literal: (Value) -> String) -> String {
    switch event.value {
    case .future: "a future"
    default: event.kind == .failed ? "" : literal(event.value)
    }
  }
}

/// Whose events they are, as `NaiveOrder` has it.
struct NaiveOwners {
  private let owners: [Int32?]

  init(_ events: [Event]) { owners = NaiveOrder(owning: events).owners }

  subscript(place: Int) -> Int32? { owners[place] }
}
