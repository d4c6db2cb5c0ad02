/// A name that the session itself gives: message 7 is `m7`, event 12 `e12`, future 3 `f3`. There need
/// be no such thing: numbers begin at 1, and `m0` is a name of this form, too.
package struct Identifier {
  /// What is named; the raw value is the letter.
  package enum Kind: Character, Sendable {
    case message = "m"
    case event = "e"
    case future = "f"
  }

  package let kind: Kind
  package let number: Int

  /// nil when the word is not of this form.
  package init?(_ word: String) {
    guard let letter = word.first, let kind = Kind(rawValue: letter) else { return nil }
    let digits = word.utf8.dropFirst()
    guard !digits.isEmpty, digits.allSatisfy(Byte.isDigit), let number = Int(word.dropFirst())
    else { return nil }
    self.kind = kind
    self.number = number
  }
}
