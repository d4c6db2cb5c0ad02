/// A stretch of a source text: UTF-8 offsets, the end not included.
package struct Span: Hashable, Sendable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset after the last byte; never before `start`.
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest span that covers both.
  package func through(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
