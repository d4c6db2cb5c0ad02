import Actors
import Diagnostics
import Exploration
import Kernel
import Language
import Printing
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
    sayParting(first, second, names, from: sides[0])
    for (side, schedule) in zip(sides, [first, second]) {
      for index in schedule.entries.indices { side.perform(schedule, index: index, isLive: false) }
    }
    sayEnds(Contrast(sides[0], sides[1], called: names), names)
    return .done
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
        : "their first \(counted(parting, "step")) \(parting == 1 ? "is" : "are") the same, and then:"
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

  /// What a choice does that could be made next. The session is used up by it.
  private func description(ofChoice index: Int, of schedule: Schedule) -> String {
    guard schedule.entries.indices.contains(index) else { return "nothing more happens" }
    let first = simulator.log.next
    perform(schedule, index: index, isLive: false)
    return description(of: schedule.entries[index].choice, from: first)
  }
}
