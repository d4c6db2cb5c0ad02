import Language
import Machines
import Typography

/// What was typed on a branch and what came of it, to be saved as a lesson.
struct Transcript {
  private let passages: [Passage]
  private let isCut: Bool

  /// - Parameter isCut: whether there was more than was kept.
  init(_ passages: [Passage], isCut: Bool) {
    self.passages = passages
    self.isCut = isCut
  }

  /// The branch as a lesson.
  var lesson: String {
    var lines: [String] = []
    /// Where the label of the fence changes, and whether what follows may differ another time.
    var changes: [(line: Int, isReal: Bool)] = []
    // What comes after a real run may depend on it.
    var isAfterRun = false
    // A lesson begins as a prompt does.
    var level = DetailLevel.normal
    var machine = MachineModel()
    var route = Route()
    for passage in passages {
      isAfterRun = isAfterRun || passage.isReal && passage.moments > 0
      let isReal = isAfterRun || passage.isReal
      if isReal != changes.last?.isReal ?? false { changes.append((lines.count, isReal)) }
      if passage.level != level { lines += change(to: passage.level) }
      level = passage.level
      if passage.machine != machine { lines += change(of: machine, to: passage.machine, level) }
      machine = passage.machine
      lines += passage.lines + route.sayings(after: passage)
    }
    if lines.isEmpty { return "# A session\n" }
    // A fence must be longer than any row of backquotes that begins a line in it.
    let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let note = isCut ? "The session was too long to be saved whole: this is how it began.\n\n" : ""
    var fences: [String] = []
    var start = 0
    var label = "rehearse"
    for (end, isReal) in changes + [(lines.count, false)] {
      let body = lines[start..<end].map { $0 + "\n" }.joined()
      if !body.isEmpty { fences.append("\(fence)\(label)\n\(body)\(fence)\n") }
      start = end
      label = isReal ? "rehearse measured" : "rehearse"
    }
    return "# A session\n\n\(note)" + fences.joined(separator: "\n")
  }

  private func change(
    of machine: MachineModel, to other: MachineModel, _ level: DetailLevel
  ) -> [String] {
    let settings = MachineQuantity.allCases.filter { machine[$0] != other[$0] }
      .map { MachineSetting(quantity: $0, value: other[$0]) }
    let input = "> " + SyntaxPrinter.text(of: .machine(settings))
    return level == .quiet ? [input] : [input, Session.confirmation(of: settings)]
  }

  private func change(to level: DetailLevel) -> [String] {
    ["> show \(level.rawValue)"] + (level == .quiet ? [] : ["showing \(level.rawValue)"])
  }
}

/// The branches that a lesson goes along. It goes straight on, so that they are those of its replays,
/// and those that leave a replay in its middle: they have other numbers than in the session.
private struct Route {
  private var branch = 1
  /// Whether there is more of the branch than was gone along.
  private var isInside = false

  /// What is said of moments and branches after a passage.
  mutating func sayings(after passage: Passage) -> [String] {
    guard passage.moments > 0 else { return [] }
    var sayings: [String] = []
    let moment = passage.start + passage.moments
    let isPart = passage.replayed.map { passage.moments < $0 } ?? false
    if isPart, let count = passage.replayed, let name = passage.replayedName {
      let next = Line(name).truncated(to: Session.describedWidth, theme: .plain).plain
      sayings.append(
        "moment \(moment) of \(passage.start + count) on b\(branch + 1); "
          + "next: \(next), step \(passage.moments + 1) of \(count)")
    }
    if isInside || passage.replayed != nil {
      if passage.level != .quiet {
        sayings.append(Session.beginning(of: branch + 1, at: passage.start, of: branch))
      }
      branch += 1
    }
    isInside = isPart
    return passage.isReal ? [] : sayings
  }
}
