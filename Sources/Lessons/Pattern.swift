/// A line of expected output with holes.
struct Pattern: Equatable {
  private enum Part: Equatable {
    case byte(UInt8)
    /// `[N]`, `[PID]`: digits, with a sign perhaps.
    case integer
    /// `[MS]`: digits, with a sign, a point and more digits perhaps.
    case decimal
    /// `...`: anything.
    case any
  }

  /// The holes by their names, longest first where one begins another.
  private static let holes: [(name: String, part: Part)] = [
    ("[PID]", .integer), ("[MS]", .decimal), ("[N]", .integer), ("...", .any),
  ]

  private var parts: [Part] = []

  init(_ line: String) {
    var rest = line[...]
    while let first = rest.first {
      if let hole = Self.holes.first(where: { rest.hasPrefix($0.name) }) {
        parts.append(hole.part)
        rest = rest.dropFirst(hole.name.count)
      } else {
        parts += String(first).utf8.map(Part.byte)
        rest = rest.dropFirst()
      }
    }
  }

  /// Whether the whole line is what the pattern describes. Takes time in proportion to the product
  /// of both lengths at most, whatever the holes: all ways to fill them are followed at once.
  func matches(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    var ends: Set<Int> = [0]
    for part in parts {
      ends = Set(ends.flatMap { Self.ends(of: part, from: $0, in: bytes) })
      // From the first place where anything may follow, every later one can be reached.
      if part == .any, let first = ends.min() { ends = Set(first...bytes.count) }
      if ends.isEmpty { return false }
    }
    return ends.contains(bytes.count)
  }

  /// Where a part that begins at an offset may end.
  private static func ends(of part: Part, from start: Int, in bytes: [UInt8]) -> [Int] {
    func isDigit(_ offset: Int) -> Bool {
      offset < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
    }
    func digits(from offset: Int) -> [Int] {
      Array(sequence(first: offset) { $0 + 1 }.prefix { isDigit($0) }.map { $0 + 1 })
    }
    switch part {
    case .byte(let byte): return start < bytes.count && bytes[start] == byte ? [start + 1] : []
    case .any: return [start]
    case .integer, .decimal:
      let sign = start < bytes.count && bytes[start] == UInt8(ascii: "-") ? 1 : 0
      let whole = digits(from: start + sign)
      guard part == .decimal, let point = whole.last, point < bytes.count,
        bytes[point] == UInt8(ascii: ".")
      else { return whole }
      return whole + digits(from: point + 1)
    }
  }
}
