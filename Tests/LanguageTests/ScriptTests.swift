import Diagnostics
import Testing

@testable import Language

@Suite struct `A script is read whole` {
  @Test func `entries come with their places`() {
    let text = "let x = 1\n\n# note\nspawn A as p # two\nstep 3 # three\nx\n"
    let source = Source(text)
    let script = Parser.parseScript(source)
    #expect(script.errors.isEmpty)
    #expect(script.entries.map { source[$0.span] } == ["let x = 1", "spawn A as p", "step 3", "x"])
  }

  @Test func `names count as known once they are bound`() {
    #expect(
      Parser.parseScript(Source("spawn A as q\nq\nfor i in [1] do print i end\n")).errors.isEmpty)
    #expect(Parser.parseScript(Source("q\nspawn A as q\n")).errors.count == 1)
  }

  @Test func `a bad token in one line does not spoil another`() {
    let source = Source("print 1\nlet x = 'a'\nprint 2\nstpe\nprint 3\n")
    let script = Parser.parseScript(source)
    #expect(script.errors.compactMap { $0.span.map { source.line(at: $0.start) } } == [2, 4])
    #expect(script.entries.count == 3)
  }

  @Test(arguments: [
    ("print 1\n«behavior» A\n  on X: stop\n", "behavior is never closed; add end"),
    ("print 1\nprint «[»1,\n2", "[ is never closed; add ]"),
    ("repeat 2 do\n  «if» true then\n", "if is never closed; add end"),
  ])
  func `what is open at the end is a mistake where it was opened`(_ text: String, _ page: String) {
    let marked = Marked(text)
    let errors = Parser.parseScript(Source(marked.text)).errors
    #expect(errors.map(\.span) == [marked.span])
    #expect(errors.map { $0.message + "; " + ($0.hint ?? "") } == [page])
  }

  @Test func `what follows a stray section is not reported`() {
    let source = Source("on X: print 1\n  reply 2\nend\nprint 3\nreply 1\n")
    let script = Parser.parseScript(source)
    #expect(script.errors.compactMap { $0.span.map { source.line(at: $0.start) } } == [1, 5])
  }

  @Test func `a file of nonsense is given up after a while`() {
    let text = String(repeating: "nonsense here\n", count: 1_000)
    #expect(Parser.parseScript(Source(text)).errors.count == LanguageLimits.errors)
  }
}
