import Diagnostics
import Foundation
import Sessions
import Testing
import Typography

/// The scenarios recorded on Pykka, in our language, and the table that tells where the two differ.
@Suite struct `Conformance with Pykka` {
  private static let folder = Bundle.module.bundleURL.appendingPathComponent("Scenarios")

  private static func names(ofType type: String) -> [String] {
    // Without the folder there are no names, and the first test fails.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".\(type)") }.map { String($0.dropLast(type.count + 1)) }
      .sorted()
  }

  private func lines(_ name: String) throws -> [String] {
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  // MARK: What happens

  @Test(arguments: names(ofType: "act"))
  func `a scenario prints what it must`(name: String) throws {
    let text = try lines("\(name).act").joined(separator: "\n")
    var results: [String] = []
    var errors: [String] = []
    let session = Session.forScript { output in
      switch output {
      case .result(let line), .printed(let line): results.append(line.plain)
      case .diagnostic(let line): errors.append(line.plain)
      }
    }
    let outcome = session.perform(script: Source(text, name: "\(name).act")) { _ in .failed }
    session.finish()
    #expect(outcome == .done)
    // The place of a failure in the source is no result.
    #expect(errors.allSatisfy { $0.hasPrefix("  ") })
    #expect(results == (try lines("\(name).out")))
  }

  // MARK: The table

  /// The rows of all tables, by their cells; the first cell tells which table it is.
  private static func rows() throws -> [[String]] {
    let text = try String(
      contentsOf: Bundle.module.bundleURL.appendingPathComponent("README.md"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private static func row(of scenario: String) throws -> [String] {
    try #require(try rows().first { $0[0] == "`\(scenario)`" })
  }

  @Test func `the table has a row for each scenario, and for no other`() throws {
    let listed = try Self.rows().map { $0[0] }.filter { $0.hasPrefix("`") }
    #expect(listed == Self.names(ofType: "act").map { "`\($0)`" })
    #expect(Self.names(ofType: "out") == Self.names(ofType: "act"))
    #expect(Set(Self.names(ofType: "pykka")).isSubset(of: Self.names(ofType: "act")))
    #expect(Self.names(ofType: "pykka").count == 40)
  }

  @Test func `each of the sixty-two is there once: as a scenario, or with the reason why not`()
    throws
  {
    let withoutMeaning = try Self.rows().filter { $0[0].hasPrefix("S") && $0.count == 3 }
    #expect(withoutMeaning.allSatisfy { !$0[2].isEmpty })
    let numbers =
      withoutMeaning.compactMap { Int($0[0].dropFirst()) }
      + Self.names(ofType: "act").compactMap { Int($0.prefix(2)) }
    #expect(numbers.sorted() == Array(1...62))
  }

  @Test func `each difference has a reason, and each reason a scenario`() throws {
    let rows = try Self.rows()
    let reasons = rows.filter { $0.count == 4 && $0[0].hasPrefix("D") }
    #expect(reasons.allSatisfy { !$0.contains("") })
    let named = rows.filter { $0[0].hasPrefix("`") }.flatMap { $0[3].split(separator: " ") }
    #expect(Set(named.map(String.init)) == Set(reasons.map { $0[0] }))
  }

  @Test(arguments: names(ofType: "act"))
  func `the table says how the output compares`(name: String) throws {
    let row = try Self.row(of: name)
    guard Self.names(ofType: "pykka").contains(name) else {
      #expect(row[2] == "not recorded")
      return
    }
    let there = try lines("\(name).pykka").map(Self.spelled)
    let here = try lines("\(name).out").map(Self.spelled)
    #expect(row[2] == Self.comparison(of: there, with: here))
    #expect(row[2] == "the same" || !row[3].isEmpty, "a difference needs its reason")
  }

  /// A line in a spelling that both share.
  private static func spelled(_ line: String) -> String {
    var line = line
    for (theirs, ours) in [
      ("None", "none"), ("True", "true"), ("False", "false"), ("'", "\""), ("(", "["), (")", "]"),
      ("<pykka.Future>", "f1"),
    ] {
      line = line.replacingOccurrences(of: theirs, with: ours)
    }
    return line.replacing(/\bf\d+\b/, with: "f")
  }

  private static func comparison(of there: [String], with here: [String]) -> String {
    let changes = here.difference(from: there)
    let gone = changes.removals.compactMap { change -> Int? in
      if case .remove(let offset, _, _) = change { offset + 1 } else { nil }
    }
    if gone.isEmpty, changes.insertions.isEmpty { return "the same" }
    if gone.count == there.count { return "other lines" }
    let list = gone.sorted().map(String.init).joined(separator: ", ")
    let which =
      gone.isEmpty ? "all lines" : "all but line\(gone.count == 1 ? "" : "s") \(list)"
    return which + (changes.insertions.isEmpty ? "" : ", and more")
  }
}
