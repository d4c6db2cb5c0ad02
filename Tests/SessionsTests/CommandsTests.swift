import TestSupport
import Testing

@Suite struct `Commands` {
  @Test func `an empty session`() throws {
    try rehearse(
      """
      > actors
      there are no actors yet; spawn makes one
      > mailbox
      every mailbox is empty
      > futures
      there are no futures; ask makes one
      > letters
      there are no dead letters
      > trace
      nothing has happened yet
      > step
      nobody can move: no mail waits
      > run
      nobody can move: no mail waits
      > back
      nothing to take back: this is the beginning
      > forward
      nothing to do again: this is the latest moment
      > goto 0
      moment 0 of 0
      > history
      nothing has been done yet
      > show
      showing normal; show quiet, normal or events changes that
      """)
  }

  @Test func `actors and mailboxes`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as a
      a is a B
      > spawn B as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send a Move("x", [1, 2.0])
      m2 waits in a's mailbox (2 waiting)
      > stop b
      m3 waits in b's mailbox (1 waiting)
      > actors
      a  B  2 waiting
      b  B  1 waiting
      > mailbox
      a's mailbox: m1 1, m2 Move("x", [1, 2.0])
      b's mailbox: m3 stop
      > mailbox a
      a's mailbox: m1 1, m2 Move("x", [1, 2.0])
      > mailbox b
      b's mailbox: m3 stop
      > mailbox you
      your mailbox is empty
      > info a
      a is a B, spawned by you
        control    can handle its next message
        mailbox    m1 1, m2 Move("x", [1, 2.0])
      > info b
      b is a B, spawned by you
        control    can handle its next message
        mailbox    m3 stop
      > info B
      B is a behavior; 2 actors so far
        source B shows it
      > info you
      you are the one at the prompt
        your mailbox is empty
      """)
  }

  @Test func `a mailbox with many messages`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > show quiet
      > for i in range(25) do send b i end
      > mailbox b
      b's mailbox: m1 0
                   m2 1
                   m3 2
                   m4 3
                   m5 4
                   m6 5
                   m7 6
                   m8 7
                   m9 8
                   m10 9
                   m11 10
                   m12 11
                   m13 12
                   m14 13
                   m15 14
                   m16 15
                   m17 16
                   m18 17
                   m19 18
                   m20 19
                   and 5 more
      > actors
      b B 25 waiting
      """)
  }

  @Test func `the trace`() throws {
    try rehearse(
      """
      > behavior Echo on m: reply m end
      Echo is defined
      > behavior Asker(e) on Go: print await ask e 1 end
      Asker is defined
      > spawn Echo as e
      e is an Echo
      > spawn Asker(e) as a
      a is an Asker
      > send a Go
      m1 waits in a's mailbox (1 waiting)
      > run
      a handles m1 Go
      a waits for f1 from e
      e handles m2 1
      a goes on
      1
      > trace
      e1   0s  you  spawn e, an Echo
      e2   0s  you  spawn a, an Asker
      e3   0s  you  send m1 Go to a
      e4   0s  a    receives m1 Go from you  because of e3
      e5   0s  a    asks e m2 1 for f1  because of e4
      e6   0s  a    waits for f1 from e  because of e4
      e7   0s  e    receives m2 1 from a  because of e5
      e8   0s  e    resolves f1 with 1  because of e7
      e9   0s  a    goes on with f1  because of e8
      e10  0s  a    prints "1"  because of e9
      > trace 2
      e9   0s  a  goes on with f1  because of e8
      e10  0s  a  prints "1"  because of e9
      of 10 events; trace N shows more
      > trace of e
      e1  0s  you  spawn e, an Echo
      e5  0s  a    asks e m2 1 for f1  because of e4
      e6  0s  a    waits for f1 from e  because of e4
      e7  0s  e    receives m2 1 from a  because of e5
      e8  0s  e    resolves f1 with 1  because of e7
      > trace 1 of e
      e8  0s  e  resolves f1 with 1  because of e7
      of 5 events of e; trace N of e shows more
      > why m2
      typed      you  > send a Go
      e3     0s  you  send m1 Go to a
      e4     0s  a    receives m1 Go from you  because of e3 (message)
      e5     0s  a    asks e m2 1 for f1  because of e4 (program order)
      e7     0s  e    receives m2 1 from a  because of e5 (message)
      > why f1
      typed      you  > send a Go
      e3     0s  you  send m1 Go to a
      e4     0s  a    receives m1 Go from you  because of e3 (message)
      e5     0s  a    asks e m2 1 for f1  because of e4 (program order)
      e7     0s  e    receives m2 1 from a  because of e5 (message)
      e8     0s  e    resolves f1 with 1  because of e7 (program order)
      > why e2
      typed      you  > spawn Asker(e) as a
      e2     0s  you  spawn a, an Asker
      > info m1
      e3  0s  you  send m1 Go to a
      e4  0s  a    receives m1 Go from you  because of e3
      > info m2
      e5  0s  a  asks e m2 1 for f1  because of e4
      e7  0s  e  receives m2 1 from a  because of e5
      e8  0s  e  resolves f1 with 1  because of e7
      > info e3
      e3  0s  you  send m1 Go to a
      > info f1
      f1 from e for a (m2): 1
      """)
  }

  @Test func `every event as it happens`() throws {
    try rehearse(
      """
      > show events
      showing events
      > behavior Echo on m: reply m end
      Echo is defined
      > behavior Asker(e) on Go: print await ask e 1; sleep 1s; after 1s send self Done on Done: stop end
      Asker is defined
      > spawn Echo as e
      e1  0s  you  spawn e, an Echo
      > spawn Asker(e) as a
      e2  0s  you  spawn a, an Asker
      > send a Go
      e3  0s  you  send m1 Go to a
      > run
      e4  0s  a  receives m1 Go from you  because of e3
      e5  0s  a  asks e m2 1 for f1  because of e4
      e6  0s  a  waits for f1 from e  because of e4
      e7  0s  e  receives m2 1 from a  because of e5
      e8  0s  e  resolves f1 with 1  because of e7
      e9  0s  a  goes on with f1  because of e8
      1
      e11  0s  a  sleeps for 1s  because of e9
      e12  1s  clock  moves on to 1s  because of e11
      e13  1s  a  goes on  because of e12
      e14  1s  a  will send Done to a in 1s  because of e13
      e15  2s  clock  moves on to 2s  because of e14
      e16  2s  a  timer sends m3 Done to a  because of e14
      e17  2s  a  receives m3 Done from a  because of e16
      e18  2s  a  sends stop m4 to a  because of e17
      e19  2s  a  stops  because of e18
      """)
  }

  @Test func `back takes back and forward does again`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + m; print n end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 1
      1
      b handles m2 2
      3
      > back
      moment 5 of 6; next: run, step 2 of 2
      > b.n
      1
      > forward
      b handles m2 2
      3
      moment 6 of 6
      > b.n
      3
      > back 2
      moment 4 of 6; next: run, step 1 of 2
      > actors
      b  B  2 waiting
      > forward 2
      b handles m1 1
      1
      b handles m2 2
      3
      moment 6 of 6
      > goto 2
      moment 2 of 6; next: send b 1
      > goto e3
      moment 4 of 6; next: run, step 1 of 2
      > back 100
      moment 0 of 6; next: behavior B var n = 0 on m: n = n + m; print n end
      > forward 100
      B is defined
      b is a B
      m1 waits in b's mailbox (1 waiting)
      m2 waits in b's mailbox (2 waiting)
      b handles m1 1
      1
      b handles m2 2
      3
      moment 6 of 6
      > back 0
             ^ a count is at least 1
      > forward 0
                ^ a count is at least 1
      """)
  }

  @Test func `a new choice after back`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + m; print n end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > back
      moment 2 of 3; next: send b 1
      > send b 5
      m1 waits in b's mailbox (1 waiting)
      a new branch: b2, from moment 2 of b1
      > run
      b handles m1 5
      5
      > forward
      nothing to do again: this is the latest moment of b2
      """)
  }

  @Test func `back restores what the prompt has bound`() throws {
    try rehearse(
      """
      > let a = 1
      > let a = 2
      > a + 40
      42
      > back 1
      moment 1 of 2; next: let a = 2
      > a
      1
      > it
      1
      """)
  }

  @Test func `back restores the schedule, the seed and the definitions`() throws {
    try rehearse(
      """
      > behavior B on m: print "old" end
      B is defined
      > schedule random
      any actor may go next (seed 0)
      > seed 9
      the seed is 9
      > behavior B on m: print "new" end
      B is defined anew
      > back
      moment 3 of 4; next: behavior B on m: print "new" end
      > source B
      behavior B on m: print "old" end
      > back 1
      moment 2 of 4; next: seed 9
      > schedule random
      any actor may go next (seed 0)
      a new branch: b2, from moment 2 of b1
      """)
  }

  @Test func `back over a reset`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > reset
      a new session begins
      > back
      nothing to take back: this is the beginning
      > actors
      there are no actors yet; spawn makes one
      """)
  }

  @Test func `redo of a failed entry`() throws {
    try rehearse(
      """
      > let x = 1 / 0
                  ^ division by zero
      > back
      nothing to take back: this is the beginning
      > forward
      nothing to do again: this is the latest moment
      > x
        ^ there is no command or name x; help lists commands
      """)
  }

  @Test func `a wrong line changes nothing`() throws {
    try rehearse(
      #"""
      > let a = 1
      > spawn
             ^ a behavior's name is expected, not the end of the line
      > send
            ^ an actor is expected, not the end of the line; write the actor's name, or put an expression in parentheses
      > let = 5
            ^ a name is expected, not =; = gives a variable its value; to compare write ==
      > behavior b end
                 ^ the new behavior's name is expected, not b; it begins with a capital letter: B
      > if true then
        ^^ if is never closed; add end
      > end
        ^^^ there is nothing open for end to close
      > a
      1
      > goto 1
      moment 1 of 1
      > "unterminated
        ^^^^^^^^^^^^^ this text is not closed on its line; end it with "; a new line inside it is \n
      > 'x'
        ^ ' does not begin a text; texts stand in double quotes: "…"
      > 5 s
          ^ s cannot follow here; write the unit without a space: 5s
      > 1 < 2 < 3
              ^ comparisons cannot be chained; write a < b and b < c
      > [1] [2]
            ^ [ cannot follow here
      > print 1; print 2
               ^ one statement per line; semicolons stand only inside bodies
      > a b
          ^ b cannot follow here
      > stop
        ^^^^ stop needs an actor here; write stop and an actor, or stop all
      > reply 1
        ^^^^^ reply works only inside a behavior
      > become X
        ^^^^^^ become works only inside a behavior
      > forward x
                ^ a count is expected, not x
      """#)
  }

  @Test func `show`() throws {
    try rehearse(
      """
      > show
      showing normal; show quiet, normal or events changes that
      > show quiet
      > show
      showing quiet; show quiet, normal or events changes that
      > let x = 1
      > show normal
      showing normal
      > show e
             ^ quiet, normal or events is expected, not e
      > show
      showing normal; show quiet, normal or events changes that
      """)
  }

  @Test func `source`() throws {
    try rehearse(
      """
      > behavior Door
      .   state Closed
      .     on Open:  become Opened
      .   state Opened
      .     on Close: become Closed
      . end
      Door is defined
      > source Door
      behavior Door
        state Closed
          on Open:  become Opened
        state Opened
          on Close: become Closed
      end
      > spawn Door as d
      d is a Door
      > source Dor
               ^^^ there is no behavior named Dor; did you mean Door?
      > info Door
      Door is a behavior; 1 actor so far
        states: Closed, Opened
        messages it names: Open, Close
        source Door shows it
      """)
  }

  @Test func `help on words`() throws {
    try rehearse(
      """
      > help show
      show
      show quiet|normal|events
      Chooses how much is said: what actors print and warnings, what happens, or
      every event.

        > show events
        showing events

      see also: trace
      > help nothing
      there is no help on nothing; help lists the words
      > help help
      help
      help WORD
      Shows the words there are, or what one of them does.

      see also: lessons
      """)
  }

  @Test func `prefixes of commands`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > act
      b  B  1 waiting
      > mai b
      b's mailbox: m1 1
      > ste
      b handles m1 1
      1
      > ru
      nobody can move: no mail waits
      > tr
      e1  0s  you  spawn b, a B
      e2  0s  you  send m1 1 to b
      e3  0s  b    receives m1 1 from you  because of e2
      e4  0s  b    prints "1"  because of e3
      > s
        ^ s could be step, schedule, seed, switch, source, sample, show or save; type more of the word
      > b
      b
      """)
  }

  @Test func `reports of every kind of settled future`() throws {
    try rehearse(
      """
      > behavior B on Ok: reply 1 on No: fail "no" on Slow: sleep 9s end
      B is defined
      > spawn B as b
      b is a B
      > let a = ask b Ok
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > let c = ask b No
      m2 waits in b's mailbox (2 waiting); its reply will be f2
      > let d = ask b Slow
      m3 waits in b's mailbox (3 waiting); its reply will be f3
      > step 2
      b handles m1 Ok
      b handles m2 No
      b fails m2: no
        B, line 1:  behavior B on Ok: reply 1 on No: fail "no" on Slow: sleep 9s end
                                                     ^^^^^^^^^
      > futures
      f1 from b for you (m1): 1
      f2 from b for you (m2): failed: "no"
      f3 from b for you (m3): no reply yet
      > info f1
      f1 from b for you (m1): 1
      > info f2
      f2 from b for you (m2): failed: "no"
      > info f3
      f3 from b for you (m3): no reply yet
      > info f4
             ^^ there is no f4; futures so far are f1 to f3
      """)
  }

  @Test func `interrupted awaits and back and forward`() throws {
    try rehearse(
      """
      > behavior B on m: await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b waits for f2 from b
      you wait for f1 from b, and nobody can move
      blocked: b waits for b (f2)
      > info f1
      f1 from b for you (m1): no reply yet
      > back
      moment 2 of 3; next: await ask b 1
      > info f1
             ^^ there is no f1; there are no futures yet
      > forward
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b waits for f2 from b
      you wait for f1 from b, and nobody can move
      blocked: b waits for b (f2)
      moment 3 of 3
      > info f1
      f1 from b for you (m1): no reply yet
      > futures
      f1 from b for you (m1): no reply yet
      f2 from b for b (m2): no reply yet; b waits for it
      > trace
      e1  0s  you  spawn b, a B
      e2  0s  you  ask b m1 1 for f1
      e3  0s  you  wait for f1 from b
      e4  0s  b    receives m1 1 from you  because of e2
      e5  0s  b    asks b m2 1 for f2  because of e4
      e6  0s  b    waits for f2 from b  because of e4
      """)
  }

  @Test func `a spawn storm ends at the limit of turns`() throws {
    try rehearse(
      """
      > behavior Storm at start: spawn Storm; spawn Storm end
      Storm is defined
      > spawn Storm as s
      s is a Storm
      > show quiet
      > run
      stopped after 10000 turns; run 100000 lets more of them pass
      > step s
             ^ s cannot move: its mailbox is empty
      """)
  }

  @Test func `self is what a child is told of its parent`() throws {
    try rehearse(
      """
      > behavior Child(p) at start: send p Hello end
      Child is defined
      > behavior Parent var c = spawn Child(self) on Hello: print "hello from", sender end
      Parent is defined
      > spawn Parent as p
      p is a Parent
      > run
      p/child-1 starts
      p handles m1 Hello
      hello from p/child-1
      """)
  }

  @Test func `forward says again what was said`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + m; print n end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > 1 + 1
      2
      > let x = 1 / 0
                  ^ division by zero
      > await ask b 1
      m2 waits in b's mailbox (2 waiting); its reply will be f1
      b handles m1 1
      1
      b handles m2 1
      2
      > run 7
      nobody can move: no mail waits
      > seed 3
      the seed is 3
      > schedule random
      any actor may go next (seed 3)
      > back 100
      moment 0 of 6; next: behavior B var n = 0 on m: n = n + m; print n end
      > forward 100
      B is defined
      b is a B
      m1 waits in b's mailbox (1 waiting)
      m2 waits in b's mailbox (2 waiting); its reply will be f1
      b handles m1 1
      1
      b handles m2 1
      2
      the seed is 3
      any actor may go next (seed 3)
      moment 6 of 6
      """)
  }

  @Test func `looking at the past takes nothing away`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + m; print n end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      1
      > back
      moment 3 of 4; next: run
      > b.n
      0
      > b.m
        ^^^ b has no m; it has n
      > "n is {b.n}"
      n is 0
      > [b.n, {n: -b.n}]
      [0, {n: 0}]
      > it
      [0, {n: 0}]
      > forward
      b handles m1 1
      1
      moment 4 of 4
      > b.n
      1
      """)
  }

  @Test func `acting in the past is a new choice`() throws {
    try rehearse(
      """
      > let x = 1
      > let y = 2
      > back
      moment 1 of 2; next: let y = 2
      > x = 5
      a new branch: b2, from moment 1 of b1
      > forward
      nothing to do again: this is the latest moment of b2
      > x
      5
      """)
  }

  @Test func `an entry that is not finished is refused where no more lines can come`() throws {
    try rehearse(
      """
      > behavior B
        ^^^^^^^^ behavior is never closed; add end
      > if true then
        ^^ if is never closed; add end
      > let xs = [1,
                 ^ [ is never closed; add ]
      """)
  }
}
