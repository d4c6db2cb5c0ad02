import Synchronization

/// A lock that only one of the threads of a cast has, as CPython's interpreter lock since 3.2 (A. Pitrou,
/// "Reworking the GIL", 2009).
///
/// Whoever finds it taken waits for the interval. If it has not changed hands meanwhile, the holder is
/// asked to drop it, does so at its next check, and waits until another thread has it.
final class GlobalLock: @unchecked Sendable {
  private let lock = Lock()
  private let dropped = Condition()
  private let taken = Condition()
  private let interval: Int
  private var isTaken = false
  private var waiters = 0
  /// How often it has been taken.
  private var takings = 0
  private let isRequested = Atomic<Bool>(false)

  /// - Parameter interval: in microseconds.
  init(interval: Int) {
    self.interval = max(1, interval)
  }

  /// Waits until the lock is free, and takes it.
  func acquire() {
    lock.acquire()
    take()
    lock.release()
  }

  func release() {
    lock.acquire()
    drop()
    lock.release()
  }

  /// Lets another thread have the lock for a while, if one has asked for it.
  @inline(__always)
  func check() {
    if isRequested.load(ordering: .relaxed) { handOver() }
  }

  @inline(never)
  private func handOver() {
    lock.acquire()
    let mine = takings
    drop()
    while waiters > 0, takings == mine { taken.wait(lock) }
    take()
    lock.release()
  }

  private func take() {
    waiters += 1
    while isTaken {
      let before = takings
      let end = RealTime.now + interval
      dropped.wait(lock, until: end)
      if isTaken, takings == before, RealTime.now >= end {
        isRequested.store(true, ordering: .relaxed)
      }
    }
    waiters -= 1
    isTaken = true
    takings += 1
    isRequested.store(false, ordering: .relaxed)
    taken.signalAll()
  }

  private func drop() {
    isTaken = false
    dropped.signal()
  }
}
