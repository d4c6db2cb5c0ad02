import Diagnostics

/// What may stand in a command.
extension Expecting {
  /// The command that begins the text, if the cursor is behind its name.
  var command: (row: CommandTable.Row, end: Int)? {
    guard let first = tokens.first(where: { $0.kind != .newline }), let word = first.word,
      first.span.end < text.utf8.count
    else { return nil }
    let candidates = CommandTable.words(beginningWith: word)
    let full = CommandWord(rawValue: word)
    guard let command = full ?? (candidates.count == 1 ? candidates[0] : nil) else { return nil }
    let isForward = first.is(.forward)
    if case .keyword = first.kind, !isForward { return nil }
    let next = tokens.drop { $0 != first }.dropFirst().first
    if full == nil, case .symbol = next?.kind { return nil }
    return (CommandTable.row(of: command), first.span.end)
  }

  func afterCommand(_ command: (row: CommandTable.Row, end: Int)) -> Expectations {
    var words = ArgumentLexer(Lexer(text), from: command.end)
    var arguments: [Argument] = []
    while case .success(let argument)? = words.next() { arguments.append(argument) }
    let end = text.utf8.count
    let isOpenQuote = words.offset == end && arguments.last?.span.end != end && endsInQuote(command)
    let current = isOpenQuote ? nil : arguments.last.flatMap { $0.span.end == end ? $0 : nil }
    let start = isOpenQuote ? openQuote(after: arguments.last?.span.end ?? command.end) : nil
    let before = current == nil ? arguments : arguments.dropLast()
    let from = start ?? current?.span.start ?? end
    if command.row.word == .run, before.first?.text == ContextualWord.until.rawValue {
      return afterUntil()
    }
    if command.row.word == .explore { return afterExplore() }
    return Expectations(
      kinds: kinds(of: command.row, after: before.map(\.text)), prefix: suffix(from: from),
      range: Span(from, end))
  }

  func endsInQuote(_ command: (row: CommandTable.Row, end: Int)) -> Bool {
    suffix(from: command.end).utf8.filter { $0 == Byte.quote }.count % 2 == 1
  }

  /// Behind the quote that opens an argument nobody has closed yet.
  func openQuote(after place: Int) -> Int {
    let rest = Array(text.utf8.dropFirst(place))
    return place + (rest.firstIndex(of: Byte.quote).map { $0 + 1 } ?? rest.count)
  }

  func afterUntil() -> Expectations {
    let (start, before) = lastWord()
    var kinds: [Expectations.Kind] = [.actor, .variable, .builtin]
    if case .symbol(.dot)? = before.last?.kind { kinds = [] }
    return Expectations(
      kinds: kinds, prefix: suffix(from: start), range: Span(start, text.utf8.count))
  }

  /// Words of `explore`, and of the conditions behind `never`, `always` and `reach`.
  func afterExplore() -> Expectations {
    let (start, before) = lastWord()
    return Expectations(
      kinds: kindsInExplore(after: before), prefix: suffix(from: start),
      range: Span(start, text.utf8.count))
  }

  func kindsInExplore(after before: [Token]) -> [Expectations.Kind] {
    let modes = ExploreForm.Mode.allCases.map(\.rawValue)
    let clauses = modes + [ContextualWord.with.rawValue, Keyword.within.rawValue]
    guard let last = before.last, before.count > 1 else { return [.words(clauses)] }
    switch last.kind {
    case .symbol(.dot): return []
    case .name(let word) where modes.contains(word):
      let mishaps = ExploreForm.Mishap.allCases.map(\.rawValue)
      return [.actor, .variable, .builtin, .words(mishaps)]
    case .integer where before[before.count - 2].is(.with):
      return [.words(ExploreForm.Disturbance.allCases.map(\.rawValue))]
    case .integer where before[before.count - 2].is(.within):
      return [.words(ExploreForm.Measure.allCases.map(\.rawValue))]
    case .name(ContextualWord.with.rawValue), .keyword(.within): return []
    case .symbol(let symbol)
    where ![.closeParenthesis, .closeBracket, .closeBrace].contains(symbol):
      return [.actor, .variable, .builtin]
    default: return [.words([ContextualWord.ever.rawValue] + clauses)]
    }
  }

  func kinds(of row: CommandTable.Row, after words: [String]) -> [Expectations.Kind] {
    if let option = row.options.first(where: { $0.word == words.last }) {
      switch option.operand {
      case .event, .twoEvents: return [.identifier]
      case .actors: return [.actors]
      case .file: return [.file]
      case .nothing: break
      }
    }
    if row.word == .trace, let last = words.last {
      switch TraceOption(rawValue: last) {
      case .of: return [.actor]
      case .since: return [.identifier]
      case .clock: return [.words(ClockName.allCases.map(\.rawValue))]
      case .state, nil:
        return [.words(TraceOption.allCases.map(\.rawValue).filter { !words.contains($0) })]
      }
    }
    if row.word == .order, words.count == 1 { return [.identifier] }
    if row.word == .peek, !words.isEmpty {
      return words.count == 1
        ? [.words([Keyword.at.rawValue])] : words.count == 2 ? [.identifier] : []
    }
    if row.word == .diff, words.count == 1 {
      return words[0].hasPrefix("W") ? [.witness] : [.branch]
    }
    if row.word == .save, words == [ContextualWord.schedule.rawValue] { return [.witness, .file] }
    if row.word == .runtime || row.word == .sample, !words.isEmpty {
      switch words.last {
      case RuntimeName.threads.rawValue: return [.words([TimelineName.gil.rawValue])]
      case TimelineName.gil.rawValue: return [.words([ContextualWord.interval.rawValue])]
      default: return []
      }
    }
    if row.word == .machine {
      let names = MachineQuantity.allCases.map(\.rawValue).filter { !words.contains($0) }
      return words.count % 2 == 0 ? [.words(names)] : []
    }
    if let option = row.options.first(where: { $0.word == words.dropLast().last }),
      option.operand == .twoEvents
    {
      return [.identifier]
    }
    let hasFile = row.options.contains { $0.operand == .file && words.contains($0.word) }
    let options = row.options
      .filter { !words.contains($0.word) && !(hasFile && $0.operand == .file) }.map(\.word)
    if !words.isEmpty { return options.isEmpty ? [] : [.words(options)] }
    let first = first(of: row)
    return options.isEmpty ? first : first + [.words(options)]
  }

  func first(of row: CommandTable.Row) -> [Expectations.Kind] {
    row.first.flatMap { argument -> [Expectations.Kind] in
      switch argument {
      case .number, .duration: []
      case .actor: [.actor]
      case .behavior: [.behavior]
      case .subject: [.behavior, .identifier]
      case .identifier: [.identifier]
      case .flight: [.flight]
      case .branch: [.branch]
      case .witness: [.witness]
      case .file: [.file]
      case .lesson: [.lesson]
      case .command: [.command]
      case .words(let words): [.words(words)]
      }
    }
  }
}
