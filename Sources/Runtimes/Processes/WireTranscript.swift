package import Actors

/// A frame that has travelled between a worker process and the stage.
package struct Transmission: Sendable {
  /// Whose process it is.
  package let actor: ActorID
  /// Whether it went to the process; else it came from there.
  package let isToWorker: Bool
  /// What it said; in front of it went its length in four bytes.
  package let text: String
}

/// What has travelled last, kept as bytes in rooms that are used again.
final class WireTranscript: @unchecked Sendable {
  private struct Entry {
    var actor = ActorID.nobody
    var isToWorker = false
    var bytes: [UInt8] = []
  }

  private let lock = Lock()
  @exclusivity(unchecked) private var entries: [Entry] = []
  /// How many have been added in all.
  @exclusivity(unchecked) private var count = 0

  /// How many frames are kept.
  static let limit = 1_000
  /// A room that is larger is not used again.
  private static let largestRoom = 1 << 12

  func add(_ actor: ActorID, isToWorker: Bool, _ bytes: UnsafeBufferPointer<UInt8>) {
    lock.acquire()
    let place = count % Self.limit
    count += 1
    if place == entries.count { entries.append(Entry()) }
    if entries[place].bytes.capacity > Self.largestRoom { entries[place].bytes = [] }
    entries[place].actor = actor
    entries[place].isToWorker = isToWorker
    entries[place].bytes.removeAll(keepingCapacity: true)
    entries[place].bytes.append(contentsOf: bytes)
    lock.release()
  }

  var all: [Transmission] {
    lock.acquire()
    defer { lock.release() }
    let start = entries.count < Self.limit ? 0 : count % Self.limit
    return (entries[start...] + entries[..<start]).map { entry in
      Transmission(
        actor: entry.actor, isToWorker: entry.isToWorker,
        text: String(decoding: entry.bytes, as: UTF8.self))
    }
  }
}
