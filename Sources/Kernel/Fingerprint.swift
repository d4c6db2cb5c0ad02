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
    var word: UInt64 = 0
    var count = 0
    for byte in text.utf8 {
      word = word << 8 | UInt64(byte)
      count += 1
      if count & 7 == 0 {
        add(word)
        word = 0
      }
    }
    add(word)
    add(count)
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
  /// What can be told of all actors when nothing moves any more: the state of each, how it stands, its
  /// mail, the failures that nobody has looked at, and the clock. What they printed and the dead
  /// letters are history and not in it.
  /// - Parameter identity: a number for each actor that does not depend on the order.
  package func fingerprint(identity: (ActorID) -> Int) -> Fingerprint {
    var all = Fingerprint.zero
    for place in 1..<max(1, actors.count) {
      let record = actors[place]
      if record.status == .unborn { continue }
      var one = Fingerprint()
      one.add(identity(ActorID(Int32(place))))
      one.add(Int(record.status.rawValue))
      one.add(Int(record.state))
      if record.suspension >= 0, let suspension = suspensions[Int(record.suspension)],
        case .future(let future) = suspension.wait
      {
        one.add(identity(futures[future].responsible))
      }
      let count = code(of: ActorID(Int32(place))).slotNames.count
      for slot in 0..<count {
        add(slots[Int(record.slotBase) + slot], to: &one, depth: 0, identity)
      }
      addMail(record.head, to: &one, identity)
      all.join(one)
    }
    for failure in failures {
      var one = Fingerprint()
      one.add(identity(failure.actor) ^ 1 << 40)
      one.add(failure.text)
      add(failure.message, to: &one, depth: 0, identity)
      all.join(one)
    }
    var rest = Fingerprint()
    rest.add(clock)
    addMail(actors[0].head, to: &rest, identity)
    for slot in 0..<yourSlots.count where !yourSlots[slot].isPlain || yourSlots[slot].isFuture {
      add(yourSlots[slot], to: &rest, depth: 0, identity)
    }
    all.join(rest)
    return all
  }

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
    case .text(let text):
      one.add(11)
      one.add(text.string)
    case .list(let list):
      one.add(12)
      one.add(list.elements.count)
      for element in list.elements { add(element, to: &one, depth: depth, identity) }
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

  /// Whether somebody waits inside a turn for a reply.
  package var hasBlocked: Bool {
    suspensions.contains { suspension in
      guard case .future? = suspension?.wait else { return false }
      return suspension?.actor != .you
    }
  }

  /// Whether a failure was left that nobody has looked at.
  package var hasUnseenFailures: Bool { !failures.isEmpty || unkeptFailures > 0 }
}

extension Value {
  fileprivate var isFuture: Bool {
    if case .future = self { true } else { false }
  }
}
