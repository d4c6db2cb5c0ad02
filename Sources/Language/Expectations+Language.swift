import Diagnostics

/// What may stand in an entry of the language.
extension Expecting {
  /// Where the word at the cursor begins, and the tokens before it.
  func lastWord() -> (start: Int, before: [Token]) {
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

  func isSuffix(_ token: Token) -> Bool {
    token.glued && isPartOfActorName(token) && isTarget(tokens.count - 1)
  }

  func isPartOfActorName(_ token: Token) -> Bool {
    switch token.kind {
    case .name, .keyword, .integer, .symbol(.minus), .symbol(.slash): true
    default: false
    }
  }

  /// Whether the glued run of tokens that ends at an index stands behind a word that takes an actor.
  func isTarget(_ index: Int) -> Bool {
    var start = index
    while start > 0, tokens[start].glued { start -= 1 }
    guard start > 0, case .keyword(let keyword) = tokens[start - 1].kind else { return false }
    return Self.targetWords.contains(keyword)
  }

  static let targetWords: [Keyword] = [.send, .ask, .stop, .kill, .forward]

  static let statementWords = Keyword.allCases.filter { Grammar.starters[$0] != nil }
  static let expressionWords = Keyword.allCases.filter {
    Grammar.keywords[$0]?.prefix != nil
  }
  static let sectionWords: [Keyword] = [.on, .at, .after, .state, .end, .variable]

  static let value: [Expectations.Kind] = [
    .variable, .actor, .builtin, .tag, .words(expressionWords.map(\.rawValue)),
  ]

  func kinds(after before: [Token]) -> [Expectations.Kind] {
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

  var startOfEntry: [Expectations.Kind] {
    let words = Self.statementWords + [.behavior] + Self.expressionWords.filter { $0 != .state }
    let isMeaningless: [Keyword] = [.reply, .become, .forward]
    let here = words.filter { !isMeaningless.contains($0) }
    return [.command, .words(here.map(\.rawValue)), .variable, .actor, .builtin]
  }

  var startOfStatement: [Expectations.Kind] {
    let words = Self.statementWords + [.ask, .await, .spawn, .end, .else]
    return [.words(words.map(\.rawValue)), .variable]
  }

  func startOfLine(_ before: [Token]) -> [Expectations.Kind] {
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
  func isSectionHeader(_ before: [Token]) -> Bool {
    let line = before.reversed().prefix { $0.kind != .newline }
    let open = line.filter { $0.is(.openBrace) }.count
    return open == line.filter { $0.is(.closeBrace) }.count
  }

  func kinds(after keyword: Keyword) -> [Expectations.Kind] {
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
  func afterValue(_ before: [Token]) -> [Expectations.Kind] {
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

  func lineStart(_ before: [Token]) -> Int {
    (before.lastIndex { $0.kind == .newline } ?? -1) + 1
  }

  func continuations(_ line: ArraySlice<Token>) -> [Keyword] {
    var words: [Keyword] = [.and, .or, .in, .not]
    if line.contains(where: { $0.is(.await) }) { words += [.within, .otherwise] }
    if line.contains(where: { $0.is(.limit) }) { words.append(.within) }
    if line.contains(where: { $0.is(.if) }) { words.append(.then) }
    let loops: [Keyword] = [.for, .while, .repeat]
    if line.contains(where: { token in loops.contains { token.is($0) } }) { words.append(.do) }
    return words
  }
}
