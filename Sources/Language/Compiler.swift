import Actors
package import Behaviors
package import Diagnostics

/// Turns syntax into code, and refuses what names nothing: the last stage in which a mistake is the
/// author's and not an actor's.
package struct Compiler {
  /// What was refused: nothing of it has been performed.
  package struct Refusal: Error {
    package var diagnostics: [Diagnostic]
  }

  let program: Program
  let source: Source
  /// The prompt's names; what a behavior must not use, but what a hint may be about.
  var prompt: PromptScope
  var scope: Scope
  var emitter = Emitter()
  var diagnostics: [Diagnostic] = []
  /// The behavior that is compiled; nil for a typed entry.
  let behavior: BehaviorSyntax?
  /// Whether the blocks of a typed entry have been left: there `let` makes a variable of the prompt.
  var isTopLevel = true
  /// Whether a `var` line is compiled.
  var isInVariable = false

  init(
    program: Program, source: Source, prompt: PromptScope, behavior: BehaviorSyntax?,
    slots: [String: Int]
  ) {
    self.program = program
    self.source = source
    self.prompt = prompt
    self.behavior = behavior
    scope = Scope(slots: slots)
  }

  var isTyped: Bool { behavior == nil }

  // MARK: Entries

  /// A typed entry, compiled.
  package struct TypedCode {
    package var code: Code
    /// The prompt's variables after it.
    package var slots: [String: Int]
    package var nextSlot: Int
  }

  /// Compiles a statement at the prompt.
  package static func compile(
    _ statement: Statement, source: Source, prompt: PromptScope, program: Program
  ) throws(Refusal) -> TypedCode {
    try typed(source, prompt, program, span: statement.span) { $0.compile(statement) }
  }

  /// Compiles an expression typed alone, or a condition of a command: its value is the result.
  package static func compile(
    _ expression: Expression, source: Source, prompt: PromptScope, program: Program
  ) throws(Refusal) -> TypedCode {
    try typed(source, prompt, program, span: expression.span) {
      $0.compile(expression)
      $0.emitter.emit(.result, at: expression.span)
    }
  }

  /// Compiles what `advance` means: to sleep at the prompt, for a number of microseconds.
  package static func compile(
    sleepOf microseconds: Int, source: Source, prompt: PromptScope, program: Program
  ) throws(Refusal) -> TypedCode {
    let span = Span(0, source.text.utf8.count)
    let length = Expression(kind: .literal(.duration(microseconds)), span: span)
    return try compile(
      Statement(kind: .sleep(length), span: span), source: source, prompt: prompt,
      program: program)
  }

  private static func typed(
    _ source: Source, _ prompt: PromptScope, _ program: Program, span: Span,
    _ body: (inout Compiler) -> Void
  ) throws(Refusal) -> TypedCode {
    var compiler = Compiler(
      program: program, source: source, prompt: prompt, behavior: nil, slots: prompt.slots)
    body(&compiler)
    compiler.emitter.emit(.done, at: span)
    if !compiler.diagnostics.isEmpty { throw Refusal(diagnostics: compiler.diagnostics) }
    let code = Code(
      name: "", isTyped: true, source: source, span: span, parameterCount: 0, slotNames: [],
      states: [], parts: compiler.emitter.parts)
    return TypedCode(
      code: code, slots: compiler.scope.slots, nextSlot: compiler.prompt.nextSlot)
  }

  // MARK: Behaviors

  /// Compiles a behavior; the warnings do not keep it from being used.
  package static func compile(
    _ behavior: BehaviorSyntax, source: Source, prompt: PromptScope, program: Program
  ) throws(Refusal) -> (code: Code, warnings: [Diagnostic]) {
    let names = behavior.parameters.map(\.text) + behavior.variables.map(\.name.text)
    var compiler = Compiler(
      program: program, source: source, prompt: prompt, behavior: behavior, slots: [:])
    compiler.compile(behavior)
    if compiler.diagnostics.contains(where: { $0.severity == .error }) {
      throw Refusal(diagnostics: compiler.diagnostics)
    }
    let code = Code(
      name: behavior.name.text, isTyped: false, source: source, span: behavior.span,
      parameterCount: behavior.parameters.count, slotNames: names,
      states: behavior.states.map { program.symbols.intern($0.text) },
      parts: compiler.emitter.parts)
    return (code, compiler.diagnostics)
  }

  private mutating func compile(_ behavior: BehaviorSyntax) {
    compileVariables(of: behavior)
    if let body = behavior.atStart { compileHook(body) { $0.start = $1 } }
    if let body = behavior.atStop { compileHook(body) { $0.stop = $1 } }
    if let hook = behavior.atFailure {
      compileHook(hook.body, message: hook.reason) { $0.failure = $1 }
    }
    compileHandlers(of: behavior)
  }

  private mutating func compileVariables(of behavior: BehaviorSyntax) {
    for (slot, name) in behavior.parameters.enumerated() { scope.slots[name.text] = slot }
    emitter.set { $0.initialize = 0 }
    isInVariable = true
    for (index, variable) in behavior.variables.enumerated() {
      let slot = behavior.parameters.count + index
      compile(variable.value)
      emitter.emit(.storeSlot, a: slot, at: variable.name.span)
      scope.slots[variable.name.text] = slot
    }
    isInVariable = false
    emitter.emit(.done, at: behavior.name.span)
  }

  private mutating func compileHook(
    _ body: [Statement], message: Name? = nil, _ set: (inout Code.Entries, Int) -> Void
  ) {
    let entry = emitter.here
    emitter.set { set(&$0, entry) }
    beginTurn()
    if let message { bind(message, to: 0) }
    compileBlock(body)
    emitter.emit(.done, at: body.last?.span ?? source.end)
  }

  /// The handlers of each state, each followed by those above the first state, which are emitted
  /// once; every body ends in `after each`.
  private mutating func compileHandlers(of behavior: BehaviorSyntax) {
    var ends: [Int] = []
    var toCommon: [Int] = []
    for state in behavior.states {
      let entry = emitter.here
      emitter.set { $0.handle.append(entry) }
      for handler in behavior.handlers where handler.state?.text == state.text {
        compile(handler, ends: &ends)
      }
      toCommon.append(emitter.emit(.jump, at: state.span))
    }
    emitter.patch(toCommon)
    if behavior.states.isEmpty {
      let entry = emitter.here
      emitter.set { $0.handle.append(entry) }
    }
    for handler in behavior.handlers where handler.state == nil { compile(handler, ends: &ends) }
    emitter.emit(.unhandled, at: behavior.name.span)
    emitter.patch(ends)
    beginTurn()
    if let body = behavior.afterEach { compileBlock(body) }
    emitter.emit(.done, at: behavior.name.span)
  }

  private mutating func compile(_ handler: BehaviorSyntax.Handler, ends: inout [Int]) {
    beginTurn()
    var failures: [Int] = []
    compile(handler.pattern, in: 0, failures: &failures)
    if let condition = handler.condition {
      compile(condition)
      failures.append(emitter.emit(.jumpIfFalse, at: condition.span))
    }
    compileBlock(handler.body)
    if behavior?.afterEach == nil {
      emitter.emit(.done, at: handler.pattern.span)
    } else {
      ends.append(emitter.emit(.jump, at: handler.pattern.span))
    }
    emitter.patch(failures)
  }

  /// Starts a turn of its own: no names, and all locals but the message free.
  private mutating func beginTurn() {
    scope.blocks = [[:]]
    emitter.nextLocal = 1
    emitter.join(depth: 0)
  }

  // MARK: Names

  /// Makes a name of the innermost block stand for a local.
  mutating func bind(_ name: Name, to local: Int) {
    if !isTyped, scope.slots[name.text] != nil {
      diagnostics.append(.shadowsState(name))
    }
    scope.blocks[scope.blocks.count - 1][name.text] = local
  }

  /// Where a new variable of the current block is kept.
  mutating func declare(_ name: Name) -> Scope.Place {
    if isTyped, isTopLevel { return .slot(promptSlot(name.text)) }
    if scope.blocks.last?[name.text] != nil { diagnostics.append(.boundAlready(name)) }
    let local = emitter.makeLocal()
    bind(name, to: local)
    return .local(local)
  }

  /// The slot of a variable of the prompt, made when there is none.
  mutating func promptSlot(_ name: String) -> Int {
    if let slot = scope.slots[name] { return slot }
    let slot = prompt.nextSlot
    prompt.nextSlot += 1
    scope.slots[name] = slot
    return slot
  }

  mutating func emitLoad(_ place: Scope.Place, at span: Span) {
    switch place {
    case .local(let local): emitter.emit(.loadLocal, a: local, at: span)
    case .slot(let slot): emitter.emit(.loadSlot, a: slot, at: span)
    }
  }

  mutating func emitStore(_ place: Scope.Place, at span: Span) {
    switch place {
    case .local(let local): emitter.emit(.storeLocal, a: local, at: span)
    case .slot(let slot): emitter.emit(.storeSlot, a: slot, at: span)
    }
  }
}

extension Source {
  /// The empty span at the end.
  var end: Span { Span(text.utf8.count, text.utf8.count) }
}
