/// How many cells of a terminal a text takes: wide East Asian characters and emoji take two,
/// combining marks and other invisible characters none. Linear in the length of the text.
///
/// The text should hold no control characters (see `escaped(_:)`); one that does counts them as
/// nothing.
package func displayWidth(_ text: some StringProtocol) -> Int {
  // Nearly all text is printable ASCII, which needs no breaking into characters.
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// How many cells one character takes: 0, 1 or 2.
package func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.count > 1, scalars.contains(where: { asksForPicture($0) }) { return 2 }
  return displayWidth(first)
}

/// Whether a scalar turns the character it stands in into a picture two cells wide: the emoji
/// variation selector and the second letter of a flag.
private func asksForPicture(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value == 0xFE0F || (0x1F1E6...0x1F1FF).contains(scalar.value)
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
  // The soft hyphen is a format character that terminals show.
  case .format: return scalar.value == 0xAD ? 1 : 0
  default: break
  }
  // Vowels and final consonants that join a Hangul syllable already counted.
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  return isWide(scalar.value) ? 2 : 1
}

private func isWide(_ value: UInt32) -> Bool {
  var low = 0
  var high = wideScalars.count
  while low < high {
    let middle = (low + high) / 2
    if wideScalars[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < wideScalars.count && wideScalars[low].contains(value)
}

extension Line {
  /// How many cells of a terminal the line takes.
  package var width: Int {
    runs.reduce(0) { $0 + displayWidth($1.text) }
  }
}
