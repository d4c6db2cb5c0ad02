/// A token of punctuation; the raw value is how it is written.
enum Symbol: String, CaseIterable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case assign = "="
  case addAssign = "+="
  case subtractAssign = "-="
  case multiplyAssign = "*="
  case divideAssign = "/="
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"

  /// The longest symbol, in bytes.
  static let longest = 3

  /// What people of other languages write, and what to write here.
  static let foreign: [String: String] = [
    "&&": "and", "||": "or", "!": "not", "<>": "!=", "===": "==", "!==": "!=", "=>": ">=",
    "=<": "<=", "++": "x += 1", "&": "and", "|": "or",
  ]
}
