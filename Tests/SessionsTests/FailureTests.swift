import TestSupport
import Testing

@Suite struct `Failure, stopping and supervision` {
  @Test func `what was done before a fault stays done`() throws {
    try rehearse(
      """
      > behavior B(t) var n = 0 on Go: n = 1; send t "sent before"; fail "oops" end
      B is defined
      > behavior P on m: print m end
      P is defined
      > spawn P as p
      p is a P
      > spawn B(p) as b
      b is a B
      > let f = ask b Go
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > run
      b handles m1 Go
      b fails m1: oops
        B, line 1:  behavior B(t) var n = 0 on Go: n = 1; send t "sent before"; fail "oops" end
                                                                                ^^^^^^^^^^^
      p handles m2 "sent before"
      sent before
      1 failure nobody looked at: b in Go (m1): oops (why m1)
      > b.n
      1
      """)
  }

  @Test func `a fault in a told turn runs at failure and stops the actor`() throws {
    try rehearse(
      """
      > behavior B on m: fail "oops" at failure(reason): print "because", reason at stop: print "never" end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 1
      b fails m1: oops
        B, line 1:  behavior B on m: fail "oops" at failure(reason): print "because", reason at stop: print "never" end
                                     ^^^^^^^^^^^
      because oops
      b stops
      warning: m2 2 from you to b is a dead letter: b has stopped
      > letters
      m2 2 from you to b
      """)
  }

  @Test func `at failure does not run for an asked turn`() throws {
    try rehearse(
      """
      > behavior B on m: fail "oops" at failure: print "never" end
      B is defined
      > spawn B as b
      b is a B
      > await ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b handles m1 1
      b fails m1: oops
        B, line 1:  behavior B on m: fail "oops" at failure: print "never" end
                                     ^^^^^^^^^^^
      oops
        await ask b 1
        ^^^^^^^^^^^^^
      > actors
      b  B  0 waiting
      """)
  }

  @Test func `a fault in at failure is a warning`() throws {
    try rehearse(
      """
      > behavior B on m: fail "one" at failure: fail "two" end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: one
        B, line 1:  behavior B on m: fail "one" at failure: fail "two" end
                                     ^^^^^^^^^^
      b fails in at failure: two
        B, line 1:  behavior B on m: fail "one" at failure: fail "two" end
                                                            ^^^^^^^^^^
      b stops
      """)
  }

  @Test func `a fault in at start stops without hooks`() throws {
    try rehearse(
      """
      > behavior B at start: fail "no start" on m: print m at stop: print "never" at failure: print "never" end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b starts
      b fails in at start: no start
        B, line 1:  behavior B at start: fail "no start" on m: print m at stop: print "never" at failure: print "never" end
                                         ^^^^^^^^^^^^^^^
      b stops
      warning: m1 1 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `a fault in after each is a fault of the turn`() throws {
    try rehearse(
      """
      > behavior B on m: print m after each: fail "afterwards" end
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
      b fails m1: afterwards
        B, line 1:  behavior B on m: print m after each: fail "afterwards" end
                                                         ^^^^^^^^^^^^^^^^^
      b stops
      warning: m2 2 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `after each does not run for unhandled and failed messages`() throws {
    try rehearse(
      """
      > behavior B on 1: print "one" on 2: fail "two" after each: print "after" end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send b 3
      m2 waits in b's mailbox (2 waiting)
      > let f = ask b 2
      m3 waits in b's mailbox (3 waiting); its reply will be f1
      > run
      b handles m1 1
      one
      after
      warning: b has no handler for m2 3
      b handles m3 2
      b fails m3: two
        B, line 1:  behavior B on 1: print "one" on 2: fail "two" after each: print "after" end
                                                       ^^^^^^^^^^
      1 failure nobody looked at: b in 2 (m3): two (why m3)
      > await f otherwise none
      """)
  }

  @Test func `after each runs neither for at start nor for at stop`() throws {
    try rehearse(
      """
      > behavior B at start: print "start" at stop: print "stop" after each: print "after" end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      b starts
      start
      stop
      b stops
      """)
  }

  @Test func `a fault in a guard is a fault of the turn`() throws {
    try rehearse(
      """
      > behavior B on n if 1 / n > 0: print "guarded" on n: print "not reached" end
      B is defined
      > spawn B as b
      b is a B
      > send b 0
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 0
      b fails m1: division by zero
        B, line 1:  behavior B on n if 1 / n > 0: print "guarded" on n: print "not reached" end
                                         ^
      b stops
      """)
  }

  @Test func `a guard that is neither true nor false is a fault`() throws {
    try rehearse(
      """
      > behavior B on n if n: print n end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: a condition needs true or false, and this is 1
        B, line 1:  behavior B on n if n: print n end
                                       ^
      b stops
      """)
  }

  @Test func `a fault in an interpolation prints nothing`() throws {
    try rehearse(
      """
      > behavior B on n: print "before {1 / n} after" end
      B is defined
      > spawn B as b
      b is a B
      > send b 0
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 0
      b fails m1: division by zero
        B, line 1:  behavior B on n: print "before {1 / n} after" end
                                                      ^
      b stops
      """)
  }

  @Test func `an await in at stop is answered`() throws {
    try rehearse(
      """
      > behavior Helper on m: reply "bye {m}" end
      Helper is defined
      > behavior B(h) at stop: print await ask h "b" end
      B is defined
      > spawn Helper as h
      h is a Helper
      > spawn B(h) as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      b waits for f1 from h
      h handles m2 "b"
      b goes on
      bye b
      b stops
      > actors
      h  Helper  0 waiting
      b  B       stopped
      """)
  }

  @Test func `a stopping actor takes no new mail`() throws {
    try rehearse(
      """
      > behavior Helper on m: sleep 1s; reply "bye" end
      Helper is defined
      > behavior B(h) on m: print m at stop: print await ask h "b" end
      B is defined
      > spawn Helper as h
      h is a Helper
      > spawn B(h) as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > step b
      b waits for f1 from h
      > send b "too late"
      warning: m3 "too late" from you to b is a dead letter: b has stopped
      > actors
      h  Helper  1 waiting
      b  B       0 waiting, waits for f1 from h
      > run
      h handles m2 "b"
      h sleeps for 1s
      h goes on
      b goes on
      bye
      b stops
      """)
  }

  @Test func `a message to oneself in at stop is a dead letter`() throws {
    try rehearse(
      """
      > behavior B on m: print m at stop: send self 1 end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      warning: m2 1 from b to b is a dead letter: b has stopped
      b stops
      """)
  }

  @Test func `a stop waits its turn behind a blocked turn`() throws {
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
      > stop b
      m3 waits in b's mailbox (2 waiting)
      > run
      nobody can move
      blocked: b waits for b (f1)
      > stop all
      stop all waits for b, and nobody can move
      blocked: b waits for b (f1)
      """)
  }

  @Test func `a kill ends a blocked turn at once`() throws {
    try rehearse(
      """
      > behavior B on m: await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b Go
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > run
      b handles m1 Go
      b waits for f2 from b
      nobody can move
      blocked: b waits for b (f2)
      > kill b
      b is killed
      warning: m2 1 from b to b is a dead letter: b has stopped
      1 failure nobody looked at: b in Go (m1): b has stopped (why m1)
      > await f
        ^^^^^^^ b has stopped
      """)
  }

  @Test func `the message of an aborted turn is no dead letter`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 5s end
      B is defined
      > spawn B as b
      b is a B
      > send b "in work"
      m1 waits in b's mailbox (1 waiting)
      > send b "in the mailbox"
      m2 waits in b's mailbox (2 waiting)
      > step
      b handles m1 "in work"
      b sleeps for 5s
      > kill b
      b is killed
      warning: m2 "in the mailbox" from you to b is a dead letter: b has stopped
      > letters
      m2 "in the mailbox" from you to b
      """)
  }

  @Test func `a stop to a stopped actor is nothing`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      b stops
      > stop b
      it has stopped already
      > run
      nobody can move: no mail waits
      > letters
      there are no dead letters
      """)
  }

  @Test func `two queued stops stop once`() throws {
    try rehearse(
      """
      > behavior B at stop: print "bye" end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > stop b
      m2 waits in b's mailbox (2 waiting)
      > run
      bye
      b stops
      """)
  }

  @Test func `you can neither be stopped nor killed`() throws {
    try rehearse(
      """
      > stop you
        ^^^^^^^^ you cannot stop yourself; quit leaves
      > kill you
        ^^^^^^^^ you cannot stop yourself; quit leaves
      """)
  }

  @Test func `nobody else can be called you`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as you
                   ^^^ you has a meaning of its own; choose another name
      """)
  }

  @Test func `stop all stops the newest first`() throws {
    try rehearse(
      """
      > behavior B(name) at stop: print "bye", name end
      B is defined
      > spawn B("first") as a
      a is a B
      > spawn B("second") as b
      b is a B
      > spawn B("third") as c
      c is a B
      > stop all
      bye third
      c stops
      bye second
      b stops
      bye first
      a stops
      > actors
      a  B  stopped
      b  B  stopped
      c  B  stopped
      """)
  }

  @Test func `stop all drains each mailbox`() throws {
    try rehearse(
      """
      > behavior B(name) on m: print name, m end
      B is defined
      > spawn B("first") as a
      a is a B
      > spawn B("second") as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (1 waiting)
      > stop all
      a handles m1 1
      first 1
      b handles m2 2
      second 2
      b stops
      a stops
      """)
  }

  @Test func `stop all includes who starts meanwhile`() throws {
    try rehearse(
      """
      > behavior Child at stop: print "child stops" end
      Child is defined
      > behavior B at stop: spawn Child as child end
      B is defined
      > spawn B as b
      b is a B
      > stop all
      b stops
      child stops
      b/child stops
      > actors
      b        B      stopped
      b/child  Child  stopped
      """)
  }

  @Test func `a child spawned in a var line is older than its parent`() throws {
    try rehearse(
      """
      > behavior Child at stop: print "child stops" end
      Child is defined
      > behavior Parent var c = spawn Child at stop: print "parent stops" end
      Parent is defined
      > spawn Parent as p
      p is a Parent
      > actors
      p          Parent  0 waiting
      p/child-1  Child   0 waiting
      > stop all
      parent stops
      p stops
      child stops
      p/child-1 stops
      """)
  }

  @Test func `children outlive a parent that does not stop them`() throws {
    try rehearse(
      """
      > behavior Child on m: print m end
      Child is defined
      > behavior Parent var c = spawn Child on m: send c m end
      Parent is defined
      > spawn Parent as p
      p is a Parent
      > send p "through"
      m1 waits in p's mailbox (1 waiting)
      > stop p
      m2 waits in p's mailbox (2 waiting)
      > run
      p handles m1 "through"
      p stops
      p/child-1 handles m3 "through"
      through
      > actors
      p          Parent  stopped
      p/child-1  Child   0 waiting
      """)
  }

  @Test func `a restart begins anew with the parameters of the spawn`() throws {
    try rehearse(
      """
      > behavior B(n) at start: print "starts with", n on Add(k): n = n + k on Get: print n on Boom: fail "boom" end
      B is defined
      > spawn B(10) supervised restart as b
      b is a B
      > send b Add(5)
      m1 waits in b's mailbox (1 waiting)
      > send b Boom
      m2 waits in b's mailbox (2 waiting)
      > send b Get
      m3 waits in b's mailbox (3 waiting)
      > run
      b starts
      starts with 10
      b handles m1 Add(5)
      b handles m2 Boom
      b fails m2: boom
        B, line 1:  behavior B(n) at start: print "starts with", n on Add(k): n = n + k on Get: print n on Boom: fail "boom" end
                                                                                                                 ^^^^^^^^^^^
      you supervise b: it starts anew (restart 1)
      b starts
      starts with 10
      b handles m3 Get
      10
      > info b
      b is a B, spawned by you
        control    waits for mail
        state      n = 10
        supervised restart, 1 restart so far
        mailbox    empty
      """)
  }

  @Test func `a restart drops the failed message and keeps the mailbox`() throws {
    try rehearse(
      """
      > behavior B on Boom: fail "boom" on m: print m end
      B is defined
      > spawn B supervised restart as b
      b is a B
      > send b Boom
      m1 waits in b's mailbox (1 waiting)
      > send b "kept"
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 Boom
      b fails m1: boom
        B, line 1:  behavior B on Boom: fail "boom" on m: print m end
                                        ^^^^^^^^^^^
      you supervise b: it starts anew (restart 1)
      b handles m2 "kept"
      kept
      """)
  }

  @Test func `at failure runs before the restart`() throws {
    try rehearse(
      """
      > behavior B on m: fail "boom" at start: print "start" at failure(r): print "failure", r end
      B is defined
      > spawn B supervised restart as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b starts
      start
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B on m: fail "boom" at start: print "start" at failure(r): print "failure", r end
                                     ^^^^^^^^^^^
      failure boom
      you supervise b: it starts anew (restart 1)
      b starts
      start
      """)
  }

  @Test func `children of the old life leak`() throws {
    try rehearse(
      """
      > behavior Child on m: print m end
      Child is defined
      > behavior B var c = spawn Child on m: fail "boom" end
      B is defined
      > spawn B supervised restart as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B var c = spawn Child on m: fail "boom" end
                                                         ^^^^^^^^^^^
      you supervise b: it starts anew (restart 1)
      > actors
      b          B      0 waiting
      b/child-1  Child  0 waiting
      b/child-2  Child  0 waiting
      """)
  }

  @Test func `resume keeps the state as it was at the fault`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on Boom: n = 7; fail "boom" on Get: print n end
      B is defined
      > spawn B supervised resume as b
      b is a B
      > send b Boom
      m1 waits in b's mailbox (1 waiting)
      > send b Get
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 Boom
      b fails m1: boom
        B, line 1:  behavior B var n = 0 on Boom: n = 7; fail "boom" on Get: print n end
                                                         ^^^^^^^^^^^
      you supervise b: it goes on with its next message
      b handles m2 Get
      7
      """)
  }

  @Test func `a limit of restarts ends in a stop`() throws {
    try rehearse(
      """
      > behavior B on m: fail "boom" end
      B is defined
      > spawn B supervised restart limit 2 as b
      b is a B
      > repeat 4 do send b 1 end
      m1 waits in b's mailbox (1 waiting)
      m2 waits in b's mailbox (2 waiting)
      m3 waits in b's mailbox (3 waiting)
      m4 waits in b's mailbox (4 waiting)
      > run
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B on m: fail "boom" end
                                     ^^^^^^^^^^^
      you supervise b: it starts anew (restart 1 of 2)
      b handles m2 1
      b fails m2: boom
        B, line 1:  behavior B on m: fail "boom" end
                                     ^^^^^^^^^^^
      you supervise b: it starts anew (restart 2 of 2)
      b handles m3 1
      b fails m3: boom
        B, line 1:  behavior B on m: fail "boom" end
                                     ^^^^^^^^^^^
      you supervise b: it may not start anew (limit 2)
      b stops
      warning: m4 1 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `asked faults never restart`() throws {
    try rehearse(
      """
      > behavior B at start: print "start" on m: fail "boom" end
      B is defined
      > spawn B supervised restart as b
      b is a B
      > await ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      b starts
      start
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B at start: print "start" on m: fail "boom" end
                                                             ^^^^^^^^^^^
      boom
        await ask b 1
        ^^^^^^^^^^^^^
      > actors
      b  B  0 waiting
      """)
  }

  @Test func `supervised stop is the default, said aloud`() throws {
    try rehearse(
      """
      > behavior B on m: fail "boom" end
      B is defined
      > spawn B supervised stop as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B on m: fail "boom" end
                                     ^^^^^^^^^^^
      b stops
      """)
  }

  @Test func `a stop in the middle of a turn lets the turn end`() throws {
    try rehearse(
      """
      > behavior B on m: stop; print "still in the turn" on other: print other end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 1
      still in the turn
      b handles m2 2
      still in the turn
      b stops
      """)
  }

  @Test func `a kill of oneself ends the turn where it stands`() throws {
    try rehearse(
      """
      > behavior B on m: print "before"; kill self; print "never" end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (2 waiting)
      > run
      b handles m1 1
      before
      b is killed
      warning: m2 2 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `a kill of oneself in at start`() throws {
    try rehearse(
      """
      > behavior B at start: kill self on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b starts
      b is killed
      warning: m1 1 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `a kill of oneself in at stop`() throws {
    try rehearse(
      """
      > behavior B at stop: print "one"; kill self; print "two" end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      one
      b is killed
      > actors
      b  B  stopped
      """)
  }

  @Test func `a kill of oneself in at failure`() throws {
    try rehearse(
      """
      > behavior B on m: fail "boom" at failure: print "one"; kill self; print "two" end
      B is defined
      > spawn B supervised restart as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      b fails m1: boom
        B, line 1:  behavior B on m: fail "boom" at failure: print "one"; kill self; print "two" end
                                     ^^^^^^^^^^^
      one
      b is killed
      > actors
      b  B  stopped
      """)
  }

  @Test func `a kill of oneself in after each`() throws {
    try rehearse(
      """
      > behavior B on m: print m after each: kill self; print "never" end
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
      b is killed
      warning: m2 2 from you to b is a dead letter: b has stopped
      """)
  }

  @Test func `a stop of oneself in at stop`() throws {
    try rehearse(
      """
      > behavior B at stop: print "one"; stop self; print "two" end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      one
      two
      b stops
      > actors
      b  B  stopped
      """)
  }

  @Test func `a fault in at stop does not run at failure`() throws {
    try rehearse(
      """
      > behavior B at stop: fail "boom" at failure: print "never" end
      B is defined
      > spawn B as b
      b is a B
      > stop b
      m1 waits in b's mailbox (1 waiting)
      > run
      b fails in at stop: boom
        B, line 1:  behavior B at stop: fail "boom" at failure: print "never" end
                                        ^^^^^^^^^^^
      b stops
      > actors
      b  B  stopped
      """)
  }

  @Test func `a dead letter is recorded`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > kill b
      b is killed
      > send b 1
      warning: m1 1 from you to b is a dead letter: b has stopped
      > run
      nobody can move: no mail waits
      > letters
      m1 1 from you to b
      """)
  }

  @Test func `restarts count as long as within says`() throws {
    try rehearse(
      """
      > behavior Feed on Tick: fail "no price" end
      Feed is defined
      > spawn Feed supervised restart limit 1 within 10s as feed
      feed is a Feed
      > after 1s send feed Tick
      > after 11s send feed Tick
      > after 12s send feed Tick
      > run
      m1 Tick from your timer waits in feed's mailbox
      feed handles m1 Tick
      feed fails m1: no price
        Feed, line 1:  behavior Feed on Tick: fail "no price" end
                                              ^^^^^^^^^^^^^^^
      you supervise feed: it starts anew (restart 1; limit 1 within 10s)
      m2 Tick from your timer waits in feed's mailbox
      feed handles m2 Tick
      feed fails m2: no price
        Feed, line 1:  behavior Feed on Tick: fail "no price" end
                                              ^^^^^^^^^^^^^^^
      you supervise feed: it starts anew (restart 2; limit 1 within 10s)
      m3 Tick from your timer waits in feed's mailbox
      feed handles m3 Tick
      feed fails m3: no price
        Feed, line 1:  behavior Feed on Tick: fail "no price" end
                                              ^^^^^^^^^^^^^^^
      you supervise feed: it may not start anew (limit 1 within 10s)
      feed stops
      > info feed
      feed is a Feed, spawned by you
        control    has failed and stopped
        supervised restart limit 1 within 10s, 2 restarts so far
        mailbox    empty
      """)
  }

  @Test func `within no time counts the restarts of one instant`() throws {
    try rehearse(
      """
      > show quiet
      > behavior Feed on Drop: fail "no line" end
      > spawn Feed supervised restart limit 2 within 0s as feed
      > repeat 4 do send feed Drop end
      > run
      feed failed in Drop (m1): no line
      feed failed in Drop (m2): no line
      feed failed in Drop (m3): no line
      warning: m4 Drop from you to feed is a dead letter: feed has stopped
      > spawn Feed supervised restart limit 2147483648 as vast
              ^^^^ limit needs a whole number from 0 to 2147483647, and this is 2147483648
      """)
  }

  @Test func `a limit and its time are checked where the actor is spawned`() throws {
    try rehearse(
      """
      > behavior Feed on Tick: fail "no price" end
      Feed is defined
      > spawn Feed supervised restart limit 1 within 10
              ^^^^ within needs a duration such as 5s, and this is 10
      > spawn Feed supervised restart limit -1
                                            ^ - needs parentheses here; write (- …)
      > spawn Feed supervised restart within 10s
                                      ^^^^^^ within cannot follow here
      > actors
      there are no actors yet; spawn makes one
      """)
  }

  @Test func `why follows a failure through what was awaited`() throws {
    try rehearse(
      """
      > behavior Root on Go: fail "no price" end
      Root is defined
      > behavior Middle(root) on Go: await ask root Go end
      Middle is defined
      > spawn Root as root
      root is a Root
      > spawn Middle(root) as middle
      middle is a Middle
      > show quiet
      > let f = ask middle Go
      > run
      1 failure nobody looked at: middle in Go (m1): no price (why m1)
      > why m1
      typed      you     > let f = ask middle Go
      e3     0s  you     ask middle m1 Go for f1
      e4     0s  middle  receives m1 Go from you  because of e3 (message)
      e5     0s  middle  asks root m2 Go for f2  because of e4 (program order)
      e7     0s  root    receives m2 Go from middle  because of e5 (message)
      e8     0s  root    fails in m2 Go, and f2 with it: no price  because of e7 (program order)
      e9     0s  middle  goes on with f2  because of e8 (reply)
      e10    0s  middle  fails in m1 Go, and f1 with it: no price  because of e9 (program order)
      """)
  }
}
