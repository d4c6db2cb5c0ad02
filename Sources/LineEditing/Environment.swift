import Glibc

/// The environment variables a decision is made from: the process's own, or a test's.
package struct Environment: ExpressibleByDictionaryLiteral {
  private let variables: [String: String]?

  /// The variables of this process, as they are when asked for.
  package static let process = Environment()

  private init() {
    variables = nil
  }

  /// Just these variables.
  package init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// Just these variables; of two with one name the last holds.
  package init(dictionaryLiteral elements: (String, String)...) {
    variables = Dictionary(elements) { $1 }
  }

  /// The value, or nil where the variable is unset or empty: all of ours mean the same by both.
  package subscript(name: String) -> String? {
    let value = variables.map { $0[name] } ?? getenv(name).map { String(cString: $0) }
    return value == "" ? nil : value
  }
}
