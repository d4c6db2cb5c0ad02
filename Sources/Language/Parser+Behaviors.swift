import Diagnostics

extension Parser {
  /// `behavior … end`. Every mistake in it is noted; the result counts only if there was none.
  mutating func behavior() throws(Stop) -> BehaviorSyntax {
    let start = token.span
    openers.append(Opener(span: start, closer: Keyword.end.rawValue))
    (isInBehavior, becomes) = (true, [])
    defer { isInBehavior = false }
    advance()
    var syntax = BehaviorSyntax(
      name: Name(text: "", span: start), parameters: [], variables: [], handlers: [], states: [],
      span: start)
    try behaviorHeader(&syntax)
    skipSeparators()
    try variables(&syntax)
    try sections(&syntax)
    try closeBlock(start)
    syntax.span = span(from: start)
    check(syntax)
    return syntax
  }

  private mutating func behaviorHeader(_ syntax: inout BehaviorSyntax) throws(Stop) {
    let header = try recovering(toward: [.keyword(.variable)]) { parser throws(Stop) in
      let name = try parser.tag(.behaviorName)
      guard parser.token.glued, parser.token.is(.openParenthesis) else {
        if parser.token.is(.openParenthesis) || parser.token.is(.colon) {
          throw parser.unexpected(.endOfStatement)
        }
        return (name, [Name]())
      }
      let parameters = try parser.sequence(.closeParenthesis) { parser throws(Stop) in
        try parser.binding(.parameter)
      }
      return (name, parameters)
    }
    if let header { (syntax.name, syntax.parameters) = header }
  }

  private mutating func variables(_ syntax: inout BehaviorSyntax) throws(Stop) {
    while token.is(.variable) {
      let variable = try recovering { parser throws(Stop) in
        parser.tallest = 0
        parser.place = .variable
        defer { parser.place = .anywhere }
        parser.advance()
        let name = try parser.binding(.variable)
        try parser.expect(.assign)
        let value = try parser.expression()
        try parser.endOfLine()
        return BehaviorSyntax.Variable(name: name, value: value)
      }
      if let variable { syntax.variables.append(variable) }
      skipSeparators()
    }
  }

  private func endOfLine() throws(Stop) {
    if token.kind == .newline || token.is(.semicolon) || token.is(.variable) || endsBody { return }
    throw unexpected(.endOfStatement)
  }

  private mutating func sections(_ syntax: inout BehaviorSyntax) throws(Stop) {
    while true {
      skipSeparators()
      switch token.kind {
      case .keyword(.end), .keyword(.behavior): return
      case .end: throw unexpected(.keyword(.end))
      case .keyword(.on): try handler(&syntax)
      case .keyword(.at): try hook(&syntax)
      case .keyword(.after) where peek().is(.each): try afterEach(&syntax)
      case .keyword(.state): try state(&syntax)
      default: try stray()
      }
    }
  }

  private mutating func handler(_ syntax: inout BehaviorSyntax) throws(Stop) {
    let start = token.span
    let state = syntax.states.last
    let header = try sectionHeader { parser throws(Stop) in
      let pattern = try parser.wholePattern()
      guard parser.token.is(.if) else { return (pattern, nil as Expression?) }
      parser.advance()
      parser.tallest = 0
      parser.place = .handlerCondition
      defer { parser.place = .anywhere }
      return (pattern, try parser.expression())
    }
    let body = try body()
    guard let header else { return }
    syntax.handlers.append(
      BehaviorSyntax.Handler(
        state: state, pattern: header.0, condition: header.1, body: body,
        span: span(from: start)))
  }

  private mutating func hook(_ syntax: inout BehaviorSyntax) throws(Stop) {
    let start = token.span
    let header = try sectionHeader { parser throws(Stop) in try parser.hookHeader() }
    let body = try body()
    guard let header else { return }
    let isNew: Bool
    switch header.hook {
    case .start: isNew = fill(&syntax.atStart, body)
    case .stop: isNew = fill(&syntax.atStop, body)
    case .failure:
      let hook = BehaviorSyntax.FailureHook(reason: header.reason, body: body)
      isNew = fill(&syntax.atFailure, hook)
    }
    if !isNew { report(Wording.twice("at \(header.hook.rawValue)", start)) }
  }

  private enum Hook: String {
    case start, stop, failure
  }

  private mutating func hookHeader() throws(Stop) -> (hook: Hook, reason: Name?) {
    guard let hook = token.word.flatMap(Hook.init) else { throw unexpected(.hook) }
    advance()
    guard hook == .failure, token.glued, token.is(.openParenthesis) else { return (hook, nil) }
    open(.closeParenthesis)
    let reason = try binding(.parameter)
    try close(.closeParenthesis)
    return (hook, reason)
  }

  private mutating func afterEach(_ syntax: inout BehaviorSyntax) throws(Stop) {
    let start = token.span
    let header: Void? = try sectionHeader { parser throws(Stop) in parser.advance() }
    let body = try body()
    guard header != nil else { return }
    if !fill(&syntax.afterEach, body) { report(Wording.twice("after each", start)) }
  }

  private func fill<Value>(_ place: inout Value?, _ value: Value) -> Bool {
    defer { place = value }
    return place == nil
  }

  private mutating func state(_ syntax: inout BehaviorSyntax) throws(Stop) {
    advance()
    let name = try recovering { parser throws(Stop) in
      let name = try parser.tag(.stateName)
      if parser.token.is(.colon) { throw parser.unexpected(.endOfStatement) }
      return name
    }
    guard let name else { return }
    if syntax.states.contains(where: { $0.text == name.text }) {
      report(Wording.duplicate("state", name.text, name.span))
    }
    syntax.states.append(name)
  }

  /// The first line of a section up to its colon. After a mistake in it the body is read all the
  /// same, so that its statements are not taken for something else.
  private mutating func sectionHeader<Result>(
    _ rule: (inout Parser) throws(Stop) -> Result
  ) throws(Stop) -> Result? {
    advance()
    let result = try recovering(toward: [.symbol(.colon)]) { parser throws(Stop) in
      let result = try rule(&parser)
      if !parser.token.is(.colon) { throw parser.unexpected(.symbol(.colon)) }
      return result
    }
    if token.is(.colon) { advance() }
    return result
  }

  /// Something that no section begins with, where a section should begin.
  private mutating func stray() throws(Stop) {
    let stray: Void? = try recovering { parser throws(Stop) in
      if parser.token.is(.variable) {
        throw .wrong(Wording.lateVariable(true, parser.token.span))
      }
      throw parser.unexpected(.section)
    }
    // `else` stops the skipping, but here it has nothing to belong to.
    if stray == nil, token.is(.else) { advance() }
  }

  // MARK: Checks of the whole

  private mutating func check(_ syntax: BehaviorSyntax) {
    var names: Set<String> = []
    for parameter in syntax.parameters where !names.insert(parameter.text).inserted {
      report(Wording.duplicate("parameter", parameter.text, parameter.span))
    }
    for variable in syntax.variables where !names.insert(variable.name.text).inserted {
      report(Wording.duplicate("variable", variable.name.text, variable.name.span))
    }
    // A state whose line is wrong is missing here, and would be called unknown.
    guard errors.isEmpty else { return }
    let states = syntax.states.map(\.text)
    for name in becomes where !states.contains(name.text) {
      let suggestion = nearest(to: name.text, among: states)
      report(
        states.isEmpty
          ? Wording.becomeWithoutStates(name.span)
          : Wording.unknownState(name.text, syntax.name.text, suggestion, name.span))
    }
  }
}
