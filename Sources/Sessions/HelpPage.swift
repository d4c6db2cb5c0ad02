/// What `help` says of one word.
package struct HelpPage: Sendable {
  /// The chapters, in the order of the overview.
  package enum Group: String, Sendable, CaseIterable {
    case language = "the language"
    case scheduling
    case time = "time travel"
    case looking
    case session
    case lessons
  }

  /// The word that is asked for.
  package var topic: String
  package var group: Group
  /// How it is written, one form a line.
  package var forms: [String]
  /// What it does, in a sentence or two.
  package var text: String
  /// A session that shows it: inputs behind "> " and ". ", and what they print.
  package var example: String
  package var seeAlso: [String]

  /// One page for every command, and for the words of the language.
  package static let all: [HelpPage] = languagePages + commandPages
}
