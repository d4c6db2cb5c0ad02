/// Writes syntax as text that reads back as the same syntax, places aside.
package struct SyntaxPrinter {
  private(set) var lines: [String] = []
  private var indentation = 0

  /// An entry as text, with a newline between its lines and none at the end.
  package static func text(of entry: Entry) -> String {
    var printer = SyntaxPrinter()
    switch entry {
    case .empty: break
    case .definition(let behavior): printer.write(behavior)
    case .statement(let statement): printer.write(statement)
    case .expression(let expression): return text(of: expression)
    case .command(let command): return text(of: command)
    }
    return printer.lines.joined(separator: "\n")
  }

  private mutating func line(_ text: String) {
    lines.append(String(repeating: "  ", count: indentation) + text)
  }

  // MARK: Behaviors

  private mutating func write(_ behavior: BehaviorSyntax) {
    let parameters = behavior.parameters.map(\.text).joined(separator: ", ")
    line("behavior \(behavior.name.text)" + (parameters.isEmpty ? "" : "(\(parameters))"))
    indentation += 1
    for variable in behavior.variables {
      line("var \(variable.name.text) = \(Self.text(of: variable.value))")
    }
    if let body = behavior.atStart { section("at start", body) }
    if let body = behavior.atStop { section("at stop", body) }
    if let hook = behavior.atFailure {
      section("at failure" + (hook.reason.map { "(\($0.text))" } ?? ""), hook.body)
    }
    if let body = behavior.afterEach { section("after each", body) }
    handlers(of: behavior, in: nil)
    for state in behavior.states {
      line("state \(state.text)")
      handlers(of: behavior, in: state.text)
    }
    indentation -= 1
    line("end")
  }

  private mutating func handlers(of behavior: BehaviorSyntax, in state: String?) {
    for handler in behavior.handlers where handler.state?.text == state {
      section("on " + handler.heading, handler.body)
    }
  }

  private mutating func section(_ header: String, _ body: [Statement]) {
    line(header + ":")
    block(body)
  }

  private mutating func block(_ body: [Statement]) {
    indentation += 1
    for statement in body { write(statement) }
    indentation -= 1
  }

  // MARK: Statements

  private mutating func write(_ statement: Statement) {
    switch statement.kind {
    case .branch(let condition, let then, let otherwise):
      line("if \(Self.text(of: condition)) then")
      block(then)
      alternative(otherwise)
      line("end")
    case .loop(let name, let sequence, let body):
      loop("for \(name.text) in \(Self.text(of: sequence)) do", body)
    case .whileLoop(let condition, let body): loop("while \(Self.text(of: condition)) do", body)
    case .repeatLoop(let count, let body): loop("repeat \(Self.text(of: count)) do", body)
    default: line(Self.simple(statement.kind))
    }
  }

  private mutating func loop(_ header: String, _ body: [Statement]) {
    line(header)
    block(body)
    line("end")
  }

  /// What follows `then`; a single `if` continues the chain and shares its `end`.
  private mutating func alternative(_ otherwise: [Statement]) {
    if otherwise.isEmpty { return }
    if otherwise.count == 1, case .branch(let condition, let then, let rest) = otherwise[0].kind {
      line("else if \(Self.text(of: condition)) then")
      block(then)
      alternative(rest)
    } else {
      line("else")
      block(otherwise)
    }
  }

  /// A statement of one line.
  private static func simple(_ kind: Statement.Kind) -> String {
    switch kind {
    case .bind(let name, let value): "let \(name.text) = \(text(of: value))"
    case .assign(let name, let indexes, let operation, let value):
      name.text + indexes.map { "[\(text(of: $0))]" }.joined()
        + " \(symbol(operation)) \(text(of: value))"
    case .print(let values): values.isEmpty ? "print" : "print \(list(values))"
    case .send(let target, let message): "send \(self.target(target)) \(text(of: message))"
    case .forward(let target): "forward \(self.target(target))"
    case .stop(let target): target.map { "stop \(self.target($0))" } ?? "stop"
    case .stopAll: "stop all"
    case .kill(let target): "kill \(self.target(target))"
    case .reply(let value): "reply \(text(of: value))"
    case .fail(let value): "fail \(text(of: value))"
    case .sleep(let value): "sleep \(text(of: value))"
    case .work(let value): "work \(text(of: value))"
    case .become(let name): "become \(name.text)"
    case .after(let delay, let target, let message):
      "after \(text(of: delay, .additive)) send \(self.target(target)) \(text(of: message))"
    case .expression(let value): text(of: value)
    case .branch, .loop, .whileLoop, .repeatLoop: ""
    }
  }

  private static func symbol(_ operation: AssignmentOperator) -> String {
    switch operation {
    case .set: "="
    case .combine(let operation): operation.rawValue + "="
    }
  }

  /// Expressions with commas between them.
  static func list(_ expressions: [Expression]) -> String {
    expressions.map { text(of: $0) }.joined(separator: ", ")
  }
}

extension BehaviorSyntax.Handler {
  /// Its pattern, and its condition if it has one, as they are written.
  package var heading: String {
    SyntaxPrinter.text(of: pattern) + (condition.map { " if " + SyntaxPrinter.text(of: $0) } ?? "")
  }
}
