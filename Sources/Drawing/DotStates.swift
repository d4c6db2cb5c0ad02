package import Behaviors

extension Dot {
  /// A behavior's state machine as a graph.
  /// - Parameter live: the state that a living actor is in.
  package static func text(_ machine: StateMachine, live: Int? = nil) -> String {
    let chart = StateChart(machine)
    var lines = opening + ["  rankdir=LR; nodesep=0.6; ranksep=0.9;"]
    lines.append("  begin [shape=point, width=0.16];")
    for (number, state) in machine.states.enumerated() {
      let name = escaped(state.name.isEmpty ? machine.name : state.name)
      var look = "label=\"\(([name] + notes(chart.notes[number])).joined(separator: "\\n"))\""
      if machine.isAbsorbing(number) { look += ", peripheries=2" }
      if number == live { look += ", penwidth=4" }
      lines.append("  s\(number) [\(look)];")
    }
    if !machine.states.isEmpty { lines.append("  begin -> s0;") }
    if chart.edges.contains(where: { $0.to == nil }) {
      lines.append(
        "  end [shape=doublecircle, style=filled, fillcolor=black, label=\"\", width=0.16];")
    }
    for edge in chart.edges {
      let labels = edge.labels.map(escaped).joined(separator: "\\n")
      let target = edge.to.map { "s\($0)" } ?? "end"
      lines.append(
        "  s\(edge.from) -> \(target) [label=\"\(labels)\", color=\"\(Palette.message.light)\"];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private static func notes(_ notes: StateChart.Notes) -> [String] {
    [("stays", notes.stays), ("fails", notes.fails), ("no handler", notes.ignores)]
      .flatMap { word, texts in texts.map { "\(word): \(escaped($0))" } }
  }
}
