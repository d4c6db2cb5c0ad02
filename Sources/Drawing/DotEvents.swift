/// Writes a history as a graph of events in the language of Graphviz, piece by piece: it keeps
/// nothing.
package enum DotEvents {
  package static let opening =
    (Dot.opening + ["  node [group=events];"]).joined(separator: "\n") + "\n"
  package static let closing = "}\n"

  /// An event, and an edge from each that happens immediately before it.
  /// - Parameters:
  ///   - host: whose it is; the events of one stand below each other.
  ///   - before: events with the name of what links them to this one.
  package static func event(
    _ number: Int, _ text: String, host: String, before: [(event: Int, link: String, isOwn: Bool)]
  ) -> String {
    let label = "\(Dot.escaped(host))\\ne\(number): \(Dot.escaped(text))"
    var output = "  e\(number) [label=\"\(label)\", group=\"\(Dot.escaped(host))\"];\n"
    for source in before {
      let look =
        source.isOwn
        ? "weight=20, color=\"\(Palette.rule.light)\"" : "label=\"\(Dot.escaped(source.link))\""
      output += "  e\(source.event) -> e\(number) [\(look)];\n"
    }
    return output
  }
}
