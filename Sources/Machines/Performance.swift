package import Tracing

/// What came of running a cast on a machine.
package struct Performance: Sendable {
  /// Why it was over.
  package enum Ending: Equatable, Sendable {
    /// Nobody could move any more.
    case rest
    /// It took more effects and switches than it may.
    case tooManyMoves
    /// The next thing would happen later than the model's clock goes.
    case tooLate
  }

  /// An actor that waits for a reply which never comes.
  package struct Blocked: Equatable, Sendable {
    package var actor: String
    package var responsible: String
    package var future: Int
  }

  package var kind: WorkerKind
  package var ending: Ending
  package var timeline: Timeline
  /// How often a core, or with a lock the lock, went from one worker to another.
  package var switches: Int
  /// How much `work` was done, in nanoseconds.
  package var worked: Int
  /// How long all together slept, in nanoseconds.
  package var slept: Int
  /// Who waited for whom at the end.
  package var blocked: [Blocked]

  /// How long it would take to do all work and to sleep all sleeps one after the other.
  package var inSequence: Int { worked + slept }

  /// How many times faster it was than one thing after the other; nil when there was neither work nor
  /// sleep, or it took no time.
  package var speedUp: Double? {
    inSequence > 0 && timeline.end > 0 ? Double(inSequence) / Double(timeline.end) : nil
  }

  /// How many cores were busy on average.
  package var busyCores: Double {
    timeline.end > 0 ? Double(timeline.computed) / Double(timeline.end) : 0
  }
}
