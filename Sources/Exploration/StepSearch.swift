import Actors
package import Kernel

/// Looks for a shortest way to a goal by whole steps, as a person takes them: an actor handles a
/// message up to its end or to where it waits, a message arrives, the clock goes on when nothing else
/// can; and at last, perhaps, all go on by themselves. Breadth first, each stage once.
///
/// A stage is known by what each actor has been through, what waits in each mailbox, and what is in
/// flight: since turns are deterministic, equal histories lead to equal actors.
package struct StepSearch: ~Copyable {
  /// One step, as it is typed.
  package typealias Entry = String

  package enum Outcome: Equatable, Sendable {
    case found([Entry])
    /// No way leads there.
    case none
    /// So many stages were looked at, and no more were wanted.
    case bound(Int)
  }

  /// A stage on the way.
  private final class Node {
    let stage: Configuration
    let nextEvent: Int
    /// The node before it, and the step from there; nil at the root.
    let origin: (node: Int, entry: Entry)?
    /// What each actor has been through, by its name.
    var histories: [String: UInt64]

    init(
      _ stage: consuming Configuration, nextEvent: Int, origin: (node: Int, entry: Entry)?,
      histories: [String: UInt64]
    ) {
      self.stage = stage
      self.nextEvent = nextEvent
      self.origin = origin
      self.histories = histories
    }
  }

  private var simulator: Simulator
  private let faults: NetworkFaults
  private var nodes: [Node] = []
  private var known: Set<UInt64> = []

  /// - Parameter faults: whether steps may lose or copy messages; how many is not counted.
  package init(from root: borrowing Simulator, faults: NetworkFaults = NetworkFaults()) {
    simulator = root.copy()
    simulator.reporting = .nothing
    self.faults = faults
    nodes = [
      Node(
        simulator.stage.copy(), nextEvent: simulator.log.next, origin: nil, histories: [:])
    ]
  }

  /// Looks at up to a number of stages.
  /// - Parameters:
  ///   - isReached: whether the goal is reached where a simulator stands.
  ///   - comes: whether it is when all go on by themselves from there.
  package mutating func way(
    atMost limit: Int, to isReached: (inout Simulator) -> Bool, comes: (inout Simulator) -> Bool
  ) -> Outcome {
    var index = 0
    while index < nodes.count {
      restore(nodes[index])
      if comes(&simulator) { return .found(entries(to: index) + ["run"]) }
      restore(nodes[index])
      let moves = moves()
      for move in moves {
        restore(nodes[index])
        perform(move)
        let histories = histories(after: nodes[index])
        guard known.insert(key(histories)).inserted else { continue }
        nodes.append(
          Node(
            simulator.stage.copy(), nextEvent: simulator.log.next,
            origin: (index, move.entry), histories: histories))
        if isReached(&simulator) { return .found(entries(to: nodes.count - 1)) }
        if nodes.count >= limit { return .bound(nodes.count) }
      }
      index += 1
    }
    return .none
  }

  private mutating func restore(_ node: Node) {
    simulator.restore(node.stage.copy(), nextEvent: node.nextEvent)
  }

  private func entries(to last: Int) -> [Entry] {
    var entries: [Entry] = []
    var index = last
    while let origin = nodes[index].origin {
      entries.append(origin.entry)
      index = origin.node
    }
    return entries.reversed()
  }

  // MARK: Steps

  private enum Move {
    case actor(ActorID, name: String)
    case delivery(Int)
    case loss(Int)
    case duplication(Int)
    case clock

    var entry: Entry {
      switch self {
      case .actor(_, let name): "step \(name)"
      case .delivery(let message): "deliver m\(message)"
      case .loss(let message): "drop m\(message)"
      case .duplication(let message): "duplicate m\(message)"
      case .clock: "step"
      }
    }
  }

  private func moves() -> [Move] {
    let movable = simulator.stage.movable
    var moves = simulator.stage.actorIDs.filter(movable.contains).map {
      Move.actor($0, name: simulator.stage.name(of: $0))
    }
    let flights = simulator.stage.inFlight(atMost: .max)
    moves += flights.filter { $0.obstacle == nil }.map { .delivery($0.number) }
    if faults.drops > 0 { moves += flights.map { .loss($0.number) } }
    if faults.duplicates > 0 { moves += flights.map { .duplication($0.number) } }
    return moves.isEmpty && simulator.stage.hasTimers ? [.clock] : moves
  }

  private mutating func perform(_ move: Move) {
    do throws(Simulator.TransmissionProblem) {
      switch move {
      case .actor(let actor, _): _ = simulator.step(actor)
      case .delivery(let message): try simulator.deliver(message)
      case .loss(let message): try simulator.drop(message)
      case .duplication(let message): try simulator.duplicate(message)
      case .clock: _ = simulator.step()
      }
    } catch {
      preconditionFailure("what is in flight can be delivered, lost and copied")
    }
    while simulator.isPaused { simulator.goOnWithSlice() }
  }

  // MARK: Telling stages apart

  /// What each actor has been through after the step that was performed behind a node.
  private func histories(after node: Node) -> [String: UInt64] {
    var histories = node.histories
    simulator.stage.withWriter(limit: 10_000) { writer in
      for number in node.nextEvent..<simulator.log.next {
        guard let event = simulator.log[number] else { continue }
        let name = writer.name(event.actor)
        var hash = StableHash(histories[name] ?? StableHash.beginning)
        hash.add("\(event.kind) \(writer.name(event.peer)) \(event.time)")
        hash.add(writer.literal(event.value))
        histories[name] = hash.value
      }
    }
    return histories
  }

  private func key(_ histories: [String: UInt64]) -> UInt64 {
    var hash = StableHash()
    hash.add("\(simulator.stage.clock)")
    for (name, history) in histories.sorted(by: { $0.key < $1.key }) {
      hash.add("\(name) \(history)")
    }
    simulator.stage.withWriter(limit: 10_000) { writer in
      let actors = simulator.stage.actorIDs
        .map { (name: writer.name($0), mail: simulator.stage.mail(of: $0)) }
        .sorted { $0.name < $1.name }
      for actor in actors {
        hash.add(actor.name)
        for letter in actor.mail {
          hash.add("\(writer.name(letter.sender)) \(letter.isStop) \(writer.literal(letter.value))")
        }
      }
      let flights = simulator.stage.inFlight(atMost: .max).map { flight in
        "\(writer.name(flight.origin)) \(writer.name(flight.target)) \(flight.isStop) "
          + writer.literal(flight.value)
      }
      for flight in flights.sorted() { hash.add(flight) }
    }
    return hash.value
  }
}
