/// A word that the language keeps for itself; the raw value is how it is written.
package enum Keyword: String, Sendable, CaseIterable {
  case behavior
  case variable = "var"
  case on, at, after, each, state, end, `if`, then, `else`, `for`, `in`, `do`, `while`, `repeat`
  case `let`, print, send, ask, await, within, otherwise, reply, forward, spawn, `as`, stop, kill
  case fail, become, sleep, work
  case itself = "self"
  case sender, and, or, not, `true`, `false`
  case nothing = "none"
}

/// Words that mean something only after a certain keyword or command.
enum ContextualWord: String, CaseIterable {
  case start, failure
  case supervised, limit
  case until
  case all
  case of
  case with, ever, schedule
  case interval, runs
}
