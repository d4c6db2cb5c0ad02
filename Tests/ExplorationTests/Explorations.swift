import Foundation
import Kernel
import TestSupport
import Testing

@testable import Exploration
@testable import Sessions

/// Programs of the folder beside, and others, explored.
enum Explorations {
  /// The text of a program of the folder.
  static func text(_ name: String) throws -> String {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "act", subdirectory: "Programs"))
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// A session that has performed a program under a network.
  static func typist(_ program: String, network: Network = .mailbox) -> Typist {
    let typist = Typist()
    if network != .mailbox { typist.type("network \(network)") }
    for entry in entries(of: program) { typist.type(entry) }
    return typist
  }

  /// The entries of a program: definitions end with `end` at the margin.
  static func entries(of program: String) -> [String] {
    var entries: [String] = []
    var definition: [String] = []
    for line in program.split(separator: "\n").map(String.init) {
      if line.hasPrefix("#") { continue }
      if definition.isEmpty, !line.hasPrefix("behavior") {
        entries.append(line)
      } else {
        definition.append(line)
        if line == "end" {
          entries.append(definition.joined(separator: "\n"))
          definition = []
        }
      }
    }
    return entries
  }
}

extension Explorations {
  /// Senders of their own messages to one that keeps their order.
  static func senders(_ count: Int, messages: Int) -> String {
    var lines = [
      "behavior Keeper", "  var got = []", "  on other: got = got + [other]", "end",
      "behavior Sender(to, name)", "  on Go: for i in range(\(messages)) do send to M(name, i) end",
      "end", "spawn Keeper as c",
    ]
    for sender in 1...count {
      lines += ["spawn Sender(c, \(sender)) as s\(sender)", "send s\(sender) Go"]
    }
    return lines.joined(separator: "\n")
  }

  /// Explores to the end; nothing may have gone wrong on the way.
  static func explore(
    _ typist: Typist, _ plan: Plan = Plan(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Explorer {
    #expect(typist.outcome == .done, "\(typist.lines)", sourceLocation: sourceLocation)
    var explorer = Explorer(typist.session.simulator, plan: plan)
    while !explorer.run(1_000) {}
    #expect(explorer.record.blockedOrders == 0, sourceLocation: sourceLocation)
    #expect(explorer.record.missedPlans == 0, sourceLocation: sourceLocation)
    return explorer
  }
}

extension Plan {
  /// Every class by itself.
  static var plain: Plan {
    var plan = Plan()
    plan.mergesIndistinguishable = false
    return plan
  }
}
