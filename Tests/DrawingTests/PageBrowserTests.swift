import Foundation
import TestSupport
import Testing
import Tracing

@testable import Drawing

/// The page in a real browser, which has to be installed; where it is not, the test is skipped.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "chromium is not installed"))
struct `The page in a browser` {
  private let page = StoryboardPage(Casts.bankBoard).text

  @Test func `opens at the event that its address names, without a word of complaint`() throws {
    let run = try Browser.open(page, at: "#e10")
    #expect(run.complaints == [])
    #expect(run.place == "10" && run.event == "10")
    #expect(run.document.contains(">e10: account receives m4 Set(2) from bob.</p>"))
    #expect(
      run.document.contains("<span class=\"changed\">2</span><span class=\"was\">was 1</span>"))
    #expect(run.document.contains("<li>m3 Get from ann</li>"))
  }

  @Test func `steps with the keys, each time from the tenth event`() throws {
    let cases: [(keys: [String], place: String)] = [
      (["ArrowRight", "ArrowRight", "ArrowLeft"], "11"), (["Home"], "0"), (["End"], "25"),
      (["ArrowDown"], "12"), (["j", "j", "k"], "12"), (["ArrowUp"], "8"),
      (["End", "ArrowRight"], "25"), (["Home", "ArrowLeft", "k"], "0"),
    ]
    let acts = cases.map { keys, _ in
      "slide(10);"
        + keys.map { "document.dispatchEvent(new KeyboardEvent('keydown', {key: '\($0)'}));" }
        .joined()
    }
    let run = try Browser.open(page, doing: acts)
    #expect(run.complaints == [])
    #expect(run.places == cases.map(\.place))
  }

  @Test func `goes where a click on a row, a button or the slider says`() throws {
    let click = """
      const row = document.querySelectorAll("[data-row]")[4].getBoundingClientRect();
      document.querySelector("#picture svg").dispatchEvent(new MouseEvent("click",
        {clientX: row.x + 90, clientY: row.y + row.height / 2, bubbles: true}));
      """
    let run = try Browser.open(
      page, doing: [click, "slide(7);", "document.getElementById('next').click();"])
    #expect(run.complaints == [])
    #expect(run.places == ["5", "7", "8"])
  }

  @Test func `shows awkward texts as they are`() throws {
    let roles = Casts.hostile.lifelines
    let standing = Storyboard.Standing(
      condition: Casts.awkward, fields: [.init(name: Casts.awkward, value: Casts.awkward)],
      mail: [Casts.awkward])
    let board = Storyboard(
      picture: Casts.hostile, roles: roles, opening: .init(changes: [(0, standing)]),
      scenes: Storyboard.events(of: Casts.hostile).map { _ in
        .init(words: Casts.awkward, changes: [])
      })
    let check =
      "document.documentElement.dataset.words = document.getElementById('words').textContent"
    let run = try Browser.open(StoryboardPage(board).text, at: "#e1", doing: [check])
    #expect(run.complaints == [])
    #expect(run.document.contains("data-words=\"\(attribute(shown(Casts.awkward)))\""))
  }

  /// A text as browsers write it in an attribute.
  private func attribute(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  @Test func `may load and send nothing`() throws {
    let attempt = """
      fetch("https://example.com/").catch(() => { document.documentElement.dataset.fetch = "no" });
      """
    let run = try Browser.open(page, doing: [attempt])
    #expect(run.document.contains("data-fetch=\"no\""))
  }
}
