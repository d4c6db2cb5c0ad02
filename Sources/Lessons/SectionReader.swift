internal import Diagnostics

/// Cuts what stands in a fence into sections that begin with `--- NAME`; the first has no name.
struct SectionReader<Name: RawRepresentable<String> & CaseIterable & Equatable> {
  /// The lines behind a heading, and the line of the heading.
  struct Section {
    var name: Name?
    var heading: Int
    var body: Exercise.Section
  }

  private(set) var sections: [Section]
  /// What the fence is called, with its article.
  private let owner: String
  /// Which sections there may be several of.
  private let repeated: Name?

  /// The sections; nil when one of them is none, which is reported: behind it, everything would look
  /// wrong.
  static func read(
    _ code: CodeBlock, from firstLine: Int, owner: String, repeated: Name?,
    _ problems: inout Problems
  ) -> [Section]? {
    var reader = SectionReader(
      sections: [Section(heading: firstLine, body: Exercise.Section(start: firstLine))],
      owner: owner, repeated: repeated)
    let count = problems.all.count
    for (offset, text) in code.content.enumerated() {
      do throws(Diagnostic) {
        try reader.read(text, on: firstLine + offset)
      } catch {
        problems.report(error, on: firstLine + offset)
      }
    }
    return problems.all.count == count ? reader.sections : nil
  }

  private mutating func read(_ text: String, on line: Int) throws(Diagnostic) {
    if let name = try name(on: text) {
      if name != repeated, let first = sections.first(where: { $0.name == name }) {
        throw Wording.sectionTwice(name.rawValue, first: first.heading + 1)
      }
      sections.append(
        Section(name: name, heading: line, body: Exercise.Section(start: line + 1)))
    } else {
      sections[sections.count - 1].body.lines.append(text)
    }
  }

  /// The section that a line begins; nil when it begins none.
  private func name(on text: String) throws(Diagnostic) -> Name? {
    guard text.hasPrefix("---"), !text.hasPrefix("----") else { return nil }
    let word = String(Lessons.trimmed(text.dropFirst(3)))
    if let name = Name(rawValue: word) { return name }
    // Rows of output may begin like that, too; a word alone is a misspelled name.
    guard !word.isEmpty, word.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    throw Wording.unknownSection(word, of: owner, known: Name.allCases.map(\.rawValue))
  }
}

extension [String] {
  /// Without the empty lines at both ends.
  var withoutEmptyEnds: [String] {
    func isEmpty(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    return Array(drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
  }
}
