import Behaviors
import Kernel

/// What is kept of the orders that were explored.
struct ExplorationRecord {
  /// Orders that end alike.
  struct Ending {
    var orders = 0
    /// Where the shortest of them lies among `witnesses`.
    var witness: Range<Int>
    var isDeadlock: Bool
    var isCut: Bool
  }

  /// Two arrivals in one mailbox, as events of the lineage.
  struct Pair {
    var first: Int32
    var second: Int32
    var receiver: Int32
    /// The endings, by their numbers as bits, in whose orders `first` is before `second`, and those in
    /// whose orders it is behind it.
    var forward: UInt64 = 0
    var backward: UInt64 = 0
  }

  /// What is known of a goal.
  struct GoalRecord {
    /// The orders in which the condition held; for `always`, in which it did not.
    var orders = 0
    /// The shortest beginning of an order to where that was so.
    var witness: [Label]?
    var fault: Fault?
  }

  /// In the order of the plan.
  var goals: [GoalRecord] = []
  /// What each event of the lineage brings, as a literal.
  var messages: [String] = []
  /// The arrivals that were exchanged, as pairs of events of the lineage.
  private(set) var merges: [Pair] = []
  private var mergePlaces: Set<UInt64> = []
  /// How many classes the orders stand for; nil where there are too many to be counted.
  var classes: Int? = 0
  /// Orders run to their end.
  var orders = 0
  var cutOrders = 0
  var deadlockedOrders = 0
  var ordersWithLetters = 0
  var ordersWithFailures = 0
  /// The most choices in one order.
  var depth = 0
  var hitOrderLimit = false
  var hitMemoryLimit = false
  /// Orders that could only have been one explored before, and plans that could not be carried out:
  /// there are none unless something is wrong.
  var blockedOrders = 0
  var missedPlans = 0

  /// Those that were met first.
  private(set) var endings: [Ending] = []
  private var places = EndingPlaces()
  /// The witnesses of all endings, one behind the other.
  private var witnesses: [Label] = []
  private(set) var pairs: [Pair] = []
  /// Where the pair of two events is among them, or -1, row by row.
  private var pairPlaces: [Int32] = []

  /// How many arrivals are looked after, and in how many endings.
  private static let eventLimit = 256
  private static let endingLimit = 64
  /// Of how many endings more is kept than that there are such.
  private static let witnessLimit = 10_000
  /// How many exchanges are kept.
  private static let mergeLimit = 500

  /// Notes an order that has come to its end.
  /// - Returns: the number of its ending.
  mutating func note(
    _ fingerprint: Fingerprint, isDeadlock: Bool, isCut: Bool, _ steps: [Explorer.Step]
  ) -> Int {
    orders += 1
    if isCut { cutOrders += 1 }
    if isDeadlock { deadlockedOrders += 1 }
    depth = max(depth, steps.count)
    let (place, isNew) = places.place(of: fingerprint)
    if place >= Self.witnessLimit { return place }
    if isNew {
      endings.append(
        Ending(
          witness: witnesses.count..<witnesses.count + steps.count, isDeadlock: isDeadlock,
          isCut: isCut))
      for step in steps { witnesses.append(step.act.label) }
    } else if steps.count < endings[place].witness.count {
      let start = endings[place].witness.lowerBound
      for (index, step) in steps.enumerated() { witnesses[start + index] = step.act.label }
      endings[place].witness = start..<start + steps.count
    }
    endings[place].orders += 1
    return place
  }

  /// How many endings were told apart.
  var endingCount: Int { places.count }

  /// What telling endings apart and their witnesses take, in bytes.
  var witnessMemory: Int {
    places.memory + witnesses.capacity * MemoryLayout<Label>.stride
      + pairPlaces.capacity * MemoryLayout<Int32>.stride
  }

  /// The shortest order that ends as it does.
  func witness(of ending: Ending) -> [Label] { Array(witnesses[ending.witness]) }

  /// Notes that two arrivals were exchanged.
  mutating func note(merge first: Int32, _ second: Int32, receiver: Int32) {
    let (low, high) = first < second ? (first, second) : (second, first)
    let key = UInt64(low) << 32 | UInt64(high)
    guard merges.count < Self.mergeLimit, mergePlaces.insert(key).inserted else { return }
    merges.append(Pair(first: low, second: high, receiver: receiver))
  }

  /// Notes in which order the arrivals in each mailbox came.
  mutating func noteArrivals(_ steps: [Explorer.Step], ending: Int) {
    guard ending < Self.endingLimit else { return }
    let bit: UInt64 = 1 << UInt64(ending)
    for (place, later) in steps.enumerated() where later.event >= 0 {
      for earlier in steps[..<place]
      where earlier.receiver == later.receiver && earlier.event >= 0 {
        let isForward = earlier.event < later.event
        guard let pair = pair(earlier.event, later.event, receiver: later.receiver) else {
          continue
        }
        if isForward { pairs[pair].forward |= bit } else { pairs[pair].backward |= bit }
      }
    }
  }

  /// The place of a pair among those that are looked after.
  private mutating func pair(_ one: Int32, _ other: Int32, receiver: Int32) -> Int? {
    let (low, high) = (Int(min(one, other)), Int(max(one, other)))
    guard high < Self.eventLimit else { return nil }
    if pairPlaces.isEmpty {
      pairPlaces = [Int32](repeating: -1, count: Self.eventLimit * Self.eventLimit)
    }
    let place = pairPlaces[low * Self.eventLimit + high]
    if place >= 0 { return Int(place) }
    pairPlaces[low * Self.eventLimit + high] = Int32(pairs.count)
    pairs.append(Pair(first: Int32(low), second: Int32(high), receiver: receiver))
    return pairs.count - 1
  }
}
