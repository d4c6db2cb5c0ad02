import Foundation
import TestSupport
import Testing

/// The lessons as they are shipped: equal as they stand, and different as soon as a line of what must
/// come, an answer, or a line of a solution is another.
@Suite struct `The lessons` {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons")
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".md") }.sorted() ?? []

  @Test func `are thirteen, and as they say`() throws {
    #expect(Self.names.count == 13)
    let result = try BuiltTool.run(["check", Self.folder.path])
    #expect(result.status == .exited(0), "\(result.stdout)\(result.stderr)")
  }

  @Test(arguments: names) func `ask two questions, set a task and have notes`(
    _ name: String
  ) throws {
    let text = try text(of: name)
    #expect(text.components(separatedBy: "```predict\n").count > 2)
    #expect(text.contains("```exercise\n") || text.contains("```challenge\n"))
    #expect(text.contains("--- hint\n"))
    #expect(text.contains("<!-- note: "))
  }

  /// Every line would take minutes; this takes each kind of line in each lesson a few times.
  @Test(arguments: names) func `notice a change`(_ name: String) throws {
    let directory = try TemporaryDirectory()
    let lines = try text(of: name).components(separatedBy: "\n")
    for kind in Change.Kind.allCases {
      let changes = Change.all(in: lines).filter { $0.kind == kind }
      for change in changes.sampled(3) {
        let path = try directory.write(
          change.applied(to: lines).joined(separator: "\n"), to: "changed.md")
        let result = try BuiltTool.run(["check", path])
        let place = "\(name):\(change.line + 1), \(kind)"
        #expect(result.status == .exited(1) || result.status == .exited(2), "\(place)")
        #expect((result.stdout + result.stderr).contains("changed.md:"), "\(place)")
      }
    }
  }

  private func text(of name: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }
}

/// A line of a lesson that could be another.
private struct Change {
  enum Kind: CaseIterable {
    /// A line that must come.
    case output
    /// The mark of the right answer.
    case answer
    /// A line of a solution.
    case solution
  }

  let kind: Kind
  let line: Int

  /// All that can be changed in a lesson, in order.
  static func all(in lines: [String]) -> [Change] {
    var changes: [Change] = []
    var fence: String?
    var section = ""
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3).prefix { $0.isLetter }) : nil
        section = ""
      } else if line.hasPrefix("--- ") {
        section = String(line.dropFirst(4))
      } else if let kind = kind(of: line, in: fence, section) {
        changes.append(Change(kind: kind, line: index))
      }
    }
    return changes
  }

  private static func kind(of line: String, in fence: String?, _ section: String) -> Kind? {
    if line.isEmpty { return nil }
    let isInput = line.hasPrefix(">") || line.hasPrefix(".")
    switch (fence, section) {
    case ("rehearse", _), ("exercise", "check"): return isInput ? nil : .output
    case ("predict", _): return line.hasPrefix("- [x]") ? .answer : nil
    case ("exercise", "solution"): return .solution
    default: return nil
    }
  }

  func applied(to lines: [String]) -> [String] {
    var changed = lines
    switch kind {
    case .output: changed[line] += "x"
    case .solution: changed.remove(at: line)
    case .answer:
      changed[line].replace("- [x]", with: "- [ ]")
      let near = (1...6).flatMap { [line - $0, line + $0] }
      guard let other = near.first(where: { lines[$0].hasPrefix("- [ ]") }) else { return changed }
      changed[other].replace("- [ ]", with: "- [x]")
    }
    return changed
  }
}

extension Array {
  /// So many elements from all parts of it.
  fileprivate func sampled(_ wanted: Int) -> [Element] {
    stride(from: 0, to: count, by: Swift.max(1, count / wanted)).prefix(wanted).map { self[$0] }
  }
}
