import Actors

/// A text as it may stand between tags and in quoted attributes of XML and HTML. What would act on a
/// reader's screen, or may not stand in XML at all, is shown as an escape of the language.
func markup(_ text: String) -> String {
  var output = ""
  for scalar in shown(text).unicodeScalars {
    switch scalar {
    case "&": output += "&amp;"
    case "<": output += "&lt;"
    case ">": output += "&gt;"
    case "\"": output += "&quot;"
    case "'": output += "&#39;"
    default: output.unicodeScalars.append(scalar)
    }
  }
  return output
}

/// A text on one line, with every control character and mark of direction as an escape, and every
/// scalar that is no character (Unicode 15, 23.7).
func shown(_ text: String) -> String {
  var output = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": output += "\\n"
    case "\t": output += "\\t"
    case "\u{200E}", "\u{200F}", "\u{61C}", "\u{FEFF}": output += escape(scalar)
    case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value):
      output += escape(scalar)
    default: output += visible(String(scalar))
    }
  }
  return output
}

private func escape(_ scalar: Unicode.Scalar) -> String {
  "\\u{\(String(scalar.value, radix: 16))}"
}

/// A text as a literal of JSON that may also stand within a `script` of HTML: no tag begins or ends
/// in it, and all that is not a plain character is escaped.
func json(_ text: String) -> String {
  var output = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{7F}"..."\u{9F}": output += unit(scalar.value)
    case _ where scalar.value < 0x20: output += unit(scalar.value)
    default: output.unicodeScalars.append(scalar)
    }
  }
  return output + "\""
}

private func unit(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
