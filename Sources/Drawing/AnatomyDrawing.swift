package import Tracing

/// Draws the four parts of an actor as SVG: its mailbox at the left, from which a message goes to its
/// control; its state and its behavior beside each other.
package struct AnatomyDrawing {
  private let anatomy: Anatomy

  private static let line = 24.0
  private static let size = 15.0
  private static let mailWidth = 350.0
  private static let panelWidth = 320.0
  private static let left = 440.0

  package init(_ anatomy: Anatomy) {
    self.anatomy = anatomy
  }

  package var document: String {
    SVGWriter.document(
      title: "Anatomy of \(shown(anatomy.name))", description: description, width: width,
      height: height, draw)
  }

  private var width: Double { Self.left + 2 * Self.panelWidth + 86 }

  private var height: Double { 150 + controlHeight + max(panelHeight, 110) + 70 }

  private var controlHeight: Double { 44 + Double(anatomy.control.count) * Self.line + 6 }

  private var panelHeight: Double {
    let rows = max(state.count, behavior.count, mail.count - 3)
    return 50 + Double(max(1, rows)) * Self.line + 6
  }

  private var description: String {
    let control = anatomy.control.map(shown).joined(separator: "; ")
    let fields = anatomy.fields.map { "\(shown($0.name)) is \(shown($0.value))" }
    let handlers = anatomy.handlers.map { shown($0.text) }
    let mail = anatomy.mail.map(shown)
    return "An actor with behavior \(shown(anatomy.behavior)). Control: \(control). State: "
      + (fields.isEmpty ? "none" : fields.joined(separator: ", ")) + ". Behavior: "
      + (handlers.isEmpty ? "none" : handlers.joined(separator: ", "))
      + ". Mailbox: \(anatomy.waiting) waiting"
      + (mail.isEmpty ? "." : ", " + mail.joined(separator: ", ") + ".")
  }

  // MARK: What the parts hold

  /// How many rows a part has.
  private static let rows = 14

  private var state: [(String, String)] {
    var rows = anatomy.section.isEmpty ? [] : [("state", shown(anatomy.section))]
    rows += anatomy.fields.map { (shown($0.name), shown($0.value)) }
    let more = rows.count - Self.rows
    return more > 0 ? rows.prefix(Self.rows - 1) + [("…", "and \(more + 1) more")] : rows
  }

  private var behavior: [Anatomy.Handler] {
    let more = anatomy.handlers.count - Self.rows
    guard more > 0 else { return anatomy.handlers }
    return anatomy.handlers.prefix(Self.rows - 1)
      + [Anatomy.Handler(text: "and \(more + 1) more", isCurrent: false)]
  }

  private var mail: [String] {
    let shownMail = anatomy.mail.prefix(10).map(shown)
    let more = anatomy.waiting - shownMail.count
    return more > 0 ? shownMail + ["and \(more) more"] : shownMail
  }

  // MARK: Drawing

  private func draw(_ writer: inout SVGWriter) {
    writer.rectangle(Point(x: 0, y: 0), width: width, height: height, radius: 10, .paper)
    let bodyWidth = 2 * Self.panelWidth + 60
    writer.rectangle(
      Point(x: Self.left, y: 28), width: bodyWidth, height: height - 56, radius: 30, .box)
    let middle = Self.left + bodyWidth / 2
    let name = Typeface.bold.fitted(shown(anatomy.name), to: 560, size: 20)
    writer.write(name, at: Point(x: middle, y: 68), .middle, .heading)
    let behavior = Typeface.regular.fitted(shown(anatomy.behavior), to: 560, size: 14)
    writer.write(behavior, at: Point(x: middle, y: 90), .middle, .behavior)
    let (first, second) = (Self.left + 20, Self.left + 40 + Self.panelWidth)
    let below = 110 + controlHeight + 20
    let tall = height - 56 - below
    panel("Control", at: Point(x: first, y: 110), width: bodyWidth - 40, controlHeight, &writer)
    for (number, text) in anatomy.control.enumerated() {
      row(
        Typeface.regular.fitted(shown(text), to: bodyWidth - 110, size: Self.size),
        at: Point(x: first + 52, y: 110), number, .plain, &writer)
    }
    drawLoop(at: Point(x: first + 27, y: 159), &writer)
    panel("State", at: Point(x: first, y: below), width: Self.panelWidth, tall, &writer)
    drawState(at: Point(x: first, y: below), &writer)
    panel("Behavior", at: Point(x: second, y: below), width: Self.panelWidth, tall, &writer)
    drawBehavior(at: Point(x: second, y: below), &writer)
    drawMailbox(&writer)
  }

  private func panel(
    _ title: String, at corner: Point, width: Double, _ height: Double, _ writer: inout SVGWriter
  ) {
    writer.rectangle(corner, width: width, height: height, radius: 12, .inner)
    writer.write(title, at: Point(x: corner.x + 18, y: corner.y + 28), .start, .name)
  }

  private func row(
    _ text: String, at corner: Point, _ number: Int, _ look: Look, _ writer: inout SVGWriter
  ) {
    let y = corner.y + 54 + Double(number) * Self.line
    writer.write(text, at: Point(x: corner.x, y: y), .start, look)
  }

  /// The sign of control: a loop that begins anew with every message.
  private func drawLoop(at place: Point, _ writer: inout SVGWriter) {
    func at(_ x: Double, _ y: Double) -> Point {
      Point(x: place.x + x * 11, y: place.y + y * 11)
    }
    let bend = 0.55
    var path = Path(from: at(0, -1))
    path.curve(at(bend, -1), at(1, -bend), to: at(1, 0))
    path.curve(at(1, bend), at(bend, 1), to: at(0, 1))
    path.curve(at(-bend, 1), at(-1, bend), to: at(-1, 0.2))
    writer.path(path, .arrow, .edge)
    ArrowTip(from: at(-1.1, 0.4), to: at(-0.8, -1)).drawClosed(.edge, &writer)
  }

  private func drawState(at corner: Point, _ writer: inout SVGWriter) {
    if state.isEmpty { row("none", at: inside(corner), 0, .behavior, &writer) }
    let names = state.map { Typeface.code.fitted($0.0, to: 130, size: Self.size) }
    let used = 16 + (names.map { Typeface.code.width($0, size: Self.size) }.max() ?? 0)
    for (number, (_, value)) in state.enumerated() {
      row(names[number], at: inside(corner), number, .faintText, &writer)
      let room = Self.panelWidth - 36 - used
      let text = Typeface.code.fitted(value, to: room, size: Self.size)
      row(text, at: Point(x: corner.x + 18 + used, y: corner.y), number, .text, &writer)
    }
  }

  private func drawBehavior(at corner: Point, _ writer: inout SVGWriter) {
    if behavior.isEmpty { row("none", at: inside(corner), 0, .behavior, &writer) }
    for (number, handler) in behavior.enumerated() {
      if handler.isCurrent {
        writer.rectangle(
          Point(x: corner.x + 8, y: corner.y + 37 + Double(number) * Self.line),
          width: Self.panelWidth - 16, height: Self.line, radius: 6, .turn)
      }
      let text = Typeface.code.fitted(
        (handler.isCurrent ? "▶ " : "") + shown(handler.text), to: Self.panelWidth - 36,
        size: Self.size)
      row(text, at: inside(corner), number, .text, &writer)
    }
  }

  private func inside(_ corner: Point) -> Point { Point(x: corner.x + 18, y: corner.y) }

  /// The mailbox: first come, first served, the first one beside the arrow to the control.
  private func drawMailbox(_ writer: inout SVGWriter) {
    let corner = Point(x: 28, y: 110)
    let rows = Double(max(1, mail.count))
    let tall = 50 + rows * 40 + 10
    panel("Mailbox", at: corner, width: Self.mailWidth, tall, &writer)
    writer.write(
      "\(anatomy.waiting) waiting",
      at: Point(x: corner.x + Self.mailWidth - 18, y: corner.y + 28), .end, .behavior)
    for (number, text) in mail.enumerated() {
      let y = corner.y + 46 + Double(number) * 40
      let isLetter = number < anatomy.mail.count
      if isLetter {
        writer.rectangle(
          Point(x: corner.x + 14, y: y), width: Self.mailWidth - 28, height: 32, radius: 4, .letter)
      }
      let fitted = Typeface.code.fitted(text, to: Self.mailWidth - 56, size: Self.size)
      writer.write(
        fitted, at: Point(x: corner.x + 26, y: y + 21), .start, isLetter ? .text : .behavior)
    }
    if mail.isEmpty {
      writer.write("empty", at: Point(x: corner.x + 18, y: corner.y + 72), .start, .behavior)
    }
    let y = corner.y + 62
    let (start, end) = (Point(x: corner.x + Self.mailWidth, y: y), Point(x: Self.left + 20, y: y))
    writer.line(start, end, .arrow, .edge)
    ArrowTip(from: start, to: end).drawClosed(.edge, &writer)
  }
}
