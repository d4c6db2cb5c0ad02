import Diagnostics
import Testing

@testable import Language

@Suite struct `Commands and their arguments` {
  @Test(arguments: [
    ("step", "step"), ("step 1_000", "step 1000"), ("st p", "step p"),
    ("step a/b-1", "step a/b-1"), ("ru 5", "run 5"), ("run  until x==1", "run until x == 1"),
    ("advance 1500ms # soon", "advance 1500ms"), ("advance 2000ms", "advance 2s"),
    ("sch random", "schedule random"), ("seed 18446744073709551615", "seed 18446744073709551615"),
    ("back", "back 1"), ("forward", "forward 1"), ("forw 2", "forward 2"), ("goto e3", "goto e3"),
    ("hi", "history"), ("sw b12", "switch b12"), ("diff b2", "diff b2"),
    ("dif b01 b2", "diff b1 b2"),
    ("trace", "trace"), ("trace 5 of p", "trace 5 of p"), ("load 'a'.act", "load 'a'.act"),
    ("load \"a b\\\"c\"", "load \"a b\\\"c\""), ("save a#b", "save a#b"),
    ("machine", "machine"), ("mac  cores 4 byte 15ns", "machine cores 4 byte 15ns"),
    ("machine fork 1.5ms", "machine fork 1500us"), ("timel gil", "timeline gil"),
    ("compare", "compare"), ("save a # b", "save a"),
    ("diagram", "diagram"), ("diag 30 --only a,b-1 --upto e9", "diagram 30 --upto e9 --only a,b-1"),
    ("diagram --path m1 e9", "diagram --path m1 e9"), ("draw a --anatomy", "draw a --anatomy"),
    ("diagram --only \"a,b\"", "diagram --only a,b"),
    ("diag --svg \"my file.svg\" 30", "diagram 30 --svg \"my file.svg\""),
    ("draw a --anatomy --svg f", "draw a --anatomy --svg f"),
    ("timel gil --perfetto f", "timeline gil --perfetto f"), ("trace --dot f", "trace --dot f"),
    ("play lessons/05-x.md", "play lessons/05-x.md"), ("show", "show"),
  ])
  func `are understood`(_ typed: String, _ full: String) {
    #expect(entry(typed).map(SyntaxPrinter.text(of:)) == full)
  }

  @Test func `every command has one row, and its row names it`() {
    #expect(CommandTable.rows.map(\.word) == CommandWord.allCases)
    for row in CommandTable.rows { #expect(row.usage.hasPrefix(row.word.rawValue)) }
  }

  @Test func `an assignment and a call are never taken for an abbreviation`() {
    for text in ["s = 1", "q += 1", "r[0] = 1"] {
      guard case .statement(let statement)? = entry(text), case .assign = statement.kind else {
        Issue.record("\(text)")
        continue
      }
    }
  }

  @Test func `the numbers of the session are expressions`() {
    for text in ["m7", "e12", "f3", "await f3"] {
      guard case .expression? = entry(text) else {
        Issue.record("\(text)")
        continue
      }
    }
  }
}
