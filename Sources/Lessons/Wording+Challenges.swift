internal import Diagnostics
internal import Typography

// What is wrong with challenges.
extension Wording {
  static let noTaskInChallenge = Diagnostic(
    "this challenge has no text", hint: "say first what is to be brought about")
  static let severalGoals = Diagnostic(
    "a goal stands on one line", hint: "conditions are joined by `and`")

  /// Why a challenge cannot be set where it stands.
  static func flaw(of challenge: Challenge, _ way: Stage.Way) -> String? {
    switch way {
    case .unclear(let lines): lines.first { $0.contains(where: \.isLetter) } ?? "it is no goal"
    case .there: "it is so already, before anything is done"
    case .byItself: "it comes by itself: `run` leads there"
    case .none: "no way of stepping leads there"
    case .unknown: "no way was found within a bound"
    case .found: nil
    }
  }

  static func flaw(_ clause: String) -> String { "this challenge cannot be set: \(clause)" }
}

// MARK: - Playing

extension Wording {
  static let challengeTitle = Line("A challenge", .heading)

  static func howToChallenge(_ challenge: Challenge, least: Int?) -> Line {
    let least =
      least.map { "It can be done in \(count($0, "move")), of which a run is one. " } ?? ""
    let help = challenge.hints.isEmpty ? "" : "hint helps, "
    return Line(
      least + "step ACTOR lets an actor move, back takes that back; \(help)skip shows a way.",
      .faint)
  }

  static func reached(in moves: Int, least: Int?) -> Line {
    let comparison =
      switch least {
      case let least? where least < moves: "; \(least) would have done."
      case _?: ", and no fewer would do."
      case nil: "."
      }
    return Line("There it is. ", .strong) + Line("You took \(count(moves, "move"))\(comparison)")
  }

  static let notThere = Line(
    "Nobody can move any more, and it has not come; back takes steps back.", .faint)

  static let onlySteps = Line(
    "A challenge is only about who moves when: step, run, deliver, back and forward.", .warning)

  static func yourChallenge(isUntouched: Bool) -> Line {
    Line(
      isUntouched
        ? "It is your turn. Enter once more shows a way."
        : "step ACTOR goes on, back takes a step back, skip shows a way.", .faint)
  }

  static let judgedAtOnce = Line("A challenge needs no check: it ends when you are there.", .faint)
  static let beforeChallenge = Line(
    "That was before the challenge begins: here it begins.", .faint)
  static let wayTitle = Line("A way there:", .strong)
  static let backFromChallenge = Line(
    "The lesson goes on where it stood before the challenge.", .faint)
}
