/// A picture or a history for a file, not yet made: whoever holds the session writes it, piece by
/// piece, before anything else happens to the session.
package struct Export: Equatable {
  /// Where it goes, as it was typed.
  package let path: String
  /// What it is, for a message: `a diagram of 12 events`.
  package let subject: String
  private let produce: (_ write: (String) -> Bool) -> Bool

  /// - Parameter produce: hands the pieces over, and says whether they are all there are. A piece that
  ///   is not taken tells it to stop.
  init(to path: String, _ subject: String, produce: @escaping (_ write: (String) -> Bool) -> Bool) {
    self.path = path
    self.subject = subject
    self.produce = produce
  }

  /// An export that is one piece.
  init(to path: String, _ subject: String, _ text: String) {
    self.init(to: path, subject) { write in write(text) }
  }

  /// Hands the file over piece by piece, as long as the pieces are taken.
  /// - Returns: whether that was all; false where it was stopped.
  package func write(_ write: (String) -> Bool) -> Bool {
    produce(write)
  }

  package static func == (one: Export, other: Export) -> Bool {
    one.path == other.path && one.subject == other.subject
  }
}
