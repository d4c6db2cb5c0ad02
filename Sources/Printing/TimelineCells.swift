import Tracing

/// A timeline cut into columns of equal length.
struct TimelineCells {
  /// What a row shows in one column.
  enum Cell: Equatable {
    case idle, runs, waits, sleeps
    /// Runs in a part of it.
    case runsPartly
    /// A core that one lane has.
    case lane(Int)
  }

  private let timeline: Timeline
  /// The time that all columns together show.
  private let span: Int
  private let count: Int

  init(_ timeline: Timeline, span: Int, count: Int) {
    self.timeline = timeline
    self.span = span
    self.count = count
  }

  /// What is known of one column of one row.
  private struct Column {
    /// How long somebody ran in it.
    var ran = 0
    /// How often somebody ran in it whom no column shows, because no middle lies in that time.
    var unseen = 0
    /// What happens in its middle: a stretch, and whose.
    var middle: (activity: Timeline.Activity, lane: Int)?
    /// Whether more than one lane ran in it.
    var lane: Int?
    var isShared = false
  }

  /// The row of a lane: what it does in the middle of each column. What would not be seen is not left
  /// out: who runs and stops several times in a column, or only beside its middle, runs partly.
  func cells(ofLane lane: Int) -> [Cell] {
    columns([(timeline.lanes[lane].stretches, lane)]).map { column in
      if column.unseen > 1, column.ran * 10 < length * 9 { return .runsPartly }
      switch column.middle?.activity {
      case .runs: return .runs
      case .waits: return .waits
      case .sleeps: return column.unseen > 0 ? .runsPartly : .sleeps
      case nil: return column.unseen > 0 ? .runsPartly : .idle
      }
    }
  }

  /// The row of a core: which lane has it in the middle of each column. A core that several lanes
  /// have by turns within a column is run partly by each.
  func cells(ofCore core: Int) -> [Cell] {
    let rows = timeline.lanes.enumerated().map { number, lane in
      (lane.stretches.filter { $0.activity == .runs(core: core) }, number)
    }
    return columns(rows).map { column in
      if column.isShared, column.unseen > 1 { return .runsPartly }
      if let middle = column.middle { return .lane(middle.lane) }
      return column.unseen > 0 ? .runsPartly : .idle
    }
  }

  private var length: Int { max(1, span / count) }

  private func columns(_ rows: [(stretches: [Timeline.Stretch], lane: Int)]) -> [Column] {
    var columns = Array(repeating: Column(), count: count)
    for (stretches, lane) in rows {
      for stretch in stretches {
        let first = stretch.start * count / span
        let last = min(count - 1, (stretch.end - 1) * count / span)
        let isSeen = (first...last).contains { covers(stretch, middleOf: $0) }
        for index in first...last {
          note(stretch, lane, isSeen: isSeen, in: &columns[index], index)
        }
      }
    }
    return columns
  }

  private func covers(_ stretch: Timeline.Stretch, middleOf index: Int) -> Bool {
    let middle = (2 * index + 1) * span / (2 * count)
    return stretch.start <= middle && middle < stretch.end
  }

  private func note(
    _ stretch: Timeline.Stretch, _ lane: Int, isSeen: Bool, in column: inout Column, _ index: Int
  ) {
    if covers(stretch, middleOf: index) { column.middle = (stretch.activity, lane) }
    guard case .runs = stretch.activity else { return }
    let start = max(stretch.start, index * span / count)
    let end = min(stretch.end, (index + 1) * span / count)
    column.ran += max(0, end - start)
    if !isSeen { column.unseen += 1 }
    if let other = column.lane, other != lane { column.isShared = true }
    column.lane = lane
  }
}
