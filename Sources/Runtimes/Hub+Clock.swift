import Actors
import Kernel

/// The clock of a real run: a thread that sleeps until something is due.
extension Hub {
  func startClock() throws(Refusal) {
    isClockRunning = true
    do throws(Refusal) {
      try Thread.start { [self] in keepTime() }
    } catch {
      isClockRunning = false
      throw error
    }
  }

  /// Lets the clock stop, and waits until it has; the lock is held.
  func stopClock() {
    alarmTime = .min
    alarm.signal()
    while isClockRunning { changed.wait(lock) }
  }

  private func keepTime() {
    let timekeeper = Worker(.nobody)
    lock.acquire()
    while alarmTime != .min {
      guard let due = simulator.nextDueTime() else {
        alarmTime = .max
        // What was the last thing due may not be wanted any more.
        if isAtRest { changed.signalAll() }
        alarm.wait(lock)
        continue
      }
      alarmTime = due
      if due > clock {
        alarm.wait(lock, until: due > .max - max(0, epoch) ? .max : due + epoch)
      } else if lookers > 0 {
        released.wait(lock)
      } else {
        withOpenStage(timekeeper) {}
        leave(timekeeper)
        lock.acquire()
      }
    }
    isClockRunning = false
    changed.signalAll()
    lock.release()
  }
}
