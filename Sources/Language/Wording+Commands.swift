import Diagnostics

extension Wording {
  static func unknownWord(_ word: String, hint: String, _ span: Span) -> Diagnostic {
    Diagnostic("there is no command or name \(word)", at: span, hint: hint)
  }

  static func unknownWord(_ word: String, nearest: String?, _ span: Span) -> Diagnostic {
    unknownWord(word, hint: nearest.map { "did you mean \($0)?" } ?? "help lists commands", span)
  }

  static func ambiguousCommand(
    _ word: String, _ candidates: [CommandWord], _ span: Span
  ) -> Diagnostic {
    let names = candidates.map(\.rawValue)
    let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    return Diagnostic("\(word) could be \(list)", at: span, hint: "type more of the word")
  }

  static func gluedArgument(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(word) is a command", at: span, hint: "leave a space after it")
  }

  static func openArgument(_ span: Span) -> Diagnostic {
    Diagnostic("this argument is not closed", at: span, hint: "end it with \"")
  }

  static func missingArgument(_ row: CommandTable.Row, _ span: Span) -> Diagnostic {
    Diagnostic("\(row.word.rawValue) needs more than that", at: span, hint: "write \(row.usage)")
  }

  static func extraArgument(_ row: CommandTable.Row, _ text: String, _ span: Span) -> Diagnostic {
    Diagnostic("\(text) cannot follow here", at: span, hint: "write \(row.usage)")
  }

  static func wrongArgument(
    _ text: String, expected: String, suggestion: String? = nil, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "\(expected) is expected, not \(text)", at: span,
      hint: suggestion.map { "did you mean \($0)?" })
  }

  static func manyRuns(_ most: Int, _ span: Span) -> Diagnostic {
    Diagnostic("this is too many: at most \(most) runs", at: span)
  }

  static func unknownOption(_ row: CommandTable.Row, _ text: String, _ span: Span) -> Diagnostic {
    let words = row.options.map(\.word)
    let others = CommandTable.rows.filter { $0.options.contains { $0.word == text } }
      .map(\.word.rawValue)
    let owner =
      others.isEmpty
      ? nil : "\(others.joined(separator: " and ")) \(others.count == 1 ? "has" : "have") it"
    return Diagnostic(
      "\(row.word.rawValue) has no option \(text)", at: span,
      hint: owner ?? nearest(to: text, among: words).map { "did you mean \($0)?" }
        ?? "write \(row.usage)")
  }

  static func secondFile(
    _ option: PictureOption, after format: PictureFormat, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "\(option.word) cannot stand beside --\(format.rawValue)", at: span,
      hint: "write one file after the other")
  }

  static func wholeHistory(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "\(text) cannot stand beside a file", at: span, hint: "the whole history is written to it")
  }

  static func repeatedOption(_ option: PictureOption, _ span: Span) -> Diagnostic {
    Diagnostic("\(option.word) stands here twice", at: span, hint: "leave one of them out")
  }

  static func missingOperand(of option: PictureOption, _ span: Span) -> Diagnostic {
    let example =
      switch option.operand {
      case .nothing: ""
      case .event: "an event, such as e12"
      case .twoEvents: "two events, such as e3 e12"
      case .actors: "actors, such as a,b"
      case .file: "the name of a file"
      }
    return Diagnostic("\(option.word) needs \(example)", at: span)
  }

  static func smallCount(_ span: Span) -> Diagnostic {
    Diagnostic("a count is at least 1", at: span)
  }

  static func largeNumber(_ limit: String, _ span: Span) -> Diagnostic {
    Diagnostic("this number is larger than \(limit)", at: span)
  }

  static func unknownQuantity(_ text: String, _ span: Span) -> Diagnostic {
    let names = MachineQuantity.allCases.map(\.rawValue)
    let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    return Diagnostic(
      "a machine has no \(text)", at: span,
      hint: nearest(to: text, among: names).map { "did you mean \($0)?" } ?? "it has \(list)")
  }

  static func missingQuantity(_ quantity: MachineQuantity, _ span: Span) -> Diagnostic {
    let example = quantity == .cores ? "cores 4" : "\(quantity.rawValue) 5ms"
    return Diagnostic(
      "\(quantity.rawValue) needs a value", at: span, hint: "write machine \(example)")
  }

  static func repeatedQuantity(_ quantity: MachineQuantity, _ span: Span) -> Diagnostic {
    Diagnostic("\(quantity.rawValue) is set twice", at: span, hint: "leave one of them out")
  }

  static func quantityOutOfRange(_ quantity: MachineQuantity, _ span: Span) -> Diagnostic {
    let least = quantity.text(quantity.range.lowerBound)
    let most = quantity.text(quantity.range.upperBound)
    if quantity == .cores {
      return Diagnostic("a machine has \(least) to \(most) cores", at: span)
    }
    return Diagnostic("\(quantity.rawValue) can be from \(least) to \(most)", at: span)
  }
}
