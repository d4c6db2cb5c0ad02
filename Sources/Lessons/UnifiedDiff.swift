package import Typography

/// The differences of two texts in the form of `diff -u`, which `patch` understands.
package struct UnifiedDiff: Equatable, Sendable {
  /// Empty when the texts are equal.
  package private(set) var lines: [Line] = []

  /// How many unchanged lines stand around a change.
  private static let context = 3

  /// Compares two texts.
  package init(_ old: TextLines, named oldName: String, _ new: TextLines, named newName: String) {
    self.init(old.lines, oldName, new.lines, newName, firstLine: 1)
  }

  /// Compares lines that are part of a text, whose first line has a number there.
  init(_ old: [String], _ oldName: String, _ new: [String], _ newName: String, firstLine: Int) {
    self.init(
      old.map { TextLines.RawLine($0) }, oldName, new.map { TextLines.RawLine($0) }, newName,
      firstLine: firstLine)
  }

  private init(
    _ old: [TextLines.RawLine], _ oldName: String, _ new: [TextLines.RawLine], _ newName: String,
    firstLine: Int
  ) {
    let edits = Difference(from: old, to: new).edits
    for range in Self.hunks(of: edits) {
      if lines.isEmpty {
        lines = [
          Line("--- \(escaped(oldName))", .strong), Line("+++ \(escaped(newName))", .strong),
        ]
      }
      lines.append(Self.heading(of: range, in: edits, firstLine: firstLine))
      lines += edits[range].flatMap(Self.lines)
    }
  }

  /// Stretches of changes with their context; changes closer than twice that are one stretch.
  private static func hunks(of edits: [Difference<TextLines.RawLine>.Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, edit) in edits.enumerated() {
      if case .keep = edit { continue }
      let start = max(0, index - context)
      let end = min(edits.count, index + 1 + context)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func heading(
    of range: Range<Int>, in edits: [Difference<TextLines.RawLine>.Edit], firstLine: Int
  ) -> Line {
    func counts(_ edits: ArraySlice<Difference<TextLines.RawLine>.Edit>) -> (old: Int, new: Int) {
      edits.reduce(into: (0, 0)) { counts, edit in
        switch edit {
        case .keep: (counts.0, counts.1) = (counts.0 + 1, counts.1 + 1)
        case .remove: counts.0 += 1
        case .insert: counts.1 += 1
        }
      }
    }
    let before = counts(edits[..<range.lowerBound])
    let inside = counts(edits[range])
    // As diff does it: a count of 1 is left out, and no lines stand after the line before them.
    func part(_ before: Int, _ count: Int) -> String {
      let start = before + firstLine - (count == 0 ? 1 : 0)
      return count == 1 ? "\(start)" : "\(start),\(count)"
    }
    return Line(
      "@@ -\(part(before.old, inside.old)) +\(part(before.new, inside.new)) @@", .place)
  }

  private static func lines(of edit: Difference<TextLines.RawLine>.Edit) -> [Line] {
    let (mark, raw, style): (String, TextLines.RawLine, Style) =
      switch edit {
      case .keep(let raw): (" ", raw, .plain)
      case .remove(let raw): ("-", raw, .error)
      case .insert(let raw): ("+", raw, .printed)
      }
    let line = Line(mark + escaped(raw.text), style)
    return raw.ending.isEmpty ? [line, Line(#"\ No newline at end of file"#, .faint)] : [line]
  }
}
