import Actors
package import Exploration
package import Typography

/// Says how often real runs ended how, beside the endings that are possible.
package struct SamplePrinter {
  /// An ending, and how often it was seen.
  package struct Row {
    package var ending: Ending
    /// The number of the run by which exploring comes to it; nil when it does not.
    package var witness: Int?
    /// The number of a real run that came to it.
    package var example: Int?
    package var count = 0

    package init(ending: Ending, witness: Int?) {
      self.ending = ending
      // Real time is never the same.
      self.ending.clock = 0
      self.witness = witness
    }
  }

  package struct Setting {
    /// How many runs there were, and how many of them came to no rest.
    package var runs: Int
    package var restless: Int
    /// Whether all endings that are possible are known.
    package var isWhole: Bool
    package var stop: Stop?

    package init(runs: Int, restless: Int, isWhole: Bool, stop: Stop?) {
      self.runs = runs
      self.restless = restless
      self.isWhole = isWhole
      self.stop = stop
    }
  }

  /// Why there are fewer runs than were asked for.
  package enum Stop: Equatable, Sendable {
    case interrupted, late
  }

  private let rows: [Row]
  private let place: String
  private let setting: Setting

  /// How many endings are shown.
  private static let shown = 20

  /// - Parameter place: where the runs were: "threads".
  package init(_ rows: [Row], place: String, _ setting: Setting) {
    self.rows = rows
    self.place = place
    self.setting = setting
  }

  package var lines: [Line] {
    let facts = EndingContrast(rows.map(\.ending)).facts
    let table = Table(
      columns: [.left, .left, .right, .left],
      rows: rows.prefix(Self.shown).enumerated().map { index, row in
        [
          Line(FindingsPrinter.letter(index), .strong),
          Line(facts[index].isEmpty ? "all at rest" : facts[index].joined(separator: "; ")),
          Line(row.count == 0 ? "never" : counted(row.count, "time")),
          Line(note(on: row)),
        ]
      })
    var lines = [Line(header, .strong)] + table.lines(theme: .plain, width: FindingsPrinter.width)
    if rows.count > Self.shown {
      lines.append(Line("and \(counted(rows.count - Self.shown, "more ending"))", .faint))
    }
    if setting.restless > 0 {
      lines.append(Line("\(counted(setting.restless, "run")) came to no rest", .warning))
    }
    return lines + [verdict]
  }

  private var header: String {
    let possible = rows.count { $0.witness != nil }
    let seen = rows.count { $0.witness != nil && $0.count > 0 }
    let endings =
      setting.isWhole
      ? counted(possible, "possible ending")
      : "\(counted(possible, "ending")) that \(possible == 1 ? "was" : "were") found"
    return "\(counted(setting.runs, "run")) on \(place): seen \(seen) of \(endings)"
  }

  private func note(on row: Row) -> String {
    switch (row.witness, row.example) {
    case (let witness?, _) where row.count == 0: "possible: replay W\(witness)"
    case (_, let example?): "one of them is W\(example)"
    case (let witness?, nil): "as in W\(witness)"
    case (nil, nil): "outside of what explore knows"
    }
  }

  private var verdict: Line {
    switch setting.stop {
    case .interrupted: return Line("interrupted after \(counted(setting.runs, "run"))", .warning)
    case .late:
      return Line("stopped after \(counted(setting.runs, "run")), since it took long", .warning)
    case nil: break
    }
    if rows.contains(where: { $0.witness == nil && $0.count > 0 }) {
      return Line(
        "some ended as explore does not know: it lets time pass only when nobody can move, or has "
          + "not come to its end", .warning)
    }
    let missed = rows.count { $0.count == 0 }
    if missed > 0 {
      let known = setting.isWhole ? "possible ending" : "ending that was found"
      let text =
        missed == 1
        ? "1 \(known) was never seen: so many tests would not have found it"
        : "\(missed) endings that \(setting.isWhole ? "are possible" : "were found") were never "
          + "seen: so many tests would not have found them"
      return Line(text, .warning)
    }
    return Line(setting.isWhole ? "every ending was seen" : "every ending that was found was seen")
  }
}
