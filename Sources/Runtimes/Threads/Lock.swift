import Glibc

/// A lock that threads wait for by spinning a little before they sleep.
final class Lock: @unchecked Sendable {
  fileprivate let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ADAPTIVE_NP))
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func acquire() { pthread_mutex_lock(mutex) }
  func release() { pthread_mutex_unlock(mutex) }
}

/// Something that threads wait for which hold a lock.
final class Condition: @unchecked Sendable {
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    condition = .allocate(capacity: 1)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  /// Gives the lock up until somebody signals; it may also return for no reason.
  func wait(_ lock: Lock) { pthread_cond_wait(condition, lock.mutex) }

  /// The same, but no longer than up to a time of `RealTime`, in microseconds.
  func wait(_ lock: Lock, until time: Int) {
    var limit = timespec(tv_sec: time / 1_000_000, tv_nsec: time % 1_000_000 * 1_000)
    pthread_cond_timedwait(condition, lock.mutex, &limit)
  }

  func signal() { pthread_cond_signal(condition) }
  func signalAll() { pthread_cond_broadcast(condition) }
}

/// The clock of the machine, which nobody sets.
enum RealTime {
  /// Microseconds since some moment.
  static var now: Int { nanoseconds / 1_000 }

  static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
