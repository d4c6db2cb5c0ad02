extension SyntaxPrinter {
  /// What stands behind `explore`; nil for nothing.
  static func exploring(_ form: ExploreForm) -> String? {
    let clauses = form.goals.map(text(of:)) + bounds(of: form)
    return clauses.isEmpty ? nil : clauses.joined(separator: " ")
  }

  /// The clauses of `explore` that are no goals.
  package static func bounds(of form: ExploreForm) -> [String] {
    let counts: [(String, Int?, String)] = [
      ("with", form.drops, "drop"), ("with", form.duplicates, "duplicate"),
      ("within", form.orders, "order"), ("within", form.steps, "step"),
    ]
    let bounds = counts.compactMap { word, count, unit in
      count.map { "\(word) \($0) \(unit)\($0 == 1 ? "" : "s")" }
    }
    let memory = form.megabytes.map { ["within \($0) \(ExploreForm.Measure.megabytes.rawValue)"] }
    let duration = form.duration.map { ["within \(DurationUnit.text($0))"] } ?? []
    return bounds + (memory ?? []) + duration
  }

  /// A goal as it is typed.
  package static func text(of goal: ExploreForm.Goal) -> String {
    let subject =
      switch goal.subject {
      case .condition(let condition): text(of: condition)
      case .mishap(let mishap): mishap.rawValue
      }
    return "\(goal.mode.rawValue) \(subject)" + (goal.isEver ? " ever" : "")
  }
}
