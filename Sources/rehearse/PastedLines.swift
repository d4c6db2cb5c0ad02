/// The lines to be typed in a text that was typed or pasted. A pasted transcript, whose inputs stand
/// behind prompts, loses its prompts and its old output.
struct PastedLines {
  let lines: [String]

  init(_ text: String) {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard all.contains(where: { Self.input(in: $0, behind: ">") != nil }) else {
      lines = all
      return
    }
    var isInput = false
    lines = all.compactMap { line in
      if let input = Self.input(in: line, behind: ">") {
        isInput = true
        return input
      }
      guard isInput, let more = Self.input(in: line, behind: ".") else {
        isInput = false
        return nil
      }
      return more
    }
  }

  /// What stands behind a prompt; nil when the line does not begin with it.
  private static func input(in line: String, behind prompt: String) -> String? {
    if line == prompt { return "" }
    guard line.hasPrefix(prompt + " ") else { return nil }
    return String(line.dropFirst(2))
  }
}
