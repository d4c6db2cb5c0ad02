import Diagnostics

/// What only a language of actors has: targets, `ask`, `await`, `spawn`.
extension Parser {
  /// Who is meant: a name, an index or something in parentheses; no operators.
  mutating func target() throws(Stop) -> Expression {
    var target = try targetBase()
    while token.glued, token.is(.openBracket) {
      target = try index(of: target)
      try grow()
    }
    guard token.glued else { return target }
    if token.is(.openParenthesis) { throw .wrong(Wording.gluedMessage(token.span)) }
    if token.is(.dot) { throw .wrong(Wording.fieldAsTarget(target.span.through(token.span))) }
    return target
  }

  private mutating func targetBase() throws(Stop) -> Expression {
    let start = token.span
    if let word = token.word, beginsActorName {
      advance()
      return actorName(word, from: start)
    }
    switch token.kind {
    case .symbol(.openParenthesis): return try group()
    case .keyword(.itself):
      advance()
      return Expression(kind: .itself, span: start)
    case .keyword(.sender):
      advance()
      return Expression(kind: .sender, span: start)
    default: throw unexpected(.target)
    }
  }

  /// Whether the current word begins the name of an actor. A keyword can, when a number follows:
  /// the first unnamed `Work` is `work-1`.
  var beginsActorName: Bool {
    switch token.kind {
    case .name: true
    case .keyword: beginsNumberSuffix(lexer)
    default: false
    }
  }

  private func beginsNumberSuffix(_ lexer: Lexer) -> Bool {
    var probe = lexer
    let (minus, number) = (probe.next(), probe.next())
    guard minus.is(.minus), minus.glued, number.glued, case .integer = number.kind else {
      return false
    }
    return true
  }

  /// `printer-1`, `portfolio/pricefetcher-1`, behind its first word.
  private mutating func actorName(_ first: String, from start: Span) -> Expression {
    var text = first + numberSuffix()
    while token.glued, token.is(.slash), let word = gluedWord {
      advance()
      advance()
      text += "/" + word + numberSuffix()
    }
    let kind: Expression.Kind = text == first ? .variable(text) : .actorName(text)
    return Expression(kind: kind, span: span(from: start))
  }

  private var gluedWord: String? {
    let next = peek()
    if case .tag = next.kind { return nil }
    return next.glued ? next.word : nil
  }

  private mutating func numberSuffix() -> String {
    let next = peek()
    guard token.glued, token.is(.minus), next.glued, case .integer = next.kind else { return "" }
    advance()
    advance()
    return "-" + source[next.span]
  }

  mutating func ask() throws(Stop) -> Expression.Kind {
    try refuseActing()
    advance()
    let target = try target()
    return .ask(
      target,
      try message(after: target) { parser throws(Stop) in
        try parser.expression(.unary)
      })
  }

  /// What is sent, with a closer look at `workers [0] Go`.
  mutating func message(
    after target: Expression, _ rule: (inout Parser) throws(Stop) -> Expression
  ) throws(Stop) -> Expression {
    if Grammar.prefix(of: token) == nil { throw unexpected(.message) }
    let isList = token.is(.openBracket)
    let message = try rule(&self)
    if isList, Grammar.prefix(of: token) != nil, Grammar.infix(of: token) == nil {
      throw .wrong(Wording.looseIndex(source[target.span], source[message.span], message.span))
    }
    return message
  }

  mutating func awaiting() throws(Stop) -> Expression.Kind {
    switch place {
    case .anywhere: break
    case .variable: throw .wrong(Wording.awaitInVariable(token.span))
    case .handlerCondition: throw .wrong(Wording.awaitInHandlerCondition(token.span))
    case .commandCondition: try refuseActing()
    }
    advance()
    let future = try expression(.unary)
    var limit: Expression?
    var substitute: Expression?
    if token.is(.within) {
      advance()
      limit = try expression(.postfix)
    }
    if token.is(.otherwise) {
      advance()
      substitute = try expression(.unary)
    }
    return .await(future, within: limit, otherwise: substitute)
  }

  mutating func spawn() throws(Stop) -> SpawnSyntax {
    try refuseActing()
    advance()
    var syntax = SpawnSyntax(behavior: try tag(.behavior), arguments: [])
    if token.glued, token.is(.openParenthesis) { syntax.arguments = try arguments() }
    while true {
      if token.is(.as) {
        if syntax.name != nil { throw .wrong(Wording.twice("as", token.span)) }
        advance()
        syntax.name = try binding(.actor)
      } else if token.is(.supervised) {
        if syntax.supervision != nil { throw .wrong(Wording.twice("supervised", token.span)) }
        syntax.supervision = try supervision()
      } else {
        return syntax
      }
    }
  }

  private mutating func supervision() throws(Stop) -> SupervisionSyntax {
    advance()
    let directive = token.word.flatMap(SupervisionSyntax.Directive.init)
    guard let directive else { throw unexpected(.directive) }
    advance()
    guard token.is(.limit) else { return SupervisionSyntax(directive: directive) }
    advance()
    var syntax = SupervisionSyntax(directive: directive, limit: try expression(.postfix))
    if token.is(.within) {
      advance()
      syntax.window = try expression(.postfix)
    }
    return syntax
  }

  /// The condition of a command only looks: it must not change what it looks at.
  private func refuseActing() throws(Stop) {
    guard place == .commandCondition else { return }
    throw .wrong(Wording.actingCondition(source[token.span], token.span))
  }

  /// What a new name is for.
  enum Binding {
    case variable, parameter, actor
  }

  /// A new name, if it may be one.
  mutating func binding(_ use: Binding) throws(Stop) -> Name {
    guard case .name(let text) = token.kind else {
      throw unexpected(use == .actor ? .actorName : .variableName)
    }
    let name = Name(text: text, span: token.span)
    if Grammar.reservedNames.contains(text) {
      throw .wrong(Wording.reservedName(text, name.span))
    }
    if !isInBehavior, CommandWord(rawValue: text) != nil {
      throw .wrong(Wording.commandAsName(text, name.span))
    }
    if use == .actor, Identifier(text) != nil {
      throw .wrong(Wording.identifierAsActor(text, name.span))
    }
    if !isInBehavior { known.insert(text) }
    advance()
    return name
  }
}
