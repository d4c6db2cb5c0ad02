import Exploration

/// The runs that `explore` found, and where they begin.
struct Discovery {
  let witnesses: Witnesses
  /// Where the session stood.
  let branch: Int
  let moment: Int
  /// The branches that the runs went on when they were replayed, by their numbers.
  var branches: [Int: Int] = [:]
}
