package import Typography

/// Where a lesson is played: a session, seen as what may be asked of it.
///
/// The lessons know nothing else of a session, so whoever starts one lends these closures.
package struct Stage {
  /// What came of one input.
  package struct Response: Equatable, Sendable {
    /// Everything the prompt would show, without newlines.
    package var lines: [Line]
    /// What actors printed, of that; one string may hold several lines.
    package var printed: [String]
    /// Whether the input was wrong, so that nothing of it was performed.
    package var failed: Bool

    package init(lines: [Line], printed: [String] = [], failed: Bool = false) {
      self.lines = lines
      self.printed = printed
      self.failed = failed
    }

    /// The output as a lesson records it.
    var output: [String] {
      lines.flatMap { TextLines($0.plain).lines.map(\.text).nonEmpty }
    }
  }

  /// How a goal can be reached by letting actors move, one after the other.
  package enum Way: Equatable, Sendable {
    /// The goal is none; what is wrong with it.
    case unclear([String])
    /// It is so already.
    case there
    /// Letting everybody move leads there.
    case byItself
    /// A shortest way, as entries to be typed.
    case found([String])
    case none
    /// Nobody has looked far enough.
    case unknown
  }

  /// What is known of a goal where the session stands.
  package struct Progress: Equatable, Sendable {
    package var isReached: Bool
    /// Whether nobody can move.
    package var isAtRest: Bool
    /// How many moments have passed since the session began.
    package var moments: Int
    /// How many commands about who moves led here; a run to its end is one.
    package var moves: Int

    package init(isReached: Bool, isAtRest: Bool, moments: Int, moves: Int) {
      self.isReached = isReached
      self.isAtRest = isAtRest
      self.moments = moments
      self.moves = moves
    }
  }

  /// Performs one whole input of the lesson, which may have several lines.
  package var perform: (_ input: String) -> Response
  /// Performs what the reader typed.
  package var attempt: (_ input: String) -> Response
  /// Whether an input needs more lines.
  package var isIncomplete: (_ input: String) -> Bool
  /// Whether an input only defines something, and lets nobody move.
  package var isDefinition: (_ input: String) -> Bool
  /// What an abbreviated command for the lesson stands for; other inputs as they are.
  package var spelledOut: (_ input: String) -> String
  /// Whether an input only chooses who moves, or looks, as a challenge to that goal allows.
  package var isMove: (_ input: String, _ goal: String) -> Bool
  /// How a goal, as it is typed behind `explore reach`, can be reached from here.
  package var way: (_ goal: String) -> Way
  package var progress: (_ goal: String) -> Progress
  /// Remembers the session as it is. A mark stays good until the next `fresh`, whatever is
  /// performed or restored meanwhile, and can be restored any number of times.
  package var mark: () -> Int
  /// Makes the session what it was at a mark.
  package var restore: (_ mark: Int) -> Void
  /// Makes the session new.
  package var fresh: () -> Void
  /// Why a requirement is not met here, as a clause like "python3 is not installed"; nil when it
  /// is.
  package var reasonAgainst: (Requirement) -> String?

  package init(
    perform: @escaping (_ input: String) -> Response,
    attempt: @escaping (_ input: String) -> Response,
    isIncomplete: @escaping (_ input: String) -> Bool,
    isDefinition: @escaping (_ input: String) -> Bool,
    spelledOut: @escaping (_ input: String) -> String,
    isMove: @escaping (_ input: String, _ goal: String) -> Bool,
    way: @escaping (_ goal: String) -> Way,
    progress: @escaping (_ goal: String) -> Progress,
    mark: @escaping () -> Int,
    restore: @escaping (_ mark: Int) -> Void,
    fresh: @escaping () -> Void,
    reasonAgainst: @escaping (Requirement) -> String?
  ) {
    self.perform = perform
    self.attempt = attempt
    self.isIncomplete = isIncomplete
    self.isDefinition = isDefinition
    self.spelledOut = spelledOut
    self.isMove = isMove
    self.way = way
    self.progress = progress
    self.mark = mark
    self.restore = restore
    self.fresh = fresh
    self.reasonAgainst = reasonAgainst
  }

  /// Performs entries as they are typed, one after the other; empty lines between them are none.
  func perform(entries lines: [String]) -> [(entry: String, response: Response)] {
    var results: [(String, Response)] = []
    var entry: String?
    for (index, line) in lines.enumerated() {
      if entry == nil, line.allSatisfy(\.isWhitespace) { continue }
      let text = entry.map { $0 + "\n" + line } ?? line
      if index < lines.count - 1, isIncomplete(text) {
        entry = text
      } else {
        results.append((text, perform(text)))
        entry = nil
      }
    }
    return results
  }

  /// Why a fence cannot be played here; nil when it can.
  func reason(against fence: Fence) -> String? {
    fence.requirements.lazy.compactMap(reasonAgainst).first
  }
}

extension [String] {
  /// The strings, or one empty string when there are none: a text of no lines is one empty line.
  fileprivate var nonEmpty: [String] {
    isEmpty ? [""] : self
  }
}
