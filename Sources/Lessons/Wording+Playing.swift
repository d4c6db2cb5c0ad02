internal import Diagnostics
internal import Typography

// What is said while a lesson is played.
extension Wording {
  static let notebookCaption = Line("The notebook printed:", .faint)
  static let firstStep = Line("This is the beginning of the lesson.", .faint)
  static let atEnd = Line("This is the end of the lesson.", .faint)
  static let forked = Line(
    "On a fork of the lesson: try what you like; next goes back to where you were.", .faint)

  static func skipped(_ reason: String) -> Line {
    Line("Not played here: \(escaped(reason)).", .warning)
  }

  static func welcome(_ script: Script) -> Line {
    Line(
      "\(count(script.stepCount, "step")). Enter goes on, back goes back, leave ends; "
        + "anything else is tried on a fork. help lists the keys.", .faint)
  }

  static func end(_ title: String) -> Line {
    Line("End of \"\(escaped(title))\".", .faint)
  }

  static func endWithHint(_ title: String) -> Line {
    end(title) + Line(" Enter leaves, back takes the last step back.", .faint)
  }

  static func back(to player: LessonPlayer) -> Line {
    Line("Back at \(place(of: player)).", .faint)
  }

  static func returned(to player: LessonPlayer) -> Line {
    Line(
      player.page == nil
        ? "Back at the end of the lesson." : "Back in the lesson, at \(place(of: player)).", .faint)
  }

  private static func place(of player: LessonPlayer) -> String {
    let script = player.script
    return switch player.page?.stop {
    case .step?: "step \(script.stepCount(before: player.index) + 1) of \(script.stepCount)"
    case .question?: "the question"
    case .exercise?: "the exercise"
    case .challenge?: "the challenge"
    case nil: "the end"
    }
  }

  static func skipped(_ pages: ArraySlice<Script.Page>) -> Line {
    let steps = pages.count { $0.isStep }
    let exercises = pages.count { $0.isExercise }
    let questions = pages.count - steps - exercises
    let others = [(questions, "question"), (exercises, "exercise")].filter { $0.0 > 0 }
      .map { count($0.0, $0.1) }
    let rest = others.isEmpty ? "" : " (and \(others.joined(separator: ", ")))"
    let end = steps == 1 ? "it has" : "they have"
    return Line("Skipped \(count(steps, "step"))\(rest): \(end) been performed.", .faint)
  }

  static func ran(steps: Int) -> Line {
    Line("Performed \(count(steps, "step")) on the way.", .faint)
  }

  static func notes(areShown: Bool) -> Line {
    Line(areShown ? "Speaker notes are shown." : "Speaker notes are hidden.", .faint)
  }

  static func note(_ text: String) -> [Line] {
    TextLines(text).lines.enumerated().map { index, line in
      let words = escaped(trimmed(line.text[...]))
      return Line(index == 0 ? "Note: \(words)" : words, .faint)
    }
  }

  static func unexpected(_ expected: [String], at place: String) -> [Line] {
    let start = Line(
      "This is not the output that the lesson expects (\(escaped(place))):", .warning)
    return [start] + indented(expected)
  }

  /// Lines of output set apart from what is said about them.
  private static func indented(_ output: [String]) -> [Line] {
    output.isEmpty
      ? [Line("    (none)", .faint)]
      : output.map { Line("    " + escaped($0), .faint).withoutTrailingSpaces }
  }
}

// MARK: - Going on another day

extension Wording {
  static func offerToGoOn(step: Int, of count: Int, title: String) -> Line {
    Line("\(escaped(title)): ", .heading)
      + Line("you left before step \(min(step, count)) of \(count). ")
      + Line("Enter goes on there, restart begins anew.", .faint)
  }

  static func wentOn(to player: LessonPlayer) -> Line {
    Line("At \(place(of: player)) again; all before it has been performed.", .faint)
  }
}

// MARK: - Questions

extension Wording {
  static func howToAnswer(_ given: Int?) -> Line {
    let letter = given.map(Question.letter)
    return Line(
      letter.map { "You said \($0). Another letter changes that, Enter keeps it." }
        ?? "Type a letter, or press Enter for no guess.", .faint)
  }

  static func noSuchAnswer(_ question: Question) -> Line {
    let letters = question.options.indices.map(Question.letter)
    return Line(
      "Answer with \(letters.dropLast().joined(separator: ", ")) or \(letters.last ?? "").",
      .warning)
  }

  static func noted(_ question: Question, _ option: Int) -> Line {
    Line("You say \(name(of: option, in: question)) Now let it run.", .faint)
  }

  /// The answer where nobody was asked.
  static func answer(of question: Question) -> Line {
    Line("The answer: ", .strong) + Line(name(of: question.right, in: question))
  }

  static func answer(of question: Question, given: Int?) -> [Line] {
    switch given {
    case nil: [answer(of: question)]
    case question.right:
      [
        Line("Right: ", .strong) + Line(name(of: question.right, in: question))
      ]
    case let given?:
      [
        Line("Not so. ", .warning) + Line("You said \(name(of: given, in: question))"),
        answer(of: question),
      ]
    }
  }

  private static func name(of option: Int, in question: Question) -> String {
    let text = question.options[option].text
    let end = text.last.map { ".!?".contains($0) } == true ? "" : "."
    return "\(Question.letter(option))) \(escaped(text))\(end)"
  }

  static func score(predicted: Int, of questions: Int, solved: Int, of exercises: Int) -> Line? {
    var parts: [String] = []
    if questions > 0 { parts.append("predicted \(predicted) of \(questions)") }
    if exercises > 0 { parts.append("solved \(solved) of \(count(exercises, "exercise"))") }
    guard !parts.isEmpty else { return nil }
    return Line("You \(parts.joined(separator: " and ")).", .strong)
  }
}

// MARK: - Exercises

extension Wording {
  static let exerciseTitle = Line("Your turn", .heading)
  static let starterTitle = Line("To begin with:", .faint)
  static let solutionTitle = Line("A solution:", .strong)
  static let right = Line("Right. ", .strong) + Line("The lesson goes on with this solution:")
  static let noExercise = Line("There is no exercise here.", .faint)

  static func howToExercise(_ exercise: Exercise) -> Line {
    var parts = ["Type your own entries; check judges them"]
    if exercise.starter != nil { parts.append("the up arrow brings what to begin with") }
    if !exercise.hints.isEmpty { parts.append("hint helps") }
    parts.append("skip shows a solution")
    return Line(parts.joined(separator: ", ") + ".", .faint)
  }

  static func yourTurn(isUntouched: Bool) -> Line {
    Line(
      isUntouched
        ? "It is your turn. Enter once more shows a solution."
        : "check judges what you have typed, skip shows a solution.", .faint)
  }

  static func hintTitle(_ number: Int, of count: Int) -> Line {
    Line("Hint \(number) of \(count):", .strong)
  }

  static func noMoreHints(of count: Int, isChallenge: Bool) -> Line {
    let help = isChallenge ? "skip shows a way" : "skip shows a solution"
    return Line(
      count == 0 ? "There are no hints here; \(help)." : "There are no more hints; \(help).", .faint
    )
  }

  static func notYet(typed: [Line], expected: [String], came: [String]) -> [Line] {
    [Line("Not yet. ", .warning) + Line("The check typed")] + typed
      + (expected.isEmpty ? [Line("and expected no output,")] : [Line("and expected")])
      + (expected.isEmpty ? [] : indented(expected)) + [Line("but this came:")] + indented(came)
  }
}

// MARK: - Headings and help

extension Wording {
  static let noHeadings = Line("This lesson has no headings.", .faint)
  static let howToGo = Line("goto and a number, or the beginning of a heading, goes there.", .faint)

  static func noHeading(_ word: String, known: [String]) -> Line {
    let hint = nearest(to: word, among: known).map { "did you mean \($0)?" }
    return Line(
      escaped("there is no heading \(word); \(hint ?? "contents lists them")"), .error)
  }

  static func severalHeadings(_ word: String, _ names: [String]) -> Line {
    Line(escaped("\(word) may be \(names.map { "\"\($0)\"" }.joined(separator: " or "))"), .error)
  }

  static func help(_ theme: Theme) -> [Line] {
    let rows: [(String, String)] = [
      ("Enter, Space, PageDown", "goes on: runs the input that stands above the prompt"),
      ("next N", "goes on N times, up to the next question"),
      ("back, b, PageUp", "takes the last step back, with all that it did"),
      ("Tab", "leaves the lesson to try things; Tab on an empty line comes back"),
      ("a letter", "answers a question"),
      ("check, hint", "in an exercise: judges what you have typed, or helps"),
      ("step ACTOR", "in a challenge: lets an actor move; back takes that back"),
      ("skip", "to the next heading; past a question or an exercise to what is right"),
      ("contents, goto HEADING", "lists the headings, goes to one by its number or beginning"),
      ("notes", "shows or hides the speaker's notes"),
      ("restart, leave, quit", "begins again, leaves the lesson, leaves the program"),
      ("help WORD", "explains a word of the language or a command"),
    ]
    return Table(
      columns: [.left, .left], rows: rows.map { [Line($0.0, .strong), Line($0.1)] }
    ).lines(theme: theme)
  }
}
