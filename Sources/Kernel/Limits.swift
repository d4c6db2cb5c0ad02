/// What may grow, and how far. Reaching a limit is a fault or a report, never the end of the session.
package enum Limits {
  /// Slices that a `run`, or an `await` at the prompt, takes without a number of its own.
  package static let turnsPerRun = 10_000
  /// Effects and switches in one run on a modelled machine.
  package static let movesOnModel = 500_000
  /// Microseconds that one run on a modelled machine may take.
  package static let timeOnModel = 1_000_000_000_000
  /// Microseconds that an entry waits for a cast that plays for real.
  package static let realWait = 60_000_000
  /// Messages that may wait in one mailbox.
  package static let mailbox = 5_000_000
  /// Messages that may be in flight.
  package static let flights = 100_000
  /// Actors in one session, stopped ones included.
  package static let actors = 10_000_000
  /// Behaviors whose `var` lines spawn each other, within one spawn.
  package static let nestedSpawns = 100
  /// Events of one slice that may wait to be shown before it pauses.
  package static let unshownReports = 1_000
  /// Failures that are kept to be reported.
  package static let keptFailures = 1_000
}
