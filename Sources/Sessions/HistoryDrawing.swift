import Actors
import Typography

/// The tree of choices as lines of text: a row for each entry with the moment after it, branches
/// side by side where they part, and a mark where the session stands.
struct HistoryDrawing {
  private let journal: Journal
  /// The columns of the numbers of moments.
  private let numberWidth: Int
  /// The most rows between two partings.
  private let rowsPerStretch: Int
  /// The branch that the present moment belongs to.
  private let owner: Int

  /// As wide as a terminal of 80 columns allows: it stands in lessons, too.
  private static let width = 78
  /// Below this many partings, one branch goes on in the column of what it left.
  private static let deepest = 5
  private static let rowsInAll = 60
  private static let mark = "  <- you are here"
  private static let theme = Theme(isColored: false, isUnicode: true)

  init(_ journal: Journal) {
    self.journal = journal
    numberWidth = String(journal.branches.map(\.end).max() ?? 0).count
    rowsPerStretch = min(12, max(6, Self.rowsInAll / journal.branches.count))
    owner = journal.owner(of: journal.moment)
  }

  var lines: [Line] {
    guard let root = journal.branches.first(where: { $0.origin == nil }) else { return [] }
    let beginning = row(0, "the beginning", margin: "", isHere: journal.moment == 0)
    return [beginning] + stretch(of: root, from: -1, margin: "", depth: 0)
  }

  // MARK: Branches

  /// What was done on a branch from a moment on, and all that leaves it there.
  private func stretch(of branch: Branch, from start: Int, margin: String, depth: Int) -> [Line] {
    let children = journal.branches.filter {
      $0.origin?.branch == branch.number && $0.start > start
    }
    guard let parting = children.map(\.start).min() else {
      return rows(of: branch, from: start, to: branch.end, margin: margin)
    }
    let leaving = children.filter { $0.start == parting }
    return rows(of: branch, from: start, to: parting, margin: margin)
      + fork(at: parting, into: ([branch] + leaving), margin: margin, depth: depth)
  }

  private func fork(at moment: Int, into branches: [Branch], margin: String, depth: Int) -> [Line] {
    var branches = branches.sorted { $0.number < $1.number }
    let isDeep = depth >= Self.deepest
    if isDeep,
      let largest = branches.max(by: { ends(of: $0, from: moment) < ends(of: $1, from: moment) })
    {
      branches = branches.filter { $0.number != largest.number } + [largest]
    }
    return branches.enumerated().flatMap { index, branch in
      let isLast = index == branches.count - 1
      let head = Line([
        .init(margin + (isLast ? "└─ " : "├─ "), .drawing), .init("b\(branch.number)", .strong),
      ])
      let inner = margin + (isLast ? (isDeep ? "" : "   ") : "│  ")
      return [head] + stretch(of: branch, from: moment, margin: inner, depth: depth + 1)
    }
  }

  /// How many branches end beyond a moment of a branch.
  private func ends(of branch: Branch, from moment: Int) -> Int {
    journal.branches.reduce(1) { count, other in
      guard let origin = other.origin, origin.branch == branch.number, origin.moment > moment
      else { return count }
      return count + ends(of: other, from: origin.moment)
    }
  }

  // MARK: Entries

  /// The entries of a branch between two moments; of many, the first and the last, and those about
  /// the present.
  private func rows(of branch: Branch, from start: Int, to end: Int, margin: String) -> [Line] {
    let entries = branch.entries.filter { $0.end > start && $0.start < end }
    let isHere = branch.number == owner
    let here = isHere ? entries.firstIndex { journal.moment <= $0.end } : nil
    let shown = entries.indices.filter { index in
      index < rowsPerStretch / 3 || index >= entries.count - rowsPerStretch * 2 / 3
        || here.map { abs($0 - index) <= 2 } ?? false
    }
    var lines: [Line] = []
    var next = 0
    for index in shown + [entries.count] {
      if index - next > 1 {
        lines.append(
          Line([
            .init(margin, .drawing), .init(padded("…") + "  \(grouped(index - next)) more", .faint),
          ]))
      } else if index - next == 1 {
        lines.append(row(entries[next], start, end, isHere: isHere, margin: margin))
      }
      if index < entries.count {
        lines.append(row(entries[index], start, end, isHere: isHere, margin: margin))
      }
      next = index + 1
    }
    return lines
  }

  /// The part of an entry between two moments.
  private func row(
    _ entry: JournalEntry, _ start: Int, _ end: Int, isHere: Bool, margin: String
  ) -> Line {
    let from = max(entry.start, start)
    let to = min(entry.end, end)
    let moment = journal.moment
    let isInside = isHere && moment > from && moment < to
    let step = isInside ? ", after \(counted(moment - entry.start, "step"))" : ""
    return row(
      to, text(of: entry, from: from, to: to), margin: margin,
      isHere: isInside || isHere && moment == to, step: step)
  }

  private func row(
    _ moment: Int, _ text: String, margin: String, isHere: Bool, step: String = ""
  ) -> Line {
    let mark = isHere ? Self.mark + step : ""
    let number = padded("\(moment)") + "  "
    let room = Self.width - displayWidth(margin + number + mark)
    let label = Line(text).truncated(to: max(12, room), theme: Self.theme)
    return Line(
      [.init(margin, .drawing), .init(number, .faint)] + label.runs + [.init(mark, .strong)])
  }

  private func padded(_ number: String) -> String {
    String(repeating: " ", count: max(0, numberWidth - number.count)) + number
  }

  /// What was typed, how many steps that was, and who moved in them, if they were few.
  private func text(of entry: JournalEntry, from start: Int, to end: Int) -> String {
    let lines = entry.text.split(separator: "\n")
    var text = visible(String(lines.first ?? "")) + (lines.count > 1 ? " …" : "")
    guard case .steps = entry.action else { return text }
    let count = end - start
    if entry.moments > count {
      let which = start == entry.start ? "the first" : end == entry.end ? "the last" : "another"
      text += ", \(which)\(count == 1 ? "" : " " + grouped(count)) of \(steps(entry.moments))"
    } else if count > 1, !text.hasSuffix(" \(count)") {
      text += ", \(steps(count))"
    }
    let first = start - entry.start
    guard entry.movers.count >= first + count else { return text }
    return text + ": " + entry.movers[first..<first + count].joined(separator: ", ")
  }

  private func steps(_ count: Int) -> String {
    grouped(count) + (count == 1 ? " step" : " steps")
  }
}

/// A count in groups of three digits: 1 000 000.
func grouped(_ count: Int) -> String {
  let digits = Array(String(count))
  return digits.enumerated().reduce("") { text, next in
    let isBoundary = next.offset > 0 && (digits.count - next.offset) % 3 == 0
    return text + (isBoundary ? " " : "") + String(next.element)
  }
}
