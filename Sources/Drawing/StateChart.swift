import Behaviors

/// A state machine as a graph: the states, and between two of them one arrow with all that leads from
/// the one to the other.
struct StateChart {
  /// An arrow.
  struct Edge: Equatable {
    var from: Int
    /// nil for the end: the actor stops.
    var to: Int?
    /// What leads along it, a line each.
    var labels: [String]
  }

  /// What stands in the box of a state besides its name.
  struct Notes: Equatable {
    var stays: [String] = []
    var fails: [String] = []
    var ignores: [String] = []
  }

  let machine: StateMachine
  private(set) var edges: [Edge] = []
  private(set) var notes: [Notes]

  /// How many labels an arrow has.
  private static let labels = 5

  init(_ machine: StateMachine) {
    self.machine = machine
    notes = machine.states.map { _ in Notes() }
    for (state, content) in machine.states.enumerated() {
      for rule in content.rules {
        let condition = rule.condition.isEmpty ? "" : " if \(rule.condition)"
        let text = machine.events[rule.event].text + condition
        for outcome in rule.outcomes { add(text, outcome, in: state) }
      }
      for event in machine.events.indices
      where !machine.events[event].isEverything && machine.rules(for: event, in: state).isEmpty {
        notes[state].ignores.append(machine.events[event].text)
      }
    }
    for index in edges.indices { edges[index].labels = Self.shortened(edges[index].labels) }
  }

  private mutating func add(_ text: String, _ outcome: StateMachine.Outcome, in state: Int) {
    switch outcome {
    case .stays: if !notes[state].stays.contains(text) { notes[state].stays.append(text) }
    case .fails: if !notes[state].fails.contains(text) { notes[state].fails.append(text) }
    case .goes(let target): connect(state, target, text)
    case .stops: connect(state, nil, text)
    }
  }

  private mutating func connect(_ from: Int, _ to: Int?, _ text: String) {
    if let place = edges.firstIndex(where: { $0.from == from && $0.to == to }) {
      if !edges[place].labels.contains(text) { edges[place].labels.append(text) }
    } else {
      edges.append(Edge(from: from, to: to, labels: [text]))
    }
  }

  private static func shortened(_ texts: [String]) -> [String] {
    guard texts.count > labels else { return texts }
    return texts.prefix(labels - 1) + ["and \(texts.count - labels + 1) more"]
  }

  /// The states in columns: by how many steps they are from the first, those that cannot be reached
  /// at the end. The end, if there is one, has a column of its own, and the number of all states.
  var columns: [[Int]] {
    var columns: [[Int]] = []
    var placed: Set<Int> = []
    var next = machine.states.isEmpty ? [] : [0]
    while !next.isEmpty {
      columns.append(next)
      placed.formUnion(next)
      var following: [Int] = []
      for state in next {
        for edge in edges where edge.from == state {
          if let to = edge.to, !placed.contains(to), !following.contains(to) {
            following.append(to)
          }
        }
      }
      next = following
    }
    let others = machine.states.indices.filter { !placed.contains($0) }
    if !others.isEmpty { columns.append(others) }
    if edges.contains(where: { $0.to == nil }) { columns.append([machine.states.count]) }
    return columns
  }
}
