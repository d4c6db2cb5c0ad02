/// Where a cast plays for real.
package enum Runtime: Equatable, Sendable {
  /// One thread of the operating system for each actor.
  case threads
  /// The same, but only the thread that has the global lock computes. Whoever waits for it asks for it
  /// after the interval, in microseconds.
  case lockedThreads(interval: Int)
  /// One process for each actor, made by starting an executable again.
  case processes(executable: String)

  /// CPython's switch interval, in microseconds.
  package static let usualInterval = 5_000
}

/// Why the machine does not give what a cast needs.
package struct Refusal: Error, Equatable {
  /// What is wrong, and what to try.
  package let text: String
}
