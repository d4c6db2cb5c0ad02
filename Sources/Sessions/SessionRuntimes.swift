import Actors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// `runtime`: where the cast plays.
extension Session {
  func runtime(_ wanted: RuntimeForm?, _ source: Source) -> Outcome {
    guard var form = wanted else {
      sayRuntime()
      return .done
    }
    if form == .lockedThreads(interval: nil) {
      form = .lockedThreads(interval: Runtime.usualInterval)
    }
    if form == performance?.form ?? .simulator {
      sayRuntime()
      return .done
    }
    if let performance {
      let outcome = bringBack(performance)
      if outcome != .done || form == .simulator { return outcome }
    }
    return begin(form)
  }

  private func sayRuntime() {
    guard let performance else {
      return say("the cast plays in the simulator: you are the scheduler")
    }
    say("the cast plays on \(performance.form.place): everybody moves by themselves")
  }

  /// Lets the cast play for real from here on.
  private func begin(_ form: RuntimeForm) -> Outcome {
    guard let runtime = runtime(for: form) else { return .failed }
    checkpointIfWorthwhile(betweenEntries: true)
    depart()
    do throws(Refusal) {
      let run = try RealRun(&simulator, on: runtime)
      performance = LivePerformance(run, form, bindings)
    } catch {
      complain(Line(error.text, .error))
      return .failed
    }
    sayUnlessQuiet(
      "the cast plays on \(form.place) now: run waits for it, runtime simulator brings it back")
    return .done
  }

  /// nil for the simulator, and where no executable is known that workers can be made of, which has been
  /// said.
  func runtime(for form: RuntimeForm) -> Runtime? {
    switch form {
    case .simulator: return nil
    case .threads: return .threads
    case .lockedThreads(let interval):
      return .lockedThreads(interval: interval ?? Runtime.usualInterval)
    case .processes:
      if let executable { return .processes(executable: executable) }
      complain(Line("there are no processes here: this program cannot start itself again", .error))
      return nil
    }
  }

  // MARK: What needs a scheduler

  /// Performs a command while the cast plays for real, and the session has the stage.
  func perform(
    _ command: Command, in source: Source, _ text: String, on performance: LivePerformance
  ) -> Outcome {
    let word = command.word.rawValue
    switch command {
    case .run(let form): return run(form, source, text, on: performance)
    case .actors, .mailbox, .info, .source, .futures, .letters, .trace, .machine, .show, .help,
      .runtime, .wire, .load, .reset, .quit, .lessons, .play, .next, .leave:
      return perform(command, in: source, text)
    case .replay(.realRun, _): return runtime(.simulator, source)
    case .step, .deliver, .drop, .duplicate, .schedule, .seed, .network, .advance:
      let why = performance.form.reason(against: command)
      return refuse(text, word, why, source, on: performance)
    case .back, .forward, .goto, .history, .switch, .diff, .diffWitnesses:
      return refuse(
        text, word, "nothing that is happening can be taken back", source, on: performance)
    case .explore, .replay, .compare, .timeline, .sample, .measure:
      return refuse(
        text, word, "it begins where a cast stands still, and this one plays", source,
        on: performance)
    case .why, .effects, .order, .peek, .diagram, .diagramOf, .draw, .traceFile, .save,
      .saveSchedule:
      return refuse(
        text, word, "it looks at what is over, and this cast plays", source, on: performance)
    }
  }

  /// Says why something cannot be done while the cast plays for real, and how it can.
  func refuse(
    _ text: String, _ word: String, _ why: String, _ source: Source,
    on performance: LivePerformance
  ) -> Outcome {
    show(
      [
        Diagnostic(
          "\(word) is not for a cast that plays on \(performance.form.place): \(why)",
          hint: "replay brings this run back into the simulator, to be stepped through")
      ], in: source)
    return .failed
  }

  // MARK: Bringing back

  /// Ends a real run, and puts it into the journal as it is done again in the simulator.
  private func bringBack(_ performance: LivePerformance) -> Outcome {
    end(performance)
    showEvents()
    finishEntry()
    do throws(PlayedRun.Problem) {
      let played = try performance.run.played(to: simulator, slot: Bindings.it)
      sayPlayed(played, performance.form, from: journal.moment)
      keep(played, of: performance)
      return .done
    } catch {
      restoreMoment()
      bindings = performance.bindings
      for line in report(of: error, performance) { complain(line) }
      return .failed
    }
  }

  /// Takes the stage back for good.
  func end(_ performance: LivePerformance) {
    if performance.users > 0 { performance.run.leave(&simulator) }
    performance.run.finish(&simulator)
    self.performance = nil
    earlierWire = wire(of: performance)
  }

  private func sayPlayed(_ played: PlayedRun, _ form: RuntimeForm, from start: Int) {
    let count = played.moments.count
    if count == 0 {
      return sayUnlessQuiet("back in the simulator; nothing has happened on \(form.place)")
    }
    let moments =
      count == 1 ? "moment \(start + 1)" : "moments \(start + 1) to \(start + count)"
    sayUnlessQuiet("back in the simulator: the run on \(form.place) is \(moments)")
  }

  /// Makes everything as it was at the moment of the journal.
  private func restoreMoment() {
    guard let checkpoint = journal.checkpoint(before: journal.moment) else { return }
    let moment = journal.moment
    restore(checkpoint)
    redo(to: moment)
  }

  /// Adds a real run to the journal, behind which the session stands.
  private func keep(_ played: PlayedRun, of performance: LivePerformance) {
    let start = journal.moment
    guard !played.moments.isEmpty else { return restoreMoment() }
    let run = KeptRun(played, performance.form, performance.typed)
    add(run, after: performance.bindings)
    journal.add(Checkpoint(simulator, bindings: bindings, moment: journal.moment))
    lastRun = text(of: run, from: start)
    for var passage in performance.passages {
      passage.become(realFrom: start, to: journal.moment)
      journal.keep(passage)
    }
    passage?.become(realFrom: journal.moment, to: journal.moment)
  }

  /// Adds the moments of a real run to the journal: what was typed in it as entries of their own.
  /// - Parameters:
  ///   - bindings: the variables of the prompt before it.
  ///   - isBranch: whether it is to be on a branch of its own.
  func add(_ run: KeptRun, after bindings: Bindings, isBranch: Bool = false) {
    let played = run.played
    let typed = run.typed
    var bindings = bindings
    var next = 0
    while next < played.moments.count {
      let first = played.moments[next]
      var end = next + 1
      if first.entries.isEmpty {
        while end < played.moments.count, played.moments[end].entries.isEmpty { end += 1 }
      }
      let entries = typed[first.entries.clamped(to: typed.indices)]
      let texts = entries.map(\.text).joined(separator: "\n")
      bindings = entries.last?.after ?? bindings
      let text = first.entries.isEmpty ? "runtime \(run.form.text)" : texts
      let action = JournalEntry.Action.performed(
        PerformedPart(run: run, moments: next..<end, after: bindings))
      if isBranch, next == 0 {
        journal.branchOff(text, action, it: first.variable, moments: end - next)
      } else {
        journal.append(text, action, it: first.variable, moments: end - next)
      }
      let movers = played.moments[next..<end].prefix(JournalEntry.notedMovers).map(\.mover)
      journal.amendLast { $0.movers = movers }
      journal.moment += end - next
      if let begun = journal.close() { sayBeginning(of: begun) }
      next = end
    }
  }

  // MARK: When it cannot be done again

  /// What to say of a run that cannot be done again.
  private func report(of problem: PlayedRun.Problem, _ performance: LivePerformance) -> [Line] {
    switch problem {
    case .tooLong:
      return [
        Line(
          "back in the simulator, where it was before: the run was too long to be kept", .warning)
      ]
    case .discord(let what):
      let recording = performance.run.recording
      return reportMistake(what, file(of: recording, performance.form, performance.typed).text)
    }
  }

  /// Reports a mistake of this program, and leaves what shows it in a file.
  func reportMistake(_ what: String, _ evidence: String) -> [Line] {
    let place =
      keepEvidence(evidence).map { "what shows it is in \($0)" }
      ?? "what shows it could not be written"
    return [
      Line("this must not be: \(what)", .error),
      Line(
        "it is a mistake of Rehearse and not of your program; \(place); please report it", .error),
    ]
  }
}

extension RuntimeForm {
  /// How it is called in a sentence: "on threads".
  var place: String {
    switch self {
    case .simulator: "the simulator"
    case .threads: "threads"
    case .lockedThreads: "threads with a GIL"
    case .processes: "processes"
    }
  }

  /// Why a command that a scheduler is needed for cannot be done here.
  fileprivate func reason(against command: Command) -> String {
    switch command {
    case .advance: "time is real here, and passes by itself"
    case .network, .deliver, .drop, .duplicate: "messages arrive by themselves here"
    default: "everybody moves by themselves here"
    }
  }
}

/// A real run that was brought back, or read from a file.
final class KeptRun {
  let played: PlayedRun
  let form: RuntimeForm
  /// What was typed in it, in order.
  let typed: [LivePerformance.Typed]

  init(_ played: PlayedRun, _ form: RuntimeForm, _ typed: [LivePerformance.Typed]) {
    self.played = played
    self.form = form
    self.typed = typed
  }
}

/// A part of a real run as it is done again: some of its moments.
struct PerformedPart {
  let run: KeptRun
  let moments: Range<Int>
  /// The variables of the prompt after it.
  let after: Bindings
}

extension Session {
  /// Does one or more moments of a real run, from one of the part's on.
  func perform(_ part: PerformedPart, from index: Int, count: Int, isLive: Bool) {
    let first = part.moments.lowerBound + index
    let end = min(first + count, part.moments.upperBound)
    if isLive || onlooker != nil {
      for moment in first..<end where onlooker?.hasSeenEnough != true {
        part.run.played.perform(moment..<moment + 1, on: &simulator)
        if isLive { showEvents() }
        letLook()
        journal.moment += 1
      }
    } else {
      part.run.played.perform(first..<end, on: &simulator)
      journal.moment += end - first
    }
    simulator.stage.reserveYourSlots(part.after.nextSlot)
    bindings = part.after
  }
}
