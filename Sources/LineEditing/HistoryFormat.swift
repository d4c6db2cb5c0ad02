/// A history as text: an entry per line, a newline within one as `\n` and a backslash as `\\`.
enum HistoryFormat {
  static func text(of entries: [String]) -> String {
    entries.map { escaped($0) + "\n" }.joined()
  }

  /// The entries in a file's bytes, or nil where they are not text.
  static func entries(in bytes: [UInt8]) -> [String]? {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      return nil
    }
    // By bytes: a carriage return and a newline are one `Character`.
    return text.utf8.split(separator: UInt8(ascii: "\n")).map { unescaped(Substring($0)) }
  }

  private static func escaped(_ entry: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\n": scalars.append(contentsOf: #"\n"#.unicodeScalars)
      case "\\": scalars.append(contentsOf: #"\\"#.unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A backslash before anything else stands for itself: people edit such files by hand.
  private static func unescaped(_ line: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    var rest = line.unicodeScalars
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first) {
      case ("\\", "n"): scalars.append("\n")
      case ("\\", "\\"): scalars.append("\\")
      default:
        scalars.append(scalar)
        continue
      }
      rest.removeFirst()
    }
    return String(scalars)
  }
}
