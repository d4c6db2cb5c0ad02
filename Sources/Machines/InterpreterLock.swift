/// The lock of an interpreter in which one thread computes at a time, as CPython has it since 3.2
/// (A. Pitrou, "Reworking the GIL", 2009).
///
/// A thread that finds the lock taken waits for the switch interval. If the lock has not changed hands
/// meanwhile, it asks the holder to drop it; else it waits for another interval. The holder drops it
/// at its next check, and whoever has waited for longest gets it.
struct InterpreterLock {
  private struct Waiter {
    var worker: Int
    var since: Int
  }

  private let interval: Int
  private(set) var holder: Int?
  private var lastHolder: Int?
  private var waiters: [Waiter] = []
  /// When it last changed hands.
  private var lastSwitch = 0
  /// How often it has changed hands.
  private(set) var switches = 0
  /// When somebody will ask the holder to drop it; nil when nobody waits.
  private(set) var requestTime: Int?
  /// Whether the holder has been asked to drop it.
  private(set) var isRequested = false

  init(interval: Int) {
    self.interval = interval
  }

  /// Gives the lock to a thread if it is free; else the thread waits for it. True when it has it.
  mutating func acquire(_ worker: Int, at now: Int) -> Bool {
    if holder == nil {
      give(to: worker, at: now)
      return true
    }
    waiters.append(Waiter(worker: worker, since: now))
    let request = now + interval
    requestTime = requestTime.map { min($0, request) } ?? request
    return false
  }

  /// Takes the lock from its holder and gives it to whoever has waited for longest, if anybody has.
  mutating func release(at now: Int) -> Int? {
    holder = nil
    isRequested = false
    guard let next = waiters.first?.worker else { return nil }
    waiters.removeFirst()
    give(to: next, at: now)
    return next
  }

  /// Notes that the time of a request has come.
  mutating func request() {
    isRequested = true
    requestTime = nil
  }

  /// Lets a thread wait no longer.
  mutating func withdraw(_ worker: Int) {
    waiters.removeAll { $0.worker == worker }
    planRequest()
  }

  private mutating func give(to worker: Int, at now: Int) {
    holder = worker
    if let lastHolder, lastHolder != worker {
      switches += 1
      lastSwitch = now
    }
    lastHolder = worker
    planRequest()
  }

  /// The first waiter asks whose interval passes without a switch in it.
  private mutating func planRequest() {
    requestTime = isRequested ? nil : waiters.lazy.map(requestTime(of:)).min()
  }

  private func requestTime(of waiter: Waiter) -> Int {
    let missed = max(0, lastSwitch - waiter.since)
    return waiter.since + (missed + interval - 1) / interval * interval + interval
  }
}
