/// Who did what when, and on which core: a Gantt chart as data.
///
/// All times are in nanoseconds from its beginning.
package struct Timeline: Equatable, Sendable {
  /// What somebody does who is not merely idle.
  package enum Activity: Equatable, Sendable {
    /// Computes on a core, from 0.
    case runs(core: Int)
    /// Could compute, and has no core for it or not the lock that it needs.
    case waits
    /// Sleeps of its own will.
    case sleeps
  }

  /// An activity from one time to a later one.
  package struct Stretch: Equatable, Sendable {
    package var activity: Activity
    package var start: Int
    package var end: Int

    package init(_ activity: Activity, from start: Int, to end: Int) {
      self.activity = activity
      self.start = start
      self.end = end
    }
  }

  /// What one of them did.
  package struct Lane: Equatable, Sendable {
    package var name: String
    /// In order of time; they do not overlap, and what is between two of them was idle.
    package private(set) var stretches: [Stretch] = []

    package init(_ name: String) {
      self.name = name
    }

    /// Adds what came next; nothing when it took no time.
    package mutating func add(_ stretch: Stretch) {
      guard stretch.end > stretch.start else { return }
      if let last = stretches.last, last.activity == stretch.activity, last.end == stretch.start {
        stretches[stretches.count - 1].end = stretch.end
      } else {
        stretches.append(stretch)
      }
    }

    /// How long it computed in all.
    package var computed: Int {
      stretches.reduce(0) { sum, stretch in
        if case .runs = stretch.activity { sum + stretch.end - stretch.start } else { sum }
      }
    }
  }

  /// How many cores there are.
  package var cores: Int
  /// Those who did anything, in order of creation.
  package var lanes: [Lane]

  package init(cores: Int, lanes: [Lane]) {
    self.cores = cores
    self.lanes = lanes
  }

  /// When the last of it was over.
  package var end: Int {
    lanes.reduce(0) { max($0, $1.stretches.last?.end ?? 0) }
  }

  /// The longest time that anybody had to wait in one piece.
  package var longestWait: Int {
    lanes.reduce(0) { longest, lane in
      lane.stretches.reduce(longest) { longest, stretch in
        stretch.activity == .waits ? max(longest, stretch.end - stretch.start) : longest
      }
    }
  }

  /// How long all cores together were busy.
  package var computed: Int {
    lanes.reduce(0) { $0 + $1.computed }
  }
}
