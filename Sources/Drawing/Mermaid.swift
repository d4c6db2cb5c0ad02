package import Tracing

/// Writes pictures in the language of Mermaid, which many Markdown viewers draw.
package enum Mermaid {
  /// A picture of space and time as a sequence diagram. Mermaid has no time for arrows to take: an
  /// arrow stands where it is received, and where it is not, where it is sent.
  package static func text(_ picture: SpaceTime) -> String {
    var lines = ["sequenceDiagram"]
    for (number, lifeline) in picture.lifelines.enumerated() {
      let behavior = lifeline.behavior.isEmpty ? "" : "<br/>\(escaped(lifeline.behavior))"
      lines.append("  participant p\(number) as \(escaped(lifeline.name))\(behavior)")
    }
    for (index, mark) in picture.marks.enumerated() {
      for arrow in picture.arrows where arrow.start == index && arrow.end != index {
        lines += leaving(arrow)
      }
      for arrow in picture.arrows where arrow.end == index { lines.append(line(arrow)) }
      if !mark.label.isEmpty { lines.append(note(mark, in: picture)) }
    }
    for arrow in picture.arrows where arrow.start == nil && arrow.end == nil {
      lines += leaving(arrow)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is written where an arrow begins: that it was lost, or that nobody has received it.
  private static func leaving(_ arrow: SpaceTime.Arrow) -> [String] {
    guard arrow.end == nil else { return [] }
    return [line(arrow)]
  }

  private static func line(_ arrow: SpaceTime.Arrow) -> String {
    let fate = arrow.end == nil || arrow.fate == .deadLetter ? " (\(arrow.fate.words))" : ""
    return "  p\(arrow.from)\(sign(of: arrow))p\(arrow.to): \(escaped(arrow.label))\(fate)"
  }

  /// `-x` for what never comes, `-)` for what nobody has received yet, dashes for asks and replies.
  private static func sign(of arrow: SpaceTime.Arrow) -> String {
    let dashes =
      switch arrow.kind {
      case .message, .stop, .kill: "-"
      case .ask, .reply, .failure, .spawn, .timer: "--"
      }
    if arrow.fate == .lost || arrow.fate == .deadLetter || arrow.kind == .kill {
      return dashes + "x"
    }
    return dashes + (arrow.end == nil ? ")" : ">>")
  }

  private static func note(_ mark: SpaceTime.Mark, in picture: SpaceTime) -> String {
    let text = escaped(mark.label)
    guard mark.kind == .clock, picture.lifelines.count > 1 else {
      return "  Note right of p\(mark.lifeline): \(text)"
    }
    return "  Note over p0,p\(picture.lifelines.count - 1): \(text)"
  }

  /// A text in which nothing means anything to Mermaid or to the HTML that it makes: whatever is
  /// neither a letter, a figure nor harmless becomes the code of its character.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in shown(text).unicodeScalars {
      if scalar.value > 0x7F || isHarmless(scalar) {
        output.unicodeScalars.append(scalar)
      } else {
        output += "#\(scalar.value);"
      }
    }
    // `end` alone would end a block, and a title must not be empty.
    if output.isEmpty { return "#32;" }
    return output.lowercased() == "end"
      ? "#\(output.utf8.first ?? 32);" + output.dropFirst() : output
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "_", ".", "/", "=", "(", ")", "-", "!", "?", "'":
      true
    default: false
    }
  }
}
