/// What a behavior does with what it is sent, state by state.
///
/// All text is as it is to be read, and not yet escaped for any format.
package struct StateMachine: Equatable, Sendable {
  /// What a turn can come to.
  package enum Outcome: Equatable, Sendable {
    /// Goes on in the same state.
    case stays
    /// The place of the state that it goes to.
    case goes(Int)
    case stops
    case fails
  }

  /// A handler: what it takes in a state, and what comes of it.
  package struct Rule: Equatable, Sendable {
    /// The place of the event among `events`.
    package var event: Int
    /// Under which condition it takes it; empty for always.
    package var condition: String
    /// What may come of it, in the order written; more than one where that depends on an `if` or a
    /// loop. Never empty.
    package var outcomes: [Outcome]

    package init(event: Int, condition: String, outcomes: [Outcome]) {
      self.event = event
      self.condition = condition
      self.outcomes = outcomes
    }
  }

  package struct State: Equatable, Sendable {
    /// As in its `state` line; empty in a behavior without any.
    package var name: String
    /// In the order in which they are tried: those of the state, and then those of all states.
    package var rules: [Rule]

    package init(name: String, rules: [Rule]) {
      self.name = name
      self.rules = rules
    }
  }

  /// Something that can be sent, as a handler's pattern has it.
  package struct Event: Equatable, Sendable {
    package var text: String
    /// Whether the pattern fits everything.
    package var isEverything: Bool

    package init(text: String, isEverything: Bool) {
      self.text = text
      self.isEverything = isEverything
    }
  }

  /// The behavior's name.
  package var name: String
  /// All patterns that any state names, in the order written.
  package var events: [Event]
  /// In the order written; the first is where an actor begins. One, if there are no `state` lines.
  package var states: [State]

  package init(name: String, events: [Event], states: [State]) {
    self.name = name
    self.events = events
    self.states = states
  }

  /// Whether it has `state` lines.
  package var hasStates: Bool { states.count > 1 || states.contains { !$0.name.isEmpty } }

  /// The rules of a state for an event: those that name it, and, if none takes it for certain, what
  /// takes everything.
  package func rules(for event: Int, in state: Int) -> [Rule] {
    var found: [Rule] = []
    for rule in states[state].rules where rule.event == event || events[rule.event].isEverything {
      found.append(rule)
      if rule.condition.isEmpty { break }
    }
    return found
  }

  /// What can come of an event in a state; empty where it is not handled.
  package func outcomes(of event: Int, in state: Int) -> [Outcome] {
    var outcomes: [Outcome] = []
    for outcome in rules(for: event, in: state).flatMap(\.outcomes)
    where !outcomes.contains(outcome) {
      outcomes.append(outcome)
    }
    return outcomes
  }

  /// Whether an event may find no handler in a state, also where some of its kind do.
  package func mayIgnore(_ event: Int, in state: Int) -> Bool {
    !rules(for: event, in: state).contains { $0.condition.isEmpty }
  }

  /// Whether no event leads out of a state: it is absorbing.
  package func isAbsorbing(_ state: Int) -> Bool {
    hasStates
      && !states[state].rules.flatMap(\.outcomes).contains { outcome in
        switch outcome {
        case .goes(let target): target != state
        case .stops: true
        case .stays, .fails: false
        }
      }
  }

  /// Whether a state can be reached from the first one.
  package func reachable() -> [Bool] {
    var isReached = states.map { _ in false }
    var open = [0]
    while let state = open.popLast() {
      if isReached[state] { continue }
      isReached[state] = true
      for case .goes(let target) in states[state].rules.flatMap(\.outcomes) { open.append(target) }
    }
    return isReached
  }
}
