import TestSupport
import Testing

@Suite struct `Replies and asks` {
  @Test func `a second reply is a fault, and the first one stands`() throws {
    try rehearse(
      """
      > behavior Twice on m: reply 1; reply 2 end
      Twice is defined
      > spawn Twice as t
      t is a Twice
      > await ask t Go
      m1 waits in t's mailbox (1 waiting); its reply will be f1
      t handles m1 Go
      t fails m1: m1 has its reply already
        Twice, line 1:  behavior Twice on m: reply 1; reply 2 end
                                                      ^^^^^^^
      1 failure nobody looked at: t in Go (m1): m1 has its reply already, after its reply (why m1)
      1
      > await ask t Go
      m2 waits in t's mailbox (1 waiting); its reply will be f2
      t handles m2 Go
      t fails m2: m2 has its reply already
        Twice, line 1:  behavior Twice on m: reply 1; reply 2 end
                                                      ^^^^^^^
      1 failure nobody looked at: t in Go (m2): m2 has its reply already, after its reply (why m2)
      1
      """)
  }

  @Test func `a fault after the reply is listed, since nobody can await it`() throws {
    try rehearse(
      """
      > behavior Late on m: reply 1; fail "too late" end
      Late is defined
      > spawn Late as l
      l is a Late
      > await ask l Go
      m1 waits in l's mailbox (1 waiting); its reply will be f1
      l handles m1 Go
      l fails m1: too late
        Late, line 1:  behavior Late on m: reply 1; fail "too late" end
                                                    ^^^^^^^^^^^^^^^
      1 failure nobody looked at: l in Go (m1): too late, after its reply (why m1)
      1
      > actors
      l  Late  0 waiting
      """)
  }

  @Test func `a reply in a told turn is a message to the sender`() throws {
    try rehearse(
      """
      > behavior Echo on m: reply Got(m) end
      Echo is defined
      > spawn Echo as e
      e is an Echo
      > send e 1
      m1 waits in e's mailbox (1 waiting)
      > run
      e handles m1 1
      m2 Got(1) from e is in your mailbox
      > mailbox you
      your mailbox: m2 Got(1)
      """)
  }

  @Test func `replies to you do not change it and do not count as waiting`() throws {
    try rehearse(
      """
      > behavior Echo on m: reply m end
      Echo is defined
      > spawn Echo as e
      e is an Echo
      > 41 + 1
      42
      > send e 1
      m1 waits in e's mailbox (1 waiting)
      > run
      e handles m1 1
      m2 1 from e is in your mailbox
      > it
      42
      > run
      nobody can move: no mail waits
      """)
  }

  @Test func `a reply in a told turn goes to the actor that sent`() throws {
    try rehearse(
      """
      > behavior Echo on m: reply Got(m) end
      Echo is defined
      > behavior Asker(e) on Go: send e 1 on Got(n): print "got", n end
      Asker is defined
      > spawn Echo as e
      e is an Echo
      > spawn Asker(e) as a
      a is an Asker
      > send a Go
      m1 waits in a's mailbox (1 waiting)
      > run
      a handles m1 Go
      e handles m2 1
      a handles m3 Got(1)
      got 1
      """)
  }

  @Test func `a reply to a timer’s message goes to who set it`() throws {
    try rehearse(
      """
      > behavior Clock at start: after 1s send self Tick on Tick: reply Tock end
      Clock is defined
      > spawn Clock as c
      c is a Clock
      > run
      c starts
      m1 Tick from c's timer waits in c's mailbox
      c handles m1 Tick
      warning: c has no handler for m2 Tock
      """)
  }

  @Test func `a reply in at start is a fault`() throws {
    try rehearse(
      """
      > behavior B at start: reply 1 on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b starts
      b fails in at start: nobody to reply to in at start
        B, line 1:  behavior B at start: reply 1 on m: print m end
                                         ^^^^^^^
      b stops
      warning: m1 1 from you to b is a dead letter: b has stopped
      > actors
      b  B  stopped
      """)
  }

  @Test func `a reply in at stop is a fault`() throws {
    try rehearse(
      """
      > behavior B at stop: reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      b fails in at stop: nobody to reply to in at stop
        B, line 1:  behavior B at stop: reply 1 end
                                        ^^^^^^^
      b stops
      """)
  }

  @Test func `a reply in at failure is a fault`() throws {
    try rehearse(
      """
      > behavior B on m: fail "one" at failure(reason): reply reason end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: one
        B, line 1:  behavior B on m: fail "one" at failure(reason): reply reason end
                                     ^^^^^^^^^^
      b fails in at failure: nobody to reply to in at failure
        B, line 1:  behavior B on m: fail "one" at failure(reason): reply reason end
                                                                    ^^^^^^^^^^^^
      b stops
      """)
  }

  @Test func `an await in at failure is a fault`() throws {
    try rehearse(
      """
      > behavior B on m: fail "one" at failure(reason): await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: one
        B, line 1:  behavior B on m: fail "one" at failure(reason): await ask self 1 end
                                     ^^^^^^^^^^
      b fails in at failure: await is not possible in at failure
        B, line 1:  behavior B on m: fail "one" at failure(reason): await ask self 1 end
                                                                    ^^^^^^^^^^^^^^^^
      b stops
      warning: m2 1 from b to b is a dead letter: b has stopped
      """)
  }

  @Test func `a reply does not end the turn`() throws {
    try rehearse(
      """
      > behavior B on m: reply 1; print "still here" end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 0
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 0
      still here
      1
      """)
  }

  @Test func `after forward, reply is a fault`() throws {
    try rehearse(
      """
      > behavior Clerk on m: reply "done" end
      Clerk is defined
      > behavior Desk(c) on m: forward c; reply 1 end
      Desk is defined
      > spawn Clerk as c
      c is a Clerk
      > spawn Desk(c) as d
      d is a Desk
      > await ask d 1
      m1 waits in d's mailbox (1 waiting); its reply will be f1
      d handles m1 1
      d forwards 1 to c as m2
      d fails m1: m1 was forwarded: its reply is not ours
        Desk, line 1:  behavior Desk(c) on m: forward c; reply 1 end
                                                         ^^^^^^^
      c handles m2 1
      1 failure nobody looked at: d in 1 (m1): m1 was forwarded: its reply is not ours, after it was forwarded (why m1)
      done
      """)
  }

  @Test func `a second forward is a fault`() throws {
    try rehearse(
      """
      > behavior Clerk on m: reply "done" end
      Clerk is defined
      > behavior Desk(c) on m: forward c; forward c end
      Desk is defined
      > spawn Clerk as c
      c is a Clerk
      > spawn Desk(c) as d
      d is a Desk
      > await ask d 1
      m1 waits in d's mailbox (1 waiting); its reply will be f1
      d handles m1 1
      d forwards 1 to c as m2
      d fails m1: m1 was forwarded: its reply is not ours
        Desk, line 1:  behavior Desk(c) on m: forward c; forward c end
                                                         ^^^^^^^^^
      c handles m2 1
      1 failure nobody looked at: d in 1 (m1): m1 was forwarded: its reply is not ours, after it was forwarded (why m1)
      done
      """)
  }

  @Test func `the turn that forwarded resolves nothing`() throws {
    try rehearse(
      """
      > behavior Clerk on m: sleep 1s; reply "done" end
      Clerk is defined
      > behavior Desk(c) on m: forward c end
      Desk is defined
      > spawn Clerk as c
      c is a Clerk
      > spawn Desk(c) as d
      d is a Desk
      > let f = ask d 1
      m1 waits in d's mailbox (1 waiting); its reply will be f1
      > step
      d handles m1 1
      d forwards 1 to c as m2
      > futures
      f1 from c for you (m1): no reply yet
      > await f
      c handles m2 1
      c sleeps for 1s
      c goes on
      done
      """)
  }

  @Test func `a forwarded message keeps its sender`() throws {
    try rehearse(
      """
      > behavior Clerk on m: print "from", sender; send sender Done end
      Clerk is defined
      > behavior Desk(c) on m: forward c end
      Desk is defined
      > behavior Customer(d) on Go: send d Order on Done: print "served" end
      Customer is defined
      > spawn Clerk as c
      c is a Clerk
      > spawn Desk(c) as d
      d is a Desk
      > spawn Customer(d) as x
      x is a Customer
      > send x Go
      m1 waits in x's mailbox (1 waiting)
      > run
      x handles m1 Go
      d handles m2 Order
      d forwards Order to c as m3
      c handles m3 Order
      from x
      x handles m4 Done
      served
      """)
  }

  @Test func `a forwarded message is caused by the old one`() throws {
    try rehearse(
      """
      > behavior Clerk on m: reply "done" end
      Clerk is defined
      > behavior Desk(c) on m: forward c end
      Desk is defined
      > spawn Clerk as c
      c is a Clerk
      > spawn Desk(c) as d
      d is a Desk
      > send d 7
      m1 waits in d's mailbox (1 waiting)
      > run
      d handles m1 7
      d forwards 7 to c as m2
      c handles m2 7
      m3 "done" from c is in your mailbox
      > why m2
      typed      you  > send d 7
      e3     0s  you  send m1 7 to d
      e4     0s  d    receives m1 7 from you  because of e3 (message)
      e5     0s  d    forwards 7 to c as m2  because of e4 (program order)
      e6     0s  c    receives m2 7 from you  because of e5 (message)
      """)
  }

  @Test func `an unhandled ask gives none and a warning`() throws {
    try rehearse(
      """
      > behavior B on A: reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > await ask b Other
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      warning: b has no handler for m1 Other; f1 is none
      > b
      b
      """)
  }

  @Test func `an ask without a reply gives none`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > print await ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      1
      none
      """)
  }

  @Test func `an actor that is killed in a turn fails its asker`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 10s; reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > step b
      b handles m1 1
      b sleeps for 10s
      > kill b
      b is killed
      1 failure nobody looked at: b in 1 (m1): b has stopped (why m1)
      > await f
        ^^^^^^^ b has stopped
      """)
  }

  @Test func `an actor that kills itself in an asked turn fails its asker`() throws {
    try rehearse(
      """
      > behavior B on m: kill self end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b is killed
      b has stopped
        await ask b 1
        ^^^^^^^^^^^^^
      """)
  }

  @Test func `queued asks fail when the actor stops`() throws {
    try rehearse(
      """
      > behavior B on m: stop on Other: reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > let f = ask b 1
      m2 waits in b's mailbox (2 waiting); its reply will be f1
      > run
      b stops
      warning: m2 1 from you to b is a dead letter: b has stopped
      > f
      f1
      > futures
      f1 from b for you (m2): failed: "b has stopped"
      > await f
        ^^^^^^^ b has stopped
      """)
  }

  @Test func `an ask to a stopped actor fails at once`() throws {
    try rehearse(
      """
      > behavior B on m: reply m end
      B is defined
      > spawn B as b
      b is a B
      > kill b
      b is killed
      > let f = ask b 1
      warning: m1 1 from you to b is a dead letter: b has stopped
      > futures
      f1 from b for you (m1): failed: "b has stopped"
      > await f
        ^^^^^^^ b has stopped
      """)
  }

  @Test func `a failed ask shown as a dead letter is not listed again`() throws {
    try rehearse(
      """
      > behavior B on m: reply m end
      B is defined
      > spawn B as b
      b is a B
      > kill b
      b is killed
      > ask b 1
      warning: m1 1 from you to b is a dead letter: b has stopped
      > run
      nobody can move: no mail waits
      """)
  }

  @Test func `who asks itself and waits is blocked`() throws {
    try rehearse(
      """
      > behavior B on m: await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b Go
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 Go
      b waits for f1 from b
      nobody can move
      blocked: b waits for b (f1)
      > actors
      b  B  1 waiting, waits for f1 from b
      > step b
             ^ b cannot move: it waits for f1 from b
      """)
  }

  @Test func `an await at the prompt that cannot move is an error`() throws {
    try rehearse(
      """
      > behavior B on m: await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > await ask b Go
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 Go
      b waits for f2 from b
      you wait for f1 from b, and nobody can move
      blocked: b waits for b (f2)
      """)
  }

  @Test func `a future awaited twice gives the same value`() throws {
    try rehearse(
      """
      > behavior B on m: reply 2 * m end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 21
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > await f
      b handles m1 21
      42
      > await f
      42
      """)
  }

  @Test func `a future awaited twice fails twice`() throws {
    try rehearse(
      """
      > behavior B on m: fail "no" end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 21
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > await f
      b handles m1 21
      b fails m1: no
        B, line 1:  behavior B on m: fail "no" end
                                     ^^^^^^^^^
      no
        await f
        ^^^^^^^
      > await f
        ^^^^^^^ no
      > await f otherwise "survived"
      survived
      """)
  }

  @Test func `a future that was sent may be awaited by another`() throws {
    try rehearse(
      """
      > behavior B on m: reply 2 * m end
      B is defined
      > behavior Reader on Read(f): print "read", await f end
      Reader is defined
      > spawn B as b
      b is a B
      > spawn Reader as r
      r is a Reader
      > let f = ask b 21
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > send r Read(f)
      m2 waits in r's mailbox (1 waiting)
      > run
      b handles m1 21
      r handles m2 Read(f1)
      read 42
      """)
  }

  @Test func `awaiting by anyone counts as looked at`() throws {
    try rehearse(
      """
      > behavior B on m: fail "no" end
      B is defined
      > behavior Reader on Read(f): print await f otherwise "caught" end
      Reader is defined
      > spawn B as b
      b is a B
      > spawn Reader as r
      r is a Reader
      > send r Read(ask b 21)
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      m2 waits in r's mailbox (1 waiting)
      > run
      b handles m1 21
      b fails m1: no
        B, line 1:  behavior B on m: fail "no" end
                                     ^^^^^^^^^
      r handles m2 Read(f1)
      caught
      """)
  }

  @Test func `a late await with otherwise counts as looked at`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 5s; fail "no" end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > await f within 1s otherwise "gone"
      b handles m1 1
      b sleeps for 5s
      gone
      > run
      b goes on
      b fails m1: no
        B, line 1:  behavior B on m: sleep 5s; fail "no" end
                                               ^^^^^^^^^
      """)
  }

  @Test func `failures are reported once per entry`() throws {
    try rehearse(
      """
      > behavior B on m: fail "no {m}" end
      B is defined
      > spawn B as b
      b is a B
      > repeat 3 do ask b 1 end
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      m2 waits in b's mailbox (2 waiting); its reply will be f2
      m3 waits in b's mailbox (3 waiting); its reply will be f3
      > run
      b handles m1 1
      b fails m1: no 1
        B, line 1:  behavior B on m: fail "no {m}" end
                                     ^^^^^^^^^^^^^
      b handles m2 1
      b fails m2: no 1
        B, line 1:  behavior B on m: fail "no {m}" end
                                     ^^^^^^^^^^^^^
      b handles m3 1
      b fails m3: no 1
        B, line 1:  behavior B on m: fail "no {m}" end
                                     ^^^^^^^^^^^^^
      3 failures nobody looked at:
        b in 1 (m1): no 1 (why m1)
        b in 1 (m2): no 1 (why m2)
        b in 1 (m3): no 1 (why m3)
      > run
      nobody can move: no mail waits
      """)
  }

  @Test func `a future typed alone counts as not awaited`() throws {
    try rehearse(
      """
      > behavior B on m: fail "no" end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > f
      f1
      > run
      b handles m1 1
      b fails m1: no
        B, line 1:  behavior B on m: fail "no" end
                                     ^^^^^^^^^
      1 failure nobody looked at: b in 1 (m1): no (why m1)
      """)
  }

  @Test func `a deadline that is met at the very moment is met`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 2s; reply "in time" end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 1 within 2s
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b sleeps for 2s
      b goes on
      in time
      """)
  }

  @Test func `a deadline that passes is a failure, and the request is handled later`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 3s; print "handled"; reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 1 within 2s
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b sleeps for 3s
      f1 is late: no reply within 2s
        await ask b 1 within 2s
        ^^^^^^^^^^^^^^^^^^^^^^^
      > now()
      2s
      > run
      b goes on
      handled
      > now()
      3s
      """)
  }

  @Test func `within 0s lets no time pass`() throws {
    try rehearse(
      """
      > behavior B on m: reply 1 end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > await f within 0s otherwise "not yet"
      b handles m1 1
      1
      > run
      nobody can move: no mail waits
      > await f within 0s
      1
      """)
  }

  @Test func `an actor that waits in vain fails in its turn`() throws {
    try rehearse(
      """
      > behavior Slow on m: sleep 5s; reply 1 end
      Slow is defined
      > behavior B(s) on Go: print await ask s 1 within 1s end
      B is defined
      > spawn Slow as s
      s is a Slow
      > spawn B(s) as b
      b is a B
      > send b Go
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 Go
      b waits for f1 from s
      s handles m2 1
      s sleeps for 5s
      b waits no longer for f1: 1s are over
      b fails m1: f1 is late: no reply within 1s
        B, line 1:  behavior B(s) on Go: print await ask s 1 within 1s end
                                               ^^^^^^^^^^^^^^^^^^^^^^^
      b stops
      s goes on
      """)
  }

  @Test func `otherwise lets an actor survive`() throws {
    try rehearse(
      """
      > behavior Slow on m: sleep 5s; reply 1 end
      Slow is defined
      > behavior B(s) on Go: print await ask s 1 within 1s otherwise "none came" end
      B is defined
      > spawn Slow as s
      s is a Slow
      > spawn B(s) as b
      b is a B
      > send b Go
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 Go
      b waits for f1 from s
      s handles m2 1
      s sleeps for 5s
      b waits no longer for f1: 1s are over
      none came
      s goes on
      > actors
      s  Slow  0 waiting
      b  B     0 waiting
      """)
  }

  @Test func `a reply that is a future is a future in a future`() throws {
    try rehearse(
      """
      > behavior Inner on m: reply 2650.0 end
      Inner is defined
      > behavior Outer(i) on m: reply ask i 1 end
      Outer is defined
      > spawn Inner as i
      i is an Inner
      > spawn Outer(i) as o
      o is an Outer
      > let f = ask o 1
      m1 waits in o's mailbox (1 waiting); its reply will be f1
      > let g = await f
      o handles m1 1
      > print g
      f2
      > await g
      i handles m2 1
      2650.0
      > g == 2650.0
      false
      > g + 1
          ^ + does not work on a future and a number; await f2 first
      """)
  }

  @Test func `await takes off one layer`() throws {
    try rehearse(
      """
      > behavior Inner on m: reply 1 end
      Inner is defined
      > behavior Outer(i) on m: reply ask i 1 end
      Outer is defined
      > spawn Inner as i
      i is an Inner
      > spawn Outer(i) as o
      o is an Outer
      > await await ask o 1
      m1 waits in o's mailbox (1 waiting); its reply will be f1
      o handles m1 1
      i handles m2 1
      1
      """)
  }
}
