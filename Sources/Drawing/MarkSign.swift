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
    case .sends, .receives, .copied: writer.circle(place, radius: 4.5, .sign)
    case .setsTimer:
      writer.circle(place, radius: 8, .hollow)
      var hands = Path(from: at(0, -5))
      hands.line(to: at(0, 0))
      hands.line(to: at(3.5, 2.5))
      writer.path(hands, .hands)
    case .arrives:
      writer.rectangle(at(-8, -5.5), width: 16, height: 11, radius: 1.5, .hollow)
      var flap = Path(from: at(-7, -4.5))
      flap.line(to: at(0, 1))
      flap.line(to: at(7, -4.5))
      writer.path(flap, .hands)
    case .lost: break
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
    case .deadLetter, .waits, .arrives, .setsTimer, .changes: 9
    case .lost: 26
    case .born, .sends, .receives, .copied, .resumes, .prints, .fails, .stops, .killed, .clock: 6
    }
  }
}
