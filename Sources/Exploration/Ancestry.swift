/// Sets of the steps of one order, as rows of bits: what came before what. Rows are only added, and
/// taken back from the end; row 0 is the empty set.
struct Ancestry {
  private var bits: [UInt64] = [0]
  /// How many words a row has.
  private var width = 1
  private(set) var count = 1
  private var scratch: [UInt64] = [0]

  /// In bytes.
  var memory: Int { bits.capacity * MemoryLayout<UInt64>.stride }

  /// Makes room for steps up to a number of them.
  mutating func reserve(steps: Int) {
    guard steps > width * 64 else { return }
    let wider = max(2 * width, (steps + 63) / 64)
    var moved = [UInt64](repeating: 0, count: count * wider)
    for row in 0..<count {
      for word in 0..<width { moved[row * wider + word] = bits[row * width + word] }
    }
    (bits, width) = (moved, wider)
    scratch = [UInt64](repeating: 0, count: wider)
  }

  /// Forgets the rows from a number on.
  mutating func truncate(to count: Int) {
    bits.removeLast((self.count - count) * width)
    self.count = count
  }

  @inline(__always)
  func contains(_ row: Int32, _ step: Int) -> Bool {
    bits[Int(row) * width + step >> 6] >> UInt64(step & 63) & 1 != 0
  }

  /// A row with what is in either of two.
  mutating func union(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b || b == 0 { return a }
    if a == 0 { return b }
    let (left, right) = (Int(a) * width, Int(b) * width)
    var (hasAll, hasOnly) = (true, true)
    for word in 0..<width {
      let (x, y) = (bits[left + word], bits[right + word])
      if y & ~x != 0 { hasAll = false }
      if x & ~y != 0 { hasOnly = false }
    }
    if hasAll { return a }
    if hasOnly { return b }
    for word in 0..<width { bits.append(bits[left + word] | bits[right + word]) }
    count += 1
    return Int32(count - 1)
  }

  /// A new row with what is in another one and a step.
  mutating func row(_ other: Int32, with step: Int) -> Int32 {
    let start = Int(other) * width
    for word in 0..<width { bits.append(bits[start + word]) }
    bits[count * width + step >> 6] |= 1 << UInt64(step & 63)
    count += 1
    return Int32(count - 1)
  }

  /// A new row with all steps before a number.
  mutating func rowOfAll(before step: Int) -> Int32 {
    for word in 0..<width {
      let rest = step - word * 64
      bits.append(rest >= 64 ? .max : rest <= 0 ? 0 : 1 << UInt64(rest) - 1)
    }
    count += 1
    return Int32(count - 1)
  }

  /// Adds to a row all steps up to one.
  mutating func fill(_ row: Int32, upTo step: Int) {
    for word in 0..<width {
      let rest = step + 1 - word * 64
      bits[Int(row) * width + word] |= rest >= 64 ? .max : rest <= 0 ? 0 : 1 << UInt64(rest) - 1
    }
  }

  /// Finds the last steps before a step: those in its row that are in the row of no other in it. Those
  /// that are not in the row `enabling` are added to `races`.
  mutating func findRaces(
    of step: Int, in row: Int32, enabling: Int32, steps: [Explorer.Step], races: inout [Int32]
  ) {
    let start = Int(row) * width
    for word in 0..<width { scratch[word] = bits[start + word] }
    scratch[step >> 6] &= ~(1 << UInt64(step & 63))
    for word in stride(from: step >> 6, through: 0, by: -1) {
      while scratch[word] != 0 {
        let earlier = word * 64 + 63 - scratch[word].leadingZeroBitCount
        if !contains(enabling, earlier) { races.append(Int32(earlier)) }
        let past = Int(steps[earlier].row) * width
        for index in 0...word { scratch[index] &= ~bits[past + index] }
      }
    }
  }
}
