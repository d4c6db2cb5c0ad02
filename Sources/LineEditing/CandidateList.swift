import CEditLine
import Glibc

/// Candidates set in columns, read downward, for a window of some width.
struct CandidateList {
  /// More than these are counted, not shown.
  static let limit = 200
  private static let gap = 2

  /// The lines to write, without newlines.
  let lines: [String]

  init(_ candidates: [String], columns: Int) {
    let shown = candidates.prefix(Self.limit).map(Self.printable)
    let cell = (shown.map(Self.width).max() ?? 0) + Self.gap
    let across = max(1, (columns - 1 + Self.gap) / cell)
    let down = (shown.count + across - 1) / across
    var lines = (0..<down).map { row in
      stride(from: row, to: shown.count, by: down).map { index in
        let isLast = index + down >= shown.count
        let padding = isLast ? 0 : cell - Self.width(shown[index])
        return shown[index] + String(repeating: " ", count: padding)
      }.joined()
    }
    if candidates.count > Self.limit {
      lines.append("and \(candidates.count - Self.limit) more")
    }
    self.lines = lines
  }

  /// A file name may hold anything; what the terminal would obey becomes a question mark.
  private static func printable(_ candidate: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in candidate.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? "?" : scalar)
    }
    return String(scalars)
  }

  /// How many cells the terminal gives the text, by the same table that libedit uses.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(wcwidth(wchar_t($1.value)))) }
  }
}
