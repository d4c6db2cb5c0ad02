import Foundation
import TestSupport
import Testing

@Suite struct `The README` {
  private let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private var text: String {
    get throws { try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8) }
  }

  @Test func `shows what really comes of what is typed`() throws {
    let path = root.appendingPathComponent("README.md").path
    let outcome = try BuiltTool.run(["check", path])
    #expect(outcome.status == .exited(0), "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func `lists every lesson`() throws {
    let text = try text
    let lessons = try names(in: "lessons").filter { $0.hasSuffix(".md") }
    #expect(lessons.filter { !text.contains("](lessons/\($0))") } == [])
  }

  @Test func `links to what is there`() throws {
    let links = try text.matches(of: /\]\((?<path>[^)#]+)\)/).map { String($0.output.path) }
    let broken = links.filter {
      !FileManager.default.fileExists(atPath: root.appendingPathComponent($0).path)
    }
    #expect(broken == [])
  }

  @Test func `names every word that help names`() throws {
    let text = try text
    let help = try BuiltTool.run(["-c", "help"]).stdout
    let groups = help.split(separator: "\n").filter { !$0.hasPrefix("help WORD") }
    let words = groups.flatMap { line in
      // The name of a group stands before its words.
      line.replacing(/^(the language|time travel|\S+)/, with: "").split(separator: " ")
    }
    #expect(words.count > 30)
    #expect(words.filter { !text.contains($0) } == [])
  }

  @Test func `names modules that there are`() throws {
    let modules = try names(in: "Sources")
    let table = try #require(try text.firstMatch(of: /```text\n((?:\w.*\n)+)```/)).output.1
    let named = table.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(named.filter { !modules.contains($0) } == [])
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent(folder).path)
  }
}
