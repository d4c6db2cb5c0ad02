import Tracing
import Typography

/// Where the lifelines of a diagram stand.
struct DiagramLayout {
  /// How wide the margin with the numbers of the events is.
  let margin: Int
  /// The column of each lifeline, behind the margin.
  let columns: [Int]
  /// How wide the picture is, without the margin.
  let width: Int

  /// Nobody stands nearer to the next than this.
  private static let narrowest = 12
  private static let widest = 36
  /// How near they stand where not all have room.
  private static let comfortable = 16
  /// What is left at the right for what is said of the last one.
  private static let tail = 10
  private static let longestTail = 28

  init(_ picture: SpaceTime, width: Int) {
    margin = Self.margin(of: picture)
    let room = max(1, width - margin)
    let names = picture.lifelines.map { min(Self.widest, max($0.nameWidth, 2)) }
    let left = min((names.first ?? 0) / 2, Self.narrowest)
    var gaps = Self.wishes(picture, names)
    let wish = gaps.popLast() ?? 0
    let tail = max(min(wish, Self.longestTail), min(Self.tail, (names.last ?? 0) / 2 + 2))
    var excess = left + gaps.reduce(0, +) + 1 + tail - room
    while excess > 0, let most = gaps.max(), most > Self.narrowest,
      let index = gaps.lastIndex(of: most)
    {
      gaps[index] -= 1
      excess -= 1
    }
    var column = left
    var columns = [column]
    for gap in gaps {
      column += gap
      columns.append(column)
    }
    self.columns = columns
    self.width = room
  }

  /// How many lifelines stand comfortably beside each other, at least 2.
  static func capacity(of picture: SpaceTime, width: Int) -> Int {
    let room = width - margin(of: picture) - tail
    let count = picture.lifelines.count
    if room >= (count - 1) * narrowest + 2 { return count }
    return max(2, room / comfortable + 1)
  }

  private static func margin(of picture: SpaceTime) -> Int {
    "e\(picture.marks.last?.event ?? 1)".count + 2
  }

  /// How much room is wanted to the right of each lifeline.
  private static func wishes(_ picture: SpaceTime, _ names: [Int]) -> [Int] {
    var wishes = names.indices.map { index in
      let next = index + 1 < names.count ? names[index + 1] : 0
      return max(narrowest, (names[index] + next) / 2 + 3)
    }
    if let last = wishes.indices.last { wishes[last] = names[last] / 2 + 1 }
    func want(_ room: Int, after lifeline: Int) {
      wishes[lifeline] = max(wishes[lifeline], min(room, widest))
    }
    for (arrow, tracks) in picture.shortArrows {
      want(displayWidth(arrow.label) + 7 + 2 * tracks, after: min(arrow.from, arrow.to))
    }
    for mark in picture.marks where mark.kind != .clock {
      want(displayWidth(mark.label) + 5, after: mark.lifeline)
    }
    // What goes past others may be as wide as all gaps on its way.
    for arrow in picture.arrows where abs(arrow.from - arrow.to) > 1 {
      let gaps = min(arrow.from, arrow.to)..<max(arrow.from, arrow.to)
      let missing = displayWidth(arrow.label) + 9 - gaps.reduce(0) { $0 + wishes[$1] }
      if missing > 0 { want(wishes[gaps.lowerBound] + missing, after: gaps.lowerBound) }
    }
    return wishes
  }

  /// How many tracks fit beside each lifeline.
  var trackLimits: [(left: Int, right: Int)] {
    columns.indices.map { index in
      let left = index == 0 ? 0 : Self.tracks(in: columns[index] - columns[index - 1])
      let end = index + 1 < columns.count ? columns[index + 1] : width
      return (left, Self.tracks(in: end - columns[index]))
    }
  }

  private static func tracks(in gap: Int) -> Int { max(1, min(5, (gap - 4) / 4)) }

  func column(of place: DiagramTracks.Place) -> Int {
    columns[place.lifeline] + (place.isRight ? 2 : -2) * (place.slot + 1)
  }
}

extension SpaceTime {
  /// The arrows between neighbors and to oneself, each with the number of tracks that are taken
  /// between the two when it begins, its own included.
  fileprivate var shortArrows: [(Arrow, tracks: Int)] {
    var result: [(Arrow, Int)] = []
    var ends = [[Int]](repeating: [], count: marks.count)
    var starts = ends
    for (index, arrow) in arrows.enumerated() {
      if let start = arrow.start { starts[start].append(index) }
      if let end = arrow.end, arrow.start != nil { ends[end].append(index) }
    }
    // The tracks to the right of each lifeline, up to the next one.
    var taken = [Int](repeating: 0, count: lifelines.count)
    for mark in marks.indices {
      for index in starts[mark] {
        let gap = arrows[index].gapOfTrack
        taken[gap] += 1
        if abs(arrows[index].from - arrows[index].to) <= 1 {
          result.append((arrows[index], min(6, taken[gap])))
        }
      }
      for index in ends[mark] { taken[arrows[index].gapOfTrack] -= 1 }
    }
    return result
  }
}

extension SpaceTime.Arrow {
  /// The lifeline to whose right its track goes down.
  fileprivate var gapOfTrack: Int { from < to ? to - 1 : to }
}

extension SpaceTime.Lifeline {
  /// How wide its heading is.
  var nameWidth: Int { max(displayWidth(name), displayWidth(behavior)) }
}
