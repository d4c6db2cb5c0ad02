import Glibc
import Testing

@testable import LineEditing

@Suite struct `Plain input` {
  /// What is read from a file that holds these bytes, up to and including the end.
  private func inputs(_ bytes: [UInt8]) throws -> [PlainInput.Input] {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
    rewind(file)
    var input = PlainInput(descriptor: fileno(file))
    var inputs: [PlainInput.Input] = []
    repeat { inputs.append(input.next()) } while inputs.last != .end && inputs.count < 100
    return inputs
  }

  private func inputs(_ text: String) throws -> [PlainInput.Input] {
    try inputs(Array(text.utf8))
  }

  @Test func `ends at once where there is nothing`() throws {
    #expect(try inputs("") == [.end])
  }

  @Test func `comes line by line`() throws {
    #expect(try inputs("one\n\ntwo\n") == [.line("one"), .line(""), .line("two"), .end])
  }

  @Test func `may end without a newline`() throws {
    #expect(try inputs("one\ntwo") == [.line("one"), .line("two"), .end])
  }

  @Test func `keeps NUL and carriage return`() throws {
    #expect(try inputs("a\0b\r\nc\r\n") == [.line("a\0b\r"), .line("c\r"), .end])
  }

  @Test func `names the line that is not UTF-8 and goes on`() throws {
    #expect(
      try inputs([0x61, 0x0A, 0xC3, 0x28, 0x0A, 0x62])
        == [.line("a"), .invalid(line: 2), .line("b"), .end])
  }

  @Test func `puts characters together that a chunk's end cut`() throws {
    let text = String(repeating: "é日🙂", count: 30_000)
    #expect(try inputs("x" + text + "\ny") == [.line("x" + text), .line("y"), .end])
  }

  @Test func `has a longest line`() throws {
    let longest = [UInt8](repeating: 0x78, count: PlainInput.lineByteLimit)
    let text = String(decoding: longest, as: UTF8.self)
    #expect(try inputs(longest + [0x0A]) == [.line(text), .end])
    #expect(try inputs(longest + [0x78, 0x0A, 0x62]) == [.tooLong(line: 1), .line("b"), .end])
    #expect(try inputs(longest + longest) == [.tooLong(line: 1), .end])
  }

  @Test func `stays at its end`() throws {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    var input = PlainInput(descriptor: fileno(file))
    #expect(input.next() == .end)
    #expect(input.next() == .end)
  }

  @Test func `says why it cannot be read`() {
    let directory = open("/", O_RDONLY)
    defer { close(directory) }
    var input = PlainInput(descriptor: directory)
    #expect(input.next() == .failed("Is a directory"))
  }
}
