/// How strongly an operator holds its operands, from the weakest up.
enum Precedence: Int, Comparable {
  /// Holds nothing.
  case none
  case or, and, not, comparison, additive, multiplicative, unary, postfix

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The level that holds more strongly by one.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .postfix }
  /// The level that holds less strongly by one.
  var previous: Precedence { Precedence(rawValue: rawValue - 1) ?? .none }
}

/// The grammar as tables: a row per token says what it does at the start of an expression and what
/// it does after one (Pratt 1973); a row per keyword says which statement it starts.
enum Grammar {
  /// What a token does where an expression begins.
  enum Prefix {
    case number, text, truth, itself, sender, state, name, message, group, list, map
    case negate, not, ask, await, spawn

    /// How strongly it holds what follows; a value by itself stands anywhere.
    var precedence: Precedence {
      switch self {
      case .not: .not
      case .negate, .ask, .await, .spawn: .unary
      default: .postfix
      }
    }
  }

  /// What a token does after a complete expression.
  enum Infix: Equatable {
    case binary(BinaryOperator)
    case index, field

    var precedence: Precedence {
      switch self {
      case .binary(let operation): operation.precedence
      case .index, .field: .postfix
      }
    }
  }

  /// What a keyword does where a statement begins.
  enum Starter {
    case bind, print, send, forward, stop, kill, reply, fail, sleep, work, become, after
    case branch, loop, whileLoop, repeatLoop
  }

  static let symbols: [Symbol: (prefix: Prefix?, infix: Infix?)] = [
    .openParenthesis: (.group, nil),
    .openBracket: (.list, .index),
    .openBrace: (.map, nil),
    .dot: (nil, .field),
    .equal: (nil, .binary(.equal)),
    .notEqual: (nil, .binary(.notEqual)),
    .less: (nil, .binary(.less)),
    .lessOrEqual: (nil, .binary(.lessOrEqual)),
    .greater: (nil, .binary(.greater)),
    .greaterOrEqual: (nil, .binary(.greaterOrEqual)),
    .plus: (nil, .binary(.add)),
    .minus: (.negate, .binary(.subtract)),
    .star: (nil, .binary(.multiply)),
    .slash: (nil, .binary(.divide)),
    .doubleSlash: (nil, .binary(.floorDivide)),
    .percent: (nil, .binary(.remainder)),
  ]

  static let keywords: [Keyword: (prefix: Prefix?, infix: Infix?)] = [
    .or: (nil, .binary(.or)),
    .and: (nil, .binary(.and)),
    .not: (.not, .binary(.notContained)),
    .in: (nil, .binary(.contained)),
    .ask: (.ask, nil),
    .await: (.await, nil),
    .spawn: (.spawn, nil),
    .itself: (.itself, nil),
    .sender: (.sender, nil),
    .state: (.state, nil),
    .true: (.truth, nil),
    .false: (.truth, nil),
    .nothing: (.truth, nil),
  ]

  static let starters: [Keyword: Starter] = [
    .let: .bind, .print: .print, .send: .send, .forward: .forward, .stop: .stop, .kill: .kill,
    .reply: .reply, .fail: .fail, .sleep: .sleep, .work: .work, .become: .become, .after: .after,
    .if: .branch, .for: .loop, .while: .whileLoop, .repeat: .repeatLoop,
  ]

  static let assignments: [Symbol: AssignmentOperator] = [
    .assign: .set,
    .addAssign: .combine(.add),
    .subtractAssign: .combine(.subtract),
    .multiplyAssign: .combine(.multiply),
    .divideAssign: .combine(.divide),
  ]

  /// The keywords that end the statements before them: they begin a section or close a block.
  static let bodyEnds: [Keyword] = [.on, .at, .state, .end, .else, .behavior]

  /// Names that no variable can have.
  static let reservedNames = ["all", "you", "it"]

  static func prefix(of token: Token) -> Prefix? {
    switch token.kind {
    case .symbol(let symbol): symbols[symbol]?.prefix
    case .keyword(let keyword): keywords[keyword]?.prefix
    case .integer, .float, .duration: .number
    case .text: .text
    case .name: .name
    case .tag: .message
    case .wildcard, .newline, .end, .wrong: nil
    }
  }

  static func infix(of token: Token) -> Infix? {
    switch token.kind {
    case .symbol(let symbol): symbols[symbol]?.infix
    case .keyword(let keyword): keywords[keyword]?.infix
    default: nil
    }
  }
}

extension BinaryOperator {
  /// How strongly it holds its operands.
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained:
      .comparison
    case .add, .subtract: .additive
    case .multiply, .divide, .floorDivide, .remainder: .multiplicative
    }
  }
}
