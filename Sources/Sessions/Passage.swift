import Language
import Machines

/// An entry as it was typed and what came of it, for a lesson.
struct Passage {
  /// A line of what came of it, and the moment it was said at.
  private struct Said {
    var line: String
    var moment: Int
  }

  private(set) var text: String
  /// How much was said when it was typed.
  let level: DetailLevel
  /// The machine it was typed with.
  let machine: MachineModel
  /// The moment before it.
  private(set) var start: Int
  /// Whether it belongs to a real run: what came of it may be something else another time.
  private(set) var isReal = false
  /// How many moments it made; 0 for a look.
  var moments = 0
  private var output: [Said] = []
  /// In bytes.
  private(set) var size: Int
  /// How many moments the run has that it replays; nil where it replays none.
  var replayed: Int?

  /// What is kept of a session, at most, in bytes.
  static let limit = 4_000_000

  /// nil where nothing was typed: a lesson has no empty inputs.
  init?(_ text: String, level: DetailLevel, machine: MachineModel, start: Int) {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    self.text = text
    self.level = level
    self.machine = machine
    self.start = start
    size = text.utf8.count
  }

  /// What replays the whole run of which it replays a part.
  var replayedName: String? {
    guard let replayed, moments < replayed else { return nil }
    return String(text.dropLast(" \(moments)".count))
  }

  /// Whether it is more than a lesson can hold.
  var isTooLong: Bool { size > Self.limit }

  mutating func add(_ line: String, at moment: Int) {
    size += line.utf8.count
    if !isTooLong { output.append(Said(line: line, moment: moment)) }
  }

  /// Makes it what does the same as was kept of it when it was interrupted, which it does not say.
  mutating func amend(with kept: String) {
    text = kept
    if !output.isEmpty { output.removeLast() }
  }

  /// Makes it a part of a real run, between two moments.
  mutating func become(realFrom start: Int, to end: Int) {
    self.start = start
    moments = end - start
    isReal = true
  }

  /// A run or a replay up to a moment in its middle; the whole, when that is later than its end.
  func cut(at moment: Int) -> Passage {
    guard !isReal, moment < start + moments else { return self }
    var part = self
    part.moments = moment - start
    part.text = "\(replayed == nil ? "run" : text) \(part.moments)"
    // A step of a replay is told before it has passed.
    part.output = output.filter { $0.moment < moment || replayed == nil && $0.moment == moment }
    return part
  }

  /// As it stands in a lesson: the input behind its prompts, and the output, in which a line that
  /// looks like an input gets a backslash.
  var lines: [String] {
    let input = text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { ($0 == 0 ? "> " : ". ") + $1 }
    if isReal { return input + ["..."] }
    return input
      + output.map { said in
        let rest = said.line.drop { $0 == "\\" }
        let looksTyped = rest == ">" || rest == "." || rest.hasPrefix("> ") || rest.hasPrefix(". ")
        return looksTyped ? "\\" + said.line : said.line
      }
  }
}
