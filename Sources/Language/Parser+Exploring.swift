import Diagnostics

/// What stands behind `explore`: goals, each with `never`, `always` or `reach` before it, and bounds.
extension Parser {
  mutating func exploring() throws(Stop) -> ExploreForm {
    var form = ExploreForm()
    while token.kind != .newline, token.kind != .end {
      if case .name(let word) = token.kind, let mode = ExploreForm.Mode(rawValue: word) {
        form.goals.append(try goal(mode))
      } else if token.is(.with) {
        try disturbance(&form)
      } else if token.is(.within) {
        try bound(&form)
      } else {
        throw strangeClause()
      }
    }
    return form
  }

  private func strangeClause() -> Stop {
    switch token.kind {
    case .wrong, .symbol: return unexpected(.endOfStatement)
    default: break
    }
    if token.is(.ever) { return .wrong(Wording.looseEver(token.span)) }
    return .wrong(Wording.unknownClause(source[token.span], token.span))
  }

  // MARK: Goals

  private mutating func goal(_ mode: ExploreForm.Mode) throws(Stop) -> ExploreForm.Goal {
    let start = token.span
    advance()
    var goal = ExploreForm.Goal(mode: mode, subject: try subject(mode), isEver: false, span: start)
    goal.span = span(from: start)
    if token.is(.ever) {
      if case .mishap(let mishap) = goal.subject {
        throw .wrong(Wording.everBehindMishap(mishap, token.span))
      }
      goal.isEver = true
      advance()
    }
    return goal
  }

  private mutating func subject(
    _ mode: ExploreForm.Mode
  ) throws(Stop) -> ExploreForm.Subject {
    if let word = token.word, let mishap = ExploreForm.Mishap(rawValue: word), endsClause(peek()) {
      advance()
      return .mishap(mishap)
    }
    if token.kind == .newline || token.is(.ever) {
      throw .wrong(Wording.missingGoal(mode, last.span))
    }
    place = .commandCondition
    defer { place = .anywhere }
    return .condition(try expression())
  }

  /// Whether a token begins the next clause, or ends the line.
  private func endsClause(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .end, .keyword(.within): true
    case .name(let word):
      ExploreForm.Mode(rawValue: word) != nil
        || [ContextualWord.with, .ever].contains { $0.rawValue == word }
    default: false
    }
  }

  // MARK: Bounds

  /// `with 1 drop`, `with 2 duplicates`.
  private mutating func disturbance(_ form: inout ExploreForm) throws(Stop) {
    let start = token.span
    advance()
    let count = try count(.disturbances, 1...LanguageLimits.disturbances)
    guard let word = token.word,
      let kind = ExploreForm.Disturbance.allCases.first(where: { $0.isCalled(word) })
    else { throw .wrong(Wording.unknownDisturbance(unitText, count, unitSpan)) }
    advance()
    switch kind {
    case .drops: try set(\.drops, of: &form, to: count, from: start)
    case .duplicates: try set(\.duplicates, of: &form, to: count, from: start)
    }
  }

  /// `within 500 orders`, `within 40 steps`, `within 100 MB`, `within 2s`; a number alone is of orders.
  private mutating func bound(_ form: inout ExploreForm) throws(Stop) {
    let start = token.span
    advance()
    if case .duration(let length) = token.kind {
      guard length > 0 else { throw .wrong(Wording.smallBound(token.span)) }
      advance()
      return try set(\.duration, of: &form, to: length, from: start)
    }
    let count = try count(.bound, 1...Int.max)
    guard let word = token.word, !endsClause(token) else {
      guard endsClause(token) else { throw .wrong(Wording.unknownMeasure(unitText, token.span)) }
      return try set(\.orders, of: &form, to: count, from: start)
    }
    guard let measure = ExploreForm.Measure.allCases.first(where: { $0.isCalled(word) }) else {
      throw .wrong(Wording.unknownMeasure(word, token.span))
    }
    advance()
    switch measure {
    case .megabytes: try set(\.megabytes, of: &form, to: count, from: start)
    case .orders: try set(\.orders, of: &form, to: count, from: start)
    case .steps: try set(\.steps, of: &form, to: count, from: start)
    }
  }

  private mutating func count(
    _ wanted: Wording.CountInExploring, _ range: ClosedRange<Int>
  ) throws(Stop) -> Int {
    guard case .integer(let magnitude) = token.kind else {
      if case .wrong(let problem) = token.kind { throw .wrong(problem) }
      throw .wrong(Wording.missingCount(wanted, unitText, unitSpan))
    }
    guard let count = Int(exactly: magnitude), range.contains(count) else {
      throw .wrong(Wording.countOutOfRange(range, token.span))
    }
    advance()
    return count
  }

  private func set(
    _ path: WritableKeyPath<ExploreForm, Int?>, of form: inout ExploreForm, to value: Int,
    from start: Span
  ) throws(Stop) {
    guard form[keyPath: path] == nil else { throw .wrong(Wording.boundTwice(span(from: start))) }
    form[keyPath: path] = value
  }

  /// The current token as it is written, and where; at the end of the line, what came last.
  private var unitText: String { token.kind == .newline ? "" : source[token.span] }
  private var unitSpan: Span { token.kind == .newline ? last.span : token.span }
}

extension RawRepresentable<String> where Self: CaseIterable {
  /// Whether a word names it, in the plural or the singular.
  fileprivate func isCalled(_ word: String) -> Bool {
    word == rawValue || word + "s" == rawValue
  }
}
