import Actors
import Diagnostics
import Drawing
import Kernel
import Language
import Machines
import Printing
import Tracing
import Typography

/// Threads against processes: the cast on a machine, from where the session stands. Looking at that
/// changes nothing.
extension Session {
  // MARK: The machine

  func changeMachine(_ settings: [MachineSetting]) {
    for setting in settings { machine[setting.quantity] = setting.value }
    guard settings.isEmpty else {
      // It is no moment, and so on all branches; a lesson sets it where it is needed.
      passage = nil
      return sayUnlessQuiet(Self.confirmation(of: settings))
    }
    let rows = MachineQuantity.allCases.map { quantity in
      [
        Line(quantity.rawValue, .strong), Line(quantity.text(machine[quantity])),
        Line(quantity.meaning, .faint),
      ]
    }
    let table = Table(columns: [.left, .right, .left], rows: rows)
    draw { theme, _ in table.lines(theme: theme) }
  }

  static func confirmation(of settings: [MachineSetting]) -> String {
    let texts = settings.map { "\($0.quantity.rawValue) \($0.quantity.text($0.value))" }
    return "the machine now has " + texts.joined(separator: ", ")
  }

  // MARK: Runs

  func compareWorkers() -> Outcome {
    perform(as: WorkerKind.allCases) { performances in
      draw { theme, _ in ComparisonPrinter(theme: theme).lines(performances) }
      guard performances.allSatisfy({ $0.ending == .rest }) else { return }
      if performances.allSatisfy(\.timeline.isSmall) {
        say("")
        drawTimelines(performances)
      } else {
        say("timeline draws who ran when", .faint)
      }
    }
  }

  func showTimeline(_ name: TimelineName?, _ file: PictureFile?) -> Outcome {
    if name == .past { return showPast(file) }
    var export: Export?
    let outcome = perform(as: name?.kind.map { [$0] } ?? WorkerKind.allCases) { performances in
      if let file {
        export = timelines(performances.map { TimelineChart($0) }, for: file)
      } else {
        drawTimelines(performances)
      }
      draw { theme, _ in ComparisonPrinter(theme: theme).endings(performances) }
    }
    return export.map { request(.export($0)) } ?? outcome
  }

  /// Draws who did what when in what has happened up to where the session stands.
  private func showPast(_ file: PictureFile?) -> Outcome {
    var past = PastTimeline()
    var isWanted = true
    retell(from: 1) { copy, events in
      for number in events { if let event = copy.simulator.log[number] { past.add(event) } }
      isWanted = !copy.isInterrupted()
      return isWanted
    }
    guard isWanted else {
      complain(Line("interrupted: nothing was drawn", .warning))
      return .interrupted(kept: nil)
    }
    let timeline = past.timeline(until: simulator.stage.clock) { simulator.stage.name(of: $0) }
    guard timeline.end > 0 else {
      say("nothing has taken any time: only work, sleep and timers let virtual time pass", .faint)
      return .done
    }
    let charts = [TimelineChart(past: timeline)]
    if let file {
      return timelines(charts, for: file).map { request(.export($0)) } ?? .done
    }
    draw { theme, width in TimelinePrinter(theme: theme, width: width).lines(charts) }
    return .done
  }

  private func timelines(_ charts: [TimelineChart], for file: PictureFile) -> Export? {
    let subject = charts.count == 1 ? "the timeline" : "the timelines"
    switch file.format {
    case .svg:
      return Export(to: file.path, subject) { $0(TimelineDrawing(charts).document) }
    case .perfetto:
      return Export(to: file.path, subject) { $0(PerfettoTimeline.text(charts)) }
    case .html, .mermaid, .dot, .shiviz: return nil
    }
  }

  private func drawTimelines(_ performances: [Performance]) {
    draw { theme, width in
      TimelinePrinter(theme: theme, width: width)
        .lines(performances.map { TimelineChart($0) })
    }
  }

  /// Effects and switches between two looks whether the person wants to stop.
  private static let movesAtOnce = 2_000

  /// Runs the cast as each of some kinds of workers, and shows what came of it.
  private func perform(as kinds: [WorkerKind], show: ([Performance]) -> Void) -> Outcome {
    guard !isAtRest else { return sayNothing(to: "run") }
    var performances: [Performance] = []
    for kind in kinds {
      var run = ModelRun(simulator, on: machine, as: kind)
      var performance: Performance?
      while performance == nil {
        if isInterrupted() {
          complain(Line("interrupted: nothing was compared", .warning))
          return .interrupted(kept: nil)
        }
        performance = run.run(Self.movesAtOnce)
      }
      if let performance { performances.append(performance) }
    }
    show(performances)
    return .done
  }
}

extension Timeline {
  /// Whether `compare` draws it without being asked.
  fileprivate var isSmall: Bool { lanes.count <= 4 && cores <= 4 }
}

extension TimelineName {
  /// What the cast is made of when it is run for that.
  fileprivate var kind: WorkerKind? {
    switch self {
    case .gil: .lockedThread
    case .threads: .thread
    case .processes: .process
    case .past: nil
    }
  }
}

extension MachineQuantity {
  /// What `machine` says about it.
  fileprivate var meaning: String {
    switch self {
    case .cores: "so many can compute at once"
    case .switchInterval: "so long a thread waits before it asks for the GIL"
    case .threadStart: "to start a thread"
    case .processStart: "to start a process"
    case .queuedMessage: "for a message between threads"
    case .carriedMessage: "for a message between processes"
    case .byte: "and for each of its bytes"
    }
  }
}

extension MachineModel {
  /// One of its numbers.
  subscript(quantity: MachineQuantity) -> Int {
    get { self[keyPath: Self.path(to: quantity)] }
    set { self[keyPath: Self.path(to: quantity)] = newValue }
  }

  private static func path(to quantity: MachineQuantity) -> WritableKeyPath<MachineModel, Int> {
    switch quantity {
    case .cores: \.cores
    case .switchInterval: \.switchInterval
    case .threadStart: \.threadStart
    case .processStart: \.processStart
    case .queuedMessage: \.queuedMessage
    case .carriedMessage: \.carriedMessage
    case .byte: \.byte
    }
  }
}
