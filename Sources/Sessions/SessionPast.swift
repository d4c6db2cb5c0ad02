import Actors
import Behaviors
import Diagnostics
import Kernel
import Language

/// Looking at values while there is something to do again: typing an expression that only looks is
/// not a new choice, so it takes nothing away.
extension Session {
  /// Whether entries have been taken back that can be done again.
  var isInThePast: Bool { journal.moment < journal.end }

  /// Shows the value of an expression and leaves everything as it was, `it` too.
  func look(at expression: Expression, _ source: Source) -> Outcome {
    let compiled: Compiler.TypedCode
    do throws(Compiler.Refusal) {
      compiled = try Compiler.compile(expression, source: source, prompt: scope, program: program)
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
    switch simulator.evaluate(compiled.code) {
    case .success(let value):
      sayValue(value)
      return .done
    case .failure(let fault):
      let text = simulator.stage.withWriter(limit: 2_000) { fault.text($0) }
      show([Diagnostic(text, at: expression.span)], in: source)
      return .failed
    }
  }
}

extension Expression {
  /// Whether evaluating it changes nothing: it neither acts nor takes random numbers.
  var onlyLooks: Bool {
    switch kind {
    case .literal, .variable, .actorName, .itself, .sender, .state: true
    case .interpolation(let segments):
      segments.allSatisfy { if case .expression(let value) = $0 { value.onlyLooks } else { true } }
    case .message(_, let elements), .list(let elements): elements.allSatisfy(\.onlyLooks)
    case .map(let entries):
      entries.allSatisfy { $0.key.onlyLooks && $0.value.onlyLooks }
    case .negate(let value), .not(let value), .field(let value, _): value.onlyLooks
    case .binary(_, let left, let right, _), .index(let left, let right):
      left.onlyLooks && right.onlyLooks
    case .call(let name, let arguments):
      name.text != "random" && arguments.allSatisfy(\.onlyLooks)
    case .methodCall, .ask, .await, .spawn: false
    }
  }
}
