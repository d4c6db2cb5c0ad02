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
    guard !isAtRest else {
      let hint = simulator.stage.actorIDs.isEmpty ? "spawn makes an actor" : "no mail waits"
      say("there is nothing to run: \(hint)", .faint)
      return .done
    }
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
    guard let runtime = runtime(for: form) else {
      complain(Line("there are no processes here: this program cannot start itself again", .error))
      return .failed
    }
    passage?.become(realFrom: journal.moment, to: journal.moment)
    var sample = Sample(runs: runs)
    let isWhole = explore(into: &sample)
    let beginning = stopwatch()
    while sample.done < runs, sample.stop == nil {
      progress("run \(sample.done + 1) of \(runs)")
      if isInterrupted() {
        sample.stop = .interrupted
      } else if stopwatch() - beginning > Self.sampledTime {
        sample.stop = .late
      } else if let problem = play(on: runtime, into: &sample, isWhole: isWhole) {
        progress(nil)
        for line in problem { complain(line) }
        return .failed
      }
    }
    progress(nil)
    for line in SamplePrinter(sample.rows, place: form.place, sample.setting(isWhole)).lines {
      say(line)
    }
    for line in sample.complaints { complain(line) }
    if sample.stop == .interrupted { return .interrupted(kept: nil) }
    return sample.complaints.isEmpty ? .done : .failed
  }

  /// Explores what is possible.
  /// - Returns: whether all of it is known.
  private func explore(into sample: inout Sample) -> Bool {
    var explorer = Explorer(simulator, plan: Plan())
    let beginning = stopwatch()
    var isFinished = false
    while !isFinished, !isInterrupted(), stopwatch() - beginning < Self.exploredTime {
      isFinished = explorer.run(Self.ordersAtOnce)
      progress("exploring what is possible")
    }
    let findings = explorer.findings(detailed: Self.detailedEndings)
    let witnesses = Witnesses(findings, shown: findings.endings.count)
    discovery = Discovery(
      findings, witnesses, branch: journal.owner(of: journal.moment), moment: journal.moment)
    for (index, ending) in findings.endings.enumerated() {
      sample.add(ending, witness: witnesses.ofEndings[index])
    }
    return isFinished && findings.verdict == .complete
      && findings.endings.count == findings.endingCount
  }

  /// Lets the cast play once.
  /// - Returns: what to say when that cannot be gone on with.
  private func play(
    on runtime: Runtime, into sample: inout Sample, isWhole: Bool
  ) -> [Line]? {
    var copy = simulator.copy()
    copy.reporting = .notable
    var printed: [(actor: ActorID, text: String)] = []
    var letters: [Ending.Letter] = []
    let beginning = stopwatch()
    do throws(Refusal) {
      let run = try RealRun(&copy, on: runtime)
      let isRested = run.waitForRest(
        isInterrupted: { [unowned self] in
          isInterrupted() || stopwatch() - beginning > Self.runTime
        },
        show: {
          run.enter(&copy)
          copy.takeHistory(&printed, &letters)
          run.leave(&copy)
        })
      run.finish(&copy)
      copy.takeHistory(&printed, &letters)
      guard isRested else {
        if !isInterrupted() { sample.noteRestless() }
        return nil
      }
      let ending = Ending(of: copy.stage, printed: printed, letters: letters)
      do throws(PlayedRun.Problem) {
        note(ending, try run.played(to: copy), in: &sample, run, isWhole: isWhole)
        return nil
      } catch {
        switch error {
        case .tooLong:
          sample.noteRestless()
          return nil
        case .discord(let what): return reportMistake(what, run.recording.text { _ in "" })
        }
      }
    } catch {
      return [Line(error.text, .error)]
    }
  }

  /// Counts an ending, and keeps the first run of each as an example.
  private func note(
    _ ending: Ending, _ played: PlayedRun, in sample: inout Sample, _ run: RealRun, isWhole: Bool
  ) {
    let isFirst = sample.note(ending)
    guard isFirst else { return }
    if let schedule = played.schedule(from: simulator),
      let number = discovery?.witnesses.add(schedule)
    {
      sample.setExample(number, of: ending)
    }
    guard sample.isUnknown(ending), isWhole, !played.isTimed else { return }
    sample.complaints += reportMistake(
      "a run ended as none of those that explore finds", run.recording.text { _ in "" })
  }
}

/// What is known while runs are sampled.
private struct Sample {
  let runs: Int
  private(set) var done = 0
  private(set) var restless = 0
  private(set) var rows: [SamplePrinter.Row] = []
  private var places: [String: Int] = [:]
  var stop: SamplePrinter.Stop?
  var complaints: [Line] = []

  init(runs: Int) {
    self.runs = runs
  }

  /// Adds an ending that is possible.
  mutating func add(_ ending: Ending, witness: Int) {
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

  func isUnknown(_ ending: Ending) -> Bool {
    places[ending.textWithoutTime].map { rows[$0].witness == nil } ?? true
  }

  /// Counts a run that came to no end.
  mutating func noteRestless() {
    done += 1
    restless += 1
  }

  func setting(_ isWhole: Bool) -> SamplePrinter.Setting {
    SamplePrinter.Setting(runs: done, restless: restless, isWhole: isWhole, stop: stop)
  }
}

extension Simulator {
  /// Takes what was reported, and keeps what endings are told by.
  fileprivate mutating func takeHistory(
    _ printed: inout [(actor: ActorID, text: String)], _ letters: inout [Ending.Letter]
  ) {
    let reports = self.reports
    self.reports = []
    for report in reports {
      let event = report.event
      switch event.kind {
      case .printed: printed.append((event.actor, stage.withWriter { $0.printed(event.value) }))
      case .deadLetter:
        letters.append(
          Ending.Letter(
            message: stage.withWriter { $0.literal(event.value) },
            receiver: stage.name(of: event.actor)))
      default: break
      }
    }
  }
}
