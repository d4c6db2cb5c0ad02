import Tracing

/// What an arrow ends in: each sort has a shape of its own.
struct ArrowTip {
  private let end: Point
  /// The direction that it points to, of length 1.
  private let along: Point

  init(from start: Point, to end: Point) {
    self.end = end
    let (x, y) = (end.x - start.x, end.y - start.y)
    let length = max(0.001, (x * x + y * y).squareRoot())
    along = Point(x: x / length, y: y / length)
  }

  func draw(_ arrow: SpaceTime.Arrow, _ writer: inout SVGWriter) {
    let color = arrow.kind.look
    switch arrow.fate {
    case .lost: return cross(&writer)
    case .deadLetter where arrow.end == nil: return cross(&writer)
    case .inFlight where arrow.end == nil: return writer.circle(end, radius: 4.5, .open, color)
    case .waiting: return writer.path(triangle, .open, color)
    case .received, .deadLetter, .inFlight: break
    }
    switch arrow.kind {
    case .kill: cross(&writer)
    case .reply, .failure: writer.path(triangle, .open, color)
    case .spawn: writer.circle(at(-5, 0), radius: 5, .open, color)
    case .message, .ask, .stop, .timer: writer.path(triangle, .tip, color)
    }
  }

  /// A tip without anything to say of its own.
  func drawClosed(_ look: Look, _ writer: inout SVGWriter) {
    writer.path(triangle, .tip, look)
  }

  private var triangle: Path { Path(around: [end, at(-13, 5.5), at(-13, -5.5)]) }

  private func cross(_ writer: inout SVGWriter) {
    let size = 6.5
    writer.line(
      Point(x: end.x - size, y: end.y - size), Point(x: end.x + size, y: end.y + size), .warning)
    writer.line(
      Point(x: end.x - size, y: end.y + size), Point(x: end.x + size, y: end.y - size), .warning)
  }

  /// A place so far along the arrow from its end, and so far beside it.
  private func at(_ forward: Double, _ aside: Double) -> Point {
    Point(
      x: end.x + along.x * forward - along.y * aside,
      y: end.y + along.y * forward + along.x * aside)
  }
}

extension SpaceTime.Arrow.Kind {
  /// Its place in the style sheet.
  var look: Look {
    switch self {
    case .message: .message
    case .ask: .ask
    case .reply: .reply
    case .failure: .failure
    case .stop: .stop
    case .spawn: .spawn
    case .kill: .kill
    case .timer: .timer
    }
  }
}
