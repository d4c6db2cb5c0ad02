import Actors
import Exploration

/// What can be said of endings, each against the others: what all of them share is left out.
struct EndingContrast {
  /// For each ending, what tells it from others, in an order that is the same for all.
  let facts: [[String]]

  private let endings: [Ending]

  init(_ endings: [Ending]) {
    self.endings = endings
    let subjects = Self.subjects(of: endings)
    let rows = subjects.compactMap { subject -> [String]? in
      let texts = subject.texts(in: endings)
      let isTold = endings.count == 1 ? subject.isTelling(endings[0]) : Set(texts).count > 1
      return isTold ? texts : nil
    }
    facts = endings.indices.map { index in rows.map { $0[index] }.filter { !$0.isEmpty } }
  }

  private static func subjects(of endings: [Ending]) -> [Subject] {
    var names: [String] = []
    var fields: [String: [String]] = [:]
    for actor in endings.flatMap(\.actors) {
      if fields[actor.name] == nil { names.append(actor.name) }
      for field in actor.state where !(fields[actor.name] ?? []).contains(field.name) {
        fields[actor.name, default: []].append(field.name)
      }
      if fields[actor.name] == nil { fields[actor.name] = [] }
    }
    let state = names.flatMap { name in
      (fields[name] ?? []).map { Subject.field(actor: name, $0) } + [.section(actor: name)]
    }
    return state + names.map { .status(actor: $0) } + names.map { .printed(actor: $0) }
      + names.map { .mail(actor: $0) } + [.yourFutures, .yourMail, .letters, .failures, .clock]
  }
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
  func texts(in endings: [Ending]) -> [String] {
    if case .printed(let name) = self { return Self.printed(by: name, in: endings) }
    return endings.map(text)
  }

  private func text(_ ending: Ending) -> String {
    switch self {
    case .field(let name, let field):
      let value = actor(name, in: ending)?.state.first { $0.name == field }?.value
      return value.map { "\(name).\(field) = \($0)" } ?? ""
    case .section(let name):
      return actor(name, in: ending)?.section.map { "\(name).state = \($0)" } ?? ""
    case .status(let name):
      return actor(name, in: ending).map { Self.text($0.status, of: name) } ?? "no \(name)"
    case .printed(let name):
      return Self.printed(by: name, in: [ending]).first ?? ""
    case .mail(let name):
      return Self.mail("\(name)'s", actor(name, in: ending)?.mail ?? [])
    case .yourFutures:
      return ending.yourFutures.map { "\($0.name) is \($0.value)" }.joined(separator: ", ")
    case .yourMail: return Self.mail("your", ending.yourMail)
    case .letters:
      if ending.letters.isEmpty { return "no dead letters" }
      let texts = ending.letters.map { "\($0.message) to \($0.receiver)" }
      return (texts.count == 1 ? "dead letter " : "dead letters ") + listed(texts)
    case .failures:
      return ending.failures.isEmpty
        ? "no failures" : "nobody looked at " + listed(ending.failures)
    case .clock: return "the clock at \(durationText(ending.clock))"
    }
  }

  private func actor(_ name: String, in ending: Ending) -> Ending.Actor? {
    ending.actors.first { $0.name == name }
  }

  private static func text(_ status: Ending.Status, of name: String) -> String {
    switch status {
    case .atRest: "\(name) is at rest"
    case .blocked(let other): "\(name) waits for \(other)"
    case .waits: "\(name) waits"
    case .stopped: "\(name) has stopped"
    case .failed: "\(name) has failed"
    case .killed: "\(name) was killed"
    }
  }

  private static func mail(_ whose: String, _ mail: [String]) -> String {
    mail.isEmpty ? "\(whose) mailbox is empty" : "\(whose) mailbox: " + mail.joined(separator: ", ")
  }

  /// What an actor printed in each ending, without the lines that it begins and ends with in all.
  private static func printed(by name: String, in endings: [Ending]) -> [String] {
    var lines = endings.map { ending in
      (ending.actors.first { $0.name == name }?.printed ?? [])[...]
    }
    if lines.count > 1 {
      while let first = lines[0].first, lines.allSatisfy({ $0.first == first }) {
        lines = lines.map { $0.dropFirst() }
      }
      while let last = lines[0].last, lines.allSatisfy({ $0.last == last }) {
        lines = lines.map { $0.dropLast() }
      }
    }
    return lines.map {
      $0.isEmpty
        ? "\(name) does not print it" : "\(name) prints " + $0.joined(separator: " / ")
    }
  }

  /// Whether it is worth saying of an ending that is the only one.
  func isTelling(_ ending: Ending) -> Bool {
    switch self {
    case .field(let name, let field):
      let value = actor(name, in: ending)?.state.first { $0.name == field }?.value ?? ""
      // Whom an actor knows does not change.
      return actor(value, in: ending) == nil
    case .section(let name): return actor(name, in: ending)?.section != nil
    case .status(let name): return actor(name, in: ending)?.status != .atRest
    case .printed(let name): return actor(name, in: ending)?.printed.isEmpty == false
    case .mail(let name): return actor(name, in: ending)?.mail.isEmpty == false
    case .yourFutures: return !ending.yourFutures.isEmpty
    case .yourMail: return !ending.yourMail.isEmpty
    case .letters: return !ending.letters.isEmpty
    case .failures: return !ending.failures.isEmpty
    case .clock: return ending.clock > 0
    }
  }
}
