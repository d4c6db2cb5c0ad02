import Actors
import Behaviors
import Diagnostics

extension Compiler {
  /// Tests whether the value of a local has the form of a pattern, and binds the pattern's variables.
  /// - Parameter failures: receives the jumps to be taken when it has not.
  mutating func compile(_ pattern: Pattern, in local: Int, failures: inout [Int]) {
    switch pattern.kind {
    case .wildcard: return
    case .variable(let name):
      // A copy, so that an assignment to it leaves the message as it was.
      let copy = emitter.makeLocal()
      emitter.emit(.loadLocal, a: local, at: pattern.span)
      emitter.emit(.storeLocal, a: copy, at: pattern.span)
      bind(Name(text: name, span: pattern.span), to: copy)
    case .literal(let literal):
      let constant = emitter.constant(value(of: literal))
      failures.append(emitter.emit(.testConstant, a: local, b: constant, at: pattern.span))
    case .message(let tag, let arguments):
      let symbol = program.symbols.intern(tag.text)
      guard arguments.count <= 255 else {
        diagnostics.append(.tooManyArguments(tag))
        return
      }
      failures.append(
        emitter.emit(
          .testMessage, n: arguments.count, a: local, b: Int(symbol.index), at: pattern.span))
      compileParts(arguments, of: local, failures: &failures)
    case .list(let elements):
      failures.append(emitter.emit(.testList, a: local, b: elements.count, at: pattern.span))
      compileParts(elements, of: local, failures: &failures)
    case .map(let entries):
      failures.append(emitter.emit(.testMap, a: local, at: pattern.span))
      for entry in entries {
        compile(entry.key)
        let part = emitter.makeLocal()
        failures.append(emitter.emit(.testKey, a: local, b: part, at: entry.pattern.span))
        compile(entry.pattern, in: part, failures: &failures)
      }
    }
  }

  private mutating func compileParts(
    _ patterns: [Pattern], of local: Int, failures: inout [Int]
  ) {
    for (index, pattern) in patterns.enumerated() {
      if case .wildcard = pattern.kind { continue }
      let part = emitter.makeLocal()
      emitter.emit(.part, a: local, b: part, c: index, at: pattern.span)
      if case .variable(let name) = pattern.kind {
        bind(Name(text: name, span: pattern.span), to: part)
      } else {
        compile(pattern, in: part, failures: &failures)
      }
    }
  }

  func value(of literal: Literal) -> Value {
    switch literal {
    case .none: .none
    case .bool(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .float(let value): .float(value)
    case .duration(let value): .duration(value)
    case .text(let value): Value(value)
    }
  }
}
