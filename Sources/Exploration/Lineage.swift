import Kernel

/// Numbers for what moves, that do not depend on the order: actors, messages and timers by who made
/// them and as which of their things. They are given out when first met and stay for all orders.
struct Lineage {
  /// What makes things and has choices.
  private struct Process {
    /// The full name of an actor; of a message or a timer, of the actor that made it.
    var name: String
    /// Whose actor, thing or copy it is; -1 for `you` and the clock.
    var maker: Int32 = -1
    /// Which of that one's actors it is, if it is an actor.
    var place: Int32 = 0
    /// A number that is its own in every lineage, but for chance that can be left out of account.
    var identity: Int
    /// Which of that one's messages and timers it is, and which copy; 0 for an actor.
    var ordinal: Int32 = 0
    var copy: Int32 = 0
    /// Its actors, its messages and timers, and its copies, by their numbers.
    var actors: [Int32] = []
    var things: [Int32] = []
    var copies: [Int32] = []
    /// Its choices that were told apart, by their numbers.
    var events: [Int32] = []
  }

  private var processes: [Process] = [
    Process(name: "you", identity: 0), Process(name: "you", identity: 1),
  ]
  /// Whose and which choice each event is.
  private(set) var events: [(process: Int32, ordinal: Int32)] = []
  /// What arrives in each event, as a literal.
  private(set) var messages: [String] = []

  static let you: Int32 = 0
  static let clock: Int32 = 1

  var processCount: Int { processes.count }

  /// In bytes, with the rows of numbers that each process has.
  var memory: Int {
    processes.capacity * MemoryLayout<Process>.stride
      + events.capacity * (MemoryLayout<(Int32, Int32)>.stride + MemoryLayout<Int32>.stride)
      + messages.capacity * 64
  }

  /// The number of an actor.
  mutating func actor(_ index: Int, of parent: Int32, name: () -> String) -> Int32 {
    let row = processes[Int(parent)].actors
    if index < row.count, row[index] >= 0 { return row[index] }
    let identity = identity(of: parent, actor: index)
    let number = add(
      Process(name: name(), maker: parent, place: Int32(index), identity: identity))
    Self.put(number, index, &processes[Int(parent)].actors)
    return number
  }

  /// The number of a message or a timer.
  mutating func thing(_ ordinal: Int, copy: Int, of maker: Int32) -> Int32 {
    let row = processes[Int(maker)].things
    let original: Int32
    if ordinal < row.count, row[ordinal] >= 0 {
      original = row[ordinal]
    } else {
      let identity = identity(of: maker, thing: ordinal)
      original = add(
        Process(
          name: processes[Int(maker)].name, maker: maker, identity: identity,
          ordinal: Int32(ordinal)))
      Self.put(original, ordinal, &processes[Int(maker)].things)
    }
    return copy == 0 ? original : self.copy(copy, of: original)
  }

  private mutating func copy(_ copy: Int, of original: Int32) -> Int32 {
    let row = processes[Int(original)].copies
    if copy < row.count, row[copy] >= 0 { return row[copy] }
    let (name, ordinal) = (processes[Int(original)].name, processes[Int(original)].ordinal)
    let identity = identity(of: original, copy: copy)
    let number = add(
      Process(
        name: name, maker: original, identity: identity, ordinal: ordinal, copy: Int32(copy)))
    Self.put(number, copy, &processes[Int(original)].copies)
    return number
  }

  /// The number of a choice that a process makes.
  mutating func event(_ ordinal: Int, of process: Int32) -> Int32 {
    let row = processes[Int(process)].events
    if ordinal < row.count, row[ordinal] >= 0 { return row[ordinal] }
    events.append((process, Int32(ordinal)))
    let number = Int32(events.count - 1)
    Self.put(number, ordinal, &processes[Int(process)].events)
    return number
  }

  /// Says what arrives in the event that is new.
  mutating func note(_ message: String) { messages.append(message) }

  /// The arrival that an event is, as a choice.
  func choice(ofEvent event: Int32) -> Choice {
    let (process, ordinal) = events[Int(event)]
    let maker = processes[Int(process)]
    if maker.ordinal == 0 { return Choice(.performs, of: maker.name, Int(ordinal)) }
    return Choice(.delivers, of: maker.name, Int(maker.ordinal), copy: Int(maker.copy))
  }

  /// Whether a choice is what a label says.
  func isChoice(_ choice: Choice, _ label: Label) -> Bool {
    let process = processes[Int(label.process)]
    guard choice.kind == label.kind, choice.actor == process.name else { return false }
    return switch choice.kind {
    case .performs, .clock: true
    case .delivers, .drops, .duplicates, .fires:
      choice.ordinal == process.ordinal && choice.copy == process.copy
    }
  }

  func name(of process: Int32) -> String { processes[Int(process)].name }

  func identity(of process: Int32) -> Int { processes[Int(process)].identity }

  // MARK: Of another one

  /// The number of what has a number in another lineage.
  /// - Parameter known: the numbers of what has a lower one there.
  mutating func process(_ number: Int, in other: Lineage, _ known: [Int32]) -> Int32 {
    let process = other.processes[number]
    guard process.maker >= 0 else { return Int32(number) }
    let maker = known[Int(process.maker)]
    if process.copy > 0 { return copy(Int(process.copy), of: maker) }
    if process.ordinal > 0 { return thing(Int(process.ordinal), copy: 0, of: maker) }
    return actor(Int(process.place), of: maker) { process.name }
  }

  /// The number of an event that has one in another lineage, with what arrives in it.
  /// - Parameter known: the numbers of all processes of the other one.
  mutating func event(_ number: Int, in other: Lineage, _ known: [Int32]) -> Int32 {
    let (process, ordinal) = other.events[number]
    let mine = event(Int(ordinal), of: known[Int(process)])
    if messages.count < events.count { note(other.messages[number]) }
    return mine
  }

  private func identity(
    of maker: Int32, actor: Int = 0, thing: Int = 0, copy: Int = 0
  ) -> Int {
    var digest = Fingerprint()
    for number in [processes[Int(maker)].identity, actor, thing, copy] { digest.add(number) }
    return Int(truncatingIfNeeded: digest.words.0)
  }

  private mutating func add(_ process: Process) -> Int32 {
    processes.append(process)
    return Int32(processes.count - 1)
  }

  private static func put(_ number: Int32, _ place: Int, _ row: inout [Int32]) {
    while row.count <= place { row.append(-1) }
    row[place] = number
  }
}
