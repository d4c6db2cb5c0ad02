import Tracing

/// Where everything of a picture of space and time stands: a row for each mark, a column for each
/// lifeline, the columns as far apart as what is written between them needs.
struct SpaceTimeLayout {
  /// The height of a row, and what is above the first.
  static let row = 38.0
  static let headHeight = 54.0
  static let headTop = 14.0
  static let top = headTop + headHeight + 24
  /// What stands at the left: the numbers of events.
  static let gutter = 66.0
  /// Half the width of what is drawn on a lifeline.
  static let half = 6.0
  /// How far an arrow from a lifeline to itself goes out.
  static let loop = 34.0
  /// The size of labels, in pixels.
  static let labelSize = 15.0
  /// The least and the most that columns are apart.
  private static let apart = 150.0...380.0

  let picture: SpaceTime
  /// Where each lifeline stands.
  let columns: [Double]
  let width: Double
  /// How much room a label has to the right of each lifeline.
  let roomAfter: [Double]
  /// For each arrow that ends nowhere in the picture, its place among those in front of the same
  /// mailbox.
  let places: [Int: Int]
  /// How many rows there are under the last mark.
  let rest: Int

  init(_ picture: SpaceTime) {
    self.picture = picture
    var places: [Int: Int] = [:]
    var counts = Array(repeating: 0, count: picture.lifelines.count)
    for (index, arrow) in picture.arrows.enumerated() where arrow.end == nil && arrow.isOnItsWay {
      places[index] = counts[arrow.to]
      counts[arrow.to] += 1
    }
    self.places = places
    rest = max(1, counts.max() ?? 0)
    let needs = Self.needs(of: picture)
    let heads = picture.lifelines.map(Self.headWidth)
    var columns: [Double] = []
    var x = Self.gutter + 14
    for (index, head) in heads.enumerated() {
      if index == 0 {
        x += max(head / 2, min(needs.before[0], 260))
      } else {
        let boxes = (heads[index - 1] + head) / 2 + 22
        let wanted = min(max(needs.after[index - 1], needs.before[index]), Self.apart.upperBound)
        x += max(boxes, wanted, Self.apart.lowerBound)
      }
      columns.append(x.rounded())
    }
    self.columns = columns
    let last = min(needs.after.last ?? 0, 420)
    width = (x + max(last, (heads.last ?? 0) / 2, 60) + 24).rounded()
    let edges = columns.dropFirst() + [width]
    roomAfter = zip(columns, edges).map { $1 - $0 - 2 * Self.half - 14 }
  }

  /// How wide the box at the head of a lifeline is.
  static func headWidth(_ lifeline: SpaceTime.Lifeline) -> Double {
    let name = Typeface.bold.width(fittedName(lifeline.name), size: 17)
    let behavior = Typeface.regular.width(fittedBehavior(lifeline.behavior), size: 14)
    return max(76, max(name, behavior) + 30)
  }

  static func fittedName(_ name: String) -> String {
    Typeface.bold.fitted(shown(name), to: 230, size: 17)
  }

  static func fittedBehavior(_ name: String) -> String {
    Typeface.regular.fitted(shown(name), to: 230, size: 14)
  }

  /// How much room the labels want at both sides of each lifeline.
  private static func needs(of picture: SpaceTime) -> (before: [Double], after: [Double]) {
    var before = Array(repeating: 0.0, count: picture.lifelines.count)
    var after = before
    for arrow in picture.arrows {
      let wanted = Typeface.code.width(shown(arrow.label), size: labelSize) + 44
      if arrow.to < arrow.from {
        before[arrow.from] = max(before[arrow.from], wanted)
      } else {
        let loop = arrow.to == arrow.from ? loop - 14 : 0
        after[arrow.from] = max(after[arrow.from], wanted + loop)
      }
      if arrow.end == nil, arrow.fate == .waiting || arrow.fate == .inFlight {
        if arrow.to < arrow.from {
          before[arrow.to] = max(before[arrow.to], 90)
        } else {
          after[arrow.to] = max(after[arrow.to], 90)
        }
      }
    }
    for mark in picture.marks where mark.kind != .clock {
      let wanted = Typeface.regular.width(shown(mark.label), size: labelSize) + 44
      after[mark.lifeline] = max(after[mark.lifeline], wanted)
    }
    return (before, after)
  }

  // MARK: Places

  var bottom: Double { y(ofRow: picture.marks.count + rest - 1) + Self.row * 0.9 }

  func y(ofRow row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.row }

  func x(ofLifeline number: Int) -> Double { columns[number] }

  func point(ofMark index: Int) -> Point {
    Point(x: x(ofLifeline: picture.marks[index].lifeline), y: y(ofRow: index))
  }

  /// Where an arrow begins, on the side that it leaves to.
  func tail(_ arrow: SpaceTime.Arrow) -> Point {
    let side = arrow.to < arrow.from ? -Self.half : Self.half
    let row = arrow.start.map { y(ofRow: $0) } ?? Self.top - 8
    return Point(x: x(ofLifeline: arrow.from) + side, y: row)
  }

  /// Where an arrow ends, or would end.
  func tip(_ arrow: SpaceTime.Arrow, number: Int) -> Point {
    let half = arrow.end.map { max(Self.half, picture.marks[$0].kind.halfWidth) } ?? Self.half
    let x = x(ofLifeline: arrow.to) + (arrow.from < arrow.to ? -half : half)
    if let end = arrow.end { return Point(x: x, y: y(ofRow: end)) }
    if let place = places[number] {
      return Point(x: x, y: y(ofRow: picture.marks.count + place))
    }
    // It never came: a row below where it began.
    return Point(x: x, y: tail(arrow).y + Self.row)
  }
}

extension SpaceTime.Arrow {
  /// Whether it may still be received.
  var isOnItsWay: Bool {
    switch fate {
    case .waiting, .inFlight: true
    case .received, .lost, .deadLetter: false
    }
  }
}
