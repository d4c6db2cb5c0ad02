import Testing
import Typography

@testable import Lessons

@Suite struct `The place in a lesson` {
  private static func bookmark(
    _ page: Int = 3, label: String = "show", isFinished: Bool = false
  ) -> Bookmark {
    Bookmark(
      page: page, steps: 2, stepCount: 5, label: label, answers: "b-", solved: "+",
      isFinished: isFinished)
  }

  @Test(arguments: ["lessons/05.md", "/a b/\u{e9}\t\n\\n\r/x.md", "\\", "日本"])
  func `is kept as a line, whatever the lesson is called`(path: String) {
    var progress = Progress()
    progress.note(Self.bookmark(label: path), at: path)
    progress.note(Self.bookmark(7), at: "other")
    #expect(progress.text.split(separator: "\n").count == 2)
    let again = Progress(text: progress.text)
    #expect(again == progress)
    #expect(again[path] == Self.bookmark(label: path))
  }

  @Test(arguments: [
    "", "\n\n", "garbage", "1/2\t3", "1/2\tx\t-\t-\topen\tp\tl", "2/1\t0\t-\t-\topen\tp\tl",
    "1/2\t0\t-\t-\tperhaps\tp\tl", "1/2\t-1\t-\t-\topen\tp\tl",
    "9999999999999999999/2\t0\t\t\topen\tp\tl",
  ])
  func `is not read from what is no such line`(line: String) {
    var progress = Progress()
    progress.note(Self.bookmark(), at: "kept")
    #expect(Progress(text: line + "\n" + progress.text) == progress)
    #expect(Progress(text: line)["p"] == nil)
  }

  @Test func `stays done when the lesson is played again`() {
    var progress = Progress()
    progress.note(Self.bookmark(isFinished: true), at: "a")
    progress.note(Self.bookmark(1), at: "a")
    #expect(progress["a"]?.isFinished == true)
    #expect(progress["a"]?.page == 1)
  }

  @Test func `shows in the list of lessons`() {
    let library = Library([
      ("01-a.md", "# A\n\nOne.\n"), ("02-b.md", "# B\n"), ("03-c.md", "# C\n"),
    ])
    let lines = library.lines(theme: .plain, width: 60) { path in
      path == "03-c.md" ? nil : Self.bookmark(isFinished: path == "02-b.md")
    }
    #expect(lines.map(\.plain).prefix(3) == ["01  A   2/5  One.", "02  B  done", "03  C"])
  }

  /// The player of a lesson with a bookmark, and the session it plays on.
  private func player(_ text: String, _ session: FakeSession) throws -> LessonPlayer {
    LessonPlayer(
      try Lesson(path: "lessons/05-asking.md", text: text), on: session.stage, theme: .plain,
      width: 76)
  }

  @Test func `is gone back to with state and answers`() throws {
    var first = try player(askingLesson, FakeSession())
    _ = first.start()
    for line in ["next 2", "b", "next 2", "skip"] { _ = first.enter(line) }
    let bookmark = first.bookmark
    #expect(bookmark.label == "show")
    var second = try player(askingLesson, FakeSession())
    #expect(
      second.offer(toGoOnAt: bookmark)?.map(\.plain) == [
        "Asking: you left before step 5 of 5. Enter goes on there, restart begins", "anew.",
      ])
    let shown = second.start(at: bookmark).lines.map(\.plain)
    #expect(
      shown == [
        "At step 5 of 5 again; all before it has been performed.", "", "After it", "--------", "",
      ])
    let end = second.enter("").lines.map(\.plain)
    #expect(end.first == "5")
    #expect(end.contains("You predicted 1 of 1 and solved 0 of 1 exercise."))
    #expect(second.enter("back").lines.count > 1)
    #expect(second.differences == 0)
  }

  @Test(arguments: [
    ("> add 1\n> show\n1\n", "> add 1\n> print new\nnew\n> show\n1\n"),
    ("## After it", "## Behind it"), ("# Asking\n", "# Asking\n\n```rehearse\n> add 0\n```\n"),
  ])
  func `is found again in a lesson that has changed`(old: String, new: String) throws {
    var first = try player(askingLesson, FakeSession())
    _ = first.start()
    for line in ["next 2", "", ""] { _ = first.enter(line) }
    var bookmark = first.bookmark
    bookmark.label = "What does it show now,"
    var second = try player(askingLesson.replacing(old, with: new), FakeSession())
    _ = second.start(at: bookmark)
    #expect(second.mode == .question)
    #expect(second.differences == 0)
  }

  @Test(arguments: [0, 3, 100])
  func `is not offered where it leads nowhere`(page: Int) throws {
    let player = try player(askingLesson, FakeSession())
    #expect(player.offer(toGoOnAt: Self.bookmark(page, label: "gone")) == nil)
  }
}
