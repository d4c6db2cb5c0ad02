package import Actors

/// How many events of each actor came before a moment, or are it (Fidge, "Timestamps in
/// message-passing systems that preserve the partial ordering", 1988; Mattern, "Virtual time and
/// global states of distributed systems", 1989).
///
/// All that happened before the clock moved last came before everything after that. So a clock is
/// what was common to all then, which they share, and the little that was learned since.
package struct VectorClock: Sendable {
  /// How often the clock had moved.
  package let clockMoves: Int
  /// How many events of each actor there had been when it moved last.
  private let base: [UInt32]
  private let recent: RecentClock

  init(clockMoves: Int, base: [UInt32], recent: RecentClock) {
    self.clockMoves = clockMoves
    self.base = base
    self.recent = recent
  }

  /// How many events of an actor came before, or are this one.
  package subscript(actor: ActorID) -> Int {
    let index = Int(actor.index)
    return max(index < base.count ? Int(base[index]) : 0, recent[actor.index])
  }

  /// The actors of whom anything came before, in order of creation, each with how much.
  package var counts: [(actor: ActorID, count: Int)] {
    var all = base.map { Int($0) }
    for entry in recent.entries {
      let index = Int(entry.actor)
      if index >= all.count {
        all.append(contentsOf: repeatElement(0, count: index + 1 - all.count))
      }
      all[index] = max(all[index], Int(entry.count))
    }
    return all.indices.filter { all[$0] > 0 }.map { (ActorID(Int32($0)), all[$0]) }
  }
}

/// The part of a vector clock that was learned since the clock moved last: only of those who have
/// moved since. Copies share their memory until one of them changes.
struct RecentClock: Sendable {
  struct Entry: Sendable {
    var actor: Int32
    var count: UInt32
  }

  /// In order of the actors.
  private(set) var entries: [Entry] = []

  subscript(actor: Int32) -> Int {
    let place = place(of: actor)
    guard place < entries.count, entries[place].actor == actor else { return 0 }
    return Int(entries[place].count)
  }

  /// Where an actor is, or would be.
  private func place(of actor: Int32) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].actor < actor { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func set(_ actor: Int32, to count: UInt32) {
    let place = place(of: actor)
    if place < entries.count, entries[place].actor == actor {
      entries[place].count = count
    } else {
      entries.insert(Entry(actor: actor, count: count), at: place)
    }
  }

  /// Makes this moment come after another one, too.
  mutating func merge(_ other: RecentClock) {
    if other.entries.isEmpty || other.sharesMemory(with: self) { return }
    if entries.isEmpty {
      self = other
      return
    }
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + other.entries.count)
    var (here, there) = (entries[...], other.entries[...])
    while let a = here.first, let b = there.first {
      if a.actor == b.actor {
        merged.append(Entry(actor: a.actor, count: max(a.count, b.count)))
        here = here.dropFirst()
        there = there.dropFirst()
      } else if a.actor < b.actor {
        merged.append(a)
        here = here.dropFirst()
      } else {
        merged.append(b)
        there = there.dropFirst()
      }
    }
    merged += here
    merged += there
    entries = merged
  }

  private func sharesMemory(with other: RecentClock) -> Bool {
    entries.withUnsafeBufferPointer { a in
      other.entries.withUnsafeBufferPointer { b in a.baseAddress == b.baseAddress }
    }
  }
}
