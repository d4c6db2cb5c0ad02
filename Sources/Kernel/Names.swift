package import Actors
import Behaviors

/// What actors are called: a name given with `as`, or the behavior's name in lower case with a
/// number; each name is unique among the actors of one parent.
struct Names {
  /// A name, or a kind, under a parent.
  struct Key: Hashable {
    var parent: Int32
    var name: String
  }

  /// Names given with `as`, by actor and by what they are called.
  private var given: [Int32: String] = [:]
  private var bearers: [Key: Int32] = [:]
  /// How often each name was given, and how many unnamed actors of each kind there are.
  private var timesGiven: [Key: Int32] = [:]
  private var unnamed: [Int64: Int32] = [:]
  /// Whether a name with a number was ever given: only then can one be that of an unnamed actor.
  private var hasNumberedNames = false

  init() {}

  /// Names an actor as wished; if that is taken, with a number behind it that no unnamed actor of
  /// the kind of that name has.
  /// - Returns: whether it has the name that was wished for.
  mutating func give(
    _ wish: String, kind: Symbol?, to actor: Int32, under parent: Int32
  ) -> Bool {
    let key = Key(parent: parent, name: wish)
    let times = timesGiven[key] ?? 0
    let numbered = kind.flatMap { unnamed[Self.key($0, under: parent)] } ?? 0
    var count = times == 0 ? 1 : max(times, numbered) + 1
    var name = count == 1 ? wish : "\(wish)-\(count)"
    while bearers[Key(parent: parent, name: name)] != nil {
      count += 1
      name = "\(wish)-\(count)"
    }
    timesGiven[key] = count
    if count > 1 { hasNumberedNames = true }
    given[actor] = name
    bearers[Key(parent: parent, name: name)] = actor
    return count == 1
  }

  /// The number of the next unnamed actor of a kind.
  mutating func number(kind: Symbol, name: String, under parent: Int32) -> Int32 {
    let key = Self.key(kind, under: parent)
    var number = (unnamed[key] ?? 0) + 1
    while hasNumberedNames, bearers[Key(parent: parent, name: "\(name)-\(number)")] != nil {
      number += 1
    }
    unnamed[key] = number
    return number
  }

  /// Makes a name free again that was given last, or a number, because its actor never lived.
  mutating func takeBack(from actor: Int32, wish: String?, kind: Symbol, under parent: Int32) {
    if let wish, let name = given[actor] {
      bearers[Key(parent: parent, name: name)] = nil
      timesGiven[Key(parent: parent, name: wish)]? -= 1
    } else {
      unnamed[Self.key(kind, under: parent)]? -= 1
    }
  }

  private static func key(_ kind: Symbol, under parent: Int32) -> Int64 {
    Int64(parent) << 32 | Int64(kind.index)
  }

  /// The name an actor was given, or nil.
  func given(to actor: Int32) -> String? {
    given[actor]
  }

  /// The actor that was given a name under a parent.
  func bearer(of name: String, under parent: Int32) -> Int32? {
    bearers[Key(parent: parent, name: name)]
  }
}

extension Configuration {
  /// The full name of an actor: its parent's name, unless that is `you`, a slash, and its own.
  package func name(of actor: ActorID) -> String {
    guard actor.index > 0 else { return actor == .you ? "you" : "nobody" }
    var parts: [String] = []
    var index = actor.index
    while index > 0 {
      let record = actors[Int(index)]
      parts.append(names.given(to: index) ?? "\(kind(of: record.behavior))-\(record.ordinal)")
      index = record.parent
    }
    return parts.reversed().joined(separator: "/")
  }

  /// What unnamed actors of a behavior are called before the number.
  private func kind(of behavior: Int32) -> String {
    program.symbols[program.kinds[Int(behavior)]]
  }

  /// The actor with a full name, living or not.
  package func actor(named name: String) -> ActorID? {
    if name == "you" { return .you }
    var found: Int32 = 0
    for part in name.split(separator: "/", omittingEmptySubsequences: false) {
      guard let child = child(String(part), of: found) else { return nil }
      found = child
    }
    return ActorID(found)
  }

  private func child(_ name: String, of parent: Int32) -> Int32? {
    if let bearer = names.bearer(of: name, under: parent) { return bearer }
    guard let dash = name.lastIndex(of: "-"), let ordinal = Int32(name[name.index(after: dash)...])
    else { return nil }
    for index in 1..<max(1, actors.count) {
      let record = actors[index]
      if record.parent == parent, record.ordinal == ordinal, record.status != .unborn,
        names.given(to: Int32(index)) == nil, kind(of: record.behavior) == name[..<dash]
      {
        return Int32(index)
      }
    }
    return nil
  }

  /// Writes values with actors as somebody wants them written.
  package func withWriter<Result>(
    naming name: (ActorID, borrowing Configuration) -> String, _ body: (ValueWriter) -> Result
  ) -> Result {
    withoutActuallyEscaping(name) { name in
      withUnsafePointer(to: self) { pointer in
        body(ValueWriter(symbols: program.symbols) { name($0, pointer.pointee) })
      }
    }
  }

  /// Writes values with the names of this configuration, cut after `limit` bytes.
  package func withWriter<Result>(
    limit: Int = .max, _ body: (ValueWriter) -> Result
  ) -> Result {
    // The names that a value shows are looked up while the configuration is borrowed: the closure
    // does not outlive this call.
    withUnsafePointer(to: self) { pointer in
      body(
        ValueWriter(symbols: program.symbols, limit: limit) { pointer.pointee.name(of: $0) })
    }
  }
}
