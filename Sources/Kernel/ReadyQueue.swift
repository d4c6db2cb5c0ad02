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
  private var last: Int32 = 0
  private var round = 0

  var count: Int { heap.count }

  /// The actors that can move, in order of creation.
  var all: [ActorID] { heap.elements.map(\.actor).sorted().map { ActorID($0) } }

  mutating func setPolicy(_ policy: Policy, seed: UInt64) {
    self.policy = policy
    random = RandomSource(seed: seed)
    last = 0
    round = 0
    let entries = heap.elements
    heap = Heap()
    for entry in entries { insert(ActorID(entry.actor), since: entry.since) }
  }

  mutating func insert(_ actor: ActorID, since event: Int) {
    let key =
      switch policy {
      case .oldest, .random: event
      case .roundRobin: (actor.index > last ? round : round + 1) << 32 | Int(actor.index)
      }
    heap.insert(Entry(key: key, since: event, actor: actor.index))
  }

  /// Takes the actor that moves next.
  mutating func next() -> ActorID? {
    guard heap.count > 0 else { return nil }
    let entry = heap.remove(at: policy == .random ? random.next(below: heap.count) : 0)
    last = entry.actor
    round = policy == .roundRobin ? entry.key >> 32 : 0
    return ActorID(entry.actor)
  }

  /// Takes a particular actor out, if it is there.
  mutating func remove(_ actor: ActorID) {
    guard let index = heap.elements.firstIndex(where: { $0.actor == actor.index }) else { return }
    _ = heap.remove(at: index)
  }
}
