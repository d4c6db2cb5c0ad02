internal import Diagnostics

/// Reads what stands in a fence called `exercise`: the task, and then sections that begin with
/// `--- starter`, `--- hint`, `--- check` and `--- solution`, each but the hint once at most.
enum ExerciseReader {
  /// The exercise; what is wrong with it is reported.
  static func read(_ code: CodeBlock, from firstLine: Int, _ problems: inout Problems) -> Exercise {
    let sections = SectionReader<Exercise.Name>.read(
      code, from: firstLine, owner: "an exercise", repeated: .hint, &problems)
    return sections.map { exercise($0, code, &problems) } ?? Exercise()
  }

  private static func exercise(
    _ sections: [SectionReader<Exercise.Name>.Section], _ code: CodeBlock,
    _ problems: inout Problems
  ) -> Exercise {
    var exercise = Exercise()
    for section in sections {
      let words = section.body.lines.withoutEmptyEnds
      if words.isEmpty {
        problems.report(
          section.name.map { Wording.emptySection($0.rawValue) } ?? Wording.noTask,
          on: section.name == nil ? code.line : section.heading)
        continue
      }
      switch section.name {
      case nil: exercise.task = words
      case .hint: exercise.hints.append(words)
      case .starter:
        exercise.starter = trimmed(section.body)
        checkEntries(section.body, &problems)
      case .solution:
        exercise.solution = trimmed(section.body)
        checkEntries(section.body, &problems)
      case .check:
        exercise.checkSection = trimmed(section.body)
        exercise.check = StepReader.read(
          exercise.checkSection.lines, from: exercise.checkSection.start,
          openedOn: section.heading, &problems)
      }
    }
    for name in [Exercise.Name.check, .solution]
    where !sections.contains(where: { $0.name == name }) {
      problems.report(Wording.missingSection(name.rawValue, of: "exercise"), on: code.line)
    }
    return exercise
  }

  /// Entries stand as they are typed; a prompt before one would be taken for a part of it.
  private static func checkEntries(_ section: Exercise.Section, _ problems: inout Problems) {
    for (offset, text) in section.lines.enumerated()
    where Prompts.typed(on: text, after: Prompts.input) != nil {
      problems.report(Wording.promptInEntries, on: section.start + offset)
    }
  }

  /// Without the empty lines around it.
  private static func trimmed(_ section: Exercise.Section) -> Exercise.Section {
    let before = section.lines.prefix { $0.allSatisfy(\.isWhitespace) }.count
    return Exercise.Section(lines: section.lines.withoutEmptyEnds, start: section.start + before)
  }
}
