package import Tracing

/// Writes pictures in the language of Graphviz.
package enum Dot {
  /// A picture of space and time as a graph of events: a column for each actor, and an edge for each
  /// event that made another one possible.
  package static func text(_ picture: SpaceTime) -> String {
    var lines = opening
    for (index, mark) in picture.marks.enumerated() where mark.kind == .clock {
      lines.append("  n\(index) [\(node(index, in: picture)), shape=plaintext, style=\"\"];")
    }
    for (number, lifeline) in picture.lifelines.enumerated() {
      let behavior = lifeline.behavior.isEmpty ? "" : "\\n" + escaped(lifeline.behavior)
      lines += [
        "  subgraph cluster_\(number) {",
        "    label=\"\(escaped(lifeline.name))\(behavior)\";",
        "    style=rounded; color=\"#86919d\"; fontname=\"Helvetica-Bold\";",
      ]
      for (index, mark) in picture.marks.enumerated()
      where mark.lifeline == number && mark.kind != .clock {
        lines.append("    n\(index) [\(node(index, in: picture))];")
      }
      lines.append("  }")
    }
    var drawn: Set<String> = []
    // Everything happens before the clock moves or after it, so it stands in every column.
    for number in picture.lifelines.indices {
      let own = picture.marks.indices.filter {
        picture.marks[$0].lifeline == number || picture.marks[$0].kind == .clock
      }
      for (one, next) in zip(own, own.dropFirst()) {
        let edge = "  n\(one) -> n\(next) [weight=20, color=\"#86919d\"];"
        if drawn.insert(edge).inserted { lines.append(edge) }
      }
    }
    for (number, arrow) in picture.arrows.enumerated() { lines += edge(arrow, number) }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// What a graph of events begins with.
  static let opening = [
    "digraph rehearsal {",
    "  rankdir=TB; newrank=true; nodesep=0.5; ranksep=0.3;",
    "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#e9f0f8\", color=\"#4f6478\",",
    "    fontname=\"Helvetica\", fontsize=12, margin=\"0.12,0.05\"];",
    "  edge [fontname=\"Courier\", fontsize=11];",
  ]

  private static func node(_ index: Int, in picture: SpaceTime) -> String {
    let mark = picture.marks[index]
    let text = mark.label.isEmpty ? mark.kind.verb : mark.label
    let number = mark.event > 0 ? "e\(mark.event): " : ""
    let isOnPath = picture.highlighted.contains(mark.event)
    return "label=\"\(number)\(escaped(text))\"" + (isOnPath ? ", penwidth=4" : "")
      + (mark.kind == .fails || mark.kind == .killed ? ", shape=octagon, style=filled" : "")
  }

  /// An edge between two events, or to a point of its own for what nobody received.
  private static func edge(_ arrow: SpaceTime.Arrow, _ number: Int) -> [String] {
    guard let start = arrow.start else { return [] }
    let label = "label=\"\(escaped(arrow.label))\", \(style(arrow))"
    if let end = arrow.end { return ["  n\(start) -> n\(end) [\(label)];"] }
    let fate = "label=\"\(arrow.fate.words)\", shape=plaintext, style=\"\""
    return ["  a\(number) [\(fate)];", "  n\(start) -> a\(number) [\(label)];"]
  }

  private static func style(_ arrow: SpaceTime.Arrow) -> String {
    let color =
      switch arrow.kind {
      case .message: Palette.message
      case .ask, .reply: Palette.ask
      case .failure, .kill: Palette.failure
      case .stop: Palette.ink
      case .spawn: Palette.life
      case .timer: Palette.timer
      }
    let line =
      switch arrow.kind {
      case .message, .stop, .kill: "solid"
      case .ask: "dashed"
      case .reply, .failure, .spawn, .timer: "dotted"
      }
    let isGone = arrow.fate == .lost || arrow.fate == .deadLetter
    return "style=\(line), color=\"\(color.light)\", fontcolor=\"\(color.light)\""
      + (isGone ? ", arrowhead=tee" : "")
  }

  /// A text within quotes. Besides the quotes, backslashes mean something in labels, and Graphviz
  /// reads the character entities of HTML.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in shown(text).unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
