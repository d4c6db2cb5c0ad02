/// The text with everything that could act on a terminal written as the language's strings write
/// it: `\n`, `\t` and `\u{1b}`.
///
/// That is C0, C1 and DEL, the line and paragraph separators, and the marks that reorder what
/// stands around them, with which a text can look like another. All else stays as it is.
package func escaped(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: actsOnTerminal) else { return String(text) }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where actsOnTerminal(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func actsOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
