import Glibc
import Synchronization

/// Where one thread waits until somebody wants it: it spins a little, since a wake-up by the operating
/// system costs more than most turns, and then sleeps.
final class Parking: @unchecked Sendable {
  private enum State {
    static let nothing = 0
    static let wanted = 1
    static let asleep = 2
  }

  private let state = Atomic<Int>(State.nothing)
  private let semaphore: UnsafeMutablePointer<sem_t>

  /// How many threads spin now; no more than one for each core but one, where another may run whom
  /// they wait for.
  private static let spinning = Atomic<Int>(0)
  private static let mostSpinning = max(0, Machinery.cores - 1)
  /// Only used by the thread that waits here. To wake a core up that sleeps takes some tens of
  /// microseconds.
  @exclusivity(unchecked) private var budget = SpinBudget(most: 100_000)

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Lets the thread go on that waits here, or that will wait here next.
  func call() {
    if state.exchange(State.wanted, ordering: .acquiringAndReleasing) == State.asleep {
      sem_post(semaphore)
    }
  }

  /// Waits until it is wanted.
  func wait() {
    if !spinUntilWanted() {
      let (sleeps, _) = state.compareExchange(
        expected: State.nothing, desired: State.asleep, ordering: .acquiringAndReleasing)
      if sleeps {
        while sem_wait(semaphore) != 0 {}
      }
    }
    // An exchange and no store: what is read next must not be read before, or the last call could be
    // lost whose reason it is.
    _ = state.exchange(State.nothing, ordering: .acquiringAndReleasing)
  }

  private func spinUntilWanted() -> Bool {
    if state.load(ordering: .acquiring) == State.wanted { return true }
    let length = budget.next()
    if length == 0 { return false }
    let (before, _) = Self.spinning.add(1, ordering: .relaxed)
    defer { Self.spinning.subtract(1, ordering: .relaxed) }
    guard before < Self.mostSpinning else { return false }
    let isWanted = spin(for: length)
    budget.note(isWanted)
    return isWanted
  }

  private func spin(for length: Int) -> Bool {
    let end = RealTime.nanoseconds + length
    repeat {
      for _ in 0..<50 where state.load(ordering: .acquiring) == State.wanted { return true }
    } while RealTime.nanoseconds < end
    return false
  }
}
