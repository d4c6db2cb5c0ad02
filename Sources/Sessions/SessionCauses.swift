import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// `why` and `effects`: what something came of, and what came of it.
extension Session {
  // MARK: Causes

  func showCauses(_ subject: Command.WhySubject, _ source: Source) -> Outcome {
    switch subject {
    case .identifier(let name): return showCauses(of: name, source)
    case .line(let text): return showCauses(ofLine: text, source)
    case .field(let actor, let field): return showCauses(ofField: field, of: actor, source)
    }
  }

  private func showCauses(of name: Name, _ source: Source) -> Outcome {
    guard let id = Identifier(name.text) else { return .failed }
    var problem = problem(with: id, name)
    var number: Int?
    if problem == nil {
      let future = FutureID(Int32(clamping: id.number))
      number =
        switch id.kind {
        case .event: id.number
        // Its reply is the future's affair.
        case .message:
          lastEvent { $0.message == id.number && $0.kind != .replied }?.number
        case .future: lastEvent { $0.future == future && $0.kind.concernsReply }?.number
        }
      if number == nil { problem = Diagnostic("nothing is known of \(name.text)", at: name.span) }
    }
    guard let number else {
      show([problem].compactMap { $0 }, in: source)
      return .failed
    }
    sayCauses(of: number)
    return .done
  }

  private func showCauses(ofLine text: String, _ source: Source) -> Outcome {
    let isPrinted = { (isWanted: @escaping (String) -> Bool) in
      self.lastEvent { event in
        guard event.kind == .printed, case .text(let printed) = event.value else { return false }
        return isWanted(printed.string)
      }
    }
    guard !text.isEmpty, let found = isPrinted({ $0 == text }) ?? isPrinted({ $0.contains(text) })
    else {
      show(
        [
          Diagnostic(
            "nobody has printed \"\(visible(text))\"",
            hint: "why \"…\" takes a printed line, or a part of one")
        ],
        in: source)
      return .failed
    }
    if found.count > 1 { say("\(counted(found.count, "line")) are so; this is the last:", .faint) }
    sayCauses(of: found.number)
    return .done
  }

  private func showCauses(ofField field: Name, of name: Name, _ source: Source) -> Outcome {
    guard let actor = actor(called: name.text) else {
      show([unknownActor(name)], in: source)
      return .failed
    }
    guard let value = simulator.stage.field(field.text, of: actor) else {
      let known = simulator.stage.fields(of: actor).map(\.name)
      let hint =
        nearest(to: field.text, among: known).map { "did you mean \($0)?" }
        ?? (known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))")
      show(
        [Diagnostic("\(name.text) has no field \(field.text)", at: field.span, hint: hint)],
        in: source)
      return .failed
    }
    guard let number = lastChange(of: field.text, actor) else {
      say("nothing is known of \(name.text).\(field.text)")
      return .done
    }
    let literal = simulator.stage.withWriter(limit: 300) { $0.literal(value) }
    say("\(name.text).\(field.text) is \(visible(literal)) since e\(number):")
    sayCauses(of: number)
    return .done
  }

  /// The chain of causes from what was typed to an event.
  private func sayCauses(of number: Int) {
    let chain = causes(of: number)
    // Of a very long chain the middle is never shown.
    let shown =
      chain.prefix(Self.shownLinks)
      + chain.dropFirst(Self.shownLinks).suffix(
        Self.shownLinks)
    let events = events(Array(shown))
    var reasons: [Int: String] = [:]
    for (number, event) in events where event.cause > 0 {
      let link = events.first { $0.number == event.cause }.map {
        " (\(LinkWording.name(Link(from: $0.event, to: event))))"
      }
      reasons[number] = "because of e\(event.cause)" + (link ?? "")
    }
    let typed = chain.first.flatMap { entryText(ofEvent: $0) }.map {
      EventTable.Row(number: "typed", time: "", actor: "you", what: "> \($0)", cause: "")
    }
    let between = chain.count - events.count
    if between > 0 { say("of a chain of \(chain.count) events:", .faint) }
    sayEvents(events, reasons: reasons, shown: Self.shownLinks, above: typed)
  }

  /// The numbers of the events that led to one, each the cause of the next.
  private func causes(of number: Int) -> [Int] {
    var chain = [number]
    if simulator.log.first == 1 {
      while let cause = simulator.log[chain[chain.count - 1]]?.cause, cause > 0 {
        chain.append(cause)
      }
      return chain.reversed()
    }
    var causes = [0]
    tell(from: 1) { _, event, place in
      causes.append(event.cause)
      return place < number
    }
    while let last = chain.last, last < causes.count, causes[last] > 0 {
      chain.append(causes[last])
    }
    return chain.reversed()
  }

  /// What was typed in the moment in which an event happened, unless that let the cast move.
  private func entryText(ofEvent number: Int) -> String? {
    guard let checkpoint = journal.checkpoint(beforeEvent: number) else { return nil }
    let copy = fork()
    copy.output = { _ in }
    copy.restore(checkpoint)
    while copy.journal.moment < journal.moment {
      let entry = copy.journal.entry(after: copy.journal.moment)
      copy.redo(to: copy.journal.moment + 1)
      guard copy.simulator.log.next > number else { continue }
      guard let entry, case .typed = entry.action else { return nil }
      return entry.text.split(separator: "\n").first.map { visible(String($0)) }
    }
    return nil
  }

  // MARK: Effects

  /// How many lines a tree of effects has.
  private static let shownEffects = 30
  /// How many effects are remembered while they are counted.
  private static let keptEffects = 1_000_000

  func showEffects(_ name: Name, _ source: Source) -> Outcome {
    let root: Int
    switch event(meantBy: name) {
    case .success(let number): root = number
    case .failure(let problem):
      show([problem], in: source)
      return .failed
    }
    var tree = EffectTree(root: root)
    tell(from: root) { _, event, number in
      tree.add(event, number: number)
      return tree.count < Self.keptEffects
    }
    let rows = tree.rows(atMost: Self.shownEffects)
    let found = Dictionary(
      events(rows.map(\.event)).map { ($0.number, $0.event) }, uniquingKeysWith: { one, _ in one })
    let lines = simulator.stage.withWriter(limit: 300) { writer in
      rows.compactMap { place -> Line? in
        guard let event = found[place.event] else { return nil }
        let row = EventTable.row(event, number: place.event, writer: writer)
        let more = place.hidden == 0 ? "" : "  and \(counted(place.hidden, "effect")) of that"
        return Line([
          .init(String(repeating: "  ", count: min(place.depth, 20))),
          .init(row.number, .strong), .init("  "), .init(row.actor, .actor),
          .init(" " + row.what), .init(more, .faint),
        ])
      }
    }
    for line in lines { say(line) }
    let count = tree.count
    if count == 0 {
      say("nothing came of it so far")
    } else {
      let hidden = count - (rows.count - 1)
      let more = hidden > 0 ? ", \(hidden) of them not shown; effects eN shows more of one" : ""
      let isCut = count >= Self.keptEffects
      say("\(isCut ? "more than " : "")\(counted(count, "effect")) in all\(more)", .faint)
    }
    return .done
  }
}

extension Event.Kind {
  /// Whether the event asks for a reply or decides what becomes of it.
  fileprivate var concernsReply: Bool {
    switch self {
    case .replied, .failed, .deadLetter, .sent, .unhandled: true
    default: false
    }
  }
}
