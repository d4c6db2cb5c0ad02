internal import Diagnostics

/// What a fence needs of the machine it is played on, as `requires=python3` or
/// `requires=cores>=2`.
package struct Requirement: Equatable, Sendable {
  /// What is needed: `python3`, `cores`.
  package var name: String
  /// How many of them at least; nil when it only has to be there.
  package var minimum: Int?

  package init(_ name: String, minimum: Int? = nil) {
    self.name = name
    self.minimum = minimum
  }

  /// Reads what follows `requires=`; nil when that is neither a name nor `name>=number`.
  init?(text: Substring) {
    let name = text.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard !name.isEmpty else { return nil }
    self.name = String(name)
    let rest = text[name.endIndex...]
    guard !rest.isEmpty else { return }
    guard rest.hasPrefix(">="), let number = Int(rest.dropFirst(2)) else { return nil }
    minimum = number
  }

  /// As it stands in a lesson.
  package var text: String {
    name + (minimum.map { ">=\($0)" } ?? "")
  }
}

/// What the line that opens a fence says about it.
struct FenceLabel: Equatable {
  /// What kind of fence it opens, with all that this line says of it.
  enum Name: Equatable {
    case rehearse, measured
    case notebook(reprLines: Set<Int>)
    case predict, exercise, challenge
    /// A language that is none of ours.
    case other
  }

  var name: Name
  var requirements: [Requirement] = []

  /// The names that a lesson knows, as they stand behind a fence.
  private static let names = ["rehearse", "notebook", "predict", "exercise", "challenge"]

  /// Reads the words behind the fence; a language that is none of ours makes it prose.
  init(_ info: String) throws(Diagnostic) {
    let words = info.split(whereSeparator: \.isWhitespace)
    switch words.first {
    case "rehearse":
      name = .rehearse
      for word in words.dropFirst() { try readRehearse(word) }
    case "notebook":
      name = .notebook(reprLines: [])
      for word in words.dropFirst() { try readNotebook(word) }
    case let first? where ["predict", "exercise", "challenge"].contains(first):
      name = first == "predict" ? .predict : first == "exercise" ? .exercise : .challenge
      if let word = words.dropFirst().first {
        throw Wording.unknownAttribute(String(word), of: String(first), known: [])
      }
    case let word?:
      name = .other
      // A misspelled name would never be checked, and nobody would see it.
      if let known = nearest(to: String(word), among: Self.names) {
        throw Wording.unknownFence(String(word), nearest: known)
      }
    case nil: name = .other
    }
  }

  private mutating func readRehearse(_ word: Substring) throws(Diagnostic) {
    if word == "measured" {
      name = .measured
    } else if word.hasPrefix("requires=") {
      guard let requirement = Requirement(text: word.dropFirst("requires=".count)) else {
        throw Wording.badRequirement(String(word))
      }
      requirements.append(requirement)
    } else {
      throw Wording.unknownAttribute(String(word), of: "rehearse", known: ["measured", "requires"])
    }
  }

  private mutating func readNotebook(_ word: Substring) throws(Diagnostic) {
    guard word.hasPrefix("repr=") else {
      throw Wording.unknownAttribute(String(word), of: "notebook", known: ["repr"])
    }
    var lines: Set<Int> = []
    for part in word.dropFirst("repr=".count).split(
      separator: ",", omittingEmptySubsequences: false)
    {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first > 0,
        last >= first, last <= Lesson.byteLimit
      else { throw Wording.badLineNumbers(String(word)) }
      lines.formUnion(first...last)
    }
    name = .notebook(reprLines: lines)
  }
}
