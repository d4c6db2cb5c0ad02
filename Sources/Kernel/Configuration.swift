package import Actors
package import Behaviors

/// All there is on the stage at one moment: every actor, its state and mail, what is promised and
/// what the clock will bring (Agha, "Actors", 1986). It behaves as a value: a copy shares nothing
/// that changes.
package struct Configuration: ~Copyable {
  /// The code; shared by all copies, since it only grows.
  package let program: Program
  /// What stands for the code of `you`, who have none.
  let yourCode: Code
  var actors = Slab<ActorRecord>()
  /// The state variables of all actors but `you`, each actor's in one piece.
  var slots = Slab<Value>()
  /// The variables of the prompt.
  package internal(set) var yourSlots = Slab<Value>()
  /// The messages in all mailboxes, and the value of each.
  var envelopes = Slab<EnvelopeRecord>()
  var letters = Slab<Value>()
  /// The first free envelope record; -1 when all are in use.
  var freeEnvelope: Int32 = -1
  /// How many envelopes are in use.
  var mailCount = 0
  /// In which order messages arrive.
  package internal(set) var network = Network.mailbox
  /// What has been sent and has not arrived, in order of sending; empty under `mailbox`.
  var flights = Flights()
  var causality = Causality()
  var futures = FutureTable()
  var suspensions: [Suspension?] = []
  var freeSuspensions: [Int32] = []
  var timers = Heap<TimerRecord>()
  var ready = ReadyQueue()
  var names = Names()
  /// The code that `spawn` finds under each behavior's name: symbol to place in the program.
  var definitions: [Int32: Int32] = [:]
  /// The parameters of supervised actors, for a restart.
  var parameters: [Int32: [Value]] = [:]
  /// When actors were restarted whose limit is one within some time.
  var restartWindows: [Int32: RestartWindow] = [:]
  /// The random numbers of the actors that have drawn any.
  var randomSources: [Int32: RandomSource] = [:]
  /// Living actors in order of starting; those at the end that are gone may already be removed.
  var startOrder = Slab<Int32>()
  var failures: [Failure] = []
  /// Failures that did not fit into `failures`.
  var unkeptFailures = 0

  /// Virtual time in microseconds.
  package internal(set) var clock = 0
  /// The event with which the clock last let something happen; 0 before the first.
  var clockEvent = 0
  /// How often it was moved by choice.
  package internal(set) var clockMoves = 0
  package internal(set) var seed: UInt64 = 0
  /// How many messages there have been; the last one's number.
  package internal(set) var messageCount = 0
  /// Counts timers and suspensions, to tell and order them.
  var serial = 0

  package init(program: Program) {
    self.program = program
    yourCode = Code()
    actors.append(
      ActorRecord(
        behavior: -1, parent: 0, ordinal: 0, spawnIndex: 0, slotBase: 0, state: -1, status: .idle,
        code: Unmanaged.passUnretained(yourCode)))
  }

  private init(copying other: borrowing Configuration) {
    program = other.program
    yourCode = other.yourCode
    take(over: other)
  }

  /// A configuration that goes its own way from here.
  package func copy() -> Configuration {
    Configuration(copying: self)
  }

  /// How many records a copy has to copy.
  package var size: Int {
    actors.count + slots.count + envelopes.count + flights.count + futures.count + timers.count + 16
  }

  /// How much memory a copy needs in bytes, without the values that copies share.
  package var memory: Int {
    actors.count * MemoryLayout<ActorRecord>.stride
      + (slots.count + yourSlots.count + letters.count) * MemoryLayout<Value>.stride
      + envelopes.count * MemoryLayout<EnvelopeRecord>.stride
      + flights.count * MemoryLayout<Flight>.stride
      + suspensions.count * MemoryLayout<Suspension?>.stride
      + futures.count * MemoryLayout<FutureRecord>.stride
      + timers.count * MemoryLayout<TimerRecord>.stride + MemoryLayout<Configuration>.stride
  }

  // MARK: Code

  func code(of actor: ActorID) -> Code {
    actors[Int(actor.index)].code.takeUnretainedValue()
  }

  /// Lets `spawn` find a behavior under its name from now on.
  package mutating func define(_ name: Symbol, as behavior: Int32) {
    definitions[name.index] = behavior
  }

  /// The code that `spawn` finds under a name.
  package func definition(_ name: Symbol) -> Code? {
    definitions[name.index].map { program.codes[Int($0)] }
  }

  /// The names of all behaviors that can be spawned, in the order in which they were first named.
  package var definedNames: [String] {
    definitions.keys.sorted().map { program.symbols[Symbol($0)] }
  }

  // MARK: The prompt's variables

  /// Makes room for variables of the prompt, up to a number of them.
  package mutating func reserveYourSlots(_ count: Int) {
    if count > yourSlots.count {
      yourSlots.append(repeating: .none, count: count - yourSlots.count)
    }
  }

  /// Gives a variable of the prompt its value; there must be room for it.
  package mutating func setYourSlot(_ slot: Int, to value: Value) {
    yourSlots[slot] = value
  }

  // MARK: Mailboxes

  /// Puts an envelope at the end of a mailbox.
  @inline(__always)
  mutating func enqueue(_ envelope: EnvelopeRecord, _ value: consuming Value, for actor: ActorID) {
    let place: Int32
    if freeEnvelope >= 0 {
      place = freeEnvelope
      let free = envelopes.place(of: Int(place))
      freeEnvelope = free.pointee.next
      free.initialize(to: envelope)
      // A letter that is free is none, and needs no release.
      letters.place(of: Int(place)).initialize(to: value)
    } else {
      place = Int32(truncatingIfNeeded: envelopes.count)
      envelopes.append(envelope)
      letters.append(value)
    }
    mailCount &+= 1
    let record = actors.place(of: Int(actor.index))
    let tail = record.pointee.tail
    if tail >= 0 {
      envelopes[Int(tail)].next = place
    } else {
      record.pointee.head = place
    }
    record.pointee.tail = place
    record.pointee.waiting &+= 1
  }

  /// The first envelope of a mailbox that is not empty.
  @inline(__always)
  func firstEnvelope(of actor: ActorID) -> EnvelopeRecord {
    envelopes[Int(actors[Int(actor.index)].head)]
  }

  /// Takes the first envelope of a mailbox that is not empty away and gives its value.
  @inline(__always)
  mutating func dequeue(from actor: ActorID) -> Value {
    let record = actors.place(of: Int(actor.index))
    let place = record.pointee.head
    let taken = envelopes.place(of: Int(place))
    let letter = letters.place(of: Int(place))
    let next = taken.pointee.next
    record.pointee.head = next
    if next < 0 { record.pointee.tail = -1 }
    record.pointee.waiting &-= 1
    taken.pointee.next = freeEnvelope
    freeEnvelope = place
    let value = letter.move()
    letter.initialize(to: .none)
    mailCount &-= 1
    if mailCount == 0, envelopes.count > Self.keptEnvelopes { forgetEnvelopes() }
    return value
  }

  /// Free envelopes that are kept when all are free, rather than copied with every copy.
  private static let keptEnvelopes = 1_000

  private mutating func forgetEnvelopes() {
    envelopes.forgetAll()
    letters.forgetAll()
    freeEnvelope = -1
  }
}
