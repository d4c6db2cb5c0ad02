import Actors
import Behaviors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// `explore`: every order that can matter, from where the session stands, which stays as it is.
extension Session {
  func explore(_ form: ExploreForm, _ source: Source) -> Outcome {
    guard !isAtRest || !form.goals.isEmpty else { return sayNothing(to: "explore") }
    if let problem = strangeDisturbance(form) {
      show([problem], in: source)
      return .failed
    }
    var plan = Plan()
    plan.faults = NetworkFaults(drops: form.drops ?? 0, duplicates: form.duplicates ?? 0)
    if form.duration != nil { plan.orderLimit = nil }
    if let orders = form.orders { plan.orderLimit = orders }
    if let megabytes = form.megabytes {
      plan.memoryLimit = min(megabytes, Int.max / 1_000_000) * 1_000_000
    }
    if let steps = form.steps { plan.depthLimit = steps }
    for goal in form.goals {
      guard let goal = self.goal(goal, source) else { return .failed }
      plan.goals.append(goal)
    }
    let (findings, stop) = findings(plan, within: form.duration)
    let witnesses = Witnesses(findings, shown: FindingsPrinter.shownEndings)
    discovery = Discovery(
      findings, witnesses, branch: journal.owner(of: journal.moment), moment: journal.moment)
    let setting = FindingsPrinter.Setting(
      actors: simulator.stage.actorIDs.count, network: simulator.stage.network.word,
      bounds: SyntaxPrinter.bounds(of: form), goals: form.goals.map(SyntaxPrinter.text), stop: stop)
    for line in FindingsPrinter(findings, setting, witnesses: witnesses).lines { say(line) }
    if stop == .interrupted { return .interrupted(kept: nil) }
    let faults = zip(form.goals, findings.goals).compactMap { fault($1, $0) }
    if !faults.isEmpty { show(faults, in: source) }
    let isWhole = findings.verdict == .complete && stop == nil
    let areProved = zip(form.goals, findings.goals).allSatisfy { goal, result in
      result.isMet && result.fault == nil && (isWhole || goal.mode == .reach)
    }
    return areProved ? .done : .failed
  }

  /// Losses and copies need messages that travel.
  private func strangeDisturbance(_ form: ExploreForm) -> Diagnostic? {
    guard form.drops ?? form.duplicates != nil, simulator.stage.network == .mailbox else {
      return nil
    }
    return Diagnostic(
      "under network mailbox nothing is lost or copied",
      hint: "network fifo, typed before sending, lets messages travel")
  }

  // MARK: Goals

  /// A goal as the explorer takes it; nil where it cannot be understood, which has been said.
  private func goal(_ goal: ExploreForm.Goal, _ source: Source) -> Goal? {
    let mode: Goal.Mode =
      switch goal.mode {
      case .never: .never
      case .always: .always
      case .reach: .reach
      }
    switch goal.subject {
    case .mishap(.deadlock): return Goal(mode, .deadlock)
    case .mishap(.fail): return Goal(mode, .failure)
    case .mishap(.letters): return Goal(mode, .letter)
    case .condition(let condition):
      guard let code = compile(condition, source) else { return nil }
      return Goal(
        mode, .state { $0.truth(of: code) }, at: goal.isEver ? .everyStep : .end,
        concernsOneActor: condition.actorsLookedAt.count <= 1)
    }
  }

  private func compile(_ condition: Expression, _ source: Source) -> Code? {
    do throws(Compiler.Refusal) {
      let code = try Compiler.compile(
        condition, source: source, prompt: scope, program: program
      ).code
      // What an actor does not have now, it never will.
      if case .failure(let fault) = simulator.truth(of: code), fault.isAboutNames {
        show([diagnostic(fault, at: condition.span)], in: source)
        return nil
      }
      return code
    } catch {
      show(error.diagnostics, in: source)
      return nil
    }
  }

  /// Why a goal has no answer, if that is so.
  private func fault(_ result: GoalResult, _ goal: ExploreForm.Goal) -> Diagnostic? {
    guard let fault = result.fault, case .condition(let condition) = goal.subject else {
      return nil
    }
    return diagnostic(fault, at: condition.span)
  }

  private func diagnostic(_ fault: Fault, at span: Span) -> Diagnostic {
    Diagnostic(simulator.stage.withWriter(limit: 500) { fault.text($0) }, at: span)
  }

  // MARK: Exploring

  /// Orders between two looks at the clock and the keyboard.
  private static let ordersAtOnce = 100

  private func findings(
    _ plan: Plan, within duration: Int?
  ) -> (Findings, FindingsPrinter.Stop?) {
    var expedition = expedition(plan)
    let beginning = stopwatch()
    var stop: FindingsPrinter.Stop?
    while !expedition.run(Self.ordersAtOnce) {
      if isInterrupted() {
        stop = .interrupted
        break
      }
      if let duration, stopwatch() - beginning >= duration {
        stop = .late(duration)
        break
      }
      progress(FindingsPrinter.progress(orders: expedition.orders, of: expedition.estimate))
    }
    progress(nil)
    return (expedition.findings(), stop)
  }

  /// Exploring from here, on as many cores as it may use.
  func expedition(_ plan: Plan) -> Expedition {
    let cores = exploringCores
    return Expedition(simulator, plan: plan) { count, work in
      WorkSharing.perform(count, threads: cores, work)
    }
  }
}

extension Simulator {
  /// Whether a condition holds.
  fileprivate mutating func truth(of condition: Code) -> Result<Bool, Fault> {
    switch evaluate(condition) {
    case .success(.bool(let value)): .success(value)
    case .success(let value): .failure(.notBoolean(value, in: "a condition"))
    case .failure(let fault): .failure(fault)
    }
  }
}

extension Fault {
  /// Whether it names something that there is not, in a condition.
  fileprivate var isAboutNames: Bool {
    switch self {
    case .noSuchField, .noMethod: true
    default: false
    }
  }
}
