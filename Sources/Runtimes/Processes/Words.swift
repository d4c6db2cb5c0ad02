import Actors

/// What the lines of frames begin with.
///
/// To the worker:
///
///     behavior COUNT               its source follows, and has so many instructions
///     begin PLACE STATE CLOCK ROUNDS SELF SENDER TURN
///     MESSAGE                      begins a turn at an instruction
///     go PLACE STATE CLOCK ROUNDS SELF SENDER TURN
///     RESULT                       goes on with it; the result of the effect, if it has one
///     work ROUNDS                  computes
///     cut                          computes no longer
///     hand over                    gives what is on the stack, since others go on with the turn
///
/// From the worker:
///
///     ready
///     refused                      the reason follows
///     send PLACE ROUNDS TURN       an effect and its operands, one a line; with `+` at the end when
///                                  the worker has gone on without an answer
///     fault PLACE ROUNDS TURN      followed by `fail VALUE` or `say "WORDS"`
///     worked LEFT                  so many rounds were not wanted any more
///     stack                        and what is on it, one a line
///
/// In both, `=N VALUE` gives a state variable another value.
enum Words {
  static let behavior = "behavior"
  static let begin = "begin"
  static let go = "go"
  static let work = "work"
  static let cut = "cut"
  static let handOver = "hand"
  static let ready = "ready"
  static let refused = "refused"
  static let worked = "worked"
  static let stack = "stack"
  static let goesOn = "+"
  static let fail = "fail "
  static let say = "say "
}

extension ValueWriter {
  /// Writes actors as their names, `#` and their numbers.
  static func forFrames(
    _ symbols: Symbols, _ name: @escaping (ActorID) -> String
  ) -> ValueWriter {
    ValueWriter(symbols: symbols) { "\(name($0))#\($0.index)" }
  }
}

/// A line that gives a state variable a value.
struct SlotLine {
  let slot: Int
  let literal: Substring

  init?(_ line: Substring) {
    let bytes = line.utf8
    guard bytes.first == UInt8(ascii: "="), let blank = bytes.firstIndex(of: UInt8(ascii: " ")),
      let slot = Int(Substring(bytes[bytes.index(after: bytes.startIndex)..<blank]))
    else { return nil }
    self.slot = slot
    literal = Substring(bytes[bytes.index(after: blank)...])
  }

  static func text(_ slot: Int, _ literal: String) -> String { "=\(slot) \(literal)" }
}

extension Value {
  /// Whether it is the very same: the same plain value, or the same object.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.duration(let a), .duration(let b)): a == b
    case (.tag(let a), .tag(let b)): a == b
    case (.actor(let a), .actor(let b)): a == b
    case (.future(let a), .future(let b)): a == b
    case (.signal, .signal): self == other
    case (.text(let a), .text(let b)): a === b
    case (.list(let a), .list(let b)): a === b
    case (.map(let a), .map(let b)): a === b
    case (.message(let a), .message(let b)): a === b
    default: false
    }
  }
}
