import Diagnostics
import Testing

@testable import Language

@Suite struct `What is printed reads back as the same` {
  @Test(arguments: 0..<400)
  func `random entries`(_ seed: UInt64) {
    var writer = RandomSyntax(seed: seed)
    let written = writer.entry()
    let text = SyntaxPrinter.text(of: written)
    #expect(shape(entry(text)) == shape(written), "\(text)\n\(parse(text))")
  }

  @Test(arguments: [
    "(1 + 2) * 3 - -x[0]", "1 - (2 - 3)", "(a == b) == c", "not (x and y) or z",
    "await (await f) within 2s otherwise none", "await f otherwise await g within 1s",
    "ask p (x + 1)", "-(5)", "(-5)[0]", "(5).x", "{(x): 1, y: 2, \"z\": 3, true: 4}",
    "\"a\\{b{x}c\\n\\u{1B}\"", "(spawn A).x", "1.0e300 * 5", "send (p.q) (1)", "1500ms", "1e+16",
    "print (a + b) * 2", "step 3", "trace 5 of p-1", "load \"my file\"", "run until x == 2",
  ])
  func `chosen lines`(_ text: String) {
    let first = entry(text)
    #expect(first != nil)
    #expect(shape(first.flatMap { entry(SyntaxPrinter.text(of: $0)) }) == shape(first))
  }

  @Test func `parentheses stand only where they are needed`() {
    let lines = [
      "1 + 2 * 3", "(1 + 2) * 3", "1 - (2 - 3)", "not a == b", "-x[0]", "await ask p Go within 2s",
    ]
    for line in lines {
      #expect(entry(line).map(SyntaxPrinter.text(of:)) == line)
    }
  }

  @Test func `the programs of this suite`() {
    for program in programs {
      let script = Parser.parseScript(Source(program))
      #expect(script.errors.isEmpty)
      let printed = script.entries.map { SyntaxPrinter.text(of: $0.entry) }
      let again = Parser.parseScript(Source(printed.joined(separator: "\n")))
      #expect(again.entries.map { shape($0.entry) } == script.entries.map { shape($0.entry) })
    }
  }
}
