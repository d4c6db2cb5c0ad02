import Diagnostics

/// Understands the arguments of one command.
struct CommandParser {
  enum Outcome {
    /// A command, and where its line ends.
    case command(Command, end: Int)
    /// The rest of the line, from this offset, is a condition in the language.
    case condition(Int)
    /// It is, from this offset, what is to be explored.
    case exploration(Int)
    case wrong(Diagnostic)
  }

  let row: CommandTable.Row
  let wordSpan: Span
  let arguments: [Argument]
  private let problem: Diagnostic?
  private let lineEnd: Int

  /// - Parameters:
  ///   - span: Where the command's word stands.
  ///   - lexer: Any lexer of the same text.
  init(_ word: CommandWord, _ span: Span, in lexer: Lexer) {
    row = CommandTable.row(of: word)
    wordSpan = span
    var words = ArgumentLexer(lexer, from: span.end)
    lineEnd = words.end
    var arguments: [Argument] = []
    var problem: Diagnostic?
    loop: while let next = words.next() {
      switch next {
      case .success(let argument): arguments.append(argument)
      case .failure(let failure):
        problem = failure
        break loop
      }
    }
    self.arguments = arguments
    self.problem = problem
  }

  /// Where the last argument ends.
  var end: Int { arguments.last?.span.end ?? wordSpan.end }

  func parse() -> Outcome {
    if let first = arguments.first, first.span.start == wordSpan.end {
      return .wrong(Wording.gluedArgument(row.word.rawValue, first.span))
    }
    if row.word == .run, let first = arguments.first, isWord(first, .until) {
      return .condition(first.span.end)
    }
    if row.word == .explore, arguments.first?.text != "=" { return .exploration(wordSpan.end) }
    if let first = arguments.first, first.text == "=" {
      return .wrong(Wording.commandAsName(row.word.rawValue, wordSpan))
    }
    if let problem { return .wrong(problem) }
    do throws(Diagnostic) {
      return .command(try command(), end: lineEnd)
    } catch {
      return .wrong(error)
    }
  }

  private func command() throws(Diagnostic) -> Command {
    switch row.word {
    case .step: return .step(try step())
    case .run: return .run(try optional(count).map { .turns($0) } ?? .toRest)
    case .advance: return .advance(try required(duration))
    case .schedule: return .schedule(try required(policy))
    case .seed: return .seed(try required(seed))
    case .network: return .network(try optional(network))
    case .deliver: return .deliver(try required(message))
    case .drop: return .drop(try required(message))
    case .duplicate: return .duplicate(try required(message))
    case .back: return .back(try optional(count) ?? 1)
    case .forward: return .forward(try optional(count) ?? 1)
    case .goto: return .goto(try required(moment))
    case .history: return try alone(.history)
    case .switch: return .switch(try required(branch))
    case .diff: return try diff()
    case .explore: return .explore(ExploreForm())
    case .replay: return try replay()
    case .actors: return try alone(.actors)
    case .mailbox: return .mailbox(try optional(actor))
    case .info: return .info(try required(subject))
    case .source: return .source(try required(bearer))
    case .futures: return try alone(.futures)
    case .letters: return try alone(.letters)
    case .trace:
      if let file = try historyFile() { return .traceFile(file) }
      return .trace(try traceForm())
    case .why: return .why(try required(whySubject))
    case .effects: return .effects(try required(identifier))
    case .order: return try order()
    case .peek: return try peek()
    case .diagram: return try diagram()
    case .draw: return try draw()
    case .machine: return .machine(try machineSettings())
    case .compare: return try alone(.compare)
    case .timeline: return try timeline()
    case .runtime: return try runtime()
    case .sample: return try sample()
    case .measure: return try measure()
    case .wire: return .wire(try optional(count))
    case .show: return .show(try optional(level))
    case .help: return .help(try optional(text))
    case .save: return try save()
    case .load: return .load(try required(text))
    case .reset: return try alone(.reset)
    case .quit: return try alone(.quit)
    case .lessons: return try alone(.lessons)
    case .play: return .play(try optional(text))
    case .next: return try alone(.next)
    case .leave: return try alone(.leave)
    }
  }

  // MARK: How many

  private func alone(_ command: Command) throws(Diagnostic) -> Command {
    try refuse(from: 0)
    return command
  }

  private func optional<Value>(
    _ rule: (Argument) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    guard let first = arguments.first else { return nil }
    let value = try rule(first)
    try refuse(from: 1)
    return value
  }

  func required<Value>(
    _ rule: (Argument) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    guard let value = try optional(rule) else { throw Wording.missingArgument(row, wordSpan) }
    return value
  }

  func refuse(from index: Int) throws(Diagnostic) {
    guard index < arguments.count else { return }
    throw Wording.extraArgument(row, arguments[index].text, arguments[index].span)
  }

  func isWord(_ argument: Argument, _ word: ContextualWord) -> Bool {
    !argument.isQuoted && argument.text == word.rawValue
  }

  // MARK: Forms

  private func step() throws(Diagnostic) -> Command.StepForm {
    guard let first = arguments.first else { return .once }
    guard !looksLikeNumber(first) else {
      return .times(try required(count))
    }
    return .actor(try required(actor))
  }

  private func diff() throws(Diagnostic) -> Command {
    guard let first = arguments.first else { throw Wording.missingArgument(row, wordSpan) }
    if let one = witness(first) { return try diff(one) }
    let one = try branch(first)
    guard arguments.count > 1 else { return .diff(one, nil) }
    let other = try branch(arguments[1])
    try refuse(from: 2)
    return .diff(one, other)
  }

  // MARK: Arguments

  private func looksLikeNumber(_ argument: Argument) -> Bool {
    guard let first = argument.text.utf8.first else { return false }
    return Byte.isDigit(first) || [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(first)
  }

  private func whole(_ argument: Argument, _ expected: String) throws(Diagnostic) -> UInt64 {
    let digits = argument.text.utf8.filter { $0 != Byte.underscore }
    let isNegative = digits.first == UInt8(ascii: "-")
    let magnitude = digits.dropFirst(isNegative ? 1 : 0)
    guard !magnitude.isEmpty, magnitude.allSatisfy(Byte.isDigit), !isNegative else {
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    guard let value = UInt64(String(decoding: magnitude, as: UTF8.self)) else {
      throw Wording.largeNumber("\(UInt64.max)", argument.span)
    }
    return value
  }

  func natural(_ argument: Argument, _ expected: String) throws(Diagnostic) -> Int {
    guard let value = Int(exactly: try whole(argument, expected)) else {
      throw Wording.largeNumber("\(Int.max)", argument.span)
    }
    return value
  }

  func count(_ argument: Argument) throws(Diagnostic) -> Int {
    let value = try natural(argument, "a count")
    if value < 1 { throw Wording.smallCount(argument.span) }
    return value
  }

  private func seed(_ argument: Argument) throws(Diagnostic) -> UInt64 {
    try whole(argument, "a number")
  }

  private func moment(_ argument: Argument) throws(Diagnostic) -> Command.Moment {
    if let event = Identifier(argument.text), event.kind == .event { return .event(event.number) }
    return .number(try natural(argument, "a number such as 7 or an event such as e12"))
  }

  private func branch(_ argument: Argument) throws(Diagnostic) -> Command.Branch {
    let digits = argument.text.utf8.dropFirst()
    guard argument.text.utf8.first == UInt8(ascii: "b"), !digits.isEmpty,
      digits.allSatisfy(Byte.isDigit), let number = Int(argument.text.dropFirst())
    else {
      let expected = "a branch such as b2"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    return Command.Branch(number: number, span: argument.span)
  }

  func duration(_ argument: Argument) throws(Diagnostic) -> Int {
    var lexer = Lexer(argument.text)
    switch lexer.next().kind {
    case .duration(let value) where lexer.next().kind == .newline: return value
    case .wrong(var problem):
      problem.span = argument.span
      throw problem
    default:
      let expected = "a duration such as 5s, 20ms or 3us"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
  }

  private func policy(_ argument: Argument) throws(Diagnostic) -> PolicyName {
    try word(argument, "oldest, round-robin or random")
  }

  private func network(_ argument: Argument) throws(Diagnostic) -> NetworkName {
    try word(argument, "mailbox, causal, fifo or unordered")
  }

  func timelineName(_ argument: Argument) throws(Diagnostic) -> TimelineName {
    try word(argument, "gil, threads, processes or past")
  }

  private func level(_ argument: Argument) throws(Diagnostic) -> DetailLevel {
    try word(argument, "quiet, normal or events")
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ argument: Argument, _ expected: String
  ) throws(Diagnostic) -> Word {
    if let word = Word(rawValue: argument.text) { return word }
    let suggestion = nearest(to: argument.text, among: Word.allCases.map(\.rawValue))
    throw Wording.wrongArgument(
      argument.text, expected: expected, suggestion: suggestion, argument.span)
  }

  func text(_ argument: Argument) throws(Diagnostic) -> String {
    if argument.text.isEmpty { throw Wording.missingArgument(row, argument.span) }
    return argument.text
  }

  func actor(_ argument: Argument) throws(Diagnostic) -> Name {
    guard isActorName(argument.text) else {
      throw Wording.wrongArgument(argument.text, expected: "an actor's name", argument.span)
    }
    return Name(text: argument.text, span: argument.span)
  }

  private func behavior(_ argument: Argument) throws(Diagnostic) -> Name {
    var lexer = Lexer(argument.text)
    guard case .tag = lexer.next().kind, lexer.next().kind == .newline else {
      let expected = "a behavior's name"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    return Name(text: argument.text, span: argument.span)
  }

  /// A behavior, or an actor for its behavior.
  func bearer(_ argument: Argument) throws(Diagnostic) -> Name {
    if isActorName(argument.text) { return Name(text: argument.text, span: argument.span) }
    return try behavior(argument)
  }

  private func subject(_ argument: Argument) throws(Diagnostic) -> Name {
    if isActorName(argument.text) { return Name(text: argument.text, span: argument.span) }
    do throws(Diagnostic) {
      return try behavior(argument)
    } catch {
      let expected = "an actor, a behavior, or a number such as m1, e2 or f3"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
  }

  private func message(_ argument: Argument) throws(Diagnostic) -> Name {
    guard Identifier(argument.text)?.kind == .message else {
      let expected = "a message such as m7"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    return Name(text: argument.text, span: argument.span)
  }

  func identifier(_ argument: Argument) throws(Diagnostic) -> Name {
    guard Identifier(argument.text) != nil else {
      let expected = "a number such as m1, e2 or f3"
      throw Wording.wrongArgument(argument.text, expected: expected, argument.span)
    }
    return Name(text: argument.text, span: argument.span)
  }

  /// Whether a word is of the form `name`, `name-1` or `parent/name-1`.
  func isActorName(_ text: String) -> Bool {
    text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      let pieces = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = pieces.first, let first = name.unicodeScalars.first else { return false }
      let isName =
        Byte.startsWord(first) && first != "_" && !first.properties.isUppercase
        && name.unicodeScalars.allSatisfy(Byte.continuesWord)
      guard isName, pieces.count == 2 else { return isName }
      return !pieces[1].isEmpty && pieces[1].utf8.allSatisfy(Byte.isDigit)
    }
  }
}
