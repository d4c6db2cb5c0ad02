package import Behaviors
package import Typography

/// Draws what a behavior does in which state: boxes with arrows between them where there are few
/// states, and a table of what comes of each event in each of them.
package struct StateMachinePrinter {
  private let theme: Theme
  private let width: Int

  /// So many states are drawn as boxes.
  private static let boxes = 8
  /// So many states stand beside each other in a table.
  private static let columns = 6

  package init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = width
  }

  /// - Parameter live: the place of the state that an actor is in, to be marked.
  package func lines(_ machine: StateMachine, live: Int? = nil) -> [Line] {
    var lines: [Line] = []
    if machine.states.count <= Self.boxes {
      var drawing = StateMachineDrawing(machine, live: live, width: width, theme: theme)
      lines = drawing.lines()
    }
    guard machine.hasStates else { return lines + remainder(machine) }
    if !lines.isEmpty { lines.append(Line()) }
    return lines + table(machine, live) + notes(machine)
  }

  // MARK: The table

  private func table(_ machine: StateMachine, _ live: Int?) -> [Line] {
    guard !machine.events.isEmpty else { return [] }
    let names = machine.states.indices.map { state in
      let mark = state == live ? " *" : ""
      return Line(machine.states[state].name + mark, .strong)
    }
    if machine.states.count <= Self.columns {
      let rows = machine.events.indices.map { event in
        [Line(machine.events[event].text, .message)]
          + machine.states.indices.map { Line(cell(machine, event, $0)) }
      }
      let table = Table(
        columns: [Line.Alignment](repeating: .left, count: names.count + 1),
        header: [Line("event")] + names, rows: rows)
      return table.lines(theme: theme, width: width)
    }
    let rows = machine.states.indices.flatMap { state in
      machine.events.indices.map { event in
        [
          event == 0 ? names[state] : Line(), Line(machine.events[event].text, .message),
          Line(cell(machine, event, state)),
        ]
      }
    }
    return Table(
      columns: [.left, .left, .left], header: [Line("state"), Line("event"), Line("goes to")],
      rows: rows
    ).lines(theme: theme, width: width)
  }

  private func cell(_ machine: StateMachine, _ event: Int, _ state: Int) -> String {
    var texts = machine.outcomes(of: event, in: state).map { machine.text(of: $0) }
    if machine.mayIgnore(event, in: state) { texts.append(theme.isUnicode ? "–" : "-") }
    return texts.joined(separator: " or ")
  }

  // MARK: Words

  private func notes(_ machine: StateMachine) -> [Line] {
    let dash = theme.isUnicode ? "–" : "-"
    let indices = machine.states.indices
    var notes: [String] = []
    let isSparse = indices.contains { state in
      machine.events.indices.contains { machine.mayIgnore($0, in: state) }
    }
    if isSparse { notes.append("\(dash) is not handled: it changes nothing and is reported") }
    if machine.isUncertain { notes.append("? depends on more than the event") }
    let reached = machine.reachable()
    for state in indices where machine.isAbsorbing(state) {
      notes.append("\(machine.states[state].name) is absorbing: no event leads out of it")
    }
    for state in indices where !reached[state] {
      notes.append("\(machine.states[state].name) is never reached")
    }
    return notes.map { Line($0, .faint) }
  }

  /// What becomes of all that no handler of a behavior without states names.
  private func remainder(_ machine: StateMachine) -> [Line] {
    let takesAll = machine.states[0].rules.contains {
      machine.events[$0.event].isEverything && $0.condition.isEmpty
    }
    return takesAll
      ? [] : [Line("everything else is not handled: it changes nothing and is reported", .faint)]
  }
}

extension StateMachine {
  /// Whether an event leads to one state or another, as the handler decides.
  fileprivate var isUncertain: Bool {
    states.flatMap(\.rules).contains { rule in
      rule.outcomes.count > 1 && rule.outcomes.contains { $0 != .stays && $0 != .fails }
    }
  }

  /// What comes of an event, in a word.
  func text(of outcome: Outcome) -> String {
    switch outcome {
    case .stays: "stays"
    case .goes(let state): states[state].name
    case .stops: "stops"
    case .fails: "fails"
    }
  }
}
