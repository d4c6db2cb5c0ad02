internal import Diagnostics

/// Reads what stands in a fence called `exercise`: the task, and then sections that begin with
/// `--- starter`, `--- hint`, `--- check` and `--- solution`, each but the hint once at most.
struct ExerciseReader {
  private var sections: [(name: Exercise.Name?, heading: Int, body: Exercise.Section)]

  private init(from firstLine: Int) {
    sections = [(nil, firstLine, Exercise.Section(start: firstLine))]
  }

  /// The exercise; what is wrong with it is reported.
  static func read(_ code: CodeBlock, from firstLine: Int, _ problems: inout Problems) -> Exercise {
    var reader = ExerciseReader(from: firstLine)
    let count = problems.all.count
    for (offset, text) in code.content.enumerated() {
      do throws(Diagnostic) {
        try reader.read(text, on: firstLine + offset)
      } catch {
        problems.report(error, on: firstLine + offset)
      }
    }
    // Behind a section that is none, everything would look wrong.
    return problems.all.count == count ? reader.exercise(code, &problems) : Exercise()
  }

  private mutating func read(_ text: String, on line: Int) throws(Diagnostic) {
    if let name = try Self.name(on: text) {
      if name != .hint, let first = sections.first(where: { $0.name == name }) {
        throw Wording.sectionTwice(name.rawValue, first: first.heading + 1)
      }
      sections.append((name, line, Exercise.Section(start: line + 1)))
    } else {
      sections[sections.count - 1].body.lines.append(text)
    }
  }

  /// The section that a line begins; nil when it begins none.
  private static func name(on text: String) throws(Diagnostic) -> Exercise.Name? {
    guard text.hasPrefix("---"), !text.hasPrefix("----") else { return nil }
    let word = String(Lessons.trimmed(text.dropFirst(3)))
    if let name = Exercise.Name(rawValue: word) { return name }
    // Rows of output may begin like that, too; a word alone is a misspelled name.
    guard !word.isEmpty, word.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    throw Wording.unknownSection(word, known: Exercise.Name.allCases.map(\.rawValue))
  }

  private func exercise(_ code: CodeBlock, _ problems: inout Problems) -> Exercise {
    var exercise = Exercise()
    for (name, heading, section) in sections {
      let words = Self.withoutEmptyEnds(section.lines)
      if words.isEmpty {
        let line = name == nil ? code.line : heading
        problems.report(name.map { Wording.emptySection($0.rawValue) } ?? Wording.noTask, on: line)
        continue
      }
      switch name {
      case nil: exercise.task = words
      case .hint: exercise.hints.append(words)
      case .starter:
        exercise.starter = Self.trimmed(section)
        Self.checkEntries(section, &problems)
      case .solution:
        exercise.solution = Self.trimmed(section)
        Self.checkEntries(section, &problems)
      case .check:
        exercise.checkSection = Self.trimmed(section)
        exercise.check = StepReader.read(
          exercise.checkSection.lines, from: exercise.checkSection.start, openedOn: heading,
          &problems)
      }
    }
    for name in [Exercise.Name.check, .solution]
    where !sections.contains(where: { $0.name == name }) {
      problems.report(Wording.missingSection(name.rawValue), on: code.line)
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

  private static func isEmpty(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace)
  }

  private static func withoutEmptyEnds(_ lines: [String]) -> [String] {
    Array(lines.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
  }

  /// Without the empty lines around it.
  private static func trimmed(_ section: Exercise.Section) -> Exercise.Section {
    let before = section.lines.prefix(while: isEmpty).count
    return Exercise.Section(
      lines: withoutEmptyEnds(section.lines), start: section.start + before)
  }
}
