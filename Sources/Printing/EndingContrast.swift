import Actors
import Exploration

/// What can be said of endings, each against the others: what all of them share is left out.
struct EndingContrast {
  /// For each ending, what tells it from others, in an order that is the same for all. What is as usual,
  /// such as an empty mailbox, is said only where there is nothing else to say.
  let facts: [[String]]

  init(_ endings: [Ending]) {
    let rows = Self.subjects(of: endings).compactMap { subject -> [Fact]? in
      let facts = subject.facts(in: endings)
      if endings.count > 1 { return Set(facts).count > 1 ? facts : nil }
      return facts[0].isUsual ? nil : facts
    }
    facts = endings.indices.map { index in
      let all = rows.map { $0[index] }
      let unusual = all.filter { !$0.isUsual }
      return (unusual.isEmpty ? all : unusual).map(\.text)
    }
  }

  private static func subjects(of endings: [Ending]) -> [Subject] {
    var names: [String] = []
    var fields: [String: [String]] = [:]
    for actor in endings.flatMap(\.actors) {
      if fields[actor.name] == nil { names.append(actor.name) }
      let known = fields[actor.name] ?? []
      fields[actor.name] = known + actor.state.map(\.name).filter { !known.contains($0) }
    }
    let state = names.flatMap { name in
      (fields[name] ?? []).map { Subject.field(actor: name, $0) } + [.section(actor: name)]
    }
    return state + names.map { .status(actor: $0) } + names.map { .printed(actor: $0) }
      + names.map { .mail(actor: $0) } + [.yourFutures, .yourMail, .letters, .failures, .clock]
  }
}

/// Something that is so in an ending.
private struct Fact: Hashable {
  var text: String
  /// Whether nobody would have expected anything else.
  var isUsual = false

  static func usual(_ text: String) -> Fact { Fact(text: text, isUsual: true) }
}

/// Something that endings can differ in.
private enum Subject {
  case field(actor: String, String)
  case section(actor: String)
  case status(actor: String)
  case printed(actor: String)
  case mail(actor: String)
  case yourFutures
  case yourMail
  case letters
  case failures
  case clock

  /// What is to be said of it in each ending.
  func facts(in endings: [Ending]) -> [Fact] {
    if case .printed(let name) = self { return Self.printed(by: name, in: endings) }
    return endings.map(fact)
  }

  private func fact(_ ending: Ending) -> Fact {
    switch self {
    case .field(let name, let field):
      let actor = ending.actor(name)
      guard let value = actor?.state.first(where: { $0.name == field })?.value else {
        return .usual("no \(name).\(field)")
      }
      // Whom an actor knows does not change.
      let text = "\(name).\(field) = \(visible(value))"
      return ending.actor(value) == nil ? Fact(text: text) : .usual(text)
    case .section(let name):
      let section = ending.actor(name)?.section
      return section.map { Fact(text: "\(name).state = \($0)") } ?? .usual("\(name) has no state")
    case .status(let name):
      return ending.actor(name).map { Self.fact($0.status, of: name) } ?? .usual("no \(name)")
    case .printed(let name):
      return Self.printed(by: name, in: [ending])[0]
    case .mail(let name): return Self.mail("\(name)'s", ending.actor(name)?.mail ?? [])
    case .yourFutures:
      if ending.yourFutures.isEmpty { return .usual("no futures") }
      return Fact(
        text: ending.yourFutures.map { "\($0.name) is \(visible($0.value))" }
          .joined(separator: ", "))
    case .yourMail: return Self.mail("your", ending.yourMail)
    case .letters:
      let texts = ending.letters.map { "\(visible($0.message)) to \($0.receiver)" }
      return texts.isEmpty
        ? .usual("no dead letters")
        : Fact(text: (texts.count == 1 ? "dead letter " : "dead letters ") + listed(texts))
    case .failures:
      return ending.failures.isEmpty
        ? .usual("no failures")
        : Fact(text: "nobody looked at " + visible(listed(ending.failures)))
    case .clock:
      let text = "the clock at \(durationText(ending.clock))"
      return ending.clock == 0 ? .usual(text) : Fact(text: text)
    }
  }

  private static func fact(_ status: Ending.Status, of name: String) -> Fact {
    switch status {
    case .atRest: .usual("\(name) is at rest")
    case .blocked(let other): Fact(text: "\(name) waits for \(other)")
    case .waits: Fact(text: "\(name) waits")
    case .stopped: Fact(text: "\(name) has stopped")
    case .failed: Fact(text: "\(name) has failed")
    case .killed: Fact(text: "\(name) was killed")
    }
  }

  private static func mail(_ whose: String, _ mail: [String]) -> Fact {
    mail.isEmpty
      ? .usual("\(whose) mailbox is empty")
      : Fact(text: "\(whose) mailbox: " + visible(mail.joined(separator: ", ")))
  }

  /// What an actor printed in each ending, without the lines that it begins and ends with in all.
  private static func printed(by name: String, in endings: [Ending]) -> [Fact] {
    var lines = endings.map { ending in (ending.actor(name)?.printed ?? [])[...] }
    if lines.count > 1 {
      while let first = lines[0].first, lines.allSatisfy({ $0.first == first }) {
        lines = lines.map { $0.dropFirst() }
      }
      while let last = lines[0].last, lines.allSatisfy({ $0.last == last }) {
        lines = lines.map { $0.dropLast() }
      }
    }
    return lines.map { lines in
      lines.isEmpty
        ? .usual("\(name) prints nothing of it")
        : Fact(text: "\(name) prints " + visible(lines.joined(separator: " / ")))
    }
  }
}

extension Ending {
  fileprivate func actor(_ name: String) -> Actor? {
    actors.first { $0.name == name }
  }
}
