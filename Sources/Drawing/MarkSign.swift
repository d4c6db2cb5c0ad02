import Tracing

/// The sign of an event on its lifeline: each kind has a shape of its own.
struct MarkSign {
  private let place: Point

  init(at place: Point) {
    self.place = place
  }

  func draw(_ kind: SpaceTime.Mark.Kind, _ writer: inout SVGWriter) {
    switch kind {
    case .born: writer.circle(place, radius: 6, .hollow)
    case .sends, .receives: writer.circle(place, radius: 4.5, .sign)
    case .unhandled:
      writer.circle(place, radius: 10, .hollow)
      writer.write("?", at: at(0, 5.5), .middle, .name)
    case .deadLetter:
      writer.rectangle(at(-8, -8), width: 16, height: 16, radius: 2, .hollow)
      writer.line(at(-4, -4), at(4, 4), .warning)
      writer.line(at(-4, 4), at(4, -4), .warning)
    case .waits:
      writer.rectangle(at(-8, -8), width: 16, height: 16, radius: 8, .hollow)
      writer.rectangle(at(-3.6, -4), width: 2.6, height: 8, .sign)
      writer.rectangle(at(1, -4), width: 2.6, height: 8, .sign)
    case .resumes: writer.path(Path(around: [at(-5, -7), at(8, 0), at(-5, 7)]), .sign)
    case .prints: writer.rectangle(at(-5.5, -5.5), width: 11, height: 11, radius: 2, .sign)
    case .changes: writer.path(Path(around: [at(0, -9), at(9, 0), at(0, 9), at(-9, 0)]), .hollow)
    case .fails:
      writer.path(Path(around: [at(0, -11), at(11, 8), at(-11, 8)]), .hollow)
      writer.line(at(0, -4), at(0, 2), .warning)
      writer.line(at(0, 5), at(0, 5.2), .warning)
    case .stops:
      writer.line(at(-11, 0), at(11, 0), .hollow)
      writer.rectangle(at(-6, -6), width: 12, height: 12, .sign)
    case .killed:
      writer.line(at(-8, -8), at(8, 8), .warning)
      writer.line(at(-8, 8), at(8, -8), .warning)
    case .clock: break
    }
  }

  private func at(_ x: Double, _ y: Double) -> Point {
    Point(x: place.x + x, y: place.y + y)
  }
}

extension SpaceTime.Mark.Kind {
  /// How far its sign reaches to the side.
  var halfWidth: Double {
    switch self {
    case .unhandled: 11
    case .deadLetter, .waits: 9
    case .changes: 9
    case .born, .sends, .receives, .resumes, .prints, .fails, .stops, .killed, .clock: 6
    }
  }
}
