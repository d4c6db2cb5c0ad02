import Diagnostics
import Language

/// A real run as a text, to be kept and done again: the title, what the stage is told by where it began,
/// where the cast played, and the steps.
///
///     rehearse run 1
///     program 5f0c2b7e91d3a846
///     seed 0
///     runtime threads
///     move 2 1 312
struct RunFile {
  var fingerprint: UInt64
  var seed: UInt64
  var form: RuntimeForm
  /// The steps, a line each.
  var steps: [Substring]
  /// The number of the line before them.
  static let headLines = 4

  static let title = "rehearse run"
  private static let version = 1

  init(_ steps: String, fingerprint: UInt64, seed: UInt64, form: RuntimeForm) {
    self.steps = steps.split(separator: "\n")
    self.fingerprint = fingerprint
    self.seed = seed
    self.form = form
  }

  /// Whether a text is one, perhaps of another version.
  static func isOne(_ source: Source) -> Bool { source.text.hasPrefix(title + " ") }

  var text: String {
    let head = [
      "\(Self.title) \(Self.version)", "program \(String(fingerprint, radix: 16))",
      "seed \(seed)", "runtime \(form.text)",
    ]
    return head.map { $0 + "\n" }.joined() + steps.map { $0 + "\n" }.joined()
  }

  /// Reads a text.
  init(reading source: Source) throws(Diagnostic) {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines[0] == "\(Self.title) \(Self.version)" else {
      throw Diagnostic("this run is of another version, and version \(Self.version) can be read")
    }
    func rest(of index: Int, behind word: String) throws(Diagnostic) -> Substring {
      guard index < lines.count, lines[index].hasPrefix(word + " ") else {
        throw Diagnostic("a line `\(word) …` is expected", at: source.span(ofLine: index + 1))
      }
      return lines[index].dropFirst(word.count + 1)
    }
    guard let fingerprint = UInt64(try rest(of: 1, behind: "program"), radix: 16),
      let seed = UInt64(try rest(of: 2, behind: "seed")),
      case .complete(.command(.runtime(let form?)), _) = Parser.parse(
        Source("runtime \(try rest(of: 3, behind: "runtime"))"), mode: .prompt,
        isKnown: { _ in false })
    else { throw Diagnostic("the head of this run cannot be read") }
    self.fingerprint = fingerprint
    self.seed = seed
    self.form = form
    steps = lines.dropFirst(Self.headLines).filter { !$0.isEmpty }
  }
}

extension Source {
  /// Where a line stands, from 1.
  func span(ofLine number: Int) -> Span {
    let start = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix(number - 1).reduce(0) { $0 + $1.count + 1 }
    return Span(start, start + text(ofLine: number).utf8.count)
  }
}
