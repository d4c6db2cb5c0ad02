import Foundation
import TestSupport
import Testing

@testable import LineEditing

@Suite struct `A history` {
  private let place: TemporaryDirectory
  /// Not there yet.
  private var directory: URL { place.url.appendingPathComponent("home") }
  private var path: String { directory.appendingPathComponent("state/history").path }

  init() throws { place = try TemporaryDirectory() }

  private func open() -> (history: History, problem: HistoryProblem?) {
    var problem: HistoryProblem?
    let history = History(path: path, problem: &problem)
    return (history, problem)
  }

  private func remember(_ entries: String...) {
    var history = open().history
    for entry in entries {
      #expect(history.remember(entry) == nil)
    }
  }

  private func contents(of name: String = "state/history") -> String? {
    try? String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
  }

  private func put(_ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  @Test func `begins empty where there is no file, and makes none`() {
    let (history, problem) = open()
    #expect(history.entries.isEmpty && problem == nil)
    #expect(!FileManager.default.fileExists(atPath: directory.path))
  }

  @Test(arguments: [
    "send p Terminate", "behavior A:\n  on X:\n    print 1\n", #"say "a\nb" and C:\new \\ \"#,
    "日本語 é 🙂", "tab\tand return\r\nhere", "\n\nstarts low",
  ])
  func `recalls an entry as it was typed`(entry: String) {
    remember("before", entry, "after")
    #expect(open().history.entries == ["before", entry, "after"])
  }

  @Test func `is plain text, an entry per line`() {
    remember("spawn Printer as p", "two\nlines", #"back\slash"#)
    #expect(contents() == "spawn Printer as p\n" + #"two\nlines"# + "\n" + #"back\\slash"# + "\n")
  }

  @Test func `takes a line written by hand as it stands`() throws {
    try put(Array(#"print "C:\temp""#.utf8))
    #expect(open().history.entries == [#"print "C:\temp""#])
  }

  @Test func `holds an entry once, where it was typed last`() {
    remember("step", "run", "step")
    #expect(open().history.entries == ["run", "step"])
  }

  @Test func `lets blank, overlong and unprintable entries go`() {
    remember("", "  \n ", String(repeating: "x", count: History.entryByteLimit + 1), "a\0b")
    #expect(open().history.entries.isEmpty)
  }

  @Test func `forgets the oldest beyond its limit`() throws {
    try put(Array((1...History.limit).map { "line \($0)\n" }.joined().utf8))
    remember("the newest")
    let entries = open().history.entries
    #expect(entries.count == History.limit)
    #expect(entries.first == "line 2" && entries.last == "the newest")
  }

  @Test func `gathers the entries of two runs at the same time`() {
    var one = open().history
    var other = open().history
    #expect(one.remember("from one") == nil)
    #expect(other.remember("from the other") == nil)
    #expect(one.remember("again from one") == nil)
    #expect(open().history.entries == ["from one", "from the other", "again from one"])
    #expect(one.entries == ["from one", "again from one"])
  }

  @Test func `loses nothing when many write at once`() async {
    let path = path
    await withTaskGroup { group in
      for writer in 0..<4 {
        group.addTask {
          var problem: HistoryProblem?
          var history = History(path: path, problem: &problem)
          for number in 0..<20 {
            _ = history.remember("\(writer) wrote \(number)")
          }
        }
      }
    }
    #expect(open().history.entries.count == 80)
  }

  @Test(arguments: [[0x61, 0x0A, 0xFF, 0xFE], [0x61, 0x00, 0x62], [0xC3]])
  func `sets a file aside that is not text`(bytes: [UInt8]) throws {
    try put(bytes)
    let (history, problem) = open()
    #expect(history.entries.isEmpty)
    #expect(
      problem
        == .setAside(path: path, newPath: path + ".corrupt-1", reason: "is not UTF-8 text"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".corrupt-1")) == Data(bytes))
    remember("new")
    #expect(contents() == "new\n")
  }

  @Test func `keeps what was set aside before`() throws {
    try put([0xFF])
    _ = open()
    try put([0xFE])
    #expect(
      open().problem
        == .setAside(path: path, newPath: path + ".corrupt-2", reason: "is not UTF-8 text"))
  }

  @Test func `sets a directory in its place aside`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(
      open().problem
        == .setAside(path: path, newPath: path + ".corrupt-1", reason: "is not a file"))
  }

  @Test func `starts afresh over a file that broke meanwhile`() throws {
    var history = open().history
    #expect(history.remember("one") == nil)
    try put([0xFF])
    #expect(history.remember("two") == nil)
    #expect(contents() == "two\n")
  }

  @Test func `says once that it cannot be saved, and goes on`() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data().write(to: directory.appendingPathComponent("state"))
    var (history, problem) = open()
    #expect(problem == nil)
    #expect(
      history.remember("one")
        == .unsaved(path: path, reason: "cannot be written (Not a directory)"))
    #expect(history.remember("two") == nil)
    #expect(history.entries == ["one", "two"])
  }

  @Test func `is for its owner's eyes only`() throws {
    remember("secret")
    let file = try FileManager.default.attributesOfItem(atPath: path)
    let parent = try FileManager.default.attributesOfItem(
      atPath: directory.appendingPathComponent("state").path)
    #expect(file[.posixPermissions] as? Int == 0o600)
    #expect(parent[.posixPermissions] as? Int == 0o700)
  }

  @Test func `leaves no other file behind but the lock`() throws {
    remember("one", "two")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: directory.appendingPathComponent("state").path)
    #expect(names.sorted() == ["history", "history.lock"])
  }

  @Test func `follows a symbolic link instead of replacing it`() throws {
    try put([])
    let target = directory.appendingPathComponent("elsewhere").path
    try FileManager.default.moveItem(atPath: path, toPath: target)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    remember("kept")
    #expect(contents(of: "elsewhere") == "kept\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
  }

  @Test func `without a path lives as long as the run`() {
    var problem: HistoryProblem?
    var history = History(path: nil, problem: &problem)
    #expect(history.remember("one") == nil)
    #expect(history.entries == ["one"])
  }
}
