import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// Looking at the cast.
extension Session {
  // MARK: Actors

  func showActors() {
    let actors = simulator.stage.actorIDs
    guard !actors.isEmpty else {
      say("there are no actors yet; spawn makes one", .faint)
      return
    }
    let shown = actors.suffix(Self.listed)
    if shown.count < actors.count {
      say("the last \(shown.count) of \(actors.count) actors:", .faint)
    }
    let rows = shown.map { actor -> [Line] in
      let view = simulator.stage.view(of: actor)
      return [
        Line(view.name, .actor), Line(view.behavior.name), Line(condition(of: view)),
      ] + (view.condition.isGone ? [] : machinery(of: actor))
    }
    if level == .quiet {
      for row in rows { say(row.map(\.plain).joined(separator: " ")) }
    } else {
      let table = Table(columns: [.left, .left, .left, .left], rows: rows)
      for line in table.lines(theme: .plain) { say(line) }
    }
  }

  /// What plays an actor in a real run, with its number with the operating system.
  private func machinery(of actor: ActorID) -> [Line] {
    guard let performance, let number = performance.run.systemID(of: actor) else { return [] }
    return [Line("\(performance.form == .processes ? "process" : "thread") \(number)")]
  }

  /// The most rows that a list shows.
  static let listed = 200

  /// The widest line in which the messages of a mailbox stand beside each other.
  private static let lineWidth = 66

  private func condition(of view: ActorView) -> String {
    let mail = "\(view.waiting) waiting"
    switch view.condition {
    case .stopped, .failed, .killed: return "stopped"
    case .stopping: return "stopping"
    case .idle, .fresh: return mail
    case .waitsFor(let future, let responsible):
      let who = simulator.stage.name(of: responsible)
      return "\(mail), waits for f\(future.number) from \(who)"
    case .canGoOn(let future): return "\(mail), can go on with f\(future.number)"
    case .inTurn: return "\(mail), in the middle of a turn"
    case .sleeps(let time): return "\(mail), waits until \(durationText(time))"
    }
  }

  // MARK: Mailboxes

  func showMailboxes(_ name: Name?, _ source: Source) -> Outcome {
    if let name {
      guard let actor = actor(called: name.text) else {
        show([unknownActor(name)], in: source)
        return .failed
      }
      for line in mailboxLines(of: actor) { say(line) }
      return .done
    }
    let full = ([ActorID.you] + simulator.stage.actorIDs).filter {
      simulator.stage.waitingCount(of: $0) > 0
    }
    for actor in full.prefix(Self.listed) {
      for line in mailboxLines(of: actor) { say(line) }
    }
    if full.isEmpty { say("every mailbox is empty", .faint) }
    let flights = simulator.stage.flightCount
    if flights > 0 { say("in flight: \(counted(flights, "message")); network shows them", .faint) }
    if full.count > Self.listed { say("and \(full.count - Self.listed) more mailboxes", .faint) }
    return .done
  }

  private func mailboxLines(of actor: ActorID) -> [String] {
    let owner = actor == .you ? "your" : "\(simulator.stage.name(of: actor))'s"
    let count = simulator.stage.waitingCount(of: actor)
    guard count > 0 else { return ["\(owner) mailbox is empty"] }
    return mailLines(of: actor, count, behind: "\(owner) mailbox: ")
  }

  /// The messages of a mailbox, the first one first: behind a label in one line, or, when that
  /// would be a long one, below each other.
  private func mailLines(of actor: ActorID, _ count: Int, behind label: String) -> [String] {
    let mail = simulator.stage.mail(of: actor, limit: 20)
    var texts = simulator.stage.withWriter(limit: 300) { writer in
      mail.map { letter in
        visible(
          letter.isStop
            ? "m\(letter.number) stop" : "m\(letter.number) \(writer.literal(letter.value))")
      }
    }
    if count > mail.count { texts.append("and \(count - mail.count) more") }
    let line = label + texts.joined(separator: ", ")
    if displayWidth(line) <= Self.lineWidth { return [line] }
    let indentation = String(repeating: " ", count: displayWidth(label))
    return texts.enumerated().map { ($0 == 0 ? label : indentation) + $1 }
  }

  // MARK: Details

  func showInfo(_ name: Name, _ source: Source) -> Outcome {
    if let id = Identifier(name.text), bindings.slots[name.text] == nil {
      switch id.kind {
      case .message: return showMessage(id.number, name, source)
      case .event: return showEvent(id.number, name, source)
      case .future: return showFuture(id.number, name, source)
      }
    }
    if let actor = actor(called: name.text) {
      showActor(actor)
      return .done
    }
    if let symbol = program.symbols.find(name.text),
      let code = simulator.stage.definition(symbol)
    {
      showBehavior(code)
      return .done
    }
    let known = actorNames(limit: 200) + simulator.stage.definedNames
    let hint = nearest(to: name.text, among: known).map { "did you mean \($0)?" }
    show(
      [
        Diagnostic(
          "there is no actor or behavior named \(name.text)", at: name.span,
          hint: hint ?? "info takes an actor, a behavior, m1, e1 or f1")
      ], in: source)
    return .failed
  }

  private func showActor(_ actor: ActorID) {
    if actor == .you {
      say("you are the one at the prompt")
    } else {
      let view = simulator.stage.view(of: actor)
      let parent = simulator.stage.name(of: view.parent)
      say("\(view.name) is \(withArticle(view.behavior.name)), spawned by \(parent)")
    }
    for line in details(of: actor) { say(line) }
  }

  /// What an actor does, its state and its mailbox, a line each.
  func details(of actor: ActorID) -> [Line] {
    guard actor != .you else { return mailboxLines(of: .you).map { Line("  " + $0) } }
    let view = simulator.stage.view(of: actor)
    let isRunning = simulator.runningTurn?.actor == actor
    let message = simulator.runningTurn?.message ?? 0
    let control =
      isRunning
      ? message == 0 ? "is inside a turn" : "is inside m\(message)" : control(of: view)
    var rows: [(String, String)] = [("control", control)]
    if let state = view.state { rows.append(("in", program.symbols[state])) }
    let fields = simulator.stage.fields(of: actor)
    let values = simulator.stage.withWriter(limit: 300) { writer in
      fields.map { "\($0.name) = \(writer.literal($0.value))" }
    }
    for (index, value) in values.enumerated() { rows.append((index == 0 ? "state" : "", value)) }
    if view.supervision != .stop { rows.append(("supervised", supervision(of: view))) }
    let mail = view.waiting == 0 ? ["empty"] : mailLines(of: actor, view.waiting, behind: "")
    for (index, line) in mail.enumerated() { rows.append((index == 0 ? "mailbox" : "", line)) }
    return rows.map { label, text in
      Line([.init("  " + label.padded(to: 11), .faint), .init(visible(text))])
    }
  }

  func control(of view: ActorView) -> String {
    let turn = view.message.map { ", inside m\($0)" } ?? ""
    switch view.condition {
    case .fresh: return "has not started yet"
    case .idle: return view.waiting == 0 ? "waits for mail" : "can handle its next message"
    case .waitsFor(let future, let responsible):
      return "waits for f\(future.number) from \(simulator.stage.name(of: responsible))\(turn)"
    case .canGoOn(let future): return "can go on with f\(future.number)\(turn)"
    case .inTurn: return "in the middle of a turn\(turn)"
    case .sleeps(let time): return "waits for the clock until \(durationText(time))\(turn)"
    case .stopping: return "is stopping"
    case .stopped: return "has stopped"
    case .failed: return "has failed and stopped"
    case .killed: return "was killed"
    }
  }

  private func supervision(of view: ActorView) -> String {
    let limit = simulator.stage.withWriter { SupervisionWording.limit(view.restartLimit, $0) }
    let what =
      view.supervision == .restart ? "restart" + (limit.isEmpty ? "" : " ") + limit : "resume"
    return view.restarts == 0 ? what : "\(what), \(counted(view.restarts, "restart")) so far"
  }

  private func showBehavior(_ code: Code) {
    let users = simulator.stage.actorIDs.map { simulator.stage.view(of: $0) }
      .filter { $0.behavior.name == code.name }
    let parameters = code.slotNames.prefix(code.parameterCount).joined(separator: ", ")
    let title = code.parameterCount == 0 ? code.name : "\(code.name)(\(parameters))"
    say("\(title) is a behavior; \(counted(users.count, "actor")) so far")
    let variables = code.slotNames.dropFirst(code.parameterCount)
    if !variables.isEmpty { say("  state of its own: \(variables.joined(separator: ", "))") }
    if !code.states.isEmpty {
      say("  states: \(code.states.map { program.symbols[$0] }.joined(separator: ", "))")
    }
    let tags = code.acceptedTags.map { program.symbols[$0.tag] }
    if !tags.isEmpty {
      let names = tags.indices.filter { !tags[..<$0].contains(tags[$0]) }.map { tags[$0] }
      say("  messages it names: \(names.joined(separator: ", "))")
    }
    say("  source \(code.name) shows it", .faint)
  }

  func showSource(_ name: Name, _ source: Source) -> Outcome {
    var behavior = name.text
    if let actor = actor(called: name.text), actor != .you {
      behavior = simulator.stage.view(of: actor).behavior.name
    }
    guard let symbol = program.symbols.find(behavior),
      let code = simulator.stage.definition(symbol)
    else {
      let known = simulator.stage.definedNames
      let hint = nearest(to: name.text, among: known).map { "did you mean \($0)?" }
      show(
        [
          Diagnostic(
            "there is no behavior named \(name.text)", at: name.span,
            hint: hint
              ?? (name.text.first?.isUppercase == true
                ? "behavior \(name.text) … end defines one" : "source takes a behavior or an actor")
          )
        ], in: source)
      return .failed
    }
    for line in code.source[code.span].split(separator: "\n", omittingEmptySubsequences: false) {
      say(Line(visible(String(line).replacingTabs), .code))
    }
    let old = simulator.stage.actorIDs.map { simulator.stage.view(of: $0) }.filter {
      $0.behavior.name == code.name && $0.behavior !== code && !$0.condition.isGone
    }
    if !old.isEmpty {
      let names = old.prefix(5).map(\.name).joined(separator: ", ") + (old.count > 5 ? ", …" : "")
      say("an earlier definition is still used by \(names)", .faint)
    }
    return .done
  }

  // MARK: Mistakes

  func unknownActor(_ name: Name) -> Diagnostic {
    let known = actorNames(limit: 1_000)
    return Diagnostic(
      "there is no actor named \(name.text)", at: name.span,
      hint: nearest(to: name.text, among: known).map { "did you mean \($0)?" }
        ?? (known.isEmpty ? "spawn makes one" : "actors lists them"))
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  fileprivate var replacingTabs: String {
    split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ")
  }
}
