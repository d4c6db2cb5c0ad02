import Actors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
import Tracing
import Typography

/// What differs between two runs that `explore` found.
extension Session {
  func compare(_ one: Witness, _ other: Witness, _ source: Source) -> Outcome {
    passage = nil
    guard let (_, first) = found(one, source), let (_, second) = found(other, source) else {
      return .failed
    }
    guard one.number != other.number else {
      show(
        [
          Diagnostic(
            "both are W\(one.number)", at: other.span, hint: "diff W1 W2 compares two runs")
        ], in: source)
      return .failed
    }
    let names = ["W\(one.number)", "W\(other.number)"]
    let sides = [first, second].map { schedule -> Session in
      let side = fork()
      side.output = { _ in }
      side.isInterrupted = { false }
      if let discovery { side.place(on: discovery.branch, at: discovery.moment) }
      return side
    }
    let next = sides[0].simulator.log.next
    sayParting(first, second, names, from: sides[0])
    for (side, schedule) in zip(sides, [first, second]) {
      for index in schedule.entries.indices { side.perform(schedule, index: index, isLive: false) }
    }
    let contrast = Contrast(sides[0], sides[1], called: names)
    sayEnds(contrast.rows + printed(by: sides[0], sides[1], from: next), names)
    return .done
  }

  /// Which actors printed other lines on one side than on the other.
  private func printed(by one: Session, _ other: Session, from first: Int) -> [Contrast.Row] {
    let sides = [one, other].map { side -> [(name: String, lines: [String])] in
      side.simulator.stage.actorIDs.map { actor in
        let numbers = side.simulator.log.numbers { $0.kind == .printed && $0.actor == actor }
        let lines = numbers.filter { $0 >= first }.compactMap { number -> String? in
          side.simulator.log[number].map { event in
            side.simulator.stage.withWriter(limit: 80) { visible($0.printed(event.value)) }
          }
        }
        return (side.simulator.stage.name(of: actor), lines)
      }
    }
    return sides[0].compactMap { name, lines in
      guard let others = sides[1].first(where: { $0.name == name })?.lines, others != lines else {
        return nil
      }
      let texts = [lines, others].map { $0.isEmpty ? "nothing" : $0.joined(separator: " / ") }
      return Contrast.Row(what: "\(name) prints", one: texts[0], other: texts[1])
    }
  }

  /// Says up to where two runs are the same, and how each goes on from there.
  /// - Parameter root: a session where they begin.
  private func sayParting(
    _ one: Schedule, _ other: Schedule, _ names: [String], from root: Session
  ) {
    let pairs = zip(one.choices, other.choices)
    let parting = pairs.prefix { $0 == $1 }.count
    let length = min(one.entries.count, other.entries.count)
    if parting == length, one.entries.count == other.entries.count {
      return say("they make the same choices")
    }
    say(
      parting == 0
        ? "they part at the first step:"
        : "their first \(parting == 1 ? "step is" : "\(parting) steps are") the same, and then:"
    )
    let rows = zip(names, [one, other]).map { name, schedule -> [Line] in
      let side = root.fork()
      for index in 0..<min(parting, schedule.entries.count) {
        side.perform(schedule, index: index, isLive: false)
      }
      return [Line("  " + name), Line(side.description(ofChoice: parting, of: schedule))]
    }
    for line in Table(columns: [.left, .left], rows: rows).lines(theme: .plain) { say(line) }
  }

  // MARK: A picture

  /// Draws a run that was found, and marks the two messages whose order decides it.
  func showDiagram(
    _ witness: Witness, _ options: PictureOptions, _ source: Source
  ) -> Outcome {
    guard let (discovery, schedule) = found(witness, source) else { return .failed }
    let run = fork()
    run.output = { _ in }
    run.isInterrupted = isInterrupted
    run.place(on: discovery.branch, at: discovery.moment)
    let first = run.simulator.log.next
    let deciders = discovery.deciders[witness.number - 1]
    var marked: [Int] = []
    run.goAlong(schedule, called: "W\(witness.number)") { choice, next in
      if deciders.contains(choice) { marked += run.message(sentBy: choice, from: next) }
    }
    do throws(Diagnostic) {
      let count = max(1, run.simulator.log.next - first)
      let highlighted = options.path == nil ? marked + run.receptions(of: marked) : nil
      if let file = options.file {
        return request(.export(try run.exportDiagram(count, options, highlighted, to: file)))
      }
      var picture = run.spaceTime(try run.window(count, options))
      if let highlighted { picture.highlighted = highlighted }
      draw { theme, width in DiagramPrinter(theme: theme, width: width).lines(picture) }
      if options.path == nil { sayMarked(marked.compactMap { run.simulator.log[$0]?.message }) }
      return .done
    } catch {
      show([error], in: source)
      return .failed
    }
  }

  private func sayMarked(_ messages: [Int]) {
    guard messages.count == 2 else { return }
    say("marked: m\(messages[0]) and m\(messages[1]), whose order decides how it ends", .faint)
  }

  /// The event by which a choice put a message on its way.
  private func message(sentBy choice: Choice, from first: Int) -> [Int] {
    let numbers = (first..<simulator.log.next).filter { number in
      guard let event = simulator.log[number] else { return false }
      return choice.kind.eventKinds.contains(event.kind) && event.message > 0
        && (choice.kind != .performs || simulator.stage.name(of: event.actor) == choice.actor)
    }
    return Array(numbers.prefix(1))
  }

  /// The events by which messages were received that some events sent.
  private func receptions(of sendings: [Int]) -> [Int] {
    let messages = sendings.compactMap { simulator.log[$0]?.message }
    return simulator.log.numbers { $0.kind == .received && messages.contains($0.message) }
  }

  /// What a choice does that could be made next. The session is used up by it.
  private func description(ofChoice index: Int, of schedule: Schedule) -> String {
    guard schedule.entries.indices.contains(index) else { return "nothing more happens" }
    settle()
    let first = simulator.log.next
    perform(schedule, index: index, isLive: false)
    return description(of: schedule.entries[index].choice, from: first)
  }
}
