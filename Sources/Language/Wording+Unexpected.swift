import Diagnostics

extension Wording {
  /// A token that cannot be used, and what is around it.
  struct Unexpected {
    var token: Token
    /// The token before it.
    var last: Token
    /// Its text.
    var text: String
    var wanted: Wanted
    /// The line of the innermost open bracket, if one is open.
    var bracket: Int?
    /// The line of the token.
    var line: Int
  }

  static func unexpected(_ what: Unexpected) -> Diagnostic {
    let found =
      switch what.token.kind {
      case .newline: "the end of the line"
      case .end: "the end of the text"
      default: what.text
      }
    let hint = hint(for: what)
    if what.wanted == .endOfStatement {
      return Diagnostic("\(found) cannot follow here", at: what.token.span, hint: hint)
    }
    return Diagnostic(
      "\(what.wanted.text) is expected, not \(found)", at: what.token.span, hint: hint)
  }

  static let gluedParenthesis = "arguments follow their name without a space"

  private static func hint(for what: Unexpected) -> String? {
    symbolHint(for: what) ?? wordHint(for: what) ?? wantedHint(for: what)
  }

  private static func symbolHint(for what: Unexpected) -> String? {
    guard case .symbol(let symbol) = what.token.kind else { return nil }
    switch symbol {
    case .openParenthesis where !what.token.glued && what.last.word != nil,
      .openBracket where !what.token.glued && what.last.word != nil:
      return gluedParenthesis
    case .assign: return "= gives a variable its value; to compare write =="
    case .colon where what.wanted == .keyword(.then): return "write then instead of :"
    case .colon where what.wanted == .keyword(.do): return "write do instead of :"
    case .colon where what.last.is(.else): return "else needs no :"
    case .colon where what.wanted == .endOfStatement:
      return "a colon follows on …, at … and after each"
    case .dot where what.wanted == .value: return "write 0.5, not .5"
    case .star where what.last.is(.star): return "there is no power operator"
    case .openBrace where what.wanted == .keyword(.then) || what.wanted == .keyword(.do):
      return "a block ends with end; braces make a map"
    default: return nil
    }
  }

  private static func wordHint(for what: Unexpected) -> String? {
    guard let word = what.token.word else { return nil }
    if let unit = DurationUnit(rawValue: word), what.last.isNumber {
      return "write the unit without a space: 5\(unit.rawValue)"
    }
    if case .name(let previous) = what.last.kind, let hint = foreignWord(previous) { return hint }
    if let hint = foreignWord(word) { return hint }
    let needsTag: [Wanted] = [.behavior, .behaviorName, .state, .stateName]
    if needsTag.contains(what.wanted), let first = word.first {
      return "it begins with a capital letter: \(first.uppercased())\(word.dropFirst())"
    }
    if case .tag = what.token.kind {
      let needsName: [Wanted] = [.variableName, .actorName, .target]
      if needsName.contains(what.wanted) { return "names of variables and actors begin small" }
    }
    if case .keyword(let keyword) = what.token.kind {
      if what.bracket != nil { return openBracketHint(what) }
      if [.variableName, .actorName].contains(what.wanted) {
        return "\(keyword.rawValue) is a word of the language; choose another name"
      }
    }
    return nil
  }

  private static func openBracketHint(_ what: Unexpected) -> String? {
    guard let bracket = what.bracket, bracket != what.line else { return nil }
    return "the bracket of line \(bracket) is still open"
  }

  /// A statement whose first word is misspelled ends, for the parser, behind that word.
  private static func starterHint(_ what: Unexpected) -> String? {
    guard case .name(let word) = what.last.kind else { return nil }
    let starters = Keyword.allCases.filter { Grammar.starters[$0] != nil }.map(\.rawValue)
    return nearest(to: word, among: starters).map { "did you mean \($0)?" }
  }

  private static func wantedHint(for what: Unexpected) -> String? {
    switch what.wanted {
    case .endOfStatement: starterHint(what)
    case .section: "a behavior holds var lines and handlers: on Message: …"
    case .target: "write the actor's name, or put an expression in parentheses"
    case .hook: "hooks are at start:, at stop: and at failure(reason):"
    case .closer: openBracketHint(what)
    case .symbol(.colon) where what.bracket != nil: "a map is written {key: value}"
    case .symbol(.assign): "a name gets its value with =: let x = 1"
    case .symbol(.colon): "a pattern ends with a colon: on Message: …"
    case .endOfBraces: "braces in a text hold one value; for a brace write \\{"
    case .keyword(.then): "write if … then … end"
    case .keyword(.do): "loops are for x in xs do … end, while c do … end, repeat n do … end"
    case .keyword(.send): "a timer is after 2s send actor Message"
    default: nil
    }
  }

  // MARK: Words of other languages

  private static let foreignWords: [String: String] = [
    "elif": "write else if", "elsif": "write else if", "elseif": "write else if",
    "def": "write a handler in a behavior: on Message(x): …",
    "func": "write a handler in a behavior: on Message(x): …",
    "function": "write a handler in a behavior: on Message(x): …",
    "class": "write behavior Name … end", "actor": "write behavior Name … end",
    "return": "write reply", "raise": "write fail", "throw": "write fail",
    "receive": "write a handler: on Message: …", "case": "write a handler: on Message: …",
    "tell": "write send", "null": "write none", "nil": "write none",
    "const": "write let", "val": "write let", "new": "write spawn", "exit": "write quit",
    "import": "nothing has to be imported", "pass": "leave the body empty",
    "is": "write ==", "xor": "write !=", "begin": "blocks begin with then or do",
    "try": "write await … otherwise …", "lambda": "there are no functions of your own",
  ]

  /// What to write instead of a word that other languages have.
  static func foreignWord(_ word: String) -> String? { foreignWords[word] }

  /// Constants of other languages, which are messages here.
  static let foreignConstants = ["True": "true", "False": "false", "None": "none"]

  static func foreignConstant(_ word: String, _ instead: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(word) is a message here", at: span, hint: "the value is \(instead)")
  }
}

extension Token {
  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .float: true
    default: false
    }
  }
}
