import Actors
import Behaviors

/// How messages get into mailboxes. Under the delivery model `mailbox` sending is arriving: a message
/// is at the end of its receiver's mailbox at once.
extension Simulator {
  /// Sends a message of the running turn.
  mutating func deliver(
    _ message: consuming Value, to target: ActorID, future: FutureID = .none,
    kind: Event.Kind = .sent
  ) throws(Fault) {
    try deliver(
      message, from: turn.actor, to: target, future: future, kind: kind, cause: turn.event)
  }

  /// Sends what a `send` left on the stack. It is what most turns do, so that it is worth its own copy
  /// of `deliver`.
  @inline(__always)
  mutating func send() throws(Fault) {
    let (target, message) = machine.popSend()
    guard case .actor(let receiver) = target else { throw .notAnActor(target, in: "send") }
    try deliver(
      message, from: turn.actor, to: receiver, future: .none, kind: .sent, cause: turn.event)
  }

  /// Sends a message; what a stopped actor is sent is a dead letter.
  @inline(__always)
  mutating func deliver(
    _ message: consuming Value, from sender: ActorID, to target: ActorID, future: FutureID,
    kind: Event.Kind, cause: Int
  ) throws(Fault) {
    // A timer's message does not travel: it was promised to be there.
    if stage.network != .mailbox, kind != .timerFired {
      return try launch(message, from: sender, to: target, future: future, kind: kind, cause: cause)
    }
    let receiver = stage.actors.place(of: Int(target.index))
    guard receiver.pointee.takesMail else {
      stage.messageCount += 1
      let event = record(
        kind, actor: kind.isBehalf ? turn.actor : sender, peer: target, future: future,
        cause: cause, message: stage.messageCount, value: message)
      recordDeadLetter(
        stage.messageCount, message, from: sender, to: target, future: future, cause: event)
      return
    }
    let waiting = Int(receiver.pointee.waiting)
    guard waiting < Limits.mailbox else {
      throw .mailboxFull(actor: stage.name(of: target), Limits.mailbox)
    }
    stage.messageCount &+= 1
    let event = record(
      kind, actor: kind.isBehalf ? turn.actor : sender, peer: target,
      future: future, cause: cause, message: stage.messageCount, amount: waiting + 1,
      value: message)
    stage.enqueue(
      EnvelopeRecord(
        number: stage.messageCount, event: event, sender: sender, future: future, next: -1,
        isStop: false), message, for: target)
    wakeForMail(target, event)
  }

  /// Puts a stop at the end of a mailbox; nothing for an actor that has stopped.
  /// - Parameter isTyped: false for the stops of `stop all`, which are not worth a line each.
  mutating func sendStop(to target: ActorID, isTyped: Bool = true) throws(Fault) {
    if target == .you { throw .cannotStopYou }
    let index = Int(target.index)
    guard stage.actors[index].takesMail else {
      // Where messages travel, their numbers must not depend on who has stopped meanwhile.
      if stage.network != .mailbox { _ = stage.countMade(by: turn.actor) }
      record(.stopSent, actor: turn.actor, peer: target)
      return
    }
    // Those of `stop all` do not travel: it waits for each in turn.
    if stage.network != .mailbox, isTyped {
      return try launch(
        .none, from: turn.actor, to: target, future: .none, kind: .stopSent, cause: turn.event)
    }
    stage.messageCount += 1
    let event = record(
      .stopSent, actor: turn.actor, peer: target, message: stage.messageCount,
      amount: isTyped ? Int(stage.actors[index].waiting) + 1 : 0)
    stage.enqueue(
      EnvelopeRecord(
        number: stage.messageCount, event: event, sender: turn.actor, future: .none, next: -1,
        isStop: true), .none, for: target)
    wakeForMail(target, event)
  }

  /// An idle actor can move once it has mail; `you` never handle yours.
  @inline(__always)
  mutating func wakeForMail(_ target: ActorID, _ event: Int) {
    let receiver = stage.actors.place(of: Int(target.index))
    if case .idle = receiver.pointee.status, receiver.pointee.waiting == 1, target != .you {
      stage.ready.insert(target, since: event)
    }
  }

  /// Records that a message found its receiver stopped, and fails what was to be its reply.
  @inline(never)
  mutating func recordDeadLetter(
    _ number: Int, _ message: Value, from sender: ActorID, to target: ActorID, future: FutureID,
    cause: Int
  ) {
    let event = record(
      .deadLetter, actor: target, peer: sender, future: future, cause: cause, message: number,
      value: message)
    guard future != .none else { return }
    let reason = Fault.hasStopped(actor: stage.name(of: target))
    settle(future, as: .failed, stage.withWriter { reason.reason($0) }, event: event)
  }

  mutating func ask(_ target: ActorID, _ message: Value) throws(Fault) -> FutureID {
    let future = stage.futures.add(
      FutureRecord(message: stage.messageCount + 1, asker: turn.actor, responsible: target))
    try deliver(message, to: target, future: future)
    return future
  }

  mutating func reply(_ value: Value) throws(Fault) {
    guard turn.kind == .message else { throw .nothingToReply(hook: turn.kind.text) }
    if turn.hasForwarded { throw .forwardedAlready(message: turn.message) }
    guard turn.future != .none else {
      guard turn.sender != .nobody else { throw .nothingToReply(hook: "this turn") }
      return try deliver(value, to: turn.sender)
    }
    if turn.hasReplied { throw .repliedAlready(message: turn.message) }
    turn.hasReplied = true
    resolve(turn.future, with: value, isAutomatic: false)
  }

  /// Passes the message of this turn on: sender and reply address travel with it.
  mutating func forward(to value: Value) throws(Fault) {
    guard case .actor(let target) = value else { throw .notAnActor(value, in: "forward") }
    guard turn.kind == .message else { throw .nothingToForward }
    if turn.hasForwarded { throw .forwardedAlready(message: turn.message) }
    if turn.hasReplied { throw .repliedAlready(message: turn.message) }
    turn.hasForwarded = true
    if turn.future != .none { stage.futures[turn.future].responsible = target }
    try deliver(
      machine.message, from: turn.sender, to: target, future: turn.future, kind: .forwarded,
      cause: turn.event)
  }
}

extension Event.Kind {
  /// Whether a message of this kind is put into the mailbox by another actor than its sender.
  fileprivate var isBehalf: Bool {
    switch self {
    case .forwarded, .timerFired: true
    default: false
    }
  }
}

extension Turn.Kind {
  /// What a message about it says it is.
  var text: String {
    switch self {
    case .start: "at start"
    case .message: "a message"
    case .stop: "at stop"
    case .failure: "at failure"
    case .typed: "the prompt"
    case .initialize: "a var line"
    }
  }
}
