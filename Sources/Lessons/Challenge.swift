/// Something that the reader is to bring about by choosing who moves.
package struct Challenge: Equatable, Sendable {
  /// What a line `--- NAME` begins.
  enum Name: String, CaseIterable {
    case reach, hint
  }

  /// What is to come, in words; never empty.
  package var task: [String] = []
  /// The same as a condition, as it is typed behind `explore reach`.
  package var goal = ""
  /// The line of the document (from 0) that the goal stands on.
  package var goalLine = 0
  /// One after the other, each a little more help.
  package var hints: [[String]] = []
}

/// Reads what stands in a fence called `challenge`: the task, and then `--- reach` with the goal, and
/// any number of `--- hint`.
enum ChallengeReader {
  /// The challenge; what is wrong with it is reported.
  static func read(
    _ code: CodeBlock, from firstLine: Int, _ problems: inout Problems
  ) -> Challenge {
    var challenge = Challenge()
    let sections = SectionReader<Challenge.Name>.read(
      code, from: firstLine, owner: "a challenge", repeated: .hint, &problems)
    guard let sections else { return challenge }
    for section in sections {
      let words = section.body.lines.withoutEmptyEnds
      if words.isEmpty {
        problems.report(
          section.name.map { Wording.emptySection($0.rawValue) } ?? Wording.noTaskInChallenge,
          on: section.name == nil ? code.line : section.heading)
        continue
      }
      switch section.name {
      case nil: challenge.task = words
      case .hint: challenge.hints.append(words)
      case .reach:
        let before = section.body.lines.prefix { $0.allSatisfy(\.isWhitespace) }.count
        challenge.goalLine = section.body.start + before
        challenge.goal = String(trimmed(words[0][...]))
        if words.count > 1 {
          problems.report(Wording.severalGoals, on: challenge.goalLine + 1)
        }
      }
    }
    if !sections.contains(where: { $0.name == .reach }) {
      problems.report(Wording.missingSection("reach", of: "challenge"), on: code.line)
    }
    return challenge
  }
}
