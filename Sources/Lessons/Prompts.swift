/// How inputs and output are told apart in a fence.
///
/// All of it looks at bytes: a mark that combines with the space of a prompt must not hide it.
enum Prompts {
  static let input = ">"
  static let continuation = "."

  /// What is typed on a line that begins with a prompt; nil when it does not.
  static func typed(on line: String, after prompt: String) -> String? {
    guard begins(line.utf8[...], with: prompt) else { return nil }
    return String(decoding: line.utf8.dropFirst(prompt.utf8.count + 1), as: UTF8.self)
  }

  /// A line of output as it stands in a fence: one that looks like a prompt gets a backslash, and
  /// one that has backslashes before such a look gets one more.
  static func written(output line: String) -> String {
    looksLikePrompt(line.utf8.drop { $0 == UInt8(ascii: "\\") }) ? "\\" + line : line
  }

  /// The line of output that a line of a fence stands for: the inverse of `written(output:)`.
  static func output(written line: String) -> String {
    let rest = line.utf8.drop { $0 == UInt8(ascii: "\\") }
    guard rest.startIndex > line.startIndex, looksLikePrompt(rest) else { return line }
    return String(decoding: line.utf8.dropFirst(), as: UTF8.self)
  }

  private static func looksLikePrompt(_ line: Substring.UTF8View) -> Bool {
    begins(line, with: input) || begins(line, with: continuation)
  }

  /// Whether a line is a prompt alone, or a prompt and a space and more.
  private static func begins(_ line: Substring.UTF8View, with prompt: String) -> Bool {
    line.elementsEqual(prompt.utf8) || line.starts(with: (prompt + " ").utf8)
  }
}
