/// A cast made from a seed.
package struct GeneratedCast {
  private var state: UInt64
  /// What is typed, entries apart by an empty line.
  package private(set) var program = ""

  /// - Parameter isSteady: whether what is done does not depend on who comes first.
  package init(seed: UInt64, isSteady: Bool) {
    state = seed
    let more = isSteady ? "" : Self.unsteady
    var entries = [
      """
      behavior Worker(next, k)
        var n = 0
        at start: work 300us
        on Job(d): work d; n = n + 1
        on Nap(d): sleep d; work 100us
        on Relay(m): if next != none then send next m end
        on Ask(d): if next != none then let x = await ask next Get(d) end; work d
        on Get(d): work d; reply [n, "some text"]
        on Boom(d): work d; fail "on purpose"
        on Try(d): if next != none then print await ask next Boom(d) otherwise "no" end
        on Child(d): let c = spawn Worker(none, k); send c Job(d); let x = await ask c Get(d)
        on Later(d): after d send self Job(d)
        on Fail(d): work d; fail "on purpose"\(more)
      end
      """
    ]
    let count = draw(1...6)
    for index in 0..<count {
      // Only to those before it, so that no two wait for each other.
      let next = index == 0 ? "none" : "w\(draw(0...index - 1))"
      let supervision = pick(["", " supervised resume", " supervised restart"])
      // A failure would drop mail that comes later or not, or forget what was counted before it.
      let kind = isSteady ? " supervised resume" : supervision
      entries.append("spawn Worker(\(next), \(index))\(kind) as w\(index)")
    }
    for _ in 0..<draw(3...20) {
      entries.append("send w\(draw(0...count - 1)) \(message(isSteady: isSteady))")
    }
    if draw(0...2) == 0 { entries.append("run \(draw(1...5))") }
    program = entries.joined(separator: "\n\n")
  }

  private static let unsteady = """

      on Stop: stop
      on Kill: if next != none then kill next end
      on Wait(d): let x = await ask next Get(d) within 2ms otherwise none
      at failure(reason): send self Job(1ms)
      at stop: work 200us
    """

  private mutating func message(isSteady: Bool) -> String {
    let length = "\(draw(1...9000))us"
    let plain = ["Job", "Nap", "Ask", "Get", "Child", "Later", "Fail", "Try", "Boom"].map {
      "\($0)(\(length))"
    }
    let more = isSteady ? [] : ["Stop", "Kill", "Wait(\(length))", "Unknown"]
    let chosen = pick(plain + more)
    return draw(0...3) == 0 ? "Relay(\(chosen))" : chosen
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[draw(0...choices.count - 1)]
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.count))
  }
}
