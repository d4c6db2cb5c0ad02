import Actors

/// One way that things went: what was done on it since it left another one.
struct Branch {
  /// Where a branch left another one.
  struct Origin {
    var branch: Int
    /// The last moment they have in common; a branch has at least one moment of its own before it.
    var moment: Int
  }

  /// `b2` is 2; given once and never again.
  let number: Int
  /// nil for the one that began with the session.
  var origin: Origin?
  /// What was done on it, in order; at least one thing, unless it began with the session.
  var entries: [JournalEntry] = []
  /// What was typed on it, with the looks between, for a lesson.
  var passages: [Passage] = []
  /// What `it` was at its end when the session left that.
  var it = Value.none
  /// Counts up each time a branch is left: the one with the least was left longest ago.
  var leftAt = 0

  init(number: Int, origin: Origin? = nil) {
    self.number = number
    self.origin = origin
  }

  /// The moment it begins with, which is not its own.
  var start: Int { origin?.moment ?? 0 }

  /// The number of its last moment.
  var end: Int { entries.last?.end ?? start }

  /// Its entry that leads on from a moment.
  func entry(after moment: Int) -> JournalEntry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].end <= moment { low = middle + 1 } else { high = middle }
    }
    return low < entries.count ? entries[low] : nil
  }

  /// What was done on it up to a moment.
  func entries(until moment: Int) -> [JournalEntry] {
    entries.prefix { $0.start < moment }.map { $0.cut(at: moment) }
  }

  /// What was typed on it up to a moment.
  func passages(until moment: Int) -> [Passage] {
    passages.prefix { $0.moments == 0 ? $0.start <= moment : $0.start < moment }
      .map { $0.cut(at: moment) }
  }
}
