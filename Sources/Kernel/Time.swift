package import Actors
import Behaviors

/// The clock. It moves only when nobody else can.
extension Simulator {
  /// `after delay send target message`.
  mutating func setTimer() throws(Fault) {
    let message = machine.pop()
    let receiver = machine.pop()
    let delay = try duration(machine.pop(), "after")
    guard case .actor(let target) = receiver else { throw .notAnActor(receiver, in: "send") }
    if delay == 0 { return try deliver(message, to: target) }
    let due = try dueTime(after: delay)
    stage.serial += 1
    let event = record(
      .timerSet, actor: turn.actor, peer: target, amount: delay, value: message)
    if stage.network == .causal { stage.causality.set(timer: stage.serial, by: turn.actor) }
    stage.timers.insert(
      TimerRecord(
        due: due, order: stage.serial, kind: .message, owner: turn.actor,
        ordinal: stage.countMade(by: turn.actor), target: target, value: message, event: event))
  }

  /// Moves the clock to the next thing due and lets all of its kind at that instant happen but the
  /// sending of messages, which `fire` does one by one. False when nothing is due.
  package mutating func tick() -> Bool {
    stage.dropStaleTimers()
    guard let first = stage.timers.first else { return false }
    turn = Turn(kind: .typed, actor: .you)
    let stands = first.due <= stage.clock
    if !stands { stage.clock = first.due }
    stage.clockEvent = record(.clock, actor: .you, cause: first.event, amount: stands ? 1 : 0)
    stage.clockMoves += 1
    let isDeadline = first.kind == .deadline
    let due = stage.timers.elements.filter {
      $0.due == first.due && $0.kind != .message && ($0.kind == .deadline) == isDeadline
    }
    for timer in due.sorted() where stage.isWanted(timer) { fire(timer) }
    stage.timers.filter { timer in !due.contains { $0.order == timer.order } }
    return true
  }

  /// Sends the message of a timer that is due.
  package mutating func fire(_ due: DueTimer) {
    guard let place = stage.timers.elements.firstIndex(where: { $0.order == due.order }) else {
      return
    }
    turn = Turn(kind: .typed, actor: .you)
    fire(stage.timers.remove(at: place))
  }

  func dueTime(after delay: Int) throws(Fault) -> Int {
    let (due, overflow) = stage.clock.addingReportingOverflow(delay)
    if overflow { throw .clockOverflow }
    return due
  }

  mutating func setWakeUp(_ kind: TimerRecord.Kind, at due: Int, for place: Int32, event: Int) {
    guard let suspension = stage.suspensions[Int(place)] else { return }
    stage.serial += 1
    stage.timers.insert(
      TimerRecord(
        due: due, order: stage.serial, kind: kind, owner: suspension.actor,
        serial: suspension.serial, event: event))
  }

  /// Moves the clock to the next thing due and lets all of its kind at that instant happen, in order
  /// of their setting. False when nothing is due.
  mutating func advanceClock() -> Bool {
    stage.dropStaleTimers()
    guard let first = stage.timers.first else { return false }
    turn = Turn(kind: .typed, actor: .you)
    let stands = first.due <= stage.clock
    if !stands { stage.clock = first.due }
    stage.clockEvent = record(.clock, actor: .you, cause: first.event, amount: stands ? 1 : 0)
    while let timer = stage.timers.first, timer.due == first.due,
      (timer.kind == .deadline) == (first.kind == .deadline)
    {
      fire(stage.timers.remove(at: 0))
      stage.dropStaleTimers()
    }
    return true
  }

  /// When the next thing is due; to be called between slices.
  package mutating func nextDueTime() -> Int? {
    stage.dropStaleTimers()
    return stage.timers.first?.due
  }

  /// Lets everything happen that is due up to a time, and sets the clock to it; to be called between
  /// slices.
  package mutating func moveClock(to time: Int) {
    while let due = nextDueTime(), due <= time { _ = advanceClock() }
    stage.clock = max(stage.clock, time)
  }

  mutating func fire(_ timer: TimerRecord) {
    switch timer.kind {
    case .message:
      turn.actor = timer.owner
      // A full mailbox loses nothing by a timer: the message is a dead letter.
      do throws(Fault) {
        try deliver(
          timer.value, from: timer.owner, to: timer.target, future: .none, kind: .timerFired,
          cause: timer.event)
        stage.causality.fire(timer: timer.order, message: stage.messageCount)
      } catch {
        stage.messageCount += 1
        let event = record(
          .timerFired, actor: timer.owner, peer: timer.target, cause: timer.event,
          message: stage.messageCount, value: timer.value)
        recordDeadLetter(
          stage.messageCount, timer.value, from: timer.owner, to: timer.target, future: .none,
          cause: event)
      }
    case .wake, .deadline:
      let place = Int(stage.actors[Int(timer.owner.index)].suspension)
      if case .future = stage.suspensions[place]?.wait {
        stage.suspensions[place]?.isLate = true
      }
      wake(timer.owner, since: log.next - 1)
    }
  }
}

/// A timer whose message is due.
package struct DueTimer {
  package var owner: ActorID
  /// Which of the messages and timers that its owner made it is.
  package var ordinal: Int32
  package var target: ActorID
  package var value: Value
  var order: Int
}

extension Configuration {
  /// The timers whose messages are due now, in order of their setting.
  package var dueTimers: [DueTimer] {
    guard hasTimersDue else { return [] }
    return timers.elements.filter { $0.kind == .message && $0.due <= clock }.sorted().map {
      DueTimer(
        owner: $0.owner, ordinal: $0.ordinal, target: $0.target, value: $0.value, order: $0.order)
    }
  }

  /// Removes wake-ups from the front that nobody waits for any more.
  mutating func dropStaleTimers() {
    while let timer = timers.first, !isWanted(timer) { _ = timers.remove(at: 0) }
  }

  /// Whether a timer still has something to do.
  func isWanted(_ timer: TimerRecord) -> Bool {
    if timer.kind == .message { return true }
    let place = actors[Int(timer.owner.index)].suspension
    guard place >= 0, let suspension = suspensions[Int(place)] else { return false }
    guard suspension.serial == timer.serial, !suspension.isLate else { return false }
    if case .future(let future) = suspension.wait { return futures[future].status == .pending }
    return true
  }
}
