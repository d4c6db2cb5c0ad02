import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// `order`: which of two events happens before the other, and how one sees it.
extension Session {
  func showOrder(_ one: Name, _ other: Name, _ source: Source) -> Outcome {
    var found: [Int] = []
    for name in [one, other] {
      switch event(meantBy: name) {
      case .success(let number): found.append(number)
      case .failure(let problem):
        show([problem], in: source)
        return .failed
      }
    }
    for (name, number) in zip([one, other], found) { sayMeaning(of: name, number) }
    guard found[0] != found[1] else {
      say("e\(found[0]) is one event, and neither before nor after itself")
      return .done
    }
    let (first, last) = (min(found[0], found[1]), max(found[0], found[1]))
    if let path = path(from: first, to: last) {
      sayChain(path, isReversed: found[0] > found[1])
    } else {
      say("e\(found[0]) and e\(found[1]) are concurrent: nothing leads from one to the other")
      sayRace(first, last)
    }
    return .done
  }

  // MARK: What is meant

  /// The event that a name means: itself; of a message its sending; of a future what settled it, or
  /// if nothing has, the asking for it.
  func event(meantBy name: Name) -> Result<Int, Diagnostic> {
    guard let id = Identifier(name.text) else { return .failure(nothing(called: name)) }
    if let problem = problem(with: id, name) { return .failure(problem) }
    let found: Int?
    switch id.kind {
    case .event: found = id.number
    case .message: found = firstEvent { $0.message == id.number && $0.kind.isSending }
    case .future: found = eventOfFuture(id.number)
    }
    return found.map { .success($0) } ?? .failure(nothing(called: name))
  }

  private func eventOfFuture(_ number: Int) -> Int? {
    let future = FutureID(Int32(clamping: number))
    let isPending = simulator.stage.view(of: future)?.status == .pending
    if isPending { return firstEvent { $0.future == future && $0.kind == .sent } }
    var clocks = CausalClocks()
    var found: Int?
    tell(from: 1) { _, event, number in
      _ = clocks.stamp(event, number: number)
      if event.future == future || event.kind == .killed, clocks.isSettled(future) {
        found = number
      }
      return found == nil
    }
    return found
  }

  private func sayMeaning(of name: Name, _ number: Int) {
    guard let id = Identifier(name.text) else { return }
    switch id.kind {
    case .event: break
    case .message: say("\(name.text) stands for its sending, e\(number)", .faint)
    case .future:
      let isPending =
        simulator.stage.view(of: FutureID(Int32(clamping: id.number)))?.status == .pending
      let what = isPending ? "the asking for it" : "what settled it"
      say("\(name.text) stands for \(what), e\(number)", .faint)
    }
  }

  /// What is wrong with a name that there is no such thing for; which there are.
  func problem(with id: Identifier, _ name: Name) -> Diagnostic? {
    switch id.kind {
    case .event:
      if id.number > 0, id.number < simulator.log.next { return nil }
      var problem = noEvent(id.number)
      problem.span = name.span
      if let elsewhere = branch(withEvent: id.number) {
        problem.hint = (problem.hint.map { $0 + "; " } ?? "") + elsewhere
      }
      return problem
    case .message:
      let last = simulator.stage.messageCount
      if id.number > 0, id.number <= last { return nil }
      return Diagnostic(
        "there is no m\(id.number)", at: name.span,
        hint: last == 0 ? "there are no messages yet" : "messages so far are m1 to m\(last)")
    case .future:
      let last = simulator.stage.futureCount
      if id.number > 0, id.number <= last { return nil }
      return Diagnostic(
        "there is no f\(id.number)", at: name.span,
        hint: last == 0 ? "there are no futures yet" : "futures so far are f1 to f\(last)")
    }
  }

  private func nothing(called name: Name) -> Diagnostic {
    Diagnostic("nothing is known of \(name.text)", at: name.span)
  }

  /// Where an event of a number is that this line has not, or not yet.
  private func branch(withEvent number: Int) -> String? {
    guard number > 0, journal.branches.count > 1 || journal.moment < journal.end else { return nil }
    let copy = fork()
    copy.output = { _ in }
    for branch in [journal.current] + journal.branches.map(\.number) {
      if isInterrupted() { return nil }
      copy.place(on: branch, at: copy.journal[branch].end)
      guard copy.simulator.log.next > number else { continue }
      if branch == journal.current { return "e\(number) was taken back: forward does it again" }
      return "e\(number) is on b\(branch), and events of two branches have no order: "
        + "switch b\(branch)"
    }
    return nil
  }

  // MARK: Chains

  private func sayChain(_ path: [CausalGraph.Step], isReversed: Bool) {
    let events = events(path.map(\.event))
    let (first, last) = (path[0].event, path[path.count - 1].event)
    let order =
      isReversed ? "e\(last) happens after e\(first)" : "e\(first) happens before e\(last)"
    guard path.count > 2, events.count == path.count else {
      guard let link = path.last?.link, events.count == 2 else { return }
      let sentence = simulator.stage.withWriter(limit: 300) { writer in
        LinkWording.sentence(
          first, events[0].event, link, last, events[1].event, writer)
      }
      say("\(order): \(sentence)")
      return
    }
    say("\(order), in \(path.count - 1) links:")
    var links: [Int: String] = [:]
    for (step, before) in zip(path.dropFirst(), path) {
      if let link = step.link {
        links[step.event] = "after e\(before.event) (\(LinkWording.name(link)))"
      }
    }
    sayEvents(events, reasons: links, shown: Self.shownLinks)
  }

  /// How many events of a chain are shown, the rest is left out of its middle.
  static let shownLinks = 40

  /// Events in a table, each with how it follows from the others.
  func sayEvents(
    _ events: [(number: Int, event: Event)], reasons: [Int: String], shown: Int,
    above: EventTable.Row? = nil
  ) {
    let hidden = max(0, events.count - shown)
    let head = hidden == 0 ? events.count : shown / 4
    let rows = simulator.stage.withWriter(limit: 300) { writer in
      (events.prefix(head) + events.suffix(events.count - hidden - head)).map {
        var row = EventTable.row($0.event, number: $0.number, writer: writer)
        row.cause = reasons[$0.number] ?? ""
        return row
      }
    }
    let offset = above == nil ? 0 : 1
    for (index, line) in EventTable.lines((above.map { [$0] } ?? []) + rows).enumerated() {
      if hidden > 0, index == head + offset { say("… \(counted(hidden, "event")) …", .faint) }
      say(line)
    }
  }
}

extension Event.Kind {
  /// Whether a message begins its way by such an event.
  var isSending: Bool {
    switch self {
    case .sent, .stopSent, .timerFired, .forwarded, .duplicated: true
    default: false
    }
  }
}
