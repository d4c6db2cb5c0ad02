import Synchronization

/// Work that is shared out among threads, for as long as it takes.
package enum WorkSharing {
  /// What threads that share work have in common.
  private final class Board: Sendable {
    let next = Atomic<Int>(0)
    let left: Atomic<Int>
    let count: Int
    let work: @Sendable (Int) -> Void
    let isDone = Parking()

    init(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
      left = Atomic(count)
      self.count = count
      self.work = work
    }

    /// Does what nobody has begun yet, piece by piece.
    func takePart() {
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        work(number)
        if left.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
          isDone.call()
        }
      }
    }
  }

  /// Does some work for each number below a count and comes back when all is done. This thread takes
  /// part; where there is no room for others, it does everything.
  /// - Parameter threads: how many threads there are to be with this one, at least 1.
  package static func perform(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Void
  ) {
    guard count > 0 else { return }
    let board = Board(count, work)
    for _ in 1..<max(1, min(threads, count)) {
      do throws(Refusal) {
        try Thread.start { board.takePart() }
      } catch {
        break
      }
    }
    board.takePart()
    board.isDone.wait()
  }
}
