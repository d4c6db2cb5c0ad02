import TestSupport
import Testing

@Suite struct `Scheduling and time` {
  @Test func `nothing happens until somebody lets it`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > mailbox b
      b's mailbox: m1 1
      > step
      b handles m1 1
      1
      > mailbox b
      b's mailbox is empty
      """)
  }

  @Test func `at start is a turn of its own and not mail`() throws {
    try rehearse(
      """
      > behavior B at start: print "start" on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > actors
      b  B  1 waiting
      > step
      b starts
      start
      > step
      b handles m1 1
      1
      """)
  }

  @Test func `the oldest message goes first`() throws {
    try rehearse(
      """
      > behavior B(name) on m: print name, m end
      B is defined
      > spawn B("a") as a
      a is a B
      > spawn B("b") as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > send a 2
      m2 waits in a's mailbox (1 waiting)
      > send b 3
      m3 waits in b's mailbox (2 waiting)
      > run
      b handles m1 1
      b 1
      a handles m2 2
      a 2
      b handles m3 3
      b 3
      """)
  }

  @Test func `round robin lets the actors take turns`() throws {
    try rehearse(
      """
      > behavior B(name) on m: print name, m end
      B is defined
      > spawn B("a") as a
      a is a B
      > spawn B("b") as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send a 2
      m2 waits in a's mailbox (2 waiting)
      > send b 3
      m3 waits in b's mailbox (1 waiting)
      > send b 4
      m4 waits in b's mailbox (2 waiting)
      > schedule round-robin
      the actors take turns
      > run
      a handles m1 1
      a 1
      b handles m3 3
      b 3
      a handles m2 2
      a 2
      b handles m4 4
      b 4
      """)
  }

  @Test func `random goes by the seed`() throws {
    try rehearse(
      """
      > behavior B(name) on m: print name, m end
      B is defined
      > spawn B("a") as a
      a is a B
      > spawn B("b") as b
      b is a B
      > for i in range(4) do send a i; send b i end
      m1 waits in a's mailbox (1 waiting)
      m2 waits in b's mailbox (1 waiting)
      m3 waits in a's mailbox (2 waiting)
      m4 waits in b's mailbox (2 waiting)
      m5 waits in a's mailbox (3 waiting)
      m6 waits in b's mailbox (3 waiting)
      m7 waits in a's mailbox (4 waiting)
      m8 waits in b's mailbox (4 waiting)
      > schedule random
      any actor may go next (seed 0)
      > seed 3
      the seed is 3
      > show quiet
      > run
      a 0
      a 1
      a 2
      b 0
      b 1
      a 3
      b 2
      b 3
      """)
  }

  @Test func `step of an actor lets that one move`() throws {
    try rehearse(
      """
      > behavior B(name) on m: print name, m end
      B is defined
      > spawn B("a") as a
      a is a B
      > spawn B("b") as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (1 waiting)
      > step b
      b handles m2 2
      b 2
      > step a
      a handles m1 1
      a 1
      > step a
             ^ a cannot move: its mailbox is empty
      > step nobody
             ^^^^^^ there is no actor named nobody; actors lists them
      > step you
             ^^^ you move by typing; step lets an actor move
      """)
  }

  @Test func `step N takes several steps`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > for i in range(4) do send b i end
      m1 waits in b's mailbox (1 waiting)
      m2 waits in b's mailbox (2 waiting)
      m3 waits in b's mailbox (3 waiting)
      m4 waits in b's mailbox (4 waiting)
      > step 2
      b handles m1 0
      0
      b handles m2 1
      1
      > step 5
      b handles m3 2
      2
      b handles m4 3
      3
      nobody can move any more, after 2 steps
      > step
      nobody can move: no mail waits
      > step 0
             ^ a count is at least 1
      """)
  }

  @Test func `run N takes just so many`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > for i in range(3) do send b i end
      m1 waits in b's mailbox (1 waiting)
      m2 waits in b's mailbox (2 waiting)
      m3 waits in b's mailbox (3 waiting)
      > run 2
      b handles m1 0
      0
      b handles m2 1
      1
      > run 0
            ^ a count is at least 1
      > run -1
            ^^ a count is expected, not -1
      > run
      b handles m3 2
      2
      """)
  }

  @Test func `step of a blocked actor says whom it waits for`() throws {
    try rehearse(
      """
      > behavior B on m: await ask self 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b Go
      m1 waits in b's mailbox (1 waiting)
      > step
      b handles m1 Go
      b waits for f1 from b
      > step b
             ^ b cannot move: it waits for f1 from b
      > step
      nobody can move
      blocked: b waits for b (f1)
      """)
  }

  @Test func `a clock moves when nobody else can`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 2s; print m, now() end
      B is defined
      > spawn B as a
      a is a B
      > spawn B as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (1 waiting)
      > run
      a handles m1 1
      a sleeps for 2s
      b handles m2 2
      b sleeps for 2s
      a goes on
      1 2s
      b goes on
      2 2s
      > now()
      2s
      """)
  }

  @Test func `step with only timers pending moves the clock to the next`() throws {
    try rehearse(
      """
      > behavior B at start: after 2s send self 1; after 1s send self 2 on m: print m, now() end
      B is defined
      > spawn B as b
      b is a B
      > step
      b starts
      > step
      m1 2 from b's timer waits in b's mailbox
      > step
      b handles m1 2
      2 1s
      > step
      m2 1 from b's timer waits in b's mailbox
      """)
  }

  @Test func `advance lets time pass`() throws {
    try rehearse(
      """
      > behavior B at start: after 2s send self 1 on m: print m, now() end
      B is defined
      > spawn B as b
      b is a B
      > advance 1s
      b starts
      > now()
      1s
      > advance 1s
      m1 1 from b's timer waits in b's mailbox
      b handles m1 1
      1 2s
      > now()
      2s
      > advance 0s
      > advance -1s
                ^^^ a duration such as 5s, 20ms or 3us is expected, not -1s
      > advance 5
                ^ a duration such as 5s, 20ms or 3us is expected, not 5
      """)
  }

  @Test func `a sleep at the prompt is advance`() throws {
    try rehearse(
      """
      > behavior B at start: after 2s send self 1 on m: print m, now() end
      B is defined
      > spawn B as b
      b is a B
      > sleep 3s
      b starts
      m1 1 from b's timer waits in b's mailbox
      b handles m1 1
      1 2s
      > now()
      3s
      """)
  }

  @Test func `a ticker ends at the limit of turns`() throws {
    try rehearse(
      """
      > behavior Ticker at start: send self Tick on Tick: after 1s send self Tick end
      Ticker is defined
      > spawn Ticker as t
      t is a Ticker
      > show quiet
      > run
      stopped after 10000 turns; run 100000 lets more of them pass
      > now()
      4999s
      """)
  }

  @Test func `a message to oneself without end stops at the limit`() throws {
    try rehearse(
      """
      > behavior Loop on Go: send self Go end
      Loop is defined
      > spawn Loop as l
      l is a Loop
      > send l Go
      m1 waits in l's mailbox (1 waiting)
      > show quiet
      > run
      stopped after 10000 turns; run 100000 lets more of them pass
      > run 5
      """)
  }

  @Test func `run until is tested before the first step`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run until b.n == 0
      > mailbox b
      b's mailbox: m1 1
      > run until b.n == 1
      b handles m1 1
      """)
  }

  @Test func `run until that never comes true says so`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run until b.n == 5
      b handles m1 1
      nobody can move any more, and this never became true
        run until b.n == 5
                  ^^^^^^^^
      """)
  }

  @Test func `a condition is true or false`() throws {
    try rehearse(
      """
      > behavior B var n = 0 on m: n = n + 1 end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run until b.n
                  ^^^ a condition is true or false, and this is 0
      > run until b.n / 0 == 1
                  ^^^^^^^^^^^^ division by zero
      > run until c.n == 1
                  ^ there is no variable or actor named c; let c = … makes one
      > run until await ask b 1 == 1
                  ^^^^^ a condition only looks, it cannot await; look into an actor: account.balance == 2
      > mailbox b
      b's mailbox: m1 1
      """)
  }

  @Test func `timers of a stopped actor still fire`() throws {
    try rehearse(
      """
      > behavior B(p) at start: after 2s send p "promised"; stop end
      B is defined
      > behavior P on m: print m end
      P is defined
      > spawn P as p
      p is a P
      > spawn B(p) as b
      b is a B
      > run
      b starts
      b stops
      m2 "promised" from b's timer waits in p's mailbox
      p handles m2 "promised"
      promised
      """)
  }

  @Test func `a timer to a stopped actor is a dead letter when due`() throws {
    try rehearse(
      """
      > behavior P on m: print m end
      P is defined
      > spawn P as p
      p is a P
      > after 1s send p "late"
      > kill p
      p is killed
      > letters
      there are no dead letters
      > run
      warning: m1 "late" from you to p is a dead letter: p has stopped
      > letters
      m1 "late" from you to p
      """)
  }

  @Test func `after 0s is sent at once`() throws {
    try rehearse(
      """
      > behavior P on m: print m end
      P is defined
      > spawn P as p
      p is a P
      > after 0s send p "now"
      m1 waits in p's mailbox (1 waiting)
      > send p "next"
      m2 waits in p's mailbox (2 waiting)
      > run
      p handles m1 "now"
      now
      p handles m2 "next"
      next
      """)
  }

  @Test func `timers of one time fire in the order of their making`() throws {
    try rehearse(
      """
      > behavior P on m: print m end
      P is defined
      > spawn P as p
      p is a P
      > after 1s send p "first"
      > after 1s send p "second"
      > run
      m1 "first" from your timer waits in p's mailbox
      m2 "second" from your timer waits in p's mailbox
      p handles m1 "first"
      first
      p handles m2 "second"
      second
      """)
  }

  @Test func `a timer’s sender is who set it`() throws {
    try rehearse(
      """
      > behavior P on m: print sender end
      P is defined
      > behavior S(p) at start: after 1s send p 1 end
      S is defined
      > spawn P as p
      p is a P
      > spawn S(p) as s
      s is an S
      > run
      s starts
      m1 1 from s's timer waits in p's mailbox
      p handles m1 1
      s
      """)
  }

  @Test func `work takes virtual time`() throws {
    try rehearse(
      """
      > behavior B on m: work 20ms; print now() end
      B is defined
      > spawn B as a
      a is a B
      > spawn B as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send b 1
      m2 waits in b's mailbox (1 waiting)
      > run
      a handles m1 1
      a works for 20ms
      b handles m2 1
      b works for 20ms
      a goes on
      20ms
      b goes on
      20ms
      """)
  }

  @Test func `await at the prompt runs the scheduler only as far as it must`() throws {
    try rehearse(
      """
      > behavior B on m: reply m end
      B is defined
      > spawn B as a
      a is a B
      > spawn B as b
      b is a B
      > let f = ask a 1
      m1 waits in a's mailbox (1 waiting); its reply will be f1
      > send b 2
      m2 waits in b's mailbox (1 waiting)
      > await f
      a handles m1 1
      1
      > mailbox b
      b's mailbox: m2 2
      """)
  }

  @Test func `a rest is not a deadlock`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > run
      nobody can move: no mail waits
      > step
      nobody can move: no mail waits
      > run 5
      nobody can move: no mail waits
      """)
  }

  @Test func `a cycle of waiting is spelled out`() throws {
    try rehearse(
      """
      > behavior Ask(n) var peer = none on Meet(p): peer = p on Ping: reply await ask peer Ping end
      Ask is defined
      > spawn Ask(1) as x
      x is an Ask
      > spawn Ask(2) as y
      y is an Ask
      > send x Meet(y)
      m1 waits in x's mailbox (1 waiting)
      > send y Meet(x)
      m2 waits in y's mailbox (1 waiting)
      > ask x Ping
      m3 waits in x's mailbox (2 waiting); its reply will be f1
      > show quiet
      > run
      nobody can move
      blocked: x waits for y (f2)
      blocked: y waits for x (f3)
      cycle: x waits for y waits for x
      > run
      nobody can move
      blocked: x waits for y (f2)
      blocked: y waits for x (f3)
      cycle: x waits for y waits for x
      """)
  }

  @Test func `random numbers are the same for one seed`() throws {
    try rehearse(
      """
      > behavior B on m: print random(100), random(100) end
      B is defined
      > seed 5
      the seed is 5
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      60 98
      > back
      moment 4 of 5; next: run
      > run
      b handles m1 1
      60 98
      """)
  }

  @Test func `now and random need their parentheses`() throws {
    try rehearse(
      """
      > now
        ^^^ there is no command or name now; arguments follow their name without a space
      > random
        ^^^^^^ there is no command or name random; arguments follow their name without a space
      > now()
      0s
      > random(1)
      0
      > random([7])
      7
      > random([])
        ^^^^^^^^^^ random needs a number above 0 or a list with elements, and this is []
      > random(0)
        ^^^^^^^^^ random needs a number above 0 or a list with elements, and this is 0
      > random(-1)
        ^^^^^^^^^^ random needs a number above 0 or a list with elements, and this is -1
      """)
  }
}
