package import Typography

/// What `rehearse check` found in some lessons.
package struct Report: Equatable, Sendable {
  /// What became of one lesson.
  package enum Result: Equatable, Sendable {
    case played(Replay)
    /// The corrected text of this replay was written over the lesson.
    case rewritten(Replay)
    /// The text is no lesson.
    case unreadable(Lesson.Unreadable)
    /// The file could not be read; why, as a clause.
    case unread(path: String, reason: String)
  }

  /// How many comparisons turned out in which way; a lesson that cannot be read is one failure.
  package struct Totals: Equatable, Sendable {
    package var passed = 0
    package var failed = 0
    package var skipped = 0
    package var rewritten = 0
    package var unreadable = 0
  }

  package private(set) var results: [Result] = []

  package init() {}

  /// Adds what became of one more lesson.
  package mutating func add(_ result: Result) {
    results.append(result)
  }

  /// 0 when all is equal or was rewritten; 1 when something differs; 2 when a lesson could not be
  /// read, or nothing at all was there to compare.
  package var exitCode: Int32 {
    let totals = totals
    if totals.unreadable > 0 { return 2 }
    if totals.failed > 0 { return 1 }
    return totals == Totals() ? 2 : 0
  }

  package var totals: Totals {
    results.reduce(into: Totals()) { $0.add($1) }
  }

  /// What belongs on standard output: a line for each lesson, what differs in it, and the totals
  /// as the last line.
  package var lines: [Line] {
    results.flatMap(Self.lines) + [totalsLine]
  }

  /// The last of `lines`: how many comparisons passed, failed, were skipped or rewritten.
  package var totalsLine: Line {
    Wording.totals(totals)
  }

  /// What belongs on standard error: the mistakes in texts that are no lessons.
  package var problems: [Line] {
    results.flatMap { result -> [Line] in
      switch result {
      case .played, .rewritten: []
      case .unreadable(let unreadable): Wording.problems(in: unreadable)
      case .unread(let path, let reason): [Wording.unread(path: path, reason: reason)]
      }
    } + (totals == Totals() ? [Wording.nothingToCheck] : [])
  }

  /// The lines for one lesson: what `lines` holds for it. To be shown as soon as it was played.
  package static func lines(of result: Result) -> [Line] {
    switch result {
    case .played(let replay): return Self.lines(of: replay, isRewritten: false)
    case .rewritten(let replay): return Self.lines(of: replay, isRewritten: true)
    case .unreadable(let unreadable):
      return [Wording.unreadable(unreadable.path)]
    case .unread(let path, _): return [Wording.unreadable(path)]
    }
  }

  private static func lines(of replay: Replay, isRewritten: Bool) -> [Line] {
    var totals = Totals()
    totals.add(isRewritten ? .rewritten(replay) : .played(replay))
    var lines = [Wording.summary(of: replay.lesson, totals)]
    lines += Wording.skips(in: replay)
    if !isRewritten {
      lines += replay.comparisons.filter(\.isDifferentStep).flatMap {
        Wording.differences($0, in: replay.lesson.path)
      }
      lines += replay.diff.lines
    }
    for comparison in replay.comparisons where comparison.input == nil {
      guard case .different = comparison.verdict else { continue }
      lines += Wording.differences(comparison, in: replay.lesson.path)
      lines += comparison.diff(in: replay.lesson.path).lines
    }
    return lines
  }
}

extension Report.Totals {
  mutating func add(_ result: Report.Result) {
    switch result {
    case .unreadable, .unread:
      failed += 1
      unreadable += 1
    case .played(let replay), .rewritten(let replay):
      for comparison in replay.comparisons {
        switch comparison.verdict {
        case .equal: passed += 1
        case .skipped: skipped += 1
        case .different:
          if case .rewritten = result, comparison.input != nil {
            rewritten += 1
          } else {
            failed += 1
          }
        }
      }
    }
  }
}

extension Replay {
  /// The way from the lesson to its corrected text; empty when every step was equal.
  package var diff: UnifiedDiff {
    UnifiedDiff(
      lesson.lines, named: "a/" + lesson.path, TextLines(correctedText), named: "b/" + lesson.path)
  }
}

extension Replay.Comparison {
  var isDifferentStep: Bool {
    if case .different = verdict { input != nil } else { false }
  }

  /// The way from what the lesson says here to what came, with the lesson's line numbers.
  func diff(in path: String) -> UnifiedDiff {
    guard case .different(let expected, let actual) = verdict else {
      return UnifiedDiff([], "", [], "", firstLine: 1)
    }
    return UnifiedDiff(
      expected, "a/" + path, actual, Wording.nameOfActual(subject, in: path),
      firstLine: expectedLine)
  }
}
