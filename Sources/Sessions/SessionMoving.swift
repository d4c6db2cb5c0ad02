import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// Scheduling: letting the cast move, and time travel.
extension Session {
  // MARK: Steps

  /// Takes up to `count` steps by the policy, recorded as one entry.
  /// - Returns: how many were taken, and why no more.
  func takeSteps(_ count: Int, _ text: String, until isDone: () -> Bool = { false })
    -> (steps: Int, end: StepsEnd)
  {
    checkpointIfWorthwhile(betweenEntries: true)
    journal.append(text, .steps, moments: 0)
    var taken = 0
    var end = StepsEnd.limit
    while taken < count {
      if isInterrupted() {
        end = .interrupted
        break
      }
      let (steps, isAtRest) = simulator.run(min(count - taken, chunk))
      taken += steps
      journal.count(steps)
      journal.moment += steps
      journal.amendLast { $0.moments += steps }
      showEvents()
      checkpointIfWorthwhile(betweenEntries: false)
      if isAtRest {
        end = .rest
        break
      }
      if isDone() {
        end = .done
        break
      }
    }
    if taken == 0 { journal.truncate() }
    return (taken, end)
  }

  enum StepsEnd {
    case rest, limit, interrupted, done
  }

  /// How many steps may pass until somebody wants to look.
  private var chunk: Int { isWatchingSteps ? 1 : Journal.spacing }

  func step(_ form: Command.StepForm, _ source: Source, _ text: String) -> Outcome {
    switch form {
    case .once: return step(1, text)
    case .times(let count): return step(count, text)
    case .actor(let name):
      guard let actor = actor(called: name.text) else {
        show([unknownActor(name)], in: source)
        return .failed
      }
      guard actor != .you else {
        show([Diagnostic("you move by typing; step lets an actor move", at: name.span)], in: source)
        return .failed
      }
      guard simulator.stage.movable.contains(actor) else {
        let why = reasonNotToMove(actor)
        show([Diagnostic("\(name.text) cannot move: \(why)", at: name.span)], in: source)
        return .failed
      }
      checkpointIfWorthwhile(betweenEntries: true)
      journal.append(text, .stepOf(actor))
      redo(to: journal.moment + 1, isLive: true)
      finishEntry()
      return .done
    }
  }

  private func step(_ count: Int, _ text: String) -> Outcome {
    let (steps, end) = takeSteps(count, text)
    finishEntry()
    switch end {
    case .rest where steps == 0: sayRest()
    case .rest: say("nobody can move any more, after \(counted(steps, "step"))", .faint)
    case .interrupted: sayInterrupted(steps)
    case .limit, .done: break
    }
    return end == .interrupted ? .failed : .done
  }

  func run(_ form: Command.RunForm, _ source: Source, _ text: String) -> Outcome {
    switch form {
    case .toRest: return run(Limits.turnsPerRun, isLimited: true, text)
    case .turns(let count): return run(count, isLimited: false, text)
    case .until(let condition): return run(until: condition, source, text)
    }
  }

  private func run(_ count: Int, isLimited: Bool, _ text: String) -> Outcome {
    let (steps, end) = takeSteps(count, text)
    finishEntry()
    switch end {
    case .rest:
      if steps == 0, level != .quiet { sayRest() } else { sayBlocked() }
    case .interrupted: sayInterrupted(steps)
    case .limit where isLimited:
      say("stopped after \(steps) turns; run \(steps * 10) lets more of them pass", .warning)
    case .limit, .done: break
    }
    return end == .interrupted ? .failed : .done
  }

  private func run(until condition: Expression, _ source: Source, _ text: String) -> Outcome {
    let compiled: Compiler.TypedCode
    do throws(Compiler.Refusal) {
      compiled = try Compiler.compile(
        condition, source: source, prompt: scope, program: program)
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
    var fault: Diagnostic?
    func holds() -> Bool {
      switch simulator.evaluate(compiled.code) {
      case .success(.bool(let value)): return value
      case .success(let value):
        let literal = simulator.stage.withWriter(limit: 500) { $0.literal(value) }
        fault = Diagnostic(
          "a condition is true or false, and this is \(literal)", at: condition.span)
      case .failure(let problem):
        fault = Diagnostic(
          simulator.stage.withWriter(limit: 500) { problem.text($0) }, at: condition.span)
      }
      return true
    }
    if !holds() {
      isWatchingSteps = true
      defer { isWatchingSteps = false }
      let (steps, end) = takeSteps(Limits.turnsPerRun, text, until: holds)
      finishEntry()
      if end == .interrupted {
        sayInterrupted(steps)
        return .failed
      }
      if end != .done, fault == nil {
        let why = end == .rest ? "nobody can move any more" : "stopped after \(steps) turns"
        show([Diagnostic("\(why), and this never became true", at: condition.span)], in: source)
        return .failed
      }
    }
    guard let fault else { return .done }
    show([fault], in: source)
    return .failed
  }

  // MARK: What to say when nobody moves

  private func sayInterrupted(_ steps: Int) {
    complain(Line("interrupted after \(counted(steps, "step"))", .warning))
  }

  private func sayBlocked() {
    let names = { (actor: ActorID) in self.simulator.stage.name(of: actor) }
    let lines = Reports.blocked(simulator.stage.blocked, name: names)
    guard !lines.isEmpty else { return }
    say("nobody can move", .warning)
    for line in lines { say(line) }
  }

  private func sayRest() {
    if simulator.stage.blocked.isEmpty {
      say("nobody can move: no mail waits", .faint)
    } else {
      sayBlocked()
    }
  }

  /// Why an actor cannot move now.
  private func reasonNotToMove(_ actor: ActorID) -> String {
    let view = simulator.stage.view(of: actor)
    switch view.condition {
    case .idle, .fresh: return "its mailbox is empty"
    case .waitsFor(let future, let responsible):
      return "it waits for f\(future.number) from \(simulator.stage.name(of: responsible))"
    case .sleeps(let time): return "it waits for the clock until \(durationText(time))"
    case .stopping: return "it is stopping"
    case .stopped, .failed, .killed: return "it has stopped"
    }
  }

  // MARK: Time travel

  func back(_ count: Int) -> Outcome {
    guard journal.moment > 0 else {
      say("nothing to take back: this is the beginning", .faint)
      return .done
    }
    return travel(to: max(0, journal.moment - count))
  }

  func forward(_ count: Int) -> Outcome {
    guard journal.moment < journal.end else {
      say("nothing to do again: this is the latest moment", .faint)
      return .done
    }
    redo(to: min(journal.end, journal.moment + count), isLive: true)
    sayMoment()
    return .done
  }

  func goto(_ moment: Command.Moment, _ source: Source) -> Outcome {
    switch moment {
    case .number(let number):
      guard number <= journal.end else {
        show([Diagnostic("there are moments from 0 to \(journal.end)")], in: source)
        return .failed
      }
      return travel(to: number)
    case .event(let event):
      guard event > 0, let checkpoint = journal.checkpoint(beforeEvent: event),
        event < simulator.log.next || journal.moment < journal.end
      else {
        show([noEvent(event)], in: source)
        return .failed
      }
      let here = journal.moment
      restore(checkpoint)
      while simulator.log.next <= event, journal.moment < journal.end {
        redo(to: journal.moment + 1)
      }
      guard simulator.log.next > event else {
        moveSilently(to: here)
        show([noEvent(event)], in: source)
        return .failed
      }
      sayMoment()
      return .done
    }
  }

  func noEvent(_ event: Int) -> Diagnostic {
    let last = simulator.log.next - 1
    return Diagnostic(
      "there is no e\(event)",
      hint: last == 0 ? "nothing has happened yet" : "events so far are e1 to e\(last)")
  }

  private func travel(to moment: Int) -> Outcome {
    moveSilently(to: moment)
    sayMoment()
    return .done
  }

  /// Goes to a moment without showing what happens on the way.
  func moveSilently(to moment: Int) {
    if moment < journal.moment, let checkpoint = journal.checkpoint(before: moment) {
      restore(checkpoint)
    }
    redo(to: moment)
  }

  private func restore(_ checkpoint: Checkpoint) {
    simulator.restore(checkpoint.stage.copy(), nextEvent: checkpoint.nextEvent)
    bindings = checkpoint.bindings
    journal.moment = checkpoint.moment
  }

  /// Says where the session stands, and what comes next if anything does.
  private func sayMoment() {
    var text = "moment \(journal.moment) of \(journal.end)"
    if let entry = journal.entry(after: journal.moment) {
      let first = entry.text.prefix { $0 != "\n" }
      let part =
        entry.moments > 1 ? ", step \(journal.moment - entry.start + 1) of \(entry.moments)" : ""
      text += "; next: \(visible(String(first)))\(part)"
    }
    say(text)
  }

  // MARK: Doing again

  /// Does what the journal says, from where the session stands to a later moment.
  func redo(to moment: Int, isLive: Bool = false) {
    let reporting = simulator.reporting
    simulator.reporting = isLive ? reporting : .nothing
    defer { simulator.reporting = reporting }
    while journal.moment < moment, let entry = journal.entry(after: journal.moment) {
      let done = journal.moment - entry.start
      let wanted = min(entry.moments - done, moment - journal.moment)
      redo(entry, steps: wanted, isLive: isLive)
      if journal.moment == entry.start + entry.moments {
        if isLive {
          finishEntry()
          repeatSayings(entry.closing)
        } else {
          forgetFailuresAtRest()
        }
      }
    }
  }

  private func redo(_ entry: JournalEntry, steps: Int, isLive: Bool) {
    switch entry.action {
    case .define(let name, let number): simulator.stage.define(name, as: number)
    case .typed(let code, let after, let it):
      simulator.stage.setYourSlot(Bindings.it, to: it)
      _ = perform(code, after, limit: entry.givenUpAfter ?? .max, isLive: isLive)
    case .stepOf(let actor): _ = simulator.step(actor)
    case .policy(let policy): simulator.setPolicy(policy)
    case .seed(let seed): simulator.setSeed(seed)
    case .steps:
      var left = steps
      while left > 0 {
        let (taken, isAtRest) = simulator.run(left)
        left -= taken
        if isLive { showEvents() }
        if isAtRest { break }
      }
      journal.moment += steps
      return
    }
    if isLive { showEvents() }
    journal.moment += 1
  }

  /// What `finishEntry` did to the stage when the entry was performed the first time.
  private func forgetFailuresAtRest() {
    if isAtRest { simulator.stage.clearUnseenFailures() }
  }

  func checkpointIfWorthwhile(betweenEntries: Bool) {
    guard journal.moment == journal.end || betweenEntries else { return }
    if betweenEntries { journal.truncate() }
    if journal.wantsCheckpoint(simulator.stage.size, betweenEntries: betweenEntries) {
      journal.add(Checkpoint(simulator, bindings: bindings, moment: journal.moment))
    }
  }
}

/// "1 step", "2 steps".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
