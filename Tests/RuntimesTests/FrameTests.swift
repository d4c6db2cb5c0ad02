import Actors
import Behaviors
import Glibc
import Testing

@testable import Runtimes

@Suite struct `Frames` {
  /// The bytes that frames of some texts travel as.
  private func bytes(of texts: [String]) -> [UInt8] {
    var writer = FrameWriter()
    for text in texts {
      writer.begin(Words.stack)
      writer.beginLine()
      writer.add(text)
      writer.end { _ in }
    }
    var bytes: [UInt8] = []
    // A few at a time, as a pipe takes them that is almost full.
    writer.send { some in
      bytes += some.prefix(7)
      return min(7, some.count)
    }
    #expect(writer.unsentCount == 0)
    return bytes
  }

  /// What is read when bytes come in portions.
  private func read(_ bytes: [UInt8], portion: Int) throws -> (texts: [String], isBroken: Bool) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    var reader = FrameReader()
    var texts: [String] = []
    var place = 0
    while place < bytes.count {
      let count = write(
        ends[1], Array(bytes[place...].prefix(portion)), min(portion, bytes.count - place))
      place += count
      var left = count
      while left > 0 {
        left -= reader.receive(from: ends[0])
        while let frame = reader.next() {
          reader.skip(frame)
          var text = frame
          let word = text.word()
          let isLong = text.nextLine()
          #expect(word == Words.stack.key && isLong)
          texts.append(text.rest)
        }
      }
    }
    return (texts, reader.isBroken)
  }

  @Test(arguments: [1, 3, 4, 1_000, 60_000])
  func `come as they were sent, however they are cut on their way`(portion: Int) throws {
    let texts = [
      "", "none", String(repeating: "é", count: 40), String(repeating: "x", count: 9_000), "\n\n",
    ]
    let sent = texts + texts
    #expect(try read(bytes(of: sent), portion: portion).texts == sent)
  }

  @Test func `that are longer than any can be are none`() throws {
    let read = try read([0, 0, 0, 0x50, 1, 2, 3], portion: 7)
    #expect(read.texts.isEmpty)
    #expect(read.isBroken)
  }

  @Test func `have words, numbers and literals`() throws {
    let text = "lastSend 17 -1 9999999999999999999 + \n=3 [\"a b\"]\n"
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var frame = FrameText(bytes)
      let effect = Words.effect(frame.word())
      #expect(effect == .lastSend)
      let numbers = [frame.number(), frame.number(), frame.number()]
      #expect(numbers == [17, -1, nil])
      let isLong = frame.nextLine()
      let slot = frame.slot()
      #expect(isLong && slot == 3)
      let value = try frame.value(TagTable(Program()))
      #expect(value == Value([Value("a b")]))
      let isLonger = frame.nextLine()
      let otherSlot = frame.slot()
      #expect(isLonger && otherSlot == nil)
      let isEndless = frame.nextLine()
      #expect(!isEndless)
    }
  }

  @Test func `are kept as they travelled, the last thousand`() {
    let transcript = WireTranscript()
    for number in 1...2_500 {
      Array("work \(number)".utf8).withUnsafeBufferPointer {
        transcript.add(.you, isToWorker: number % 2 == 0, $0)
      }
    }
    let kept = transcript.all
    #expect(kept.map(\.text) == (1_501...2_500).map { "work \($0)" })
    #expect(kept.map(\.isToWorker) == (1_501...2_500).map { $0 % 2 == 0 })
  }
}
