/// A function of the language; the raw value is its name.
package enum Builtin: String, Sendable, CaseIterable {
  case upper, lower, len, keys, values, get, slice, sum, min, max, abs, round, range, str, sort
  case reverse, contains, now, random

  /// How many arguments it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .now: 0...0
    case .random: 0...1
    case .upper, .lower, .len, .keys, .values, .sum, .abs, .str, .sort, .reverse: 1...1
    case .round: 1...2
    case .contains: 2...2
    case .get, .slice: 2...3
    case .range: 1...3
    case .min, .max: 1...255
    }
  }

  /// All built-ins; an instruction names one by its place here.
  package static let all = Builtin.allCases

  /// The place of a built-in in `all`.
  package static func index(of builtin: Builtin) -> Int {
    all.firstIndex(of: builtin) ?? 0
  }
}
