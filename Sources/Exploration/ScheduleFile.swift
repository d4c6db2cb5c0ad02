package import Diagnostics
package import Kernel

/// A schedule as a text, a choice on each line: to be kept, sent to somebody, and performed again.
///
///     rehearse schedule 1
///     program 5f0c2b7e91d3a846
///     network fifo
///     seed 0
///     choices 2
///     1 step ann 1 | step bob 1
///     2 deliver ann 1 | step bob 1
///
/// Behind the bar stands what else could have been chosen, with commas between. A real run that choices
/// cannot tell, since time went by in it or somebody typed, has its steps there instead:
///
///     runtime threads
///     steps 1
///     move 2 1 312
///
/// A line that begins with `#`, and an empty one, say nothing.
package struct ScheduleFile: Equatable, Sendable {
  /// A real run, told step by step.
  package struct Run: Equatable, Sendable {
    /// Where the cast played, as `runtime` has it.
    package var place: String
    /// A line each.
    package var steps: [String]

    package init(place: String, steps: [String]) {
      self.place = place
      self.steps = steps
    }
  }

  /// What tells the stage where the schedule begins from others.
  package var fingerprint: UInt64
  package var seed: UInt64
  package var schedule: Schedule
  /// What is done instead of the schedule's choices, of which there are none then.
  package var run: Run?
  /// The line of each choice or step, from 1; empty for a schedule that was not read.
  package private(set) var lines: [Int] = []

  /// The version that is written, and read.
  static let version = 1
  static let title = "rehearse schedule"

  package init(_ schedule: Schedule, fingerprint: UInt64, seed: UInt64) {
    self.schedule = schedule
    self.fingerprint = fingerprint
    self.seed = seed
  }

  package init(_ run: Run, network: Network, fingerprint: UInt64, seed: UInt64) {
    self.init(Schedule(network: network), fingerprint: fingerprint, seed: seed)
    self.run = run
  }

  /// Whether a text is one, perhaps of another version.
  package static func isOne(_ text: String) -> Bool { text.hasPrefix(title + " ") }

  // MARK: Writing

  /// The text of the file.
  package var text: String {
    let header = [
      "\(Self.title) \(Self.version)", "program \(Self.text(of: fingerprint))",
      "network \(schedule.network.scheduleWord)", "seed \(seed)",
    ]
    return (header + (run.map(body(of:)) ?? body)).map { $0 + "\n" }.joined()
  }

  private func body(of run: Run) -> [String] {
    ["runtime \(run.place)", "steps \(run.steps.count)"] + run.steps
  }

  private var body: [String] {
    let choices = schedule.entries.enumerated().map { index, entry in
      let others = entry.enabled.filter { $0 != entry.choice }.map(\.text)
      let tail = others.isEmpty ? "" : " | " + others.joined(separator: ", ")
      return "\(index + 1) \(entry.choice.text)\(tail)"
    }
    return ["choices \(schedule.entries.count)"] + choices
  }

  private static func text(of fingerprint: UInt64) -> String {
    let digits = String(fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Reading

  /// Reads a file's text; what is wrong says on which line.
  package init(reading source: Source) throws(Diagnostic) {
    var reader = ScheduleReader(source)
    self = try reader.file()
    lines = reader.choiceLines
  }
}

/// Reads a schedule line by line.
private struct ScheduleReader {
  /// The lines that say something, each with its place.
  private var rest: ArraySlice<(text: Substring, span: Span, number: Int)>
  private(set) var choiceLines: [Int] = []

  init(_ source: Source) {
    var lines: [(text: Substring, span: Span, number: Int)] = []
    var start = 0
    for (index, line) in source.text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let text = Substring(line).droppingCarriageReturn
      if !text.allSatisfy({ $0 == " " || $0 == "\t" }), text.first != "#" {
        lines.append((text, Span(start, start + text.utf8.count), index + 1))
      }
      start += line.count + 1
    }
    rest = lines[...]
  }

  mutating func file() throws(Diagnostic) -> ScheduleFile {
    try readTitle()
    let fingerprint = try field("program") { $0.count == 16 ? UInt64($0, radix: 16) : nil }
    let network = try field("network") { word in
      Network.allModels.first { $0.scheduleWord == word }
    }
    let seed = try field("seed") { UInt64($0) }
    if rest.first?.text.hasPrefix("runtime ") == true {
      let run = try run()
      return ScheduleFile(run, network: network, fingerprint: fingerprint, seed: seed)
    }
    let count = try field("choices", count)
    var schedule = Schedule(network: network)
    while let line = rest.first {
      guard schedule.entries.count < count else {
        throw ScheduleWording.tooMany("choices", count, line.span)
      }
      schedule.entries.append(try entry(schedule.entries.count + 1))
    }
    guard schedule.entries.count == count else {
      throw ScheduleWording.tooFew("choice", schedule.entries.count, of: count)
    }
    return ScheduleFile(schedule, fingerprint: fingerprint, seed: seed)
  }

  private func count(_ text: Substring) -> Int? { Int(text).flatMap { $0 >= 0 ? $0 : nil } }

  private mutating func run() throws(Diagnostic) -> ScheduleFile.Run {
    let place = try field("runtime") { String($0) }
    let count = try field("steps", count)
    choiceLines = rest.map(\.number)
    guard rest.count <= count else {
      throw ScheduleWording.tooMany("steps", count, rest[rest.startIndex + count].span)
    }
    guard rest.count == count else {
      throw ScheduleWording.tooFew("step", rest.count, of: count)
    }
    return ScheduleFile.Run(place: place, steps: rest.map { String($0.text) })
  }

  private mutating func readTitle() throws(Diagnostic) {
    guard let line = rest.popFirst(), line.text.hasPrefix(ScheduleFile.title + " ") else {
      throw ScheduleWording.noSchedule
    }
    let version = line.text.dropFirst(ScheduleFile.title.count + 1)
    guard version == "\(ScheduleFile.version)" else {
      throw ScheduleWording.otherVersion(String(version), line.span)
    }
  }

  private mutating func field<Value>(
    _ name: String, _ value: (Substring) -> Value?
  ) throws(Diagnostic) -> Value {
    guard let line = rest.popFirst() else { throw ScheduleWording.missingField(name) }
    guard line.text.hasPrefix(name + " "), let value = value(line.text.dropFirst(name.count + 1))
    else { throw ScheduleWording.wrongField(name, line.span) }
    return value
  }

  private mutating func entry(_ number: Int) throws(Diagnostic) -> Schedule.Entry {
    guard let line = rest.popFirst() else { throw ScheduleWording.missingField("\(number)") }
    guard line.text.hasPrefix("\(number) ") else {
      throw ScheduleWording.wrongNumber(number, line.span)
    }
    let parts = line.text.dropFirst("\(number) ".count)
      .split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard let choice = Choice(text: parts[0]) else { throw ScheduleWording.noChoice(line.span) }
    var enabled = [choice]
    for text in parts.count > 1 ? parts[1].split(separator: ",") : [] {
      guard let other = Choice(text: text) else { throw ScheduleWording.noChoice(line.span) }
      enabled.append(other)
    }
    choiceLines.append(line.number)
    return Schedule.Entry(choice, enabled: enabled)
  }
}

extension Substring {
  fileprivate var droppingCarriageReturn: Substring {
    last == "\r" ? dropLast() : self
  }
}

// MARK: - Words

extension Choice {
  /// As it stands in a schedule: `step ann 3`, `deliver ann 2 copy 1`, `clock 1`.
  package var text: String {
    let subject = kind == .clock ? "\(ordinal)" : "\(actor) \(ordinal)"
    return "\(kind.word) \(subject)" + (copy > 0 ? " copy \(copy)" : "")
  }

  /// nil when the text is no choice.
  package init?(text: Substring) {
    var words = text.split(separator: " ")[...]
    guard let word = words.popFirst(), let kind = Kind.allCases.first(where: { $0.word == word })
    else { return nil }
    let actor = kind == .clock ? "you" : words.popFirst()
    guard let actor, let ordinal = words.popFirst().flatMap({ Int($0) }), ordinal > 0 else {
      return nil
    }
    self.init(kind, of: String(actor), ordinal)
    if words.first == "copy" {
      guard words.count == 2, let copy = Int(words[words.startIndex + 1]), copy > 0 else {
        return nil
      }
      self.copy = copy
    } else if !words.isEmpty {
      return nil
    }
  }
}

extension Choice.Kind {
  /// How it is written.
  fileprivate var word: String {
    switch self {
    case .performs: "step"
    case .delivers: "deliver"
    case .drops: "drop"
    case .duplicates: "duplicate"
    case .fires: "timer"
    case .clock: "clock"
    }
  }
}

extension Network {
  fileprivate static let allModels: [Network] = [.mailbox, .causal, .fifo, .unordered]

  /// How it is written.
  fileprivate var scheduleWord: String {
    switch self {
    case .mailbox: "mailbox"
    case .causal: "causal"
    case .fifo: "fifo"
    case .unordered: "unordered"
    }
  }
}

// MARK: - What is wrong

private enum ScheduleWording {
  static let noSchedule = Diagnostic(
    "this is no schedule",
    hint: "save schedule FILE writes one; it begins with \(ScheduleFile.title)")

  static func otherVersion(_ version: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "this is a schedule of version \(version), and version \(ScheduleFile.version) can be read",
      at: span)
  }

  static func missingField(_ name: String) -> Diagnostic {
    Diagnostic("this schedule ends before its line `\(name) …`", hint: "it is not whole")
  }

  static func wrongField(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic("a line `\(name) …` is expected here", at: span)
  }

  static func wrongNumber(_ number: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      "choice \(number) is expected here", at: span, hint: "its line begins with \(number)")
  }

  static func noChoice(_ span: Span) -> Diagnostic {
    Diagnostic(
      "this is no choice", at: span,
      hint: "a choice is like step ann 1, deliver ann 2, drop ann 2, timer ann 1 or clock 1")
  }

  static func tooMany(_ what: String, _ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      "there are more \(what) than the \(count) that the schedule says it has", at: span)
  }

  static func tooFew(_ what: String, _ found: Int, of count: Int) -> Diagnostic {
    Diagnostic(
      "this schedule ends after \(what) \(found) of \(count)", hint: "it is not whole")
  }
}
