/// A program made up from a seed: the same seed, the same program, on every machine.
///
/// Its actors count, relay, wait with a deadline, fail, draw random numbers, set timers, spawn and
/// stop; the entries between let them move in every way there is.
struct GeneratedProgram {
  private var generator: SplitMix
  private var actors: [String] = []
  private(set) var entries: [String] = []

  init(seed: UInt64, length: Int = 40) {
    generator = SplitMix(state: seed)
    entries.append(Self.worker)
    for _ in 0..<3 { entries.append(spawn()) }
    while entries.count < length { entries.append(entry()) }
  }

  static let worker = """
    behavior Worker(k)
      var n = 0
      var seen = []
      at start: n = 1
      on Add(x): n = n + x * k
      on Relay(to, x) if x > 0: send to Relay(self, x - 1)
      on Relay(to, x): n = n + 1
      on Get: reply n
      on Slow(d): sleep d; reply n
      on Busy(d): work d; n = n + 1
      on Fetch(other): n = n + (await ask other Get within 2s otherwise 1)
      on Boom: fail "boom at {n}"
      on Draw: n = n + random(1000); print "drew", n
      on Later(d): after d send self Add(1)
      on Child: spawn Worker(k + 1)
      on Pass(to, m): forward to
      on Bye: stop
      at stop: print "bye from", k
      after each: seen = slice(seen + [n], -4, 4)
    end
    """

  private mutating func spawn() -> String {
    let name = "w\(actors.count)"
    actors.append(name)
    let supervision = pick(["", "", " supervised restart", " supervised resume limit 3"])
    return "spawn Worker(\(number(1...3)))\(supervision) as \(name)"
  }

  private mutating func entry() -> String {
    switch number(0...22) {
    case 0: return spawn()
    case 1...6: return "send \(pick(actors)) \(message())"
    case 7...8: return "let f\(pick(["a", "b"])) = ask \(pick(actors)) \(message())"
    case 9: return "print await ask \(pick(actors)) \(message()) within 3s otherwise \"late\""
    case 10...12: return "step"
    case 13: return "step \(number(1...9))"
    case 14: return "run \(number(1...30))"
    case 15: return "advance \(number(1...2500))ms"
    case 16: return pick(["schedule random", "schedule round-robin", "schedule oldest"])
    case 17: return pick(["seed \(number(0...99))", "let x = random(100)", "random(100)"])
    case 18: return "\(pick(["stop", "kill"])) \(pick(actors))"
    case 19: return "network \(pick(["mailbox", "causal", "fifo", "unordered"]))"
    case 20, 21: return "\(pick(["deliver", "drop", "duplicate"])) m\(number(1...30))"
    default: return "run"
    }
  }

  private mutating func message() -> String {
    switch number(0...12) {
    case 0: "Add(\(number(1...9)))"
    case 1: "Relay(\(pick(actors)), \(number(0...5)))"
    case 2: "Get"
    case 3: "Slow(\(number(1...4000))ms)"
    case 4: "Busy(\(number(1...900))ms)"
    case 5, 6: "Fetch(\(pick(actors)))"
    case 7: "Boom"
    case 8: "Draw"
    case 9: "Later(\(number(0...3))s)"
    case 10: "Child"
    case 11: "Pass(\(pick(actors)), 1)"
    default: pick(["Bye", "Unknown(1, [2.5, \"x\"])", "{a: 1}"])
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[number(0...choices.count - 1)]
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
