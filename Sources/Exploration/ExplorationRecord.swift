import Behaviors
import Kernel

/// What is kept of the orders that were explored.
struct ExplorationRecord {
  /// Orders that end alike.
  struct Ending {
    var orders = 0
    /// The shortest of them.
    var witness: [Label]
    var isDeadlock: Bool
    var isCut: Bool
  }

  /// Two arrivals in one mailbox that come in either order, as events of the lineage.
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
  /// Orders run to their end.
  var orders = 0
  var cutOrders = 0
  var deadlockedOrders = 0
  var ordersWithLetters = 0
  var ordersWithFailures = 0
  /// The most choices in one order.
  var depth = 0
  var hitOrderLimit = false
  /// Orders that could only have been one explored before, and plans that could not be carried out:
  /// there are none unless something is wrong.
  var blockedOrders = 0
  var missedPlans = 0

  private(set) var endings: [Ending] = []
  private var places: [Fingerprint: Int] = [:]
  private(set) var pairs: [Pair] = []
  private var pairPlaces: [UInt64: Int] = [:]

  /// How many pairs are looked after, and in how many endings.
  private static let pairLimit = 500
  private static let endingLimit = 64

  /// Notes an order that has come to its end.
  /// - Returns: the number of its ending.
  mutating func note(
    _ fingerprint: Fingerprint, isDeadlock: Bool, isCut: Bool, _ steps: [Explorer.Step]
  ) -> Int {
    orders += 1
    if isCut { cutOrders += 1 }
    if isDeadlock { deadlockedOrders += 1 }
    depth = max(depth, steps.count)
    let place: Int
    if let known = places[fingerprint] {
      place = known
      if steps.count < endings[place].witness.count {
        endings[place].witness = steps.map(\.act.label)
      }
    } else {
      place = endings.count
      places[fingerprint] = place
      endings.append(
        Ending(witness: steps.map(\.act.label), isDeadlock: isDeadlock, isCut: isCut))
    }
    endings[place].orders += 1
    return place
  }

  /// Notes that two arrivals race.
  mutating func note(race first: Int32, _ second: Int32, receiver: Int32) {
    let (low, high) = first < second ? (first, second) : (second, first)
    let key = UInt64(low) << 32 | UInt64(high)
    guard pairs.count < Self.pairLimit, pairPlaces[key] == nil else { return }
    pairPlaces[key] = pairs.count
    pairs.append(Pair(first: low, second: high, receiver: receiver))
  }

  /// Notes in which order the pairs came.
  /// - Parameter places: where each event of the lineage was; -1 where it was not.
  mutating func notePairs(_ places: [Int32], ending: Int) {
    guard ending < Self.endingLimit else { return }
    let bit: UInt64 = 1 << UInt64(ending)
    for index in pairs.indices {
      let (first, second) = (Int(pairs[index].first), Int(pairs[index].second))
      guard first < places.count, second < places.count, places[first] >= 0, places[second] >= 0
      else { continue }
      if places[first] < places[second] {
        pairs[index].forward |= bit
      } else {
        pairs[index].backward |= bit
      }
    }
  }
}
