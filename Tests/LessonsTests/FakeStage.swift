import Typography

@testable import Lessons

/// A session that knows a few words: `print X` prints X, `add N` adds to a number, `show` shows it,
/// `lines A B` shows several lines, `wrong` is refused, and any other input is echoed. A goal is a
/// number to be reached by adding, in steps of 1 or 2.
final class FakeSession {
  private var number = 0
  /// How often something was added.
  private var adding = 0
  private var saved: [(number: Int, adding: Int)] = []
  private(set) var performed: [String] = []
  var unavailable: [String: String] = ["python3": "python3 is not installed"]

  var stage: Stage {
    Stage(
      perform: { self.perform($0) },
      attempt: { self.perform($0) },
      isIncomplete: { $0.hasPrefix("behavior") && !$0.hasSuffix("end") },
      isDefinition: { $0.hasPrefix("behavior") },
      spelledOut: { $0 == "b" ? "back" : $0 },
      isMove: { input, _ in ["add", "show"].contains { input.hasPrefix($0) } },
      way: { self.way(to: $0) },
      progress: { goal in
        Stage.Progress(
          isReached: "\(self.number)" == goal, isAtRest: self.number > 9, moments: self.number,
          moves: self.adding)
      },
      mark: {
        self.saved.append((self.number, self.adding))
        return self.saved.count - 1
      },
      restore: { (self.number, self.adding) = self.saved[$0] },
      fresh: {
        (self.number, self.adding) = (0, 0)
        self.saved = []
      },
      reasonAgainst: { requirement in
        if let minimum = requirement.minimum, minimum > 2 { return "this machine has 2 cores" }
        return self.unavailable[requirement.name]
      })
  }

  private func way(to goal: String) -> Stage.Way {
    guard let wanted = Int(goal) else { return .unclear(["^^ \(goal) is no number"]) }
    let missing = wanted - number
    if missing == 0 { return .there }
    if missing == 1 { return .byItself }
    if missing > 9 { return .unknown }
    let steps = Array(repeating: "add 2", count: missing / 2) + (missing % 2 == 1 ? ["add 1"] : [])
    return missing < 0 ? .none : .found(steps)
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
      adding += 1
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
