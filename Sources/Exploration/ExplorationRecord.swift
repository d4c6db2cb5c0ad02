import Behaviors
import Kernel

/// What is kept of the orders that were explored.
struct ExplorationRecord {
  init(goals: Int) {
    self.goals = (0..<goals).map { _ in GoalRecord() }
  }

  /// Orders that end alike.
  struct Ending {
    var orders = 0
    /// How many steps the shortest of them has, and where it lies among `witnesses`; nowhere if another
    /// record has it.
    var length: Int
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
  var goals: [GoalRecord]
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
  /// Orders that could only have been one explored before, of which there are none where one explorer
  /// explores alone; and plans that could not be carried out, of which there are none at all, unless
  /// something is wrong.
  var blockedOrders = 0
  var missedPlans = 0

  /// Those that were met first.
  private(set) var endings: [Ending] = []
  private var places = EndingPlaces()
  /// Those in which arrivals are looked after.
  private var watchedEndings: [EndingPlaces.Key] = []
  /// The witnesses of all endings, one behind the other.
  private var witnesses: [Label] = []
  private(set) var pairs: [Pair] = []
  /// Where the pair of two events is among them, or -1, row by row.
  private var pairPlaces: [Int32] = []
  /// Where the others are, of which one event is beyond those that are looked after. Only a part of a
  /// record has any: which events are looked after is said by the numbers of the whole.
  private var farPairPlaces: [UInt64: Int] = [:]
  private var isPart = false
  /// How many endings a part knew from the beginning.
  private var knownEndings = 0

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
    let key = EndingPlaces.Key(fingerprint)
    let (place, isNew) = places.place(of: key)
    if place >= Self.witnessLimit { return place }
    if isNew {
      if watchedEndings.count < Self.endingLimit { watchedEndings.append(key) }
      endings.append(
        Ending(length: .max, witness: 0..<0, isDeadlock: isDeadlock, isCut: isCut))
    }
    if steps.count < endings[place].length {
      keepWitness(of: place, steps.count) { steps[$0].act.label }
    }
    endings[place].orders += 1
    return place
  }

  /// Keeps the shortest order to an ending, in the place of a longer one that is kept.
  private mutating func keepWitness(of place: Int, _ length: Int, label: (Int) -> Label) {
    var start = endings[place].witness.lowerBound
    if endings[place].witness.count < length {
      start = witnesses.count
      for index in 0..<length { witnesses.append(label(index)) }
    } else {
      for index in 0..<length { witnesses[start + index] = label(index) }
    }
    endings[place].witness = start..<start + length
    endings[place].length = length
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
    guard high < Self.eventLimit else {
      return isPart ? farPair(Int32(low), Int32(high), receiver: receiver) : nil
    }
    if pairPlaces.isEmpty {
      pairPlaces = [Int32](repeating: -1, count: Self.eventLimit * Self.eventLimit)
    }
    let place = pairPlaces[low * Self.eventLimit + high]
    if place >= 0 { return Int(place) }
    pairPlaces[low * Self.eventLimit + high] = Int32(pairs.count)
    pairs.append(Pair(first: Int32(low), second: Int32(high), receiver: receiver))
    return pairs.count - 1
  }

  private mutating func farPair(_ low: Int32, _ high: Int32, receiver: Int32) -> Int {
    let key = UInt64(low) << 32 | UInt64(high)
    if let place = farPairPlaces[key] { return place }
    farPairPlaces[key] = pairs.count
    pairs.append(Pair(first: low, second: high, receiver: receiver))
    return pairs.count - 1
  }
}

/// Putting together what several explorers have found.
extension ExplorationRecord {
  /// A record of the next orders of one of several explorers, which knows the endings that pairs are
  /// looked after in.
  func part() -> ExplorationRecord {
    var part = ExplorationRecord(goals: goals.count)
    part.isPart = true
    for (key, ending) in zip(watchedEndings, endings) {
      _ = part.places.place(of: key)
      part.endings.append(
        Ending(
          length: ending.length, witness: 0..<0, isDeadlock: ending.isDeadlock,
          isCut: ending.isCut))
    }
    part.knownEndings = part.endings.count
    return part
  }

  /// Whether a further ending might be one that pairs are looked after in, but not here.
  var isFull: Bool { knownEndings < Self.endingLimit && endings.count >= Self.endingLimit }

  /// Adds what one of several explorers has found.
  /// - Parameter reading: how its numbers read here.
  mutating func add(_ part: ExplorationRecord, reading: Translation) {
    orders += part.orders
    cutOrders += part.cutOrders
    deadlockedOrders += part.deadlockedOrders
    ordersWithLetters += part.ordersWithLetters
    ordersWithFailures += part.ordersWithFailures
    blockedOrders += part.blockedOrders
    missedPlans += part.missedPlans
    depth = max(depth, part.depth)
    if let mine = classes, let more = part.classes {
      let (sum, overflows) = mine.addingReportingOverflow(more)
      classes = overflows ? nil : sum
    } else {
      classes = nil
    }
    let numbers = addEndings(of: part, reading: reading)
    addPairs(of: part, numbers, reading: reading)
    for merge in part.merges {
      note(
        merge: reading.events[Int(merge.first)], reading.events[Int(merge.second)],
        receiver: reading.process(merge.receiver))
    }
    for (place, goal) in part.goals.enumerated() {
      goals[place].orders += goal.orders
      if goals[place].fault == nil { goals[place].fault = goal.fault }
      if let witness = goal.witness, witness.count < goals[place].witness?.count ?? .max {
        goals[place].witness = witness.map { reading($0) }
      }
    }
  }

  /// - Returns: the numbers here of its endings.
  private mutating func addEndings(
    of part: ExplorationRecord, reading: Translation
  ) -> [Int] {
    var numbers: [Int] = []
    for (key, ending) in zip(part.places.keys, part.endings) {
      let (place, isNew) = places.place(of: key)
      numbers.append(place)
      if place >= Self.witnessLimit { continue }
      if isNew {
        if watchedEndings.count < Self.endingLimit { watchedEndings.append(key) }
        endings.append(
          Ending(
            length: .max, witness: 0..<0, isDeadlock: ending.isDeadlock, isCut: ending.isCut))
      }
      endings[place].orders += ending.orders
      if ending.length < endings[place].length {
        let witness = part.witnesses[ending.witness]
        keepWitness(of: place, ending.length) { reading(witness[witness.startIndex + $0]) }
      }
    }
    return numbers
  }

  private mutating func addPairs(
    of part: ExplorationRecord, _ numbers: [Int], reading: Translation
  ) {
    func read(_ bits: UInt64) -> UInt64 {
      var (left, read): (UInt64, UInt64) = (bits, 0)
      while left != 0 {
        let number = numbers[left.trailingZeroBitCount]
        if number < Self.endingLimit { read |= 1 << UInt64(number) }
        left &= left - 1
      }
      return read
    }
    for pair in part.pairs {
      let (first, second) = (reading.events[Int(pair.first)], reading.events[Int(pair.second)])
      guard let place = self.pair(first, second, receiver: reading.process(pair.receiver)) else {
        continue
      }
      let (forward, backward) = (read(pair.forward), read(pair.backward))
      pairs[place].forward |= first < second ? forward : backward
      pairs[place].backward |= first < second ? backward : forward
    }
  }
}
