import TestSupport
import Testing

@Suite struct `Values and scope` {
  @Test func `equality`() throws {
    try rehearse(
      """
      > 1 == 1.0
      true
      > 1 == true
      false
      > "1" == 1
      false
      > none == false
      false
      > [1, 2] == [1.0, 2]
      true
      > {"a": 1, "b": 2} == {"b": 2, "a": 1}
      true
      > Move(1, 2) == Move(1, 2)
      true
      > Move == Move()
      true
      > Move(1) != Move(2)
      true
      > 0.0 == -0.0
      true
      > 1s == 1000ms
      true
      """)
  }

  @Test func `patterns use equality`() throws {
    try rehearse(
      """
      > behavior B on 1: print "one" on -2: print "minus two" on 3s: print "3s" on "x": print "text" on true: print "yes" on none: print "nothing" on _: print "else" end
      B is defined
      > spawn B as b
      b is a B
      > show quiet
      > for m in [1, 1.0, true, "x", -2, -2.0, 3000ms, none, false, "1"] do send b m end
      > run
      one
      one
      yes
      text
      minus two
      minus two
      3s
      nothing
      else
      else
      """)
  }

  @Test func `arity counts`() throws {
    try rehearse(
      """
      > behavior B on T: print "none" on T(a): print "one" on T(a, b): print "two" on other: print "other" end
      B is defined
      > spawn B as b
      b is a B
      > show quiet
      > for m in [T, T(), T(1), T(1, 2), T(1, 2, 3)] do send b m end
      > run
      none
      none
      one
      two
      other
      """)
  }

  @Test func `list patterns have just their length and map patterns at least their keys`() throws {
    try rehearse(
      """
      > behavior B on []: print "empty" on [a]: print "one", a on [a, [b]]: print a, b on {x: 1, y: v}: print "x and", v on {x: v}: print "x", v on other: print "other", other end
      B is defined
      > spawn B as b
      b is a B
      > show quiet
      > for m in [[], [1], [1, [2]], [1, 2], {x: 1, y: 2, z: 3}, {x: 1}, {y: 1}, {}] do send b m end
      > run
      empty
      one 1
      1 2
      other [1, 2]
      x and 2
      x 1
      other {y: 1}
      other {}
      """)
  }

  @Test func `order`() throws {
    try rehearse(
      """
      > 1 < 1.5
      true
      > "a" < "b"
      true
      > "Z" < "a"
      true
      > 1s < 2s
      true
      > 1 < "a"
          ^ a number and a string have no order: 1, "a"
      > true < false
             ^ a boolean and a boolean have no order: true, false
      > [1] < [2]
            ^ a list and a list have no order: [1], [2]
      > sort([3, 1.5, 2])
      [1.5, 2, 3]
      > sort(["b", "a"])
      ["a", "b"]
      > sort([1, "a"])
        ^^^^^^^^^^^^^^ a number and a string have no order: 1, "a"
      """)
  }

  @Test func `map keys`() throws {
    try rehearse(
      """
      > {1: "a", 1.0: "b"}
      {1: "b"}
      > {none: 1, true: 2, (Tag(1)): 3, (2s): 4, ([1, "x"]): 5}
      {none: 1, true: 2, (Tag(1)): 3, 2s: 4, [1, "x"]: 5}
      > let m = {"a": 1, "b": 2}
      > m["a"] = 3
      > m["c"] = 4
      > m
      {a: 3, b: 2, c: 4}
      > m["z"]
        ^^^^^^ there is no key "z"; get(m, k, default) allows that
      > get(m, "z", 0)
      0
      > let f = {(print): 1}
                  ^^^^^ a value is expected, not print
      > {({}): 1}
        ^^^^^^^^^ a map cannot be a key: {}
      > {([{}]): 1}
        ^^^^^^^^^^^ a list cannot be a key: [{}]
      """)
  }

  @Test func `futures cannot be keys`() throws {
    try rehearse(
      """
      > behavior B on m: reply m end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > {(f): 1}
        ^^^^^^^^ a future cannot be a key: f1
      > {(b): 1}
      {(b): 1}
      """)
  }

  @Test func `lists and indexes`() throws {
    try rehearse(
      """
      > let xs = [1, 2, 3]
      > xs[-1]
      3
      > xs[0] = 10
      > xs
      [10, 2, 3]
      > xs[3]
        ^^^^^ there is no element 3: it has 3, from 0 to 2
      > xs[3] = 4
        ^^^^^^^^^ there is no element 3: it has 3, from 0 to 2
      > xs[-4]
        ^^^^^^ there is no element -4: it has 3, from 0 to 2
      > let t = [[1, 2], [3]]
      > t[0][1] = 9
      > t
      [[1, 9], [3]]
      > t[1.0]
        ^^^^^^ a list is indexed by a whole number, not by 1.0
      > "héllo"[1]
      é
      > slice(xs, 1, 3)
      [2, 3]
      > slice(xs, -2, 10)
      [2, 3]
      """)
  }

  @Test func `numbers`() throws {
    try rehearse(
      """
      > 7 / 2
      3.5
      > 6 / 2
      3.0
      > 7 // 2
      3
      > -7 // 2
      -4
      > -7 % 3
      2
      > 7 % -3
      -2
      > 7.5 // 2
      3.0
      > 1 / 0
          ^ division by zero
      > 1 // 0
          ^^ division by zero
      > 1 % 0
          ^ division by zero
      > 1.0 / 0.0
            ^ division by zero
      > 0.0 / 0.0
            ^ division by zero
      > 9223372036854775807 + 1
                            ^ a number too large: integers have 64 bits
      > -9223372036854775808
      -9223372036854775808
      > -9223372036854775808 - 1
                             ^ a number too large: integers have 64 bits
      > 9223372036854775807 * 2
                            ^ a number too large: integers have 64 bits
      > -(-9223372036854775808)
        ^^^^^^^^^^^^^^^^^^^^^^^ a number too large: integers have 64 bits
      > 9223372036854775808
        ^^^^^^^^^^^^^^^^^^^ integers go up to 9223372036854775807; write a float, such as 1e19
      > -9223372036854775808 // -1
                             ^^ a number too large: integers have 64 bits
      > -9223372036854775808 % -1
      0
      > abs(-9223372036854775808)
        ^^^^^^^^^^^^^^^^^^^^^^^^^ a number too large: integers have 64 bits
      > 1e308 * 10
              ^ a number too large for a float
      > sum([])
      0
      > sum([1, 2.5])
      3.5
      > true + 1
             ^ + does not work on a boolean and a number: true + 1
      > "a" + 1
            ^ + does not work on a string and a number; write "{x}" to put a value into a string
      > "a" + "b"
      ab
      > [1] + [2]
      [1, 2]
      > "a" * 3
            ^ * does not work on a string and a number: "a" * 3
      > 2 * 2.0
      4.0
      """)
  }

  @Test func `floats print as Python’s`() throws {
    try rehearse(
      """
      > print 0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 2650.0, 1e22, -0.0, 1.5e300, 5e-324
      0.30000000000000004 1e+16 1000000000000000.0 1.2345678901234568e+17 1e-05 0.0001 2650.0 1e+22 -0.0 1.5e+300 5e-324
      > round(2.5)
      2
      > round(3.5)
      4
      > round(-0.5)
      0
      > round(1234.5, -2)
      1200.0
      > round(7)
      7
      > str(1.0)
      1.0
      > min([1, 2])
      1
      > min(1, 2.0)
      1
      > max("a", "b")
      b
      > min([])
        ^^^^^^^ min of nothing: the list is empty
      > range(3)
      [0, 1, 2]
      > range(-1)
      []
      > range(2, 5)
      [2, 3, 4]
      """)
  }

  @Test func `truth is only true and false`() throws {
    try rehearse(
      """
      > if 1 then print "yes" end
           ^ a condition needs true or false, and this is 1
      > 1 and true
          ^^^ and needs true or false, and this is 1
      > not none
        ^^^^^^^^ not needs true or false, and this is none
      > true or 1
      true
      > false and 1
      false
      > while "x" do print "never" end
              ^^^ a condition needs true or false, and this is "x"
      > repeat -1 do print "never" end
               ^^ repeat needs a whole number from 0, and this is -1
      > repeat 1.0 do print "never" end
               ^^^ repeat needs a whole number from 0, and this is 1.0
      > repeat 0 do print "never" end
      """)
  }

  @Test func `for goes over a snapshot`() throws {
    try rehearse(
      """
      > let xs = [1, 2]
      > for x in xs do xs = xs + [x] end
      > xs
      [1, 2, 1, 2]
      > for k in {"a": 1, "b": 2} do print k end
      a
      b
      > for c in "hé👍" do print c end
      h
      é
      👍
      > for x in 3 do print x end
                 ^ for goes through a list, a map or a string, and this is 3
      """)
  }

  @Test func `fields are for references at the prompt`() throws {
    try rehearse(
      """
      > behavior B(balance) var n = [1] on m: let local = m; print local end
      B is defined
      > spawn B(5) as b
      b is a B
      > b.balance
      5
      > b.n
      [1]
      > b.local
        ^^^^^^^ b has no local; it has balance, n
      > b.nothing
        ^^^^^^^^^ b has no nothing; it has balance, n
      > let m = {"k": 1}
      > m.k
        ^^^ a map has no fields; write ["k"]
      > b.deposit(5)
        ^^^^^^^^^^^^ an actor reference has no fields: deposit
      > kill b
      b is killed
      > b.balance
      5
      > 1.5.x
        ^^^^ a number ends with a digit; write 1.0, not 1.
      > "a".b
        ^^^^^ a string has no fields; write ["b"]
      """)
  }

  @Test func `a field inside a behavior is a fault`() throws {
    try rehearse(
      """
      > behavior B on Go(a): print a.balance end
      B is defined
      > spawn B as b
      b is a B
      > send b Go(b)
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 Go(b)
      b fails m1: an actor reference has no fields: balance
        B, line 1:  behavior B on Go(a): print a.balance end
                                               ^^^^^^^^^
      b stops
      """)
  }

  @Test func `the X-ray chains`() throws {
    try rehearse(
      """
      > behavior Engine var rpm = 900 end
      Engine is defined
      > behavior Car(engine) end
      Car is defined
      > spawn Engine as e
      e is an Engine
      > spawn Car(e) as c
      c is a Car
      > c.engine.rpm
      900
      """)
  }

  @Test func `behaviors see nothing of the prompt`() throws {
    try rehearse(
      """
      > let x = 5
      > behavior B on m: print x end
                               ^ x belongs to the prompt, and a behavior sees only its own state; give it to the actor as a parameter or in a message
      > behavior B on m: print it end
                               ^^ it belongs to the prompt, and a behavior sees only its own state; give it to the actor as a parameter or in a message
      > behavior B(x) on m: print x end
      B is defined
      > spawn B(x) as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      5
      """)
  }

  @Test func `let binds anew at the prompt only`() throws {
    try rehearse(
      """
      > let a = 1
      > let a = 2
      > a
      2
      > behavior B on m: let a = 1; let a = 2 end
                                        ^ a is bound already in this block; write a = … to change it
      > behavior B on a: a = a + 1; let b = a; b = b + 1; print a, b end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      2 3
      """)
  }

  @Test func `variables of a block end with it`() throws {
    try rehearse(
      """
      > behavior B on m: if true then let y = 1 end; print y end
                                                           ^ there is no variable named y here
      > for i in [1] do let z = i end
      > z
        ^ there is no command or name z; help lists commands
      > i
        ^ info needs more than that; write info ACTOR | BEHAVIOR | mN | eN | fN
      """)
  }

  @Test func `it is the last value`() throws {
    try rehearse(
      """
      > 1 + 1
      2
      > it + 1
      3
      > print "x"
      x
      > it
      3
      > none
      > it
      3
      > 1 / 0
          ^ division by zero
      > it
      3
      > let it = 3
            ^^ it has a meaning of its own; choose another name
      """)
  }

  @Test func `your own sender, state and self`() throws {
    try rehearse(
      """
      > sender
      > state
        ^^^^^ you have no state; for an actor's, write its name, as in a.state
      > self
      you
      """)
  }

  @Test func `become is for state machines`() throws {
    try rehearse(
      """
      > behavior B on m: become S end
                                ^ this behavior has no states; write state sections to become one
      > behavior B state S on m: become T end
                                        ^ B has no state T
      """)
  }

  @Test func `become takes effect at once`() throws {
    try rehearse(
      """
      > behavior B state S on m: become T; print state on Ask: reply state state T on Ask: reply state == T end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      T
      > await ask b Ask
      m2 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m2 Ask
      true
      > b.state
      T
      > info b
      b is a B, spawned by you
        control    waits for mail
        in         T
        mailbox    empty
      """)
  }

  @Test func `handlers of the state come before those of all states`() throws {
    try rehearse(
      """
      > behavior B on Ask: print "any" on Other: print "common" state S on Ask: print "in S" state T end
      B is defined
      > spawn B as b
      b is a B
      > send b Ask
      m1 waits in b's mailbox (1 waiting)
      > send b Other
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 Ask
      in S
      b handles m2 Other
      common
      """)
  }

  @Test func `print shows control characters`() throws {
    try rehearse(
      #"""
      > print "a\u{1b}[31mred\u{7}"
      a\u{1b}[31mred\u{7}
      > print "line\nnext\ttab"
      line
      next	tab
      > "a\u{1b}b\n"
      a\u{1b}b

      > ["a\nb"]
      ["a\nb"]
      > print "\u{202e}rtl\u{200b}zero\u{85}nel\u{2028}ls"
      \u{202e}rtl​zero\u{85}nel\u{2028}ls
      """#)
  }

  @Test func `interpolation`() throws {
    try rehearse(
      #"""
      > let s = "x"
      > print "{s} {1 + 1} \{s} {"inner {s}"}"
      x 2 {s} inner x
      > "{}"
         ^^ these braces hold no value; for a brace write \{
      > "{1 2}"
            ^ the } that closes the value is expected, not 2; braces in a text hold one value; for a brace write \{
      > "}"
      }
      > print "{[1, "a"]} {none} {2.0} {Move("x")}"
      [1, "a"] none 2.0 Move("x")
      """#)
  }

  @Test func `texts`() throws {
    try rehearse(
      """
      > upper("straße")
      STRASSE
      > lower("ÀÉ")
      àé
      > len("👩‍👩‍👧")
      1
      > len("é")
      1
      > reverse("ab")
      ba
      > contains("abc", "bc")
      true
      > "b" in "abc"
      true
      > 1 in [1.0]
      true
      > "k" in {k: 1}
      true
      > 1 not in [2]
      true
      > 1 in 2
          ^^ in does not work on a number and a number: 1 in 2
      > len(5)
        ^^^^^^ len needs a string, a list, a map or a message, and this is 5
      > keys([1])
        ^^^^^^^^^ keys needs a map, and this is [1]
      > upper(1)
        ^^^^^^^^ upper needs a string, and this is 1
      """)
  }

  @Test func `deep and large values have limits`() throws {
    try rehearse(
      """
      > let x = []
      > repeat 600 do x = [x] end
                          ^^^ a value nested deeper than 500 levels
      > let y = [1]
      > repeat 40 do y = y + y end
                         ^^^^^ a value of more than 8000000 elements
      > len(y)
      4194304
      > let t = "ab"
      > repeat 40 do t = t + t end
                         ^^^^^ a value of more than 8000000 elements
      > len(t)
      33554432
      > range(100000000)
        ^^^^^^^^^^^^^^^^ a value of more than 8000000 elements
      """)
  }

  @Test func `a runaway loop is stopped`() throws {
    try rehearse(
      """
      > while true do let x = 1 end
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the turn does not end: it took 10000000 rounds
      > behavior B on m: while true do let x = 1 end end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: the turn does not end: it took 10000000 rounds
        B, line 1:  behavior B on m: while true do let x = 1 end end
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      b stops
      > actors
      b  B  stopped
      """)
  }
}
