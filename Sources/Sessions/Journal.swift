import Actors
import Kernel

/// All that was done, as a tree of branches, and stages to go back to.
///
/// A moment is the smallest thing that can be taken back: an entry, or one step of a run. What is
/// done behind the end of a branch begins another one, and what could be done again stays.
///
/// Going back takes the last checkpoint before the moment and does again what came between.
/// Checkpoints are so far apart that making them costs no more than the steps between them, and few
/// enough to be kept.
struct Journal {
  /// In the order of their numbers.
  private(set) var branches = [Branch(number: 1)]
  /// The number of the branch that the session is on.
  private(set) var current = 1
  /// Where the session stands: how many moments of the branch have passed.
  var moment = 0
  /// Whether the entry added last is still being done.
  private(set) var isOpen = false
  /// Looks behind the end of the branch since the session came there: they belong to what may
  /// begin here.
  private var looks: [Passage] = []
  /// Whether what was typed was too much to be kept.
  private(set) var isCut = false
  /// How much of it is kept, in bytes.
  private var keptBytes = 0

  /// The number of the last branch that was begun.
  private var lastNumber = 1
  private var timesLeft = 0
  /// The branch that the session was on before the open entry began another one.
  private var former: Int?
  /// In order of creation, each with the branch whose moment it shows.
  private var checkpoints: [(branch: Int, checkpoint: Checkpoint)] = []
  /// Steps taken since the last checkpoint.
  private var stepsSince = 0

  /// How many branches are kept.
  static let keptBranches = 100
  private static let keptCheckpoints = 256
  private static let smallStage = 2_000
  /// Steps of a run between checkpoints, at least.
  static let spacing = 8_192

  /// The number of the last moment of the branch.
  var end: Int { self[current].end }

  /// The branch of a number, which there must be.
  subscript(number: Int) -> Branch {
    branches[place(of: number)]
  }

  func hasBranch(_ number: Int) -> Bool {
    branches.contains { $0.number == number }
  }

  private func place(of number: Int) -> Int {
    branches.firstIndex { $0.number == number } ?? 0
  }

  // MARK: Lines

  /// The branches that a line goes along from the beginning, each up to the moment where the next
  /// one leaves it.
  private func line(of number: Int) -> [(branch: Int, until: Int)] {
    var parts = [(branch: number, until: Int.max)]
    while let origin = self[parts[parts.count - 1].branch].origin {
      parts.append((origin.branch, origin.moment))
    }
    return parts.reversed()
  }

  /// The branch that a moment of the present line belongs to.
  func owner(of moment: Int) -> Int {
    line(of: current).first { moment <= $0.until }?.branch ?? current
  }

  /// The last moment that two branches have in common.
  func parting(of one: Int, and other: Int) -> Int {
    var moment = 0
    for (a, b) in zip(line(of: one), line(of: other)) {
      guard a.branch == b.branch else { break }
      moment = min(a.until, b.until)
      if a.until != b.until { break }
    }
    return moment
  }

  /// The entry of the present line that leads on from a moment.
  func entry(after moment: Int) -> JournalEntry? {
    guard let part = line(of: current).first(where: { $0.until > moment }) else { return nil }
    return self[part.branch].entry(after: moment)?.cut(at: part.until)
  }

  /// What was done on the present line up to where the session stands.
  var entriesSoFar: [JournalEntry] {
    line(of: current).flatMap { self[$0.branch].entries(until: min($0.until, moment)) }
  }

  /// What was typed on a line, from its beginning to its end.
  func passages(of number: Int) -> [Passage] {
    line(of: number).flatMap { self[$0.branch].passages(until: $0.until) }
  }

  // MARK: Doing something

  /// Adds what is about to be done. Behind the end of the branch, a new one begins.
  mutating func append(
    _ text: String, _ action: JournalEntry.Action, it: Value, moments: Int = 1
  ) {
    if moment < end { begin() }
    branches[place(of: current)].entries.append(
      JournalEntry(text: text, action: action, start: moment, moments: moments, it: it))
    isOpen = true
  }

  /// Adds what is about to be done on a branch of its own, also at the end of the present one.
  mutating func branchOff(
    _ text: String, _ action: JournalEntry.Action, it: Value, moments: Int
  ) {
    begin()
    append(text, action, it: it, moments: moments)
  }

  private mutating func begin() {
    let origin = Branch.Origin(branch: owner(of: moment), moment: moment)
    former = current
    lastNumber += 1
    branches.append(Branch(number: lastNumber, origin: origin))
    current = lastNumber
  }

  /// Whether who moves next is to be noted in the open entry.
  var notesMovers: Bool {
    isOpen && (self[current].entries.last?.movers.count ?? 0) < JournalEntry.notedMovers
  }

  /// Changes the open entry.
  mutating func amendLast(_ change: (inout JournalEntry) -> Void) {
    let place = place(of: current)
    let last = branches[place].entries.count - 1
    if last >= 0 { change(&branches[place].entries[last]) }
  }

  /// Forgets the open entry, and the branch that it began.
  /// - Returns: the entry.
  @discardableResult
  mutating func removeLast() -> JournalEntry? {
    guard isOpen else { return nil }
    isOpen = false
    let last = branches[place(of: current)].entries.removeLast()
    moment = last.start
    guard let former else { return last }
    branches.removeLast()
    lastNumber -= 1
    current = former
    self.former = nil
    return last
  }

  /// Ends the open entry.
  /// - Returns: the number of the branch that it began, if it did.
  mutating func close() -> Int? {
    guard isOpen else { return nil }
    isOpen = false
    guard let former else { return nil }
    leave(former)
    self.former = nil
    let inherited = firstLooks(on: former, behind: self[current].start)
    keptBytes += inherited.reduce(0) { $0 + $1.size }
    branches[place(of: current)].passages = inherited + looks
    looks = []
    return current
  }

  /// The looks that a line's branch began with at a moment: `it` is what they left, for whoever has
  /// come back to there, too.
  private func firstLooks(on number: Int, behind moment: Int) -> [Passage] {
    let branch = line(of: number).map { self[$0.branch] }
      .first { $0.origin?.moment == moment }
    return branch.map { Array($0.passages.prefix { $0.moments == 0 }) } ?? []
  }

  /// Keeps what was typed and what came of it.
  mutating func keep(_ passage: Passage) {
    isCut = isCut || passage.isTooLong || keptBytes + passage.size > Passage.limit
    if isCut { return }
    keptBytes += passage.size
    if passage.moments == 0, moment < end {
      looks.append(passage)
    } else {
      branches[place(of: current)].passages.append(passage)
    }
  }

  // MARK: Going from branch to branch

  /// Notes, before the session goes elsewhere, what cannot be found by doing things again.
  mutating func depart(it: Value) {
    keptBytes -= looks.reduce(0) { $0 + $1.size }
    looks = []
    if moment == end { branches[place(of: current)].it = it }
  }

  /// Makes another branch the present one.
  mutating func select(_ number: Int) {
    leave(current)
    current = number
  }

  private mutating func leave(_ number: Int) {
    timesLeft += 1
    branches[place(of: number)].leftAt = timesLeft
  }

  /// Forgets the branch that was left longest ago, if there are too many. What another one needs of
  /// it becomes that one's own.
  /// - Returns: its number.
  mutating func forgetSurplus() -> Int? {
    guard branches.count > Self.keptBranches else { return nil }
    let others = branches.filter { $0.number != current }
    guard let oldest = others.min(by: { $0.leftAt < $1.leftAt }) else { return nil }
    forget(oldest)
    return oldest.number
  }

  private mutating func forget(_ branch: Branch) {
    let children = branches.indices.filter { branches[$0].origin?.branch == branch.number }
    let heir = children.max {
      (branches[$0].start, -branches[$0].number) < (branches[$1].start, -branches[$1].number)
    }
    let shared = heir.map { branches[$0].start } ?? -1
    checkpoints.removeAll { $0.branch == branch.number && $0.checkpoint.moment > shared }
    if let heir {
      let number = branches[heir].number
      branches[heir].entries = branch.entries(until: shared) + branches[heir].entries
      branches[heir].passages = branch.passages(until: shared) + branches[heir].passages
      for child in children { branches[child].origin?.branch = number }
      branches[heir].origin = branch.origin
      for index in checkpoints.indices where checkpoints[index].branch == branch.number {
        checkpoints[index].branch = number
      }
    }
    branches.remove(at: place(of: branch.number))
    keptBytes = branches.reduce(0) { $1.passages.reduce($0) { $0 + $1.size } }
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
    let branch = owner(of: checkpoint.moment)
    checkpoints.removeAll { $0.branch == branch && $0.checkpoint.moment == checkpoint.moment }
    checkpoints.append((branch, checkpoint))
    guard checkpoints.count > Self.keptCheckpoints else { return }
    // That of the beginning stays, and of the older half every second one.
    let half = checkpoints.count / 2
    checkpoints = checkpoints.enumerated().filter {
      $0.offset % 2 == 0 || $0.offset >= half || $0.element.checkpoint.moment == 0
    }.map(\.element)
  }

  /// The last checkpoint of the present line at or before a moment.
  func checkpoint(before moment: Int) -> Checkpoint? {
    checkpoint { $0.moment <= moment }
  }

  /// The last checkpoint of the present line at or before an event.
  func checkpoint(beforeEvent event: Int) -> Checkpoint? {
    checkpoint { $0.nextEvent <= event }
  }

  private func checkpoint(where isEarly: (Checkpoint) -> Bool) -> Checkpoint? {
    var ends: [Int: Int] = [:]
    for part in line(of: current) { ends[part.branch] = part.until }
    var latest: Checkpoint?
    for (branch, checkpoint) in checkpoints
    where checkpoint.moment <= ends[branch] ?? -1 && isEarly(checkpoint) {
      if checkpoint.moment >= latest?.moment ?? 0 { latest = checkpoint }
    }
    return latest
  }
}
