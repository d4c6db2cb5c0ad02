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

  /// In bytes, with the rows of numbers that each process has.
  var memory: Int {
    processes.capacity * MemoryLayout<Process>.stride
      + events.capacity * (MemoryLayout<(Int32, Int32)>.stride + MemoryLayout<Int32>.stride)
  }

  /// The number of an actor.
  mutating func actor(_ index: Int, of parent: Int32, name: () -> String) -> Int32 {
    let row = processes[Int(parent)].actors
    if index < row.count, row[index] >= 0 { return row[index] }
    let number = add(Process(name: name()))
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
      original = add(Process(name: processes[Int(maker)].name, ordinal: Int32(ordinal)))
      Self.put(original, ordinal, &processes[Int(maker)].things)
    }
    return copy == 0 ? original : self.copy(copy, of: original)
  }

  private mutating func copy(_ copy: Int, of original: Int32) -> Int32 {
    let row = processes[Int(original)].copies
    if copy < row.count, row[copy] >= 0 { return row[copy] }
    let (name, ordinal) = (processes[Int(original)].name, processes[Int(original)].ordinal)
    let number = add(Process(name: name, ordinal: ordinal, copy: Int32(copy)))
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

  private mutating func add(_ process: Process) -> Int32 {
    processes.append(process)
    return Int32(processes.count - 1)
  }

  private static func put(_ number: Int32, _ place: Int, _ row: inout [Int32]) {
    while row.count <= place { row.append(-1) }
    row[place] = number
  }
}
