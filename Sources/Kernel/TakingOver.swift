import Actors

/// Becoming equal to another configuration in the memory that there is. Whoever goes to and fro between
/// stages that are nearly the same saves making and giving up memory, and counting references to what
/// both hold.
extension Configuration {
  /// Becomes a copy of another configuration; both must be of the same program. All that is stored is
  /// named here.
  package mutating func take(over other: borrowing Configuration) {
    precondition(yourCode === other.yourCode && program === other.program)
    actors.take(over: other.actors)
    slots.take(over: other.slots)
    yourSlots.take(over: other.yourSlots)
    envelopes.take(over: other.envelopes)
    letters.take(over: other.letters)
    freeEnvelope = other.freeEnvelope
    mailCount = other.mailCount
    network = other.network
    share(&flights, other.flights)
    share(&causality, other.causality)
    futures.take(over: other.futures)
    suspensions.take(over: other.suspensions)
    freeSuspensions.take(over: other.freeSuspensions)
    share(&timers, other.timers)
    share(&ready, other.ready)
    share(&names, other.names)
    share(&definitions, other.definitions)
    share(&parameters, other.parameters)
    share(&restartWindows, other.restartWindows)
    share(&randomSources, other.randomSources)
    startOrder.take(over: other.startOrder)
    share(&failures, other.failures)
    unkeptFailures = other.unkeptFailures
    clock = other.clock
    clockEvent = other.clockEvent
    clockMoves = other.clockMoves
    seed = other.seed
    messageCount = other.messageCount
    serial = other.serial
  }
}

extension Slab {
  /// Becomes a copy of another row.
  mutating func take(over other: borrowing Slab) {
    if count == 0, other.count > capacity { return self = other.copy() }
    if count > other.count { removeLast(count - other.count) }
    for index in 0..<count { share(base + index, other.base + index) }
    while count < other.count { append(other[count]) }
  }
}

extension Array {
  /// Becomes equal to another array without sharing its memory.
  fileprivate mutating func take(over other: [Element]) {
    if capacity == 0 { return self = other }
    if count > other.count { removeLast(count - other.count) }
    withUnsafeMutableBufferPointer { mine in
      other.withUnsafeBufferPointer { theirs in
        guard let first = mine.baseAddress, let other = theirs.baseAddress else { return }
        for index in mine.indices { share(first + index, other + index) }
      }
    }
    if count < other.count { append(contentsOf: other[count...]) }
  }
}

/// Assigns a value that may be the same already.
@inline(__always)
private func share<Element>(_ place: inout Element, _ value: borrowing Element) {
  withUnsafePointer(to: value) { value in
    withUnsafeMutablePointer(to: &place) { share($0, value) }
  }
}

/// Assigns what lies elsewhere. Where it is the same already, bit by bit, no references are counted.
@inline(__always)
private func share<Element>(
  _ place: UnsafeMutablePointer<Element>, _ value: UnsafePointer<Element>
) {
  let (mine, theirs) = (UnsafeRawPointer(place), UnsafeRawPointer(value))
  let size = MemoryLayout<Element>.size
  var offset = 0
  while offset + 8 <= size {
    guard
      mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    else { return place.pointee = value.pointee }
    offset += 8
  }
  while offset < size {
    guard
      mine.load(fromByteOffset: offset, as: UInt8.self)
        == theirs.load(fromByteOffset: offset, as: UInt8.self)
    else { return place.pointee = value.pointee }
    offset += 1
  }
}
