import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// The network: in which order messages arrive, and what becomes of one in flight.
extension Session {
  func network(_ name: NetworkName?, _ source: Source, _ text: String) -> Outcome {
    guard let name else {
      showNetwork()
      return .done
    }
    let count = simulator.stage.flightCount
    guard count == 0 || name.network == simulator.stage.network else {
      show(
        [
          Diagnostic(
            "\(listInFlight()) \(count == 1 ? "is" : "are") still in flight",
            hint: "run lets what is in flight arrive, drop loses it")
        ], in: source)
      return .failed
    }
    append(text, .network(name.network))
    redo(to: journal.moment + 1)
    sayUnlessQuiet(name.network.promise)
    return .done
  }

  private func showNetwork() {
    say("network \(simulator.stage.network.word): \(simulator.stage.network.promise)")
    let flights = simulator.stage.inFlight(atMost: Self.listed)
    guard !flights.isEmpty else {
      if simulator.stage.network != .mailbox { say("nothing is in flight", .faint) }
      return
    }
    let rows = simulator.stage.withWriter(limit: 300) { writer in
      flights.map { flight -> [Line] in
        let what = flight.isStop ? "stop" : visible(writer.literal(flight.value))
        let way = "from \(writer.name(flight.origin)) to \(writer.name(flight.target))"
        let state =
          flight.obstacle.map { "may not arrive before m\($0.message)" } ?? "may arrive"
        return [
          Line("m\(flight.number)", .strong), Line(what), Line(way), Line(state, .faint),
        ]
      }
    }
    let table = Table(columns: [.left, .left, .left, .left], rows: rows)
    for line in table.lines(theme: .plain) { say(line) }
    let more = simulator.stage.flightCount - flights.count
    if more > 0 { say("and \(more) more", .faint) }
  }

  func transmit(
    _ what: Transmission, _ name: Name, _ source: Source, _ text: String
  ) -> Outcome {
    let number = Identifier(name.text)?.number ?? 0
    if let problem = problem(of: what, number, name) {
      show([problem], in: source)
      return .failed
    }
    checkpointIfWorthwhile(betweenEntries: true)
    append(text, .transmission(what, number))
    redo(to: journal.moment + 1, isLive: true)
    finishEntry()
    return .done
  }

  /// Does what `transmit` found possible.
  func perform(_ what: Transmission, _ number: Int) {
    do throws(Simulator.TransmissionProblem) {
      switch what {
      case .delivery: try simulator.deliver(number)
      case .loss: try simulator.drop(number)
      case .duplication: try simulator.duplicate(number)
      }
    } catch {
      preconditionFailure("m\(number) was in flight")
    }
  }

  // MARK: What cannot be done

  private func problem(of what: Transmission, _ number: Int, _ name: Name) -> Diagnostic? {
    guard let flight = simulator.stage.flight(number) else { return notInFlight(number, name) }
    guard what == .delivery, let obstacle = flight.obstacle else { return nil }
    let free = simulator.stage.inFlight(atMost: Self.listed).filter { $0.obstacle == nil }
    return Diagnostic(
      "m\(number) may not arrive yet: \(reason(for: obstacle, flight))", at: name.span,
      hint: "\(list(free.map(\.number), of: free.count)) may")
  }

  private func reason(for obstacle: Obstacle, _ flight: FlightView) -> String {
    let receiver = simulator.stage.name(of: flight.target)
    switch obstacle {
    case .sentBefore(let earlier):
      let sender = simulator.stage.name(of: flight.origin)
      let verb = flight.origin == .you ? "send" : "sends"
      return "\(sender) \(verb) m\(earlier) to \(receiver) before it, and network "
        + "\(simulator.stage.network.word) keeps that order"
    case .cause(let earlier):
      return "m\(earlier) to \(receiver) is among its causes, and network causal keeps that order"
    }
  }

  private func notInFlight(_ number: Int, _ name: Name) -> Diagnostic {
    guard number <= simulator.stage.messageCount else {
      let last = simulator.stage.messageCount
      return Diagnostic(
        "there is no m\(number)", at: name.span,
        hint: last == 0 ? "nothing was sent yet" : "messages so far are m1 to m\(last)")
    }
    if simulator.stage.network == .mailbox {
      return Diagnostic(
        "m\(number) is not in flight: under network mailbox a message arrives as it is sent",
        at: name.span, hint: "network fifo, typed before sending, lets messages travel")
    }
    let count = simulator.stage.flightCount
    return Diagnostic(
      "m\(number) is not in flight", at: name.span,
      hint: count == 0 ? "nothing is" : "\(listInFlight()) \(count == 1 ? "is" : "are")")
  }

  private func listInFlight() -> String {
    list(
      simulator.stage.inFlight(atMost: Self.named).map(\.number),
      of: simulator.stage.flightCount)
  }

  /// How many messages a sentence names.
  private static let named = 5

  /// "m1, m2 and m3"; of many the first ones.
  private func list(_ messages: [Int], of count: Int) -> String {
    var words = messages.prefix(Self.named).map { "m\($0)" }
    if count > words.count { words.append("\(count - words.count) more") }
    guard let last = words.popLast() else { return "" }
    return words.isEmpty ? last : words.joined(separator: ", ") + " and " + last
  }
}

extension NetworkName {
  var network: Network {
    switch self {
    case .mailbox: .mailbox
    case .causal: .causal
    case .fifo: .fifo
    case .unordered: .unordered
    }
  }
}

extension Network {
  /// How it is typed.
  var word: String {
    switch self {
    case .mailbox: NetworkName.mailbox.rawValue
    case .causal: NetworkName.causal.rawValue
    case .fifo: NetworkName.fifo.rawValue
    case .unordered: NetworkName.unordered.rawValue
    }
  }

  /// What may be relied on.
  var promise: String {
    switch self {
    case .mailbox: "a message arrives as it is sent"
    case .causal:
      "messages travel, and none overtakes another to the same actor that is among its causes"
    case .fifo: "messages travel, and those of one sender to one receiver keep their order"
    case .unordered: "messages travel, and arrive in any order"
    }
  }
}
