import Actors
import Diagnostics
import Kernel
import Language
import Machines
import Typography

/// What each command does.
extension Session {
  func perform(_ command: Command, in source: Source, _ text: String) -> Outcome {
    switch command {
    case .step(let form): return step(form, source, text)
    case .run(let form): return run(form, source, text)
    case .advance(let length): return advance(length, source, text)
    case .schedule(let name): return schedule(name, text)
    case .seed(let seed):
      append(text, .seed(seed))
      redo(to: journal.moment + 1)
      if level != .quiet { say("the seed is \(seed)") }
    case .network(let name): return network(name, source, text)
    case .deliver(let name): return transmit(.delivery, name, source, text)
    case .drop(let name): return transmit(.loss, name, source, text)
    case .duplicate(let name): return transmit(.duplication, name, source, text)
    case .back(let count): return travel { session in session.back(count) }
    case .forward(let count): return travel { session in session.forward(count) }
    case .goto(let moment): return travel { session in session.goto(moment, source) }
    case .history: return travel { session in session.showHistory() }
    case .switch(let branch): return travel { session in session.go(to: branch, source) }
    case .diff(let one, let other): return compare(one, other, source)
    case .explore(let form): return explore(form, source)
    case .replay(let form, let steps): return replay(form, steps: steps, source, text)
    case .diffWitnesses(let one, let other): return compare(one, other, source)
    case .actors: showActors()
    case .mailbox(let name): return showMailboxes(name, source)
    case .info(let name): return showInfo(name, source)
    case .source(let name): return showSource(name, source)
    case .futures: showFutures()
    case .letters: showLetters()
    case .trace(let form): return showTrace(form, source)
    case .traceFile(let file): return exportHistory(to: file, source)
    case .why(let subject): return showCauses(subject, source)
    case .effects(let name): return showEffects(name, source)
    case .order(let one, let other): return showOrder(one, other, source)
    case .peek(let name, let event): return peek(name, at: event, source)
    case .diagramOf(let witness, let options): return showDiagram(witness, options, source)
    case .diagram(let count, let options): return showDiagram(count, options, source)
    case .draw(let name, let options): return draw(name, options, source)
    case .machine(let settings): changeMachine(settings)
    case .compare: return compareWorkers()
    case .timeline(let name, let file): return showTimeline(name, file)
    case .runtime(let form): return runtime(form, source)
    case .wire(let count): showWire(count)
    case .sample(let form, let runs): return sample(form, runs: runs, source)
    case .measure(let runs): return measure(runs: runs)
    case .show(let level): show(level)
    case .help(let topic): return help(topic, source)
    case .save(let path):
      passage = nil
      let passages = journal.passages(of: journal.current)
      let lesson = Transcript(passages, isCut: journal.isCut).lesson
      return .request(.save(path, text: lesson))
    case .saveSchedule(let witness, let path): return saveSchedule(of: witness, to: path, source)
    case .load(let path): return request(.load(path))
    case .reset: reset()
    case .quit: return request(.quit)
    case .lessons: return request(.lessons)
    case .play(let lesson): return request(.play(lesson))
    case .next: return request(.next)
    case .leave: return request(.leave)
    }
    return .done
  }

  /// Asks for what only the one who holds the session can do; a saved lesson could not.
  func request(_ request: Request) -> Outcome {
    passage = nil
    return .request(request)
  }

  /// `advance 5s` is what typing `sleep 5s` is.
  private func advance(_ length: Int, _ source: Source, _ text: String) -> Outcome {
    type(source, text) { session throws(Compiler.Refusal) in
      try Compiler.compile(
        sleepOf: length, source: source, prompt: session.scope, program: session.program)
    }
  }

  private func schedule(_ name: PolicyName, _ text: String) -> Outcome {
    let policy: Policy =
      switch name {
      case .oldest: .oldest
      case .roundRobin: .roundRobin
      case .random: .random
      }
    append(text, .policy(policy))
    redo(to: journal.moment + 1)
    switch name {
    case .oldest: sayUnlessQuiet("the oldest waiting message goes first")
    case .roundRobin: sayUnlessQuiet("the actors take turns")
    case .random: say("any actor may go next (seed \(simulator.stage.seed))")
    }
    return .done
  }

  func sayUnlessQuiet(_ text: String) {
    if level != .quiet { say(text) }
  }

  private func show(_ wanted: DetailLevel?) {
    if let wanted {
      // A lesson changes the level where it needs another one.
      passage = nil
      level = wanted
      sayUnlessQuiet("showing \(wanted.rawValue)")
    } else {
      say("showing \(level.rawValue); show quiet, normal or events changes that")
    }
  }

  private func reset() {
    passage = nil
    if let performance { end(performance) }
    earlierWire = []
    simulator.restore(Configuration(program: program), nextEvent: 1)
    bindings = Bindings()
    simulator.stage.reserveYourSlots(bindings.nextSlot)
    machine = MachineModel()
    discovery = nil
    journal = Journal()
    journal.add(Checkpoint(simulator, bindings: bindings, moment: 0))
    sayUnlessQuiet("a new session begins")
  }
}
