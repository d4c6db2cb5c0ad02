import Actors
import Glibc

/// The process of an actor, as whoever types sees it. What it holds besides belongs to the hub's lock,
/// but for the descriptors, the reader and the writer, which are the switchboard's.
final class ActorProcess: Worker, @unchecked Sendable {
  /// Its number with the operating system; 0 while there is none.
  @exclusivity(unchecked) var process: pid_t = 0
  /// Our ends of the two pipes that lead to it and from it; -1 while there is none.
  @exclusivity(unchecked) var input: Int32 = -1
  @exclusivity(unchecked) var output: Int32 = -1
  @exclusivity(unchecked) var reader = FrameReader()
  @exclusivity(unchecked) var writer = FrameWriter()
  /// Whether it is known to wait until more can be sent.
  @exclusivity(unchecked) var isFull = false
  /// The state variables as the process has them.
  @exclusivity(unchecked) var known: [Value?] = []
  /// The number of the turn that it runs, from 1.
  @exclusivity(unchecked) var turn = 0
  /// Whether it has gone on behind the effect that it told last.
  @exclusivity(unchecked) var hasGoneOn = false
  /// When it is killed unless it answers, by `RealTime`; nil while it may take its time.
  @exclusivity(unchecked) var deadline: Int?

  override var mustGoOn: Bool { hasGoneOn }

  /// Whether there are pipes.
  var isConnected: Bool { input >= 0 }

  /// Whether it has been called and not had its turn yet.
  @exclusivity(unchecked) var isCalled = false
}
