import Diagnostics

extension Parser {
  /// Statements up to the word that ends them, which is left.
  mutating func body() throws(Stop) -> [Statement] {
    try deepen()
    defer { depth -= 1 }
    var statements: [Statement] = []
    skipSeparators()
    while !endsBody {
      if token.kind == .end { throw unexpected(.keyword(.end)) }
      let statement = try recovering { parser throws(Stop) in
        let statement = try parser.statement()
        try parser.endOfStatement()
        return statement
      }
      if let statement { statements.append(statement) }
      skipSeparators()
    }
    return statements
  }

  mutating func skipSeparators() {
    while token.kind == .newline || token.is(.semicolon) { advance() }
  }

  private func endOfStatement() throws(Stop) {
    if token.kind == .newline || token.is(.semicolon) || endsBody { return }
    throw unexpected(.endOfStatement)
  }

  /// Whether the current word ends the statements before it.
  var endsBody: Bool {
    guard case .keyword(let keyword) = token.kind else { return false }
    return Grammar.bodyEnds.contains(keyword) || (keyword == .after && peek().is(.each))
  }

  mutating func statement() throws(Stop) -> Statement {
    tallest = 0
    guard case .keyword(let keyword) = token.kind else { return try bareStatement() }
    if keyword == .variable { throw .wrong(Wording.lateVariable(isInBehavior, token.span)) }
    guard let starter = Grammar.starters[keyword] else { return try bareStatement() }
    let start = token.span
    if !isInBehavior, [.reply, .become, .forward].contains(starter) {
      throw .wrong(Wording.onlyInBehavior(keyword, start))
    }
    let kind = try started(starter)
    return Statement(kind: kind, span: span(from: start))
  }

  private mutating func started(_ starter: Grammar.Starter) throws(Stop) -> Statement.Kind {
    let start = token.span
    advance()
    switch starter {
    case .bind: return try bind()
    case .print: return .print(try printed())
    case .send: return try send()
    case .forward: return .forward(try target())
    case .stop: return try stop(start)
    case .kill: return .kill(try target())
    case .reply: return .reply(try expression())
    case .fail: return .fail(try expression())
    case .sleep: return .sleep(try expression())
    case .work: return .work(try expression())
    case .become: return try become()
    case .after: return try after()
    case .branch: return try branch(start)
    case .loop: return try loop(start)
    case .whileLoop: return try whileLoop(start)
    case .repeatLoop: return try repeatLoop(start)
    }
  }

  private mutating func bind() throws(Stop) -> Statement.Kind {
    let name = try binding(.variable)
    try expect(.assign)
    return .bind(name, try expression())
  }

  private mutating func printed() throws(Stop) -> [Expression] {
    if token.glued, token.is(.openParenthesis) {
      let values = try arguments()
      if Grammar.infix(of: token) != nil { throw .wrong(Wording.gluedPrint(token.span)) }
      return values
    }
    let isSection = token.is(.state) && isTag(peek())
    if token.kind == .newline || token.is(.semicolon) || isSection { return [] }
    if endsBody, !token.is(.state) { return [] }
    var values = [try expression()]
    while token.is(.comma) {
      advance()
      values.append(try expression())
    }
    return values
  }

  private func isTag(_ token: Token) -> Bool {
    if case .tag = token.kind { true } else { false }
  }

  private mutating func send() throws(Stop) -> Statement.Kind {
    let target = try target()
    let message = try message(after: target) { parser throws(Stop) in try parser.expression() }
    return .send(target, message)
  }

  private mutating func stop(_ start: Span) throws(Stop) -> Statement.Kind {
    if token.is(.all), !token.glued {
      if isInBehavior { throw .wrong(Wording.stopAllInBehavior(start.through(token.span))) }
      advance()
      return .stopAll
    }
    let beginsTarget =
      beginsActorName || token.is(.openParenthesis) || token.is(.itself) || token.is(.sender)
    if beginsTarget { return .stop(try target()) }
    if !isInBehavior, token.kind == .newline || endsBody || token.is(.semicolon) {
      throw .wrong(Wording.bareStopAtPrompt(start))
    }
    return .stop(nil)
  }

  private mutating func become() throws(Stop) -> Statement.Kind {
    let name = try tag(.state)
    becomes.append(name)
    return .become(name)
  }

  private mutating func after() throws(Stop) -> Statement.Kind {
    let delay = try expression(.additive)
    try expect(.send)
    let target = try target()
    let message = try message(after: target) { parser throws(Stop) in try parser.expression() }
    return .after(delay, target, message)
  }

  // MARK: Blocks

  private mutating func branch(_ start: Span) throws(Stop) -> Statement.Kind {
    openers.append(Opener(span: start, closer: Keyword.end.rawValue))
    let kind = try restOfBranch()
    try closeBlock(start)
    return kind
  }

  /// An `if` behind its keyword; the whole chain of `else if` shares one `end`, which is left.
  private mutating func restOfBranch() throws(Stop) -> Statement.Kind {
    try deepen()
    defer { depth -= 1 }
    let condition = try header(.then) { parser throws(Stop) in try parser.expression() }
    let then = try body()
    guard token.is(.else) else { return .branch(condition ?? .missing, then, otherwise: []) }
    advance()
    guard token.is(.if) else {
      return .branch(condition ?? .missing, then, otherwise: try body())
    }
    let start = token.span
    advance()
    let nested = Statement(kind: try restOfBranch(), span: span(from: start))
    return .branch(condition ?? .missing, then, otherwise: [nested])
  }

  private mutating func loop(_ start: Span) throws(Stop) -> Statement.Kind {
    openers.append(Opener(span: start, closer: Keyword.end.rawValue))
    let header = try header(.do) { parser throws(Stop) in
      let name = try parser.binding(.variable)
      try parser.expect(.in)
      return (name, try parser.expression())
    }
    let body = try body()
    try closeBlock(start)
    return .loop(header?.0 ?? Name(text: "", span: start), in: header?.1 ?? .missing, body)
  }

  private mutating func whileLoop(_ start: Span) throws(Stop) -> Statement.Kind {
    let (condition, body) = try loopWithExpression(start)
    return .whileLoop(condition, body)
  }

  private mutating func repeatLoop(_ start: Span) throws(Stop) -> Statement.Kind {
    let (count, body) = try loopWithExpression(start)
    return .repeatLoop(count, body)
  }

  private mutating func loopWithExpression(
    _ start: Span
  ) throws(Stop) -> (Expression, [Statement]) {
    openers.append(Opener(span: start, closer: Keyword.end.rawValue))
    let header = try header(.do) { parser throws(Stop) in try parser.expression() }
    let body = try body()
    try closeBlock(start)
    return (header ?? .missing, body)
  }

  /// What stands between a block's first word and `then` or `do`. A mistake in it must not make
  /// the block's `end` close something else, so the block is read all the same.
  private mutating func header<Result>(
    _ keyword: Keyword, _ rule: (inout Parser) throws(Stop) -> Result
  ) throws(Stop) -> Result? {
    let result = try recovering(toward: [.keyword(keyword)]) { parser throws(Stop) in
      let result = try rule(&parser)
      if !parser.token.is(keyword) { throw parser.unexpected(.keyword(keyword)) }
      return result
    }
    if token.is(keyword) { advance() }
    return result
  }

  /// Takes the `end` of a block or says where one is missing.
  mutating func closeBlock(_ start: Span) throws(Stop) {
    guard token.is(.end) else {
      if token.kind == .end { throw unexpected(.keyword(.end)) }
      let line = source.line(at: start.start)
      throw .wrong(Wording.missingEnd(source[start], line, source[token.span], token.span))
    }
    openers.removeLast()
    advance()
  }

  // MARK: Without a keyword

  private mutating func bareStatement() throws(Stop) -> Statement {
    let first = token
    let statement = try assignmentOrExpression()
    guard case .expression(let value) = statement.kind else { return statement }
    switch value.kind {
    case .field, .methodCall: return statement
    default: break
    }
    if first.is(.ask) || first.is(.await) || first.is(.spawn) { return statement }
    if case .name(let word) = first.kind, case .variable = value.kind,
      CommandWord(rawValue: word) != nil || Wording.foreignWord(word) != nil
    {
      throw .wrong(Wording.commandInBody(word, first.span))
    }
    if token.kind != .newline, !token.is(.semicolon), !endsBody {
      throw unexpected(.endOfStatement)
    }
    throw .wrong(Wording.unusedValue(value))
  }

  mutating func assignmentOrExpression() throws(Stop) -> Statement {
    tallest = 0
    let first = token
    let value = try expression()
    guard case .symbol(let symbol) = token.kind, let operation = Grammar.assignments[symbol] else {
      return Statement(kind: .expression(value), span: value.span)
    }
    guard case .name = first.kind, let (name, indexes) = assignable(value) else {
      if case .field = value.kind { throw .wrong(Wording.foreignState(value.span)) }
      throw .wrong(Wording.notAssignable(value.span))
    }
    advance()
    let new = try expression()
    return Statement(
      kind: .assign(name, indexes, operation, new), span: span(from: first.span))
  }

  /// The variable and the indexes that an expression names, if it names a place.
  private func assignable(_ expression: Expression) -> (Name, [Expression])? {
    var indexes: [Expression] = []
    var base = expression
    while case .index(let inner, let index) = base.kind {
      indexes.append(index)
      base = inner
    }
    guard case .variable(let text) = base.kind else { return nil }
    return (Name(text: text, span: base.span), indexes.reversed())
  }
}

extension Expression {
  /// Stands where a mistake was reported; nothing that holds it leaves the parser.
  fileprivate static let missing = Expression(kind: .literal(.none), span: Span(0, 0))
}
