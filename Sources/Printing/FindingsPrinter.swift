import Actors
package import Exploration
package import Typography

/// Says what came of exploring: how many orders there are and how they end, what tells the endings
/// apart, and what goes wrong in some of them.
package struct FindingsPrinter {
  /// What was explored, as far as the findings do not say.
  package struct Setting {
    /// How many actors there were where it began.
    package var actors: Int
    /// The name of the network, and the bounds that were asked for, as they are typed.
    package var network: String
    package var bounds: [String]
    /// The goals as they are typed, in the order of the plan.
    package var goals: [String]
    /// Why it came to no end of its own.
    package var stop: Stop?

    package init(
      actors: Int, network: String, bounds: [String] = [], goals: [String] = [], stop: Stop? = nil
    ) {
      self.actors = actors
      self.network = network
      self.bounds = bounds
      self.goals = goals
      self.stop = stop
    }
  }

  /// Why an exploring came to no end of its own.
  package enum Stop: Equatable, Sendable {
    case interrupted
    /// After so many microseconds.
    case late(Int)
  }

  let findings: Findings
  let setting: Setting
  let witnesses: Witnesses

  /// How many endings, races and merged pairs are shown.
  package static let shownEndings = 10
  static let shownPairs = 6
  static let shownMerges = 3
  /// A report stands in lessons, whatever the screen.
  static let width = 78
  /// The columns of the labels.
  static let labelWidth = 10

  package init(_ findings: Findings, _ setting: Setting, witnesses: Witnesses) {
    self.findings = findings
    self.setting = setting
    self.witnesses = witnesses
  }

  package var lines: [Line] {
    let parts: [(String, [Line])] = [
      ("explore", [Line(listedPlainly(header))]),
      ("orders", [Line(orders)]),
      ("merged", merges),
      ("endings", endings),
      ("races", races),
      ("blocked", [blocked]),
      ("letters", [letters]),
      ("failures", [failures]),
      ("goals", goals),
      ("verdict", [verdict]),
      ("try", [Line(attempts.joined(separator: ", "), .code)]),
    ]
    return parts.flatMap { labelled($0, $1) }
  }

  /// Lines behind a label, broken where they are too long; nothing when there are none.
  private func labelled(_ label: String, _ lines: [Line]) -> [Line] {
    let margin = String(repeating: " ", count: Self.labelWidth)
    let head = label + ":" + margin.dropFirst(label.count + 1)
    return lines.flatMap { line in
      // Rows of a table are laid out already.
      line.width > Self.width - Self.labelWidth
        ? line.wrapped(to: Self.width - Self.labelWidth) : [line]
    }.enumerated().map { index, line in
      (index == 0 ? Line(head, .strong) : Line(margin)) + line
    }
  }

  private func listedPlainly(_ texts: [String]) -> String { texts.joined(separator: ", ") }

  // MARK: What there is

  private var header: [String] {
    [counted(setting.actors, "actor"), "network \(setting.network)"] + setting.bounds
  }

  private var orders: String {
    let endings = counted(findings.endingCount, "ending")
    if let classes = findings.classes, classes != findings.orders {
      return "\(findings.orders) explored for \(classes) that differ, \(endings)"
    }
    if !findings.merges.isEmpty, findings.classes == nil {
      return "\(findings.orders) explored, which stand for more, \(endings)"
    }
    return findings.orders == 1
      ? "only 1, \(endings)" : "\(findings.orders) that differ, \(endings)"
  }

  private var merges: [Line] {
    let lines = findings.merges.prefix(Self.shownMerges).map { merge in
      let pair = "\(text(merge.first)) and \(text(merge.second)), to \(merge.receiver)"
      return Line("\(pair): \(merge.reason.text)")
    }
    return lines + rest(findings.merges.count - lines.count, "more pair")
  }

  private func rest(_ count: Int, _ noun: String) -> [Line] {
    count > 0 ? [Line("and \(counted(count, noun))", .faint)] : []
  }

  // MARK: Endings

  private var endings: [Line] {
    let contrast = EndingContrast(findings.endings)
    let rows = findings.endings.prefix(Self.shownEndings).enumerated().map { index, ending in
      [
        Line(Self.letter(index), .strong), Line(facts(contrast.facts[index], of: ending)),
        Line(part(ending.orders)),
        Line("shortest W\(witnesses.ofEndings[index]), \(steps(of: ending.witness))"),
      ]
    }
    let table = Table(columns: [.left, .left, .left, .left], rows: rows).lines(theme: .plain)
    let room = Self.width - Self.labelWidth
    let lines =
      table.allSatisfy { $0.width <= room } ? table : rows.flatMap { inTwoParts($0, room) }
    return lines + rest(findings.endingCount - rows.count, "more ending")
  }

  /// A row of endings, with what is told of the ending on lines of its own.
  private func inTwoParts(_ row: [Line], _ room: Int) -> [Line] {
    let margin = Line("   ")
    return [row[0] + Line("  ") + row[2] + Line(", ") + row[3]]
      + row[1].wrapped(to: room - margin.width).map { margin + $0 }
  }

  func steps(of schedule: Schedule) -> String {
    counted(schedule.entries.count, "step")
  }

  private func facts(_ facts: [String], of ending: Ending) -> String {
    let all = facts + (ending.isCut ? ["cut off here"] : [])
    return all.isEmpty ? "all at rest" : all.joined(separator: "; ")
  }

  /// The name of an ending: A, B, …, Z, AA.
  static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : self.letter(index / 26 - 1) + letter
  }

  /// "in 2 of 6 orders".
  func part(_ count: Int) -> String {
    let all = counted(findings.orders, "order")
    if findings.orders == 1, count == 1 { return "in the only order" }
    return count == findings.orders ? "in all \(all)" : "in \(count) of \(all)"
  }

  // MARK: Races

  private var races: [Line] {
    guard !findings.races.isEmpty else { return [Line("none", .faint)] }
    let separating = findings.races.filter(\.separates)
    let shown = separating.prefix(Self.shownPairs).map { race in
      let pair = "\(text(race.first)) and \(text(race.second)), to \(race.receiver)"
      let sides = [race.endingsInOrder, race.endingsReversed].sorted {
        ($0.min() ?? 0) < ($1.min() ?? 0)
      }
      return Line("\(pair): tells \(letters(of: sides[0])) from \(letters(of: sides[1]))")
    }
    let others = findings.races.count - separating.count
    let harmless =
      others == 1
      ? "1 pair can come either way, and tells no endings apart by itself"
      : "\(others) pairs can come either way, and tell no endings apart by themselves"
    return shown + rest(separating.count - shown.count, "more pair")
      + (others > 0 ? [Line(harmless, .faint)] : [])
  }

  private func letters(of endings: [Int]) -> String {
    let names = endings.filter { $0 < Self.shownEndings }.prefix(Self.shownPairs).map(Self.letter)
    let more = endings.count - names.count
    if names.isEmpty { return counted(more, "other") }
    return listed(more > 0 ? names + ["\(more) more"] : names)
  }

  /// A message and who sent it; which of its equals, where a report has several of them.
  func text(_ sending: Findings.Sending) -> String {
    let sender = sending.choice.actor
    let text = "\(visible(sending.message)) from \(sender)"
    let pairs =
      findings.races.map { ($0.first, $0.second) }
      + findings.merges.map { ($0.first, $0.second) }
    let hasEqual = pairs.contains { one, other in
      [one, other].contains {
        $0.choice.actor == sender && $0.message == sending.message && $0.choice != sending.choice
      }
    }
    return hasEqual ? text + " (\(sending.choice.text))" : text
  }

  // MARK: What goes wrong

  private var blocked: Line {
    guard findings.deadlockedOrders > 0 else { return Line("none", .faint) }
    let those = findings.endings.indices.filter { findings.endings[$0].isDeadlock }
    return mishap(findings.deadlockedOrders, those) { [waits(in: $0)] }
  }

  private func waits(in ending: Ending) -> String {
    guard ending.cycle.isEmpty else {
      return (ending.cycle + [ending.cycle[0]]).joined(separator: " waits for ")
    }
    return listed(
      ending.actors.compactMap { actor in
        if case .blocked(let other) = actor.status {
          "\(actor.name) waits for \(other)"
        } else {
          nil
        }
      })
  }

  private var letters: Line {
    let those = findings.endings.indices.filter { !findings.endings[$0].letters.isEmpty }
    return mishap(findings.ordersWithLetters, those) { ending in
      ending.letters.map { "\(visible($0.message)) to \($0.receiver)" }
    }
  }

  private var failures: Line {
    let those = findings.endings.indices.filter { !findings.endings[$0].failures.isEmpty }
    return mishap(findings.ordersWithFailures, those) { $0.failures.map { visible($0) } }
  }

  /// In how many orders something goes wrong, in which endings, and what that is in the first of them.
  private func mishap(_ orders: Int, _ those: [Int], _ texts: (Ending) -> [String]) -> Line {
    guard orders > 0 else { return Line("none", .faint) }
    let names = findings.endingCount == 1 ? "" : ", in \(letters(of: those))"
    let what = those.first.map { ": " + listed(texts(findings.endings[$0])) } ?? ""
    return Line(part(orders) + names + what, .warning)
  }
}

extension Findings.MergeReason {
  /// Why nobody can tell.
  fileprivate var text: String {
    switch self {
    case .equalMessages: "equal messages"
    }
  }
}
