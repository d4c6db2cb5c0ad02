package import Behaviors

extension Mermaid {
  /// A behavior's state machine as a state diagram.
  package static func text(_ machine: StateMachine) -> String {
    let chart = StateChart(machine)
    var lines = ["stateDiagram-v2", "  direction LR"]
    for (number, state) in machine.states.enumerated() {
      let name = state.name.isEmpty ? machine.name : state.name
      lines.append("  state \"\(escaped(name))\" as s\(number)")
    }
    if !machine.states.isEmpty { lines.append("  [*] --> s0") }
    for edge in chart.edges {
      let target = edge.to.map { "s\($0)" } ?? "[*]"
      let labels = edge.labels.map(escaped).joined(separator: "<br/>")
      lines.append("  s\(edge.from) --> \(target): \(labels)")
    }
    for (number, notes) in chart.notes.enumerated() { lines += note(notes, of: number) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func note(_ notes: StateChart.Notes, of state: Int) -> [String] {
    let texts = [("stays", notes.stays), ("fails", notes.fails), ("no handler", notes.ignores)]
      .flatMap { word, texts in texts.map { "\(word)#58; \(escaped($0))" } }
    return texts.isEmpty ? [] : ["  note right of s\(state): \(texts.joined(separator: "<br/>"))"]
  }
}
