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

/// What has travelled last.
final class WireTranscript: @unchecked Sendable {
  private let lock = Lock()
  private var transmissions: [Transmission] = []
  private var start = 0

  /// How many frames are kept.
  static let limit = 1_000

  func add(_ actor: ActorID, isToWorker: Bool, _ text: String) {
    let transmission = Transmission(actor: actor, isToWorker: isToWorker, text: text)
    lock.acquire()
    if transmissions.count < Self.limit {
      transmissions.append(transmission)
    } else {
      transmissions[start] = transmission
      start = (start + 1) % Self.limit
    }
    lock.release()
  }

  var all: [Transmission] {
    lock.acquire()
    defer { lock.release() }
    return Array(transmissions[start...] + transmissions[..<start])
  }
}
