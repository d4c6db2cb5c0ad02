import Actors
import Behaviors

/// What the lines of frames begin with.
///
/// To the worker:
///
///     behavior COUNT               its source follows, and has so many instructions
///     begin PLACE STATE CLOCK ROUNDS SELF SENDER TURN
///     MESSAGE                      begins a turn at an instruction
///     go PLACE STATE CLOCK ROUNDS SELF SENDER TURN
///     RESULT                       goes on with it; the result of the effect, if it has one
///     take PLACE STATE CLOCK ROUNDS SELF SENDER TURN
///     LOCAL …                      the same for a turn that began elsewhere: its locals come first
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
  static let behavior = Word("behavior")
  static let begin = Word("begin")
  static let go = Word("go")
  static let take = Word("take")
  static let work = Word("work")
  static let cut = Word("cut")
  static let handOver = Word("hand")
  static let ready = Word("ready")
  static let refused = Word("refused")
  static let worked = Word("worked")
  static let stack = Word("stack")
  static let goesOn = Word("+")
  static let fail = Word("fail")
  static let say = Word("say")

  /// The effect that a word stands for.
  static func effect(_ key: UInt64) -> Effect? { effects.first { $0.key == key }?.effect }

  /// The word of an effect.
  static func word(for effect: Effect) -> Word { words[Int(effect.rawValue)] }

  private static let words = Effect.allCases.map { word(spelling: $0) }
  private static let effects = Effect.allCases.map { (key: word(spelling: $0).key, effect: $0) }

  private static func word(spelling effect: Effect) -> Word {
    switch effect {
    case .pause: Word("pause")
    case .done: Word("done")
    case .result: Word("result")
    case .unhandled: Word("unhandled")
    case .fault: Word("fault")
    case .lastSend: Word("lastSend")
    case .send: Word("send")
    case .ask: Word("ask")
    case .spawn: Word("spawn")
    case .print: Word("print")
    case .concatenate: Word("concatenate")
    case .reply: Word("reply")
    case .forward: Word("forward")
    case .stop: Word("stop")
    case .stopSelf: Word("stopSelf")
    case .stopAll: Word("stopAll")
    case .kill: Word("kill")
    case .become: Word("become")
    case .sleep: Word("sleep")
    case .work: Word("work")
    case .after: Word("after")
    case .await: Word("await")
    case .look: Word("look")
    case .random: Word("random")
    }
  }
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
