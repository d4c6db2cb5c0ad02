package import Diagnostics

/// Which words may stand at the cursor, for completion.
package struct Expectations: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case command
    /// A living or stopped actor.
    case actor
    /// Actors with commas between them.
    case actors
    case variable
    case behavior
    /// The tag of a message.
    case tag
    /// A built-in function.
    case builtin
    case file
    case lesson
    /// A message, event or future by its number.
    case identifier
    case flight
    /// A branch of the session.
    case branch
    /// A run that `explore` found.
    case witness
    /// One of these words of the language or of a command.
    case words([String])
  }

  /// In order of preference; empty where only something new can be typed.
  package var kinds: [Kind]
  /// What is typed of the word already.
  package var prefix: String
  /// Where the prefix stands, in bytes of the text.
  package var range: Span
}

/// What may stand at a place in an entry that is being typed.
///
/// - Parameter offset: The cursor, in bytes of UTF-8; what follows it does not matter.
package func expectations(in text: String, upTo offset: Int) -> Expectations {
  let typed = String(decoding: text.utf8.prefix(max(0, offset)), as: UTF8.self)
  return Expecting(typed).expectations()
}

/// Reads the text before the cursor as far as completion needs it.
private struct Expecting {
  private let text: String
  private let tokens: [Token]

  init(_ text: String) {
    self.text = text
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      tokens.append(token)
    }
    // The newline that the lexer adds at the end was not typed.
    self.tokens = tokens.dropLast()
  }

  func expectations() -> Expectations {
    if let command { return afterCommand(command) }
    let (start, before) = lastWord()
    return Expectations(
      kinds: kinds(after: before), prefix: suffix(from: start),
      range: Span(start, text.utf8.count))
  }

  private func suffix(from start: Int) -> String {
    String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
  }

  // MARK: Commands

  /// The command that begins the text, if the cursor is behind its name.
  private var command: (row: CommandTable.Row, end: Int)? {
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

  private func afterCommand(_ command: (row: CommandTable.Row, end: Int)) -> Expectations {
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

  private func endsInQuote(_ command: (row: CommandTable.Row, end: Int)) -> Bool {
    suffix(from: command.end).utf8.filter { $0 == Byte.quote }.count % 2 == 1
  }

  /// Behind the quote that opens an argument nobody has closed yet.
  private func openQuote(after place: Int) -> Int {
    let rest = Array(text.utf8.dropFirst(place))
    return place + (rest.firstIndex(of: Byte.quote).map { $0 + 1 } ?? rest.count)
  }

  private func afterUntil() -> Expectations {
    let (start, before) = lastWord()
    var kinds: [Expectations.Kind] = [.actor, .variable, .builtin]
    if case .symbol(.dot)? = before.last?.kind { kinds = [] }
    return Expectations(
      kinds: kinds, prefix: suffix(from: start), range: Span(start, text.utf8.count))
  }

  /// Words of `explore`, and of the conditions behind `never`, `always` and `reach`.
  private func afterExplore() -> Expectations {
    let (start, before) = lastWord()
    return Expectations(
      kinds: kindsInExplore(after: before), prefix: suffix(from: start),
      range: Span(start, text.utf8.count))
  }

  private func kindsInExplore(after before: [Token]) -> [Expectations.Kind] {
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

  private func kinds(of row: CommandTable.Row, after words: [String]) -> [Expectations.Kind] {
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

  private func first(of row: CommandTable.Row) -> [Expectations.Kind] {
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

  // MARK: Language

  /// Where the word at the cursor begins, and the tokens before it.
  private func lastWord() -> (start: Int, before: [Token]) {
    let end = text.utf8.count
    guard let last = tokens.last, last.span.end == end, last.word != nil || isSuffix(last) else {
      return (end, tokens)
    }
    var index = tokens.count - 1
    // `portfolio/pricefetcher-1` is one word where an actor may stand.
    while tokens[index].glued, index > 0, isPartOfActorName(tokens[index - 1]), isTarget(index) {
      index -= 1
    }
    return (tokens[index].span.start, Array(tokens[..<index]))
  }

  private func isSuffix(_ token: Token) -> Bool {
    token.glued && isPartOfActorName(token) && isTarget(tokens.count - 1)
  }

  private func isPartOfActorName(_ token: Token) -> Bool {
    switch token.kind {
    case .name, .keyword, .integer, .symbol(.minus), .symbol(.slash): true
    default: false
    }
  }

  /// Whether the glued run of tokens that ends at an index stands behind a word that takes an actor.
  private func isTarget(_ index: Int) -> Bool {
    var start = index
    while start > 0, tokens[start].glued { start -= 1 }
    guard start > 0, case .keyword(let keyword) = tokens[start - 1].kind else { return false }
    return Self.targetWords.contains(keyword)
  }

  private static let targetWords: [Keyword] = [.send, .ask, .stop, .kill, .forward]

  private static let statementWords = Keyword.allCases.filter { Grammar.starters[$0] != nil }
  private static let expressionWords = Keyword.allCases.filter {
    Grammar.keywords[$0]?.prefix != nil
  }
  private static let sectionWords: [Keyword] = [.on, .at, .after, .state, .end, .variable]

  private static let value: [Expectations.Kind] = [
    .variable, .actor, .builtin, .tag, .words(expressionWords.map(\.rawValue)),
  ]

  private func kinds(after before: [Token]) -> [Expectations.Kind] {
    guard let last = before.last else { return startOfEntry }
    switch last.kind {
    case .newline, .symbol(.semicolon): return startOfLine(before)
    case .symbol(.dot): return []
    case .symbol(.colon) where isSectionHeader(before): return startOfStatement
    case .keyword(let keyword): return kinds(after: keyword)
    case .name("supervised"):
      return [.words(SupervisionSyntax.Directive.allCases.map(\.rawValue))]
    case .symbol(let symbol):
      let closers: [Symbol] = [.closeParenthesis, .closeBracket, .closeBrace]
      return closers.contains(symbol) ? afterValue(before) : Self.value
    case .wrong: return []
    default: return afterValue(before)
    }
  }

  private var startOfEntry: [Expectations.Kind] {
    let words = Self.statementWords + [.behavior] + Self.expressionWords.filter { $0 != .state }
    let isMeaningless: [Keyword] = [.reply, .become, .forward]
    let here = words.filter { !isMeaningless.contains($0) }
    return [.command, .words(here.map(\.rawValue)), .variable, .actor, .builtin]
  }

  private var startOfStatement: [Expectations.Kind] {
    let words = Self.statementWords + [.ask, .await, .spawn, .end, .else]
    return [.words(words.map(\.rawValue)), .variable]
  }

  private func startOfLine(_ before: [Token]) -> [Expectations.Kind] {
    let first = before.first { $0.kind != .newline }
    guard let first else { return startOfEntry }
    guard first.is(.behavior) else { return startOfStatement }
    let words = Self.sectionWords + Self.statementWords.filter { $0 != .after }
    let hasHandlers = before.contains { $0.is(.on) || $0.is(.at) }
    guard hasHandlers else { return [.words(Self.sectionWords.map(\.rawValue))] }
    let here = words.filter { $0 != .variable } + [.ask, .await, .spawn, .else]
    return [.words(here.map(\.rawValue)), .variable]
  }

  /// Whether the colon at the end closes the first line of a section, and no key of a map.
  private func isSectionHeader(_ before: [Token]) -> Bool {
    let line = before.reversed().prefix { $0.kind != .newline }
    let open = line.filter { $0.is(.openBrace) }.count
    return open == line.filter { $0.is(.closeBrace) }.count
  }

  private func kinds(after keyword: Keyword) -> [Expectations.Kind] {
    switch keyword {
    case .send, .ask: [.actor, .variable, .words(["self", "sender"])]
    case .stop: [.actor, .variable, .words(["all", "self", "sender"])]
    case .kill, .forward: [.actor, .variable, .words(["self", "sender"])]
    case .spawn: [.behavior]
    case .on: [.tag]
    case .become: [.tag]
    case .at: [.words(["start", "stop", "failure"])]
    case .after: [.words([Keyword.each.rawValue])]
    case .then, .do, .else: startOfStatement
    case .let, .for, .as, .behavior, .variable, .state, .each, .end: []
    case .itself, .sender, .true, .false, .nothing: []
    default: Self.value
    }
  }

  /// After a complete operand: the message, if that operand was a target; else what can go on.
  private func afterValue(_ before: [Token]) -> [Expectations.Kind] {
    let line = before.suffix(from: lineStart(before))
    if let verb = line.lastIndex(where: { $0.is(.send) || $0.is(.ask) }), verb + 1 < line.endIndex,
      line[(verb + 2)...].allSatisfy(\.glued)
    {
      return [.tag, .variable, .builtin]
    }
    if let spawn = line.lastIndex(where: { $0.is(.spawn) }), spawn + 1 < line.endIndex,
      line[(spawn + 2)...].allSatisfy(\.glued)
    {
      return [.words([Keyword.as.rawValue, ContextualWord.supervised.rawValue])]
    }
    return [.words(continuations(line).map(\.rawValue))]
  }

  private func lineStart(_ before: [Token]) -> Int {
    (before.lastIndex { $0.kind == .newline } ?? -1) + 1
  }

  private func continuations(_ line: ArraySlice<Token>) -> [Keyword] {
    var words: [Keyword] = [.and, .or, .in, .not]
    if line.contains(where: { $0.is(.await) }) { words += [.within, .otherwise] }
    if line.contains(where: { $0.is(.limit) }) { words.append(.within) }
    if line.contains(where: { $0.is(.if) }) { words.append(.then) }
    let loops: [Keyword] = [.for, .while, .repeat]
    if line.contains(where: { token in loops.contains { token.is($0) } }) { words.append(.do) }
    return words
  }
}
