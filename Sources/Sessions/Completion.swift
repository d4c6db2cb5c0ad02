import Diagnostics
import Language

/// What may follow where the cursor stands, from the live session.
extension Session {
  /// Words that can replace the bytes from `start` to the cursor.
  package struct Completions {
    package var start: Int
    package var candidates: [String]
  }

  /// Whether an entry needs more lines to be whole.
  package func isIncomplete(_ text: String) -> Bool {
    if case .incomplete = Parser.parse(Source(text), mode: .prompt, isKnown: isKnown) {
      return true
    }
    return false
  }

  package func completions(in text: String, at cursor: Int) -> Completions {
    Completions(start: cursor, candidates: [])
  }
}
