import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// Scheduling: letting the cast move.
extension Session {
  // MARK: Steps

  /// Takes up to `count` steps by the policy, recorded as one entry.
  /// - Returns: how many were taken, and why no more.
  func takeSteps(_ count: Int, _ text: String, until isDone: () -> Bool = { false })
    -> (steps: Int, end: StepsEnd)
  {
    // What could be done again is not forgotten for nothing.
    if isAtRest { return (0, .rest) }
    checkpointIfWorthwhile(betweenEntries: true)
    append(text, .steps, moments: 0)
    var taken = 0
    var end = StepsEnd.limit
    while taken < count {
      if isInterrupted() {
        end = .interrupted
        break
      }
      let (steps, isAtRest) = move(min(count - taken, chunk))
      taken += steps
      journal.count(steps)
      journal.moment += steps
      journal.amendLast { $0.moments += steps }
      showSlice()
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
    if taken == 0 { journal.removeLast() }
    return (taken, end)
  }

  /// Takes up to `limit` steps, and notes who moves in the first of them.
  private func move(_ limit: Int) -> (steps: Int, isAtRest: Bool) {
    var taken = 0
    while taken < limit, journal.notesMovers {
      let event = simulator.log.next
      let (steps, isAtRest) = simulator.run(1)
      taken += steps
      if steps > 0 { noteMover(ofEvent: event) }
      if isAtRest || !simulator.reports.isEmpty { return (taken, isAtRest) }
    }
    guard taken < limit else { return (taken, false) }
    let (steps, isAtRest) = simulator.run(limit - taken)
    return (taken + steps, isAtRest)
  }

  /// The first event of a step is by whoever moves in it.
  private func noteMover(ofEvent number: Int) {
    guard let event = simulator.log[number] else { return }
    journal.amendLast { $0.movers.append(mover(of: event)) }
  }

  private func mover(of event: Event) -> String {
    switch event.kind {
    case .clock: "the clock"
    case .arrived, .deadLetter: "the network"
    default: simulator.stage.name(of: event.actor)
    }
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
      append(text, .stepOf(actor))
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
    return end == .interrupted ? .interrupted(kept: "run \(steps)") : .done
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
    return end == .interrupted ? .interrupted(kept: "run \(steps)") : .done
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
        return .interrupted(kept: "run \(steps)")
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

  func sayBlocked() {
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

  /// Says that there is nothing for a command to begin with, since nobody can move.
  func sayNothing(to verb: String) -> Outcome {
    let hint = simulator.stage.actorIDs.isEmpty ? "spawn makes an actor" : "no mail waits"
    say("there is nothing to \(verb): \(hint)", .faint)
    return .done
  }

  /// Why an actor cannot move now.
  private func reasonNotToMove(_ actor: ActorID) -> String {
    let view = simulator.stage.view(of: actor)
    switch view.condition {
    case .idle, .fresh:
      guard let flight = simulator.stage.firstFlight(to: actor) else {
        return "its mailbox is empty"
      }
      return "its mailbox is empty; m\(flight) is in flight to it"
    case .waitsFor(let future, let responsible):
      return "it waits for f\(future.number) from \(simulator.stage.name(of: responsible))"
    case .canGoOn(let future): return "it can go on with f\(future.number)"
    case .inTurn: return "it is in the middle of a turn"
    case .sleeps(let time): return "it waits for the clock until \(durationText(time))"
    case .stopping: return "it is stopping"
    case .stopped, .failed, .killed: return "it has stopped"
    }
  }
}

/// "1 step", "2 steps".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
