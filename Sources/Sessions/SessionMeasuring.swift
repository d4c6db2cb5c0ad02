import Actors
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// `measure`: how long the cast really takes, from where the session stands, which stays as it is.
extension Session {
  /// For how long it goes on at most, in microseconds.
  private static let measuredTime = 300_000_000

  func measure(runs: Int?) -> Outcome {
    let runs = runs ?? MeasuredRuns.usual
    guard !isAtRest else { return sayNothing(to: "measure") }
    guard let work = workInSimulator() else {
      complain(
        Line(
          "there is nothing to measure: in the simulator this cast does not come to rest within "
            + "\(Limits.turnsPerRun * 10) turns", .error))
      return .failed
    }
    passage?.become(realFrom: journal.moment, to: journal.moment)
    let load = Machinery.load
    let python = work.isEmpty ? nil : PythonCast(work: work, isInterrupted: isInterrupted)
    var measured = subjects(python).map { Measured($0) }
    let beginning = stopwatch()
    var stop: MeasurementPrinter.Stop?
    measuring: for run in 0..<runs {
      for index in measured.indices {
        progress("run \(run + 1) of \(runs) of each")
        if stopwatch() - beginning > Self.measuredTime { stop = .late }
        if isInterrupted() { stop = .interrupted }
        if stop != nil { break measuring }
        switch time(of: measured[index].subject, python) {
        case .success(let time): measured[index].times.append(time)
        case .failure where isInterrupted(): break
        case .failure(let problem): measured[index].problem = problem.text
        }
      }
    }
    progress(nil)
    let setting = MeasurementPrinter.Setting(
      runs: runs, cores: Machinery.cores, load: load, work: work.reduce(0, +), stop: stop,
      missing: python == nil && !work.isEmpty ? "python3 cannot be used here" : nil)
    draw { theme, width in
      MeasurementPrinter(theme: theme, width: width).lines(measured, setting)
    }
    return stop == .interrupted ? .interrupted(kept: nil) : .done
  }

  private func subjects(_ python: PythonCast?) -> [Measured.Subject] {
    let own: [Measured.Subject] =
      [.lockedThreads, .threads] + (executable == nil ? [] : [.processes])
    let others = (python?.ways ?? []).map { way -> Measured.Subject in
      switch way {
      case .threads: .pythonThreads
      case .processes: .pythonProcesses
      case .pykka: .pykka
      }
    }
    return own + others
  }

  /// The work of each actor that does any, in microseconds; nil where the cast does not come to rest.
  private func workInSimulator() -> [Int]? {
    var copy = simulator.copy()
    copy.reporting = .everything
    var work: [Int32: Int] = [:]
    var steps = 0
    while steps < Limits.turnsPerRun * 10 {
      let (taken, isAtRest) = copy.run(1)
      steps += taken
      while true {
        for report in copy.reports where report.event.kind == .works {
          work[report.event.actor.index, default: 0] += report.event.amount
        }
        copy.reports = []
        guard copy.isPaused else { break }
        copy.goOnWithSlice()
      }
      if isAtRest { return work.keys.sorted().compactMap { work[$0] } }
    }
    return nil
  }

  /// Lets the cast, or what stands for it, do its work once.
  /// - Returns: how many microseconds that took.
  private func time(
    of subject: Measured.Subject, _ python: PythonCast?
  ) -> Result<Int, Trouble> {
    switch subject {
    case .lockedThreads: time(on: .lockedThreads(interval: Runtime.usualInterval))
    case .threads: time(on: .threads)
    case .processes:
      executable.map { time(on: .processes(executable: $0)) }
        ?? .failure(Trouble("cannot be started"))
    case .pythonThreads: time(.threads, of: python)
    case .pythonProcesses: time(.processes, of: python)
    case .pykka: time(.pykka, of: python)
    }
  }

  private func time(_ way: PythonCast.Way, of python: PythonCast?) -> Result<Int, Trouble> {
    guard let time = python?.perform(way, isInterrupted: isInterrupted) else {
      return .failure(Trouble("gave no answer"))
    }
    return .success(time)
  }

  private func time(on runtime: Runtime) -> Result<Int, Trouble> {
    var copy = simulator.copy()
    copy.reporting = .nothing
    let beginning = stopwatch()
    do throws(Refusal) {
      let run = try RealRun(&copy, on: runtime)
      let isRested = run.waitForRest(
        isInterrupted: { [unowned self] in
          isInterrupted() || stopwatch() - beginning > Limits.realWait
        }, show: {})
      let time = stopwatch() - beginning
      run.finish(&copy)
      return isRested ? .success(time) : .failure(Trouble("did not come to rest"))
    } catch {
      return .failure(Trouble(error.text))
    }
  }
}

/// Why something was not measured.
private struct Trouble: Error {
  let text: String

  init(_ text: String) { self.text = text }
}
