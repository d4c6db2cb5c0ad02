import Diagnostics

/// What can be asked of `trace` besides how many events.
enum TraceOption: String, CaseIterable {
  case of, since
  case clock = "--clock"
  case state = "--state"
}

/// The arguments of the commands about the order of events.
extension CommandParser {
  func traceForm() throws(Diagnostic) -> Command.TraceForm {
    var form = Command.TraceForm()
    var rest = arguments[...]
    while let first = rest.popFirst() {
      switch first.isQuoted ? nil : TraceOption(rawValue: first.text) {
      case .of where form.actor == nil: form.actor = try actor(value(&rest, of: first))
      case .since where form.since == nil: form.since = try event(value(&rest, of: first))
      case .clock where form.clock == nil:
        form.clock = try word(value(&rest, of: first), "lamport or vector")
      case .state where !form.showsState: form.showsState = true
      case nil where form.count == nil && first == arguments.first: form.count = try count(first)
      default: throw Wording.extraArgument(row, first.text, first.span)
      }
    }
    return form
  }

  private func value(
    _ rest: inout ArraySlice<Argument>, of option: Argument
  ) throws(Diagnostic) -> Argument {
    guard let value = rest.popFirst() else { throw Wording.missingArgument(row, option.span) }
    return value
  }

  func whySubject(_ argument: Argument) throws(Diagnostic) -> Command.WhySubject {
    if argument.isQuoted { return .line(argument.text) }
    if Identifier(argument.text) != nil { return .identifier(try identifier(argument)) }
    let parts = argument.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, isActorName(String(parts[0])), isActorName(String(parts[1])) else {
      let expected = "m1, e2, f3, an actor's field such as account.balance, or a printed \"text\""
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    let dot = argument.span.start + parts[0].utf8.count
    return .field(
      actor: Name(text: String(parts[0]), span: Span(argument.span.start, dot)),
      field: Name(text: String(parts[1]), span: Span(dot + 1, argument.span.end)))
  }

  func order() throws(Diagnostic) -> Command {
    guard let first = arguments.first else { throw Wording.missingArgument(row, wordSpan) }
    let one = try identifier(first)
    guard arguments.count > 1 else { throw Wording.missingArgument(row, first.span) }
    let other = try identifier(arguments[1])
    try refuse(from: 2)
    return .order(one, other)
  }

  func peek() throws(Diagnostic) -> Command {
    guard let first = arguments.first else { throw Wording.missingArgument(row, wordSpan) }
    let name = try actor(first)
    let at = Keyword.at.rawValue
    if arguments.count > 1, arguments[1].text != at || arguments[1].isQuoted {
      throw Wording.extraArgument(row, arguments[1].text, arguments[1].span)
    }
    guard arguments.count > 2 else {
      throw Wording.missingArgument(row, arguments.last?.span ?? wordSpan)
    }
    let event = try event(arguments[2])
    try refuse(from: 3)
    return .peek(name, event: event)
  }
}
