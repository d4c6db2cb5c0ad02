import Behaviors
import Diagnostics

extension Parser {
  /// One entry up to the newline that ends it, which is left.
  mutating func entry() throws(Stop) -> Entry {
    switch token.kind {
    case .newline, .end: return .empty
    case .keyword(.behavior):
      let syntax = try behavior()
      try endOfEntry()
      return .definition(syntax)
    case .keyword(.forward): return .command(try command(.forward))
    case .name(let word):
      if let command = try commandWord(word) { return .command(try self.command(command)) }
    default: break
    }
    let entry = try promptStatement()
    try endOfEntry()
    return entry
  }

  /// Nothing but a newline may follow an entry.
  private func endOfEntry() throws(Stop) {
    if token.is(.semicolon) { throw .wrong(Wording.semicolonAtPrompt(token.span)) }
    if token.kind != .newline { throw unexpected(.endOfStatement) }
  }

  private mutating func promptStatement() throws(Stop) -> Entry {
    if case .keyword(let keyword) = token.kind {
      if Grammar.starters[keyword] != nil { return .statement(try statement()) }
      if let problem = Wording.sectionAtPrompt(keyword, token.span) { throw .wrong(problem) }
    }
    let statement = try assignmentOrExpression()
    if case .expression(let expression) = statement.kind { return .expression(expression) }
    return .statement(statement)
  }

  /// The command that a first word stands for; nil when the line is language.
  private func commandWord(_ word: String) throws(Stop) -> CommandWord? {
    if let command = CommandWord(rawValue: word) { return command }
    if isLanguage(word) { return nil }
    let candidates = mode == .prompt ? CommandTable.words(beginningWith: word) : []
    if candidates.count == 1, !candidates[0].isWrittenInFull { return candidates[0] }
    throw .wrong(
      candidates.count < 2
        ? unknownWord(word) : Wording.ambiguousCommand(word, candidates, token.span))
  }

  /// Whether a first word that names no command is meant as a name.
  private func isLanguage(_ word: String) -> Bool {
    if known.contains(word) || ["it", "you"].contains(word) || Identifier(word) != nil {
      return true
    }
    let next = peek()
    if next.glued, next.is(.openParenthesis) || next.is(.openBracket) { return true }
    if case .symbol(let symbol) = next.kind { return Grammar.assignments[symbol] != nil }
    return false
  }

  private func unknownWord(_ word: String) -> Diagnostic {
    if let hint = Wording.foreignWord(word) {
      return Wording.unknownWord(word, hint: hint, token.span)
    }
    if Builtin(rawValue: word) != nil {
      return Wording.unknownWord(word, hint: Wording.gluedParenthesis, token.span)
    }
    let commands = CommandWord.allCases.map(\.rawValue)
    let words = suggestions + commands + Keyword.allCases.map(\.rawValue)
    return Wording.unknownWord(word, nearest: nearest(to: word, among: words), token.span)
  }

  /// Reads a command's arguments, which are not tokens of the language.
  private mutating func command(_ word: CommandWord) throws(Stop) -> Command {
    let arguments = CommandParser(word, token.span, in: lexer)
    switch arguments.parse() {
    case .command(let command, let end):
      lexer.offset = end
      last = Token(kind: .newline, span: Span(arguments.end, arguments.end), glued: false)
      token = lexer.next()
      return command
    case .condition(let start):
      lexer.offset = start
      advance()
      place = .commandCondition
      defer { place = .anywhere }
      let condition = try expression()
      try endOfEntry()
      return .run(.until(condition))
    case .exploration(let start):
      lexer.offset = start
      advance()
      let form = try exploring()
      try endOfEntry()
      return .explore(form)
    case .wrong(let problem): throw .wrong(problem)
    }
  }
}
