import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// Definitions and entries in the language.
extension Session {
  func define(_ behavior: BehaviorSyntax, in source: Source, _ text: String) -> Outcome {
    do throws(Compiler.Refusal) {
      let (code, warnings) = try Compiler.compile(
        behavior, source: source, prompt: scope, program: program)
      show(warnings, in: source)
      let name = program.symbols.intern(code.name)
      let old = simulator.stage.definition(name)
      let number = program.add(code)
      append(text, .define(name, number))
      redo(to: journal.moment + 1)
      if level != .quiet { say(confirmation(of: code, replacing: old)) }
      return .done
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
  }

  func confirmation(of code: Code, replacing old: Code?) -> String {
    guard let old else { return "\(code.name) is defined" }
    let users = simulator.stage.actorIDs.filter {
      let view = simulator.stage.view(of: $0)
      return view.behavior === old && !view.condition.isGone
    }.count
    let whose = users == 1 ? "1 actor keeps" : "\(users) actors keep"
    return users == 0
      ? "\(code.name) is defined anew" : "\(code.name) is defined anew; \(whose) the old one"
  }

  /// Compiles and performs an entry.
  /// - Parameters:
  ///   - showsValue: whether the value of an expression is shown.
  ///   - isBlock: whether it may have changed variables before it failed.
  ///   - onlyLooks: whether the entry changes nothing but `it`: then it is no moment of its own.
  func type(
    _ source: Source, _ text: String, showsValue: Bool = true, onlyLooks: Bool = false,
    isBlock: Bool = false,
    _ compile: (Session) throws(Compiler.Refusal) -> Compiler.TypedCode
  ) -> Outcome {
    let compiled: Compiler.TypedCode
    do throws(Compiler.Refusal) {
      compiled = try compile(self)
    } catch {
      show(error.diagnostics, in: source)
      return .failed
    }
    if onlyLooks {
      return look(compiled.code, showsValue: showsValue)
    }
    let before = simulator.log.next
    checkpointIfWorthwhile(betweenEntries: true)
    var after = Bindings()
    after.slots = compiled.slots
    after.nextSlot = compiled.nextSlot
    append(text, .typed(compiled.code, after))
    let end = perform(compiled.code, after, isLive: true)
    if case .interrupted = end {
      takeBackLastEntry()
      return .interrupted(kept: nil)
    }
    if case .failed = end, !isBlock, simulator.log.next == before {
      // It did nothing: it is no moment.
      journal.removeLast()
    } else {
      journal.moment += 1
    }
    finishEntry()
    return conclude(end, compiled.code, showsValue: showsValue)
  }

  /// Performs an entry that changes nothing but `it`, without a trace.
  private func look(_ code: Code, showsValue: Bool) -> Outcome {
    let next = simulator.log.next
    simulator.perform(code)
    showSlice()
    simulator.log.truncate(to: next)
    switch simulator.typed {
    case .failed(let fault, let instruction):
      return conclude(.failed(fault, instruction: instruction), code, showsValue: showsValue)
    case .finished(let value):
      if let value, !value.isNone { simulator.stage.setYourSlot(Bindings.it, to: value) }
      return conclude(.finished(value), code, showsValue: showsValue)
    case .none, .waiting, .ready: return .done
    }
  }

  /// How a typed entry ended.
  enum TypedEnd {
    case finished(Value?)
    case failed(Fault, instruction: Int)
    /// It waited for more than `Limits.turnsPerRun` turns and was given up.
    case tooLong
    /// It waited, nobody could move, and it was given up: what it waited for, and who else waits.
    case blocked(String, [Line])
    /// Nothing of it is to stay.
    case interrupted
  }

  /// Performs a typed entry, letting the scheduler run while it waits.
  /// - Parameter isLive: whether what happens is shown, and may be interrupted.
  func perform(_ code: Code, _ after: Bindings, isLive: Bool) -> TypedEnd {
    let before = bindings
    simulator.stage.reserveYourSlots(after.nextSlot)
    bindings = after
    simulator.perform(code)
    var steps = 0
    while true {
      if isLive { showEvents() }
      letLook()
      if simulator.isPaused {
        if isLive, isInterrupted() { return .interrupted }
        simulator.goOnWithSlice()
        continue
      }
      switch simulator.typed {
      case .finished(let value):
        if let value, !value.isNone { simulator.stage.setYourSlot(Bindings.it, to: value) }
        return .finished(value)
      case .failed(let fault, let instruction):
        dropUnset(since: before)
        return .failed(fault, instruction: instruction)
      case .ready: simulator.goOn()
      case .none: return .finished(nil)
      case .waiting:
        if isLive, isInterrupted() { return .interrupted }
        if steps >= Limits.turnsPerRun { return giveUp(.tooLong, before) }
        let (taken, isAtRest) = simulator.run(Limits.turnsPerRun - steps)
        steps += taken
        journal.count(taken)
        if isAtRest, case .waiting = simulator.typed { return giveUp(blockade(), before) }
      }
    }
  }

  private func giveUp(_ end: TypedEnd, _ before: Bindings) -> TypedEnd {
    simulator.abandon()
    dropUnset(since: before)
    return end
  }

  /// Forgets variables that an entry was to make and did not come to.
  func dropUnset(since before: Bindings) {
    for (name, slot) in bindings.slots
    where before.slots[name] == nil && simulator.stage.yourSlots[slot].isNone {
      bindings.slots[name] = nil
    }
  }

  private func blockade() -> TypedEnd {
    let waits = simulator.stage.blocked
    let names = { (actor: ActorID) in self.simulator.stage.name(of: actor) }
    let lines = Reports.blocked(waits, name: names)
    if let own = waits.first(where: { $0.actor == .you }) {
      let who = names(own.responsible)
      return .blocked("you wait for f\(own.future.number) from \(who), and nobody can move", lines)
    }
    let who = simulator.stage.stoppingActor.map(names) ?? "the others"
    return .blocked("stop all waits for \(who), and nobody can move", lines)
  }

  /// Shows how an entry ended.
  private func conclude(_ end: TypedEnd, _ code: Code, showsValue: Bool) -> Outcome {
    switch end {
    case .finished(let value):
      if let value, showsValue { sayValue(value) }
      return .done
    case .failed(let fault, let instruction):
      sayFault(fault, at: code.span(ofInstruction: instruction), in: code.source)
      return .failed
    case .tooLong:
      complain(
        Line(
          "stopped after \(Limits.turnsPerRun) turns: this entry was given up; "
            + "run N takes N turns", .error))
      return .failed
    case .blocked(let what, let others):
      if code.source.name == nil {
        complain(Line(what, .error))
      } else {
        show([Diagnostic(what, at: code.span)], in: code.source, typed: Line(what))
      }
      for line in others { complain(line) }
      return .failed
    case .interrupted: return .interrupted(kept: nil)
    }
  }

  /// Says why an entry failed, and where.
  func sayFault(_ fault: Fault, at span: Span, in source: Source) {
    let text = simulator.stage.withWriter(limit: 2_000) { fault.text($0) }
    show([Diagnostic(text, at: span)], in: source)
  }

  /// Shows the value of an expression typed alone.
  func sayValue(_ value: Value) {
    guard !value.isNone else { return }
    let text = simulator.stage.withWriter(limit: 100_000) { $0.printed(value) }
    for line in visible(text, keeping: ["\n", "\t"])
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      say(String(line))
    }
  }

  /// What is done after every entry.
  func finishEntry() {
    reportFailures(evenIfMoving: false)
  }

  /// Reports the failures that nobody has awaited, once the cast is at rest.
  func reportFailures(evenIfMoving: Bool) {
    let (kept, more) = simulator.stage.unseenFailures
    guard !kept.isEmpty, evenIfMoving || isAtRest else { return }
    let lines = simulator.stage.withWriter(limit: 500) {
      Reports.failures(kept, more: more, writer: $0)
    }
    simulator.stage.clearUnseenFailures()
    for line in lines { say(line) }
    // Doing the entry again reports them anew.
    closing = []
  }

  /// Nobody can move, now or later.
  package var isAtRest: Bool {
    guard let performance else {
      return !simulator.stage.canMove && !simulator.stage.hasTimers
    }
    return withStage { performance.run.isIdle && simulator.nextDueTime() == nil }
  }
}

extension ActorView.Condition {
  /// Whether it will never move again.
  var isGone: Bool {
    switch self {
    case .stopped, .failed, .killed: true
    case .idle, .fresh, .waitsFor, .canGoOn, .sleeps, .inTurn, .stopping: false
    }
  }
}
