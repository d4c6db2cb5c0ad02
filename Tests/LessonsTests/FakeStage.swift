import Typography

@testable import Lessons

/// A session that knows a few words: `print X` prints X, `add N` adds to a number, `show` shows it,
/// `lines A B` shows several lines, `wrong` is refused, and any other input is echoed.
final class FakeSession {
  private var number = 0
  private var saved: [Int] = []
  private(set) var performed: [String] = []
  var unavailable: [String: String] = ["python3": "python3 is not installed"]

  var stage: Stage {
    Stage(
      perform: { self.perform($0) },
      attempt: { self.perform($0) },
      isIncomplete: { $0.hasPrefix("behavior") && !$0.hasSuffix("end") },
      isDefinition: { $0.hasPrefix("behavior") },
      spelledOut: { $0 == "b" ? "back" : $0 },
      mark: {
        self.saved.append(self.number)
        return self.saved.count - 1
      },
      restore: { self.number = self.saved[$0] },
      fresh: {
        self.number = 0
        self.saved = []
      },
      reasonAgainst: { requirement in
        if let minimum = requirement.minimum, minimum > 2 { return "this machine has 2 cores" }
        return self.unavailable[requirement.name]
      })
  }

  private func perform(_ input: String) -> Stage.Response {
    performed.append(input)
    let words = input.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
    switch words[0] {
    case "print":
      let text = words.dropFirst().joined(separator: " ")
      return Stage.Response(lines: [Line(text, .printed)], printed: [text])
    case "add":
      number += Int(words[1]) ?? 0
      return Stage.Response(lines: [])
    case "wrong": return Stage.Response(lines: [Line("^ there is no wrong")], failed: true)
    case "show": return Stage.Response(lines: [Line("\(number)")])
    case "lines": return Stage.Response(lines: words.dropFirst().map { Line($0) })
    case "raw":
      return Stage.Response(
        lines: input.dropFirst(4).split(separator: "|", omittingEmptySubsequences: false)
          .map { Line(String($0)) })
    default:
      return Stage.Response(
        lines: [Line("did " + escaped(input.split(separator: "\n").joined(separator: "/")))])
    }
  }
}

/// Plays a text as a lesson of the name `lessons/05-test.md`.
func replay(_ text: String, on session: FakeSession = FakeSession()) throws -> Replay {
  Replay(try Lesson(path: "lessons/05-test.md", text: text), on: session.stage)
}

/// What is wrong with a text, as `line: message; hint`.
func problems(_ text: String) -> [String] {
  do throws(Lesson.Unreadable) {
    _ = try Lesson(path: "x.md", text: text)
    return []
  } catch {
    return Wording.problems(in: error).map { String($0.plain.dropFirst("x.md:".count)) }
  }
}
