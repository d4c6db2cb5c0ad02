/// A comment `<!-- note: … -->`: what the speaker should remember and the reader does not see.
enum Note {
  /// What was found in a piece of HTML.
  struct Found: Equatable {
    /// The notes in order, each without the space around it.
    var notes: [String] = []
    /// The HTML without any comments; empty when only space is left.
    var rest = ""
    /// Whether the last comment is never ended.
    var isOpen = false
  }

  /// Takes the comments out of a piece of HTML and keeps the notes among them.
  static func all(in html: String) -> Found {
    var found = Found()
    var rest = html[...]
    while let start = firstRange(of: "<!--", in: rest) {
      found.rest += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = firstRange(of: "-->", in: rest) else {
        found.isOpen = true
        rest = rest[rest.endIndex...]
        break
      }
      let comment = trimmed(rest[..<end.lowerBound])
      if comment.hasPrefix("note:") {
        found.notes.append(String(trimmed(comment.dropFirst("note:".count))))
      }
      rest = rest[end.upperBound...]
    }
    found.rest = String(trimmed((found.rest + rest)[...]))
    return found
  }

  private static func firstRange(of mark: String, in text: Substring) -> Range<Substring.Index>? {
    text.indices.lazy.compactMap { start in
      text[start...].hasPrefix(mark) ? start..<text.index(start, offsetBy: mark.count) : nil
    }.first
  }
}

/// The text without the space and line ends around it.
func trimmed(_ text: Substring) -> Substring {
  let front = text.drop { $0.isWhitespace }
  guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return front }
  return front[...last]
}
