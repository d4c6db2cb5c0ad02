import Actors
import Kernel
package import Machines
import Tracing
package import Typography

/// Says what came of running one cast as threads with and without a lock, and as processes.
package struct ComparisonPrinter {
  private let theme: Theme

  package init(theme: Theme) {
    self.theme = theme
  }

  /// A table with a row for each kind of worker, and what has to be said about it.
  package func lines(_ performances: [Performance]) -> [Line] {
    let header = ["", "makespan", "speed-up", "busy cores", "switches", "longest wait"].map {
      Line($0, .strong)
    }
    var rows = performances.map(row)
    if let all = performances.first, all.inSequence > 0, isSameWork(performances) {
      rows.insert(sequence(all), at: 0)
    }
    let columns: [Line.Alignment] = [.left] + header.dropFirst().map { _ in .right }
    let table = Table(columns: columns, header: header, rows: rows)
    return table.lines(theme: theme) + notes(performances)
  }

  private func row(_ performance: Performance) -> [Line] {
    [
      Line(performance.kind.title), Line(roughDuration(performance.timeline.end)),
      Line(performance.speedUp.map { hundredths($0) + "x" } ?? "-"),
      Line(hundredths(performance.busyCores)), Line("\(performance.switches)"),
      Line(roughDuration(performance.timeline.longestWait)),
    ]
  }

  /// What all others are compared with: all work and all sleep in one row, without an actor.
  private func sequence(_ performance: Performance) -> [Line] {
    let busy = Double(performance.worked) / Double(performance.inSequence)
    return [
      Line("one after the other"), Line(roughDuration(performance.inSequence)), Line("1.00x"),
      Line(hundredths(busy)), Line("0"), Line("0s"),
    ]
  }

  /// Whether all did the same amount, as far as they came; the model's clock may lose a microsecond
  /// of a sleep.
  private func isSameWork(_ performances: [Performance]) -> Bool {
    let amounts = performances.map(\.inSequence)
    let difference = (amounts.max() ?? 0) - (amounts.min() ?? 0)
    return difference <= (amounts.max() ?? 0) / 1_000
  }

  // MARK: Notes

  private func notes(_ performances: [Performance]) -> [Line] {
    var texts: [String] = []
    if !isSameWork(performances), performances.allSatisfy({ $0.ending == .rest }) {
      let amounts = performances.map { roughDuration($0.inSequence) }
      texts.append(
        "they did not do the same: what this cast does depends on who comes first; one after the "
          + "other it is " + listed(amounts))
    }
    return texts.map { Line($0, .warning) } + endings(performances) + blocked(performances)
  }

  /// Which of them did not come to rest, and why not.
  package func endings(_ performances: [Performance]) -> [Line] {
    [Performance.Ending.tooManyMoves, .tooLate].compactMap { ending in
      let those = performances.filter { $0.ending == ending }.map(\.kind.title)
      return those.isEmpty ? nil : Line("\(listed(those)): \(text(ending))", .warning)
    }
  }

  private func text(_ ending: Performance.Ending) -> String {
    switch ending {
    case .rest: "at rest"
    case .tooManyMoves:
      "stopped after \(Limits.movesOnModel) effects and switches without coming to rest"
    case .tooLate:
      "stopped, since what comes next is later than \(durationText(Limits.timeOnModel))"
    }
  }

  /// How many blocked actors are named.
  private static let named = 5

  private func blocked(_ performances: [Performance]) -> [Line] {
    var waits: [Performance.Blocked] = []
    for wait in performances.flatMap(\.blocked) where !waits.contains(wait) { waits.append(wait) }
    var lines = waits.prefix(Self.named).map { wait in
      let kinds = performances.filter { $0.blocked.contains(wait) }.map(\.kind.title)
      let whose = kinds.count == performances.count ? "" : ", as \(listed(kinds))"
      return Line(
        "blocked at the end: \(wait.actor) waits for \(wait.responsible) (f\(wait.future))\(whose)",
        .warning)
    }
    if waits.count > Self.named {
      lines.append(Line("and \(waits.count - Self.named) more are blocked", .warning))
    }
    return lines
  }
}

extension WorkerKind {
  /// What it is called.
  package var title: String {
    switch self {
    case .lockedThread: "threads with a GIL"
    case .thread: "threads without a GIL"
    case .process: "processes"
    }
  }
}
