internal import Diagnostics

// What is wrong with questions and exercises.
extension Wording {
  // MARK: Questions

  static let noQuestion = Diagnostic(
    "this question has no text", hint: "it stands before the answers")
  static let noRightOption = Diagnostic(
    "no answer is marked as the right one", hint: "begin it with `- [x] `")
  static let badOption = Diagnostic(
    "this is neither an answer nor text", hint: "an answer begins with `- [ ] ` or `- [x] `")
  static let emptyOption = Diagnostic("this answer is empty")
  static let emptyEvidence = Diagnostic(
    "nothing stands behind `::`", hint: "there stands what shows in the output")
  static let lineBehindOptions = Diagnostic(
    "this is no answer", hint: "the question stands before the answers, which take a line each")
  static let questionWithoutInputs = Diagnostic(
    "no `rehearse` fence follows this question",
    hint: "it asks what comes of the fence right behind it")

  static func optionCount(_ count: Int) -> Diagnostic {
    let limits = Question.optionCounts
    return Diagnostic(
      "a question has \(limits.lowerBound) to \(limits.upperBound) answers, and this has "
        + (count == 0 ? "none" : "\(count)"),
      hint: "an answer begins with `- [ ] ` or `- [x] `")
  }

  static func secondRightOption(first line: Int) -> Diagnostic {
    Diagnostic("a second answer is marked as right", hint: "line \(line) is marked already")
  }

  static func optionTwice(before line: Int) -> Diagnostic {
    Diagnostic("this answer cannot be told from the one in line \(line)")
  }

  // MARK: Exercises

  static let noTask = Diagnostic(
    "this exercise has no task", hint: "say first what is to be done")
  static let promptInEntries = Diagnostic(
    "this would be typed with the prompt", hint: "starter and solution stand without `> `")

  static func unknownSection(
    _ word: String, of owner: String, known: [String]
  ) -> Diagnostic {
    let hint =
      nearest(to: word, among: known).map { "did you mean \($0)?" }
      ?? "it may be \(known.dropLast().joined(separator: ", ")) or \(known.last ?? "")"
    return Diagnostic("\(owner) has no section `\(word)`", hint: hint)
  }

  static func sectionTwice(_ name: String, first line: Int) -> Diagnostic {
    Diagnostic("this is a second `--- \(name)`", hint: "the first stands in line \(line)")
  }

  static func emptySection(_ name: String) -> Diagnostic {
    Diagnostic("nothing stands behind `--- \(name)`")
  }

  static func missingSection(_ name: String, of owner: String) -> Diagnostic {
    Diagnostic("this \(owner) has no \(name)", hint: "`--- \(name)` begins it")
  }
}

// MARK: - Checking

extension Wording {
  static let starterPasses = "the starter passes the check already, so there is nothing to do"
  static let nothingPasses =
    "the check passes before anything is done, so it does not tell whether it was"

  static func notShown(_ option: Question.Option) -> String {
    switch option.evidence {
    case .within(let text): "the right answer does not come: no line of the output holds `\(text)`"
    case .whole(let text): "the right answer does not come: no line of the output is `\(text)`"
    }
  }

  static func wrongShown(_ option: Question.Option, by line: String) -> String {
    switch option.evidence {
    case .within(let text): "a wrong answer comes, too: `\(text)` is in the line `\(line)`"
    case .whole(let text): "a wrong answer comes, too: there is a line `\(text)`"
    }
  }

  static func solutionFails(_ entry: String, _ output: [String]) -> String {
    let reason = output.first { $0.contains(where: \.isLetter) } ?? ""
    return "the solution's `\(firstLine(of: entry))` fails: "
      + String(trimmed(reason.drop { $0 == " " || $0 == "^" }))
  }

  static func solutionDiffers(_ input: String) -> String {
    "with the solution, `\(firstLine(of: input))` gives another output"
  }
}
