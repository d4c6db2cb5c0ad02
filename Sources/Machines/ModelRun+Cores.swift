import Tracing

/// Who has a core, and who has the lock.
extension ModelRun {
  /// Lets a worker compute as soon as it can.
  mutating func want(_ worker: Int) {
    workers[worker].condition = .wants
    workers[worker].since = now
    if lock?.acquire(worker, at: now) == false { return }
    takeCore(worker)
  }

  private mutating func takeCore(_ worker: Int) {
    let last = workers[worker].lastCore
    if let core = cores.take(worker, last: last, at: now) { dispatch(worker, on: core) }
  }

  private mutating func dispatch(_ worker: Int, on core: Int) {
    workers[worker].lane.add(.init(.waits, from: workers[worker].since, to: now))
    workers[worker].condition = .runs(core: core)
    workers[worker].since = now
    workers[worker].lastCore = core
    granted.append(worker)
  }

  /// Takes its core, and the lock, from a worker that computes.
  /// - Parameter toGoOn: whether it wants to compute again.
  mutating func giveUpCore(_ worker: Int, toGoOn: Bool) {
    guard case .runs(let core) = workers[worker].condition else { return }
    account(worker)
    granted.removeAll { $0 == worker }
    workers[worker].condition = .idle
    let next = cores.release(core, at: now)
    let nextHolder = lock?.release(at: now)
    // At the end of the queue before those that wake up because of it.
    if toGoOn { want(worker) }
    if let next { dispatch(next, on: core) }
    if let nextHolder { takeCore(nextHolder) }
  }

  /// Takes down what a worker has computed up to now.
  mutating func account(_ worker: Int) {
    guard case .runs(let core) = workers[worker].condition else { return }
    let time = now - workers[worker].since
    workers[worker].lane.add(.init(.runs(core: core), from: workers[worker].since, to: now))
    workers[worker].since = now
    workers[worker].left -= time
    if workers[worker].isWork { worked += time }
  }

  /// A thread has waited long enough and asks for the lock. In the middle of `work` the holder drops
  /// it at once, else at the end of what it does in one piece.
  mutating func requestLock() {
    lock?.request()
    if let holder = lock?.holder, workers[holder].isWork {
      giveUpCore(holder, toGoOn: true)
    }
  }

  /// A worker has computed what it had to.
  mutating func endComputation(of worker: Int) {
    account(worker)
    workers[worker].isWork = false
    if lock?.isRequested == true {
      giveUpCore(worker, toGoOn: true)
    } else {
      granted.append(worker)
    }
  }

  /// Ends a worker whose actor will never move again, wherever it is.
  mutating func end(_ worker: Int) {
    wakeUp(worker)
    workers[worker].hasEnded = true
    workers[worker].debt = 0
    switch workers[worker].condition {
    case .idle: break
    case .wants:
      workers[worker].lane.add(.init(.waits, from: workers[worker].since, to: now))
      workers[worker].condition = .idle
      lock?.withdraw(worker)
      cores.withdraw(worker)
    case .runs: giveUpCore(worker, toGoOn: false)
    }
  }
}
