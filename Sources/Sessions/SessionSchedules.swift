import Actors
import Diagnostics
import Exploration
import Kernel
import Language

/// Schedules in files: saving one, and whether one that was read belongs here.
extension Session {
  /// Saves the choices of a run: of the one that is named, or of the one that the session is in.
  func saveSchedule(of witness: Witness?, to path: String, _ source: Source) -> Outcome {
    let root: (branch: Int, moment: Int)
    let schedule: Schedule
    if let witness {
      guard let (discovery, found) = found(witness, source) else { return .failed }
      root = (discovery.branch, discovery.moment)
      schedule = found
    } else if let run = realRunAtHand {
      passage = nil
      return .request(.saveSchedule(path, text: text(of: run)))
    } else {
      guard let run = runAtHand else {
        let hint =
          lastRealRun.map { "replay goes along the run on \($0.run.form.place) again, to save it" }
          ?? "replay W1 begins one, and save schedule W1 \(path) saves it"
        show(
          [
            Diagnostic(
              "you are in no run that explore found, and in none of threads or processes",
              hint: hint)
          ], in: source)
        return .failed
      }
      root = (run.branch, run.moment)
      schedule = run.schedule
    }
    passage = nil
    let text = text(of: schedule, from: root.branch, at: root.moment)
    return .request(.saveSchedule(path, text: text))
  }

  /// The run that the session is in, and where it begins.
  private var runAtHand: (branch: Int, moment: Int, schedule: Schedule)? {
    let branch = journal.owner(of: journal.moment)
    for entry in journal[branch].entries.reversed() where entry.start <= journal.moment {
      if case .choices(let schedule) = entry.action { return (branch, entry.start, schedule) }
    }
    if let next = journal.entry(after: journal.moment), case .choices(let schedule) = next.action {
      return (journal.current, next.start, schedule)
    }
    return nil
  }

  /// The file of the run that says most of those that `explore` found last; nil where nothing goes wrong
  /// and nothing was looked for.
  package var tellingSchedule: String? {
    guard let discovery, let number = discovery.witnesses.telling,
      let schedule = discovery.witnesses[number], journal.hasBranch(discovery.branch)
    else { return nil }
    return text(of: schedule, from: discovery.branch, at: discovery.moment)
  }

  private func text(of schedule: Schedule, from branch: Int, at moment: Int) -> String {
    let fork = fork()
    fork.place(on: branch, at: moment)
    let seed = fork.simulator.stage.seed
    return ScheduleFile(
      fork.simulator.completing(schedule), fingerprint: fork.fingerprint, seed: seed
    ).text
  }

  // MARK: Reading

  /// Why what is in a file does not belong here; nil when it does.
  /// - Parameter beginning: says where it begins.
  func problem(with file: ScheduleFile, otherwise beginning: String) -> Diagnostic? {
    let stage = simulator.stage.network
    guard file.schedule.network == stage else {
      return Diagnostic(
        "this schedule is for network \(file.schedule.network.word), and here it is \(stage.word)",
        hint: "network \(file.schedule.network.word), typed before sending, makes it so")
    }
    guard file.fingerprint == fingerprint else {
      return Diagnostic(
        "this schedule is of another program, or begins at another moment of this one",
        hint: beginning)
    }
    guard file.seed == simulator.stage.seed else {
      return Diagnostic(
        "this schedule is for seed \(file.seed), and here it is \(simulator.stage.seed)",
        hint: "seed \(file.seed) makes it so")
    }
    return nil
  }

  /// Why a schedule cannot be performed from here; nil when it can.
  func problem(with file: ScheduleFile, in source: Source) -> Diagnostic? {
    if let problem = problem(with: file, otherwise: "it begins where explore was typed") {
      return problem
    }
    let fork = fork()
    fork.simulator.beginChoosing()
    do throws(Divergence) {
      try fork.simulator.perform(file.schedule)
      return nil
    } catch {
      return diagnostic(error, of: file, in: source)
    }
  }

  private func diagnostic(
    _ divergence: Divergence, of file: ScheduleFile, in source: Source
  ) -> Diagnostic {
    let line = file.lines.indices.contains(divergence.index) ? file.lines[divergence.index] : 1
    let can =
      divergence.enabled.isEmpty
      ? "nothing can happen" : "what can happen is \(list(divergence.enabled))"
    let isAmongOthers =
      Set(divergence.expected) != Set(divergence.enabled)
      && (divergence.enabled.contains(divergence.choice) || !divergence.choice.kind.isOrdinary)
    return Diagnostic(
      isAmongOthers
        ? "the schedule says that \(list(divergence.expected)) can happen here"
        : "\(divergence.choice.text) cannot happen here",
      at: source.span(ofLine: line), hint: can)
  }

  private func list(_ choices: [Choice]) -> String {
    choices.map(\.text).joined(separator: ", ")
  }
}

extension Source {
  /// Where a line stands, from 1.
  func span(ofLine number: Int) -> Span {
    let start = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix(number - 1).reduce(0) { $0 + $1.count + 1 }
    return Span(start, start + text(ofLine: number).utf8.count)
  }
}
