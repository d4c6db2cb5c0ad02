package import Actors

extension Link {
  /// How an event follows from its cause, the event that made it possible.
  package init(from cause: Event, to event: Event) {
    switch event.kind {
    case .received, .stopping, .arrived, .lost, .duplicated: self = .message
    case .deadLetter: self = cause.kind == .stopped || cause.kind == .killed ? .end : .message
    case .timerFired, .clock: self = .timer
    case .started: self = cause.kind == .spawned ? .spawn : .programOrder
    case .stopped: self = cause.message > 0 && cause.actor != event.actor ? .message : .programOrder
    case .learned: self = .reply
    case .resumed: self = event.future != .none ? .reply : event.peer != .nobody ? .end : .clock
    case .late: self = .clock
    case .spawned, .sent, .stopSent, .forwarded, .unhandled, .printed, .replied, .waits, .sleeps,
      .works, .timerSet, .became, .failed, .restarted, .givenUp, .continued, .killed:
      self = .programOrder
    }
  }
}
