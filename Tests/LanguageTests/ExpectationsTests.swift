import Diagnostics
import Testing

@testable import Language

@Suite struct `What may stand at the cursor` {
  /// `|` is the cursor.
  private func expected(_ typed: String) -> Expectations {
    let parts = typed.split(separator: "|", omittingEmptySubsequences: false)
    return expectations(in: parts.joined(), upTo: parts[0].utf8.count)
  }

  private static let machineWords = [
    "cores", "switch", "thread", "fork", "queue", "message", "byte",
  ]

  private static let table: [(String, String, [Expectations.Kind])] = [
    ("send |", "", [.actor]), ("send pri|", "pri", [.actor]), ("ask p-1|", "p-1", [.actor]),
    ("stop portfolio/f|", "portfolio/f", [.actor]), ("kill |", "", [.actor]),
    ("step |", "", [.actor]), ("step p|", "p", [.actor]), ("mailbox |", "", [.actor]),
    ("info |", "", [.actor, .behavior, .identifier]), ("trace of |", "", [.actor]),
    ("trace 5 of p/|", "p/", [.actor]), ("send p |", "", [.tag, .variable]),
    ("send p Pri|", "Pri", [.tag, .variable]), ("send xs[0] |", "", [.tag, .variable]),
    ("ask p G|", "G", [.tag, .variable]), ("spawn |", "", [.behavior]),
    ("let x = spawn P|", "P", [.behavior]), ("source |", "", [.behavior]),
    ("load |", "", [.file]), ("save dir/f|", "dir/f", [.file, .words(["schedule"])]),
    ("load \"my f|", "my f", [.file]),
    ("play |", "", [.lesson]), ("help st|", "st", [.command]), ("why |", "", [.identifier]),
    ("switch b|", "b", [.branch]), ("diff |", "", [.branch, .witness]),
    ("diff b1 b|", "b", [.branch]),
    ("schedule r|", "r", [.words(["oldest", "round-robin", "random"])]),
    ("machine c|", "c", [.words(machineWords)]), ("machine cores |", "", []),
    ("machine cores 2 |", "", [.words(Array(machineWords.dropFirst()))]),
    ("diagram --only a,|", "a,", [.actors]), ("diagram --path e1 e|", "e", [.identifier]),
    (
      "timeline |", "",
      [.words(["gil", "threads", "processes", "past"]), .words(["--svg", "--perfetto"])]
    ), ("timeline gil --svg |", "", [.file]), ("trace --shiviz x/|", "x/", [.file]),
    ("diagram --svg f |", "", [.words(["--upto", "--only", "--path"])]),
    ("show |", "", [.words(["quiet", "normal", "events"])]), ("run u|", "u", [.words(["until"])]),
    ("explore |", "", [.words(["never", "always", "reach", "with", "within"])]),
    ("explore never |", "", [.actor, .variable, .words(["deadlock", "fail", "letters"])]),
    ("explore with 1 d|", "d", [.words(["drops", "duplicates"])]),
    ("explore within 5 |", "", [.words(["orders", "steps", "MB"])]),
    ("replay |", "", [.witness, .file]),
    ("diff W1 |", "", [.witness]), ("save schedule |", "", [.witness, .file]),
    ("run until |", "", [.actor, .variable]), ("at |", "", []), ("let |", "", []), ("x.|", "", []),
    ("behavior A\n  on |", "", [.tag]), ("behavior A\n  on X: send |", "", [.actor]),
    ("let y = x + |", "", [.variable]), ("print |", "", [.variable]),
    ("let y = spawn A supervised |", "", [.words(["restart", "resume", "stop"])]),
    ("|", "", [.command, .variable]), ("st|", "st", [.command, .variable]),
    ("st|ep", "st", [.command, .variable]), ("mail|", "mail", [.command]),
  ]

  @Test(arguments: table)
  func `kinds and prefix`(_ typed: String, _ prefix: String, _ kinds: [Expectations.Kind]) {
    let expected = expected(typed)
    #expect(expected.prefix == prefix)
    for kind in kinds { #expect(expected.kinds.contains(kind), "\(expected.kinds)") }
    let cursor = typed.utf8.prefix { $0 != UInt8(ascii: "|") }.count
    #expect(expected.range == Span(cursor - prefix.utf8.count, cursor))
  }

  @Test func `the start of a line offers what a statement begins with`() {
    let words = expected("|").kinds.compactMap {
      if case .words(let words) = $0 { words } else { nil }
    }
    let offered = words.flatMap(\.self)
    for word in ["behavior", "let", "send", "spawn", "await", "print"] {
      #expect(offered.contains(word))
    }
    #expect(!offered.contains("reply"))
  }

  @Test func `nothing is offered where only something new can stand`() {
    #expect(expected("let x|").kinds == [])
    #expect(expected("spawn A as |").kinds == [])
    #expect(expected("quit |").kinds == [])
  }

  @Test func `every place of a program gets an answer`() {
    for program in programs {
      for offset in 0...program.utf8.count + 1 {
        let found = expectations(in: program, upTo: offset)
        #expect(found.range.end <= program.utf8.count)
      }
    }
  }
}
