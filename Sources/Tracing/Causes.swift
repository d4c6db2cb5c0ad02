package import Actors

/// Why things happened: each event names the one that made it possible.
extension EventLog {
  /// The events that led to one, from what was typed (or from the oldest that is held) to the event
  /// itself; of a longer chain the last `limit`.
  package func causes(of number: Int, atMost limit: Int) -> [Int] {
    var chain = [number]
    while chain.count < limit, let cause = self[chain[chain.count - 1]]?.cause, cause > 0 {
      chain.append(cause)
    }
    return chain.reversed()
  }
}
