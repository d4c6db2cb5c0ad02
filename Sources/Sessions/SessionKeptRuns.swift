import Actors
import Behaviors
import Diagnostics
import Exploration
import Kernel
import Language
import Runtimes
import Typography

/// Real runs in files, and in the record of a session.
extension Session {
  /// The real run that the session is in, and the moment where it begins.
  var realRunAtHand: (run: KeptRun, branch: Int, start: Int)? {
    let entry =
      journal.entriesSoFar.last.flatMap { $0.performedPart == nil ? nil : $0 }
      ?? journal.entry(after: journal.moment)
    guard let entry, let part = entry.performedPart else { return nil }
    let start = entry.start - part.moments.lowerBound
    return (part.run, journal.owner(of: start), start)
  }

  /// The real run that the session is in, or that came last before where it stands.
  var lastRealRun: (run: KeptRun, branch: Int, start: Int)? {
    if let realRunAtHand { return realRunAtHand }
    guard let entry = journal.entriesSoFar.last(where: { $0.performedPart != nil }),
      let part = entry.performedPart
    else { return nil }
    let start = entry.start - part.moments.lowerBound
    return (part.run, journal.owner(of: entry.start + part.moments.count), start)
  }

  /// A run as a text: as a schedule such as those that `explore` finds, where one tells it; else move by
  /// move, with what was typed.
  func text(of place: (run: KeptRun, branch: Int, start: Int)) -> String {
    let fork = fork()
    fork.place(on: place.branch, at: place.start)
    if let schedule = place.run.played.schedule(from: fork.simulator) {
      let seed = fork.simulator.stage.seed
      return ScheduleFile(
        fork.simulator.completing(schedule), fingerprint: fork.fingerprint, seed: seed
      ).text
    }
    return fork.file(of: place.run).text
  }

  /// The file of a run that begins where the session stands.
  private func file(of run: KeptRun) -> ScheduleFile {
    file(of: run.played.recording, run.form, run.typed)
  }

  /// The file of what was recorded of a run from where the session stands.
  func file(
    of recording: Recording, _ form: RuntimeForm, _ typed: [LivePerformance.Typed]
  ) -> ScheduleFile {
    let text = recording.text { typed.indices.contains($0) ? typed[$0].text : "" }
    let steps = text.split(separator: "\n").map(String.init)
    return ScheduleFile(
      ScheduleFile.Run(place: form.text, steps: steps), network: simulator.stage.network,
      fingerprint: fingerprint, seed: simulator.stage.seed)
  }

  /// How many steps a run has at most that is kept in the record of a session.
  private static let recordedSteps = 200_000

  /// The text of a run that has just been brought back; nil when it is long.
  func text(of run: KeptRun, from start: Int) -> String? {
    guard run.played.stepCount <= Self.recordedSteps else { return nil }
    let fork = fork()
    fork.moveSilently(to: start)
    return fork.file(of: run).text
  }

  /// The text that does the real run again which was brought back last, once.
  package func takeLastRun() -> String? {
    defer { lastRun = nil }
    return lastRun
  }

  /// Whether a text is a real run.
  package static func isRun(_ text: String) -> Bool { ScheduleFile.isOne(text) }

  // MARK: Replaying

  /// Goes along the real run again that came last, from its beginning to its end.
  func replayRealRun(_ source: Source) -> Outcome {
    guard let (run, branch, start) = lastRealRun else {
      show(
        [
          Diagnostic(
            "there was no run on threads or processes here to be replayed",
            hint: "replay W1 goes along one that explore found")
        ], in: source)
      return .failed
    }
    passage = nil
    depart()
    place(on: branch, at: start)
    arrive()
    redo(to: start + run.played.moments.count, isLive: true)
    sayMoment()
    closing = []
    return .done
  }

  /// Does a run again that was kept, from where the session stands, up to some moments of it; all of it
  /// is on a branch of its own.
  func replay(
    _ kept: ScheduleFile.Run, of file: ScheduleFile, in source: Source, called name: String,
    steps: Int?
  ) -> Outcome {
    passage = nil
    do throws(Diagnostic) {
      let run = try read(kept, of: file, in: source)
      let count = run.played.moments.count
      guard steps ?? 0 <= count else {
        throw Diagnostic("\(name) has \(counted(count, "step"))")
      }
      guard count > 0 else {
        say("\(name) has no steps: nobody has moved", .faint)
        return .done
      }
      depart()
      let start = journal.moment
      checkpointIfWorthwhile(betweenEntries: true)
      add(run, after: bindings, isBranch: true)
      journal.moment = start
      redo(to: start + (steps ?? count), isLive: true)
      arrive()
      if steps ?? count < count { sayMoment() }
      return .done
    } catch {
      show([error], in: source)
      return .failed
    }
  }

  /// Does a real run again from the record of a session, as a part of this one.
  package func resume(run text: String) -> Outcome {
    let source = Source(text)
    do throws(Diagnostic) {
      let file = try ScheduleFile(reading: source)
      guard let kept = file.run else {
        throw Diagnostic("this is no run of threads or processes")
      }
      let run = try read(kept, of: file, in: source)
      let start = journal.moment
      add(run, after: bindings)
      let end = journal.moment
      journal.moment = start
      redo(to: end, isLive: true)
      return .done
    } catch {
      show([error], in: source)
      return .failed
    }
  }

  /// Understands a run that begins where the session stands.
  private func read(
    _ run: ScheduleFile.Run, of file: ScheduleFile, in source: Source
  ) throws(Diagnostic) -> KeptRun {
    let form = try form(of: run)
    if let problem = problem(
      with: file, otherwise: "it begins where runtime \(form.text) was typed")
    {
      throw problem
    }
    // Understands what was typed, where it was.
    let reader = fork()
    reader.output = { _ in }
    var typed: [LivePerformance.Typed] = []
    do throws(RunReader.Problem) {
      let steps = run.steps.map { $0[...] }
      let played = try RunReader.read(steps, from: simulator, slot: Bindings.it) {
        stage, text in
        swap(&stage, &reader.simulator)
        defer { swap(&stage, &reader.simulator) }
        guard let step = reader.understand(text) else { return nil }
        typed.append(.init(text: text, after: reader.bindings))
        return step
      }
      return KeptRun(played, form, typed)
    } catch {
      let line = file.lines.indices.contains(error.line) ? file.lines[error.line] : 1
      throw Diagnostic(error.text, at: source.span(ofLine: line))
    }
  }

  private func form(of run: ScheduleFile.Run) throws(Diagnostic) -> RuntimeForm {
    let command = Source("runtime \(run.place)")
    guard
      case .complete(.command(.runtime(let form?)), _) = Parser.parse(
        command, mode: .prompt, isKnown: { _ in false })
    else { throw Diagnostic("there is no runtime \(run.place), which this run was on") }
    return form
  }

  /// What was typed as it is performed where the session stands; nil when it is not understood.
  private func understand(_ text: String) -> RunReader.TypedStep? {
    let source = Source(text)
    guard case .complete(let entry, _) = Parser.parse(source, mode: .prompt, isKnown: isKnown)
    else { return nil }
    do throws(Compiler.Refusal) {
      let compiled: Compiler.TypedCode
      switch entry {
      case .empty, .command: return nil
      case .definition(let behavior):
        let code = try Compiler.compile(
          behavior, source: source, prompt: scope, program: program
        ).code
        return .definition(program.symbols.intern(code.name), program.add(code))
      case .statement(let statement):
        compiled = try Compiler.compile(
          statement, source: source, prompt: scope, program: program)
      case .expression(let expression):
        compiled = try Compiler.compile(
          expression, source: source, prompt: scope, program: program)
      }
      bindings.slots = compiled.slots
      bindings.nextSlot = compiled.nextSlot
      return .entry(compiled.code, variables: compiled.nextSlot)
    } catch {
      return nil
    }
  }
}

extension JournalEntry {
  /// The part of a real run that it is.
  fileprivate var performedPart: PerformedPart? {
    if case .performed(let part) = action { part } else { nil }
  }
}
