import Exploration

/// The runs that `explore` found, and where they begin.
struct Discovery {
  var witnesses: Witnesses
  /// For each run, two choices whose order tells its ending from others, if there are any: what
  /// decides it.
  let deciders: [[Choice]]
  /// Where the session stood.
  let branch: Int
  let moment: Int
  /// The branches that the runs went on when they were replayed, by their numbers.
  var branches: [Int: Int] = [:]

  init(_ findings: Findings, _ witnesses: Witnesses, branch: Int, moment: Int) {
    self.witnesses = witnesses
    self.branch = branch
    self.moment = moment
    deciders = witnesses.schedules.indices.map { index in
      let race = witnesses.ofEndings.firstIndex(of: index + 1).flatMap { ending in
        findings.races.first {
          $0.separates && ($0.endingsInOrder + $0.endingsReversed).contains(ending)
        }
      }
      return race.map { [$0.first.choice, $0.second.choice] } ?? []
    }
  }
}
