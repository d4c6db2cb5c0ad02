import Language
import Machines

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
    // A lesson begins as a prompt does.
    var level = DetailLevel.normal
    var machine = MachineModel()
    for passage in passages {
      if passage.level != level { lines += change(to: passage.level) }
      level = passage.level
      if passage.machine != machine { lines += change(of: machine, to: passage.machine, level) }
      machine = passage.machine
      lines += passage.lines
    }
    if lines.isEmpty { return "# A session\n" }
    // A fence must be longer than any row of backquotes that begins a line in it.
    let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let note = isCut ? "The session was too long to be saved whole: this is how it began.\n\n" : ""
    return "# A session\n\n\(note)\(fence)rehearse\n" + lines.map { $0 + "\n" }.joined()
      + "\(fence)\n"
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
