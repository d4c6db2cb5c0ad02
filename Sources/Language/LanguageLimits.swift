/// How much the language takes in before it says that this is too much.
package enum LanguageLimits {
  /// The longest text that is parsed, in bytes of UTF-8.
  package static let sourceBytes = 1 << 20
  /// How deep brackets, blocks, prefix operators and interpolations may stand in each other.
  package static let nesting = 200
  /// How high the tree of one expression may grow, through long chains of operators too.
  package static let height = 500
  /// How many messages the network may lose, or copy, in one explored order.
  package static let disturbances = 10
  /// After how many errors a text is given up.
  package static let errors = 20
}
