/// What could stand where the cursor is.
package struct Completion: Equatable, Sendable {
  /// Where in the line's UTF-8 the word begins that ends at the cursor.
  package var start: Int
  /// What could replace the word, in the order to list them in. A trailing space is typed along once
  /// a candidate is the only one; it is neither compared nor listed.
  package var candidates: [String]

  package init(start: Int, candidates: [String]) {
    self.start = start
    self.candidates = candidates
  }

  /// What a TAB does to the word before the cursor.
  enum Outcome: Equatable {
    /// No candidate, or the only one stands there already.
    case nothing
    /// The word becomes this text.
    case replace(String)
    /// Several candidates that have nothing more in common than what is typed.
    case choose([String])
  }

  /// What becomes of a word as typed so far.
  func outcome(typed: String) -> Outcome {
    guard candidates.count > 1 else {
      guard let only = candidates.first, only != typed else { return .nothing }
      return .replace(only)
    }
    let names = candidates.map(Self.withoutTrailingSpace)
    let common = names.dropFirst().reduce(names[0]) { Self.commonPrefix($0, $1) }
    return common.utf8.count > typed.utf8.count ? .replace(common) : .choose(names)
  }

  private static func withoutTrailingSpace(_ candidate: String) -> String {
    candidate.last == " " ? String(candidate.dropLast()) : candidate
  }

  /// By characters, so that an accent is never parted from its letter.
  private static func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0 == $1 }.map { $0.0 })
  }
}
