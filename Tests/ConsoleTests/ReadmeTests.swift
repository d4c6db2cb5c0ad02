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
    let lessons = try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("lessons").path)
    for lesson in lessons where lesson.hasSuffix(".md") {
      #expect(text.contains("](lessons/\(lesson))"))
    }
  }

  @Test func `links to what is there`() throws {
    for link in try text.matches(of: /\]\((?<path>[^)#]+)\)/) {
      let path = root.appendingPathComponent(String(link.output.path)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link.output.path)")
    }
  }

  @Test func `names every command that help names`() throws {
    let text = try text
    let help = try BuiltTool.run(["-c", "help"]).stdout
    for line in help.split(separator: "\n") where !line.hasPrefix("help WORD") {
      // The name of a group stands before two blanks, and its words after them, two blanks apart.
      let words = line.replacing(/^(the language|time travel|\S+)/, with: "")
      for word in words.split(separator: " ") {
        #expect(text.contains(word), "\(word)")
      }
    }
  }

  @Test func `names the modules that there are`() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("Sources").path)
    let table = try text.split(separator: "## How to read the code")[1]
    for line in table.split(separator: "\n").drop(while: { !$0.hasPrefix("```") }).dropFirst() {
      guard !line.hasPrefix("```") else { break }
      let module = line.prefix { $0 != " " }
      #expect(modules.contains(String(module)))
    }
  }
}
