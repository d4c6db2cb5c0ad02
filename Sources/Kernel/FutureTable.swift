import Actors

/// The futures of a configuration, by number. Those that are settled and that nobody can ask about
/// any more are dropped from time to time, so that a long run of asks needs bounded memory.
struct FutureTable: ~Copyable {
  /// The futures from number `first` on.
  private var recent = Slab<FutureRecord>()
  private var first: Int32 = 1
  /// How many there may be before they are swept.
  private var sweepSize = Self.smallestSweep
  /// Earlier ones that are still needed.
  private var kept: [Int32: FutureRecord] = [:]

  private static let smallestSweep = 500_000

  init() {}

  func copy() -> FutureTable {
    var other = FutureTable()
    other.recent = recent.copy()
    other.first = first
    other.kept = kept
    other.sweepSize = sweepSize
    return other
  }

  /// Becomes a copy of another table.
  mutating func take(over other: borrowing FutureTable) {
    recent.take(over: other.recent)
    first = other.first
    if !kept.isEmpty || !other.kept.isEmpty { kept = other.kept }
    sweepSize = other.sweepSize
  }

  /// How many futures are held.
  var count: Int { recent.count + kept.count }

  /// The number of the last future made; 0 before the first.
  var last: Int32 { first + Int32(recent.count) - 1 }

  /// Whether so many have been made since the last sweep that another one is due.
  var isSweepDue: Bool { recent.count > sweepSize }

  mutating func add(_ record: FutureRecord) -> FutureID {
    recent.append(record)
    return FutureID(last)
  }

  func contains(_ future: FutureID) -> Bool {
    future.number >= first ? future.number <= last : kept[future.number] != nil
  }

  /// The record of a future that is held.
  subscript(future: FutureID) -> FutureRecord {
    get {
      if future.number >= first { return recent[Int(future.number - first)] }
      guard let record = kept[future.number] else { preconditionFailure("a dropped future") }
      return record
    }
    set {
      if future.number >= first {
        recent[Int(future.number - first)] = newValue
      } else {
        kept[future.number] = newValue
      }
    }
  }

  /// The numbers of all futures held, in order.
  var numbers: [Int32] {
    kept.keys.sorted() + (0..<Int32(recent.count)).map { first + $0 }
  }

  /// Drops every settled future that is not in use.
  mutating func sweep(keeping isUsed: (Int32) -> Bool) {
    var survivors: [Int32: FutureRecord] = [:]
    for number in numbers {
      let record = self[FutureID(number)]
      if record.status == .pending || isUsed(number) { survivors[number] = record }
    }
    first = last + 1
    kept = survivors
    sweepSize = Self.smallestSweep + 2 * kept.count
    recent = Slab()
  }
}
