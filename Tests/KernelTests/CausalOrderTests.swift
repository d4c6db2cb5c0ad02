import Actors
import Foundation
import Kernel
import Testing
import Tracing

@testable import Sessions

@Suite struct `What happens before what` {
  static let networks = ["mailbox", "causal", "fifo", "unordered"]

  /// Runs a cast, and gives what happened, with the stamps.
  static func run(
    _ seed: UInt64, network: String = "mailbox", schedule: UInt64, messages: Int = 6,
    drops: Bool = false
  ) -> (session: Session, events: [Event], stamps: [Stamp]) {
    let session = Session.forPrompt(output: { _ in })
    let cast = GeneratedCast(seed: seed, messages: messages)
    for entry in cast.entries.prefix(10) { _ = session.submit(entry) }
    _ = session.submit("run")
    for entry in ["network \(network)", "schedule random", "seed \(schedule)"] {
      #expect(session.submit(entry) == .done)
    }
    for entry in cast.entries.dropFirst(10) { #expect(session.submit(entry) == .done) }
    if drops {
      for number in 5...7 {
        _ = session.submit("\(number % 2 == 0 ? "drop" : "duplicate") m\(number)")
        _ = session.submit("step 3")
      }
    }
    _ = session.submit("run")
    var events: [Event] = []
    var stamps: [Stamp] = []
    session.tellStamps(upTo: .max) { event, stamp in
      events.append(event)
      stamps.append(stamp)
      return true
    }
    return (session, events, stamps)
  }

  /// What happened, for whoever looks for a mistake.
  static func trace(_ session: Session) -> String {
    var lines: [String] = []
    session.tell(from: 1) { _, event, number in
      lines.append(
        "e\(number) \(event.kind) of \(event.actor.index), \(event.peer.index) m\(event.message) "
          + "f\(event.future.number) e\(event.cause) \(event.amount) at \(event.time)")
      return true
    }
    return lines.joined(separator: "\n")
  }

  /// Every pair of events of some casts under each network; more with REHEARSE_CASTS.
  @Test(arguments: networks)
  func `is what clocks, chains and a look at all pairs agree on`(network: String) {
    for seed in CastSeeds.few(12) {
      let (session, events, stamps) = Self.run(
        seed, network: network, schedule: seed % 7, drops: network != "mailbox" && seed % 2 == 0)
      #expect(events.count > 20 && events.count < 4_000)
      let naive = NaiveOrder(events)
      var graph = CausalGraph(from: 1)
      for stamp in stamps { graph.add(stamp) }
      var pasts: [Places] = []
      var wrong: [String] = []
      for (place, stamp) in stamps.enumerated() {
        var past = Places(stamps.count)
        for predecessor in stamp.predecessors {
          past.insert(predecessor.event - 1)
          past.formUnion(pasts[predecessor.event - 1])
          if stamps[predecessor.event - 1].lamport >= stamp.lamport { wrong.append("lamport") }
        }
        pasts.append(past)
        let graphPast = graph.past(of: place + 1)
        for earlier in 0..<place {
          let expected =
            network == "causal"
            ? past.contains(earlier) : naive.happensBefore(earlier, place)
          if past.contains(earlier) != expected { wrong.append("e\(earlier + 1) e\(place + 1)") }
          if graphPast[earlier] != expected { wrong.append("past e\(earlier + 1) e\(place + 1)") }
          // What the causal network keeps besides is more than the rules without it.
          if network == "causal", !expected, naive.happensBefore(earlier, place) {
            wrong.append("naive e\(earlier + 1) e\(place + 1)")
          }
          if let told = stamps[earlier].happensBefore(stamp), told != expected {
            wrong.append("clock e\(earlier + 1) e\(place + 1)")
          }
        }
      }
      for (one, other) in [(1, 9), (3, 14), (7, 20), (12, events.count), (5, events.count)] {
        let path = graph.path(from: one, to: other)
        if (path != nil) != pasts[other - 1].contains(one - 1) {
          wrong.append("path \(one) \(other)")
        }
        for (a, b) in zip(path ?? [], (path ?? []).dropFirst())
        where !pasts[b.event - 1].contains(a.event - 1) {
          wrong.append("link \(a.event) \(b.event)")
        }
      }
      #expect(wrong.isEmpty, "seed \(seed) \(network): \(wrong.prefix(5))\n\(Self.trace(session))")
    }
  }

  /// Other schedules of the same casts under each network.
  @Test(arguments: networks)
  func `is so in every other order, too`(network: String) {
    var compared = 0
    for seed in CastSeeds.few(8) {
      let (session, events, stamps) = Self.run(seed, network: network, schedule: 1)
      let views = Views(events, session).keys
      let places = Dictionary(
        views.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
      #expect(places.count == views.count, "seed \(seed): two events with one view")
      var graph = CausalGraph(from: 1)
      for stamp in stamps { graph.add(stamp) }
      let pasts = events.indices.map { graph.past(of: $0 + 1) }
      for schedule in UInt64(2)...4 {
        let (other, otherEvents, _) = Self.run(seed, network: network, schedule: schedule)
        // The places in the first run of what happened in both, in the order of the second.
        let common = Views(otherEvents, other).keys.compactMap { places[$0] }
        var wrong: [String] = []
        for (index, place) in common.enumerated() {
          for earlier in common[..<index] where earlier > place && pasts[earlier][place] {
            wrong.append("e\(place + 1) e\(earlier + 1)")
          }
        }
        compared += common.count
        #expect(
          wrong.isEmpty,
          "seed \(seed) \(network) \(schedule): \(wrong.prefix(5))\n\(Self.trace(session))\nother\n\(Self.trace(other))"
        )
      }
    }
    #expect(compared > 90)
  }
}

enum CastSeeds {
  /// As many seeds as the environment wants, or a few.
  static func few(_ few: UInt64) -> Range<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["REHEARSE_CASTS_FROM"].flatMap { UInt64($0) } ?? 0
    return first..<first + (environment["REHEARSE_CASTS"].flatMap { UInt64($0) } ?? few)
  }
}

/// A set of places.
struct Places {
  private var words: [UInt64]

  init(_ count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  mutating func formUnion(_ other: Places) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func contains(_ place: Int) -> Bool { words[place >> 6] & 1 << UInt64(place & 63) != 0 }
}
