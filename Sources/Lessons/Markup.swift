package import Typography

/// A block of a Markdown document, as it is shown to a reader.
package indirect enum Markup: Equatable, Sendable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  /// Items of a list; each is numbered from `start`, or has a bullet when that is nil.
  case list(start: Int?, isTight: Bool, items: [[Markup]])
  case quote([Markup])
  /// Code, by its index in the document's `codeBlocks`.
  case code(Int)
  case table(columns: [Line.Alignment], header: [[Inline]], rows: [[[Inline]]])
  case rule
  case html(String)
  /// What stands in a comment `<!-- note: … -->`, for the speaker alone.
  case note(String)
}

/// A piece of a Markdown paragraph.
package indirect enum Inline: Equatable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case link([Inline], address: String)
  case image([Inline], address: String)
  /// A line break of the source, which means no more than a space.
  case softBreak
  case hardBreak

  /// The words alone, as the title of a lesson needs them.
  package var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _), .image(let inner, _):
      inner.map(\.plain).joined()
    case .softBreak, .hardBreak: " "
    }
  }
}

/// A block of code in a Markdown document, with its place.
package struct CodeBlock: Equatable, Sendable {
  /// The rest of the line that opens the fence; empty for indented code.
  package var info: String
  /// The code without the indentation of what it stands in.
  package var content: [String]
  /// The line of the document (from 0) that opens the fence, or the first line of indented code.
  package var line: Int
  /// How many characters make up the fence; 0 for indented code.
  package var fenceLength: Int
  /// The character the fence is made of, a backtick or a tilde.
  package var fenceCharacter: Character
}
