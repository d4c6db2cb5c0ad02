import Actors
import Behaviors
package import Diagnostics
import Kernel
import Language
import Machines
import Printing
import Runtimes
package import Typography

/// A rehearsal: one typed line in, what it led to out. Commands and the language share it.
package final class Session {
  /// A line for the person, and where it belongs.
  package enum Output {
    /// A result: what happened, or what was asked for.
    case result(Line)
    /// What an actor printed; a result, too.
    case printed(Line)
    /// What somebody wrote wrong, and warnings about it.
    case diagnostic(Line)
  }

  /// What an entry came to.
  package enum Outcome: Equatable {
    case done
    /// It was refused, or failed.
    case failed
    /// It is not finished: more lines are to come.
    case incomplete
    /// It was interrupted: `kept` is an entry that does what was kept of it, or nil when nothing was.
    case interrupted(kept: String?)
    /// It needs a file that cannot be read.
    case unreadable
    /// It asks for something that only the one who holds the session can do.
    case request(Request)
  }

  /// Something said that is no event.
  enum Saying {
    case line(Line)
    case complaint(Line)
    case diagnostics([Diagnostic], Source)
  }

  /// What only a program can do, or a lesson.
  package enum Request: Equatable {
    case quit
    /// Perform the lines of a file.
    case load(String)
    /// Write a text to a file.
    case save(String, text: String)
    /// Write a picture or a history to a file.
    case export(Export)
    /// The same for a schedule.
    case saveSchedule(String, text: String)
    /// Perform the schedule in a file, by `replay(_:)`, up to so many steps.
    case replay(String, steps: Int?)
    case lessons
    case play(String?)
    case next
    case leave
  }

  var level: DetailLevel {
    didSet { simulator.reporting = level == .quiet ? .notable : .everything }
  }
  /// Whether it performs a script: nobody types, and there are no lines above.
  let isScript: Bool
  /// Whether a condition is tested after every step.
  var isWatchingSteps = false
  /// How wide the prompt is that typed lines stand behind; nil where they are not on the screen.
  package var promptWidth: Int?
  /// How wide pictures may be, and of what characters they are made.
  package var width = Session.lessonWidth
  package var theme = Theme.plain
  /// What `compare` and `timeline` run the cast on.
  var machine = MachineModel()
  /// Receives every line as it arises.
  package var output: (Output) -> Void
  /// Asked often during long runs: whether the person wants to stop them.
  package var isInterrupted: () -> Bool

  /// Tells the time in microseconds since some moment, for bounds on it.
  package var stopwatch: () -> Int = { 0 }
  /// Receives, again and again during long work, how far that is; nil at its end.
  package var progress: (String?) -> Void = { _ in }

  /// How many cores exploring may use at a time. What it finds does not depend on it.
  package var exploringCores = Machinery.cores

  /// Who looks on while a copy of a session goes through its history again.
  var onlooker: Onlooker?

  let program: Program
  var simulator: Simulator
  var journal = Journal()
  var bindings = Bindings()
  /// What `explore` found last.
  var discovery: Discovery?
  /// The real run that the cast is in; nil in the simulator.
  var performance: LivePerformance?
  /// The real run that was brought back last, for a record of the session, until somebody takes it; nil
  /// also when it is long.
  var lastRun: String?
  /// What travelled between processes in the run before.
  var earlierWire: [WireRow] = []
  /// The executable that workers are made of; nil where there can be none.
  package var executable: String?
  /// Keeps a text that shows a mistake of this program, and gives the path of its file.
  package var keepEvidence: (String) -> String? = { _ in nil }
  /// The entry that is being performed, and what has come of it; nil when it is nothing for a lesson.
  var passage: Passage?
  /// Where the entry begins in the text that it is from.
  var entryStart = 0
  /// Whether a line has been put out since the entry began: then its text is not right above.
  var hasSpoken = false
  /// What has been said since the cast moved last; see `JournalEntry.closing`.
  var closing: [Saying] = []

  /// A session for a script: it says only what actors print and what must not be missed.
  package static func forScript(
    output: @escaping (Output) -> Void, isInterrupted: @escaping () -> Bool = { false }
  ) -> Session {
    Session(level: .quiet, promptWidth: nil, output: output, isInterrupted: isInterrupted)
  }

  /// A session for somebody who types and watches what happens.
  package static func forPrompt(
    output: @escaping (Output) -> Void, isInterrupted: @escaping () -> Bool = { false }
  ) -> Session {
    Session(
      level: .normal, promptWidth: lessonPromptWidth, output: output, isInterrupted: isInterrupted)
  }

  private init(
    level: DetailLevel, promptWidth: Int?, output: @escaping (Output) -> Void,
    isInterrupted: @escaping () -> Bool
  ) {
    self.level = level
    isScript = promptWidth == nil
    self.promptWidth = promptWidth
    self.output = output
    self.isInterrupted = isInterrupted
    program = Program()
    simulator = Simulator(program: program)
    simulator.reporting = level == .quiet ? .notable : .everything
    simulator.stage.reserveYourSlots(bindings.nextSlot)
    journal.add(Checkpoint(simulator, bindings: bindings, moment: 0))
  }

  /// A session that goes its own way from here; code is shared, since it only grows.
  private init(copying other: Session) {
    level = other.level
    isScript = other.isScript
    promptWidth = other.promptWidth
    width = other.width
    theme = other.theme
    machine = other.machine
    output = other.output
    isInterrupted = other.isInterrupted
    program = other.program
    simulator = other.simulator.copy()
    journal = other.journal
    bindings = other.bindings
    discovery = other.discovery
    stopwatch = other.stopwatch
    exploringCores = other.exploringCores
    earlierWire = other.earlierWire
    executable = other.executable
    keepEvidence = other.keepEvidence
  }

  /// A copy that goes its own way from here: in the simulator, to where a real run that goes on here is
  /// brought back as far as it has come.
  package func fork() -> Session {
    guard let performance else { return Session(copying: self) }
    return withStage {
      let copy = Session(copying: self)
      let played = performance.run.playedSoFar(slot: Bindings.it)
      copy.simulator = performance.run.origin.copy()
      copy.simulator.reporting = simulator.reporting
      copy.bindings = performance.bindings
      copy.add(
        KeptRun(played, performance.form, performance.typed), after: performance.bindings)
      let moment = copy.journal.moment
      copy.journal.moment -= played.moments.count
      copy.redo(to: moment)
      return copy
    }
  }

  // MARK: Entries

  /// Performs what was typed at the prompt, if it is finished.
  package func submit(_ text: String) -> Outcome {
    submit(Source(text), mode: .prompt)
  }

  /// Performs an entry of a script that comes line by line, if it is finished.
  package func submit(written source: Source) -> Outcome {
    submit(source, mode: .written)
  }

  private func submit(_ source: Source, mode: Parser.Mode) -> Outcome {
    withStage { submitOnStage(source, mode: mode) }
  }

  private func submitOnStage(_ source: Source, mode: Parser.Mode) -> Outcome {
    hasSpoken = false
    showEvents()
    let names = bindings.slots.keys.sorted() + actorNames(limit: 1_000)
    switch Parser.parse(source, mode: mode, suggestions: names, isKnown: isKnown) {
    case .incomplete: return .incomplete
    case .wrong(let diagnostics):
      begin(source.text)
      show(diagnostics, in: source)
      keepPassage()
      return .failed
    case .complete(let entry, let warnings):
      begin(source.text)
      show(warnings, in: source)
      return perform(entry, in: source, text: source.text)
    }
  }

  /// Refuses what was typed and is not finished, when no more lines will come.
  package func refuse(incomplete text: String) {
    let source = Source(text)
    hasSpoken = false
    begin(text)
    show(Parser.parseScript(source).errors, in: source)
    keepPassage()
  }

  /// Performs a whole script up to the first entry that fails, unless something in it is wrong.
  /// - Parameter handle: does what an entry asks for, and says what came of it.
  package func perform(
    script source: Source, handle: (Request) -> Outcome
  ) -> Outcome {
    let script = Parser.parseScript(source)
    show(script.warnings, in: source)
    guard script.errors.isEmpty else {
      show(script.errors, in: source)
      return .failed
    }
    for (entry, span) in script.entries {
      let text = source[span]
      var outcome = withStage {
        hasSpoken = false
        begin(text, at: span.start)
        return perform(entry, in: source, text: text)
      }
      if case .request(let request) = outcome { outcome = handle(request) }
      if outcome != .done { return outcome }
    }
    return .done
  }

  /// Says what is still to be said when no more entries come.
  package func finish() {
    if let performance {
      end(performance)
      showEvents()
    }
    reportFailures(evenIfMoving: true)
  }

  private func begin(_ text: String, at start: Int = 0) {
    entryStart = start
    passage = Passage(text, level: level, machine: machine, start: journal.moment)
  }

  private func perform(_ entry: Entry, in source: Source, text: String) -> Outcome {
    closing = []
    if performance == nil, let repeated = repeatable(text) {
      doAgain(repeated)
      return .done
    }
    let outcome = carryOut(entry, in: source, text: text)
    conclude(outcome)
    return outcome
  }

  private func carryOut(_ entry: Entry, in source: Source, text: String) -> Outcome {
    if let performance {
      if case .command(let command) = entry {
        return perform(command, in: source, text, on: performance)
      }
      return perform(entry, in: source, text: text, on: performance)
    }
    switch entry {
    case .empty: return .done
    case .definition(let behavior): return define(behavior, in: source, text)
    case .statement(let statement):
      let before = simulator.log.next
      let outcome = type(source, text, onlyLooks: entry.onlyLooks, isBlock: statement.isBlock) {
        session throws(Compiler.Refusal) in
        try Compiler.compile(
          statement, source: source, prompt: session.scope, program: session.program)
      }
      if outcome == .done, hasDoneNothing(since: before), level != .quiet,
        let remark = statement.remarkWhenNothingHappens
      {
        say(remark, .faint)
      }
      return outcome
    case .expression(let expression):
      let saysItself = expression.saysItself
      return type(source, text, showsValue: !saysItself, onlyLooks: entry.onlyLooks) {
        session throws(Compiler.Refusal) in
        try Compiler.compile(
          expression, source: source, prompt: session.scope, program: session.program)
      }
    case .command(let command): return perform(command, in: source, text)
    }
  }

  /// Whether nothing came of all that happened since an event, if anything did.
  private func hasDoneNothing(since first: Int) -> Bool {
    (first..<simulator.log.next).allSatisfy { simulator.log[$0]?.isInVain ?? false }
  }
}

extension Expression {
  /// Whether an entry shows its value by what it does: a spawn or an ask is confirmed as such.
  var saysItself: Bool {
    switch kind {
    case .spawn, .ask: true
    default: false
    }
  }
}

extension Statement {
  /// What to say when a statement typed alone did nothing, and nobody could tell why.
  fileprivate var remarkWhenNothingHappens: String? {
    switch kind {
    case .stop(.some), .kill: "it has stopped already"
    case .stopAll: "nobody is left to stop"
    default: nil
    }
  }
}

extension Event {
  /// Whether it is a stop or a kill of somebody who had stopped already.
  fileprivate var isInVain: Bool {
    kind == .killed && amount == 1 || kind == .stopSent && message == 0
  }
}
