extension SyntaxPrinter {
  /// An expression as text, in parentheses only if its operator holds less strongly than `minimum`.
  static func text(of expression: Expression, _ minimum: Precedence = .or) -> String {
    let bare = bareText(of: expression)
    return precedence(of: expression) < minimum ? "(\(bare))" : bare
  }

  private static func precedence(of expression: Expression) -> Precedence {
    switch expression.kind {
    case .binary(let operation, _, _, _): operation.precedence
    case .not: .not
    case .negate, .ask, .await, .spawn: .unary
    case .literal(let literal): isNegative(literal) ? .unary : .postfix
    default: .postfix
    }
  }

  private static func isNegative(_ literal: Literal) -> Bool {
    switch literal {
    case .integer(let value), .duration(let value): value < 0
    case .float(let value): value.sign == .minus
    case .none, .bool, .text: false
    }
  }

  private static func bareText(of expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): text(of: literal)
    case .interpolation(let segments): interpolation(segments)
    case .variable(let name), .actorName(let name): name
    case .itself: "self"
    case .sender: "sender"
    case .state: "state"
    case .message(let name, let arguments):
      arguments.isEmpty ? name.text : "\(name.text)(\(list(arguments)))"
    case .list(let elements): "[\(list(elements))]"
    case .map(let entries): "{\(entries.map(text(of:)).joined(separator: ", "))}"
    case .negate(let operand): negation(operand)
    case .not(let operand): "not \(text(of: operand, .not))"
    case .binary(let operation, let left, let right, _): binary(operation, left, right)
    case .call(let name, let arguments): "\(name.text)(\(list(arguments)))"
    case .index(let base, let index): "\(text(of: base, .postfix))[\(text(of: index))]"
    case .field(let base, let name): "\(fieldBase(base)).\(name.text)"
    case .methodCall(let base, let name, let arguments):
      "\(fieldBase(base)).\(name.text)(\(list(arguments)))"
    case .ask(let target, let message):
      "ask \(self.target(target)) \(text(of: message, .unary))"
    case .await(let future, let limit, let substitute): awaiting(future, limit, substitute)
    case .spawn(let syntax): spawn(syntax)
    }
  }

  /// Who is meant, in a place that takes no operators.
  static func target(_ expression: Expression) -> String {
    switch expression.kind {
    case .variable, .actorName, .itself, .sender: bareText(of: expression)
    case .index(let base, let index): "\(target(base))[\(text(of: index))]"
    default: "(\(text(of: expression)))"
    }
  }

  /// A point behind digits would belong to the number.
  private static func fieldBase(_ base: Expression) -> String {
    switch base.kind {
    case .literal(.integer), .literal(.float), .literal(.duration): "(\(text(of: base)))"
    default: text(of: base, .postfix)
    }
  }

  /// A minus directly before digits would become part of the number.
  private static func negation(_ operand: Expression) -> String {
    if case .literal(let literal) = operand.kind, !isNegative(literal) {
      return "-(\(text(of: operand)))"
    }
    return "-\(text(of: operand, .unary))"
  }

  private static func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> String {
    let level = operation.precedence
    let leftLevel = level == .comparison ? level.next : level
    return "\(text(of: left, leftLevel)) \(operation.rawValue) \(text(of: right, level.next))"
  }

  private static func awaiting(
    _ future: Expression, _ limit: Expression?, _ substitute: Expression?
  ) -> String {
    var operand = text(of: future, .unary)
    if limit != nil || substitute != nil, endsInAwait(future) { operand = "(\(operand))" }
    return "await \(operand)" + (limit.map { " within \(text(of: $0, .postfix))" } ?? "")
      + (substitute.map { " otherwise \(text(of: $0, .unary))" } ?? "")
  }

  /// Whether a `within` or `otherwise` written behind an expression would belong to an `await` or
  /// a `spawn` inside it.
  private static func endsInAwait(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .spawn(let spawn):
      spawn.name == nil && spawn.supervision?.limit != nil && spawn.supervision?.window == nil
    case .await(_, _, let substitute): substitute.map(endsInAwait) ?? true
    case .ask(_, let message): endsInAwait(message)
    case .negate(let operand): endsInAwait(operand)
    default: false
    }
  }

  private static func spawn(_ syntax: SpawnSyntax) -> String {
    var text = "spawn \(syntax.behavior.text)"
    if !syntax.arguments.isEmpty { text += "(\(list(syntax.arguments)))" }
    if let supervision = syntax.supervision {
      text += " supervised \(supervision.directive.rawValue)"
      if let limit = supervision.limit { text += " limit \(self.text(of: limit, .postfix))" }
      if let window = supervision.window { text += " within \(self.text(of: window, .postfix))" }
    }
    return text + (syntax.name.map { " as \($0.text)" } ?? "")
  }

  private static func interpolation(_ segments: [Expression.Segment]) -> String {
    let parts = segments.map { segment in
      switch segment {
      case .text(let text): escaped(text)
      case .expression(let expression): "{\(text(of: expression))}"
      }
    }
    return "\"\(parts.joined())\""
  }

  private static func text(of entry: MapEntry) -> String {
    "\(key(entry.key, isBare: entry.isBare)): \(text(of: entry.value))"
  }

  private static func key(_ key: Expression, isBare: Bool) -> String {
    guard case .literal(let literal) = key.kind else { return "(\(text(of: key)))" }
    if isBare, case .text(let word) = literal { return word }
    return text(of: literal)
  }

  // MARK: Literals and patterns

  static func text(of literal: Literal) -> String {
    switch literal {
    case .none: "none"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .duration(let value): DurationUnit.text(value)
    case .text(let value): "\"\(escaped(value))\""
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where Byte.isControl(scalar):
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func text(of pattern: Pattern) -> String {
    switch pattern.kind {
    case .wildcard: return "_"
    case .variable(let name): return name
    case .literal(let literal): return text(of: literal)
    case .message(let name, let parts):
      return parts.isEmpty ? name.text : "\(name.text)(\(list(parts)))"
    case .list(let parts): return "[\(list(parts))]"
    case .map(let entries):
      let parts = entries.map {
        "\(key($0.key, isBare: isBareKey($0.key))): \(text(of: $0.pattern))"
      }
      return "{\(parts.joined(separator: ", "))}"
    }
  }

  /// Whether a key of a pattern is a word, which means the same with quotes and without.
  private static func isBareKey(_ key: Expression) -> Bool {
    guard case .literal(.text(let text)) = key.kind, let first = text.unicodeScalars.first else {
      return false
    }
    return Byte.startsWord(first) && !first.properties.isUppercase && first != "_"
      && text.unicodeScalars.allSatisfy(Byte.continuesWord)
      && !["true", "false", "none"].contains(text)
  }

  private static func list(_ patterns: [Pattern]) -> String {
    patterns.map { text(of: $0) }.joined(separator: ", ")
  }
}
