import Diagnostics
import Testing

@testable import Language

@Suite struct `What explore is asked` {
  @Test(arguments: [
    ("explore", "explore"), ("ex", "explore"),
    ("explore never a.n==1", "explore never a.n == 1"),
    ("explore never a.n == 1 ever always x in xs", "explore never a.n == 1 ever always x in xs"),
    ("explore reach deadlock never fail never letters", nil),
    ("explore never deadlock or x", "explore never deadlock or x"),
    ("explore with 1 drop with 2 duplicates", nil),
    ("explore with 3 drop within 1 orders", "explore with 3 drops within 1 order"),
    ("explore within 500", "explore within 500 orders"),
    ("explore within 1_000 orders within 40 steps within 2s # soon", nil),
    ("explore within 2s within 9 never x", "explore never x within 9 orders within 2s"),
    ("explore within 100 MB within 7 orders", "explore within 7 orders within 100 MB"),
    ("explore reach (x) within 1500ms", "explore reach x within 1500ms"),
    ("replay W2", "replay W2"), ("replay", "replay"), ("repl W12 3", "replay W12 3"),
    ("replay \"W2\"", "replay W2"), ("replay my.schedule", "replay my.schedule"),
    ("replay \"a b\" 0", "replay \"a b\" 0"), ("diff W1 W2", "diff W1 W2"),
    ("save schedule W2 f", "save schedule W2 f"), ("save schedule f", "save schedule f"),
    ("save schedule", "save schedule"),
  ])
  func `is understood`(_ typed: String, _ full: String?) {
    let expected = full ?? typed.replacing(" # soon", with: "").replacing("1_000", with: "1000")
    #expect(entry(typed).map(SyntaxPrinter.text(of:)) == expected)
  }

  private static let page: [(String, String)] = [
    ("explore «nevr» x", "nevr cannot follow here; did you mean never?"),
    (
      "explore «5» orders",
      "5 cannot follow here; "
        + "explore takes never, always or reach with a condition, with 1 drop, within 500 orders"
    ),
    ("explore «ever»", "ever belongs behind a condition; write explore never CONDITION ever"),
    (
      "explore «never»",
      "never needs a condition; write never account.balance == 1, or never deadlock, fail or letters"
    ),
    (
      "explore never deadlock «ever»",
      "ever is for conditions; deadlock is about the order as a whole; leave it out"
    ),
    (
      "explore never x «=» 1",
      "= cannot follow here; = gives a variable its value; to compare write =="
    ),
    (
      "explore never «await» f",
      "a condition only looks, it cannot await; look into an actor: account.balance == 2"
    ),
    ("explore «with»", "a number is expected; write with 1 drop or with 1 duplicate"),
    (
      "explore with «drops»",
      "a number is expected, not drops; write with 1 drop or with 1 duplicate"
    ),
    ("explore with «11» drops", "this can be from 1 to 10"),
    (
      "explore with 2 «balls»",
      "drops or duplicates are expected, not balls; write with 2 drops or with 2 duplicates"
    ),
    ("explore within «0» orders", "a count is at least 1"),
    ("explore within «0» MB", "a count is at least 1"),
    ("explore within «0s»", "a bound is longer than 0s"),
    (
      "explore within 5 «apples»",
      "orders, steps or MB are expected, not apples; "
        + "write within 500 orders, within 40 steps, within 100 MB or within 2s"
    ),
    ("explore within 5 «within 6»", "this bound is set twice; leave one of them out"),
    ("explore«(1)»", "explore is a command; leave a space after it"),
    ("diff «W1»", "W1 is compared with another run; write diff W1 W2"),
    ("diff W1 «b2»", "a run that explore found, such as W2, is expected, not b2"),
    ("replay W1 «x»", "a number of steps is expected, not x"),
    ("save schedule «W1»", "save needs more than that; write save [schedule [WN]] FILE"),
  ]

  @Test(arguments: page)
  func `is corrected where it cannot be understood`(marked: String, message: String) {
    let marked = Marked(marked)
    let problems = mistakes(marked.text)
    #expect(problems.map { $0.message + ($0.hint.map { "; " + $0 } ?? "") } == [message])
    #expect(problems.first?.span == marked.span)
  }
}
