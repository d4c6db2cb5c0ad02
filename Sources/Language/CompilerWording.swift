import Diagnostics

/// What the compiler has to say.
extension Diagnostic {
  static func shadowsState(_ name: Name) -> Diagnostic {
    Diagnostic(
      "\(name.text) is this actor's state already", at: name.span,
      hint: "choose another name, or write \(name.text) = … to change the state")
  }

  static func boundAlready(_ name: Name) -> Diagnostic {
    Diagnostic(
      "\(name.text) is bound already in this block", at: name.span,
      hint: "write \(name.text) = … to change it")
  }

  static func bareMessage(_ name: Name, known: [String]) -> Diagnostic {
    let capitalized = name.text.prefix(1).uppercased() + name.text.dropFirst()
    let suggestion = nearest(to: name.text, among: known).map { "did you mean \($0)?" }
    return Diagnostic(
      "there is no variable named \(name.text)", at: name.span,
      hint: suggestion ?? "the name of a message begins with a capital: \(capitalized)")
  }

  static func unknownVariable(_ name: Name, known: [String], isTyped: Bool) -> Diagnostic {
    if isTyped, Identifier(name.text) != nil {
      return Diagnostic(
        "there is no \(name.text) yet", at: name.span,
        hint: "trace, mailbox and futures show the numbers")
    }
    let suggestion = nearest(to: name.text, among: known).map { "did you mean \($0)?" }
    return Diagnostic(
      isTyped
        ? "there is no variable or actor named \(name.text)"
        : "there is no variable named \(name.text) here", at: name.span,
      hint: suggestion ?? (isTyped ? "let \(name.text) = … makes one" : nil))
  }

  static func unknownActor(_ name: Name, known: [String]) -> Diagnostic {
    Diagnostic(
      "there is no actor named \(name.text)", at: name.span,
      hint: nearest(to: name.text, among: known).map { "did you mean \($0)?" }
        ?? "spawn one, or see actors")
  }

  static func belongsToPrompt(_ name: Name) -> Diagnostic {
    Diagnostic(
      "\(name.text) belongs to the prompt, and a behavior sees only its own state", at: name.span,
      hint: "give it to the actor as a parameter or in a message")
  }

  static func stateAtPrompt(_ span: Span) -> Diagnostic {
    Diagnostic("you have no state", at: span, hint: "for an actor's, write its name, as in a.state")
  }

  static func stateWithoutStates(_ span: Span) -> Diagnostic {
    Diagnostic(
      "this behavior has no states", at: span, hint: "state sections make it a state machine")
  }

  static func tooManyArguments(_ name: Name) -> Diagnostic {
    Diagnostic("\(name.text) has more than 255 arguments", at: name.span, hint: "send a list")
  }

  static func bareKey(_ name: Name) -> Diagnostic {
    Diagnostic(
      "\(name.text) is the text here", at: name.span, hint: "for the variable write (\(name.text))",
      severity: .warning)
  }
}
