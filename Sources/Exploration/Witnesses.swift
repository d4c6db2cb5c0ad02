/// The runs that an exploring hands back, numbered from 1: `W1`, `W2`, ….
///
/// First those of the endings that a report shows, then those of goals that lead elsewhere, then those
/// of all other endings.
package struct Witnesses {
  package private(set) var schedules: [Schedule]
  /// The number of each ending's, and of each goal's where it has one.
  package let ofEndings: [Int]
  package let ofGoals: [Int?]

  /// The number of the run that says most: what a goal came to, or a deadlock; nil where nothing goes
  /// wrong and nothing was looked for.
  package let telling: Int?

  /// - Parameter shown: how many endings have the first numbers.
  package init(_ findings: Findings, shown: Int) {
    let endings = findings.endings.map(\.witness)
    var schedules = Array(endings.prefix(shown))
    var ofGoals: [Int?] = []
    for goal in findings.goals {
      guard let witness = goal.witness else {
        ofGoals.append(nil)
        continue
      }
      if let known = schedules.firstIndex(where: { $0.choices == witness.choices }) {
        ofGoals.append(known + 1)
      } else {
        schedules.append(witness)
        ofGoals.append(schedules.count)
      }
    }
    let behind = schedules.count
    ofEndings = endings.indices.map { $0 < shown ? $0 + 1 : behind + $0 - shown + 1 }
    self.schedules = schedules + endings.dropFirst(shown)
    self.ofGoals = ofGoals
    let deadlock = findings.endings.firstIndex(where: \.isDeadlock)
    telling = ofGoals.compactMap { $0 }.first ?? deadlock.map { [ofEndings] in ofEndings[$0] }
  }

  /// Adds a run that was found otherwise.
  /// - Returns: its number.
  package mutating func add(_ schedule: Schedule) -> Int {
    schedules.append(schedule)
    return schedules.count
  }

  /// The run of a number; nil where there is none.
  package subscript(number: Int) -> Schedule? {
    schedules.indices.contains(number - 1) ? schedules[number - 1] : nil
  }
}
