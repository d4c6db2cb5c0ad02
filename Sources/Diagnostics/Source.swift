/// A piece of text that was typed or read, with a name for messages about it.
///
/// Positions in it are UTF-8 offsets; lines and columns are counted from 1.
package struct Source: Equatable, Sendable {
  /// What the text is called in a message: a file's path as given, or nil for a typed line.
  package let name: String?

  /// The whole text.
  package let text: String

  /// The UTF-8 offset at which each line begins, in order; the first is always 0.
  private let lineStarts: [Int]

  /// The number of lines that stand before this text in the file it was cut from.
  package let linesBefore: Int

  package init(_ text: String, name: String? = nil, linesBefore: Int = 0) {
    self.name = name
    self.text = text
    self.linesBefore = linesBefore
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The line (from 1, within this text) that holds the byte at `offset`; offsets past the end
  /// count as the last line.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The text of a line (from 1) without its newline; empty when there is no such line.
  package func text(ofLine line: Int) -> String {
    guard lineStarts.indices.contains(line - 1) else { return "" }
    let end = line < lineStarts.count ? lineStarts[line] - 1 : text.utf8.count
    return self[Span(lineStarts[line - 1], end)]
  }

  /// The column in characters (from 1) of the byte at `offset` within its line.
  package func column(at offset: Int) -> Int {
    self[Span(lineStarts[line(at: offset) - 1], offset)].count + 1
  }

  /// The text that a span covers, clamped to this text.
  package subscript(span: Span) -> String {
    let bytes = text.utf8
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    let from = bytes.index(bytes.startIndex, offsetBy: start)
    return String(decoding: bytes[from..<bytes.index(from, offsetBy: end - start)], as: UTF8.self)
  }
}
