import Foundation
import TestSupport
import Testing

@testable import Runtimes

/// The scenarios recorded on Pykka and the programs from outside, on every real runtime: they print
/// the lines that they print in the simulator, and a simulator replays them.
///
/// Time is real there: what the programs want to take seconds takes tenths of them.
@Suite struct `Conformance of the runtimes` {
  /// What depends on who comes first, or on what time it is.
  private static let exceptions: [String: Comment] = [
    "16_stop_after_queued_messages.act": "how many messages wait when that is asked",
    "45_lost_update.act": "which update is lost, if any is",
    "46_tell_self.act": "whether the second message comes before the first is handled",
    "57_blocking_self_stop_deadlock.act": "whether the stop comes before the handler goes on",
    "43_redefine.act": "which of two actors prints first",
    "35_timers.act": "the times that it prints",
    "20_self_stop.act": "whether the stop comes before the last message",
    "37_proxy_defer.act": "the numbers of messages",
    "29_returns_before_done.act": "whether the work is done already when that is looked at",
  ]

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let folders = [
    tests.appendingPathComponent("Conformance/Pykka/Scenarios"),
    tests.appendingPathComponent("SessionsTests/Programs"),
  ]

  private static let programs: [URL] = folders.flatMap { folder in
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".act") }.sorted().map { folder.appendingPathComponent($0) }
  }

  private static let comparable = programs.filter { exceptions[$0.lastPathComponent] == nil }

  @Test func `there are programs, and exceptions among them`() {
    #expect(Self.programs.count > 80)
    #expect(Self.programs.count - Self.comparable.count == Self.exceptions.count)
  }

  @Test(arguments: comparable)
  func `threads do what the simulator does`(program: URL) throws {
    try expectSame(program, on: .threads)
  }

  @Test(arguments: comparable)
  func `threads under one lock do what the simulator does`(program: URL) throws {
    try expectSame(program, on: .lockedThreads(interval: 100))
  }

  @Test(arguments: comparable)
  func `processes do what the simulator does`(program: URL) throws {
    try expectSame(program, on: .processes(executable: BuiltTool.path))
  }

  private func expectSame(_ program: URL, on runtime: Runtime) throws {
    let performer = try Performer(on: runtime)
    performer.perform(
      hastened(try String(contentsOf: program, encoding: .utf8)), name: program.lastPathComponent)
    performer.finish()
    let output = try String(
      contentsOf: program.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8)
    var expected = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
    if performer.hasFailed {
      // Who waits for whom is an error of yours.
      expected.removeAll { $0.hasPrefix("you wait for ") || $0.hasPrefix("blocked: ") }
    }
    // Who comes first is up to the machine where several print.
    #expect(performer.results.sorted() == expected.sorted())
    #expect(performer.discord == nil)
  }

  private func hastened(_ program: String) -> String {
    program.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = String(line)
      guard line.firstMatch(of: /sleep|within|after|advance|work/) != nil else { return line }
      return line.replacing(/\b(\d+)s\b/) { "\($0.output.1)00ms" }
    }.joined(separator: "\n")
  }
}
