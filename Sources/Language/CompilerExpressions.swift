import Actors
import Behaviors
import Diagnostics

extension Compiler {
  /// Compiles an expression: one more value lies on the stack afterwards.
  mutating func compile(_ expression: Expression) {
    let span = expression.span
    switch expression.kind {
    case .literal(let literal): emitter.emitConstant(value(of: literal), at: span)
    case .interpolation(let segments):
      for segment in segments {
        switch segment {
        case .text(let text): emitter.emitConstant(Value(text), at: span)
        case .expression(let piece): compile(piece)
        }
      }
      emitter.emit(.concatenate, b: segments.count, at: span)
    case .variable(let name): compileName(Name(text: name, span: span), isTarget: false)
    case .actorName(let name): compileActorName(Name(text: name, span: span))
    case .itself: emitter.emit(.itself, at: span)
    case .sender: emitter.emit(.sender, at: span)
    case .state: compileState(span)
    case .message(let tag, let arguments): compileMessage(tag, arguments, span)
    case .list(let elements):
      for element in elements { compile(element) }
      emitter.emit(.makeList, b: elements.count, at: span)
    case .map(let entries): compileMap(entries, span)
    case .negate(let operand):
      compile(operand)
      emitter.emit(.negate, at: span)
    case .not(let operand):
      compile(operand)
      emitter.emit(.not, at: span)
    case .binary(let operation, let left, let right, let place):
      compileBinary(operation, left, right, place)
    case .call(let name, let arguments): compileCall(name, arguments, span)
    case .index(let container, let index):
      compile(container)
      compile(index)
      emitter.emit(.index, at: span)
    case .field(let container, let name):
      compile(container)
      let constant = emitter.constant(Value(name.text))
      emitter.emit(.field, b: constant, at: span)
    case .methodCall(let container, let name, let arguments):
      compile(container)
      for argument in arguments.prefix(255) { compile(argument) }
      let constant = emitter.constant(Value(name.text))
      emitter.emit(.callMethod, n: min(255, arguments.count), b: constant, at: span)
    case .ask(let target, let message):
      compileTarget(target)
      compileSent(message)
      emitter.emit(.ask, at: span)
    case .await(let future, let limit, let otherwise):
      compileAwait(future, within: limit, otherwise: otherwise, span)
    case .spawn(let spawn): compileSpawn(spawn, span)
    }
  }

  func opcode(of operation: BinaryOperator) -> Opcode {
    switch operation {
    case .or, .and: preconditionFailure("\(operation) is a jump")
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .contained: .contained
    case .notContained: .notContained
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    }
  }

  private mutating func compileBinary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ place: Span
  ) {
    compile(left)
    guard operation == .and || operation == .or else {
      compile(right)
      emitter.emit(opcode(of: operation), at: place)
      return
    }
    let jump = emitter.emit(
      operation == .and ? .jumpIfFalseKeeping : .jumpIfTrueKeeping, at: place)
    compile(right)
    let name = emitter.constant(Value(operation.rawValue))
    emitter.emit(.checkBoolean, b: name, at: place)
    emitter.patch([jump])
  }

  // MARK: Names and targets

  /// Who is meant: a name, or whatever gives an actor.
  mutating func compileTarget(_ target: Expression) {
    if case .variable(let name) = target.kind {
      compileName(Name(text: name, span: target.span), isTarget: true)
    } else {
      compile(target)
    }
  }

  /// What is sent: a bare word that names nothing was meant as a tag.
  mutating func compileSent(_ message: Expression) {
    guard case .variable(let word) = message.kind, scope.place(of: word) == nil,
      !isTyped || (prompt.actor(word) == nil && prompt.identified(word) == nil)
    else { return compile(message) }
    emitter.emitConstant(.none, at: message.span)
    diagnostics.append(.bareMessage(Name(text: word, span: message.span), known: scope.names))
  }

  private mutating func compileName(_ name: Name, isTarget: Bool) {
    if let place = scope.place(of: name.text) {
      emitLoad(place, at: name.span)
    } else if isTyped, let actor = prompt.actor(name.text) {
      emitter.emitConstant(.actor(actor), at: name.span)
    } else if isTyped, let value = prompt.identified(name.text) {
      emitter.emitConstant(value, at: name.span)
    } else {
      refuse(name, isTarget: isTarget)
    }
  }

  private mutating func compileActorName(_ name: Name) {
    if isTyped, let actor = prompt.actor(name.text) {
      emitter.emitConstant(.actor(actor), at: name.span)
    } else {
      refuse(name, isTarget: true)
    }
  }

  private mutating func refuse(_ name: Name, isTarget: Bool) {
    // So that the account of the stack stays right for what follows.
    emitter.emitConstant(.none, at: name.span)
    if !isTyped {
      let isKnownOutside = prompt.slots[name.text] != nil || prompt.actor(name.text) != nil
      diagnostics.append(
        isKnownOutside
          ? .belongsToPrompt(name)
          : .unknownVariable(name, known: scope.names, isTyped: false))
    } else if isTarget {
      diagnostics.append(.unknownActor(name, known: scope.names + prompt.actorNames()))
    } else {
      diagnostics.append(
        .unknownVariable(name, known: scope.names + prompt.actorNames(), isTyped: true))
    }
  }

  private mutating func compileState(_ span: Span) {
    if behavior?.states.isEmpty ?? true {
      diagnostics.append(isTyped ? .stateAtPrompt(span) : .stateWithoutStates(span))
    }
    emitter.emit(.state, at: span)
  }

  // MARK: Making values

  private mutating func compileMessage(_ tag: Name, _ arguments: [Expression], _ span: Span) {
    let symbol = program.symbols.intern(tag.text)
    if arguments.isEmpty { return emitter.emitConstant(.tag(symbol), at: span) }
    guard arguments.count <= 255 else {
      diagnostics.append(.tooManyArguments(tag))
      return emitter.emitConstant(.none, at: span)
    }
    if let values = literalValues(of: arguments) {
      return emitter.emitConstant(.message(symbol, values), at: span)
    }
    for argument in arguments { compile(argument) }
    emitter.emit(.makeMessage, n: arguments.count, b: Int(symbol.index), at: span)
  }

  /// The values of expressions that are all literals: what they make is the same every time.
  private func literalValues(of expressions: [Expression]) -> [Value]? {
    var values: [Value] = []
    for expression in expressions {
      guard case .literal(let literal) = expression.kind else { return nil }
      values.append(value(of: literal))
    }
    return values
  }

  private mutating func compileMap(_ entries: [MapEntry], _ span: Span) {
    for entry in entries {
      warnOfBareKey(entry)
      compile(entry.key)
      compile(entry.value)
    }
    emitter.emit(.makeMap, b: entries.count, at: span)
  }

  /// A bare key is a text even where a variable has that name: said once, since it may be a mistake.
  private mutating func warnOfBareKey(_ entry: MapEntry) {
    guard entry.isBare, case .literal(.text(let key)) = entry.key.kind, !isTyped,
      scope.place(of: key) != nil, !diagnostics.contains(where: { $0.severity == .warning })
    else { return }
    // `{n: n}` is what was meant.
    if case .variable(key) = entry.value.kind { return }
    diagnostics.append(.bareKey(Name(text: key, span: entry.key.span)))
  }

  private mutating func compileCall(_ name: Name, _ arguments: [Expression], _ span: Span) {
    guard let builtin = Builtin(rawValue: name.text) else {
      preconditionFailure("the parser lets no unknown function pass: \(name.text)")
    }
    guard arguments.count <= 255 else {
      diagnostics.append(.tooManyArguments(name))
      return emitter.emitConstant(.none, at: span)
    }
    for argument in arguments { compile(argument) }
    switch builtin {
    case .str: emitter.emit(.concatenate, b: 1, at: span)
    case .random: emitter.emit(.random, n: arguments.count, at: span)
    default: emitter.emit(.call, n: arguments.count, b: Builtin.index(of: builtin), at: span)
    }
  }

  // MARK: Waiting and spawning

  private mutating func compileAwait(
    _ future: Expression, within limit: Expression?, otherwise: Expression?, _ span: Span
  ) {
    compile(future)
    if let limit { compile(limit) }
    let n = limit == nil ? 0 : 1
    guard let otherwise else {
      emitter.emit(.await, n: n, c: -1, at: span)
      return
    }
    let wait = emitter.emit(.await, n: n, at: span)
    let depth = emitter.depth
    let toEnd = emitter.emit(.jump, at: span)
    emitter.patch([wait])
    emitter.join(depth: depth - 1)
    compile(otherwise)
    emitter.patch([toEnd])
  }

  private mutating func compileSpawn(_ spawn: SpawnSyntax, _ span: Span) {
    guard spawn.arguments.count <= 255 else {
      diagnostics.append(.tooManyArguments(spawn.behavior))
      return emitter.emitConstant(.none, at: span)
    }
    for argument in spawn.arguments { compile(argument) }
    if let limit = spawn.supervision?.limit { compile(limit) }
    if let window = spawn.supervision?.window { compile(window) }
    var options = -1
    if spawn.supervision != nil || spawn.name != nil {
      options = emitter.add(
        SpawnOptions(
          supervision: spawn.supervision.map { supervision($0.directive) },
          hasLimit: spawn.supervision?.limit != nil,
          hasWindow: spawn.supervision?.window != nil, name: spawn.name?.text))
    }
    let symbol = program.symbols.intern(spawn.behavior.text)
    emitter.emit(
      .spawn, n: spawn.arguments.count, b: Int(symbol.index), c: options,
      at: spawn.behavior.span)
    if let name = spawn.name { bindSpawned(name) }
  }

  private func supervision(_ directive: SupervisionSyntax.Directive) -> Supervision {
    switch directive {
    case .restart: .restart
    case .resume: .resume
    case .stop: .stop
    }
  }

  /// Keeps the reference on the stack under the actor's name, too. A state variable of that name is
  /// left to the assignment around the `spawn`.
  private mutating func bindSpawned(_ name: Name) {
    let place: Scope.Place
    if isTyped {
      place = .slot(promptSlot(name.text))
    } else if isInVariable || scope.slots[name.text] != nil {
      return
    } else if let local = scope.blocks.last?[name.text] {
      place = .local(local)
    } else {
      let local = emitter.makeLocal()
      bind(name, to: local)
      place = .local(local)
    }
    emitStore(place, at: name.span)
    emitLoad(place, at: name.span)
  }
}
