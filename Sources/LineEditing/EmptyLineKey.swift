/// A key that may mean something of its own as long as nothing is typed. On a line with text each is
/// what it always is.
package enum EmptyLineKey: CaseIterable, Sendable {
  case space, tab, pageUp, pageDown, rightArrow
  /// The letter `b`; not when the next key follows at once, for then it begins a word.
  case letterB

  /// The editor's function for the key.
  var function: String {
    switch self {
    case .space: "rehearse-space"
    case .tab: KeyBindings.Function.complete
    case .pageUp: "rehearse-page-up"
    case .pageDown: "rehearse-page-down"
    case .rightArrow: "rehearse-right"
    case .letterB: "rehearse-letter-b"
    }
  }

  /// What is bound, and what it does for whoever does not ask for it; nil for a key that is bound for
  /// good.
  var binding: (sequences: [String], usual: String)? {
    switch self {
    case .space: ([" "], "ed-insert")
    case .letterB: (["b"], "ed-insert")
    case .rightArrow: (["\\e[C", "\\eOC"], "ed-next-char")
    case .pageUp: (["\\e[5~"], "ed-unassigned")
    case .pageDown: (["\\e[6~"], "ed-unassigned")
    case .tab: nil
    }
  }

  /// In vi's maps Escape is a command, so no key may begin with it.
  var beginsWithEscape: Bool {
    switch self {
    case .space, .letterB, .tab: false
    case .pageUp, .pageDown, .rightArrow: true
    }
  }
}
