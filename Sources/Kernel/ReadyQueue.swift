import Actors

/// How the next actor to move is chosen.
package enum Policy: UInt8, Sendable {
  /// The one that has been able to move for longest: the oldest waiting message first.
  case oldest
  /// The next in order of creation after the one that moved last.
  case roundRobin
  /// Any, by the session's seed.
  case random
}

/// The actors that can move, each once.
///
/// It is a heap by a key that depends on the policy: when the actor became able to move, or in which
/// round it comes. `random` picks from the heap's array, whose order is the same in every run.
struct ReadyQueue {
  private struct Entry: Comparable {
    var key: Int
    /// The event since which the actor can move; kept for a change of policy.
    var since: Int
    var actor: Int32

    static func < (a: Entry, b: Entry) -> Bool { a.key < b.key }
  }

  private(set) var policy = Policy.oldest
  private var random = RandomSource(seed: 0)
  private var heap = Heap<Entry>()
  /// The least entry, kept apart: where only one actor can move the heap is never touched.
  private var front: Entry?
  private var last: Int32 = 0
  private var round = 0

  var count: Int { heap.count + (front == nil ? 0 : 1) }

  private var entries: [Entry] { (front.map { [$0] } ?? []) + heap.elements }

  /// The actors that can move, in order of creation.
  var all: [ActorID] {
    entries.map(\.actor).filter { $0 != ActorID.network.index }.sorted().map { ActorID($0) }
  }

  mutating func setPolicy(_ policy: Policy, seed: UInt64) {
    self.policy = policy
    random = RandomSource(seed: seed)
    last = 0
    round = 0
    let entries = entries
    heap = Heap()
    front = nil
    for entry in entries { insert(ActorID(entry.actor), since: entry.since) }
  }

  @inline(__always)
  mutating func insert(_ actor: ActorID, since event: Int) {
    if front == nil, policy != .roundRobin {
      front = Entry(key: event, since: event, actor: actor.index)
    } else {
      insertAmongOthers(actor, since: event)
    }
  }

  private mutating func insertAmongOthers(_ actor: ActorID, since event: Int) {
    let key =
      switch policy {
      case .oldest, .random: event
      case .roundRobin: (actor.index > last ? round : round + 1) << 32 | Int(actor.index)
      }
    let entry = Entry(key: key, since: event, actor: actor.index)
    if let least = front {
      if entry.key < least.key {
        heap.insert(least)
        front = entry
      } else {
        heap.insert(entry)
      }
    } else {
      front = entry
    }
  }

  /// Takes the actor that moves next.
  @inline(__always)
  mutating func next() -> ActorID? {
    guard let least = front else { return nil }
    if policy == .oldest, heap.count == 0 {
      front = nil
      return ActorID(least.actor)
    }
    return pick(least)
  }

  /// Takes the least actor or another, as the policy says.
  private mutating func pick(_ least: Entry) -> ActorID {
    switch policy {
    case .oldest: break
    case .roundRobin:
      last = least.actor
      round = least.key >> 32
    case .random:
      let choice = random.next(below: heap.count + 1)
      if choice > 0 { return ActorID(heap.remove(at: choice - 1).actor) }
    }
    front = heap.count == 0 ? nil : heap.remove(at: 0)
    return ActorID(least.actor)
  }

  /// Takes all actors, with the event since which each can move, those first that could first.
  mutating func takeAll() -> [(actor: ActorID, since: Int)] {
    let all = entries.sorted { $0.since < $1.since }
    heap = Heap()
    front = nil
    return all.map { (ActorID($0.actor), $0.since) }
  }

  /// Takes the actor that could move first, with the event since which it can.
  @inline(__always)
  mutating func takeEarliest() -> (actor: ActorID, since: Int)? {
    guard let least = front else { return nil }
    if heap.count > 0 { return takeEarliestOfSeveral() }
    front = nil
    return (ActorID(least.actor), least.since)
  }

  private mutating func takeEarliestOfSeveral() -> (actor: ActorID, since: Int)? {
    guard let entry = entries.min(by: { $0.since < $1.since }) else { return nil }
    remove(ActorID(entry.actor))
    return (ActorID(entry.actor), entry.since)
  }

  /// A number below a bound, for whoever has to choose under `random`.
  mutating func choose(below bound: Int) -> Int {
    random.next(below: bound)
  }

  /// Takes a particular actor out, if it is there.
  mutating func remove(_ actor: ActorID) {
    if front?.actor == actor.index {
      front = heap.count == 0 ? nil : heap.remove(at: 0)
      return
    }
    guard let index = heap.elements.firstIndex(where: { $0.actor == actor.index }) else { return }
    _ = heap.remove(at: index)
  }
}
