import Diagnostics
import Testing

@testable import Language

@Suite struct `Nesting has a limit and no text is too deep to answer` {
  @Test(arguments: [
    "[", "(", "{a: ", "not ", "-", "-(", "await ", "ask p ", "x[", "len(", "Move(", "\"{", "x + (",
    "if true then ", "if true then\n", "repeat 1 do\n", "if true then else ", "while x do print [",
    "if x then else if x then else ", "1 + ", "x.y", "a[0]", "else ", "end ", "behavior A\non X: ",
    "behavior A\non [", "behavior A\non M(", "behavior A\non {a: ", "spawn A(", "x = ", "x == ",
    "await f otherwise ", "await f within (", "send p [", "\"", "\\", "#\n", ";", ":", "not in ",
  ])
  func `ten thousand of anything get a verdict`(_ piece: String) {
    let heads = ["", "behavior A\non X: ", "x", "behavior A\non "]
    for head in heads {
      let text = head + String(repeating: piece, count: 10_000)
      if case .wrong(let problems) = parse(text) {
        #expect(problems.count <= LanguageLimits.errors + 1)
      }
      _ = Parser.parseScript(Source(text))
    }
  }

  @Test(arguments: ["[", "(", "not ", "- -", "if true then\n", "\"{"])
  func `too deep says so once`(_ piece: String) {
    let text = "x = " + (piece.hasPrefix("if") ? "1\n" : "")
    let problems = mistakes(
      piece.hasPrefix("if")
        ? String(repeating: piece, count: 10_000)
        : text + String(repeating: piece, count: 10_000) + "1")
    #expect(problems.map(\.message) == ["more than 200 levels stand in each other"])
  }

  @Test func `long chains have a limit of their own`() {
    let sum = String(repeating: "1 + ", count: 10_000) + "1"
    #expect(mistakes(sum).map(\.message) == ["an expression has at most 500 operators in a row"])
    #expect(mistakes("x" + String(repeating: "[0]", count: 10_000)).count == 1)
    #expect(mistakes(String(repeating: "1 + ", count: 400) + "1").isEmpty)
    #expect(
      mistakes("behavior A\non X:\n" + String(repeating: "send a[0] 1\n", count: 2_000) + "end")
        .isEmpty)
    let long = "[" + String(repeating: "1 + 1,\n", count: 5_000) + "]"
    #expect(mistakes(long).isEmpty)
  }

  @Test func `what the limit allows is read`() {
    let depth = LanguageLimits.nesting - 1
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(mistakes(text).isEmpty)
  }
}
