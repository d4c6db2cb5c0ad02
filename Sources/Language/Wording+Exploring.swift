import Diagnostics

extension Wording {
  static let howToExplore =
    "explore takes never, always or reach with a condition, with 1 drop, within 500 orders"

  private static let howToBound =
    "write within 500 orders, within 40 steps, within 100 MB or within 2s"

  /// What a number in `explore` counts.
  enum CountInExploring {
    case disturbances, bound
  }

  static func unknownClause(_ text: String, _ span: Span) -> Diagnostic {
    let words = ExploreForm.Mode.allCases.map(\.rawValue) + ["with", "within", "ever"]
    let suggestion = nearest(to: text, among: words).map { "did you mean \($0)?" }
    return Diagnostic("\(text) cannot follow here", at: span, hint: suggestion ?? howToExplore)
  }

  static func looseEver(_ span: Span) -> Diagnostic {
    Diagnostic(
      "ever belongs behind a condition", at: span, hint: "write explore never CONDITION ever")
  }

  static func everBehindMishap(_ mishap: ExploreForm.Mishap, _ span: Span) -> Diagnostic {
    Diagnostic(
      "ever is for conditions", at: span,
      hint: "\(mishap.rawValue) is about the order as a whole; leave it out")
  }

  static func missingGoal(_ mode: ExploreForm.Mode, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(mode.rawValue) needs a condition", at: span,
      hint: "write \(mode.rawValue) account.balance == 1, or \(mode.rawValue) deadlock, "
        + "fail or letters")
  }

  static func missingCount(
    _ wanted: CountInExploring, _ text: String, _ span: Span
  ) -> Diagnostic {
    let found = text.isEmpty ? "" : ", not \(text)"
    switch wanted {
    case .disturbances:
      return Diagnostic(
        "a number is expected\(found)", at: span, hint: "write with 1 drop or with 1 duplicate")
    case .bound:
      return Diagnostic(
        "a bound is expected\(found)", at: span,
        hint: howToBound)
    }
  }

  static func countOutOfRange(_ range: ClosedRange<Int>, _ span: Span) -> Diagnostic {
    range.upperBound == .max
      ? smallCount(span)
      : Diagnostic("this can be from \(range.lowerBound) to \(range.upperBound)", at: span)
  }

  static func smallBound(_ span: Span) -> Diagnostic {
    Diagnostic("a bound is longer than 0s", at: span)
  }

  static func unknownDisturbance(_ text: String, _ count: Int, _ span: Span) -> Diagnostic {
    let found = text.isEmpty ? "" : ", not \(text)"
    let ending = count == 1 ? "" : "s"
    return Diagnostic(
      "drops or duplicates are expected\(found)", at: span,
      hint: "write with \(count) drop\(ending) or with \(count) duplicate\(ending)")
  }

  static func unknownMeasure(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "orders, steps or MB are expected, not \(text)", at: span, hint: howToBound)
  }

  static func boundTwice(_ span: Span) -> Diagnostic {
    Diagnostic("this bound is set twice", at: span, hint: "leave one of them out")
  }
}

extension Wording {
  static func lonelyWitness(_ number: Int, _ span: Span) -> Diagnostic {
    let other = number == 1 ? 2 : 1
    return Diagnostic(
      "W\(number) is compared with another run", at: span, hint: "write diff W\(number) W\(other)")
  }
}
