import Actors
package import Typography

/// How long something took, each time that it was done.
package struct Measured {
  package enum Subject: Equatable, Sendable {
    case lockedThreads, threads, processes
    case pythonThreads, pythonProcesses, pykka
  }

  package let subject: Subject
  /// In microseconds.
  package var times: [Int] = []
  /// Why there is no time of it, or of some of its runs.
  package var problem: String?

  package init(_ subject: Subject) {
    self.subject = subject
  }

  /// nil where nothing was measured.
  var median: Int? {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// From the shortest time to the longest.
  var spread: Int { (times.max() ?? 0) - (times.min() ?? 0) }
}

/// Says what was measured: a table with bars, and what can be concluded from it.
package struct MeasurementPrinter {
  /// How it was measured.
  package struct Setting {
    package var runs: Int
    package var cores: Int
    package var load: String?
    /// The work of all actors together, in microseconds.
    package var work: Int
    package var stop: Stop?
    package var missing: String?

    package init(
      runs: Int, cores: Int, load: String?, work: Int, stop: Stop?, missing: String?
    ) {
      self.runs = runs
      self.cores = cores
      self.load = load
      self.work = work
      self.stop = stop
      self.missing = missing
    }
  }

  /// Why there are fewer runs.
  package enum Stop: Equatable, Sendable {
    case interrupted, late
  }

  private let theme: Theme
  private let width: Int

  /// The widest bar, and the narrowest that is worth drawing.
  private static let longestBar = 30
  private static let shortestBar = 8

  /// With fewer runs of each nothing is known of how much they vary.
  private static let fewestRuns = 3

  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = width
  }

  package func lines(_ all: [Measured], _ setting: Setting) -> [Line] {
    let load = setting.load.map { ", load \($0) before" } ?? ""
    let cores = counted(setting.cores, "core")
    var lines = [
      Line("measured: \(counted(setting.runs, "run")) of each in turn, \(cores) usable\(load)")
    ]
    lines += table(all)
    for measured in all {
      guard let problem = measured.problem else { continue }
      lines.append(Line("\(measured.subject.title): \(problem)", .warning))
    }
    if setting.work == 0 {
      lines.append(Line("nobody here does any work d, of which CPython could do the same", .faint))
    }
    if let missing = setting.missing { lines.append(Line(missing, .faint)) }
    switch setting.stop {
    case .interrupted: lines.append(Line("interrupted: not all runs were done", .warning))
    case .late: lines.append(Line("stopped, since it took long: not all runs were done", .warning))
    case nil: break
    }
    return lines + verdicts(all, setting)
  }

  // MARK: Table

  private func table(_ all: [Measured]) -> [Line] {
    let longest = all.compactMap(\.median).max() ?? 0
    let header = ["", "median", "shortest", "longest", ""].map { Line($0, .strong) }
    let rows = all.compactMap { measured -> [Line]? in
      guard let median = measured.median, let least = measured.times.min(),
        let most = measured.times.max()
      else { return nil }
      return [
        Line(measured.subject.title), Line(rough(median)), Line(rough(least)), Line(rough(most)),
        bar(median, of: longest, room: barRoom(all)),
      ]
    }
    if rows.isEmpty { return [] }
    return Table(columns: [.left, .right, .right, .right, .left], header: header, rows: rows)
      .lines(theme: theme)
  }

  private func barRoom(_ all: [Measured]) -> Int {
    let titles = all.map { displayWidth($0.subject.title) }.max() ?? 0
    return min(Self.longestBar, max(Self.shortestBar, width - titles - 40))
  }

  private func bar(_ time: Int, of longest: Int, room: Int) -> Line {
    let count = longest == 0 ? 0 : max(1, (time * room + longest / 2) / longest)
    return Line(String(repeating: theme.isUnicode ? "█" : "#", count: count))
  }

  private func rough(_ microseconds: Int) -> String { roughDuration(microseconds * 1_000) }

  // MARK: Verdicts

  private func verdicts(_ all: [Measured], _ setting: Setting) -> [Line] {
    let pairs: [(Measured.Subject, Measured.Subject)] = [
      (.threads, .lockedThreads), (.processes, .lockedThreads),
      (.pythonProcesses, .pythonThreads), (.pykka, .pythonThreads),
    ]
    let lines = pairs.compactMap { one, other -> Line? in
      guard let first = all.first(where: { $0.subject == one }),
        let second = all.first(where: { $0.subject == other })
      else { return nil }
      return verdict(first, second, isAlone: setting.cores == 1)
    }
    return lines + hints(setting)
  }

  /// What to keep in mind with all of the verdicts.
  private func hints(_ setting: Setting) -> [Line] {
    var hints: [Line] = []
    if setting.cores == 1 {
      hints.append(
        Line("with one usable core nobody can be faster by computing at once", .faint))
    }
    if let load = setting.load.flatMap(Double.init), load >= Double(setting.cores) {
      hints.append(
        Line(
          "others have computed on this machine, too: what is said here may be due to them", .faint)
      )
    }
    return hints
  }

  /// - Parameter isAlone: whether there is one core for all.
  private func verdict(_ one: Measured, _ other: Measured, isAlone: Bool) -> Line? {
    guard let first = one.median, let second = other.median, first > 0, second > 0 else {
      return nil
    }
    let names = "\(one.subject.title) and \(other.subject.title)"
    let runs = min(one.times.count, other.times.count)
    if runs < Self.fewestRuns {
      return Line("\(names): no conclusion from \(counted(runs, "run")) of each", .warning)
    }
    if max(one.spread, other.spread) > abs(first - second) {
      return Line("\(names): no conclusion, the spread exceeds the difference", .warning)
    }
    if isAlone, first < second {
      return Line("\(names): no conclusion, one core computes for all", .warning)
    }
    let ratio = hundredths(Double(max(first, second)) / Double(min(first, second)))
    let word = first < second ? "faster" : "slower"
    return Line("\(one.subject.title): \(ratio)x \(word) than \(other.subject.title)", .strong)
  }
}

extension Measured.Subject {
  /// What it is called.
  var title: String {
    switch self {
    case .lockedThreads: "threads with a GIL"
    case .threads: "threads without a GIL"
    case .processes: "processes"
    case .pythonThreads: "CPython threads"
    case .pythonProcesses: "CPython processes"
    case .pykka: "Pykka actors"
    }
  }
}
