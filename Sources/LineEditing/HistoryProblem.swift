/// Why what was typed in an earlier run is not there, or will not be in a later one.
package enum HistoryProblem: Error, Equatable, Sendable {
  /// The file could not be read for this reason and now has another name.
  case setAside(path: String, newPath: String, reason: String)
  /// The file could not be read for this reason, nor be given another name.
  case leftAlone(path: String, reason: String)
  /// The file could not be written.
  case unsaved(path: String, reason: String)

  /// The warning to show: one sentence, without a period.
  package var message: String {
    switch self {
    case .setAside(let path, let newPath, let reason):
      "the history in \(path) \(reason); it is now \(newPath), and a new one begins"
    case .leftAlone(let path, let reason):
      "the history in \(path) \(reason); what you type is not kept"
    case .unsaved(let path, let reason):
      "what you type is not kept: \(path) \(reason)"
    }
  }
}

extension HistoryProblem {
  static let notUTF8 = "is not UTF-8 text"
  static let notAFile = "is not a file"
  static let tooLarge = "is too large"

  static func unreadable(_ systemReason: String) -> String {
    "cannot be read (\(systemReason))"
  }

  static func unwritable(_ systemReason: String) -> String {
    "cannot be written (\(systemReason))"
  }
}
