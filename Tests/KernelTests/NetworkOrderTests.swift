import Sessions
import TestSupport
import Testing

/// The order of arrivals against what happened before what, computed anew from the trace.
@Suite struct `What the network promises` {
  @Test(arguments: ["causal", "fifo", "unordered"], UInt64(1)...12)
  func `is kept in any order of events`(network: String, seed: UInt64) throws {
    let arrivals = try arrivals(network, seed)
    #expect(arrivals.count > 30)
    var inversions = 0
    for (index, later) in arrivals.enumerated() {
      for earlier in arrivals[..<index] where earlier.receiver == later.receiver {
        guard later.sending.number < earlier.sending.number else { continue }
        inversions += 1
        if network != "unordered" { #expect(earlier.sending.actor != later.sending.actor) }
        if network == "causal" {
          #expect(!earlier.sending.past.contains(later.sending.number), "\(earlier) \(later)")
        }
      }
    }
    // Otherwise nothing has been shown.
    #expect(inversions > 0)
  }

  private struct Sending {
    var number: Int
    var actor: String
    /// The events that came before it.
    var past: Set<Int>
  }

  private struct Arrival {
    var receiver: String
    var sending: Sending
  }

  /// What arrives in a generated run under a network, in order.
  private func arrivals(_ network: String, _ seed: UInt64) throws -> [Arrival] {
    let typist = Typist()
    for entry in program(network, seed) { typist.type(entry) }
    #expect(typist.outcome == .done)
    let trace = typist.answer(to: "trace 100000")
    var pasts: [Int: Set<Int>] = [:]
    var actors: [Int: String] = [:]
    var latest: [String: Int] = [:]
    var arrivals: [Arrival] = []
    for line in trace {
      let match = try #require(
        line.firstMatch(of: /^e(\d+) +\S+ +(\S+) +(.*?)(?:  because of e(\d+))?$/), "\(line)")
      let number = try #require(Int(match.1))
      let actor = String(match.2)
      let cause = match.4.flatMap { Int($0) }
      actors[number] = actor
      var before: Set<Int> = []
      let isArrival = match.3.hasSuffix("in the mailbox now")
      // An arrival is the network's, not the receiver's.
      for event in [cause, isArrival ? nil : latest[actor]].compactMap({ $0 }) {
        before.formUnion(pasts[event, default: []])
        before.insert(event)
      }
      pasts[number] = before
      if !isArrival { latest[actor] = number }
      guard isArrival, let cause, let sender = actors[cause] else { continue }
      arrivals.append(
        Arrival(
          receiver: actor,
          sending: Sending(number: cause, actor: sender, past: pasts[cause, default: []])))
    }
    return arrivals
  }

  /// Actors that tell each other and ask each other, let loose by a seed.
  private func program(_ network: String, _ seed: UInt64) -> [String] {
    var generator = SplitMix(state: seed)
    let names = ["a", "b", "c", "d"]
    var entries = [
      """
      behavior Node
        var peers = []
        on Meet(others):  peers = others
        on Tell(k) if k > 0:
          send peers[random(4)] Tell(k - 1)
          send peers[random(4)] Tell(k - 2)
        on Ask(k) if k > 0:
          let answer = await ask peers[random(4)] Get within 1s otherwise 0
          send peers[random(4)] Tell(k - 1)
        on Get: reply 1
        on _: let n = 1
      end
      """
    ]
    entries += names.map { "spawn Node as \($0)" }
    entries += names.map { "send \($0) Meet([a, b, c, d])" }
    entries += ["run", "network \(network)", "seed \(seed)", "schedule random"]
    for _ in 0..<8 {
      let name = names.randomElement(using: &generator) ?? "a"
      entries.append("send \(name) \(Bool.random(using: &generator) ? "Tell" : "Ask")(4)")
    }
    return entries + ["show quiet", "run"]
  }
}
