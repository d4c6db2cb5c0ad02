import Testing
import Typography

@testable import Lessons

@Suite struct `A text that means harm` {
  private static let pieces = [
    "`", "```", "~~~", "> ", ">", "- ", "1. ", "  ", "\t", "\n", "\n", "\n", "\r", "\r\n",
    "rehearse", "notebook", " measured", " requires=x", " repr=1", "...", "[N]", "<!--", "-->",
    "note:", "|", "---", "*", "**", "_", "[", "]", "(", ")", "!", "&#0;", "&#27;", "\u{301}", "日",
    "a", "> show\n", "```rehearse\n", "```\n", "\u{FEFF}", "\u{1B}[2J", "\\", "# ",
  ]

  @Test(arguments: 0..<200)
  func `neither crashes nor reaches the terminal, and updates to itself`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<40 {
      let text = (0..<Int(random.next() % 60)).map { _ in
        Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      }.joined()
      #expect(TextLines(text).text.utf8.elementsEqual(text.utf8))
      guard let lesson = try? Lesson(path: "x.md", text: text) else { continue }
      let session = FakeSession()
      session.unavailable = [:]
      let replay = Replay(lesson, on: session.stage)
      let corrected = try Lesson(path: "x.md", text: replay.correctedText)
      #expect(corrected.stepCount == lesson.stepCount)
      #expect(!Replay(corrected, on: session.stage).comparisons.contains { $0.isDifferentStep })
      var player = LessonPlayer(
        lesson, on: session.stage, theme: .plain, width: Int(random.next() % 90))
      for line in player.transcriptLines() + replay.diff.lines {
        #expect(!line.plain.unicodeScalars.contains { $0.value < 0x20 })
      }
    }
  }

  @Test(arguments: [
    ">", "- ", "> - ", "[", "*", "**a ", "`", "[a](", "<!--", "|a", "![", "&", "_a*", "```\n",
    "<a ",
  ])
  func `is read however deep it nests`(piece: String) {
    let text = String(repeating: piece, count: 10_000)
    if let lesson = try? Lesson(path: "x.md", text: text) {
      _ = MarkdownRenderer(theme: .plain, width: 80).pieces(of: lesson)
    }
  }
}
