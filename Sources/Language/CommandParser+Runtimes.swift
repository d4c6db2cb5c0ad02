import Diagnostics

/// The arguments of commands about real threads and processes.
extension CommandParser {
  /// `runtime`, `runtime threads gil interval 10ms`.
  func runtime() throws(Diagnostic) -> Command {
    if arguments.isEmpty { return .runtime(nil) }
    let (form, next) = try runtimeForm("simulator, threads or processes")
    try refuse(from: next)
    return .runtime(form)
  }

  /// `sample threads 100`.
  func sample() throws(Diagnostic) -> Command {
    if arguments.isEmpty { throw Wording.missingArgument(row, wordSpan) }
    let forms = "threads, threads gil or processes"
    let (form, next) = try runtimeForm(forms)
    if form == .simulator {
      throw Wording.wrongArgument(arguments[0].text, expected: forms, arguments[0].span)
    }
    guard next < arguments.count else { return .sample(form, runs: SampleRuns.usual) }
    let runs = try count(arguments[next])
    guard runs <= SampleRuns.most else {
      throw Wording.manyRuns(SampleRuns.most, arguments[next].span)
    }
    try refuse(from: next + 1)
    return .sample(form, runs: runs)
  }

  /// Where a cast is to play, and the number of the argument behind that.
  /// - Parameter expected: what is said of any other word.
  private func runtimeForm(
    _ expected: String
  ) throws(Diagnostic) -> (RuntimeForm, next: Int) {
    let name: RuntimeName = try word(arguments[0], expected)
    switch name {
    case .simulator: return (.simulator, 1)
    case .processes: return (.processes, 1)
    case .threads: break
    }
    guard arguments.count > 1, arguments[1].text == TimelineName.gil.rawValue else {
      return (.threads, 1)
    }
    guard arguments.count > 2, isWord(arguments[2], .interval) else {
      return (.lockedThreads(interval: nil), 2)
    }
    guard arguments.count > 3 else { throw Wording.missingArgument(row, arguments[2].span) }
    let interval = try duration(arguments[3])
    guard interval > 0 else {
      throw Wording.wrongArgument(
        arguments[3].text, expected: "a duration such as 5ms", arguments[3].span)
    }
    return (.lockedThreads(interval: interval), 4)
  }

  /// `measure`, `measure runs 5`.
  func measure() throws(Diagnostic) -> Command {
    guard let first = arguments.first else { return .measure(runs: nil) }
    guard isWord(first, .runs) else {
      throw Wording.wrongArgument(first.text, expected: "runs and a count", first.span)
    }
    guard arguments.count > 1 else { throw Wording.missingArgument(row, first.span) }
    let runs = try count(arguments[1])
    guard runs <= MeasuredRuns.most else {
      throw Wording.manyRuns(MeasuredRuns.most, arguments[1].span)
    }
    try refuse(from: 2)
    return .measure(runs: runs)
  }
}

/// How often `sample` lets the cast play.
package enum SampleRuns {
  package static let usual = 100
  package static let most = 100_000
}

/// How often `measure` does.
package enum MeasuredRuns {
  package static let usual = 5
  package static let most = 1_000
}
