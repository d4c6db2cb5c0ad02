import Actors
import Exploration
import Typography

/// What the findings prove, and what to do with them.
extension FindingsPrinter {
  // MARK: Goals

  var goals: [Line] {
    zip(setting.goals, findings.goals).enumerated().map { index, pair in
      let (text, goal) = pair
      let style: Style = goal.fault != nil || !goal.isMet ? .warning : .plain
      return Line(
        "\(text): \(outcome(of: goal, text: text, witness: witnesses.ofGoals[index]))", style)
    }
  }

  private func outcome(of goal: GoalResult, text: String, witness: Int?) -> String {
    if goal.fault != nil, goal.witness == nil { return "cannot be told in some order" }
    let way =
      goal.witness.flatMap { schedule in
        witness.map { ", shortest W\($0), \(steps(of: schedule))" }
      } ?? ""
    let isReach = text.hasPrefix("reach")
    if goal.witness != nil {
      let what = isReach ? "reached" : "violated"
      return "\(what) \(part(goal.orders))\(way)"
    }
    if isReach { return isWhole ? "reached in no order" : "not reached so far" }
    return isWhole ? "holds" : "not violated so far"
  }

  /// Whether every order was checked to its end.
  private var isWhole: Bool {
    findings.verdict == .complete && setting.stop == nil
  }

  // MARK: Verdict

  var verdict: Line {
    let orders = counted(findings.orders, "order")
    switch findings.verdict {
    case .complete where setting.stop == nil:
      return Line(findings.orders == 1 ? "the only order was checked" : "all \(orders) checked")
    case .orderLimit(let limit):
      return Line(stopped("stopped at \(counted(limit, "order"))"), .warning)
    case .memoryLimit(let limit):
      let size = "\(limit / 1_000_000) MB"
      return Line(stopped("stopped at \(size) of memory, at \(orders)"), .warning)
    case .depthLimit(let limit):
      let cut = findings.endings.reduce(0) { $0 + ($1.isCut ? $1.orders : 0) }
      return Line(
        "\(cut) of \(orders) cut at \(counted(limit, "step")): proves nothing beyond", .warning)
    case .complete, .unfinished:
      switch setting.stop {
      case .late(let time):
        return Line(stopped("stopped after \(durationText(time)), at \(orders)"), .warning)
      case .interrupted, nil: return Line(stopped("interrupted at \(orders)"), .warning)
      }
    }
  }

  /// How far an exploring is.
  package static func progress(orders: Int, of estimate: Double) -> String {
    let all = estimate > Double(orders) ? " of about \(roughCount(estimate))" : ""
    return "\(counted(orders, "order")) explored\(all)"
  }

  private func stopped(_ where_: String) -> String {
    let estimate =
      findings.estimate > Double(findings.orders)
      ? "; there may be about \(roughCount(findings.estimate))" : ""
    return "\(where_): proves nothing beyond\(estimate)"
  }

  // MARK: What to try

  var attempts: [String] {
    guard !findings.endings.isEmpty else {
      return ["explore within \(10 * findings.orders) orders"]
    }
    let main = telling
    var attempts = ["replay W\(main)"]
    if findings.endings.count > 1 {
      attempts.append(main == 1 ? "diff W1 W2" : "diff W1 W\(main)")
    }
    attempts.append("diagram W\(main)")
    if case .orderLimit(let limit) = findings.verdict {
      attempts.append("explore within \(10 * limit) orders")
    }
    return attempts
  }

  /// The run that is most worth a look.
  private var telling: Int {
    witnesses.telling ?? (findings.endings.count > 1 ? witnesses.ofEndings[1] : 1)
  }
}
