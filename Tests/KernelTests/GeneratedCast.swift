/// A cast made up from a seed, with some messages to begin with, that comes to an end whatever is done
/// in which order: it tells, asks and awaits, passes on, spawns, sets timers, sleeps, fails, stops and
/// kills.
struct GeneratedCast {
  private var generator: SplitMix
  private(set) var entries: [String] = []

  private static let names = ["a", "b", "c", "d"]

  init(seed: UInt64, messages: Int, hasTimers: Bool = true, killing: Bool = true) {
    generator = SplitMix(state: seed)
    entries = [Self.node, Self.kid]
    for name in Self.names {
      let supervision = pick(["", "", "", " supervised restart", " supervised resume limit 2"])
      entries.append("spawn Node\(supervision) as \(name)")
    }
    for name in Self.names { entries.append("send \(name) Meet([a, b, c, d])") }
    for _ in 0..<messages {
      let (name, message) = (pick(Self.names), message(hasTimers, killing))
      entries.append(number(0...3) == 0 ? "ask \(name) \(message)" : "send \(name) \(message)")
    }
  }

  private static let node = """
    behavior Node
      var peers = []
      var n = 0
      on Meet(others): peers = others
      on Tell(i, k) if k > 0:
        n = n + 1
        send peers[i] Tell((i + n) % 4, k - 1)
        if n % 2 == 0 then send peers[(i + 1) % 4] Tell(i, k - 2) end
      on Tell(i, k):
        n = n + 1
        print n
      on Ask(i, k) if k > 0:
        let x = await ask peers[i] Get within 1s otherwise 0
        n = n + x
        send peers[(i + x) % 4] Ask((i + 1) % 4, k - 1)
      on Hold(i):
        let f = ask peers[i] Get
        send peers[(i + 1) % 4] Tell(i, 1)
        n = n + (await f within 2s otherwise 1)
        n = n + (await f within 0s otherwise 1)
      on Get: reply n
      on Pass(i) if peers[i] != self: forward peers[i]
      on Pass(i): reply n
      on Later(i, d):
        after 1s send peers[i] Tell(i, 1)
        after d send peers[(i + 1) % 4] Get
        after 1s send self Tell(i, 0)
      on Nap(i):
        sleep 1s
        send peers[i] Tell(i, 1)
      on Child(i):
        let kid = spawn Kid(self, peers[i])
        send kid Go
      on Boom: fail "boom at {n}"
      on Halt(i):
        send peers[i] Tell(i, 0)
        stop peers[i]
      on Kill(i):
        n = n + 1
        kill peers[i]
      at stop:
        print "bye"
        send peers[0] Tell(2, 0)
    end
    """

  private static let kid = """
    behavior Kid(parent, other)
      var first = ask other Get
      at start: send parent Tell(0, 0)
      on Go:
        send other Tell(1, 1)
        let x = await first within 1s otherwise 2
        send parent Tell(x % 4, 0)
        stop
    end
    """

  private mutating func message(_ hasTimers: Bool, _ killing: Bool) -> String {
    let i = number(0...3)
    switch number(0...(hasTimers ? 13 : 11)) {
    case 0, 1: return "Tell(\(i), \(number(1...2)))"
    case 2, 3: return "Ask(\(i), \(number(1...2)))"
    case 4: return "Hold(\(i))"
    case 5: return "Get"
    case 6: return "Pass(\(i))"
    case 7: return "Child(\(i))"
    case 8: return pick(["Boom", "Unknown"])
    case 9: return "Halt(\(i))"
    case 10 where killing: return "Kill(\(i))"
    case 12: return "Later(\(i), \(number(0...2))s)"
    case 13: return "Nap(\(i))"
    default: return "Tell(\(i), 1)"
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[number(0...choices.count - 1)]
  }
}
