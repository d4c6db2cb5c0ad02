import Sessions
import TestSupport
import Testing

/// What is rare, long or large, and must not end the session.
@Suite struct `Extremes` {
  @Test func `a reply to an actor whose limit has just passed does not let it move twice`() throws {
    try rehearse(
      """
      > show quiet
      > behavior N on Never: let r = await ask self X end
      > behavior B on Go(n): let r = await ask n Never within 1s otherwise 0; print "b", r; reply r end
      > behavior A(b, n) on Go: let r = await ask b Go(n) within 1s otherwise 7; print "a", r end
      > spawn N as n
      > spawn B as b
      > spawn A(b, n) as a
      > schedule round-robin
      > send a Go
      > run
      b 0
      a 7
      nobody can move
      blocked: n waits for n (f3)
      > actors
      n N 1 waiting, waits for f3 from n
      b B 0 waiting
      a A 0 waiting
      """)
  }

  @Test func `ranges with steps that leave the integers`() throws {
    try rehearse(
      """
      > range(0, 5, 9223372036854775807)
      [0]
      > range(5, 0, -9223372036854775808)
      [5]
      > range(9223372036854775805, 9223372036854775807, 5)
      [9223372036854775805]
      > range(9223372036854775807, -9223372036854775808)
      []
      > range(-9223372036854775808, 9223372036854775807, 9223372036854775807)
      [-9223372036854775808, -1, 9223372036854775806]
      > range(5, 0, -2)
      [5, 3, 1]
      > range(0, 5, 2)
      [0, 2, 4]
      > range(5, 0)
      []
      """)
    let answer = Typist().answer(to: "range(0, 9223372036854775807, 2)")
    #expect(answer.joined().contains("more than 8000000 elements"))
  }

  @Test func `the least duration has no opposite`() throws {
    let typist = Typist()
    typist.type("let d = 0us - 9223372036854775us * 1000 - 808us")
    #expect(typist.outcome == .done)
    typist.type("-d")
    #expect(typist.outcome == .failed)
    typist.type("abs(d)")
    #expect(typist.outcome == .failed)
  }

  @Test func `a long line of actors, each spawned by the one before, has names`() throws {
    let typist = Typist(asScript: true)
    typist.type(
      "behavior C on Go(n): if n == 0 then print random(10) else let c = spawn C; send c Go(n - 1) end end"
    )
    typist.type("spawn C as c")
    typist.type("send c Go(50000)")
    typist.type("run 60000")
    #expect(typist.outcome == .done)
    let last = typist.answer(to: "trace 1").first ?? ""
    #expect(last.contains("c/c-1/c-1"))
  }

  @Test func `a value that refers to itself again and again is refused unchanged`() throws {
    let typist = Typist(asScript: true)
    typist.type("behavior D var a = [0] on G: a[0] = a end")
    typist.type("spawn D as d supervised resume")
    typist.type("repeat 499 do send d G end")
    typist.type("run")
    let before = typist.answer(to: "info d")
    typist.type("repeat 50000 do send d G end")
    typist.type("run 100000")
    #expect(typist.answer(to: "d.a == d.a") == ["true"])
    #expect(typist.answer(to: "info d") == before)
  }

  @Test func `elements that are set cannot make a value too large`() throws {
    try rehearse(
      """
      > let a = range(1000000)
      > let b = [0, 0, 0, 0, 0, 0, 0, 0, 0]
      > for i in range(7) do b[i] = a end
      > b[7] = a
        ^^^^^^^^ a value of more than 8000000 elements
      > b[7]
      0
      """)
  }

  @Test func `a text that nearly matches everywhere is searched in no time`() throws {
    try rehearse(
      """
      > let s = "a"
      > repeat 18 do s = s + s end
      > s + "b" in s + s
      false
      > s + "b" in s + s + "bc"
      true
      > "aab" in "aaab"
      true
      > "abab" in "ababaab"
      true
      > "abac" in "ababac"
      true
      > "é" in "cafe"
      false
      > "" in ""
      true
      """)
  }

  @Test func `futures within futures stay known`() throws {
    try rehearse(
      """
      > show quiet
      > behavior E on x: reply x end
      > spawn E as e
      > let a = ask e 1
      > run
      > let b = ask e a
      > run
      > let c = ask e b
      > run
      > let a = none
      > let b = none
      > repeat 500010 do ask e 1 end
      > run 1
      > await await await c
      1
      """)
  }

  @Test func `looking far back leaves it alone`() throws {
    let typist = Typist(asScript: true)
    typist.type("behavior L on G(n): if n > 0 then send self G(n - 1) end end")
    typist.type("spawn L as l")
    typist.type("send l G(20000)")
    typist.type("run 30000")
    typist.type("41 + 1")
    typist.type("info e2")
    #expect(typist.answer(to: "it") == ["42"])
  }

  @Test func `what an actor that was never born was asked fails`() throws {
    try rehearse(
      """
      > show quiet
      > behavior O on f: print await f otherwise "nobody" end
      > behavior U(o) var f = ask self Hello var g = ask o f var z = 1 // 0 end
      > spawn O as o
      > spawn U(o) as u
      warning: m1 Hello from u to u is a dead letter: u has stopped
      division by zero
        spawn U(o) as u
              ^
      > run
      nobody
      """)
  }

  @Test func `failures of killed actors are kept up to the limit, and counted beyond`() throws {
    let typist = Typist(asScript: true)
    typist.type("behavior W on Go: sleep 1s end")
    typist.type("let ws = []")
    typist.type("repeat 1200 do ws += [spawn W] end")
    typist.type("for w in ws do ask w Go end")
    typist.type("step 1200")
    let lines = typist.answer(to: "for w in ws do kill w end")
    #expect(lines.first == "1200 failures nobody looked at:")
    #expect(lines.last == "  and 200 more")
  }
}
