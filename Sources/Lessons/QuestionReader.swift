internal import Diagnostics

/// Reads what stands in a fence called `predict`: the question, and then a line for each answer,
/// `- [x] ` before the right one and `- [ ] ` before the others.
///
/// An answer is shown right by its own text in some line of what comes, or by what stands behind
/// ` :: `; behind ` ::= ` stands a line as a whole.
struct QuestionReader {
  private var question = Question(text: [], options: [])

  /// The question; what is wrong with it is reported.
  static func read(_ code: CodeBlock, from firstLine: Int, _ problems: inout Problems) -> Question {
    var reader = QuestionReader()
    let count = problems.all.count
    for (offset, text) in code.content.enumerated() {
      do throws(Diagnostic) {
        try reader.read(text, on: firstLine + offset)
      } catch {
        problems.report(error, on: firstLine + offset)
      }
    }
    // Half an answer is told once.
    if problems.all.count == count { reader.checkWhole(code, &problems) }
    return reader.question
  }

  private mutating func read(_ text: String, on line: Int) throws(Diagnostic) {
    let words = trimmed(text[...])
    if let option = try Self.option(in: words, on: line) {
      if let twin = question.options.first(where: { Self.areAlike($0, option) }) {
        throw Wording.optionTwice(before: twin.line + 1)
      }
      if option.isRight, let other = question.options.first(where: \.isRight) {
        throw Wording.secondRightOption(first: other.line + 1)
      }
      question.options.append(option)
    } else if question.options.isEmpty {
      if words.isEmpty, question.text.isEmpty { return }
      question.text.append(words.isEmpty ? "" : String(text[..<words.endIndex]))
    } else if !words.isEmpty {
      throw Wording.lineBehindOptions
    }
  }

  /// The answer on a line; nil when the line holds something else.
  private static func option(in words: Substring, on line: Int) throws(Diagnostic) -> Question
    .Option?
  {
    let isRight: Bool
    switch words.prefix(5) {
    case "- [ ]": isRight = false
    case "- [x]", "- [X]": isRight = true
    case let start:
      let letters = start.filter { !$0.isWhitespace }
      if ["-[", "*[", "+["].contains(where: letters.hasPrefix) { throw Wording.badOption }
      return nil
    }
    let rest = words.dropFirst(5)
    guard rest.isEmpty || rest.first == " " else { throw Wording.badOption }
    let (text, evidence) = parts(of: rest)
    guard !text.isEmpty else { throw Wording.emptyOption }
    guard !evidence.text.isEmpty else { throw Wording.emptyEvidence }
    return Question.Option(
      text: String(text), evidence: evidence, isRight: isRight, line: line)
  }

  private static func parts(of rest: Substring) -> (text: Substring, Question.Evidence) {
    for start in rest.indices where rest[start...].hasPrefix(" ::") {
      let text = trimmed(rest[..<start])
      let mark = rest[start...].dropFirst(3)
      if mark.hasPrefix("= ") || mark == "=" {
        return (text, .whole(String(trimmed(mark.dropFirst()))))
      }
      if mark.hasPrefix(" ") || mark.isEmpty { return (text, .within(String(trimmed(mark)))) }
    }
    let text = trimmed(rest)
    return (text, .within(String(text)))
  }

  private static func areAlike(_ left: Question.Option, _ right: Question.Option) -> Bool {
    left.text.lowercased() == right.text.lowercased() || left.evidence == right.evidence
  }

  private mutating func checkWhole(_ code: CodeBlock, _ problems: inout Problems) {
    while question.text.last == "" { question.text.removeLast() }
    if question.text.isEmpty { problems.report(Wording.noQuestion, on: code.line) }
    let options = question.options
    if !Question.optionCounts.contains(options.count) {
      problems.report(Wording.optionCount(options.count), on: code.line)
    } else if !options.contains(where: \.isRight) {
      problems.report(Wording.noRightOption, on: code.line)
    }
  }
}
