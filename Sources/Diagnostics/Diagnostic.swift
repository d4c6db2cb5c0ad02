/// What somebody wrote wrong, or should know about what they wrote: the same shape for a typed
/// line, a script, a lesson file and a fault in a running behavior.
package struct Diagnostic: Error, Equatable, Sendable {
  /// How bad it is.
  package enum Severity: Sendable {
    /// Nothing of the entry was performed.
    case error
    /// The entry was performed; this may not be what was meant.
    case warning
  }

  package var severity: Severity
  /// What is wrong, in one clause without a full stop.
  package var message: String
  /// Where, in the source the diagnostic comes with; nil when the whole entry is meant.
  package var span: Span?
  /// What to try, as a clause that follows "; " on the same line.
  package var hint: String?

  package init(
    _ message: String, at span: Span? = nil, hint: String? = nil, severity: Severity = .error
  ) {
    self.severity = severity
    self.message = message
    self.span = span
    self.hint = hint
  }
}
