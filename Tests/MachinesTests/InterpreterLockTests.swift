import Testing

@testable import Machines

@Suite struct `The interpreter's lock` {
  @Test func `goes to whoever asks while it is free`() {
    var lock = InterpreterLock(interval: 5)
    let isHolder = lock.acquire(1, at: 0)
    #expect(isHolder)
    #expect(lock.requestTime == nil)
    let next = lock.release(at: 3)
    #expect(next == nil)
    _ = lock.acquire(1, at: 9)
    #expect(lock.holder == 1)
    #expect(lock.switches == 0)
  }

  @Test func `is asked for when somebody has waited for the interval`() {
    var lock = InterpreterLock(interval: 5)
    _ = lock.acquire(1, at: 0)
    for (worker, time) in [(2, 3), (3, 4)] {
      let isHolder = lock.acquire(worker, at: time)
      #expect(!isHolder)
    }
    #expect(lock.requestTime == 8)
    lock.request()
    #expect(lock.isRequested)
    let next = lock.release(at: 8)
    #expect(next == 2)
    #expect(lock.holder == 2)
    #expect(!lock.isRequested)
  }

  @Test func `is not asked for after an interval in which it changed hands`() {
    var lock = InterpreterLock(interval: 5)
    _ = lock.acquire(1, at: 0)
    _ = lock.acquire(2, at: 0)
    _ = lock.acquire(3, at: 2)
    // 1 goes to sleep, so 2 gets it; 3 looks up at 7, sees that it changed hands at 4, and waits
    // until 12.
    let next = lock.release(at: 4)
    #expect(next == 2)
    #expect(lock.requestTime == 12)
    // Whoever begins to wait after the switch asks an interval later.
    _ = lock.acquire(1, at: 5)
    #expect(lock.requestTime == 10)
  }

  @Test func `is forgotten by a thread that waits no longer`() {
    var lock = InterpreterLock(interval: 5)
    _ = lock.acquire(1, at: 0)
    _ = lock.acquire(2, at: 1)
    lock.withdraw(2)
    #expect(lock.requestTime == nil)
    let next = lock.release(at: 3)
    #expect(next == nil)
  }
}
