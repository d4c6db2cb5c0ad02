import Glibc
import Lessons
import LineEditing
import Runtimes
import Sessions
import Typography

/// Lends a session to a lesson.
final class SessionStage {
  private var session: Session
  private var marks: [Mark] = []
  /// How many steps of the lesson have been performed while the cast played for real.
  private var liveSteps = 0
  private var lines: [Line] = []
  private var printed: [String] = []

  /// A session as it was.
  private struct Mark {
    let session: Session
    /// The session itself, if its cast was playing for real, and how many steps that had seen: as long
    /// as these are all, it is what it was.
    let live: Session?
    let liveSteps: Int
  }

  init() {
    session = Session.forPrompt(output: { _ in })
    begin()
  }

  private func begin() {
    session = Session.forPrompt(
      output: { [unowned self] in note($0) },
      isInterrupted: { Interruption.isRequested })
    ProgressLine(Terminal(environment: .process)).serve(session)
    WorkerSupply.serve(session)
    marks = []
  }

  private func note(_ output: Session.Output) {
    switch output {
    case .result(let line), .diagnostic(let line): lines.append(line)
    case .printed(let line):
      lines.append(line)
      printed.append(line.plain)
    }
  }

  /// How wide the prompt is before the reader's next line; nil where the line is not right above its
  /// output.
  var promptWidth: Int?

  /// Whether an entry needs more lines.
  func isIncomplete(_ text: String) -> Bool {
    session.isIncomplete(text)
  }

  /// What may stand where the cursor is.
  func completion(_ text: String, at cursor: Int) -> Completion {
    var found = Completion(session, text, at: cursor)
    // The lesson's own words stand alone.
    if !text.contains(" "), cursor == text.utf8.count {
      let words = LessonPlayer.words.filter { $0.hasPrefix(text) }
      found.candidates = Set(found.candidates + words.map { "\($0) " }).sorted()
    }
    return found
  }

  private func perform(_ input: String, behind promptWidth: Int?) -> Stage.Response {
    session.promptWidth = promptWidth
    lines = []
    printed = []
    Interruption.clear()
    let outcome = session.submit(input)
    if case .request = outcome {
      lines.append(Line("a lesson cannot do that; leave it first", .warning))
    }
    if outcome == .incomplete { session.refuse(incomplete: input) }
    let failed = outcome == .failed || outcome == .incomplete
    return Stage.Response(lines: lines, printed: printed, failed: failed)
  }

  /// The stage for a lesson; this object has to live as long as it is used.
  var stage: Stage {
    Stage(
      // What a lesson says stands behind its own prompt, which is two columns wide.
      perform: { [unowned self] input in
        if session.isPerforming { liveSteps += 1 }
        return perform(input, behind: 2)
      },
      attempt: { [unowned self] in attempt($0) },
      isIncomplete: { [unowned self] in isIncomplete($0) },
      isDefinition: { $0.drop(while: \.isWhitespace).hasPrefix("behavior ") },
      spelledOut: { [unowned self] in session.lessonCommand(in: $0) ?? $0 },
      isMove: { [unowned self] in session.isMove($0, towards: $1) },
      way: { [unowned self] in way(to: $0) },
      progress: { [unowned self] goal in
        let effort = session.effort
        return Stage.Progress(
          isReached: session.hasReached(goal), isAtRest: session.isAtRest, moments: effort.moments,
          moves: effort.moves)
      },
      mark: { [unowned self] in
        let live = session.isPerforming ? session : nil
        marks.append(Mark(session: session.fork(), live: live, liveSteps: liveSteps))
        return marks.count - 1
      },
      restore: { [unowned self] in restore(marks[$0]) },
      fresh: { [unowned self] in begin() },
      reasonAgainst: Self.reason)
  }

  /// Performs a line of the reader's own. A cast that plays for real is left alone: the line is for a
  /// copy, which stands still in the simulator.
  private func attempt(_ input: String) -> Stage.Response {
    guard session.isPerforming else { return perform(input, behind: promptWidth) }
    session = session.fork()
    var response = perform(input, behind: promptWidth)
    response.lines.insert(
      Line("on this copy the run stands still, in the simulator", .faint), at: 0)
    return response
  }

  private func restore(_ mark: Mark) {
    if let live = mark.live, live.isPerforming, mark.liveSteps == liveSteps {
      session = live
    } else {
      session = mark.session.fork()
    }
  }

  private func way(to goal: String) -> Stage.Way {
    switch session.way(to: goal) {
    case .unclear(let lines): .unclear(lines.map(\.plain))
    case .there: .there
    case .byItself: .byItself
    case .found(let entries): .found(entries)
    case .none: .none
    case .unknown: .unknown
    }
  }

  /// Why a requirement is not met on this machine.
  private static func reason(against requirement: Requirement) -> String? {
    switch requirement.name {
    case "cores":
      let cores = Machinery.cores
      let needed = requirement.minimum ?? 1
      return cores >= needed ? nil : "needs \(needed) cores, and \(cores) can be used"
    case let program:
      let path = getenv("PATH").map { String(cString: $0) } ?? ""
      let isThere = path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
      return isThere ? nil : "\(program) is not installed"
    }
  }
}
