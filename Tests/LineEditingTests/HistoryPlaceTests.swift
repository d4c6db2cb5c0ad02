import Testing

@testable import LineEditing

@Suite struct `Where the history lies` {
  @Test func `is the state directory`() {
    #expect(
      History.defaultPath(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])
        == "/s/rehearse/history")
  }

  @Test(arguments: [["HOME": "/h"], ["HOME": "/h", "XDG_STATE_HOME": ""]])
  func `is below the home directory otherwise`(variables: [String: String]) {
    #expect(
      History.defaultPath(environment: Environment(variables))
        == "/h/.local/state/rehearse/history")
  }

  @Test func `is not a relative path`() {
    #expect(
      History.defaultPath(environment: ["XDG_STATE_HOME": "s", "HOME": "/h"])
        == "/h/.local/state/rehearse/history")
  }

  @Test func `is nowhere without a home`() {
    #expect(History.defaultPath(environment: [:]) == nil)
  }
}

@Suite struct `Warnings about the history` {
  @Test func `read like this`() {
    let problems: [HistoryProblem] = [
      .setAside(path: "/h", newPath: "/h.corrupt-1", reason: HistoryProblem.notUTF8),
      .leftAlone(path: "/h", reason: HistoryProblem.unreadable("Permission denied")),
      .unsaved(path: "/h", reason: HistoryProblem.unwritable("No space left on device")),
    ]
    #expect(
      problems.map(\.message) == [
        "the history in /h is not UTF-8 text; it is now /h.corrupt-1, and a new one begins",
        "the history in /h cannot be read (Permission denied); what you type is not kept",
        "what you type is not kept: /h cannot be written (No space left on device)",
      ])
  }
}
