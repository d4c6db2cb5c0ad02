import Diagnostics
import Testing

@testable import Language

@Suite struct `A text is complete, incomplete or wrong` {
  @Test(arguments: [
    "", "   ", "# a comment", "\n\n", "x", "x + 1", "-9223372036854775808", "1e+16", "5s", "1.5ms",
    "[1, 2,]", "{a: 1, \"b\": 2, (x): 3, true: 4,}", "Move(3, 4)", "Terminate", "{}", "[]", "none",
    "not true and false or x == 1", "1 in [1, 2]", "1 not in [1]", "-x[0]", "- 5", "--5", "-(5)",
    "\"{m[\"a b\"]}\"", "\"\\{}\"", "\"{ {a: 1}[\"a\"] }\"", "\"}\"", "\"\\u{1F600}\"",
    "\"{\"{\"deep\"}\"}\"", "len(xs)", "round(2.5)", "now()", "random()", "max(1, 2, 3)",
    "let x = 1", "let sum = sum(xs)", "x = 1", "x += 2", "x[0] = 1", "x[0][1] *= 2", "y = 1",
    "print", "print 1, 2", "print(1, 2)", "print (1 + 2) * 3", "print \"#no\" # comment",
    "send p -5", "send p - 5", "send p [1]", "send p (1)", "send p Go", "send workers[0] Go",
    "send printer-1 Go", "send portfolio/fetcher-1 Go", "send a/b Go", "send work-1 Go",
    "send (x) 1", "send self 1", "send p a + 1", "ask p Go", "await ask p Go", "await x + 1",
    "await ask p Go within 2s otherwise none", "await x within (2 * x)", "await f3", "m7", "e12",
    "spawn Printer", "spawn Printer as q", "spawn B(1, 2) supervised restart limit 3 as q",
    "spawn B as q supervised stop", "spawn B supervised restart limit n within 10s as q", "stop p",
    "stop (x)", "stop all", "stop printer-2", "kill p",
    "fail \"no\"", "sleep 5s", "work 2ms", "after 2s send p Tick", "after 2s + 1s send p Tick",
    "if x then print 1 end", "if x then print 1 else print 2 end",
    "if x then else if x then else print 3 end", "for i in xs do print i; print i end",
    "repeat 3 do\n  await ask p Go\nend", "while x > 0 do x = x - 1 end",
    "repeat 2 do stop all end",
    "p.balance", "p.fetch(1)", "p.end", "(1\n + 2)", "[1,\n\n 2]", "it", "you",
    "behavior Echo on m: reply m end", "behavior A on A: stop on B: stop end",
    "behavior A\nend", "behavior A(x, y,)\nvar z = 1\non _:\nend", "behavior A var x = 1 end",
    "behavior A\non [1, -2.5, none, \"s\", true, 5s, -3s]:\nend",
    "behavior A\non {state: s, end: e, (x): 1}:\nend", "behavior A\non M(x) if x > 1: print x\nend",
    "behavior A\nat start: print state\nat stop:\nat failure(why): print why\nafter each: print\nend",
    "behavior A\nstate S\non X: become T\nstate T\nend", "behavior A\nat failure:\nend",
    "behavior A\non X: print state\nstate T\nend", "behavior A\non X: print state T\nend",
    "behavior A\non Order(order): step = 1; let run = 2\nend", "behavior A\non X: x.f(1); x.g\nend",
    "behavior A\non X: forward p; reply 1; stop; stop self; kill self\nend",
    "step", "step 3", "step p", "step printer-1", "s_ = 1", "run", "run 500", "run until x == 2",
    "run until p.balance == 2 # then", "advance 5s", "schedule round-robin", "seed 42", "back",
    "back 3", "forward", "forward 2", "goto 7", "goto e12", "history", "switch b2", "diff b1 b2",
    "diff b2", "actors", "mailbox", "mailbox p",
    "info p", "info Printer", "info m3", "source Printer", "futures", "letters", "trace",
    "trace 5", "trace of p", "trace 5 of p", "why m1", "why e2", "show", "show events", "help",
    "help step", "save a.act", "load \"my file.act\"", "reset", "quit", "lessons",
    "play lessons/05-a.md", "next", "leave", "st 3", "ru", "act", "\u{FEFF}x", "größe = 1",
  ])
  func `complete`(_ text: String) {
    guard case .complete = parse(text) else {
      Issue.record("\(text): \(parse(text))")
      return
    }
  }

  @Test(arguments: [
    ("behavior A", "end", "behavior"), ("behavior A\n  on X: print 1", "end", "behavior"),
    ("behavior A\non X:", "end", "behavior"), ("behavior A\nvar x = [1", "]", "["),
    ("behavior A(x,", ")", "("), ("behavior A\non X:\n  if x then", "end", "if"),
    ("behavior A\non X:\n  if x then\n  else", "end", "if"),
    ("behavior A\nstate S", "end", "behavior"),
    ("if x then", "end", "if"), ("repeat 3 do", "end", "repeat"),
    ("for i in xs do\nprint i", "end", "for"), ("while x do", "end", "while"),
    ("print (1", ")", "("), ("[1, 2", "]", "["), ("{a: 1,", "}", "{"), ("send p Move(1,", ")", "("),
    ("len(xs", ")", "("), ("x[", "]", "["), ("[1, # one", "]", "["), ("(\n\n", ")", "("),
    ("repeat 2 do if x then print (", ")", "("), ("run until (x", ")", "("), ("(1 +", ")", "("),
  ])
  func `incomplete, and what would close it`(_ text: String, _ closer: String, _ opener: String) {
    guard case .incomplete(let span, let expecting) = parse(text) else {
      Issue.record("\(text): \(parse(text))")
      return
    }
    #expect(expecting == closer)
    #expect(Source(text)[span] == opener)
  }

  @Test(arguments: [
    "let x = 1 +", "if x then\n 1 == 2 or", "let x =", "let", "send p", "send", "1 +", "x ==",
    "await", "spawn", "become",
    "\"open", "\"{1\"", "\"a\\q\"", "\"{}\"", "\"{1 2}\"", "\"{1 # c}\"", "\"\\u{}\"", "'a'",
    "5x", "5 s", "1.", ".5", "5.x", "1_", "9223372036854775808", "1e999", "99999999999999s",
    "1 < 2 < 3", "a == b == c", "len (xs)", "xs [0]", "send p(1)", "send workers [0] Go",
    "x; x", "end", "else", "on X:", "var x = 1", "reply 1", "become S", "stop", "1 = 2",
    "(x) = 1", "let all = 1", "let step = 1", "let _x = 1", "spawn A as m1", "spawn A as A",
    "spawn a", "stpe", "s", "step 0", "step -1", "step 1 2", "goto", "goto x", "switch", "switch 2",
    "switch b", "switch b1 b2", "diff", "diff b1 b2 b3",
    "history 3", "let switch = 1", "switch b99999999999999999999", "seed", "seed x",
    "advance 5", "advance 5x", "schedule fast", "show loud", "why p", "trace of", "trace x",
    "source 3", "save", "load \"x", "quit now", "run until", "run until await x", "run fast",
    "step(3)", "run = 3", "if x then 1 end", "if x: print 1", "len()", "len(1, 2)", "foo(1)",
    "x ? 1", "x && y", "x || y", "!x", "x => 1", "1 ++ 2", "@", "\u{0}", "x\u{A0}+ 1", "1 + not x",
    "behavior printer\nend", "behavior A (x)\nend", "behavior A\nprint 1\nend",
    "behavior A\non X: 1 + 1\nend", "behavior A\non X: let x = 1 +\nend",
    "behavior A\non X: stop all\nend", "behavior A\non X: become S\nend", "behavior A:\nend",
    "behavior A\non X print 1\nend", "behavior A\nat noon:\nend",
    "behavior A\nvar x = await f\nend",
    "behavior A\non X: print 1\nvar y = 2\nend", "behavior A\non \"{x}\":\nend", "x y", "print 1 2",
    "behavior A\nend end", "behavior A\nend\nx", "await f within -2s", "[1 2]", "{a 1}", "{1}",
    "f(1", "stop all p", "a.", "kill", "for x do end", "repeat do end", "let 5 = 1", "let if = 1",
  ])
  func `wrong`(_ text: String) {
    guard case .wrong(let problems) = parse(text) else {
      Issue.record("\(text): \(parse(text))")
      return
    }
    #expect(!problems.isEmpty)
    for problem in problems {
      #expect(!problem.message.isEmpty)
      #expect(problem.span.map { $0.end <= text.utf8.count } ?? true)
    }
  }

  @Test func `scripts want commands in full`() {
    #expect(mistakes("st 3", .written).first?.message == "there is no command or name st")
    #expect(mistakes("step 3", .written).isEmpty)
  }

  @Test func `a known name is no beginning of a command`() {
    let parsed = Parser.parse(Source("act"), mode: .prompt) { $0 == "act" }
    guard case .complete(.expression, _) = parsed else {
      Issue.record("\(parsed)")
      return
    }
  }

  @Test func `an end inside a behavior's statement is still the behavior's`() {
    #expect(mistakes("behavior A\non X: let x = (1\nend").map(\.span) == [Span(28, 31)])
  }

  @Test func `a text longer than the limit is refused`() {
    let text = String(repeating: "# filler\n", count: LanguageLimits.sourceBytes / 9 + 1)
    #expect(mistakes(text) == [Wording.sourceTooLong])
    #expect(Parser.parseScript(Source(text)).errors == [Wording.sourceTooLong])
  }
}
