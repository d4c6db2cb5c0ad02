package import Diagnostics

/// A whole file of entries.
package struct Script: Sendable {
  /// The entries in order, without the empty ones, and where each stands in the file. When there
  /// are errors, those that could be read.
  package private(set) var entries: [(entry: Entry, span: Span)] = []
  /// In order of place; nothing of the file may be performed unless this is empty.
  package private(set) var errors: [Diagnostic] = []
  package private(set) var warnings: [Diagnostic] = []
}

extension Parser {
  /// Reads a whole file. Commands are written in full; names count as known from the line that
  /// binds them.
  package static func parseScript(_ source: Source) -> Script {
    guard source.text.utf8.count <= LanguageLimits.sourceBytes else {
      return Script(errors: [Wording.sourceTooLong])
    }
    var parser = Parser(source, mode: .written)
    return parser.script()
  }

  private mutating func script() -> Script {
    var entries: [(entry: Entry, span: Span)] = []
    skipNewlines()
    while token.kind != .end {
      let start = token.span
      do throws(Stop) {
        if let entry = try recovering({ parser throws(Stop) in try parser.entry() }) {
          entries.append((entry, span(from: start)))
        } else {
          skipStray(after: start)
        }
      } catch {
        if case .unfinished(let opener) = error {
          report(Wording.neverClosed(source[opener.span], opener.closer, opener.span))
        }
        break
      }
      skipNewlines()
    }
    return Script(
      entries: entries,
      errors: errors.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }, warnings: warnings)
  }

  /// Skips what is left of a line that could not be read. A line that begins like a part of a
  /// behavior brings the rest of that behavior with it, about which there is nothing to say.
  private mutating func skipStray(after start: Span) {
    let firstWord = source[Span(start.start, start.start + 5)]
    let isSection = ["on ", "at ", "after", "state"].contains { firstWord.hasPrefix($0) }
    repeat {
      skipLine()
      if token.is(.end) {
        skipLine()
        return
      }
    } while isSection && token.kind != .end && !token.is(.behavior) && !token.is(.spawn)
  }

  /// Goes to the beginning of the next line, but not past the beginning of a behavior.
  private mutating func skipLine() {
    while token.kind != .newline, token.kind != .end, !token.is(.behavior) { advance() }
    skipNewlines()
  }
}
