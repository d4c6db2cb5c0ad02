import Actors
import Kernel

/// What on one stage is what on another one that went another way.
struct Correspondence {
  /// The names of one stage, which do not depend on the order of what happened.
  struct Naming {
    /// In order of creation.
    private(set) var actors: [(index: Int32, name: String)] = []
    /// By who asked, and which of its asks it was.
    private(set) var futures: [(number: Int32, key: String)] = []
    private var names: [Int32: String] = [0: "you"]
    private var indices: [String: Int32] = ["you": 0]
    private var keys: [Int32: String] = [:]
    private var numbers: [String: Int32] = [:]

    init(_ stage: borrowing Configuration) {
      for actor in stage.actorIDs {
        let name = stage.name(of: actor)
        actors.append((actor.index, name))
        names[actor.index] = name
        indices[name] = actor.index
      }
      var asks: [Int32: Int] = [:]
      for future in stage.futureIDs {
        guard let view = stage.view(of: future) else { continue }
        let count = asks[view.asker.index, default: 0] + 1
        asks[view.asker.index] = count
        let owner = view.asker == .you ? "your" : "\(name(of: view.asker))'s"
        let key = "\(owner) ask" + (count == 1 ? "" : " \(count)")
        futures.append((future.number, key))
        keys[future.number] = key
        numbers[key] = future.number
      }
    }

    func name(of actor: ActorID) -> String { names[actor.index] ?? "nobody" }

    func actor(named name: String) -> ActorID? { indices[name].map { ActorID($0) } }

    func key(of future: FutureID) -> String { keys[future.number] ?? "" }

    func future(for key: String) -> Int32? { numbers[key] }
  }

  let one: Naming
  let other: Naming

  init(_ one: borrowing Configuration, _ other: borrowing Configuration) {
    self.one = Naming(one)
    self.other = Naming(other)
  }

  func same(_ a: ActorID, _ b: ActorID) -> Bool { one.name(of: a) == other.name(of: b) }

  func same(_ a: FutureID, _ b: FutureID) -> Bool {
    (a == .none) == (b == .none) && one.key(of: a) == other.key(of: b)
  }

  /// Whether two values are equal, but for the numbers that references and futures have on their
  /// stages.
  func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.actor(let a), .actor(let b)): same(a, b)
    case (.future(let a), .future(let b)): same(a, b)
    case (.signal(let a), .signal(let b)): a.tag == b.tag && same(a.argument, b.argument)
    case (.message(let a), .message(let b)):
      a.tag == b.tag && same(Array(a.arguments), Array(b.arguments))
    case (.list(let a), .list(let b)): same(a.elements, b.elements)
    case (.map(let a), .map(let b)): same(a, b)
    default: a == b
    }
  }

  private func same(_ a: [Value], _ b: [Value]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
  }

  /// Keys that refer to actors are found by going through all; others as they are.
  private func same(_ a: Map, _ b: Map) -> Bool {
    guard a.count == b.count else { return false }
    return a.keys.enumerated().allSatisfy { index, key in
      if let value = b[key], same(key, key) { return same(a.values[index], value) }
      guard let place = b.keys.firstIndex(where: { same(key, $0) }) else { return false }
      return same(a.values[index], b.values[place])
    }
  }

  /// Whether two actors do the same; what waits in their mailboxes is another matter.
  func same(_ a: ActorView.Condition, _ b: ActorView.Condition) -> Bool {
    switch (a, b) {
    case (.waitsFor(let future, let actor), .waitsFor(let otherFuture, let otherActor)):
      same(future, otherFuture) && same(actor, otherActor)
    case (.canGoOn(let future), .canGoOn(let otherFuture)): same(future, otherFuture)
    default: a == b
    }
  }

  func same(_ a: MailView, _ b: MailView) -> Bool {
    a.isStop == b.isStop && same(a.sender, b.sender) && same(a.future, b.future)
      && same(a.value, b.value)
  }

  /// Whether the same became of two futures.
  func same(_ a: FutureID, _ b: FutureID, _ one: Session, _ other: Session) -> Bool {
    guard let a = one.simulator.stage.view(of: a), let b = other.simulator.stage.view(of: b) else {
      return false
    }
    return a.status == b.status && same(a.value, b.value)
      && (a.status != .pending || same(a.responsible, b.responsible))
  }
}
