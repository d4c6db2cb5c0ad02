/// Where a cast plays, as it is typed: `simulator`, `threads`, `threads gil interval 10ms`, `processes`.
package enum RuntimeForm: Equatable, Sendable {
  case simulator
  case threads
  /// With a lock that one thread has at a time, and after how many microseconds others ask for it; nil
  /// where that was not said.
  case lockedThreads(interval: Int?)
  case processes

  /// How it is typed.
  package var text: String {
    switch self {
    case .simulator: RuntimeName.simulator.rawValue
    case .threads: RuntimeName.threads.rawValue
    case .lockedThreads(nil): "\(RuntimeName.threads.rawValue) \(TimelineName.gil.rawValue)"
    case .lockedThreads(let interval?):
      "\(RuntimeForm.lockedThreads(interval: nil).text) \(ContextualWord.interval.rawValue) "
        + DurationUnit.text(interval)
    case .processes: RuntimeName.processes.rawValue
    }
  }
}

/// What may stand behind `runtime`; the raw value is how it is typed.
package enum RuntimeName: String, Sendable, CaseIterable {
  case simulator, threads, processes
}
