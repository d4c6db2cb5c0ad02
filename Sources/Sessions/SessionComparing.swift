import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// `history`, and what differs between branches.
extension Session {
  func showHistory() -> Outcome {
    guard journal.end > 0 else {
      say("nothing has been done yet", .faint)
      return .done
    }
    for line in HistoryDrawing(journal).lines { say(line) }
    return .done
  }

  func compare(
    _ branch: Command.Branch, _ second: Command.Branch?, _ source: Source
  ) -> Outcome {
    passage = nil
    for branch in [branch, second].compactMap({ $0 }) where !journal.hasBranch(branch.number) {
      show([noBranch(branch)], in: source)
      return .failed
    }
    let pair =
      second.map { (branch.number, $0.number) } ?? (journal.current, branch.number)
    guard pair.0 != pair.1 else {
      show([sameBranch(second ?? branch, isTyped: second != nil)], in: source)
      return .failed
    }
    return compare(pair.0, with: pair.1)
  }

  private func sameBranch(_ branch: Command.Branch, isTyped: Bool) -> Diagnostic {
    let name = "b\(branch.number)"
    let others = journal.branches.filter { $0.number != branch.number }
    let hint =
      others.last.map { "diff \(name) b\($0.number) compares two" } ?? Self.howToBranch
    let what =
      others.isEmpty ? "there is only \(name)" : isTyped ? "both are \(name)" : "you are on \(name)"
    return Diagnostic(what, at: branch.span, hint: hint)
  }

  private func compare(_ one: Int, with other: Int) -> Outcome {
    let sides = [one, other].map { side(on: $0) }
    let parting = journal.parting(of: one, and: other)
    let choices = sides.map { side -> String in
      side.session.place(on: side.branch, at: parting)
      let next = side.session.journal.entry(after: parting)
      return next.map { side.session.choice($0, at: parting) } ?? "nothing"
    }
    say(
      "they part at moment \(parting): \(sides[0].name) goes on with \(choices[0]); "
        + "\(sides[1].name) with \(choices[1])")
    guard let difference = firstDifference(sides[0], sides[1]) else {
      complain(Line("interrupted", .warning))
      return .interrupted(kept: nil)
    }
    sayFirst(difference, sides)
    for side in sides { side.session.moveSilently(to: side.session.journal.end) }
    sayDifferences(Contrast(sides[0].session, sides[1].session, called: sides.map(\.name)), sides)
    return .done
  }

  /// One of two branches that are compared, and a session to move along it.
  private struct Side {
    var branch: Int
    var session: Session

    var name: String { "b\(branch)" }
    var end: Int { session.journal.end }
    var isAtEnd: Bool { session.journal.moment == end }
    var next: Int { session.simulator.log.next }

    /// Goes on, by not so much that its log would forget the beginning of it.
    func goOn() {
      session.moveSilently(to: min(end, session.journal.moment + 64))
    }
  }

  private func side(on branch: Int) -> Side {
    let session = fork()
    session.output = { _ in }
    session.isInterrupted = { false }
    return Side(branch: branch, session: session)
  }

  // MARK: Events

  /// Where two lines of events part.
  private enum Difference {
    case none
    /// The events of this number differ; nil where one line has none.
    case event(Int, Event?, Event?)
    /// Before this number: by then, the events were no longer held.
    case before(Int)
  }

  /// The first event that differs; nil when it was interrupted.
  private func firstDifference(_ one: Side, _ other: Side) -> Difference? {
    var number = one.next
    var isWhole = true
    while true {
      while number < min(one.next, other.next) {
        let events = (one.session.simulator.log[number], other.session.simulator.log[number])
        if let a = events.0, let b = events.1 {
          if !isSame(a, b) { return isWhole ? .event(number, a, b) : .before(number) }
        } else {
          isWhole = false
        }
        number += 1
      }
      if isInterrupted() { return nil }
      let (behind, ahead) = one.next <= other.next ? (one, other) : (other, one)
      if !behind.isAtEnd {
        behind.goOn()
      } else if number < ahead.next {
        guard isWhole else { return .before(number) }
        return .event(
          number, one.session.simulator.log[number], other.session.simulator.log[number])
      } else if ahead.isAtEnd {
        return Difference.none
      } else {
        ahead.goOn()
      }
    }
  }

  /// Whether two events that only equal ones came before are the same.
  private func isSame(_ a: Event, _ b: Event) -> Bool {
    // A failure's amount is its place in the code, which may have been typed again.
    a.kind == b.kind && a.actor == b.actor && a.peer == b.peer && a.future == b.future
      && a.time == b.time && a.cause == b.cause && a.message == b.message
      && (a.amount == b.amount || a.kind == .failed) && a.value == b.value
  }

  private func sayFirst(_ difference: Difference, _ sides: [Side]) {
    switch difference {
    case .none: say("the same events happen on both")
    case .before(let number): say("their events differ before e\(number)")
    case .event(let number, let one, let other):
      say("the first event that differs is e\(number):")
      let rows = zip(sides, [one, other]).map { side, event -> [Line] in
        guard let event else {
          return [Line("  " + side.name), Line("nothing more happens", .faint)]
        }
        return side.session.simulator.stage.withWriter(limit: 300) { writer in
          let row = EventTable.row(event, number: number, writer: writer)
          return [
            Line("  " + side.name), Line([.init(row.actor, .actor), .init(" " + row.what)]),
            Line(row.time == "0s" ? "" : "at \(row.time)", .faint),
          ]
        }
      }
      let table = Table(columns: [.left, .left, .left], rows: rows)
      for line in table.lines(theme: .plain) { say(line) }
    }
  }

  // MARK: State

  /// The widest table of differences: that of a terminal of 80 columns.
  private static let contrastWidth = 78
  /// How many differences are shown.
  private static let shownDifferences = 40

  private func sayDifferences(_ contrast: Contrast, _ sides: [Side]) {
    guard !contrast.rows.isEmpty else {
      let ends = sides.map { "moment \($0.end) of \($0.name)" }.joined(separator: " and ")
      say("their ends are alike: \(ends)")
      return
    }
    sayEnds(contrast.rows, sides.map { "\($0.name), moment \($0.end)" })
  }

  /// Says in what two ends differ, if they do.
  func sayEnds(_ all: [Contrast.Row], _ titles: [String]) {
    if all.isEmpty { return say("their ends are alike") }
    let rows = all.prefix(Self.shownDifferences).map {
      [Line("  " + $0.what), Line($0.one), Line($0.other)]
    }
    let titles = titles.map { Line($0, .strong) }
    let table = Table(
      columns: [.left, .left, .left], rows: [[Line("at their ends:")] + titles] + rows)
    for line in table.lines(theme: .plain, width: Self.contrastWidth) { say(line) }
    let more = all.count - rows.count
    if more > 0 { say("and \(counted(more, "more difference"))", .faint) }
  }
}
