import Actors
import Kernel
import Testing
import Tracing

@testable import Sessions

/// A cast that is moved effect by effect: between any two of an actor, others may act.
final class Player {
  /// One thing that was decided: who moved, nil for the clock, and what came of it.
  struct Decision {
    var actor: ActorID?
    var events: Range<Int>
  }

  private var simulator: Simulator
  /// Those who can move, and those of them who stand before an effect.
  private var able: [ActorID]
  private var standing: Set<ActorID> = []
  /// All that happened, from the beginning of the session.
  private(set) var events: [Event]
  private(set) var decisions: [Decision] = []

  init(_ session: Session) {
    simulator = session.simulator.metered()
    events = (1..<session.simulator.log.next).compactMap { session.simulator.log[$0] }
    able = simulator.takeMovable()
    simulator.reports = []
  }

  /// Plays to the end, whoever a generator picks going next.
  func play(_ seed: UInt64) {
    var generator = SplitMix(state: seed)
    while decisions.count < 5_000 {
      if able.isEmpty {
        guard decide(nil) else { return }
      } else if let actor = able.randomElement(using: &generator) {
        _ = decide(actor)
      }
    }
  }

  /// Does what another player decided, if that can be: names tell the actors.
  func decide(_ decision: Decision, of other: Player) -> Bool {
    guard let actor = decision.actor else { return decide(nil) }
    let name = other.simulator.stage.name(of: actor)
    guard let same = able.first(where: { simulator.stage.name(of: $0) == name }) else {
      return false
    }
    return decide(same)
  }

  /// Lets somebody do the next thing, or the clock, if that can be.
  func decide(_ actor: ActorID?) -> Bool {
    let first = events.count
    if let actor {
      guard let place = able.firstIndex(of: actor) else { return false }
      able.remove(at: place)
      move(actor)
    } else {
      guard able.isEmpty, simulator.step() == .clock else { return false }
    }
    events += simulator.reports.map(\.event)
    simulator.reports = []
    able += simulator.takeMovable()
    able.removeAll { simulator.stage.isGone($0) }
    decisions.append(Decision(actor: actor, events: first..<events.count))
    return true
  }

  private func move(_ actor: ActorID) {
    simulator.begin(actor)
    if standing.remove(actor) != nil { simulator.performEffect() }
    while simulator.isPaused {
      _ = simulator.reach()
      if simulator.canPutAside {
        simulator.putAside()
        standing.insert(actor)
        able.append(actor)
      } else {
        simulator.performEffect()
      }
    }
  }

  var views: [Int] {
    Views(events) {
      simulator.stage.name(of: $0)
    } literal: { value in
      simulator.stage.withWriter { $0.literal(value) }
    }.keys
  }

  var graph: CausalGraph {
    var clocks = CausalClocks()
    var graph = CausalGraph(from: 1)
    for (place, event) in events.enumerated() {
      graph.add(clocks.stamp(event, number: place + 1))
    }
    return graph
  }
}

@Suite struct `What happens before what, effect by effect` {
  private func session(_ seed: UInt64) -> Session {
    let session = Session.forPrompt(output: { _ in })
    let cast = GeneratedCast(seed: seed, messages: 5)
    for entry in cast.entries.prefix(10) { _ = session.submit(entry) }
    _ = session.submit("run")
    for entry in cast.entries.dropFirst(10) { #expect(session.submit(entry) == .done) }
    return session
  }

  @Test func `is so in every other order of effects`() {
    var compared = 0
    for seed in CastSeeds.few(10) {
      let session = session(seed)
      let player = Player(session)
      player.play(1)
      let places = Dictionary(
        player.views.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { one, _ in one })
      #expect(places.count == player.events.count, "seed \(seed): two events with one view")
      let graph = player.graph
      let pasts = player.events.indices.map { graph.past(of: $0 + 1) }
      for schedule in UInt64(2)...5 {
        let other = Player(session)
        other.play(schedule)
        let common = other.views.compactMap { places[$0] }
        var wrong: [String] = []
        for (index, place) in common.enumerated() {
          for earlier in common[..<index] where earlier > place && pasts[earlier][place] {
            wrong.append("e\(place + 1) e\(earlier + 1)")
          }
        }
        compared += common.count
        #expect(wrong.isEmpty, "seed \(seed) \(schedule): \(wrong.prefix(5))")
      }
    }
    #expect(compared > 500)
  }

  /// Of two concurrent events the later one can happen after only what happens before it.
  @Test func `needs nothing else`() {
    var tried = 0
    for seed in CastSeeds.few(10) {
      let session = session(seed)
      let player = Player(session)
      player.play(seed &+ 1)
      let graph = player.graph
      let views = player.views
      var generator = SplitMix(state: seed)
      let setUp = session.simulator.log.next - 1
      guard player.events.count > setUp + 5 else { continue }
      for _ in 0..<30 {
        let last = Int.random(in: setUp + 2..<player.events.count, using: &generator)
        let past = graph.past(of: last + 1)
        let free = (setUp..<last).filter { !past[$0] }
        guard let first = free.randomElement(using: &generator) else { continue }
        let needed = needed(past, player.decisions)
        // Some effects lead to several events at once.
        if player.decisions.enumerated().contains(where: {
          needed[$0.offset] && $0.element.events.contains(first)
        }) {
          continue
        }
        tried += 1
        let other = Player(session)
        var isAdmitted = true
        for (place, decision) in player.decisions.enumerated() where needed[place] {
          isAdmitted = isAdmitted && other.decide(decision, of: player)
        }
        let happened = other.views
        #expect(
          isAdmitted && happened.contains(views[last]) && !happened.contains(views[first]),
          """
          seed \(seed): e\(first + 1) and e\(last + 1), admitted: \(isAdmitted)
          \(trace(player.events, player.decisions, needed))
          """)
      }
    }
    #expect(tried > 30)
  }

  /// What happened, for whoever looks for a mistake.
  private func trace(
    _ events: [Event], _ decisions: [Player.Decision], _ needed: [Bool]
  ) -> String {
    events.enumerated().map { place, event in
      let decision = decisions.firstIndex { $0.events.contains(place) }
      let mark = decision.map { needed[$0] ? "\($0)+" : "\($0)" } ?? "-"
      return "e\(place + 1) \(mark) \(event.kind) of \(event.actor.index), \(event.peer.index) "
        + "m\(event.message) f\(event.future.number) e\(event.cause) \(event.amount)"
    }.joined(separator: "\n")
  }

  /// Which decisions are to be made for all that happens before an event: of each actor all up to the
  /// last that it needs, and all before the clock moves.
  private func needed(_ past: [Bool], _ decisions: [Player.Decision]) -> [Bool] {
    var lasts: [ActorID: Int] = [:]
    var lastMove = -1
    for (place, decision) in decisions.enumerated()
    where decision.events.contains(where: { $0 < past.count && past[$0] }) {
      if let actor = decision.actor { lasts[actor] = place } else { lastMove = place }
    }
    return decisions.enumerated().map { place, decision in
      place <= lastMove || decision.actor.map { place <= lasts[$0, default: -1] } ?? false
    }
  }
}
