/// The same 64 bits for the same texts, in every process (FNV-1a: Fowler, Noll and Vo, 1991).
package struct StableHash: Sendable {
  package private(set) var value: UInt64

  /// The value before any text.
  package static let beginning: UInt64 = 0xcbf2_9ce4_8422_2325

  package init(_ value: UInt64 = StableHash.beginning) {
    self.value = value
  }

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    // What no text holds, so that two texts are not one.
    add(0xff)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
