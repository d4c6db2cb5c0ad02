import Behaviors
import Diagnostics

extension Parser {
  /// An expression whose operators hold at least as strongly as `minimum`.
  mutating func expression(_ minimum: Precedence = .or) throws(Stop) -> Expression {
    try deepen()
    let around = tallest
    tallest = 0
    defer {
      depth -= 1
      tallest = max(around, tallest)
    }
    guard let prefix = Grammar.prefix(of: token) else { throw unexpected(.value) }
    if prefix.precedence < minimum {
      throw .wrong(Wording.needsParentheses(source[token.span], token.span))
    }
    var left = try self.prefix(prefix)
    try grow()
    // An operator cannot reach over one that holds less strongly: `-x` is no base of an index.
    var ceiling = prefix.precedence
    while let infix = infix(), infix.precedence >= minimum, infix.precedence <= ceiling {
      left = try self.infix(infix, left)
      try grow()
      ceiling = infix.precedence == .comparison ? infix.precedence.previous : infix.precedence
    }
    if minimum <= .comparison, let infix = infix(), infix.precedence == .comparison {
      throw .wrong(Wording.chainedComparison(token.span))
    }
    return left
  }

  /// What the current token does after a complete expression, if anything.
  private func infix() -> Grammar.Infix? {
    guard let infix = Grammar.infix(of: token) else { return nil }
    switch infix {
    case .index, .field: return token.glued ? infix : nil
    case .binary(.notContained): return peek().is(.in) ? infix : nil
    case .binary: return infix
    }
  }

  private mutating func infix(
    _ infix: Grammar.Infix, _ left: Expression
  ) throws(Stop) -> Expression {
    switch infix {
    case .index: return try index(of: left)
    case .field: return try field(of: left)
    case .binary(let operation):
      let start = token.span
      advance()
      if operation == .notContained { advance() }
      let place = span(from: start)
      let right = try expression(operation.precedence.next)
      return Expression(
        kind: .binary(operation, left, right, place), span: left.span.through(right.span))
    }
  }

  mutating func index(of base: Expression) throws(Stop) -> Expression {
    open(.closeBracket)
    let index = try expression()
    try close(.closeBracket)
    return Expression(kind: .index(base, index), span: span(from: base.span))
  }

  private mutating func field(of base: Expression) throws(Stop) -> Expression {
    advance()
    guard let word = token.word else { throw unexpected(.fieldName) }
    let name = Name(text: word, span: token.span)
    advance()
    guard token.glued, token.is(.openParenthesis) else {
      return Expression(kind: .field(base, name), span: span(from: base.span))
    }
    let arguments = try arguments()
    let whole = span(from: base.span)
    if Builtin(rawValue: word) != nil { warn(Wording.builtinAsMethod(word, whole)) }
    return Expression(kind: .methodCall(base, name, arguments), span: whole)
  }

  // MARK: Beginnings

  private mutating func prefix(_ rule: Grammar.Prefix) throws(Stop) -> Expression {
    let start = token.span
    let kind: Expression.Kind
    switch rule {
    case .number: kind = .literal(try number(isNegative: false))
    case .text: kind = try text()
    case .truth: kind = .literal(truth())
    case .itself: kind = word(.itself)
    case .sender: kind = word(.sender)
    case .state: kind = word(.state)
    case .name: kind = try name()
    case .message: kind = try message()
    case .group: kind = try group().kind
    case .list: kind = .list(try elements(.closeBracket))
    case .map: kind = .map(try mapEntries())
    case .negate: kind = try negation()
    case .not: kind = try complement()
    case .ask: kind = try ask()
    case .await: kind = try awaiting()
    case .spawn: kind = .spawn(try spawn())
    }
    return Expression(kind: kind, span: span(from: start))
  }

  private mutating func word(_ kind: Expression.Kind) -> Expression.Kind {
    advance()
    return kind
  }

  /// A number or duration, with or without the minus that stood in front of it.
  mutating func number(isNegative: Bool) throws(Stop) -> Literal {
    let literal: Literal
    switch token.kind {
    case .integer(let magnitude):
      if isNegative {
        literal = .integer(Int(truncatingIfNeeded: 0 &- magnitude))
      } else if let value = Int(exactly: magnitude) {
        literal = .integer(value)
      } else {
        throw .wrong(Wording.integerTooLarge(token.span))
      }
    case .float(let value): literal = .float(isNegative ? -value : value)
    case .duration(let value): literal = .duration(isNegative ? -value : value)
    default: throw unexpected(.value)
    }
    advance()
    return literal
  }

  mutating func truth() -> Literal {
    defer { advance() }
    switch token.kind {
    case .keyword(.true): return .bool(true)
    case .keyword(.false): return .bool(false)
    default: return .none
    }
  }

  private mutating func name() throws(Stop) -> Expression.Kind {
    guard case .name(let text) = token.kind else { throw unexpected(.value) }
    let name = Name(text: text, span: token.span)
    advance()
    guard token.glued, token.is(.openParenthesis) else { return .variable(text) }
    guard let builtin = Builtin(rawValue: text) else {
      let known = Builtin.allCases.map(\.rawValue)
      throw .wrong(Wording.unknownFunction(text, nearest(to: text, among: known), name.span))
    }
    let arguments = try arguments()
    if !builtin.arity.contains(arguments.count) {
      report(Wording.wrongArity(builtin, arguments.count, span(from: name.span)))
    }
    return .call(name, arguments)
  }

  private mutating func message() throws(Stop) -> Expression.Kind {
    let name = try tag(.message)
    if let hint = Wording.foreignConstants[name.text] {
      warn(Wording.foreignConstant(name.text, hint, name.span))
    }
    let isCalled = token.glued && token.is(.openParenthesis)
    return .message(name, isCalled ? try arguments() : [])
  }

  /// A word that begins with a capital letter.
  mutating func tag(_ wanted: Wording.Wanted) throws(Stop) -> Name {
    guard case .tag(let text) = token.kind else { throw unexpected(wanted) }
    let name = Name(text: text, span: token.span)
    advance()
    return name
  }

  mutating func group() throws(Stop) -> Expression {
    let start = token.span
    open(.closeParenthesis)
    let inner = try expression()
    try close(.closeParenthesis)
    return Expression(kind: inner.kind, span: span(from: start))
  }

  mutating func arguments() throws(Stop) -> [Expression] { try elements(.closeParenthesis) }

  private mutating func elements(_ closer: Symbol) throws(Stop) -> [Expression] {
    try sequence(closer) { parser throws(Stop) in try parser.expression() }
  }

  /// What stands between brackets, separated by commas; one comma may stand at the end.
  mutating func sequence<Element>(
    _ closer: Symbol, _ element: (inout Parser) throws(Stop) -> Element
  ) throws(Stop) -> [Element] {
    open(closer)
    var elements: [Element] = []
    while !token.is(closer) {
      elements.append(try element(&self))
      guard token.is(.comma) else { break }
      advance()
    }
    try close(closer)
    return elements
  }

  private mutating func mapEntries() throws(Stop) -> [MapEntry] {
    try sequence(.closeBrace) { parser throws(Stop) in
      let (key, isBare) = try parser.mapKey()
      let value = try parser.expression()
      return MapEntry(key: key, isBare: isBare, value: value)
    }
  }

  /// The key of a map with the colon behind it: a bare word is a text.
  mutating func mapKey() throws(Stop) -> (key: Expression, isBare: Bool) {
    let isTruth = token.is(.true) || token.is(.false) || token.is(.nothing)
    if let word = token.word, !isTruth, peek().is(.colon) {
      let key = Expression(kind: .literal(.text(word)), span: token.span)
      advance()
      advance()
      return (key, true)
    }
    let key = try expression()
    try expect(.colon)
    return (key, false)
  }

  private mutating func negation() throws(Stop) -> Expression.Kind {
    advance()
    switch token.kind {
    case .integer, .float, .duration:
      let next = peek()
      // `-5[0]` indexes first, so there the minus is an operator.
      if !(next.glued && next.is(.openBracket)) { return .literal(try number(isNegative: true)) }
    default: break
    }
    return .negate(try expression(.unary))
  }

  private mutating func complement() throws(Stop) -> Expression.Kind {
    advance()
    return .not(try expression(.not))
  }

  /// `"… {e} …"`: goes back into the text and reads what stands between its braces.
  private mutating func text() throws(Stop) -> Expression.Kind {
    guard case .text(let parts) = token.kind else { throw unexpected(.value) }
    if parts.count == 1, case .text(let text) = parts[0] {
      advance()
      return .literal(.text(text))
    }
    let (lexerAfter, textToken) = (lexer, token)
    var segments: [Expression.Segment] = []
    for part in parts {
      switch part {
      case .text(let text): segments.append(.text(text))
      case .code(let span): segments.append(.expression(try code(at: span)))
      }
    }
    (lexer, token) = (lexerAfter, textToken)
    advance()
    return .interpolation(segments)
  }

  private mutating func code(at span: Span) throws(Stop) -> Expression {
    lexer.offset = span.start
    lexer.textDepth += 1
    defer { lexer.textDepth -= 1 }
    token = lexer.next()
    bracketDepth += 1
    openers.append(Opener(span: Span(span.start - 1, span.start), closer: "}"))
    let value = try expression()
    guard token.is(.closeBrace) else { throw unexpected(.endOfBraces) }
    bracketDepth -= 1
    openers.removeLast()
    return value
  }
}
