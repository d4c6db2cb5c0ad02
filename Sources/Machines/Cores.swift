/// The cores, and the workers that wait for one: first come, first served, and back to the end of the
/// queue after a quantum in which others waited.
struct Cores {
  private struct Core {
    var worker: Int?
    var last: Int?
    /// Since when it has had this worker, or none.
    var since = 0
  }

  private var cores: [Core]
  private var queue: [Int] = []
  /// How often a core went from one worker to another.
  private(set) var switches = 0

  init(_ count: Int) {
    cores = Array(repeating: Core(), count: count)
  }

  /// Whether a worker waits for a core.
  var isWanted: Bool { !queue.isEmpty }

  /// Gives a worker a core if one is free; else it waits for one.
  /// - Parameter last: the core it had before, which it gets again if that is free.
  mutating func take(_ worker: Int, last: Int?, at now: Int) -> Int? {
    guard let core = free(preferring: last) else {
      queue.append(worker)
      return nil
    }
    give(core, to: worker, at: now)
    return core
  }

  /// Frees a core and gives it to whoever has waited for longest, if anybody has.
  mutating func release(_ core: Int, at now: Int) -> Int? {
    cores[core].worker = nil
    cores[core].since = now
    guard let next = queue.first else { return nil }
    queue.removeFirst()
    give(core, to: next, at: now)
    return next
  }

  /// Lets a worker wait no longer.
  mutating func withdraw(_ worker: Int) {
    queue.removeAll { $0 == worker }
  }

  /// The next time that a worker has had its quantum, and its core.
  func nextQuantum() -> (core: Int, time: Int)? {
    guard let core = cores.indices.min(by: { cores[$0].since < cores[$1].since }) else {
      return nil
    }
    return (core, cores[core].since + MachineModel.quantum)
  }

  /// The worker that a core has.
  func worker(on core: Int) -> Int? { cores[core].worker }

  /// The core to use: the one had before, or else the one that has been idle for longest.
  private func free(preferring last: Int?) -> Int? {
    if let last, cores[last].worker == nil { return last }
    return cores.indices.filter { cores[$0].worker == nil }
      .min { cores[$0].since < cores[$1].since }
  }

  private mutating func give(_ core: Int, to worker: Int, at now: Int) {
    if let last = cores[core].last, last != worker { switches += 1 }
    cores[core] = Core(worker: worker, last: worker, since: now)
  }
}
