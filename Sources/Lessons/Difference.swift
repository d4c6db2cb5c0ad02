/// How one list of lines becomes another: the shortest script of lines that go and come.
///
/// The greedy algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986),
/// figure 2, with the same lines at both ends taken off first.
struct Difference<Element: Equatable> {
  enum Edit: Equatable {
    case keep(Element)
    case remove(Element)
    case insert(Element)
  }

  /// In the order of the lines; removals stand before insertions in the same place.
  private(set) var edits: [Edit] = []

  /// The longest script that is searched for; a longer one takes everything out and puts
  /// everything in.
  private static var longest: Int { 2_000 }

  init(from old: [Element], to new: [Element]) {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    edits = old.prefix(head).map(Edit.keep)
    edits += Self.removalsFirst(
      Self.script(Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail])))
    edits += old.suffix(tail).map(Edit.keep)
  }

  /// Myers' script; N and M are `old.count` and `new.count`, a diagonal k is x - y.
  private static func script(_ old: [Element], _ new: [Element]) -> [Edit] {
    let limit = min(old.count + new.count, longest)
    var reach = Array(repeating: 0, count: 2 * limit + 3)
    var history: [[Int]] = []
    for length in 0...limit {
      history.append(reach)
      for k in stride(from: -length, through: length, by: 2) {
        let center = limit + 1 + k
        let goesDown = k == -length || (k != length && reach[center - 1] < reach[center + 1])
        var x = goesDown ? reach[center + 1] : reach[center - 1] + 1
        while x < old.count, x - k < new.count, old[x] == new[x - k] { x += 1 }
        reach[center] = x
        if x >= old.count, x - k >= new.count {
          return backtrack(old, new, history, limit: limit)
        }
      }
    }
    return old.map(Edit.remove) + new.map(Edit.insert)
  }

  /// The same script with what goes before what comes, between two lines that stay.
  private static func removalsFirst(_ edits: [Edit]) -> [Edit] {
    var result: [Edit] = []
    var insertions: [Edit] = []
    for edit in edits {
      switch edit {
      case .insert: insertions.append(edit)
      case .remove: result.append(edit)
      case .keep:
        result += insertions + [edit]
        insertions = []
      }
    }
    return result + insertions
  }

  private static func backtrack(
    _ old: [Element], _ new: [Element], _ history: [[Int]], limit: Int
  ) -> [Edit] {
    var edits: [Edit] = []
    var (x, y) = (old.count, new.count)
    for length in stride(from: history.count - 1, through: 0, by: -1) {
      let (reach, k) = (history[length], x - y)
      let center = limit + 1 + k
      let goesDown = k == -length || (k != length && reach[center - 1] < reach[center + 1])
      let fromX = length == 0 ? 0 : goesDown ? reach[center + 1] : reach[center - 1]
      let fromY = length == 0 ? 0 : fromX - (goesDown ? k + 1 : k - 1)
      while x > fromX, y > fromY {
        edits.append(.keep(old[x - 1]))
        x -= 1
        y -= 1
      }
      guard length > 0 else { break }
      edits.append(goesDown ? .insert(new[y - 1]) : .remove(old[x - 1]))
      (x, y) = (fromX, fromY)
    }
    return edits.reversed()
  }
}
