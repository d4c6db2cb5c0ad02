internal import Diagnostics
internal import Typography

/// What the lessons' tools say.
enum Wording {
  // MARK: A text that is no lesson

  static let tooLong = Diagnostic(
    "this text is longer than \(Lesson.byteLimit) bytes", hint: "divide it into several lessons")
  static let notText = Diagnostic("this is not a text: it holds a zero byte")
  static let openFence = Diagnostic("this fence is never closed", hint: "end it with ```")
  static let noInput = Diagnostic("this fence has no input", hint: "an input begins with `> `")
  static let emptyInput = Diagnostic("this input is empty")
  static let outputBeforeInput = Diagnostic(
    "output stands before the first input", hint: "an input begins with `> `")
  static let tabIndentation = Diagnostic(
    "a tab is partly indentation and partly code here", hint: "indent the fence with spaces")
  static let notebookWithoutInputs = Diagnostic(
    "there are no inputs before this notebook fence",
    hint: "it is compared with what the `rehearse` fence before it printed")

  static func openComment(at span: Span) -> Diagnostic {
    Diagnostic("this comment is never closed", at: span, hint: "end it with -->")
  }

  static func tooDeep(at span: Span) -> Diagnostic {
    Diagnostic("this is nested deeper than \(MarkdownDocument.depthLimit) levels", at: span)
  }

  static func unknownFence(_ word: String, nearest known: String) -> Diagnostic {
    Diagnostic("`\(word)` is no kind of fence", hint: "did you mean \(known)?")
  }

  static func unknownAttribute(_ word: String, of kind: String, known: [String]) -> Diagnostic {
    let name = String(word.prefix { $0 != "=" })
    let hint =
      if let known = nearest(to: name, among: known) {
        "did you mean \(known)?"
      } else if known.isEmpty {
        "nothing stands behind its name"
      } else {
        "it may say \(known.joined(separator: " or "))"
      }
    return Diagnostic(
      "\(kind == "exercise" ? "an" : "a") \(kind) fence knows no `\(word)`", hint: hint)
  }

  static func badRequirement(_ word: String) -> Diagnostic {
    Diagnostic("`\(word)` names nothing", hint: "write requires=python3 or requires=cores>=2")
  }

  static func badLineNumbers(_ word: String) -> Diagnostic {
    Diagnostic("`\(word)` names no lines", hint: "write repr=6 or repr=2,4-5")
  }

  static func noSuchLine(_ line: Int, of count: Int) -> Diagnostic {
    Diagnostic("this fence has no line \(line)", hint: "it has \(count)")
  }
}

// MARK: - Checking

extension Wording {
  static let printedName = "what the actors printed"
  static let readingName = "reading the lesson"
  static let nothingToCheck = Line("there is nothing to check", .error)

  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  static func unread(path: String, reason: String) -> Line {
    Line("\(escaped(path)): \(escaped(reason))", .error)
  }

  static func unreadable(_ path: String) -> Line {
    Line("\(escaped(path)): unreadable", .error)
  }

  static func problems(in unreadable: Lesson.Unreadable) -> [Line] {
    unreadable.problems.map { problem in
      let line = problem.span.map { ":\(unreadable.source.line(at: $0.start))" } ?? ""
      let hint = problem.hint.map { "; \($0)" } ?? ""
      return Line(escaped("\(unreadable.path)\(line): \(problem.message)\(hint)"), .error)
    }
  }

  static func summary(of lesson: Lesson, _ totals: Report.Totals) -> Line {
    var parts = [lesson.stepCount == 0 ? "no steps" : count(lesson.stepCount, "step")]
    if lesson.questionCount > 0 { parts.append(count(lesson.questionCount, "question")) }
    if lesson.exerciseCount > 0 { parts.append(count(lesson.exerciseCount, "exercise")) }
    if totals.failed > 0 {
      parts.append("\(totals.failed) \(totals.failed == 1 ? "differs" : "differ")")
    } else if totals.rewritten == 0, totals.passed > 0 {
      parts.append("equal")
    }
    if totals.rewritten > 0 { parts.append("\(totals.rewritten) rewritten") }
    if totals.skipped > 0 { parts.append("\(totals.skipped) skipped") }
    return Line(
      "\(escaped(lesson.path)): \(parts.joined(separator: ", "))",
      totals.failed > 0 ? .error : .plain)
  }

  /// One line for each fence that was skipped, not for each of its steps.
  static func skips(in replay: Replay) -> [Line] {
    var lines: [Line] = []
    for fence in replay.lesson.fences {
      let start = fence.isPlayed ? fence.steps.first?.inputLines.lowerBound : fence.code.line
      let skipped = replay.comparisons.first { $0.line == (start ?? -1) + 1 }
      guard case .skipped(let reason)? = skipped?.verdict else { continue }
      let place = "\(replay.lesson.path):\(fence.code.line + 1)"
      lines.append(Line(escaped("\(place): SKIPPED: \(reason)"), .warning))
    }
    return lines
  }

  /// What differs, and where; several things may.
  static func differences(_ comparison: Replay.Comparison, in path: String) -> [Line] {
    var remarks = comparison.remarks
    if remarks.isEmpty {
      let what =
        if let input = comparison.input {
          "`\(firstLine(of: input))` gives another output"
        } else {
          "the notebook recorded other lines than the actors printed"
        }
      remarks = [Replay.Remark(line: comparison.line, text: what)]
    }
    return remarks.map { Line(escaped("\(path):\($0.line): \($0.text)"), .error) }
  }

  /// What the lines that came are called in a diff.
  static func nameOfActual(_ subject: Replay.Subject, in path: String) -> String {
    switch subject {
    case .step: "b/" + path
    case .notebook: printedName
    case .question: "what the output speaks for"
    case .challenge: "what came of stepping"
    case .starter, .solution: "what came of the \(subject == .starter ? "starter" : "solution")"
    }
  }

  static func name(of comparison: Replay.Comparison) -> String {
    let what =
      switch comparison.subject {
      case .step(let input): firstLine(of: input)
      case .notebook: "the notebook's output"
      case .question: "the question's answer"
      case .starter: "the exercise's starter"
      case .solution: "the exercise's solution"
      case .challenge: "the challenge"
      }
    return "line \(comparison.line): \(what)"
  }

  static func totals(_ totals: Report.Totals) -> Line {
    var parts = ["\(totals.passed) passed", "\(totals.failed) failed"]
    if totals.skipped > 0 { parts.append("\(totals.skipped) skipped") }
    if totals.rewritten > 0 { parts.append("\(totals.rewritten) rewritten") }
    return Line(parts.joined(separator: ", "), totals.failed > 0 ? .error : .plain)
  }

  /// An input on one line.
  static func firstLine(of input: String) -> String {
    let lines = TextLines(input).lines
    return (lines.first?.text ?? "") + (lines.count > 1 ? " ..." : "")
  }
}

// MARK: - Choosing

extension Wording {
  static let noLessons = Line("There are no lessons here.", .warning)
  static let howToPlay = Line(
    "Play one by its number: play 5 at the prompt, rehearse play 5 in a shell", .faint)

  static func unknownLesson(_ word: String, known: [String]) -> Line {
    let hint = nearest(to: word, among: known).map { "did you mean \($0)?" }
    return Line(
      escaped("there is no lesson \(word); \(hint ?? "rehearse lessons lists them")"), .error)
  }

  static func ambiguousLesson(_ word: String, _ names: [String]) -> Line {
    Line(escaped("\(word) may be \(names.joined(separator: " or "))"), .error)
  }
}
