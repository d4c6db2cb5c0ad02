package import Actors
import Behaviors

/// A digest of 128 bits: what differs has different ones, but for chance that can be left out of
/// account. Digests that are added up make one that does not depend on the order.
package struct Fingerprint: Hashable, Sendable {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  package init() {}

  /// It is mixed already.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(low)
  }

  @inline(__always)
  package mutating func add(_ word: UInt64) {
    low = Self.folded(low ^ word, 0xA076_1D64_78BD_642F)
    high = Self.folded(high &+ word, 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  package mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number)))
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      let wholeWords = bytes.count & ~7
      let memory = UnsafeRawBufferPointer(bytes)
      for place in stride(from: 0, to: wholeWords, by: 8) {
        add(memory.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      }
      var rest: UInt64 = 0
      for byte in memory[wholeWords...] { rest = rest << 8 | UInt64(byte) }
      add(rest)
      add(bytes.count)
    }
  }

  /// Adds another one to the sum of those in no order.
  package mutating func join(_ other: Fingerprint) {
    low &+= other.low
    high &+= other.high
  }

  package static var zero: Fingerprint {
    var zero = Fingerprint()
    (zero.low, zero.high) = (0, 0)
    return zero
  }

  /// The two words of it.
  package var words: (UInt64, UInt64) { (low, high) }

  @inline(__always)
  private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}

extension Configuration {
  /// What can be told of an actor when nothing moves any more: its state, how it stands, and its mail;
  /// zero for one that never lived. What it printed is history and not in it.
  /// - Parameter identity: a number for each actor that does not depend on the order.
  package func fingerprint(
    of actor: ActorID, identity: (ActorID) -> Int
  ) -> Fingerprint {
    let record = actors[Int(actor.index)]
    if record.status == .unborn { return .zero }
    var one = Fingerprint()
    one.add(identity(actor))
    one.add(Int(record.status.rawValue) | Int(record.state) << 8)
    if record.suspension >= 0,
      case .future(let future)? = suspensions[Int(record.suspension)]?.wait
    {
      one.add(identity(futures[future].responsible))
    }
    let count = record.code._withUnsafeGuaranteedRef { $0.slotNames.count }
    for slot in 0..<count {
      add(slots[Int(record.slotBase) + slot], to: &one, depth: 0, identity)
    }
    addMail(record.head, to: &one, identity)
    return one
  }

  /// What else can be told then: the failures that nobody has looked at, what is there for `you`, and
  /// the clock. Dead letters are history and not in it.
  package func fingerprintOfRest(identity: (ActorID) -> Int) -> Fingerprint {
    var rest = Fingerprint()
    rest.add(clock)
    addMail(actors[0].head, to: &rest, identity)
    for slot in 0..<yourSlots.count where !yourSlots[slot].isPlain || yourSlots[slot].isFuture {
      add(yourSlots[slot], to: &rest, depth: 0, identity)
    }
    for failure in failures {
      var one = Fingerprint()
      one.add(identity(failure.actor) ^ 1 << 40)
      one.add(failure.text)
      add(failure.message, to: &one, depth: 0, identity)
      rest.join(one)
    }
    return rest
  }

  /// Whether anybody was ever asked. What a future stands for is told where it is held, and so changes
  /// what can be told of actors that have done nothing.
  @inline(__always)
  package var hasFutures: Bool { futures.last > 0 }

  private func addMail(
    _ head: Int32, to one: inout Fingerprint, _ identity: (ActorID) -> Int
  ) {
    var place = head
    while place >= 0 {
      let envelope = envelopes[Int(place)]
      one.add(envelope.isStop ? 0x51 : 0x52)
      add(letters[Int(place)], to: &one, depth: 0, identity)
      place = envelope.next
    }
  }

  /// Adds a value, with actors by their identities. A future is told by who awaits what from whom, and
  /// by what has become of it.
  package func add(
    _ value: Value, to one: inout Fingerprint, depth: Int, _ identity: (ActorID) -> Int
  ) {
    switch value {
    case .none: one.add(1)
    case .bool(let value): one.add(value ? 2 : 3)
    case .integer(let value):
      one.add(4)
      one.add(value)
    case .float(let value):
      one.add(5)
      one.add(value.bitPattern)
    case .duration(let value):
      one.add(6)
      one.add(value)
    case .tag(let symbol):
      one.add(7)
      one.add(Int(symbol.index))
    case .actor(let actor):
      one.add(8)
      one.add(identity(actor))
    case .future(let future):
      one.add(9)
      guard futures.contains(future), depth < 8 else { return }
      let record = futures[future]
      one.add(identity(record.asker))
      one.add(identity(record.responsible))
      one.add(Int(record.status.rawValue))
      add(record.value, to: &one, depth: depth + 1, identity)
    case .signal(let signal):
      one.add(10)
      one.add(Int(signal.tag.index))
      add(signal.argument, to: &one, depth: depth, identity)
    case .text(let text): Self.add(text, to: &one)
    case .list(let list):
      one.add(12)
      one.add(list.elements.count)
      list.elements.withUnsafeBufferPointer { elements in
        for index in elements.indices {
          // Texts, which are many, are not passed on, to be counted once less.
          if case .text(let text) = elements[index] {
            Self.add(text, to: &one)
          } else {
            add(elements[index], to: &one, depth: depth, identity)
          }
        }
      }
    case .map(let map):
      one.add(13)
      one.add(map.count)
      for index in 0..<map.count {
        add(map.keys[index], to: &one, depth: depth, identity)
        add(map.values[index], to: &one, depth: depth, identity)
      }
    case .message(let message):
      one.add(14)
      one.add(Int(message.tag.index))
      one.add(message.count)
      for index in 0..<message.count { add(message[index], to: &one, depth: depth, identity) }
    }
  }

  @inline(__always)
  private static func add(_ text: Text, to one: inout Fingerprint) {
    one.add(11)
    one.add(text.string)
  }

  /// Whether somebody waits inside a turn for a reply.
  @inline(__always)
  package var hasBlocked: Bool {
    suspensions.contains { suspension in
      guard case .future? = suspension?.wait else { return false }
      return suspension?.actor != .you
    }
  }

  /// Whether a failure was left that nobody has looked at.
  @inline(__always)
  package var hasUnseenFailures: Bool { !failures.isEmpty || unkeptFailures > 0 }
}

extension Value {
  fileprivate var isFuture: Bool {
    if case .future = self { true } else { false }
  }
}
