import Actors
import Behaviors
import Drawing
import Kernel
import Printing
import Tracing

/// A picture with what everybody has after each of its events: history is told again for it.
extension Session {
  /// How many messages of a mailbox are shown.
  private static let shownMail = 12
  /// The longest text of a value, in bytes.
  private static let shownValue = 300

  /// The picture to step through; nil when the person interrupts it.
  func storyboard(_ picture: SpaceTime) -> Storyboard? {
    let events = Storyboard.events(of: picture).map { picture.marks[$0.lowerBound].event }
    var telling = Telling(picture, events)
    var isInterrupted = false
    retell(from: events.first ?? 1) { copy, range in
      isInterrupted = self.isInterrupted()
      guard !isInterrupted else { return false }
      telling.look(at: copy, range)
      return range.upperBound <= events.last ?? 0
    }
    return isInterrupted ? nil : telling.board
  }

  /// What an onlooker writes down.
  private struct Telling {
    private(set) var board: Storyboard
    private let events: [Int]
    private let places: [Int: Int]
    /// How everybody stood when it looked last.
    private var standings: [Storyboard.Standing?]
    /// The message that each of them has handled last.
    private var handled: [ActorID: Int] = [:]

    /// So many events before the first one, it begins to look how everybody stands.
    private static let margin = 64

    init(_ picture: SpaceTime, _ events: [Int]) {
      self.events = events
      places = Dictionary(events.enumerated().map { ($1, $0) }) { first, _ in first }
      standings = picture.lifelines.map { _ in nil }
      board = Storyboard(
        picture: picture, roles: picture.lifelines, opening: .init(changes: []),
        scenes: events.map { _ in .init(changes: []) })
    }

    mutating func look(at session: Session, _ range: Range<Int>) {
      for number in range { note(number, session) }
      guard let first = events.first, range.upperBound > first - Self.margin else { return }
      let now = standings(session, actor: range.last.flatMap { session.simulator.log[$0]?.actor })
      if range.upperBound <= first {
        board.opening.changes = now.enumerated().compactMap { role, standing in
          standing.map { (role, $0) }
        }
        standings = now
      } else if let scene = range.last(where: { places[$0] != nil }).flatMap({ places[$0] }) {
        board.scenes[scene].changes = now.enumerated().compactMap { role, standing in
          standing == standings[role] ? nil : standing.map { (role, $0) }
        }
        standings = now
      }
    }

    private mutating func note(_ number: Int, _ session: Session) {
      guard let event = session.simulator.log[number] else { return }
      if event.kind == .received { handled[event.actor] = event.message }
      guard let scene = places[number] else { return }
      let row = session.simulator.stage.withWriter(limit: Session.shownValue) { writer in
        EventTable.row(event, number: number, writer: writer)
      }
      board.scenes[scene].words = "\(row.number): \(row.actor) \(row.what)"
    }

    // MARK: Standings

    private func standings(_ session: Session, actor: ActorID?) -> [Storyboard.Standing?] {
      let born = Set(session.simulator.stage.actorIDs)
      let acting = session.simulator.isPaused ? actor : nil
      return board.roles.map { role in
        if role.actor == .you { return session.yourStanding }
        guard born.contains(role.actor) else { return nil }
        let message = role.actor == acting ? handled[role.actor] : nil
        return session.standing(of: role.actor, handling: message)
      }
    }
  }

  private var yourStanding: Storyboard.Standing {
    let names = bindings.slots.filter { $0.value != Bindings.it }.sorted { $0.value < $1.value }
    let fields = simulator.stage.withWriter(limit: Self.shownValue) { writer in
      names.map {
        Storyboard.Field(
          name: $0.key, value: writer.literal(simulator.stage.yourSlots[$0.value]))
      }
    }
    let (mail, more) = mail(of: .you)
    return Storyboard.Standing(condition: "", fields: fields, mail: mail, more: more)
  }

  /// - Parameter message: the one that it is handling at this moment, if any.
  private func standing(of actor: ActorID, handling message: Int?) -> Storyboard.Standing {
    let view = simulator.stage.view(of: actor)
    let (mail, more) = mail(of: actor)
    var fields = simulator.stage.withWriter(limit: Self.shownValue) { writer in
      simulator.stage.fields(of: actor).map {
        Storyboard.Field(name: $0.name, value: writer.literal($0.value))
      }
    }
    if let state = view.state {
      fields.insert(Storyboard.Field(name: "state", value: program.symbols[state]), at: 0)
    }
    return Storyboard.Standing(
      condition: condition(view, handling: message), fields: fields, mail: mail, more: more)
  }

  private func condition(_ view: ActorView, handling message: Int?) -> String {
    switch view.condition {
    case .idle where message != nil: "handles m\(message ?? 0)"
    case .idle: view.waiting > 0 ? "can handle its mail" : "waits for mail"
    case .fresh: "has still to start"
    case .waitsFor(let future, let responsible):
      "waits for f\(future.number) from \(simulator.stage.name(of: responsible))"
    case .canGoOn(let future): "can go on with f\(future.number)"
    case .inTurn: "in a turn"
    case .sleeps(let time): "waits until \(durationText(time))"
    case .stopping: "stops"
    case .stopped: "has stopped"
    case .failed: "has failed"
    case .killed: "was killed"
    }
  }

  private func mail(of actor: ActorID) -> (shown: [String], more: Int) {
    let mail = simulator.stage.mail(of: actor, limit: Self.shownMail)
    let texts = simulator.stage.withWriter(limit: Self.shownValue) { writer in
      mail.map { letter in
        let what = letter.isStop ? "stop" : writer.literal(letter.value)
        let sender = letter.sender == .nobody ? "a timer" : writer.name(letter.sender)
        return "m\(letter.number) \(what) from \(sender)"
      }
    }
    return (texts, simulator.stage.waitingCount(of: actor) - mail.count)
  }
}
