import Actors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// What the session says.
extension Session {
  func say(_ line: Line) {
    closing.append(.line(line))
    put(line)
  }

  private func put(_ line: Line) {
    hasSpoken = true
    passage?.add(line.plain, at: journal.moment)
    output(.result(line))
  }

  func say(_ text: String, _ style: Style = .plain) {
    say(Line(text, style))
  }

  /// Shows a picture or a table, made for the screen that is there. A lesson saved of the session has
  /// it as every lesson has: in ASCII, and `lessonWidth` wide.
  func draw(_ picture: (Theme, _ width: Int) -> [Line]) {
    hasSpoken = true
    for line in picture(.plain, Self.lessonWidth) { passage?.add(line.plain, at: journal.moment) }
    for line in picture(theme, width) { output(.result(line)) }
  }

  /// How wide pictures are in lessons, which they have in ASCII: with a margin, 80 columns.
  static let lessonWidth = 78
  /// How wide the prompt is that stands before inputs in lessons.
  static let lessonPromptWidth = 2

  /// - Parameter typed: what is said instead where the entry is typed, and not from a file.
  func show(_ diagnostics: [Diagnostic], in source: Source, typed: Line? = nil) {
    closing.append(.diagnostics(diagnostics, source))
    for diagnostic in diagnostics {
      if let typed {
        passage?.add(typed.plain, at: journal.moment)
      } else {
        keep(diagnostic, in: source)
      }
      let printer = DiagnosticPrinter(promptWidth: hasSpoken ? nil : promptWidth)
      hasSpoken = true
      for line in printer.lines(diagnostic, in: source) { output(.diagnostic(line)) }
    }
  }

  /// Keeps what is wrong for a lesson, in which the entry stands as it is typed.
  private func keep(_ diagnostic: Diagnostic, in source: Source) {
    guard let text = passage?.text else { return }
    let printer = DiagnosticPrinter(promptWidth: hasSpoken ? nil : Self.lessonPromptWidth)
    var diagnostic = diagnostic
    var typed = source
    if source.name != nil {
      typed = Source(text)
      diagnostic.span = diagnostic.span.map {
        Span(max(0, $0.start - entryStart), max(0, $0.end - entryStart))
      }
    }
    for line in printer.lines(diagnostic, in: typed) {
      passage?.add(line.plain, at: journal.moment)
    }
  }

  func complain(_ line: Line) {
    closing.append(.complaint(line))
    putComplaint(line)
  }

  /// Says again what was said at the end of an entry that has been done again.
  func repeatSayings(_ sayings: [Saying]) {
    // What was typed this time is something else: no caret can stand under it.
    hasSpoken = true
    for saying in sayings {
      switch saying {
      case .line(let line): say(line)
      case .complaint(let line): complain(line)
      case .diagnostics(let diagnostics, let source): show(diagnostics, in: source)
      }
    }
  }

  private func putComplaint(_ line: Line) {
    hasSpoken = true
    passage?.add(line.plain, at: journal.moment)
    output(.diagnostic(line))
  }

  /// Shows the events that have come, and lets a slice that paused for it go on to its end. An
  /// interruption ends the showing, not the slice.
  func showSlice() {
    showEvents()
    while simulator.isPaused {
      if isInterrupted() { simulator.reports = [] }
      simulator.goOnWithSlice()
      if !isInterrupted() { showEvents() }
    }
    if isInterrupted() { simulator.reports = [] }
  }

  /// Shows the events that have come since the last time.
  func showEvents() {
    guard !simulator.reports.isEmpty else { return }
    let reports = simulator.reports
    simulator.reports = []
    let detail: EventPrinter.Detail =
      switch level {
      case .quiet: .quiet
      case .normal: .normal
      case .events: .full
      }
    let lines = simulator.stage.withWriter(limit: 2_000) { writer in
      let printer = EventPrinter(detail, writer: writer, program: program)
      let lesson = EventPrinter(detail, writer: writer, program: program, naming: .byBehavior)
      return reports.indices.map { index in
        let report = reports[index]
        let next = index + 1 < reports.count ? reports[index + 1].event : nil
        let lines = printer.lines(for: report.event, number: report.number, before: next)
        let isKept = passage != nil && report.event.kind == .failed
        return (
          report.event.kind == .printed, lines,
          isKept ? lesson.lines(for: report.event, number: report.number, before: next) : lines,
          place(of: report.event)
        )
      }
    }
    for (isPrinted, lines, kept, place) in lines {
      if !lines.isEmpty { hasSpoken = true }
      for line in kept { passage?.add(line.plain, at: journal.moment) }
      for line in lines { output(isPrinted ? .printed(line) : .result(line)) }
      for line in place { output(.diagnostic(line)) }
    }
    closing = []
  }

  /// Where a turn that was told failed, for whoever looks for the mistake in a script: in `quiet`
  /// that is not among the results.
  private func place(of event: Event) -> [Line] {
    guard level == .quiet, isScript, event.kind == .failed, event.future == .none else { return [] }
    return FaultPlace(event, in: program).lines
  }
}
