/// A prompt whose escape sequences take no room on the screen.
package struct StyledPrompt: Equatable, Sendable {
  /// What surrounds an escape sequence in `marked`.
  static let marker: Character = "\u{1}"

  /// The text as libedit wants it: escape sequences between markers.
  let marked: String
  /// The text without them.
  let visible: String

  /// A prompt from text that may carry escape sequences of the form `ESC [ … letter`.
  ///
  /// libedit ties a marked stretch to the one character behind it: two stretches in a row or one at
  /// the very end are not written. So neighbors are joined, and a last sequence, which is a reset,
  /// goes before the last character, which is a blank.
  package init(_ text: String) {
    var cells: [(sequences: String, character: Unicode.Scalar)] = []
    var sequences = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}", rest.first == "[" {
        sequences += "\u{1B}" + Self.takeSequence(from: &rest)
      } else if scalar.properties.generalCategory != .control {
        cells.append((sequences, scalar))
        sequences = ""
      }
    }
    if !cells.isEmpty {
      cells[cells.count - 1].sequences += sequences
    }
    visible = String(String.UnicodeScalarView(cells.map(\.character)))
    marked = cells.map { cell in
      let character = String(cell.character)
      guard !cell.sequences.isEmpty else { return character }
      return "\(Self.marker)\(cell.sequences)\(Self.marker)\(character)"
    }.joined()
  }

  /// Takes a bracket and what follows up to the letter that ends the sequence (ECMA-48, 5.4).
  private static func takeSequence(from rest: inout Substring.UnicodeScalarView) -> String {
    var sequence = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      sequence.append(scalar)
      if sequence.count > 1, ("@"..."~").contains(scalar) { break }
    }
    return String(sequence)
  }
}
