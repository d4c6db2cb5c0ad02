import Typography

/// Labels of a diagram, made short with care: what tells one message from another stays.
enum DiagramLabel {
  /// A label within a number of cells: its number and the bracket at its end stay, what is between
  /// them is cut. Where only the number fits, that is all; the number is never cut.
  static func shortened(_ label: String, to width: Int, _ theme: Theme) -> String {
    guard displayWidth(label) > width else { return label }
    let head = head(of: label)
    let ellipsis = theme.isUnicode ? "…" : ".."
    let body = label.dropFirst(head.count)
    var closing = body.last.map { ")]}\"".contains($0) ? String($0) : "" } ?? ""
    var room = width - displayWidth(head) - displayWidth(ellipsis) - displayWidth(closing)
    if room < 6 { (closing, room) = ("", room + displayWidth(closing)) }
    guard room > 0 else { return head.last == " " ? String(head.dropLast()) : head }
    var kept = ""
    var left = room
    for character in body {
      left -= displayWidth(character)
      if left < 0 { break }
      kept.append(character)
    }
    return head + kept + ellipsis + closing
  }

  /// What must not be cut: `m7 `, `f3 = `, and otherwise the first word.
  private static func head(of label: String) -> String {
    guard let space = label.firstIndex(of: " ") else { return "" }
    let word = label[...space]
    let rest = label[label.index(after: space)...]
    return String(word) + (rest.hasPrefix("= ") ? "= " : "")
  }
}
