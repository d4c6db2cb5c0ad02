import Actors
import Behaviors
import Diagnostics

extension Compiler {
  /// Compiles statements with names of their own.
  mutating func compileBlock(_ statements: [Statement]) {
    scope.blocks.append([:])
    let locals = emitter.nextLocal
    let wasTopLevel = isTopLevel
    isTopLevel = false
    for statement in statements { compile(statement) }
    isTopLevel = wasTopLevel
    emitter.nextLocal = locals
    scope.blocks.removeLast()
  }

  mutating func compile(_ statement: Statement) {
    let span = statement.span
    switch statement.kind {
    case .bind(let name, let value):
      compile(value)
      emitStore(declare(name), at: name.span)
    case .assign(let name, let path, let operation, let value):
      compileAssignment(name, path, operation, value, span)
    case .print(let values):
      for value in values { compile(value) }
      emitter.emit(.print, b: values.count, at: span)
    case .send(let target, let message):
      compileTarget(target)
      compileSent(message)
      emitter.emit(.send, at: span)
    case .forward(let target): compileTarget(target, then: .forward, span)
    case .stop(nil): emitter.emit(.stopSelf, at: span)
    case .stop(let target?): compileTarget(target, then: .stop, span)
    case .stopAll: emitter.emit(.stopAll, at: span)
    case .kill(let target): compileTarget(target, then: .kill, span)
    case .reply(let value): compile(value, then: .reply, span)
    case .fail(let value): compile(value, then: .fail, span)
    case .sleep(let value): compile(value, then: .sleep, span)
    case .work(let value): compile(value, then: .work, span)
    case .become(let state):
      let states = behavior?.states.map(\.text) ?? []
      emitter.emit(.become, b: states.firstIndex(of: state.text) ?? 0, at: span)
    case .after(let delay, let target, let message):
      compile(delay)
      compileTarget(target)
      compileSent(message)
      emitter.emit(.after, at: span)
    case .branch(let condition, let body, let otherwise):
      compileBranch(condition, body, otherwise)
    case .loop(let name, let container, let body): compileLoop(name, container, body, span)
    case .whileLoop(let condition, let body):
      let start = emitter.here
      compile(condition)
      let exit = emitter.emit(.jumpIfFalse, at: condition.span)
      compileBlock(body)
      emitter.emit(.loop, c: start, at: span)
      emitter.patch([exit])
    case .repeatLoop(let count, let body):
      compile(count)
      let counter = emitter.makeLocal()
      emitter.emit(.beginRepeat, a: counter, at: count.span)
      let start = emitter.emit(.nextRepeat, a: counter, at: count.span)
      compileBlock(body)
      emitter.emit(.loop, c: start, at: span)
      emitter.patch([start])
    case .expression(let expression):
      compile(expression)
      emitter.emit(.drop, at: span)
    }
  }

  private mutating func compile(_ value: Expression, then opcode: Opcode, _ span: Span) {
    compile(value)
    emitter.emit(opcode, at: span)
  }

  private mutating func compileTarget(_ target: Expression, then opcode: Opcode, _ span: Span) {
    compileTarget(target)
    emitter.emit(opcode, at: span)
  }

  private mutating func compileBranch(
    _ condition: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) {
    compile(condition)
    let toElse = emitter.emit(.jumpIfFalse, at: condition.span)
    compileBlock(body)
    guard !otherwise.isEmpty else {
      emitter.patch([toElse])
      return
    }
    let toEnd = emitter.emit(.jump, at: condition.span)
    emitter.patch([toElse])
    compileBlock(otherwise)
    emitter.patch([toEnd])
  }

  private mutating func compileLoop(
    _ name: Name, _ container: Expression, _ body: [Statement], _ span: Span
  ) {
    compile(container)
    let rest = emitter.makeLocal()
    _ = emitter.makeLocal()
    let element = emitter.makeLocal()
    emitter.emit(.beginEach, a: rest, at: container.span)
    let start = emitter.emit(.nextOfEach, a: rest, b: element, at: name.span)
    scope.blocks.append([:])
    bind(name, to: element)
    compileBlock(body)
    scope.blocks.removeLast()
    emitter.emit(.loop, c: start, at: span)
    emitter.patch([start])
  }

  // MARK: Assignment

  private mutating func compileAssignment(
    _ name: Name, _ path: [Expression], _ operation: AssignmentOperator, _ value: Expression,
    _ span: Span
  ) {
    guard let place = scope.place(of: name.text) else {
      diagnostics.append(.unknownVariable(name, known: scope.names, isTyped: isTyped))
      return
    }
    if path.isEmpty {
      compileWhole(name, place, operation, value, span)
    } else {
      compileElement(place, path, operation, value, name.span, span)
    }
  }

  /// `x = x + e` and `x += e` add in place, so that growing a list does not copy it each time.
  private mutating func compileWhole(
    _ name: Name, _ place: Scope.Place, _ operation: AssignmentOperator, _ value: Expression,
    _ span: Span
  ) {
    if let addend = addend(of: name, operation, value) {
      let span = operation == .set ? value.span : span
      compile(addend)
      switch place {
      case .local(let local): emitter.emit(.addToLocal, a: local, at: span)
      case .slot(let slot): emitter.emit(.addToSlot, a: slot, at: span)
      }
      return
    }
    if case .combine(let operation) = operation {
      emitLoad(place, at: name.span)
      compile(value)
      emitter.emit(opcode(of: operation), at: span)
    } else {
      compile(value)
    }
    emitStore(place, at: name.span)
  }

  private func addend(
    of name: Name, _ operation: AssignmentOperator, _ value: Expression
  ) -> Expression? {
    if operation == .combine(.add) { return value }
    guard operation == .set, case .binary(.add, let left, let right, _) = value.kind,
      case .variable(name.text) = left.kind
    else { return nil }
    return right
  }

  private mutating func compileElement(
    _ place: Scope.Place, _ path: [Expression], _ operation: AssignmentOperator,
    _ value: Expression, _ nameSpan: Span, _ span: Span
  ) {
    // Each index is computed once, although `x[i] += e` needs it twice.
    let locals = emitter.nextLocal
    var indexes: [Int] = []
    for index in path {
      compile(index)
      let local = emitter.makeLocal()
      emitter.emit(.storeLocal, a: local, at: index.span)
      indexes.append(local)
    }
    if case .combine(let operation) = operation {
      emitLoad(place, at: nameSpan)
      for (index, local) in zip(path, indexes) {
        emitter.emit(.loadLocal, a: local, at: index.span)
        emitter.emit(.index, at: index.span)
      }
      compile(value)
      emitter.emit(opcode(of: operation), at: span)
    } else {
      compile(value)
    }
    let result = emitter.makeLocal()
    emitter.emit(.storeLocal, a: result, at: span)
    for (index, local) in zip(path, indexes) {
      emitter.emit(.loadLocal, a: local, at: index.span)
    }
    emitter.emit(.loadLocal, a: result, at: span)
    switch place {
    case .local(let local): emitter.emit(.setInLocal, n: path.count, a: local, at: span)
    case .slot(let slot): emitter.emit(.setInSlot, n: path.count, a: slot, at: span)
    }
    emitter.nextLocal = locals
  }
}
