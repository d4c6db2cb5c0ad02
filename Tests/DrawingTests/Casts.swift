import Actors
import Drawing
import Tracing

/// Pictures made by hand, which have everything in them that there is to draw.
enum Casts {
  /// A text that each format has to guard itself against.
  static let awkward = """
    "<&>'; #59; -->]]></script>\n\t\u{1B}[31m\u{202E}\u{2028}\u{FFFF}{1} %% | 日本 👩‍👩‍👧 \\ end
    """

  /// Two clerks and an account, one of whom loses a message, one of whom fails.
  static var bank: SpaceTime {
    var picture = SpaceTime(
      lifelines: [
        .init(actor: .you, name: "you", behavior: ""),
        .init(actor: ActorID(1), name: "ann", behavior: "Clerk"),
        .init(actor: ActorID(2), name: "bob", behavior: "Clerk"),
        .init(actor: ActorID(3), name: "account", behavior: "Account"),
      ],
      marks: [
        mark(1, 0, .sends), mark(2, 1, .born), mark(3, 0, .sends), mark(4, 0, .sends),
        mark(5, 1, .receives), mark(6, 1, .sends), mark(7, 1, .waits, "waits for f1"),
        mark(8, 2, .receives), mark(9, 2, .sends), mark(10, 3, .receives), mark(11, 3, .sends),
        mark(12, 0, .clock, "moves on to 5s"), mark(13, 3, .receives),
        mark(14, 3, .prints, "prints \"balance 2\""), mark(15, 1, .receives),
        mark(16, 1, .sends), mark(17, 1, .changes, "becomes Busy"), mark(18, 1, .sends),
        mark(19, 3, .unhandled, "has no handler for m4 Odd"), mark(20, 2, .sends),
        mark(21, 2, .fails, "fails in m3 Go: division by zero"), mark(22, 2, .stops, "stops"),
        mark(23, 0, .sends), mark(24, 2, .deadLetter), mark(25, 0, .sends),
      ],
      arrows: [
        .init(.spawn, fate: .received, label: "Clerk", start: 0, end: 1, from: 0, to: 1),
        .init(
          .message, fate: .received, label: "m1 Deposit(1)", start: 2, end: 4, from: 0, to: 1,
          message: 1),
        .init(
          .message, fate: .received, label: "m2 Deposit(1)", start: 3, end: 7, from: 0, to: 2,
          message: 2),
        .init(
          .ask, fate: .received, label: "m3 Get", start: 5, end: 12, from: 1, to: 3, message: 3,
          future: 1),
        .init(
          .message, fate: .received, label: "m4 Set(2)", start: 8, end: 9, from: 2, to: 3,
          message: 4),
        .init(
          .timer, fate: .received, label: "m5 Tick", start: 10, end: 18, from: 3, to: 3, message: 5),
        .init(
          .reply, fate: .received, label: "f1 = 2", start: 12, end: 14, from: 3, to: 1, future: 1),
        .init(
          .message, fate: .lost, label: "m6 Set(1)", start: 15, end: nil, from: 1, to: 3, message: 6
        ),
        .init(
          .ask, fate: .inFlight, label: "m7 Report([1, 2, 3])", start: 17, end: nil, from: 1, to: 3,
          message: 7),
        .init(
          .failure, fate: .waiting, label: "f2 fails: division by zero", start: 19, end: nil,
          from: 2, to: 0, future: 2),
        .init(
          .stop, fate: .deadLetter, label: "m8 stop", start: 22, end: 23, from: 0, to: 2, message: 8
        ),
        .init(
          .message, fate: .waiting, label: "m9 Close", start: 24, end: nil, from: 0, to: 3,
          message: 9),
      ], total: 25)
    picture.highlighted = [4, 8, 9, 10]
    return picture
  }

  /// A message from one to another, all of whose texts are awkward.
  static var hostile: SpaceTime {
    SpaceTime(
      lifelines: [
        .init(actor: ActorID(1), name: awkward, behavior: awkward),
        .init(actor: ActorID(2), name: awkward + "2", behavior: awkward),
      ],
      marks: [
        mark(1, 0, .sends, awkward), mark(2, 1, .receives, awkward), mark(3, 0, .clock, awkward),
      ],
      arrows: [
        .init(
          .message, fate: .received, label: awkward, start: 0, end: 1, from: 0, to: 1, message: 1),
        .init(.ask, fate: .lost, label: awkward, start: 0, end: nil, from: 0, to: 1, message: 2),
      ], total: 3)
  }

  /// The bank to step through, with what everybody has.
  static var bankBoard: Storyboard {
    let picture = bank
    var scenes = picture.marks.map { _ in Storyboard.Scene(changes: []) }
    func stand(
      _ scene: Int, _ role: Int, _ condition: String, _ fields: [(String, String)],
      _ mail: [String] = []
    ) {
      let standing = Storyboard.Standing(
        condition: condition, fields: fields.map { .init(name: $0.0, value: $0.1) }, mail: mail)
      scenes[scene].changes.append((role, standing))
    }
    stand(1, 1, "idle", [("account", "account")])
    stand(2, 1, "idle", [("account", "account")], ["m1 Deposit(1) from you"])
    stand(3, 2, "idle", [("account", "account")], ["m2 Deposit(1) from you"])
    stand(4, 1, "handles m1", [("account", "account")])
    stand(5, 3, "idle", [("balance", "1")], ["m3 Get from ann"])
    stand(6, 1, "waits for f1 from account", [("account", "account")])
    stand(7, 2, "handles m2", [("account", "account")])
    stand(8, 3, "idle", [("balance", "1")], ["m3 Get from ann", "m4 Set(2) from bob"])
    stand(9, 3, "handles m4", [("balance", "2")], ["m3 Get from ann"])
    stand(21, 2, "has failed", [("account", "account")])
    return Storyboard(
      picture: picture, roles: picture.lifelines,
      opening: .init(changes: [
        (0, .init(condition: "", fields: [], mail: [])),
        (2, .init(condition: "idle", fields: [.init(name: "account", value: "account")], mail: [])),
        (3, .init(condition: "idle", fields: [.init(name: "balance", value: "1")], mail: [])),
      ]), scenes: scenes)
  }

  private static func mark(
    _ event: Int, _ lifeline: Int, _ kind: SpaceTime.Mark.Kind, _ label: String = ""
  ) -> SpaceTime.Mark {
    .init(event: event, lifeline: lifeline, kind: kind, label: label, time: 0)
  }
}
