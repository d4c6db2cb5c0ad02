import Diagnostics

/// The arguments of commands that draw.
extension CommandParser {
  func diagram() throws(Diagnostic) -> Command {
    let (words, options) = try pictureOptions()
    if let first = words.first, let witness = witness(first) {
      if words.count > 1 { throw Wording.extraArgument(row, words[1].text, words[1].span) }
      return .diagramOf(witness, options)
    }
    let length = try words.first.map { word throws(Diagnostic) in try count(word) }
    if words.count > 1 { throw Wording.extraArgument(row, words[1].text, words[1].span) }
    return .diagram(count: length, options)
  }

  func draw() throws(Diagnostic) -> Command {
    let (words, options) = try pictureOptions()
    guard let word = words.first else { throw Wording.missingArgument(row, wordSpan) }
    if words.count > 1 { throw Wording.extraArgument(row, words[1].text, words[1].span) }
    return .draw(options.isAnatomy ? try actor(word) : try bearer(word), options)
  }

  /// The options among the arguments, which may stand anywhere, and what else there is.
  func pictureOptions() throws(Diagnostic) -> (words: [Argument], PictureOptions) {
    var words: [Argument] = []
    var options = PictureOptions()
    var seen: [PictureOption] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard !argument.isQuoted, argument.text.hasPrefix("--") else {
        words.append(argument)
        continue
      }
      let option = row.options.first { $0.word == argument.text }
      guard let option else { throw Wording.unknownOption(row, argument.text, argument.span) }
      if seen.contains(option) { throw Wording.repeatedOption(option, argument.span) }
      seen.append(option)
      try parse(option, argument.span, from: &rest, into: &options)
    }
    return (words, options)
  }

  private func parse(
    _ option: PictureOption, _ span: Span, from rest: inout ArraySlice<Argument>,
    into options: inout PictureOptions
  ) throws(Diagnostic) {
    func operand() throws(Diagnostic) -> Argument {
      guard let next = rest.popFirst(), next.isQuoted || !next.text.hasPrefix("--") else {
        throw Wording.missingOperand(of: option, span)
      }
      return next
    }
    switch option {
    case .upto: options.upto = try event(try operand())
    case .only: options.only = try actors(try operand())
    case .path: options.path = (try identifier(try operand()), try identifier(try operand()))
    case .anatomy: options.isAnatomy = true
    case .svg, .html, .mermaid, .dot, .shiviz, .perfetto:
      guard let format = option.format else { return }
      let path = try operand().text
      if path.isEmpty { throw Wording.missingOperand(of: option, span) }
      if let other = options.file { throw Wording.secondFile(option, after: other.format, span) }
      options.file = PictureFile(format: format, path: path, span: span)
    }
  }

  func timeline() throws(Diagnostic) -> Command {
    let (words, options) = try pictureOptions()
    let name = try words.first.map { word throws(Diagnostic) in try timelineName(word) }
    if words.count > 1 { throw Wording.extraArgument(row, words[1].text, words[1].span) }
    return .timeline(name, options.file)
  }

  /// `trace --shiviz FILE`: the whole history for another tool.
  func historyFile() throws(Diagnostic) -> PictureFile? {
    guard
      arguments.contains(where: { argument in
        !argument.isQuoted && row.options.contains { $0.word == argument.text }
      })
    else { return nil }
    let (words, options) = try pictureOptions()
    if let word = words.first { throw Wording.wholeHistory(word.text, word.span) }
    return options.file
  }

  func event(_ argument: Argument) throws(Diagnostic) -> Name {
    guard Identifier(argument.text)?.kind == .event else {
      let expected = "an event such as e12"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    return Name(text: argument.text, span: argument.span)
  }

  /// Names with commas between them.
  private func actors(_ argument: Argument) throws(Diagnostic) -> [Name] {
    var names: [Name] = []
    var start = argument.span.start + (argument.isQuoted ? 1 : 0)
    for part in argument.text.split(separator: ",", omittingEmptySubsequences: false) {
      let span = Span(start, start + part.utf8.count)
      names.append(try actor(Argument(text: String(part), span: span, isQuoted: false)))
      start = span.end + 1
    }
    return names
  }
}
