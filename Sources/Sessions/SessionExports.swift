import Actors
import Behaviors
import Diagnostics
import Drawing
import Kernel
import Language
import Tracing

/// Pictures and histories for files. What is written is made only when whoever holds the session
/// writes it.
extension Session {
  /// The most events and the most lifelines that are drawn in one picture.
  private static let drawnEvents = 2_000
  private static let drawnLifelines = 200

  /// Part of the history as a picture.
  /// - Parameter highlighted: what is marked in it instead of what the options say.
  func exportDiagram(
    _ count: Int?, _ options: PictureOptions, _ highlighted: [Int]? = nil, to file: PictureFile
  ) throws(Diagnostic) -> Export {
    // One more than are drawn tells that there are too many.
    let window = try self.window(min(count ?? .max, Self.drawnEvents + 1), options)
    let all = min(count ?? .max, window.upto ?? simulator.log.next - 1)
    if window.only.isEmpty, all > Self.drawnEvents { throw tooManyEvents(grouped(all), file) }
    var picture = spaceTime(window)
    if let highlighted { picture.highlighted = highlighted }
    let events = Set(picture.marks.map(\.event)).count
    if events > Self.drawnEvents { throw tooManyEvents("so many", file) }
    if picture.lifelines.count > Self.drawnLifelines {
      throw Diagnostic(
        "\(grouped(picture.lifelines.count)) lifelines are more than the "
          + "\(Self.drawnLifelines) of one picture", at: file.span,
        hint: "--only A,B draws some of them")
    }
    let subject = "a diagram of \(counted(events, "event"))"
    let whole = picture
    return Export(to: file.path, subject) { [self] write in
      guard let text = text(of: whole, as: file.format) else { return false }
      return write(text)
    }
  }

  /// A picture in a format; nil when the person interrupts it.
  private func text(of picture: SpaceTime, as format: PictureFormat) -> String? {
    switch format {
    case .svg: SpaceTimeDrawing(picture).document
    case .html: storyboard(picture).map { StoryboardPage($0).text }
    case .mermaid: Mermaid.text(picture)
    case .dot: Dot.text(picture)
    // The parser takes them for trace alone.
    case .shiviz, .perfetto: nil
    }
  }

  private func tooManyEvents(_ count: String, _ file: PictureFile) -> Diagnostic {
    let limit = grouped(Self.drawnEvents)
    return Diagnostic(
      "\(count) events are more than the \(limit) of one picture", at: file.span,
      hint: "diagram \(Self.drawnEvents) --\(file.format.rawValue) FILE draws the last of them, "
        + "--upto eN earlier ones; trace --perfetto FILE takes all")
  }

  // MARK: Behaviors and actors

  /// A behavior's state machine as a picture.
  func export(
    _ machine: StateMachine, live: Int?, to file: PictureFile, _ source: Source
  ) -> Outcome {
    guard machine.states.count <= StateChartDrawing.stateLimit else {
      let problem = Diagnostic(
        "\(machine.states.count) states are more than the \(StateChartDrawing.stateLimit) of one "
          + "picture", at: file.span)
      show([problem], in: source)
      return .failed
    }
    let text: String
    switch file.format {
    case .svg: text = StateChartDrawing(machine, live: live).document
    case .mermaid: text = Mermaid.text(machine)
    case .dot: text = Dot.text(machine, live: live)
    // The parser takes them for other commands alone.
    case .html, .shiviz, .perfetto: return .failed
    }
    return request(.export(Export(to: file.path, "the state machine of \(machine.name)", text)))
  }

  /// An actor's parts as a picture.
  func export(_ anatomy: Anatomy, to file: PictureFile, _ source: Source) -> Outcome {
    guard file.format == .svg else {
      let problem = Diagnostic(
        "the anatomy of an actor cannot be written so", at: file.span, hint: "--svg FILE draws it")
      show([problem], in: source)
      return .failed
    }
    let text = AnatomyDrawing(anatomy).document
    return request(.export(Export(to: file.path, "the anatomy of \(anatomy.name)", text)))
  }

  // MARK: Histories

  /// The whole history for another tool.
  func exportHistory(to file: PictureFile, _ source: Source) -> Outcome {
    guard simulator.log.next > 1 || file.format == .shiviz && journal.branches.count > 1 else {
      show([Diagnostic("nothing has happened yet", at: file.span)], in: source)
      return .failed
    }
    let events = counted(simulator.log.next - 1, "event")
    let branches = journal.branches.count
    let export: Export
    switch file.format {
    case .perfetto:
      export = Export(to: file.path, "a trace of \(events)") { [unowned self] in
        writeForPerfetto($0)
      }
    case .dot:
      export = Export(to: file.path, "a graph of \(events)") { [unowned self] in
        writeAsGraph($0)
      }
    case .shiviz:
      let what = branches == 1 ? "a log of \(events)" : "a log of \(branches) branches"
      export = Export(to: file.path, what) { [unowned self] in writeForShiViz($0) }
    // The parser takes them for other commands alone.
    case .svg, .html, .mermaid: return .failed
    }
    return request(.export(export))
  }
}
