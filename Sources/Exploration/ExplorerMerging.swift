import Actors
import Kernel

/// Orders that nobody can tell apart though they are different classes: where two equal messages change
/// places in a mailbox, and their receiver cannot tell who sent which.
///
/// The receiver must handle the message, whatever state it is in, as its own matter: it sends nothing,
/// waits for nothing and does not look at the sender. Then the first of two equal messages leads to the
/// same, whoever sent it, and so does the second; nothing but the receiver's own later choices comes
/// after either, and these come after both or are not concerned. Only messages right behind each other
/// change places: what else arrives keeps its place among them. Where every event of a turn is a choice,
/// since there are kills, or where every step is watched, nothing is merged.
extension Explorer {
  /// The group of what an actor is about to send.
  mutating func group(of standing: Standing) -> Int32 {
    guard mergesEqual, case .mailbox(let receiver) = standing.touch,
      let message = simulator.stage.messageStoodBefore(by: standing.actor)
    else { return 0 }
    return group(of: message, to: receiver)
  }

  /// The group of a message in flight.
  mutating func group(of flight: Flight) -> Int32 {
    guard mergesEqual, !flight.isStop, flight.future == .none else { return 0 }
    return group(of: flight.value, to: flight.target)
  }

  private mutating func group(of message: Value, to receiver: ActorID) -> Int32 {
    let tracks = course.tracks
    let identity = { (actor: ActorID) -> Int in Course.identity(of: actor, tracks) }
    var key = Fingerprint()
    key.add(identity(receiver))
    simulator.stage.add(message, to: &key, depth: 0, identity)
    if let known = groups[key] { return known }
    let isMergeable = message.isPlainForMerging && simulator.stage.isSilent(receiver, for: message)
    let group = isMergeable ? Int32(groups.count + 1) : 0
    if isMergeable { hasGroups = true }
    groups[key] = group
    return group
  }

  // MARK: Counting

  /// Counts the classes that the order stands for which has come to its end.
  mutating func countClasses() {
    guard let sum = record.classes else { return }
    guard noteMerges() else {
      record.classes = sum + 1
      return
    }
    guard steps.count <= 64 else {
      record.classes = nil
      return
    }
    var counting = ClassCounting(steps, course.ancestry)
    record.classes = counting.count().map { sum + $0 }
  }

  /// Notes the arrivals that could be exchanged in the order.
  /// - Returns: whether there are any.
  private mutating func noteMerges() -> Bool {
    guard hasGroups else { return false }
    var hasAny = false
    for (place, later) in steps.enumerated() where later.act.footprint.group != 0 {
      for earlier in 0..<place where steps[earlier].act.footprint == later.act.footprint {
        if course.ancestry.contains(later.row, earlier) { continue }
        hasAny = true
        record.note(merge: steps[earlier].event, later.event, receiver: later.receiver)
      }
    }
    return hasAny
  }
}

extension Value {
  /// Whether equal messages of the kind are the same in every order: a future in one is not.
  fileprivate var isPlainForMerging: Bool {
    switch self {
    case .future: false
    case .signal(let signal): signal.argument.isPlainForMerging
    case .list(let list): list.elements.allSatisfy(\.isPlainForMerging)
    case .map(let map): map.values.allSatisfy(\.isPlainForMerging)
    case .message(let message): message.arguments.allSatisfy(\.isPlainForMerging)
    case .none, .bool, .integer, .float, .duration, .tag, .actor, .text: true
    }
  }
}

/// How many classes are merged in one order: the orders that its steps allow, each class of them once.
///
/// It goes through the orders with sleep sets (Godefroid, 1996), by which each class is met exactly
/// once; what follows depends only on which steps are done and which are asleep, and is counted once
/// for each such pair.
struct ClassCounting {
  private struct Place: Hashable {
    var done: UInt64
    var asleep: UInt64
  }

  /// The steps before each step, and those that it does not commute with, as bits.
  private var before: [UInt64] = []
  private var dependent: [UInt64] = []
  private var known: [Place: Int] = [:]

  /// The most places that are looked at.
  private static let limit = 20_000

  init(_ steps: [Explorer.Step], _ ancestry: Ancestry) {
    for (place, step) in steps.enumerated() {
      var (past, others): (UInt64, UInt64) = (0, 0)
      for (index, other) in steps.enumerated() where index != place {
        let bit: UInt64 = 1 << UInt64(index)
        if ancestry.contains(step.row, index) { past |= bit }
        var (a, b) = (step.act, other.act)
        (a.footprint.group, b.footprint.group) = (0, 0)
        if areDependent(a, b) { others |= bit }
      }
      before.append(past)
      dependent.append(others)
    }
  }

  /// The number of classes; nil if there are too many to be counted.
  mutating func count() -> Int? {
    count(Place(done: 0, asleep: 0))
  }

  private mutating func count(_ place: Place) -> Int? {
    if let count = known[place] { return count }
    if known.count > Self.limit { return nil }
    var sum = 0
    var asleep = place.asleep
    var isEnd = true
    for step in before.indices {
      let bit: UInt64 = 1 << UInt64(step)
      guard place.done & bit == 0, before[step] & ~place.done == 0 else { continue }
      isEnd = false
      if asleep & bit != 0 { continue }
      let rest = Place(done: place.done | bit, asleep: asleep & ~dependent[step])
      guard let count = count(rest) else { return nil }
      let (total, overflows) = sum.addingReportingOverflow(count)
      if overflows { return nil }
      sum = total
      asleep |= bit
    }
    if isEnd { sum = 1 }
    known[place] = sum
    return sum
  }
}
