import TestSupport
import Testing

@Suite struct `Mistakes that were mended` {
  @Test func `a late await does not count as looked at`() throws {
    try rehearse(
      """
      > behavior B on m: sleep 5s; fail "no" end
      B is defined
      > spawn B as b
      b is a B
      > let f = ask b 1
      m1 waits in b's mailbox (1 waiting); its reply will be f1
      > await f within 1s
      b handles m1 1
      b sleeps for 5s
      f1 is late: no reply within 1s
        await f within 1s
        ^^^^^^^^^^^^^^^^^
      > run
      b goes on
      b fails m1: no
        B, line 1:  behavior B on m: sleep 5s; fail "no" end
                                               ^^^^^^^^^
      1 failure nobody looked at: b in 1 (m1): no (why m1)
      """)
  }

  @Test func `a fault in a var line spawns nothing`() throws {
    try rehearse(
      """
      > behavior B var x = 1 / 0 on m: print m end
      B is defined
      > spawn B as b
              ^ division by zero
      > actors
      there are no actors yet; spawn makes one
      > trace
      nothing has happened yet
      """)
  }

  @Test func `source takes an actor, as its help says`() throws {
    try rehearse(
      """
      > behavior B on m: reply m end
      B is defined
      > spawn B as b
      b is a B
      > source b
      behavior B on m: reply m end
      """)
  }

  @Test func `round is that of Python`() throws {
    try rehearse(
      """
      > round(2.675, 2)
      2.67
      """)
  }

  @Test func `an actor is woken once by its deadline and the late reply`() throws {
    try rehearse(
      """
      > show quiet
      > behavior Worker
      .   on Get: reply 1
      .   on Fetch(other): print await ask other Get within 2s otherwise "late"
      .   on Later(d): after d send self Get
      . end
      > spawn Worker as w0
      > spawn Worker supervised restart as w2
      > send w0 Fetch(w2)
      > let fa = ask w2 Fetch(w0)
      > print await ask w0 Later(1s) within 3s otherwise "late"
      late
      none
      > advance 1633ms
      late
      warning: w0 has no handler for m7 1
      """)
  }

  @Test func `the numbers of messages, events and futures begin at 1`() throws {
    try rehearse(
      """
      > info m0
             ^^ there is no m0; there are no messages yet
      > info f0
             ^^ there is no f0; there are no futures yet
      > why m0
            ^^ there is no m0; there are no messages yet
      """)
  }
}
