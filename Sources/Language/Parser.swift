package import Diagnostics

/// What a text turned out to be.
package enum Parsed: Sendable {
  /// One entry; nothing else was in the text.
  case complete(Entry, warnings: [Diagnostic])
  /// The text stops inside something that was opened, and more lines may finish it: where that was
  /// opened, and what closes it.
  case incomplete(opener: Span, expecting: String)
  /// Every mistake that was found, in order of place; never empty.
  case wrong([Diagnostic])
}

/// Reads entries: definitions, statements, expressions and commands.
///
/// A text is incomplete when the token that cannot be used is its end, and wrong when it is any
/// other; lines and brackets are never counted for that.
package struct Parser {
  /// How commands are written.
  package enum Mode: Sendable {
    /// Typed: an unambiguous beginning of a command's name will do.
    case prompt
    /// Scripts and lessons: in full.
    case written
  }

  /// Why a rule gave up.
  enum Stop: Error {
    /// The text ended inside what the opener opened.
    case unfinished(Opener)
    /// A mistake; reading can go on behind it.
    case wrong(Diagnostic)
    /// Reading cannot go on: what there was to say is in `errors`.
    case abandoned
  }

  /// Something that has to be closed.
  struct Opener {
    var span: Span
    /// What closes it.
    var closer: String
  }

  /// What the surroundings forbid.
  enum Place {
    case anywhere
    /// The value of a `var` line: it runs inside the spawner, which must not block.
    case variable
    case handlerCondition
    /// The condition of a command, which only looks.
    case commandCondition
  }

  let source: Source
  let mode: Mode
  /// Words that are variables or actors where the text is typed.
  var known: Set<String>
  /// Names to choose from in "did you mean", besides commands and keywords.
  var suggestions: [String] = []
  var lexer: Lexer
  var token: Token
  /// The token before this one, newlines not counted.
  var last: Token
  /// What is open here, innermost last.
  var openers: [Opener] = []
  /// How many of the openers are brackets; newlines inside them mean nothing.
  var bracketDepth = 0
  /// How many expressions, patterns and blocks stand in each other here.
  var depth = 0
  /// The height of the highest expression read inside the current one.
  var tallest = 0
  var place = Place.anywhere
  var isInBehavior = false
  /// Where `become` was written in the current behavior.
  var becomes: [Name] = []
  private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []

  init(_ source: Source, mode: Mode, known: Set<String> = []) {
    self.source = source
    self.mode = mode
    self.known = known
    lexer = Lexer(source.text)
    token = lexer.next()
    last = token
  }

  /// Reads a text that should hold one entry.
  ///
  /// - Parameters:
  ///   - isKnown: Whether a word is a variable or an actor where the text is typed; such a word
  ///     is never taken for the beginning of a command's name.
  ///   - suggestions: Names worth a "did you mean", in order of preference.
  package static func parse(
    _ source: Source, mode: Mode, suggestions: [String] = [], isKnown: (String) -> Bool
  ) -> Parsed {
    guard source.text.utf8.count <= LanguageLimits.sourceBytes else {
      return .wrong([Wording.sourceTooLong])
    }
    var parser = Parser(source, mode: mode)
    parser.suggestions = suggestions
    parser.skipNewlines()
    if case .name(let word) = parser.token.kind, isKnown(word) { parser.known.insert(word) }
    return parser.onlyEntry()
  }

  private mutating func onlyEntry() -> Parsed {
    do throws(Stop) {
      let entry = try entry()
      skipNewlines()
      if token.kind != .end { throw .wrong(Wording.severalEntries(token.span)) }
      return errors.isEmpty ? .complete(entry, warnings: warnings) : .wrong(errors)
    } catch {
      switch error {
      case .unfinished(let opener) where errors.isEmpty:
        return .incomplete(opener: opener.span, expecting: opener.closer)
      case .wrong(let problem): report(problem)
      case .unfinished, .abandoned: break
      }
      return .wrong(errors)
    }
  }

  // MARK: Tokens

  /// Goes on to the next token that means something here.
  mutating func advance() {
    if token.kind != .newline { last = token }
    repeat { token = lexer.next() } while bracketDepth > 0 && token.kind == .newline
  }

  /// The token after this one.
  func peek() -> Token {
    var probe = lexer
    var next = probe.next()
    while bracketDepth > 0 && next.kind == .newline { next = probe.next() }
    return next
  }

  mutating func skipNewlines() {
    while token.kind == .newline { advance() }
  }

  /// From a place to the end of what was read last.
  func span(from start: Span) -> Span { Span(start.start, max(start.end, last.span.end)) }

  mutating func expect(_ symbol: Symbol) throws(Stop) {
    guard token.is(symbol) else { throw unexpected(.symbol(symbol)) }
    advance()
  }

  mutating func expect(_ keyword: Keyword) throws(Stop) {
    guard token.is(keyword) else { throw unexpected(.keyword(keyword)) }
    advance()
  }

  /// Takes an opening bracket.
  mutating func open(_ closer: Symbol) {
    bracketDepth += 1
    openers.append(Opener(span: token.span, closer: closer.rawValue))
    advance()
  }

  /// Takes the closing bracket that belongs to the last opening one.
  mutating func close(_ closer: Symbol) throws(Stop) {
    guard token.is(closer) else { throw unexpected(.closer(closer)) }
    bracketDepth -= 1
    openers.removeLast()
    advance()
  }

  // MARK: Mistakes

  /// Why the current token cannot be used.
  func unexpected(_ wanted: Wording.Wanted) -> Stop {
    switch token.kind {
    case .wrong(let problem): return .wrong(problem)
    case .end:
      if let opener = openers.last { return .unfinished(opener) }
    default: break
    }
    return .wrong(
      Wording.unexpected(
        Wording.Unexpected(
          token: token, last: last, text: source[token.span], wanted: wanted,
          bracket: bracketDepth > 0 ? openers.last.map { source.line(at: $0.span.start) } : nil,
          line: source.line(at: token.span.start))))
  }

  /// Notes a mistake, but only the first at one place: what follows from it is not worth saying.
  mutating func report(_ problem: Diagnostic) {
    if let place = problem.span?.start, errors.contains(where: { $0.span?.start == place }) {
      return
    }
    errors.append(problem)
  }

  mutating func warn(_ problem: Diagnostic) {
    var warning = problem
    warning.severity = .warning
    if !warnings.contains(where: { $0.message == warning.message }) { warnings.append(warning) }
  }

  /// Runs a rule; after a mistake in it, notes the mistake and skips to where reading can go on.
  ///
  /// - Returns: nil after a mistake.
  mutating func recovering<Result>(
    toward stops: [Token.Kind] = [], _ rule: (inout Parser) throws(Stop) -> Result
  ) throws(Stop) -> Result? {
    let before = (openers: openers.count, brackets: bracketDepth, depth: depth, place: place)
    do throws(Stop) {
      return try rule(&self)
    } catch {
      guard case .wrong(let problem) = error else { throw error }
      report(problem)
      if errors.count >= LanguageLimits.errors { throw .abandoned }
      openers.removeLast(openers.count - before.openers)
      (bracketDepth, depth, place) = (before.brackets, before.depth, before.place)
      skip(toward: stops)
      return nil
    }
  }

  /// Skips the rest of a line, but no word that begins a section or closes a block.
  private mutating func skip(toward stops: [Token.Kind]) {
    while token.kind != .newline, token.kind != .end, !stops.contains(token.kind) {
      if case .keyword(let keyword) = token.kind, Grammar.bodyEnds.contains(keyword) { return }
      advance()
    }
  }

  /// Goes one level deeper into brackets, blocks or prefix operators.
  mutating func deepen() throws(Stop) {
    depth += 1
    if depth > LanguageLimits.nesting { throw abandon(Wording.tooDeep(token.span)) }
  }

  /// Counts one more level of the expression that is being read.
  mutating func grow() throws(Stop) {
    tallest += 1
    if tallest > LanguageLimits.height { throw abandon(Wording.tooLongExpression(token.span)) }
  }

  private mutating func abandon(_ problem: Diagnostic) -> Stop {
    report(problem)
    return .abandoned
  }
}
