import Actors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// `sample`: many real runs from where the session stands, which stays as it is, and how they end beside
/// what is possible.
extension Session {
  /// For how long it goes on at most, and for how long one run and exploring do, in microseconds.
  private static let sampledTime = 120_000_000
  private static let runTime = 10_000_000
  private static let exploredTime = 20_000_000
  private static let ordersAtOnce = 100
  /// How many endings are told apart.
  private static let detailedEndings = 1_000

  func sample(_ form: RuntimeForm, runs: Int, _ source: Source) -> Outcome {
    guard !isAtRest else { return sayNothing(to: "run") }
    guard simulator.stage.network == .mailbox else {
      let word = simulator.stage.network.word
      show(
        [
          Diagnostic(
            "between threads and through pipes no message overtakes another, and here is network "
              + word, hint: "network mailbox, typed before sending, makes it so")
        ], in: source)
      return .failed
    }
    guard let runtime = runtime(for: form) else { return .failed }
    passage?.become(realFrom: journal.moment, to: journal.moment)
    return sample(runs, on: runtime, form, beside: explored())
  }

  /// Explores what is possible from here.
  func explored() -> PossibleEndings {
    var expedition = expedition(Plan())
    let beginning = stopwatch()
    var isFinished = false
    while !isFinished, !isInterrupted(), stopwatch() - beginning < Self.exploredTime {
      isFinished = expedition.run(Self.ordersAtOnce)
      progress("exploring what is possible")
    }
    let findings = expedition.findings(detailed: Self.detailedEndings)
    let witnesses = Witnesses(findings, shown: findings.endings.count)
    discovery = Discovery(
      findings, witnesses, branch: journal.owner(of: journal.moment), moment: journal.moment)
    return PossibleEndings(
      endings: zip(findings.endings, witnesses.ofEndings).map { ($0, $1) },
      areAll: isFinished && findings.verdict == .complete
        && findings.endings.count == findings.endingCount)
  }

  /// Lets the cast play again and again, and says how that ended.
  func sample(
    _ runs: Int, on runtime: Runtime, _ form: RuntimeForm, beside possible: PossibleEndings
  ) -> Outcome {
    var sample = Sample(possible)
    let beginning = stopwatch()
    while sample.done < runs, sample.stop == nil {
      progress("run \(sample.done + 1) of \(runs)")
      if isInterrupted() {
        sample.stop = .interrupted
      } else if stopwatch() - beginning > Self.sampledTime {
        sample.stop = .late
      } else if let problem = play(on: runtime, form, into: &sample) {
        progress(nil)
        for line in problem { complain(line) }
        return .failed
      }
    }
    progress(nil)
    for line in SamplePrinter(sample.rows, place: form.place, sample.setting).lines { say(line) }
    for line in sample.complaints { complain(line) }
    if sample.stop == .interrupted { return .interrupted(kept: nil) }
    return sample.complaints.isEmpty ? .done : .failed
  }

  /// Lets the cast play once.
  /// - Returns: what to say when that cannot be gone on with.
  private func play(
    on runtime: Runtime, _ form: RuntimeForm, into sample: inout Sample
  ) -> [Line]? {
    var copy = simulator.copy()
    copy.reporting = .notable
    var history = Ending.History()
    let beginning = stopwatch()
    do throws(Refusal) {
      let run = try RealRun(&copy, on: runtime)
      let isRested = run.waitForRest(
        isInterrupted: { [unowned self] in
          isInterrupted() || stopwatch() - beginning > Self.runTime
        },
        show: {
          run.enter(&copy)
          copy.takeReports(into: &history)
          run.leave(&copy)
        })
      run.finish(&copy)
      copy.takeReports(into: &history)
      guard isRested else {
        if !isInterrupted() { sample.noteRestless() }
        return nil
      }
      let ending = Ending(of: copy.stage, after: history)
      do throws(PlayedRun.Problem) {
        note(ending, KeptRun(try run.played(to: copy), form, []), in: &sample)
        return nil
      } catch {
        switch error {
        case .tooLong:
          sample.noteRestless()
          return nil
        case .discord(let what):
          return reportMistake(what, file(of: run.recording, form, []).text)
        }
      }
    } catch {
      return [Line(error.text, .error)]
    }
  }

  /// Counts an ending, and keeps the first run of each as an example.
  private func note(_ ending: Ending, _ run: KeptRun, in sample: inout Sample) {
    let isFirst = sample.note(ending)
    guard isFirst else { return }
    if let schedule = run.played.schedule(from: simulator),
      let number = discovery?.witnesses.add(schedule)
    {
      sample.setExample(number, of: ending)
    }
    guard sample.isOutside(ending), !run.played.isTimed else { return }
    let place = (run: run, branch: journal.owner(of: journal.moment), start: journal.moment)
    sample.complaints += reportMistake(
      "a run ended as none of those that explore finds", text(of: place))
  }
}

/// The endings that are possible from somewhere, each with the number of a run that comes to it.
struct PossibleEndings {
  var endings: [(ending: Ending, witness: Int)]
  /// Whether there are no others.
  var areAll: Bool
}

/// What is known while runs are sampled.
private struct Sample {
  private let possible: PossibleEndings
  private(set) var done = 0
  private(set) var restless = 0
  private(set) var rows: [SamplePrinter.Row] = []
  private var places: [String: Int] = [:]
  var stop: SamplePrinter.Stop?
  var complaints: [Line] = []

  init(_ possible: PossibleEndings) {
    self.possible = possible
    for (ending, witness) in possible.endings { add(ending, witness: witness) }
  }

  /// Adds an ending that is possible.
  private mutating func add(_ ending: Ending, witness: Int) {
    let key = ending.textWithoutTime
    // Endings that differ in nothing but the time are one here.
    guard places[key] == nil else { return }
    places[key] = rows.count
    rows.append(SamplePrinter.Row(ending: ending, witness: witness))
  }

  /// Counts a run that ended so. Whether it is the first one.
  mutating func note(_ ending: Ending) -> Bool {
    done += 1
    let key = ending.textWithoutTime
    if places[key] == nil {
      places[key] = rows.count
      rows.append(SamplePrinter.Row(ending: ending, witness: nil))
    }
    guard let place = places[key] else { return false }
    rows[place].count += 1
    return rows[place].count == 1
  }

  mutating func setExample(_ number: Int, of ending: Ending) {
    if let place = places[ending.textWithoutTime] { rows[place].example = number }
  }

  /// Whether an ending that was seen is none of those that are possible.
  func isOutside(_ ending: Ending) -> Bool {
    possible.areAll && places[ending.textWithoutTime].map { rows[$0].witness == nil } ?? true
  }

  /// Counts a run that came to no end.
  mutating func noteRestless() {
    done += 1
    restless += 1
  }

  var setting: SamplePrinter.Setting {
    SamplePrinter.Setting(runs: done, restless: restless, isWhole: possible.areAll, stop: stop)
  }
}

extension Simulator {
  /// Takes what was reported, and keeps what endings are told by.
  fileprivate mutating func takeReports(into history: inout Ending.History) {
    for event in reports.map(\.event) {
      history.note(event.kind, of: event.actor, event.value, on: stage)
    }
    reports = []
  }
}
