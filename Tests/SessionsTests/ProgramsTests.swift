import Diagnostics
import Foundation
import Sessions
import TestSupport
import Testing
import Typography

/// Programs that came with what they are to print; lines of theirs that begin with `warning:` show a
/// meaning, not a wording.
@Suite struct `The programs from outside` {
  /// Where a program says something else, and why.
  private static let differences: [String: Difference] = [
    "26_ask_cycle": Difference(
      "an error of yours goes where errors go, with its place",
      expected: [
        "26_ask_cycle.act:23:1: you wait for f5 from x, and nobody can move",
        "  await ask x Ping", "  ^^^^^^^^^^^^^^^^", "blocked: x waits for y (f6)",
        "blocked: y waits for x (f7)", "cycle: x waits for y waits for x",
      ]),
    "42_deadlock_self": Difference(
      "an error of yours goes where errors go, with its place",
      expected: [
        "42_deadlock_self.act:6:1: you wait for f1 from a, and nobody can move",
        "  await ask a \"x\"", "  ^^^^^^^^^^^^^^^", "blocked: a waits for a (f2)",
      ]),
  ]

  /// A known difference: what is said instead of the lines about who waits for whom.
  private struct Difference {
    var reason: Comment
    var expected: [String]

    init(_ reason: Comment, expected: [String]) {
      self.reason = reason
      self.expected = expected
    }
  }

  private static let folder = Bundle.module.bundleURL.appendingPathComponent("Programs")

  private static func names(ofType type: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".\(type)") }.map { String($0.dropLast(type.count + 1)) }
      .sorted()
  }

  private func text(_ name: String) throws -> String {
    try String(
      contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func lines(_ name: String) throws -> [String] {
    let all = try text(name).split(separator: "\n", omittingEmptySubsequences: false)
    return all.dropLast(all.last == "" ? 1 : 0).map(String.init)
  }

  @Test func `are all there`() {
    #expect(Self.names(ofType: "act").count == 30)
    #expect(Self.names(ofType: "out") == Self.names(ofType: "act"))
    #expect(Self.names(ofType: "normal").count == 4)
  }

  @Test(arguments: names(ofType: "act"))
  func `print what they are to print`(name: String) throws {
    var results: [String] = []
    var errors: [String] = []
    let session = Session.forScript { output in
      switch output {
      case .result(let line), .printed(let line): results.append(line.plain)
      case .diagnostic(let line): errors.append(line.plain)
      }
    }
    let source = Source(try text("\(name).act"), name: "\(name).act")
    let outcome = session.perform(script: source) { _ in .failed }
    session.finish()
    var expected = try lines("\(name).out")
    if let difference = Self.differences[name] {
      expected.removeAll { $0.hasPrefix("you wait for ") || $0.hasPrefix("blocked: ") }
      #expect(errors == difference.expected, difference.reason)
      #expect(outcome == .failed)
    } else {
      // The place of a failure in the source is no result.
      #expect(errors.allSatisfy { $0.hasPrefix("  ") })
      #expect(outcome == .done)
    }
    #expect(results == expected)
  }

  /// In normal, a failure is followed by two lines that show its place in the source.
  @Test(arguments: names(ofType: "normal"))
  func `say what happens`(name: String) throws {
    let typist = Typist()
    var entry = ""
    for line in try lines("\(name).act") {
      entry += entry.isEmpty ? line : "\n" + line
      if typist.session.isIncomplete(entry) { continue }
      typist.type(entry)
      entry = ""
    }
    #expect(entry.isEmpty)
    let said = typist.lines.filter { !$0.hasPrefix("> ") && !$0.hasPrefix(". ") && $0 != ">" }
    let isPlace = { (line: String) in
      line.hasPrefix("  Portfolio, line ")
        || line.allSatisfy { $0 == " " || $0 == "^" }
          && line.contains("^")
    }
    #expect(said.filter { !isPlace($0) } == (try lines("\(name).normal")))
    let failures = said.filter { $0.contains(" fails m") }.count
    #expect(said.filter(isPlace).count == 2 * failures)
  }
}
