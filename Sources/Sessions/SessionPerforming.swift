import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// Entries while the cast plays on real machinery. The session has the stage, but for when it waits.
extension Session {
  /// Performs an entry that is no command.
  func perform(
    _ entry: Entry, in source: Source, text: String, on performance: LivePerformance
  ) -> Outcome {
    switch entry {
    case .empty, .command: return .done
    case .definition(let behavior): return define(behavior, in: source, text, on: performance)
    case .statement(let statement):
      return type(source, text, isBlock: statement.isBlock, on: performance) {
        session throws(Compiler.Refusal) in
        try Compiler.compile(
          statement, source: source, prompt: session.scope, program: session.program)
      }
    case .expression(let expression):
      return type(
        source, text, showsValue: !expression.saysItself, onlyLooks: entry.onlyLooks,
        on: performance
      ) {
        session throws(Compiler.Refusal) in
        try Compiler.compile(
          expression, source: source, prompt: session.scope, program: session.program)
      }
    }
  }

  // MARK: Definitions

  private func define(
    _ behavior: BehaviorSyntax, in source: Source, _ text: String,
    on performance: LivePerformance
  ) -> Outcome {
    do throws(Compiler.Refusal) {
      let (code, warnings) = try Compiler.compile(
        behavior, source: source, prompt: scope, program: program)
      show(warnings, in: source)
      let name = program.symbols.intern(code.name)
      let old = simulator.stage.definition(name)
      let number = program.add(code)
      performance.typed.append(.init(text: text, after: bindings))
      withoutStage(of: performance) { $0.define(name, as: number) }
      if level != .quiet { say(confirmation(of: code, replacing: old)) }
      return .done
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
  }

  // MARK: Typing

  private func type(
    _ source: Source, _ text: String, showsValue: Bool = true, onlyLooks: Bool = false,
    isBlock: Bool = false, on performance: LivePerformance,
    _ compile: (Session) throws(Compiler.Refusal) -> Compiler.TypedCode
  ) -> Outcome {
    let compiled: Compiler.TypedCode
    do throws(Compiler.Refusal) {
      compiled = try compile(self)
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
    if onlyLooks { return look(compiled.code, showsValue, on: performance) }
    let before = bindings
    bindings.slots = compiled.slots
    bindings.nextSlot = compiled.nextSlot
    performance.typed.append(.init(text: text, after: bindings))
    let end = withoutStage(of: performance) { run in
      let end = run.perform(
        compiled.code, variables: compiled.nextSlot, isInterrupted: isOver(),
        show: { showReports(of: performance) })
      if case .finished(let value?) = end, !value.isNone { run.setYourSlot(Bindings.it, to: value) }
      return end
    }
    switch end {
    case .finished: break
    case .failed, .blocked, .interrupted:
      dropUnset(since: before)
      performance.typed[performance.typed.count - 1].after = bindings
    }
    showEvents()
    let outcome = conclude(end, compiled.code, showsValue: showsValue)
    waitForEcho(of: performance)
    finishEntry()
    return outcome
  }

  /// Shows the value of an expression that changes nothing.
  private func look(
    _ code: Code, _ showsValue: Bool, on performance: LivePerformance
  ) -> Outcome {
    switch simulator.evaluate(code) {
    case .success(let value):
      if !value.isNone { withoutStage(of: performance) { $0.setYourSlot(Bindings.it, to: value) } }
      if showsValue { sayValue(value) }
      return .done
    case .failure(let fault):
      sayFault(fault, at: code.span, in: code.source)
      return .failed
    }
  }

  /// Shows how a typed entry ended.
  private func conclude(_ end: RealRun.End, _ code: Code, showsValue: Bool) -> Outcome {
    switch end {
    case .finished(let value):
      if let value, showsValue { sayValue(value) }
      return .done
    case .failed(let fault, let instruction):
      sayFault(fault, at: code.span(ofInstruction: instruction), in: code.source)
      return .failed
    case .blocked:
      let names = { (actor: ActorID) in self.simulator.stage.name(of: actor) }
      let what = "this waits, and nobody can move"
      show([Diagnostic(what, at: code.span)], in: code.source)
      for line in Reports.blocked(simulator.stage.blocked, name: names) { complain(line) }
      return .failed
    case .interrupted where isInterrupted():
      let more = isScript ? "" : ": this entry was given up; the cast goes on"
      complain(Line("interrupted\(more)", .warning))
      return .interrupted(kept: code.source[code.span])
    case .interrupted:
      complain(
        Line(
          "given up after \(durationText(Limits.realWait)): the cast has not come to what this "
            + "waits for", .error))
      return .failed
    }
  }

  // MARK: Waiting

  /// For how long a prompt waits for what comes at once of an entry, in microseconds.
  private static let echo = 50_000

  /// Waits a little for what the cast does at once, so that it stands below the entry; a script waits
  /// with `run`.
  private func waitForEcho(of performance: LivePerformance) {
    guard !isScript else { return }
    let end = stopwatch() + Self.echo
    _ = withoutStage(of: performance) { run in
      run.waitForRest(
        isInterrupted: { isInterrupted() || stopwatch() >= end },
        show: { showReports(of: performance) })
    }
    showEvents()
  }

  /// Whether a wait that begins now has been interrupted, or takes too long.
  private func isOver() -> () -> Bool {
    let end = stopwatch() + Limits.realWait
    return { [unowned self] in isInterrupted() || stopwatch() >= end }
  }

  /// `run`: waits for rest.
  func run(
    _ form: Command.RunForm, _ source: Source, _ text: String, on performance: LivePerformance
  ) -> Outcome {
    guard case .toRest = form else {
      return refuse(text, "run", "run waits until nobody can move", source, on: performance)
    }
    let isRested = withoutStage(of: performance) { run in
      run.waitForRest(isInterrupted: isOver(), show: { showReports(of: performance) })
    }
    showEvents()
    finishEntry()
    if isRested {
      sayBlocked()
    } else if isInterrupted() {
      let more = isScript ? "" : ": the cast goes on; run waits for it again"
      complain(Line("interrupted\(more)", .warning))
      return .interrupted(kept: text)
    } else {
      complain(
        Line(
          "not at rest after \(durationText(Limits.realWait)): the cast goes on; run waits for it "
            + "again", .warning))
    }
    return .done
  }
}
