/// The name of a command; the raw value is how it is written in full.
package enum CommandWord: String, Sendable, CaseIterable {
  case step, run, advance, schedule, seed
  case network, deliver, drop, duplicate
  case back, forward, goto, history, `switch`, diff
  case explore, replay
  case actors, mailbox, info, source, futures, letters, trace
  case why, effects, order, peek
  case diagram, draw
  case machine, compare, timeline
  case runtime, sample, measure, wire
  case show, help, save, load, reset, quit
  case lessons, play, next, leave

  /// Whether it is too much to lose by a slip: it has no abbreviations.
  var isWrittenInFull: Bool { self == .quit || self == .reset }
}

/// The commands, a row each: what help, completion and the parser of arguments go by.
package enum CommandTable {
  /// What an argument of a command is.
  package enum Argument: Equatable, Sendable {
    case number
    case duration
    case actor
    case behavior
    /// A behavior, or anything of the session with a name or a number.
    case subject
    /// A message, event or future by its number.
    case identifier
    /// A message in flight by its number.
    case flight
    case branch
    /// A run that was found.
    case witness
    case file
    case lesson
    case command
    /// One of these words.
    case words([String])
  }

  package struct Row: Sendable {
    package let word: CommandWord
    /// How it is written with its arguments: `step [N | ACTOR]`.
    package let usage: String
    /// What its first argument can be.
    package let first: [Argument]
    /// What may be typed behind `--`.
    package let options: [PictureOption]

    init(
      _ word: CommandWord, _ arguments: String = "", _ first: [Argument] = [],
      _ options: [PictureOption] = []
    ) {
      self.word = word
      let words = [word.rawValue, arguments, PictureOption.usage(options)]
      usage = words.filter { !$0.isEmpty }.joined(separator: " ")
      self.first = first
      self.options = options
    }
  }

  /// In the order of the groups in help.
  package static let rows: [Row] = [
    Row(.step, "[N | ACTOR]", [.number, .actor]),
    Row(.run, "[N | until CONDITION]", [.number, .words([ContextualWord.until.rawValue])]),
    Row(.advance, "DURATION", [.duration]),
    Row(.schedule, "oldest | round-robin | random", [.words(PolicyName.allCases.map(\.rawValue))]),
    Row(.seed, "N", [.number]),
    Row(
      .network, "[mailbox | causal | fifo | unordered]",
      [.words(NetworkName.allCases.map(\.rawValue))]),
    Row(.deliver, "mN", [.flight]),
    Row(.drop, "mN", [.flight]),
    Row(.duplicate, "mN", [.flight]),
    Row(.back, "[N]", [.number]),
    Row(.forward, "[N]", [.number]),
    Row(.goto, "N | eN", [.number, .identifier]),
    Row(.history),
    Row(.switch, "BRANCH", [.branch]),
    Row(.diff, "BRANCH [BRANCH] | WN WN", [.branch, .witness]),
    Row(
      .explore,
      "[never | always | reach CONDITION [ever]] [with N drops] [with N duplicates] "
        + "[within N orders] [within N steps] [within DURATION]",
      [.words(ExploreForm.Mode.allCases.map(\.rawValue) + ["with", "within"])]),
    Row(.replay, "[WN | FILE [N]]", [.witness, .file]),
    Row(.actors),
    Row(.mailbox, "[ACTOR]", [.actor]),
    Row(.info, "ACTOR | BEHAVIOR | mN | eN | fN", [.actor, .subject]),
    Row(.source, "BEHAVIOR | ACTOR", [.behavior, .actor]),
    Row(.futures),
    Row(.letters),
    Row(
      .trace, "[N] [of ACTOR] [since eN] [--clock lamport | vector] [--state]",
      [.number, .words(TraceOption.allCases.map(\.rawValue))], [.shiviz, .perfetto, .dot]),
    Row(.why, "mN | eN | fN | ACTOR.FIELD | \"TEXT\"", [.identifier, .actor]),
    Row(.effects, "mN | eN | fN", [.identifier]),
    Row(.order, "X Y, each mN | eN | fN", [.identifier]),
    Row(.peek, "ACTOR at eN", [.actor]),
    Row(
      .diagram, "[N | WN]", [.number, .witness],
      [.upto, .only, .path, .svg, .html, .mermaid, .dot]),
    Row(
      .draw, "BEHAVIOR | ACTOR", [.behavior, .actor], [.anatomy, .svg, .mermaid, .dot]),
    Row(
      .machine, "[cores N] [\(timedQuantities.joined(separator: " D] [")) D]",
      [.words(MachineQuantity.allCases.map(\.rawValue))]),
    Row(.compare),
    Row(
      .timeline, "[gil | threads | processes | past]",
      [.words(TimelineName.allCases.map(\.rawValue))],
      [.svg, .perfetto]),
    Row(
      .runtime, "[simulator | threads [gil [interval D]] | processes]",
      [.words(RuntimeName.allCases.map(\.rawValue))]),
    Row(
      .sample, "threads [gil [interval D]] | processes [N]",
      [.words(RuntimeName.allCases.dropFirst().map(\.rawValue))]),
    Row(.measure, "[runs N]", [.words([ContextualWord.runs.rawValue])]),
    Row(.wire, "[N]", [.number]),
    Row(.show, "[quiet | normal | events]", [.words(DetailLevel.allCases.map(\.rawValue))]),
    Row(.help, "[COMMAND]", [.command]),
    Row(.save, "[schedule [WN]] FILE", [.file, .words([ContextualWord.schedule.rawValue])]),
    Row(.load, "FILE", [.file]),
    Row(.reset),
    Row(.quit),
    Row(.lessons),
    Row(.play, "[LESSON]", [.lesson]),
    Row(.next),
    Row(.leave),
  ]

  private static let timedQuantities = MachineQuantity.allCases.dropFirst().map(\.rawValue)

  /// The row of a command.
  package static func row(of word: CommandWord) -> Row {
    rows.first { $0.word == word } ?? Row(word)
  }

  /// The commands that a word may be the beginning of, in the order of the table; the one alone that
  /// is itself the beginning of all others, as `run` is of `runtime`.
  package static func words(beginningWith text: String) -> [CommandWord] {
    let words = CommandWord.allCases.filter { $0.rawValue.hasPrefix(text) }
    let root = words.first { root in words.allSatisfy { $0.rawValue.hasPrefix(root.rawValue) } }
    return root.map { [$0] } ?? words
  }
}
