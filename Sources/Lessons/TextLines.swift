package import Diagnostics

/// A text cut into lines in the way CommonMark does, from which it can be put together again byte
/// for byte.
package struct TextLines: Equatable, Sendable {
  /// One line and what ended it.
  package struct RawLine: Equatable, Sendable {
    package var text: String
    /// "\n", "\r\n" or "\r"; empty for a last line that nothing ends.
    package var ending: String

    package init(_ text: String, ending: String = "\n") {
      self.text = text
      self.ending = ending
    }

    /// Byte for byte: strings are equal to Swift when they only look the same.
    package static func == (left: RawLine, right: RawLine) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
        && left.ending.utf8.elementsEqual(right.ending.utf8)
    }
  }

  /// The lines in order; a text that ends with a line ending has no empty line after it.
  package private(set) var lines: [RawLine] = []

  package init(_ text: String) {
    let bytes = text.utf8
    var start = bytes.startIndex
    var end = start
    while end < bytes.endIndex {
      var next = bytes.index(after: end)
      if bytes[end] == UInt8(ascii: "\r"), next < bytes.endIndex,
        bytes[next] == UInt8(ascii: "\n")
      {
        next = bytes.index(after: next)
      } else if bytes[end] != UInt8(ascii: "\r"), bytes[end] != UInt8(ascii: "\n") {
        end = next
        continue
      }
      lines.append(
        RawLine(
          String(decoding: bytes[start..<end], as: UTF8.self),
          ending: String(decoding: bytes[end..<next], as: UTF8.self)))
      start = next
      end = next
    }
    if start < bytes.endIndex {
      lines.append(RawLine(String(decoding: bytes[start...], as: UTF8.self), ending: ""))
    }
  }

  /// The whole text.
  package var text: String {
    lines.map { $0.text + $0.ending }.joined()
  }

  /// Where a line (from 0) stands in the text, without its ending; the end of the text when there
  /// is no such line.
  package func span(of line: Int) -> Span {
    let before = lines.prefix(line).reduce(0) { $0 + $1.text.utf8.count + $1.ending.utf8.count }
    return Span(before, before + (lines.indices.contains(line) ? lines[line].text.utf8.count : 0))
  }

  /// Puts lines in the place of others.
  package mutating func replace(_ range: Range<Int>, with new: [RawLine]) {
    lines.replaceSubrange(range, with: new)
  }
}

/// Whether two lists of lines are the same byte for byte: strings are equal to Swift when they only
/// look the same.
func areIdentical(_ left: [String], _ right: [String]) -> Bool {
  left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
}
