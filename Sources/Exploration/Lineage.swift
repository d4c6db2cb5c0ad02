/// Numbers for what moves, that do not depend on the order: actors, messages and timers by who made
/// them and as which of their things. They are given out when first met and stay for all orders.
struct Lineage {
  /// What makes things and has choices.
  private struct Process {
    /// The full name of an actor; of a message or a timer, of the actor that made it.
    var name: String
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

  private var processes: [Process] = [Process(name: "you"), Process(name: "you")]
  /// Whose and which choice each event is.
  private(set) var events: [(process: Int32, ordinal: Int32)] = []

  static let you: Int32 = 0
  static let clock: Int32 = 1

  var eventCount: Int { events.count }

  /// The number of an actor.
  mutating func actor(_ index: Int, of parent: Int32, name: () -> String) -> Int32 {
    if let known = known(\.actors, index, of: parent) { return known }
    return add(Process(name: name()), \.actors, index, of: parent)
  }

  /// The number of a message or a timer.
  mutating func thing(_ ordinal: Int, copy: Int, of maker: Int32) -> Int32 {
    let name = processes[Int(maker)].name
    let original =
      known(\.things, ordinal, of: maker)
      ?? add(Process(name: name, ordinal: Int32(ordinal)), \.things, ordinal, of: maker)
    if copy == 0 { return original }
    return known(\.copies, copy, of: original)
      ?? add(
        Process(name: name, ordinal: Int32(ordinal), copy: Int32(copy)), \.copies, copy,
        of: original)
  }

  /// The number of a choice that a process makes.
  mutating func event(_ ordinal: Int, of process: Int32) -> Int32 {
    if let known = known(\.events, ordinal, of: process) { return known }
    events.append((process, Int32(ordinal)))
    return put(Int32(events.count - 1), \.events, ordinal, of: process)
  }

  /// The arrival that an event is, as a choice.
  func choice(ofEvent process: Int32, _ ordinal: Int32) -> Choice {
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

  private func known(_ row: KeyPath<Process, [Int32]>, _ place: Int, of owner: Int32) -> Int32? {
    let row = processes[Int(owner)][keyPath: row]
    guard place < row.count, row[place] >= 0 else { return nil }
    return row[place]
  }

  private mutating func add(
    _ process: Process, _ row: WritableKeyPath<Process, [Int32]>, _ place: Int, of owner: Int32
  ) -> Int32 {
    processes.append(process)
    return put(Int32(processes.count - 1), row, place, of: owner)
  }

  private mutating func put(
    _ number: Int32, _ row: WritableKeyPath<Process, [Int32]>, _ place: Int, of owner: Int32
  ) -> Int32 {
    while processes[Int(owner)][keyPath: row].count <= place {
      processes[Int(owner)][keyPath: row].append(-1)
    }
    processes[Int(owner)][keyPath: row][place] = number
    return number
  }
}
