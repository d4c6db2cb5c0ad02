/// One line of text for a person, cut into runs that each play a role.
///
/// A line never holds a newline or another control character: whoever makes one escapes them.
package struct Line: Equatable, Sendable {
  /// A stretch of text in one role.
  package struct Run: Equatable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  package var runs: [Run]

  package init(_ runs: [Run] = []) {
    self.runs = runs
  }

  package init(_ text: String, _ style: Style = .plain) {
    runs = [Run(text, style)]
  }

  /// The text alone: what goes to a pipe and what golden tests compare.
  package var plain: String {
    runs.map(\.text).joined()
  }
}

/// The role a stretch of text plays; a theme decides what it looks like.
package enum Style: Sendable, CaseIterable {
  case plain
  /// What an actor printed.
  case printed
  case actor
  case message
  case warning
  case error
  /// Worth less attention than its neighbors.
  case faint
  /// A place in a source: the caret line under a mistake.
  case place
  case prompt
  case heading
  case strong
  /// Lines of a drawing: ASCII stands for them where nothing else may be written.
  case drawing
  case emphasis
  case code
}
