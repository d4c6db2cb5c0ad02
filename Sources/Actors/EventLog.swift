/// The latest events, in a ring that is written over again, so that a long run costs no new memory.
///
/// The value of a message is held by its arrival; a `received` recorded without it finds it there.
/// What needs no memory management lies apart from the values, so that writing it is a plain store.
package struct EventLog: ~Copyable {
  /// An event without its value.
  package struct Record: BitwiseCopyable {
    package var kind: Event.Kind
    /// Whether the value beside it is its own and not that of an event overwritten.
    fileprivate var hasValue: Bool
    package var actor: ActorID
    package var peer: ActorID
    package var future: FutureID
    package var time: Int
    package var cause: Int
    package var message: Int
    package var amount: Int
  }

  private let records: UnsafeMutablePointer<Record>
  /// The values of the events held; those of others are left until they are overwritten.
  private let values: UnsafeMutablePointer<Value>
  private let capacity: Int
  /// The number the next event gets.
  package private(set) var next = 1
  /// No event before this one is held.
  private var floor = 1
  /// The number of the first event since the log was empty.
  private var start = 1

  /// The number of the oldest event still held; equals `next` when none is.
  private var oldest: Int { max(floor, next &- capacity) }

  /// The number of the first event that can be looked up; equals `next` when none can.
  ///
  /// Once the ring is written over, that is only its newer half: an event in it finds the value of
  /// its message in the older half, if it does not hold it itself.
  package var first: Int {
    oldest == start ? start : min(next, oldest + capacity / 2)
  }

  /// Whether an event that happens now may leave its value to an earlier one.
  package func holdsForLong(_ number: Int) -> Bool {
    number >= oldest && number >= next &- capacity &>> 1
  }

  /// A log that holds the last `capacity` events, a power of two.
  package init(capacity: Int) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0)
    self.capacity = capacity
    records = .allocate(capacity: capacity)
    values = .allocate(capacity: capacity)
    values.initialize(repeating: .none, count: capacity)
  }

  deinit {
    values.deinitialize(count: capacity)
    records.deallocate()
    values.deallocate()
  }

  /// A log of the same events that goes its own way from here.
  package func copy() -> EventLog {
    var other = EventLog(capacity: capacity)
    other.floor = oldest
    other.start = start
    other.next = next
    for number in oldest..<next {
      other.records[place(number)] = records[place(number)]
      other.values[place(number)] = values[place(number)]
    }
    return other
  }

  private func place(_ number: Int) -> Int { number & (capacity &- 1) }

  /// Adds an event without a value and gives its number.
  @discardableResult
  @inline(__always)
  package mutating func append(
    _ kind: Event.Kind, actor: ActorID, peer: ActorID, future: FutureID, time: Int, cause: Int,
    message: Int, amount: Int
  ) -> Int {
    append(
      Record(
        kind: kind, hasValue: false, actor: actor, peer: peer, future: future, time: time,
        cause: cause, message: message, amount: amount))
  }

  /// Gives the event added last a value, that of a cell, if it was added without one.
  @inline(__always)
  package mutating func amendLast(with value: UnsafeMutablePointer<Value>) {
    let place = place(next &- 1)
    (values + place).clear()
    (values + place).initialize(copying: value)
    records[place].hasValue = true
  }

  /// Adds an event with a value and gives its number.
  @discardableResult
  @inline(__always)
  package mutating func append(
    _ kind: Event.Kind, actor: ActorID, peer: ActorID, future: FutureID, time: Int, cause: Int,
    message: Int, amount: Int, value: Value
  ) -> Int {
    let cell = values + place(next)
    cell.clear()
    cell.initialize(keeping: value)
    return append(
      Record(
        kind: kind, hasValue: true, actor: actor, peer: peer, future: future, time: time,
        cause: cause, message: message, amount: amount))
  }

  @inline(__always)
  private mutating func append(_ record: Record) -> Int {
    let number = next
    (records + place(number)).initialize(to: record)
    next = number &+ 1
    return number
  }

  /// The event of a number, or nil when it is not held.
  package subscript(number: Int) -> Event? {
    guard number >= first && number < next else { return nil }
    let record = records[place(number)]
    var value = record.hasValue ? values[place(number)] : .none
    if record.kind.repeatsValue, record.cause >= oldest, !record.hasValue {
      value = values[place(record.cause)]
    }
    return Event(
      record.kind, actor: record.actor, peer: record.peer, future: record.future,
      time: record.time, cause: record.cause, message: record.message, amount: record.amount,
      value: value)
  }

  /// The event of a number that is held, without its value.
  @inline(__always)
  package func record(_ number: Int) -> Record {
    precondition(number >= oldest && number < next)
    return records[place(number)]
  }

  /// The value that the event of a number holds itself; none if it holds none.
  package func value(of number: Int) -> Value {
    precondition(number >= oldest && number < next)
    return records[place(number)].hasValue ? values[place(number)] : .none
  }

  /// Forgets everything from an event on; the next one gets its number.
  package mutating func truncate(to number: Int) {
    floor = oldest
    next = min(next, max(number, floor))
    if next == floor {
      next = number
      floor = number
      start = number
    }
  }
}

extension Event.Kind {
  /// Whether the event's value is that of its cause.
  fileprivate var repeatsValue: Bool {
    switch self {
    case .received: true
    default: false
    }
  }
}
