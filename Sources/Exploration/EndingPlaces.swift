import Kernel

/// Which number the ending with a fingerprint has: a hash table with open addresses (Knuth, "The art
/// of computer programming", volume 3, section 6.4). Fingerprints are mixed already and are not hashed
/// again.
struct EndingPlaces {
  /// What is kept of a fingerprint.
  struct Key: BitwiseCopyable, Equatable {
    fileprivate var low: UInt64 = 0
    fileprivate var high: UInt32 = 0

    fileprivate init() {}

    init(_ fingerprint: Fingerprint) {
      let words = fingerprint.words
      (low, high) = (words.0, UInt32(truncatingIfNeeded: words.1))
    }
  }

  private struct Entry: BitwiseCopyable {
    var key = Key()
    /// The number; -1 where nothing is.
    var place: Int32 = -1
  }

  private var entries = [Entry](repeating: Entry(), count: 64)
  /// How many endings there are.
  private(set) var count = 0

  /// The number of an ending. One that is new gets the next number.
  mutating func place(of key: Key) -> (place: Int, isNew: Bool) {
    if 4 * (count + 1) > 3 * entries.count { grow() }
    let index = index(of: key)
    if entries[index].place >= 0 { return (Int(entries[index].place), false) }
    entries[index] = Entry(key: key, place: Int32(count))
    count += 1
    return (count - 1, true)
  }

  /// All endings in the order of their numbers.
  var keys: [Key] {
    var keys = [Key](repeating: Key(), count: count)
    for entry in entries where entry.place >= 0 { keys[Int(entry.place)] = entry.key }
    return keys
  }

  /// In bytes.
  var memory: Int { entries.capacity * MemoryLayout<Entry>.stride }

  /// Where an ending is, or would be.
  private func index(of key: Key) -> Int {
    var index = Int(truncatingIfNeeded: key.low) & (entries.count - 1)
    while entries[index].place >= 0, entries[index].key != key {
      index = (index + 1) & (entries.count - 1)
    }
    return index
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.place >= 0 { entries[index(of: entry.key)] = entry }
  }
}
