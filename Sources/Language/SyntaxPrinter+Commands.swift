extension SyntaxPrinter {
  /// A command in full, with its arguments.
  package static func text(of command: Command) -> String {
    let arguments: String? =
      switch command {
      case .step(.once), .run(.toRest): nil
      case .step(.times(let count)): "\(count)"
      case .step(.actor(let name)): name.text
      case .run(.turns(let count)): "\(count)"
      case .run(.until(let condition)): "until \(text(of: condition))"
      case .advance(let duration): DurationUnit.text(duration)
      case .schedule(let policy): policy.rawValue
      case .seed(let seed): "\(seed)"
      case .network(let name): name?.rawValue
      case .deliver(let name), .drop(let name), .duplicate(let name): name.text
      case .back(let count), .forward(let count): "\(count)"
      case .goto(.number(let number)): "\(number)"
      case .goto(.event(let number)): "e\(number)"
      case .switch(let branch): "b\(branch.number)"
      case .diff(let one, let other):
        "b\(one.number)" + (other.map { " b\($0.number)" } ?? "")
      case .explore(let form): exploring(form)
      case .replay(.realRun, _): nil
      case .replay(.witness(let witness), let steps):
        "W\(witness.number)" + (steps.map { " \($0)" } ?? "")
      case .replay(.file(let file), let steps): quoted(file) + (steps.map { " \($0)" } ?? "")
      case .diffWitnesses(let one, let other): "W\(one.number) W\(other.number)"
      case .mailbox(let name): name?.text
      case .info(let name), .source(let name), .effects(let name): name.text
      case .trace(let form): trace(form)
      case .traceFile(let file): file.words
      case .why(.identifier(let name)): name.text
      case .why(.line(let text)): "\"\(escaped(text))\""
      case .why(.field(let actor, let field)): "\(actor.text).\(field.text)"
      case .order(let one, let other): "\(one.text) \(other.text)"
      case .peek(let name, let event): "\(name.text) at \(event.text)"
      case .diagram(let count, let options):
        joined((count.map { ["\($0)"] } ?? []) + options.words)
      case .draw(let name, let options): joined([name.text] + options.words)
      case .diagramOf(let witness, let options):
        joined(["W\(witness.number)"] + options.words)
      case .machine(let settings): machine(settings)
      case .timeline(let name, let file):
        joined([name?.rawValue, file?.words].compactMap { $0 })
      case .runtime(let form): form?.text
      case .sample(let form, let runs): "\(form.text) \(runs)"
      case .measure(let runs): runs.map { "\(ContextualWord.runs.rawValue) \($0)" }
      case .wire(let count): count.map { "\($0)" }
      case .show(let level): level?.rawValue
      case .help(let topic), .play(let topic): topic.map(quoted)
      case .save(let file), .load(let file): quoted(file)
      case .saveSchedule(let witness, let file):
        "schedule " + (witness.map { "W\($0.number) " } ?? "") + quoted(file)
      case .actors, .futures, .letters, .history, .compare, .reset, .quit, .lessons, .next, .leave:
        nil
      }
    return command.word.rawValue + (arguments.map { " " + $0 } ?? "")
  }

  private static func trace(_ form: Command.TraceForm) -> String? {
    let parts = [
      form.count.map { "\($0)" }, form.actor.map { "of \($0.text)" },
      form.since.map { "since \($0.text)" },
      form.clock.map { "\(TraceOption.clock.rawValue) \($0.rawValue)" },
      form.showsState ? TraceOption.state.rawValue : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func joined(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func machine(_ settings: [MachineSetting]) -> String? {
    if settings.isEmpty { return nil }
    return settings.map { "\($0.quantity.rawValue) \($0.quantity.text($0.value))" }
      .joined(separator: " ")
  }

  /// A word that holds nothing special stands as it is.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != Byte.quote }
    if isPlain, !text.isEmpty, text.utf8.first != Byte.hash, !text.hasPrefix("=") { return text }
    return "\"\(escaped(text))\""
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}

extension Command {
  /// The name it is written with.
  package var word: CommandWord {
    switch self {
    case .step: .step
    case .run: .run
    case .advance: .advance
    case .schedule: .schedule
    case .seed: .seed
    case .network: .network
    case .deliver: .deliver
    case .drop: .drop
    case .duplicate: .duplicate
    case .back: .back
    case .forward: .forward
    case .goto: .goto
    case .history: .history
    case .switch: .switch
    case .diff, .diffWitnesses: .diff
    case .explore: .explore
    case .replay: .replay
    case .actors: .actors
    case .mailbox: .mailbox
    case .info: .info
    case .source: .source
    case .futures: .futures
    case .letters: .letters
    case .trace, .traceFile: .trace
    case .why: .why
    case .effects: .effects
    case .order: .order
    case .peek: .peek
    case .draw: .draw
    case .diagram, .diagramOf: .diagram
    case .machine: .machine
    case .compare: .compare
    case .timeline: .timeline
    case .runtime: .runtime
    case .sample: .sample
    case .measure: .measure
    case .wire: .wire
    case .show: .show
    case .help: .help
    case .save, .saveSchedule: .save
    case .load: .load
    case .reset: .reset
    case .quit: .quit
    case .lessons: .lessons
    case .play: .play
    case .next: .next
    case .leave: .leave
    }
  }
}
