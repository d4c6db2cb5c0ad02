/// The lines of output that a step must give, some of which may have holes.
struct Expectation: Equatable {
  /// The lines as they stand in the lesson.
  let lines: [String]
  /// Whether holes count: only in a fence marked `measured`.
  let hasHoles: Bool

  /// The line that stands for any number of lines.
  private static let anyLines = "..."

  init(_ lines: [String], hasHoles: Bool) {
    self.lines = lines
    self.hasHoles = hasHoles
  }

  /// Whether the output is as expected.
  func matches(_ output: [String]) -> Bool {
    areIdentical(hasHoles ? corrected(by: output) : output, lines)
  }

  /// What the lesson should expect instead: the output, with the expected line, holes and all, in
  /// the place of every line that still matches it.
  ///
  /// A line that is the output byte for byte matches whatever holes it seems to have. Quadratic;
  /// beyond `sizeLimit` the output stands as it is.
  func corrected(by output: [String]) -> [String] {
    guard hasHoles, lines.count * output.count <= Self.sizeLimit else { return output }
    let patterns = lines.map { Pattern($0) }
    let costs = costs(patterns, output)
    var result: [String] = []
    var (line, row) = (0, 0)
    while line < lines.count || row < output.count {
      let cost = costs[line][row]
      if line < lines.count, lines[line] == Self.anyLines {
        // As few lines as will do, so that what follows keeps its place.
        if costs[line + 1][row] == cost {
          result.append(lines[line])
          line += 1
        } else if row < output.count, costs[line][row + 1] == cost {
          row += 1
        } else {
          line += 1
        }
      } else if line < lines.count, row < output.count, costs[line + 1][row + 1] == cost,
        matches(lines[line], patterns[line], output[row])
      {
        result.append(lines[line])
        line += 1
        row += 1
      } else if row < output.count, costs[line][row + 1] + Cost.insertion == cost {
        result.append(output[row])
        row += 1
      } else if line < lines.count, costs[line + 1][row] + Cost.removal == cost {
        line += 1
      } else {
        result.append(output[row])
        line += 1
        row += 1
      }
    }
    return result
  }

  /// The largest product of expected and actual lines that are compared line by line.
  static let sizeLimit = 4_000_000

  private func matches(_ line: String, _ pattern: Pattern, _ output: String) -> Bool {
    line.utf8.elementsEqual(output.utf8) || pattern.matches(output)
  }

  /// What it costs to correct a line. Replacing one is cheaper than removing it, or a hole for any
  /// lines would swallow what came in the place of the line after it; and moving a line that still
  /// matches, by an insertion and a removal, is cheaper than replacing two.
  private enum Cost {
    static let insertion = 1
    static let replacement = 4
    static let removal = 5
  }

  /// For each pair of an expected and an actual line: the least it costs to make what begins with
  /// them equal.
  private func costs(_ patterns: [Pattern], _ output: [String]) -> [[Int]] {
    var costs = Array(
      repeating: Array(repeating: 0, count: output.count + 1), count: lines.count + 1)
    for line in stride(from: lines.count, through: 0, by: -1) {
      for row in stride(from: output.count, through: 0, by: -1) {
        let isEnd = line == lines.count
        guard !isEnd || row < output.count else { continue }
        if isEnd {
          costs[line][row] = (output.count - row) * Cost.insertion
        } else if lines[line] == Self.anyLines {
          costs[line][row] = min(
            costs[line + 1][row], row < output.count ? costs[line][row + 1] : Int.max)
        } else {
          var best = costs[line + 1][row] + Cost.removal
          if row < output.count {
            best = min(best, costs[line][row + 1] + Cost.insertion)
            best = min(best, costs[line + 1][row + 1] + Cost.replacement)
            if matches(lines[line], patterns[line], output[row]) {
              best = min(best, costs[line + 1][row + 1])
            }
          }
          costs[line][row] = best
        }
      }
    }
    return costs
  }
}
