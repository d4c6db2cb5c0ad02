internal import Diagnostics
internal import Typography

/// The headings of a lesson, to go to.
struct LessonHeadings {
  enum Finding: Equatable {
    /// Its index.
    case found(Int)
    /// Why there is none.
    case wrong(Line)
  }

  private let headings: [Lesson.Heading]

  init(_ headings: [Lesson.Heading]) {
    self.headings = headings
  }

  /// The heading that somebody means by its number from 1, or by the beginning of its words.
  func find(_ word: String) -> Finding {
    if let number = Int(word), headings.indices.contains(number - 1) { return .found(number - 1) }
    let plain = Self.bare(word)
    let names = headings.map { Self.bare($0.text) }
    if let whole = names.firstIndex(of: plain) { return .found(whole) }
    let meant = names.indices.filter { !plain.isEmpty && names[$0].hasPrefix(plain) }
    switch meant.count {
    case 1: return .found(meant[0])
    case 0: return .wrong(Wording.noHeading(word, known: headings.map(\.text)))
    default: return .wrong(Wording.severalHeadings(word, meant.map { headings[$0].text }))
    }
  }

  /// The words as they are compared: without the quotes that may stand around them.
  private static func bare(_ text: String) -> String {
    String(trimmed(text.lowercased().filter { !"\"“”'`".contains($0) }[...]))
  }

  /// A line for each with its number; `here` gets a mark.
  func lines(here: Int?) -> [Line] {
    guard !headings.isEmpty else { return [Wording.noHeadings] }
    let width = String(headings.count).count
    return headings.enumerated().map { index, heading in
      let number = String(index + 1)
      let padding = String(repeating: " ", count: width - number.count)
      let indentation = String(repeating: "  ", count: max(0, heading.level - 1))
      return Line([
        Line.Run(index == here ? "> " : "  ", .prompt),
        Line.Run("\(padding)\(number)  ", .faint), Line.Run(indentation),
        Line.Run(escaped(heading.text), index == here ? .strong : .plain),
      ])
    } + [Wording.howToGo]
  }
}
