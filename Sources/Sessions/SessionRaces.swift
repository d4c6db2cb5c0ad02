import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// What could have been the other way round, and how to make it so.
extension Session {
  /// Says why two concurrent events came in this order, and what makes them come in the other.
  func sayRace(_ first: Int, _ last: Int) {
    let events = events([first, last]).map(\.event)
    guard events.count == 2 else { return }
    say(race(events[0], events[1]))
    switch swap(first, last) {
    case .commands(let commands):
      let list = commands.joined(separator: "; ")
      say("so that e\(last) comes first: \(list)")
    case .inOneTurn:
      say(
        "whole turns cannot swap them: e\(last) needs something else of e\(first)'s turn; explore can",
        .faint)
    case .unknown:
      say("no few steps were found that swap them; explore tries every order", .faint)
    }
  }

  private func race(_ one: Event, _ other: Event) -> String {
    let name = { (actor: ActorID) in self.simulator.stage.name(of: actor) }
    let senders = [one, other].map { $0.kind == .deadLetter ? $0.peer : $0.actor }
    let isArrival = { (event: Event) in event.kind.isSending && event.kind != .duplicated }
    if isArrival(one), isArrival(other), one.peer == other.peer, senders[0] != senders[1] {
      let verb = senders.contains(.you) ? "send" : "each send"
      return "\(name(senders[0])) and \(name(senders[1])) \(verb) to \(name(one.peer)); "
        + "whoever moves first is first"
    }
    if one.kind == .arrived, other.kind == .arrived, one.actor == other.actor {
      return "both travel to \(name(one.actor)); the network may let either arrive first"
    }
    if one.kind == .timerFired || other.kind == .timerFired {
      return "timers that are due at one instant may fire in either order"
    }
    return "\(name(senders[0])) and \(name(senders[1])) do not wait for each other here; "
      + "whoever moves first is first"
  }

  // MARK: The other way round

  private enum Swap {
    /// What to type, which has been tried.
    case commands([String])
    /// The later one needs something of the turn that the earlier one is in.
    case inOneTurn
    case unknown
  }

  /// One moment of history: what happened in it, and what to type for it.
  private struct Move {
    var moment: Int
    var events: Range<Int>
    var command: String?
  }

  /// How many commands a swap may take, and how many moments may lie between.
  private static let swapLimits = (commands: 8, moments: 20_000)

  /// Looks for steps after which the later of two concurrent events has happened and the earlier one
  /// has not, and tries them.
  private func swap(_ first: Int, _ last: Int) -> Swap {
    guard let moves = moves(from: first, to: last), let start = moves.first else { return .unknown }
    let from = min(start.events.lowerBound, first)
    let graph = graph(from: from, to: last)
    guard graph.next > last else { return .unknown }
    let past = graph.past(of: last)
    let isNeeded = { (move: Move) in move.events.contains { $0 <= last && past[$0 - from] } }
    if isNeeded(start) { return .inOneTurn }
    var commands = ["goto \(start.moment)"]
    for move in moves.dropFirst() where isNeeded(move) {
      guard let command = move.command, commands.count < Self.swapLimits.commands else {
        return .unknown
      }
      commands.append(command)
    }
    return isSwapped(by: commands, first, last) ? .commands(commands) : .unknown
  }

  /// The moments from the one in which an event happened to the one in which another did.
  private func moves(from first: Int, to last: Int) -> [Move]? {
    guard let checkpoint = journal.checkpoint(beforeEvent: first) else { return nil }
    let copy = fork()
    copy.output = { _ in }
    copy.restore(checkpoint)
    var moves: [Move] = []
    while copy.simulator.log.next <= last, copy.journal.moment < journal.moment {
      if moves.count > Self.swapLimits.moments || isInterrupted() { return nil }
      let (moment, next) = (copy.journal.moment, copy.simulator.log.next)
      let entry = copy.journal.entry(after: moment)
      copy.redo(to: moment + 1)
      let events = next..<copy.simulator.log.next
      guard events.upperBound > first else { continue }
      moves.append(
        Move(moment: moment, events: events, command: entry.flatMap { copy.command($0, events) }))
    }
    return moves
  }

  /// What to type to do by hand what happened in a moment.
  private func command(_ entry: JournalEntry, _ events: Range<Int>) -> String? {
    switch entry.action {
    case .steps, .stepOf:
      guard let first = events.first, let event = simulator.log[first] else { return nil }
      switch event.kind {
      case .clock: return nil
      case .arrived, .deadLetter: return "deliver m\(event.message)"
      default: return "step \(simulator.stage.name(of: event.actor))"
      }
    case .choices, .performed: return nil
    case .define, .typed, .policy, .seed, .network, .transmission:
      return entry.text.contains("\n") ? nil : entry.text
    }
  }

  /// Whether commands, typed on a copy, make the later event happen and not the earlier one.
  private func isSwapped(by commands: [String], _ first: Int, _ last: Int) -> Bool {
    let events = events([first, last]).map(\.event)
    guard events.count == 2 else { return false }
    let copy = fork()
    copy.output = { _ in }
    var start: Int?
    for command in commands {
      guard copy.submit(command) == .done else { return false }
      if start == nil { start = copy.simulator.log.next }
    }
    guard let start, start >= copy.simulator.log.first else { return false }
    let happened = (start..<copy.simulator.log.next).compactMap { copy.simulator.log[$0] }
    return happened.contains { isAlike($0, events[1], copy) }
      && !happened.contains { isAlike($0, events[0], copy) }
  }

  /// Whether two events of different lines are the same but for their numbers.
  private func isAlike(_ one: Event, _ other: Event, _ copy: Session) -> Bool {
    guard one.kind == other.kind, isSame(one.actor, other.actor, copy) else { return false }
    return isSame(one.peer, other.peer, copy) && (one.value == other.value || one.kind == .failed)
  }

  private func isSame(_ one: ActorID, _ other: ActorID, _ copy: Session) -> Bool {
    if one.index < 0 || other.index < 0 { return one == other }
    return copy.simulator.stage.name(of: one) == simulator.stage.name(of: other)
  }
}
