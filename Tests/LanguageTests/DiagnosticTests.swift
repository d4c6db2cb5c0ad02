import Diagnostics
import Testing

@testable import Language

@Suite struct `A mistake is named, pointed at and answered` {
  /// The page of messages: what was typed, with marks around what is pointed at, and what is said.
  private static let atPrompt: [(String, String)] = [
    ("«stpe»", "there is no command or name stpe; did you mean step?"),
    ("«behavoir» A", "there is no command or name behavoir; did you mean behavior?"),
    ("«len» (xs)", "there is no command or name len; arguments follow their name without a space"),
    (
      "«s»",
      "s could be step, schedule, seed, switch, source, sample, show or save; type more of the word"
    ),
    ("«elif» x then", "there is no command or name elif; write else if"),
    ("«return» 1", "there is no command or name return; write reply"),
    ("if x«:» print 1", "then is expected, not :; write then instead of :"),
    ("if x then print 1 «elif» x then", "elif cannot follow here; write else if"),
    (
      "if x «=» 1 then",
      "then is expected, not =; = gives a variable its value; to compare write =="
    ),
    ("while x «{»", "do is expected, not {; a block ends with end; braces make a map"),
    ("print «'»hi'", "' does not begin a text; texts stand in double quotes: \"…\""),
    ("1 < 2 «<» 3", "comparisons cannot be chained; write a < b and b < c"),
    ("x «&&» x", "there is no &&; write and"),
    ("x «||» x", "there is no ||; write or"),
    ("«!»x", "there is no !; write not"),
    ("x «<>» 1", "there is no <>; write !="),
    ("x«++»", "there is no ++; write x += 1"),
    ("xs «[»0]", "[ cannot follow here; arguments follow their name without a space"),
    (
      "send workers «[0]» Go",
      "[0] is the message here, but more follows; "
        + "an index follows its name without a space: workers[0]"
    ),
    (
      "send p«(»1)",
      "an actor is not called like a function; leave a space between the actor and the message"
    ),
    ("print \"«{}»\"", "these braces hold no value; for a brace write \\{"),
    (
      "\"{1 «2»}\"",
      "the } that closes the value is expected, not 2; "
        + "braces in a text hold one value; for a brace write \\{"
    ),
    ("sleep 5 «s»", "s cannot follow here; write the unit without a space: 5s"),
    ("sleep «5x»", "5 is followed by x, which is no unit; the units are us, ms and s"),
    (
      "print «\"abc»",
      "this text is not closed on its line; end it with \"; a new line inside it is \\n"
    ),
    ("let x = 1 +«»", "a value is expected, not the end of the line"),
    (
      "let «if» = 1",
      "a name is expected, not if; if is a word of the language; choose another name"
    ),
    ("let «all» = 1", "all has a meaning of its own; choose another name"),
    (
      "let «step» = 1",
      "step is a command, so it cannot be a name at the prompt; choose another name"
    ),
    (
      "spawn «printer»",
      "a behavior's name is expected, not printer; it begins with a capital letter: Printer"
    ),
    ("«lenn»(xs)", "there is no function lenn; did you mean len?"),
    ("«len(1, 2)»", "len takes 1 argument, not 2"),
    ("«max()»", "max takes at least 1 argument, not 0"),
    ("«reply» 1", "reply works only inside a behavior"),
    ("«stop»", "stop needs an actor here; write stop and an actor, or stop all"),
    ("x«;» x", "one statement per line; semicolons stand only inside bodies"),
    ("{a «1»}", ": is expected, not 1; a map is written {key: value}"),
    ("1 + «not» x", "not needs parentheses here; write (not …)"),
    ("«9223372036854775808»", "integers go up to 9223372036854775807; write a float, such as 1e19"),
    (
      "let x = [1,\n«print» 2",
      "a value is expected, not print; the bracket of line 1 is still open"
    ),
    ("step «0»", "a count is at least 1"),
    ("step p «q»", "q cannot follow here; write step [N | ACTOR]"),
    ("«goto»", "goto needs more than that; write goto N | eN"),
    ("show «evnts»", "quiet, normal or events is expected, not evnts; did you mean events?"),
    ("advance «5»", "a duration such as 5s, 20ms or 3us is expected, not 5"),
    (
      "run until «ask» p Go",
      "a condition only looks, it cannot ask; look into an actor: account.balance == 2"
    ),
    ("«run» = 3", "run is a command, so it cannot be a name at the prompt; choose another name"),
  ]

  @Test(arguments: atPrompt)
  func `at the prompt`(_ marked: String, _ page: String) {
    expect(marked, page)
  }

  private static let inBehavior: [(String, String)] = [
    (
      "behavior «printer»\nend",
      "the new behavior's name is expected, not printer; it begins with a capital letter: Printer"
    ),
    ("behavior A(x, «x»)\nend", "there is already a parameter x in this behavior"),
    ("behavior A(x)\nvar «x» = 1\nend", "there is already a variable x in this behavior"),
    (
      "behavior A\non M(a, [«a»]):\nend",
      "a stands twice in this pattern; use two names and compare them after if"
    ),
    ("behavior A\nat stop:\n«at» stop:\nend", "at stop stands here twice; one is allowed"),
    ("behavior A\nstate S\nstate «S»\nend", "there is already a state S in this behavior"),
    (
      "behavior A\non X: become «S»\nend",
      "this behavior has no states; write state sections to become one"
    ),
    ("behavior A\nstate Open\non X: become «Opne»\nend", "A has no state Opne; did you mean Open?"),
    (
      "behavior A\nvar x = «await» f\nend",
      "a var line cannot wait; await in at start: and assign the variable there"
    ),
    (
      "behavior A\non X if «await» f:\nend",
      "the condition of a handler cannot wait; await in its body"
    ),
    (
      "behavior A\non X «print» 1\nend",
      ": is expected, not print; a pattern ends with a colon: on Message: …"
    ),
    (
      "behavior A\non X: «stop all»\nend",
      "stop all works only at the prompt; an actor stops the actors it knows"
    ),
    (
      "behavior A\non X:\n«var» y = 1\nend",
      "var lines come before the first handler; inside a handler write let"
    ),
    ("behavior A\non X: «x == 1»\nend", "this value is not used; to change x write x = …"),
    (
      "behavior A\non X:\n«run»\nend",
      "run is a command, and commands stand outside of behaviors and blocks; is an end missing above?"
    ),
    (
      "behavior A\non X: if x then print 1\n«on» Y:\nend",
      "an end is missing before on; the if of line 2 is open"
    ),
    (
      "behavior A\non X: print 1\n«behavior» B\nend",
      "an end is missing before behavior; the behavior of line 1 is open"
    ),
    (
      "behavior A\non «\"{x}\"»:\nend",
      "a text in a pattern cannot hold {…}; match a variable and compare it after if"
    ),
  ]

  @Test(arguments: inBehavior)
  func `in a behavior`(_ marked: String, _ page: String) {
    expect(marked, page)
  }

  private func expect(_ marked: String, _ page: String) {
    let marked = Marked(marked)
    let problem = mistakes(marked.text).first
    #expect(problem?.span == marked.span)
    #expect(problem.map { $0.message + ($0.hint.map { "; " + $0 } ?? "") } == page)
  }

  @Test func `every mistake of a behavior is reported, each once`() {
    let text = """
      behavior A
        var x = 1 +
        on M(:
          print 1 2
          if x thn
            let = 3
          end
        on N: reply )
        at noon: stop
      end
      """
    let source = Source(text)
    #expect(
      mistakes(text).compactMap { $0.span.map { source.line(at: $0.start) } } == [
        2, 3, 4, 5, 6, 8, 9,
      ])
  }

  @Test func `constants of other languages are messages, with a warning`() {
    guard case .complete(_, let warnings) = parse("print True, True") else {
      Issue.record("not complete")
      return
    }
    #expect(warnings.map(\.message) == ["True is a message here"])
    #expect(warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func `no message shouts or blames`() {
    for text in ["stpe", "1 +", "\"", "@", "reply 1", "step x y", "[1 2]", "5 s", "end"] {
      for problem in mistakes(text) {
        let said = problem.message + (problem.hint ?? "")
        #expect(!said.contains("!") && !said.lowercased().contains("invalid"))
      }
    }
  }
}
