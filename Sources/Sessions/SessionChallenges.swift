import Actors
import Behaviors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
package import Typography

/// Goals that somebody is to reach by choosing who moves: what a lesson asks about them.
extension Session {
  /// How a goal can be reached from where the session stands.
  package enum Way: Equatable {
    /// The goal is none; what is wrong with it.
    case unclear([Line])
    /// It is so already.
    case there
    /// Letting everybody move leads there.
    case byItself
    /// A shortest way, as entries.
    case found([String])
    case none
    /// Nobody has looked far enough.
    case unknown
  }

  /// How many stages are looked at for a way.
  private static let stagesForWay = 20_000

  /// How a goal, as it is typed behind `explore reach`, can be reached by steps. The session stays as it
  /// is.
  package func way(to goal: String) -> Way {
    switch target(goal) {
    case .failure(let unclear): return .unclear(unclear.lines)
    case .success(let target):
      if target.isReached(in: &simulator) { return .there }
      var search = StepSearch(from: simulator, faults: target.faults)
      let outcome = search.way(
        atMost: Self.stagesForWay, to: { target.isReached(in: &$0) },
        comes: { target.comes(in: &$0) })
      switch outcome {
      case .found(["run"]): return .byItself
      case .found(let entries): return .found(entries)
      case .none: return .none
      case .bound: return .unknown
      }
    }
  }

  /// Whether a goal is reached where the session stands.
  package func hasReached(_ goal: String) -> Bool {
    guard case .success(let target) = target(goal) else { return false }
    return target.isReached(in: &simulator)
  }

  /// How many moments have passed, and by how many commands about who moves: a run to its end is one.
  package var effort: (moments: Int, moves: Int) {
    let moves = journal.entriesSoFar.reduce(0) { count, entry in
      switch entry.action {
      case .steps where isRunToItsEnd(entry): count + 1
      case .steps, .stepOf, .transmission, .choices, .performed: count + entry.moments
      case .define, .typed, .policy, .seed, .network: count
      }
    }
    return (journal.moment, moves)
  }

  private func isRunToItsEnd(_ entry: JournalEntry) -> Bool {
    guard entry.isRepeatable,
      case .complete(.command(.run(let form)), _) = Parser.parse(
        Source(entry.text), mode: .prompt, isKnown: isKnown)
    else { return false }
    switch form {
    case .toRest, .until: return true
    case .turns: return false
    }
  }

  /// Whether an entry only chooses who moves, or looks at something, as a goal allows.
  package func isMove(_ text: String, towards goal: String) -> Bool {
    guard case .complete(let entry, _) = Parser.parse(Source(text), mode: .prompt, isKnown: isKnown)
    else { return true }
    guard case .command(let command) = entry else { return entry.onlyLooks || entry.isEmpty }
    switch command {
    case .step, .run, .deliver, .back, .forward, .goto, .history, .switch, .diff, .network(nil),
      .machine([]), .actors, .mailbox, .info, .source, .futures, .letters, .trace, .why, .effects,
      .order, .peek, .show, .help, .diagram, .draw:
      return true
    case .drop: return (try? target(goal).get())?.faults.drops ?? 0 > 0
    case .duplicate: return (try? target(goal).get())?.faults.duplicates ?? 0 > 0
    case .advance, .schedule, .seed, .network, .explore, .replay, .diffWitnesses, .diagramOf,
      .machine, .compare, .timeline, .runtime, .sample, .measure, .wire, .traceFile, .save,
      .saveSchedule, .load, .reset, .quit,
      .lessons, .play, .next, .leave:
      return false
    }
  }

  // MARK: Goals

  /// What is to be reached.
  private struct Target {
    var condition: Code?
    /// Whether it counts at every step, and not only when nobody can move.
    var isEver: Bool
    var faults: NetworkFaults

    /// Whether it comes when all go on by themselves.
    func comes(in simulator: inout Simulator) -> Bool {
      var steps = 0
      while steps < Limits.turnsPerRun {
        let (taken, isAtRest) = simulator.run(1)
        while simulator.isPaused { simulator.goOnWithSlice() }
        steps += taken
        if isReached(in: &simulator) { return true }
        if isAtRest { break }
      }
      return false
    }

    func isReached(in simulator: inout Simulator) -> Bool {
      let isAtRest = !simulator.stage.canMove && !simulator.stage.hasTimers
      guard isEver || isAtRest else { return false }
      guard let condition else { return simulator.stage.blocked.contains { $0.actor != .you } }
      if case .success(.bool(true)) = simulator.evaluate(condition) { return true }
      return false
    }
  }

  /// Why a goal is none.
  private struct Unclear: Error {
    var lines: [Line]

    init(_ diagnostics: [Diagnostic], in source: Source) {
      let printer = DiagnosticPrinter(promptWidth: nil)
      lines = diagnostics.flatMap { printer.lines($0, in: source) }
    }
  }

  private func target(_ goal: String) -> Result<Target, Unclear> {
    let source = Source("explore reach \(goal)")
    switch Parser.parse(
      source, mode: .written, suggestions: actorNames(limit: 1_000), isKnown: isKnown)
    {
    case .incomplete(let opener, let closer):
      return .failure(Unclear([Diagnostic("\(closer) is missing", at: opener)], in: source))
    case .wrong(let diagnostics): return .failure(Unclear(diagnostics, in: source))
    case .complete(.command(.explore(let form)), _) where form.goals.count == 1:
      return target(form, form.goals[0], source)
    case .complete:
      return .failure(Unclear([Diagnostic("a challenge has one goal")], in: source))
    }
  }

  private func target(
    _ form: ExploreForm, _ goal: ExploreForm.Goal, _ source: Source
  ) -> Result<Target, Unclear> {
    let faults = NetworkFaults(drops: form.drops ?? 0, duplicates: form.duplicates ?? 0)
    switch goal.subject {
    case .mishap(.deadlock):
      return .success(Target(condition: nil, isEver: false, faults: faults))
    case .mishap(.fail), .mishap(.letters):
      let problem = Diagnostic("a challenge leads to a condition over actors, or to a deadlock")
      return .failure(Unclear([problem], in: source))
    case .condition(let condition):
      do throws(Compiler.Refusal) {
        let code = try Compiler.compile(
          condition, source: source, prompt: scope, program: program
        ).code
        if case .failure(let fault) = simulator.evaluate(code) {
          let text = simulator.stage.withWriter(limit: 500) { fault.text($0) }
          return .failure(Unclear([Diagnostic(text, at: condition.span)], in: source))
        }
        return .success(Target(condition: code, isEver: goal.isEver, faults: faults))
      } catch {
        return .failure(Unclear(error.diagnostics, in: source))
      }
    }
  }
}

extension Entry {
  fileprivate var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }
}
