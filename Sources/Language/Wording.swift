import Behaviors
import Diagnostics

/// Every sentence the parser says about what was typed: what is wrong, and what to try.
enum Wording {
  /// What a rule needs at the place where something else stands.
  enum Wanted: Equatable {
    case value, message, target, pattern, behavior, behaviorName, stateName, state, fieldName
    case variableName, actorName, directive, hook, section, endOfStatement, endOfBraces
    case symbol(Symbol)
    case keyword(Keyword)
    case closer(Symbol)

    var text: String {
      switch self {
      case .value: "a value"
      case .message: "a message"
      case .target: "an actor"
      case .pattern: "a pattern"
      case .behavior: "a behavior's name"
      case .behaviorName: "the new behavior's name"
      case .stateName: "the new state's name"
      case .state: "a state's name"
      case .fieldName: "a word"
      case .variableName: "a name"
      case .actorName: "the new actor's name"
      case .directive: "restart, resume or stop"
      case .hook: "start, stop or failure"
      case .section: "on, at, after each, state or end"
      case .endOfStatement: "the end of the statement"
      case .endOfBraces: "the } that closes the value"
      case .symbol(let symbol): symbol.rawValue
      case .keyword(let keyword): keyword.rawValue
      case .closer(let symbol): "\(symbol.rawValue) or a comma"
      }
    }
  }

  // MARK: Characters and numbers

  static let sourceTooLong = Diagnostic(
    "this text is longer than \(LanguageLimits.sourceBytes) bytes", hint: "split it into files")

  static func strangeCharacter(_ character: Unicode.Scalar, _ span: Span) -> Diagnostic {
    switch character {
    case "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "`":
      return Diagnostic(
        "\(character) does not begin a text", at: span, hint: "texts stand in double quotes: \"…\"")
    case "$", "@", "?", "^", "~":
      return Diagnostic("\(character) means nothing in this language", at: span)
    default: break
    }
    let code = String(character.value, radix: 16, uppercase: true)
    let isBlank = character.properties.isWhitespace
    let shown = isBlank || Byte.isControl(character) ? "U+\(code)" : "\(character)"
    return Diagnostic(
      "the character \(shown) cannot stand here", at: span,
      hint: isBlank ? "use an ordinary space" : "inside a text write \\u{\(code)}")
  }

  static func foreignSymbol(_ text: String, instead: String?, _ span: Span) -> Diagnostic {
    Diagnostic("there is no \(text)", at: span, hint: instead.map { "write \($0)" })
  }

  static func underscoredName(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "the name \(name) begins with an underscore", at: span,
      hint: "begin it with a letter; _ alone matches anything")
  }

  static func brokenNumber(_ span: Span) -> Diagnostic {
    Diagnostic("a number ends with a digit", at: span, hint: "write 1.0, not 1.")
  }

  static func integerTooLarge(_ span: Span) -> Diagnostic {
    Diagnostic("integers go up to \(Int.max)", at: span, hint: "write a float, such as 1e19")
  }

  static func floatTooLarge(_ span: Span) -> Diagnostic {
    Diagnostic("floats go up to \(Double.greatestFiniteMagnitude)", at: span)
  }

  static func unknownUnit(_ digits: String, _ unit: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(digits) is followed by \(unit), which is no unit", at: span,
      hint: "the units are us, ms and s")
  }

  static func durationTooLong(_ span: Span) -> Diagnostic {
    Diagnostic("durations go up to \(Int.max) microseconds", at: span)
  }

  static func durationTooFine(_ span: Span) -> Diagnostic {
    Diagnostic(
      "a duration is a whole number of microseconds", at: span, hint: "the shortest is 1us")
  }

  // MARK: Texts

  static func openText(_ span: Span) -> Diagnostic {
    Diagnostic(
      "this text is not closed on its line", at: span,
      hint: "end it with \"; a new line inside it is \\n")
  }

  static func unknownEscape(_ span: Span) -> Diagnostic {
    Diagnostic(
      "after a backslash stands n, t, \", \\, {, } or u{…}", at: span,
      hint: "a backslash itself is \\\\")
  }

  static func badCodePoint(_ span: Span) -> Diagnostic {
    Diagnostic(
      "\\u names no character here", at: span,
      hint: "write one to six hexadecimal digits in braces: \\u{1F600}")
  }

  static func emptyBraces(_ span: Span) -> Diagnostic {
    Diagnostic("these braces hold no value", at: span, hint: "for a brace write \\{")
  }

  static func commentInText(_ span: Span) -> Diagnostic {
    Diagnostic("a comment cannot stand inside the braces of a text", at: span)
  }

  static func codeInPattern(_ span: Span) -> Diagnostic {
    Diagnostic(
      "a text in a pattern cannot hold {…}", at: span,
      hint: "match a variable and compare it after if")
  }

  // MARK: Names

  static func reservedName(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(name) has a meaning of its own", at: span, hint: "choose another name")
  }

  static func commandAsName(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(name) is a command, so it cannot be a name at the prompt", at: span,
      hint: "choose another name")
  }

  static func identifierAsActor(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(name) would look like the number of a message, event or future", at: span,
      hint: "choose another name for the actor")
  }

  static func duplicate(_ kind: String, _ name: String, _ span: Span) -> Diagnostic {
    Diagnostic("there is already a \(kind) \(name) in this behavior", at: span)
  }

  static func twice(_ what: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(what) stands here twice", at: span, hint: "one is allowed")
  }

  static func repeatedVariable(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(name) stands twice in this pattern", at: span,
      hint: "use two names and compare them after if")
  }

  static func unknownFunction(_ name: String, _ suggestion: String?, _ span: Span) -> Diagnostic {
    Diagnostic(
      "there is no function \(name)", at: span,
      hint: suggestion.map { "did you mean \($0)?" }
        ?? "only built-in functions are called; actors are asked: ask a Message")
  }

  static func wrongArity(_ builtin: Builtin, _ count: Int, _ span: Span) -> Diagnostic {
    let (low, high) = (builtin.arity.lowerBound, builtin.arity.upperBound)
    let wanted = low == high ? "\(low)" : high > 100 ? "at least \(low)" : "\(low) to \(high)"
    let noun = wanted == "1" || wanted == "at least 1" ? "argument" : "arguments"
    return Diagnostic("\(builtin.rawValue) takes \(wanted) \(noun), not \(count)", at: span)
  }

  static func builtinAsMethod(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic("values have no methods", at: span, hint: "write \(name)(…)")
  }

  // MARK: Operators

  static func chainedComparison(_ span: Span) -> Diagnostic {
    Diagnostic("comparisons cannot be chained", at: span, hint: "write a < b and b < c")
  }

  static func needsParentheses(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(word) needs parentheses here", at: span, hint: "write (\(word) …)")
  }

  static func gluedMessage(_ span: Span) -> Diagnostic {
    Diagnostic(
      "an actor is not called like a function", at: span,
      hint: "leave a space between the actor and the message")
  }

  static func gluedPrint(_ span: Span) -> Diagnostic {
    Diagnostic("print(…) ends with its parenthesis", at: span, hint: "leave a space after print")
  }

  static func fieldAsTarget(_ span: Span) -> Diagnostic {
    Diagnostic("a field cannot stand here alone", at: span, hint: "put it in parentheses: (a.b)")
  }

  static func looseIndex(_ target: String, _ index: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(index) is the message here, but more follows", at: span,
      hint: "an index follows its name without a space: \(target)\(index)")
  }

  // MARK: Statements

  static func lateVariable(_ isInBehavior: Bool, _ span: Span) -> Diagnostic {
    isInBehavior
      ? Diagnostic(
        "var lines come before the first handler", at: span, hint: "inside a handler write let")
      : Diagnostic("var belongs in a behavior", at: span, hint: "at the prompt write let")
  }

  static func onlyInBehavior(_ keyword: Keyword, _ span: Span) -> Diagnostic {
    Diagnostic("\(keyword.rawValue) works only inside a behavior", at: span)
  }

  static func bareStopAtPrompt(_ span: Span) -> Diagnostic {
    Diagnostic("stop needs an actor here", at: span, hint: "write stop and an actor, or stop all")
  }

  static func stopAllInBehavior(_ span: Span) -> Diagnostic {
    Diagnostic(
      "stop all works only at the prompt", at: span, hint: "an actor stops the actors it knows")
  }

  static func awaitInVariable(_ span: Span) -> Diagnostic {
    Diagnostic(
      "a var line cannot wait", at: span, hint: "await in at start: and assign the variable there")
  }

  static func awaitInHandlerCondition(_ span: Span) -> Diagnostic {
    Diagnostic("the condition of a handler cannot wait", at: span, hint: "await in its body")
  }

  static func actingCondition(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "a condition only looks, it cannot \(word)", at: span,
      hint: "look into an actor: account.balance == 2")
  }

  static func becomeWithoutStates(_ span: Span) -> Diagnostic {
    Diagnostic("this behavior has no states", at: span, hint: "write state sections to become one")
  }

  static func unknownState(
    _ name: String, _ behavior: String, _ suggestion: String?, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "\(behavior) has no state \(name)", at: span,
      hint: suggestion.map { "did you mean \($0)?" })
  }

  static func unusedValue(_ value: Expression) -> Diagnostic {
    var hint = "print it, or bind it: let x = …"
    if case .binary(.equal, let left, _, _) = value.kind, case .variable(let name) = left.kind {
      hint = "to change \(name) write \(name) = …"
    }
    return Diagnostic("this value is not used", at: value.span, hint: hint)
  }

  static func commandInBody(_ word: String, _ span: Span) -> Diagnostic {
    if let hint = foreignWord(word) { return unknownWord(word, hint: hint, span) }
    return Diagnostic(
      "\(word) is a command, and commands stand outside of behaviors and blocks", at: span,
      hint: "is an end missing above?")
  }

  static func notAssignable(_ span: Span) -> Diagnostic {
    Diagnostic(
      "this is no place for a value", at: span,
      hint: "assign a variable or an element: x = 1, m[k] = 1; to compare write ==")
  }

  static func foreignState(_ span: Span) -> Diagnostic {
    Diagnostic(
      "only an actor itself changes its state", at: span,
      hint: "send it a message; in a behavior write the variable alone: n = 1")
  }

  static func semicolonAtPrompt(_ span: Span) -> Diagnostic {
    Diagnostic("one statement per line", at: span, hint: "semicolons stand only inside bodies")
  }

  static func severalEntries(_ span: Span) -> Diagnostic {
    Diagnostic("one entry at a time", at: span, hint: "type the rest as a line of its own")
  }

  static func sectionAtPrompt(_ keyword: Keyword, _ span: Span) -> Diagnostic? {
    switch keyword {
    case .on, .at, .after, .each:
      Diagnostic(
        "\(keyword.rawValue) belongs in a behavior", at: span,
        hint: "begin one with behavior and its name")
    case .variable: lateVariable(false, span)
    case .end: Diagnostic("there is nothing open for end to close", at: span)
    case .else, .then, .do, .within, .otherwise, .as, .in:
      Diagnostic("\(keyword.rawValue) cannot begin a line", at: span)
    default: nil
    }
  }

  static func missingEnd(_ opener: String, _ line: Int, _ word: String, _ span: Span) -> Diagnostic
  {
    Diagnostic(
      "an end is missing before \(word)", at: span, hint: "the \(opener) of line \(line) is open")
  }

  static func neverClosed(_ opener: String, _ closer: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(opener) is never closed", at: span, hint: "add \(closer)")
  }

  // MARK: Limits

  static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic("more than \(LanguageLimits.nesting) levels stand in each other", at: span)
  }

  static func tooLongExpression(_ span: Span) -> Diagnostic {
    Diagnostic(
      "an expression has at most \(LanguageLimits.height) operators in a row", at: span,
      hint: "split it with let")
  }
}
