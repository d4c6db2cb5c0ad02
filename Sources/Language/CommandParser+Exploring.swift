import Diagnostics

/// The arguments of commands about runs that `explore` found.
extension CommandParser {
  /// A run by its number; nil when the argument is none.
  func witness(_ argument: Argument) -> Witness? {
    let digits = argument.text.dropFirst()
    guard !argument.isQuoted, argument.text.first == "W", !digits.isEmpty,
      digits.utf8.allSatisfy(Byte.isDigit), let number = Int(digits)
    else { return nil }
    return Witness(number: number, span: argument.span)
  }

  /// `replay W2`, `replay W2 3`, `replay lost.schedule`.
  func replay() throws(Diagnostic) -> Command {
    guard let first = arguments.first else { return .replay(.realRun, steps: nil) }
    let run = try replayed(first)
    guard arguments.count > 1 else { return .replay(run, steps: nil) }
    let steps = try natural(arguments[1], "a number of steps")
    try refuse(from: 2)
    return .replay(run, steps: steps)
  }

  /// `W2`, or the path of a file.
  private func replayed(_ argument: Argument) throws(Diagnostic) -> Command.ReplayForm {
    if let witness = witness(argument) { return .witness(witness) }
    return .file(try text(argument))
  }

  /// `diff W1 W2`, whose first argument is known.
  func diff(_ one: Witness) throws(Diagnostic) -> Command {
    guard arguments.count > 1 else {
      throw Wording.lonelyWitness(one.number, arguments[0].span)
    }
    guard let other = witness(arguments[1]) else {
      let expected = "a run that explore found, such as W2,"
      throw Wording.wrongArgument(arguments[1].text, expected: expected, arguments[1].span)
    }
    try refuse(from: 2)
    return .diffWitnesses(one, other)
  }

  /// `save F`, `save schedule F`, `save schedule W2 F`.
  func save() throws(Diagnostic) -> Command {
    guard arguments.count > 1, isWord(arguments[0], .schedule) else {
      return .save(try required(text))
    }
    guard let witness = witness(arguments[1]) else {
      let file = try text(arguments[1])
      try refuse(from: 2)
      return .saveSchedule(nil, file)
    }
    guard arguments.count > 2 else { throw Wording.missingArgument(row, arguments[1].span) }
    let file = try text(arguments[2])
    try refuse(from: 3)
    return .saveSchedule(witness, file)
  }
}
