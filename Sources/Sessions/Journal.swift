import Actors
import Behaviors
import Kernel

/// One thing done in a session, with all that is needed to do it again.
struct JournalEntry {
  enum Action {
    /// A behavior was defined: its name and its place in the program.
    case define(Symbol, Int32)
    /// An entry was typed. The variables of the prompt are those after it, and `it` was this before
    /// it: looking at things sets it, and is not in the journal.
    case typed(Code, Bindings, it: Value)
    /// Steps by the policy.
    case steps
    /// One step of a particular actor.
    case stepOf(ActorID)
    case policy(Policy)
    case seed(UInt64)
  }

  /// What was typed.
  var text: String
  var action: Action
  /// The number of the moment before it.
  var start: Int
  /// The moments it made: the steps of a run, one for everything else.
  var moments: Int
  /// What was said once it had been done; doing it again says it again.
  var closing: [Session.Saying] = []
}

/// The variables of the prompt: where each is kept.
struct Bindings {
  /// The slot of `it`, the value of the last expression typed alone.
  static let it = 0

  var slots: [String: Int] = ["it": it]
  var nextSlot = 1
}

/// A stage as it was at a moment.
final class Checkpoint {
  let stage: Configuration
  let bindings: Bindings
  let moment: Int
  /// The number of the event that comes next.
  let nextEvent: Int

  init(_ simulator: borrowing Simulator, bindings: Bindings, moment: Int) {
    stage = simulator.stage.copy()
    self.bindings = bindings
    self.moment = moment
    nextEvent = simulator.log.next
  }
}

/// All that was done, and stages to go back to.
///
/// A moment is the smallest thing that can be taken back: an entry, or one step of a run. Going back
/// takes the last checkpoint before it and does again what came between. Checkpoints are so far apart
/// that making them costs no more than the steps between them, and few enough to be kept.
struct Journal {
  private(set) var entries: [JournalEntry] = []
  private var checkpoints: [Checkpoint] = []
  /// Steps taken since the last checkpoint.
  private var stepsSince = 0
  /// Where the session stands: how many moments have passed. Entries beyond it can be done again.
  var moment = 0

  private static let keptCheckpoints = 256
  private static let smallStage = 2_000
  /// Steps of a run between checkpoints, at least.
  static let spacing = 8_192

  /// The number of the last moment that there is.
  var end: Int { entries.last.map { $0.start + $0.moments } ?? 0 }

  /// Adds what is about to be done; what could have been done again is forgotten.
  mutating func append(_ text: String, _ action: JournalEntry.Action, moments: Int = 1) {
    truncate()
    entries.append(
      JournalEntry(text: text, action: action, start: moment, moments: moments))
  }

  /// Forgets the moments after this one.
  mutating func truncate() {
    while let last = entries.last, last.start >= moment { entries.removeLast() }
    if let last = entries.last, last.start + last.moments > moment {
      entries[entries.count - 1].moments = moment - last.start
    }
    checkpoints.removeAll { $0.moment > moment }
  }

  /// Keeps what was said at the end of the entry added last, if it began at this moment.
  mutating func close(with sayings: [Session.Saying], from start: Int) {
    guard let last = entries.last, last.start == start else { return }
    entries[entries.count - 1].closing = sayings
  }

  /// Changes the entry added last.
  mutating func amendLast(_ change: (inout JournalEntry) -> Void) {
    if !entries.isEmpty { change(&entries[entries.count - 1]) }
  }

  /// The entry that leads on from a moment.
  func entry(after moment: Int) -> JournalEntry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].start + entries[middle].moments <= moment {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < entries.count ? entries[low] : nil
  }

  // MARK: Checkpoints

  /// Counts steps towards the next checkpoint.
  mutating func count(_ steps: Int) {
    stepsSince += steps
  }

  /// Whether a checkpoint is worth its cost.
  func wantsCheckpoint(_ size: Int, betweenEntries: Bool) -> Bool {
    if checkpoints.isEmpty { return true }
    if betweenEntries, size <= Self.smallStage { return true }
    return stepsSince >= max(Self.spacing, size)
  }

  mutating func add(_ checkpoint: Checkpoint) {
    stepsSince = 0
    if let last = checkpoints.last, last.moment == checkpoint.moment { checkpoints.removeLast() }
    checkpoints.append(checkpoint)
    guard checkpoints.count > Self.keptCheckpoints else { return }
    // The first stays, and of the older half every second one.
    let half = checkpoints.count / 2
    checkpoints = checkpoints.enumerated().filter { $0.offset % 2 == 0 || $0.offset >= half }
      .map(\.element)
  }

  /// The last checkpoint at or before a moment.
  func checkpoint(before moment: Int) -> Checkpoint? {
    checkpoints.last { $0.moment <= moment }
  }

  /// The last checkpoint at or before an event.
  func checkpoint(beforeEvent event: Int) -> Checkpoint? {
    checkpoints.last { $0.nextEvent <= event }
  }
}
