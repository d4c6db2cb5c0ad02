import Kernel

/// Which number the ending with a fingerprint has: a hash table with open addresses (Knuth, "The art
/// of computer programming", volume 3, section 6.4). Fingerprints are mixed already and are not hashed
/// again.
struct EndingPlaces {
  private struct Entry: BitwiseCopyable {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// The number; -1 where nothing is.
    var place: Int32 = -1
  }

  private var entries = [Entry](repeating: Entry(), count: 64)
  /// How many endings there are.
  private(set) var count = 0

  /// The number of an ending. One that is new gets the next number.
  mutating func place(of fingerprint: Fingerprint) -> (place: Int, isNew: Bool) {
    if 4 * (count + 1) > 3 * entries.count { grow() }
    let (low, high) = fingerprint.words
    let index = index(low, UInt32(truncatingIfNeeded: high))
    if entries[index].place >= 0 { return (Int(entries[index].place), false) }
    entries[index] = Entry(
      low: low, high: UInt32(truncatingIfNeeded: high), place: Int32(count))
    count += 1
    return (count - 1, true)
  }

  /// In bytes.
  var memory: Int { entries.capacity * MemoryLayout<Entry>.stride }

  /// Where an ending is, or would be.
  private func index(_ low: UInt64, _ high: UInt32) -> Int {
    var index = Int(truncatingIfNeeded: low) & (entries.count - 1)
    while entries[index].place >= 0, entries[index].low != low || entries[index].high != high {
      index = (index + 1) & (entries.count - 1)
    }
    return index
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.place >= 0 { entries[index(entry.low, entry.high)] = entry }
  }
}
