import Diagnostics

extension Parser {
  /// What follows `on`: a pattern whose variables are all different.
  mutating func wholePattern() throws(Stop) -> Pattern {
    var names: Set<String> = []
    return try pattern(&names)
  }

  private mutating func pattern(_ names: inout Set<String>) throws(Stop) -> Pattern {
    try deepen()
    defer { depth -= 1 }
    let start = token.span
    let kind: Pattern.Kind
    switch token.kind {
    case .wildcard:
      advance()
      kind = .wildcard
    case .name: kind = .variable(try variable(&names))
    case .integer, .float, .duration: kind = .literal(try number(isNegative: false))
    case .symbol(.minus):
      advance()
      kind = .literal(try number(isNegative: true))
    case .text(let parts): kind = .literal(.text(try plainText(parts)))
    case .keyword(.true), .keyword(.false), .keyword(.nothing): kind = .literal(truth())
    case .tag: kind = try messagePattern(&names)
    case .symbol(.openBracket): kind = .list(try patterns(.closeBracket, &names))
    case .symbol(.openBrace): kind = .map(try patternEntries(&names))
    default: throw unexpected(.pattern)
    }
    return Pattern(kind: kind, span: span(from: start))
  }

  private mutating func variable(_ names: inout Set<String>) throws(Stop) -> String {
    let name = try binding(.variable)
    if !names.insert(name.text).inserted {
      report(Wording.repeatedVariable(name.text, name.span))
    }
    return name.text
  }

  private mutating func plainText(_ parts: [Token.TextPart]) throws(Stop) -> String {
    guard parts.count == 1, case .text(let text) = parts[0] else {
      throw .wrong(Wording.codeInPattern(token.span))
    }
    advance()
    return text
  }

  private mutating func messagePattern(
    _ names: inout Set<String>
  ) throws(Stop) -> Pattern.Kind {
    let name = try tag(.message)
    if let hint = Wording.foreignConstants[name.text] {
      warn(Wording.foreignConstant(name.text, hint, name.span))
    }
    guard token.glued, token.is(.openParenthesis) else { return .message(name, []) }
    return .message(name, try patterns(.closeParenthesis, &names))
  }

  private mutating func patterns(
    _ closer: Symbol, _ names: inout Set<String>
  ) throws(Stop) -> [Pattern] {
    try sequence(closer) { parser throws(Stop) in try parser.pattern(&names) }
  }

  private mutating func patternEntries(
    _ names: inout Set<String>
  ) throws(Stop) -> [Pattern.Entry] {
    try sequence(.closeBrace) { parser throws(Stop) in
      let key = try parser.mapKey().key
      return Pattern.Entry(key: key, pattern: try parser.pattern(&names))
    }
  }
}
