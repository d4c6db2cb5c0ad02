import Actors
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
  func exportDiagram(
    _ count: Int?, _ options: PictureOptions, to file: PictureFile
  ) throws(Diagnostic) -> Export {
    let window = try self.window(count ?? .max, options)
    let all = min(window.count, window.upto ?? simulator.log.next - 1)
    if window.only.isEmpty, all > Self.drawnEvents { throw tooManyEvents(all, file) }
    let picture = spaceTime(window)
    let events = Set(picture.marks.map(\.event)).count
    if events > Self.drawnEvents { throw tooManyEvents(events, file) }
    if picture.lifelines.count > Self.drawnLifelines {
      throw Diagnostic(
        "\(grouped(picture.lifelines.count)) lifelines are more than the "
          + "\(Self.drawnLifelines) of one picture", at: file.span,
        hint: "--only A,B draws some of them")
    }
    let subject = "a diagram of \(counted(events, "event"))"
    return Export(to: file.path, subject) { [unowned self] write in
      guard let text = text(of: picture, as: file.format) else { return false }
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

  private func tooManyEvents(_ count: Int, _ file: PictureFile) -> Diagnostic {
    let limit = grouped(Self.drawnEvents)
    return Diagnostic(
      "\(grouped(count)) events are more than the \(limit) of one picture", at: file.span,
      hint: "diagram \(Self.drawnEvents) --\(file.format.rawValue) FILE draws the last of them, "
        + "--upto eN earlier ones; trace --perfetto FILE takes all")
  }

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
