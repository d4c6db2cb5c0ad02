import Actors

/// What each event comes immediately after.
extension CausalClocks {
  typealias Source = (link: Link, moment: Moment)

  /// The moments that an event comes immediately after; the clock's only for its own events.
  func sources(of event: Event, _ process: Process, _ number: Int) -> [Source] {
    var sources: [Source] = []
    switch process {
    case .actor(let actor):
      let line = lifelines[Int(actor.index)]
      if line.last.event > 0 {
        sources.append((line.count == 0 ? .spawn : .programOrder, line.last))
      }
      addOther(to: &sources, event, actor)
    case .message: addMessage(to: &sources, event, number)
    case .clock: addAll(to: &sources)
    }
    return sources
  }

  /// What an actor's event comes after besides its own last one.
  private func addOther(to sources: inout [Source], _ event: Event, _ actor: ActorID) {
    switch event.kind {
    case .received, .stopping:
      if let letter = letters[event.message] { sources.append((.message, letter.last)) }
    case .stopped:
      // Without `at stop`, this is where the stop is taken.
      if let stop = lifelines[Int(actor.index)].stops.first(where: { $0.event == event.cause }),
        let letter = letters[stop.message]
      {
        sources.append((.message, letter.last))
      }
    case .resumed, .learned:
      if let settled = promises[event.future.number]?.settled {
        sources.append((.reply, settled))
      }
      if event.peer != .nobody, let end = line(of: event.peer)?.end { sources.append((.end, end)) }
    case .killed:
      if event.actor != actor, let victim = line(of: event.actor), victim.last.event > 0 {
        sources.append((.end, victim.last))
      }
    case .spawned, .started, .sent, .stopSent, .arrived, .lost, .duplicated, .timerFired,
      .forwarded, .unhandled, .deadLetter, .printed, .replied, .waits, .late, .sleeps, .works,
      .timerSet, .became, .failed, .restarted, .givenUp, .continued, .clock:
      break
    }
  }

  func line(of actor: ActorID) -> Lifeline? {
    let index = Int(actor.index)
    return index >= 0 && index < lifelines.count ? lifelines[index] : nil
  }

  /// What comes immediately before something that becomes of a message.
  private func addMessage(to sources: inout [Source], _ event: Event, _ number: Int) {
    switch event.kind {
    case .timerFired:
      guard let timer = timers[event.cause] else { return }
      sources.append((.timer, timer.set))
      for earlier in deliveries.firings(before: timer) { sources.append((.network, earlier)) }
    case .duplicated:
      if let original = letters[event.amount] { sources.append((.message, original.last)) }
    default:
      guard let letter = letters[event.message] else { return }
      sources.append((.message, letter.last))
      if letter.travels, event.kind != .lost {
        for earlier in deliveries.arrivals(before: letter) { sources.append((.network, earlier)) }
      }
      // A stop that arrives too late comes of the end, too.
      let isTooLate = event.kind == .arrived && event.amount == 0
      guard event.kind == .deadLetter || isTooLate else { return }
      if let line = line(of: event.actor), line.isBorn {
        // What its end buries comes after it; what finds it stopped, after its stopping.
        let isBuried = line.end?.event == event.cause
        if let end = isBuried ? line.end : line.closing { sources.append((.end, end)) }
      } else {
        // The `var` lines that were to make it have failed.
        let spawner = owner(of: event.actor, cause: event.cause)
        sources.append((.programOrder, lifelines[Int(spawner.index)].last))
      }
    }
  }

  /// The last that everybody did, and that became of every message, since the clock moved last.
  private func addAll(to sources: inout [Source]) {
    if clock.event > 0 { sources.append((.clock, clock)) }
    let ends = Set(moved.map { lifelines[Int($0)].last.event }).union(loose.values)
    for event in ends.sorted() { sources.append((.clock, Moment(event: event))) }
  }
}
