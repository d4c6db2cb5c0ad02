import Behaviors
import Diagnostics

@testable import Language

/// Grows syntax trees that could have been typed at the prompt.
struct RandomSyntax {
  private var random: SplitMix
  private var isInBehavior = false
  private let nowhere = Span(0, 0)

  init(seed: UInt64) { random = SplitMix(state: seed) }

  mutating func entry() -> Entry {
    switch pick(4) {
    case 0: return .definition(behavior())
    case 1: return .expression(expression(4))
    default: return .statement(statement(4))
    }
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func one<Value>(_ values: [Value]) -> Value { values[pick(values.count)] }

  private mutating func some<Value>(_ make: (inout RandomSyntax) -> Value) -> [Value] {
    (0..<pick(3)).map { _ in make(&self) }
  }

  private mutating func name() -> Name { Name(text: one(["p", "x", "xs", "näme"]), span: nowhere) }

  private mutating func tag() -> Name { Name(text: one(["Go", "Move", "Éa"]), span: nowhere) }

  // MARK: Expressions

  private mutating func expression(_ depth: Int) -> Expression {
    Expression(kind: depth > 0 ? kind(depth - 1) : leaf(), span: nowhere)
  }

  private mutating func leaf() -> Expression.Kind {
    switch pick(6) {
    case 0: .variable(name().text)
    case 1: .itself
    case 2: .sender
    case 3: .message(tag(), [])
    default: .literal(literal())
    }
  }

  private mutating func literal() -> Literal {
    one([
      .none, .bool(true), .integer(0), .integer(-7), .integer(.min), .integer(.max), .float(2.5),
      .float(-1e300), .float(-0.0), .float(1.5e-300), .duration(1_500_000), .duration(-3),
      .duration(0), .text(""), .text("a\"\\{}\n\u{7}é😀"),
    ])
  }

  private mutating func kind(_ depth: Int) -> Expression.Kind {
    switch pick(18) {
    case 0: .message(tag(), some { $0.expression(depth) })
    case 1: .list(some { $0.expression(depth) })
    case 2: .map(some { $0.mapEntry(depth) })
    case 3: negation(depth)
    case 4: .not(expression(depth))
    case 5, 6, 7, 8:
      .binary(one(BinaryOperator.allCases), expression(depth), expression(depth), nowhere)
    case 9: .call(Name(text: "len", span: nowhere), [expression(depth)])
    case 10: .index(expression(depth), expression(depth))
    case 11: .field(expression(depth), one([name(), tag(), Name(text: "end", span: nowhere)]))
    case 12: .methodCall(expression(depth), name(), some { $0.expression(depth) })
    case 13: .ask(target(depth), expression(depth))
    case 14, 15:
      .await(
        expression(depth), within: pick(2) == 0 ? expression(depth) : nil,
        otherwise: pick(2) == 0 ? expression(depth) : nil)
    case 16: .spawn(spawn(depth))
    default: .interpolation([.text("a{"), .expression(expression(depth)), .text("}")])
    }
  }

  /// A minus before digits is part of the number, so no tree negates a number without a sign.
  private mutating func negation(_ depth: Int) -> Expression.Kind { .negate(expression(depth)) }

  private mutating func mapEntry(_ depth: Int) -> MapEntry {
    guard pick(2) == 0 else {
      return MapEntry(key: expression(depth), isBare: false, value: expression(depth))
    }
    let key = Literal.text(one(["event", "end", "Go"]))
    return MapEntry(
      key: Expression(kind: .literal(key), span: nowhere), isBare: true, value: expression(depth))
  }

  private mutating func target(_ depth: Int) -> Expression {
    switch pick(3) {
    case 0: Expression(kind: .actorName(one(["p-1", "p/c-2", "a-1/b"])), span: nowhere)
    case 1: Expression(kind: .index(target(0), expression(depth)), span: nowhere)
    default: expression(depth)
    }
  }

  private mutating func spawn(_ depth: Int) -> SpawnSyntax {
    var syntax = SpawnSyntax(behavior: tag(), arguments: some { $0.expression(depth) })
    if pick(2) == 0 { syntax.name = name() }
    if pick(2) == 0 {
      syntax.supervision = SupervisionSyntax(
        directive: one(SupervisionSyntax.Directive.allCases),
        limit: pick(2) == 0 ? expression(depth) : nil)
      if syntax.supervision?.limit != nil, pick(2) == 0 {
        syntax.supervision?.window = expression(depth)
      }
    }
    return syntax
  }

  // MARK: Statements

  private mutating func statement(_ depth: Int) -> Statement {
    Statement(kind: statementKind(depth - 1), span: nowhere)
  }

  private mutating func body(_ depth: Int) -> [Statement] {
    depth > 0 ? some { $0.statement(depth) } : []
  }

  private mutating func statementKind(_ depth: Int) -> Statement.Kind {
    let operators: [AssignmentOperator] = [.set, .combine(.add), .combine(.divide)]
    switch pick(isInBehavior ? 18 : 14) {
    case 0: return .bind(name(), expression(depth))
    case 1: return .assign(name(), some { $0.expression(depth) }, one(operators), expression(depth))
    case 2: return .print(some { $0.expression(depth) })
    case 3: return .send(target(depth), expression(depth))
    case 4: return .stop(target(depth))
    case 5: return .kill(target(depth))
    case 6: return .fail(expression(depth))
    case 7: return .sleep(expression(depth))
    case 8: return .work(expression(depth))
    case 9: return .after(expression(depth), target(depth), expression(depth))
    case 10: return .branch(expression(depth), body(depth), otherwise: body(depth))
    case 11: return .loop(name(), in: expression(depth), body(depth))
    case 12: return .whileLoop(expression(depth), body(depth))
    case 13: return .repeatLoop(expression(depth), body(depth))
    case 14: return .reply(expression(depth))
    case 15: return .forward(target(depth))
    case 16: return .stop(nil)
    default:
      return .expression(
        Expression(kind: .ask(target(depth), expression(depth)), span: nowhere))
    }
  }

  // MARK: Behaviors

  private mutating func behavior() -> BehaviorSyntax {
    isInBehavior = true
    let states = [Name(text: "On", span: nowhere), Name(text: "Off", span: nowhere)]
    var syntax = BehaviorSyntax(
      name: tag(), parameters: pick(2) == 0 ? [name()] : [], variables: [], handlers: [],
      states: pick(2) == 0 ? states : [], span: nowhere)
    if pick(2) == 0 { syntax.atStart = body(2) }
    if pick(2) == 0 { syntax.atStop = body(2) }
    if pick(2) == 0 { syntax.afterEach = body(2) }
    if pick(2) == 0 {
      syntax.atFailure = .init(reason: pick(2) == 0 ? name() : nil, body: body(2))
    }
    for state in [nil] + syntax.states.map(Optional.some) {
      for _ in 0..<pick(3) { syntax.handlers.append(handler(state)) }
    }
    return syntax
  }

  private mutating func handler(_ state: Name?) -> BehaviorSyntax.Handler {
    var count = 0
    return BehaviorSyntax.Handler(
      state: state, pattern: pattern(3, &count),
      condition: pick(3) == 0 ? .init(kind: .variable("x"), span: nowhere) : nil, body: body(3),
      span: nowhere)
  }

  private mutating func pattern(_ depth: Int, _ names: inout Int) -> Pattern {
    let kind: Pattern.Kind
    switch pick(depth > 0 ? 6 : 3) {
    case 0: kind = .wildcard
    case 1:
      names += 1
      kind = .variable("v\(names)")
    case 2: kind = .literal(literal())
    case 3: kind = .list((0..<pick(3)).map { _ in pattern(depth - 1, &names) })
    case 4: kind = .message(tag(), (0..<pick(3)).map { _ in pattern(depth - 1, &names) })
    default:
      let key = Expression(kind: .literal(.text("key")), span: nowhere)
      kind = .map((0..<pick(3)).map { _ in .init(key: key, pattern: pattern(depth - 1, &names)) })
    }
    return Pattern(kind: kind, span: nowhere)
  }
}
