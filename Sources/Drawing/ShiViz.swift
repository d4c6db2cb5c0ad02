/// Writes histories for ShiViz, which draws logs with vector clocks (Beschastnikh, Wang, Brun and
/// Ernst, "Debugging distributed systems", 2016). Piece by piece: it keeps nothing.
///
/// The first line of the file tells ShiViz how to read the rest, the second how to part its runs.
package enum ShiViz {
  /// The lines that every file begins with.
  package static let opening = """
    (?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})
    ^=== (?<trace>.*) ===$

    """

  /// What a run begins with; its events follow.
  package static func run(named name: String) -> String {
    "=== \(shown(name)) ===\n"
  }

  /// An event and, on a line of its own, whose it is and its vector clock.
  /// - Parameter clock: how many events of each come before it or are it; with the host's own.
  package static func event(
    _ number: Int, _ text: String, host: String, clock: [(host: String, count: Int)]
  ) -> String {
    // The dash keeps what may look like a clock from standing where ShiViz would take it for one.
    var output = "e\(number) - \(shown(text))\n\(word(host)) {"
    for (index, entry) in clock.enumerated() {
      output += index == 0 ? "" : ", "
      output += "\(json(word(entry.host))): \(entry.count)"
    }
    return output + "}\n"
  }

  /// A host's name, in which ShiViz wants no spaces.
  private static func word(_ name: String) -> String {
    var output = ""
    for scalar in shown(name).unicodeScalars {
      output.unicodeScalars.append(scalar.properties.isWhitespace ? "_" : scalar)
    }
    return output.isEmpty ? "_" : output
  }
}
