package import Diagnostics

/// A word with its place.
package struct Name: Hashable, Sendable {
  package var text: String
  package var span: Span
}

/// One thing that can be typed at the prompt, or that stands between newlines in a script.
package enum Entry: Sendable {
  /// Nothing but blanks and comments.
  case empty
  case definition(BehaviorSyntax)
  case statement(Statement)
  /// An expression typed alone: its value is printed and becomes `it`.
  case expression(Expression)
  case command(Command)
}

/// `behavior Name(parameters) … end`.
package struct BehaviorSyntax: Sendable {
  package var name: Name
  package var parameters: [Name]
  package var variables: [Variable]
  /// In the order written; those above the first `state` have no state.
  package var handlers: [Handler]
  /// The names of the `state` sections, in order; empty for a behavior without any.
  package var states: [Name]
  package var atStart: [Statement]?
  package var atStop: [Statement]?
  package var atFailure: FailureHook?
  package var afterEach: [Statement]?
  /// From `behavior` to `end`.
  package var span: Span

  /// `var name = value`.
  package struct Variable: Sendable {
    package var name: Name
    package var value: Expression
  }

  /// `on pattern if guard: body`.
  package struct Handler: Sendable {
    /// The section it stands in; nil when it stands above the first.
    package var state: Name?
    package var pattern: Pattern
    package var condition: Expression?
    package var body: [Statement]
    /// From `on` to the end of the body.
    package var span: Span
  }

  /// `at failure(reason): body`.
  package struct FailureHook: Sendable {
    package var reason: Name?
    package var body: [Statement]
  }
}

/// What a message has to look like.
package struct Pattern: Sendable {
  package indirect enum Kind: Sendable {
    case wildcard
    case variable(String)
    /// Only the literals of values that need no elements: none, booleans, numbers, durations, text.
    case literal(Literal)
    case message(Name, [Pattern])
    case list([Pattern])
    case map([Entry])
  }

  /// `key: pattern`.
  package struct Entry: Sendable {
    package var key: Expression
    package var pattern: Pattern
  }

  package var kind: Kind
  package var span: Span
}

/// A value that is written as one token.
package enum Literal: Hashable, Sendable {
  case none
  case bool(Bool)
  case integer(Int)
  case float(Double)
  /// In microseconds.
  case duration(Int)
  case text(String)
}

package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case bind(Name, Expression)
    /// `name[index]… op value`; without indexes the variable itself.
    case assign(Name, [Expression], AssignmentOperator, Expression)
    case print([Expression])
    case send(Expression, Expression)
    case forward(Expression)
    /// Without a target: this actor.
    case stop(Expression?)
    case stopAll
    case kill(Expression)
    case reply(Expression)
    case fail(Expression)
    case sleep(Expression)
    case work(Expression)
    case become(Name)
    /// `after delay send target message`.
    case after(Expression, Expression, Expression)
    case branch(Expression, [Statement], otherwise: [Statement])
    case loop(Name, in: Expression, [Statement])
    case whileLoop(Expression, [Statement])
    case repeatLoop(Expression, [Statement])
    case expression(Expression)
  }

  package var kind: Kind
  package var span: Span

  /// Whether other statements stand in it.
  package var isBlock: Bool {
    switch kind {
    case .branch, .loop, .whileLoop, .repeatLoop: true
    default: false
    }
  }
}

/// `=`, or an operation on the old value and the new.
package enum AssignmentOperator: Hashable, Sendable {
  case set
  case combine(BinaryOperator)
}

package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Literal)
    /// `"… {e} …"`: texts and expressions in order.
    case interpolation([Segment])
    case variable(String)
    /// A name that only an actor can have: `printer-1`, `portfolio/pricefetcher-1`.
    case actorName(String)
    case itself
    case sender
    case state
    case message(Name, [Expression])
    case list([Expression])
    case map([MapEntry])
    case negate(Expression)
    case not(Expression)
    /// The span is the operator's.
    case binary(BinaryOperator, Expression, Expression, Span)
    case call(Name, [Expression])
    case index(Expression, Expression)
    case field(Expression, Name)
    case methodCall(Expression, Name, [Expression])
    case ask(Expression, Expression)
    case await(Expression, within: Expression?, otherwise: Expression?)
    case spawn(SpawnSyntax)
  }

  package enum Segment: Sendable {
    case text(String)
    case expression(Expression)
  }

  package var kind: Kind
  package var span: Span
}

/// `key: value` in a map.
package struct MapEntry: Sendable {
  /// A bare key is a literal text.
  package var key: Expression
  /// Whether the key was written bare, as in `{event: 1}`.
  package var isBare: Bool
  package var value: Expression
}

/// `spawn Behavior(arguments) supervised … as name`.
package struct SpawnSyntax: Sendable {
  package var behavior: Name
  package var arguments: [Expression]
  package var supervision: SupervisionSyntax?
  package var name: Name?
}

/// `supervised restart limit n within d`.
package struct SupervisionSyntax: Sendable {
  package enum Directive: String, Sendable, CaseIterable {
    case restart, resume, stop
  }

  package var directive: Directive
  package var limit: Expression?
  /// How long restarts count towards the limit; nil for ever. Only with a limit.
  package var window: Expression?
}

/// In order of precedence levels; the raw value is how it is written.
package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case notContained = "not in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
}

extension Entry {
  /// Whether the entry only shows something: it prints values or is an expression, and nothing in it
  /// acts on anybody, draws a random number or binds a name.
  package var onlyLooks: Bool {
    switch self {
    case .statement(let statement):
      guard case .print(let values) = statement.kind else { return false }
      return values.allSatisfy(\.onlyLooks)
    case .expression(let expression): return expression.onlyLooks
    case .empty, .definition, .command: return false
    }
  }
}

extension Expression {
  /// The names of the actors, or of variables that may hold some, into which it looks.
  package var actorsLookedAt: Set<String> {
    parts.reduce(into: name.map { [$0] } ?? []) { $0.formUnion($1.actorsLookedAt) }
  }

  private var name: String? {
    switch kind {
    case .variable(let name), .actorName(let name): name
    default: nil
    }
  }

  /// The expressions that it is directly made of.
  private var parts: [Expression] {
    switch kind {
    case .literal, .variable, .actorName, .itself, .sender, .state, .spawn: []
    case .interpolation(let segments):
      segments.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    case .message(_, let parts), .list(let parts), .call(_, let parts): parts
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .negate(let operand), .not(let operand), .field(let operand, _): [operand]
    case .binary(_, let left, let right, _), .index(let left, let right), .ask(let left, let right):
      [left, right]
    case .methodCall(let container, _, let arguments): [container] + arguments
    case .await(let future, let within, let otherwise):
      [future] + [within, otherwise].compactMap { $0 }
    }
  }

  fileprivate var onlyLooks: Bool {
    switch kind {
    case .ask, .await, .spawn: false
    case .literal, .variable, .actorName, .itself, .sender, .state: true
    case .interpolation(let segments):
      segments.allSatisfy { segment in
        if case .expression(let expression) = segment { expression.onlyLooks } else { true }
      }
    case .message(_, let parts), .list(let parts): parts.allSatisfy(\.onlyLooks)
    case .map(let entries): entries.allSatisfy { $0.key.onlyLooks && $0.value.onlyLooks }
    case .negate(let operand), .not(let operand), .field(let operand, _): operand.onlyLooks
    case .binary(_, let left, let right, _): left.onlyLooks && right.onlyLooks
    case .index(let container, let index): container.onlyLooks && index.onlyLooks
    case .call(let name, let arguments):
      name.text != "random" && arguments.allSatisfy(\.onlyLooks)
    case .methodCall(let container, _, let arguments):
      container.onlyLooks && arguments.allSatisfy(\.onlyLooks)
    }
  }
}
