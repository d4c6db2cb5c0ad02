/// What came before what, as far as the order of deliveries needs it under `causal`.
package struct Causality {
  package init() {}

  /// The clock of each actor.
  private var actors: [Int32: SendClock] = [:]
  /// The clocks of messages that have arrived and are not handled.
  private var messages: [Int: SendClock] = [:]
  /// The clocks of settled futures.
  private var futures: [Int32: SendClock] = [:]
  /// The clocks of timers, by their order.
  private var timers: [Int: SendClock] = [:]

  /// An actor sends; gives the clock that travels with the message.
  package mutating func send(by actor: ActorID) -> SendClock {
    actors[actor.index, default: SendClock()].count(sendOf: actor)
    return actors[actor.index, default: SendClock()]
  }

  package mutating func arrive(_ message: Int, _ clock: SendClock) {
    messages[message] = clock
  }

  package mutating func handle(_ message: Int, by actor: ActorID) {
    if let clock = messages.removeValue(forKey: message) { merge(clock, into: actor) }
  }

  package mutating func spawn(_ child: ActorID, by parent: ActorID) {
    actors[child.index] = actors[parent.index]
  }

  package mutating func settle(_ future: FutureID, by actor: ActorID) {
    futures[future.number] = actors[actor.index]
  }

  package mutating func learn(_ future: FutureID, by actor: ActorID) {
    if let clock = futures[future.number] { merge(clock, into: actor) }
  }

  package mutating func set(timer order: Int, by actor: ActorID) {
    timers[order] = actors[actor.index]
  }

  /// A timer fires: its message comes after what came before its setting.
  package mutating func fire(timer order: Int, message: Int) {
    if let clock = timers.removeValue(forKey: order) { messages[message] = clock }
  }

  /// Forgets the futures that nobody can ask about any more.
  package mutating func keepFutures(_ isKept: (FutureID) -> Bool) {
    futures = futures.filter { isKept(FutureID($0.key)) }
  }

  private mutating func merge(_ clock: SendClock, into actor: ActorID) {
    actors[actor.index, default: SendClock()].merge(clock)
  }
}
