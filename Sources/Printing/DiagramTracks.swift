/// Where messages wait beside the lifelines of their receivers: tracks on both sides, the first
/// nearest to the lifeline.
///
/// A message gets a track outside all that are taken on its side, so that two of them cross exactly
/// when the later one is received first.
struct DiagramTracks {
  /// Where a track is.
  struct Place: Equatable {
    var lifeline: Int
    /// Whether it is to the right of the lifeline.
    var isRight: Bool
    /// From 0, outwards.
    var slot: Int
  }

  /// The arrows on each side, by slot: 2 of a lifeline's number is its left side.
  private var taken: [[Int?]]
  /// How many tracks each side has room for.
  private let limits: [Int]

  /// - Parameter limits: for each lifeline, of the left side and of the right side.
  init(limits: [(left: Int, right: Int)]) {
    self.limits = limits.flatMap { [$0.left, $0.right] }
    taken = [[Int?]](repeating: [], count: limits.count * 2)
  }

  /// The next track out; nil when there is no room.
  mutating func take(_ lifeline: Int, isRight: Bool, for arrow: Int) -> Place? {
    let side = lifeline * 2 + (isRight ? 1 : 0)
    guard taken[side].count < limits[side] else { return nil }
    taken[side].append(arrow)
    return Place(lifeline: lifeline, isRight: isRight, slot: taken[side].count - 1)
  }

  mutating func free(_ place: Place) {
    let side = place.lifeline * 2 + (place.isRight ? 1 : 0)
    taken[side][place.slot] = nil
    while let last = taken[side].last, last == nil { taken[side].removeLast() }
  }

  /// How many tracks a side is wide now.
  func count(_ lifeline: Int, isRight: Bool) -> Int {
    taken[lifeline * 2 + (isRight ? 1 : 0)].count
  }

  /// All tracks that are taken, with their arrows.
  var all: [(place: Place, arrow: Int)] {
    var all: [(Place, Int)] = []
    for side in taken.indices {
      for (slot, arrow) in taken[side].enumerated() {
        guard let arrow else { continue }
        all.append((Place(lifeline: side / 2, isRight: side % 2 == 1, slot: slot), arrow))
      }
    }
    return all
  }
}
