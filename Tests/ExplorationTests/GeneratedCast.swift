import Exploration

/// A small cast made up from a seed, in which a few messages race.
struct GeneratedCast {
  private var generator: SplitMix
  private(set) var entries: [String] = []
  private(set) var faults = NetworkFaults()
  private var actors = ["a", "b", "c"]
  /// Whether messages travel. Then a stop to who has stopped is not even sent, and there is one class
  /// less than the count of all orders says.
  private var travels = false

  init(seed: UInt64) {
    generator = SplitMix(state: seed)
    let hasKill = number(0...5) == 0
    let network = pick(["mailbox", "mailbox", "causal", "fifo", "unordered"])
    travels = network != "mailbox"
    if network != "mailbox" {
      entries.append("network \(network)")
      if number(0...2) == 0 { faults.drops = number(1...2) }
      if number(0...5) == 0 { faults.duplicates = 1 }
    }
    entries.append(Self.behavior(hasKill: hasKill))
    if number(0...2) == 0 { actors.removeLast() }
    for (index, actor) in actors.enumerated() {
      let supervision = pick(["", "", "", " supervised restart", " supervised resume"])
      entries.append("spawn Node(\(index + 2))\(supervision) as \(actor)")
    }
    for _ in 0..<number(2...4) {
      entries.append("send \(pick(actors)) \(message(hasKill: hasKill))")
    }
    if number(0...3) == 0 { entries.append("let f = ask \(pick(actors)) Get") }
  }

  private static func behavior(hasKill: Bool) -> String {
    """
    behavior Node(k)
      var n = k
      var friend = none
      on Add(x):         n = n * 2 + x
      on Tell(to, x):    send to Add(x)
      on Two(p, q):      send p Add(k); n = n + 1; send q Add(k)
      on Get:            reply n
      on Fetch(o):       n = n + (await ask o Get otherwise 100)
      on Hurry(o):       n = n + (await ask o Slow within 1s otherwise 50)
      on Slow:           sleep 2s; reply n
      on Pass(to) if n < 100:
        n = n + 100
        forward to
      on Pass(to):       reply n
      on Through(o, to): n = n + len("{await ask o Pass(to) otherwise 7}")
      on Child(to):
        let w = spawn Node(k + 10)
        send w Tell(to, 3)
        send to Add(5)
      on Later(to, d):   after d send to Add(7)
      on Nap(to):        sleep 1s; send to Add(k)
      on Bye:            send self Add(1); stop
      on Stop(o):        stop o
      on Boom:           fail "boom at {n}"
      on Say(to):        print "says", n; send to Add(1)
      on Meet(o, to):    friend = o; send to Add(2)
    \(hasKill ? "  on Kill(o):        kill o; n = n + 1" : "")
      at failure:        print "failed"
      at stop:
        if friend != none then
          n = n + (await ask friend Get otherwise 100)
          send friend Add(n)
        end
        print "ends", n
    end
    """
  }

  private mutating func message(hasKill: Bool) -> String {
    let p = pick(actors)
    let q = pick(actors)
    if hasKill, number(0...3) == 0 { return "Kill(\(p))" }
    switch number(0...17) {
    case 0: return "Add(\(number(1...2)))"
    case 1, 2: return "Tell(\(p), \(number(1...2)))"
    case 3, 4: return "Two(\(p), \(q))"
    case 5, 6: return "Fetch(\(p))"
    case 7: return "Hurry(\(p))"
    case 8: return "Through(\(p), \(q))"
    case 9: return "Child(\(p))"
    case 10: return "Later(\(p), \(number(1...2))s)"
    case 11: return "Nap(\(p))"
    case 12: return "Bye"
    case 13: return travels ? "Get" : "Stop(\(p))"
    case 14: return "Boom"
    case 15, 16: return "Meet(\(p), \(q))"
    default: return "Say(\(p))"
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
