package import Behaviors

extension StateMachine {
  /// What a behavior does, as far as its text says: what an `if` or a loop decides counts as possible.
  package init(_ behavior: BehaviorSyntax) {
    var reader = StateMachineReader(behavior)
    self = reader.read()
  }
}

/// Finds out of a behavior's text what leads from which state to which.
private struct StateMachineReader {
  private let behavior: BehaviorSyntax
  private var events: [StateMachine.Event] = []

  init(_ behavior: BehaviorSyntax) {
    self.behavior = behavior
  }

  mutating func read() -> StateMachine {
    let names = behavior.states.isEmpty ? [""] : behavior.states.map(\.text)
    // In the order written, which is not the one in which states are gone through.
    for handler in behavior.handlers { _ = event(handler.pattern) }
    let states = names.indices.map { place in
      StateMachine.State(name: names[place], rules: rules(in: names[place], at: place))
    }
    return StateMachine(name: behavior.name.text, events: events, states: states)
  }

  private mutating func rules(in state: String, at place: Int) -> [StateMachine.Rule] {
    let own = behavior.handlers.filter { $0.state != nil && $0.state?.text == state }
    let common = behavior.handlers.filter { $0.state == nil }
    return (own + common).map { handler in
      let after = behavior.afterEach ?? []
      return StateMachine.Rule(
        event: event(handler.pattern),
        condition: handler.condition.map { SyntaxPrinter.text(of: $0) } ?? "",
        outcomes: Paths(at: place).taken(by: handler.body + after, states: behavior.states))
    }
  }

  private mutating func event(_ pattern: Pattern) -> Int {
    let text = SyntaxPrinter.text(of: pattern)
    let isEverything =
      switch pattern.kind {
      case .wildcard, .variable: true
      case .literal, .message, .list, .map: false
      }
    // Names of variables do not matter: what takes everything is one event.
    if let place = events.firstIndex(where: { $0.text == text || isEverything && $0.isEverything })
    {
      return place
    }
    events.append(StateMachine.Event(text: text, isEverything: isEverything))
    return events.count - 1
  }
}

/// The ways on which statements can be gone through, by what they come to.
private struct Paths {
  private let origin: Int
  /// What the ways that are not over have come to.
  private var open: [StateMachine.Outcome] = [.stays]
  private var over: [StateMachine.Outcome] = []

  init(at origin: Int) {
    self.origin = origin
  }

  func taken(by body: [Statement], states: [Name]) -> [StateMachine.Outcome] {
    var paths = self
    paths.go(through: body, states.map(\.text))
    return (paths.open + paths.over).reduce(into: []) { all, outcome in
      if !all.contains(outcome) { all.append(outcome) }
    }
  }

  private mutating func go(through body: [Statement], _ states: [String]) {
    for statement in body where !open.isEmpty { go(through: statement, states) }
  }

  private mutating func go(through statement: Statement, _ states: [String]) {
    switch statement.kind {
    case .become(let name):
      guard let target = states.firstIndex(of: name.text) else { return }
      let moved: StateMachine.Outcome = target == origin ? .stays : .goes(target)
      // An actor that is to stop does, whatever it becomes.
      open = open.reduce(into: []) { all, outcome in
        all = union(all, [outcome == .stops ? .stops : moved])
      }
    case .stop(let target) where target.map(\.isItself) ?? true: open = [.stops]
    case .kill(let target) where target.isItself: close(as: .stops)
    case .fail: close(as: .fails)
    case .branch(_, let then, let otherwise):
      var (one, other) = (self, self)
      one.go(through: then, states)
      other.go(through: otherwise, states)
      open = union(one.open, other.open)
      over = union(one.over, other.over)
    case .loop(_, _, let body), .whileLoop(_, let body), .repeatLoop(_, let body):
      var once = self
      once.go(through: body, states)
      open = union(open, once.open)
      over = once.over
    case .bind, .assign, .print, .send, .forward, .stop, .stopAll, .kill, .reply, .sleep, .work,
      .after, .expression:
      break
    }
  }

  private mutating func close(as outcome: StateMachine.Outcome) {
    over = union(over, [outcome])
    open = []
  }

  private func union(
    _ one: [StateMachine.Outcome], _ other: [StateMachine.Outcome]
  ) -> [StateMachine.Outcome] {
    one + other.filter { !one.contains($0) }
  }
}

extension Expression {
  fileprivate var isItself: Bool { if case .itself = kind { true } else { false } }
}
