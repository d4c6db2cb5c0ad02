package import Actors

extension Fault {
  /// What is wrong, and after a semicolon or in parentheses what to try.
  package func text(_ writer: ValueWriter) -> String {
    func literal(_ value: Value) -> String { writer.literal(value) }
    switch self {
    case .failed(let value): return visible(writer.printed(value))
    case .reported(let words): return words
    case .divisionByZero: return "division by zero"
    case .integerOverflow: return "a number too large: integers have 64 bits"
    case .floatOverflow: return "a number too large for a float"
    case .wrongOperands(let name, let a, let b): return operandsText(name, a, b, writer)
    case .cannotNegate(let value): return "cannot negate \(value.kindName): \(literal(value))"
    case .noOrder(let a, let b):
      return "\(a.kindName) and \(b.kindName) have no order: \(literal(a)), \(literal(b))"
    case .notBoolean(let value, let place):
      return "\(place) needs true or false, and this is \(literal(value))"
    case .missingKey(let key):
      return "there is no key \(literal(key)); get(m, k, default) allows that"
    case .badKey(let value): return "\(value.kindName) cannot be a key: \(literal(value))"
    case .indexOutOfRange(let index, let count):
      return count == 0
        ? "there is no element \(index): it is empty"
        : "there is no element \(index): it has \(count), from 0 to \(count - 1)"
    case .badIndex(let index, let container):
      return "\(container.kindName) is indexed by a whole number, not by \(literal(index))"
    case .cannotIndex(let value): return "\(value.kindName) has no elements: \(literal(value))"
    case .cannotAssignInto(let value):
      return "cannot set an element of \(value.kindName): \(literal(value))"
    case .noField(let name, let value):
      if case .actor = value { return "an actor reference has no fields: \(name)" }
      return "\(value.kindName) has no fields; write [\"\(name)\"]"
    case .noMethod(let name, let value):
      if case .actor = value { return "an actor reference has no fields: \(name)" }
      return "\(value.kindName) has no methods: \(name)"
    case .wrongArgument(let builtin, let expected, let value):
      return "\(builtin) needs \(expected), and this is \(literal(value))"
    case .emptyList(let builtin): return "\(builtin) of nothing: the list is empty"
    case .cannotIterate(let value):
      return "for goes through a list, a map or a string, and this is \(literal(value))"
    case .badRepeatCount(let value):
      return "repeat needs a whole number from 0, and this is \(literal(value))"
    case .notAFuture(let value):
      return "await needs a future (from ask), and this is \(literal(value))"
    case .notADuration(let value, let place):
      return "\(place) needs a duration such as 5s, and this is \(literal(value))"
    case .notAnActor(let value, let place):
      return "\(place) needs an actor, and this is \(literal(value))"
    case .tooDeep: return "a value nested deeper than \(Extent.maximumDepth) levels"
    case .tooLarge: return "a value of more than \(Extent.maximumWeight) elements"
    case .tooManyRounds: return "the turn does not end: it took \(Machine.roundLimit) rounds"
    case .unknownBehavior(let name, let nearest):
      return "there is no behavior named \(name)" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .wrongParameterCount(let behavior, let expected, let given):
      return "\(behavior) takes \(counted(expected, "argument")), not \(given)"
    case .nestedTooDeep(let behavior): return "\(behavior) spawns itself without end"
    case .tooManyActors(let limit): return "no more than \(limit) actors in a session"
    case .mailboxFull(let actor, let limit):
      return "\(actor)'s mailbox is full: \(limit) messages wait"
    case .repliedAlready(let message): return "m\(message) has its reply already"
    case .forwardedAlready(let message): return "m\(message) was forwarded: its reply is not ours"
    case .nothingToReply(let hook): return "nobody to reply to in \(hook)"
    case .nothingToForward: return "there is no message to forward here"
    case .cannotWait(let hook): return "await is not possible in \(hook)"
    case .late(let future, let limit):
      return "f\(future.number) is late: no reply within \(durationText(limit))"
    case .forgottenFuture(let future):
      return "f\(future.number) was settled long ago, and nobody held it any more"
    case .hasStopped(let actor): return "\(actor) has stopped"
    case .noSuchField(let name, let actor, let known):
      return known.isEmpty
        ? "\(actor) has no state"
        : "\(actor) has no \(name); it has \(known.joined(separator: ", "))"
    case .cannotStopYou: return "you cannot stop yourself; quit leaves"
    case .negativeDuration: return "a duration below zero"
    case .badRestartLimit(let value):
      return "limit needs a whole number from 0 to \(Int32.max), and this is \(literal(value))"
    case .networkFull(let limit): return "\(limit) messages are in flight; no more fit"
    case .clockOverflow: return "the clock cannot go that far"
    }
  }
}

/// What an operator was given, with the mistake that is usually behind it.
private func operandsText(
  _ name: String, _ a: Value, _ b: Value, _ writer: ValueWriter
) -> String {
  let what = "\(name) does not work on \(a.kindName) and \(b.kindName)"
  for value in [a, b] {
    if case .future = value { return what + "; await \(writer.literal(value)) first" }
  }
  if name == "+" {
    switch (a, b) {
    case (.text, _), (_, .text): return what + "; write \"{x}\" to put a value into a string"
    default: break
    }
  }
  return what + ": \(writer.literal(a)) \(name) \(writer.literal(b))"
}

/// "1 argument", "2 arguments".
private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
