/// Collects what a terminal sends between the marks of a bracketed paste, key by key.
struct PastedText {
  /// What the terminal sends after a paste once asked to by `ask`.
  private static let closing = Array("\u{1B}[201~".unicodeScalars)
  /// Asks the terminal to mark pastes, or not to any more.
  static let ask = "\u{1B}[?2004h"
  static let askNoMore = "\u{1B}[?2004l"
  /// The most that is taken; the rest of a longer paste is dropped.
  static let limit = 1 << 20

  private var scalars: [Unicode.Scalar] = []

  /// Takes one more key and tells whether there is more to come. Ctrl-C ends a paste whose closing
  /// mark got lost.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != "\u{3}" else { return false }
    scalars.append(scalar)
    if scalar == Self.closing.last, scalars.suffix(Self.closing.count) == Self.closing[...] {
      scalars.removeLast(Self.closing.count)
      return false
    }
    if scalars.count >= Self.limit + Self.closing.count {
      scalars.remove(at: Self.limit)
    }
    return true
  }

  /// The text as it goes into the line: newlines whatever the terminal made of them, none at the
  /// end, since Enter is the user's to press; no control characters but tabs.
  var text: String {
    var kept = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        kept.append("\n")
      } else if scalar == "\t" || scalar.properties.generalCategory != .control {
        kept.append(scalar)
      }
      previous = scalar
    }
    while kept.last == "\n" { kept.removeLast() }
    return String(kept)
  }
}
