import TestSupport
import Testing

@Suite struct `Names` {
  @Test func `actors without a name are counted by behavior`() throws {
    try rehearse(
      """
      > behavior Printer on m: print m end
      Printer is defined
      > behavior Other on m: print m end
      Other is defined
      > spawn Printer
      printer-1 is a Printer
      > spawn Printer as p
      p is a Printer
      > spawn Other
      other-1 is an Other
      > spawn Printer
      printer-2 is a Printer
      > send printer-2 "hello"
      m1 waits in printer-2's mailbox (1 waiting)
      > run
      printer-2 handles m1 "hello"
      hello
      > info printer-1
      printer-1 is a Printer, spawned by you
        control    waits for mail
        mailbox    empty
      """)
  }

  @Test func `children are called after their parent`() throws {
    try rehearse(
      """
      > behavior Child on m: print m end
      Child is defined
      > behavior Parent on Go: spawn Child; spawn Child as kid end
      Parent is defined
      > spawn Parent as p
      p is a Parent
      > send p Go
      m1 waits in p's mailbox (1 waiting)
      > run
      p handles m1 Go
      > actors
      p          Parent  0 waiting
      p/child-1  Child   0 waiting
      p/kid      Child   0 waiting
      > send p/child-1 "x"
      m2 waits in p/child-1's mailbox (1 waiting)
      > send p/kid "y"
      m3 waits in p/kid's mailbox (1 waiting)
      > run
      p/child-1 handles m2 "x"
      x
      p/kid handles m3 "y"
      y
      """)
  }

  @Test func `a taken name gets a number`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as p
      p is a B
      > spawn B as p
      p-2 is a B; p means this one now
      > kill p
      p-2 is killed
      > spawn B as p
      p-3 is a B; p means this one now
      > actors
      p    B  0 waiting
      p-2  B  stopped
      p-3  B  0 waiting
      > send p-2 1
      warning: m1 1 from you to p-2 is a dead letter: p-2 has stopped
      """)
  }

  @Test func `a name taken in a loop`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > for i in range(3) do spawn B as p end
      p is a B
      p-2 is a B; p means this one now
      p-3 is a B; p means this one now
      > actors
      p    B  0 waiting
      p-2  B  0 waiting
      p-3  B  0 waiting
      """)
  }

  @Test func `names of messages are not for actors`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as m1
                   ^^ m1 would look like the number of a message, event or future; choose another name for the actor
      > spawn B as e2
                   ^^ e2 would look like the number of a message, event or future; choose another name for the actor
      > spawn B as f3
                   ^^ f3 would look like the number of a message, event or future; choose another name for the actor
      > spawn B as W4
                   ^^ the new actor's name is expected, not W4; names of variables and actors begin small
      > spawn B as step
                   ^^^^ step is a command, so it cannot be a name at the prompt; choose another name
      > spawn B as all
                   ^^^ all has a meaning of its own; choose another name
      > spawn B as it
                   ^^ it has a meaning of its own; choose another name
      > spawn B as send
                   ^^^^ the new actor's name is expected, not send; send is a word of the language; choose another name
      """)
  }

  @Test func `names of commands cannot be bound`() throws {
    try rehearse(
      """
      > let step = 1
            ^^^^ step is a command, so it cannot be a name at the prompt; choose another name
      > let st = 1
      > let you = 1
            ^^^ you has a meaning of its own; choose another name
      > let all = 1
            ^^^ all has a meaning of its own; choose another name
      > step = 2
        ^^^^ step is a command, so it cannot be a name at the prompt; choose another name
      """)
  }

  @Test func `a variable beats the prefix of a command`() throws {
    try rehearse(
      """
      > let ru = 5
      > ru
      5
      > ac
      there are no actors yet; spawn makes one
      """)
  }

  @Test func `an unknown word gets the nearest one`() throws {
    try rehearse(
      """
      > pritn "x"
        ^^^^^ there is no command or name pritn; did you mean print?
      > actorz
        ^^^^^^ there is no command or name actorz; did you mean actors?
      > sned p 1
        ^^^^ there is no command or name sned; did you mean send?
      > send pirnter 1
             ^^^^^^^ there is no actor named pirnter; spawn one, or see actors
      > xyzzy
        ^^^^^ there is no command or name xyzzy; help lists commands
      > help stpe
      there is no help on stpe; did you mean step?
      > behvior B
        ^^^^^^^ there is no command or name behvior; did you mean behavior?
      """)
  }

  @Test func `an unknown behavior`() throws {
    try rehearse(
      """
      > spawn Nobody as n
              ^^^^^^ there is no behavior named Nobody
      > spawn Nobody
              ^^^^^^ there is no behavior named Nobody
      > behavior Printr on m: print m end
      Printr is defined
      > spawn Printer as p
              ^^^^^^^ there is no behavior named Printer; did you mean Printr?
      """)
  }

  @Test func `the wrong number of arguments`() throws {
    try rehearse(
      """
      > behavior B(a, b) on m: print m end
      B is defined
      > spawn B(1) as x
              ^ B takes 2 arguments, not 1
      > spawn B as x
              ^ B takes 2 arguments, not 0
      > spawn B(1, 2, 3) as x
              ^ B takes 2 arguments, not 3
      > upper()
        ^^^^^^^ upper takes 1 argument, not 0
      > upper("a", "b")
        ^^^^^^^^^^^^^^^ upper takes 1 argument, not 2
      """)
  }

  @Test func `redefinition leaves who lives as they are`() throws {
    try rehearse(
      """
      > behavior B on m: print "old", m end
      B is defined
      > spawn B supervised restart as a
      a is a B
      > behavior B on m: print "new", m end
      B is defined anew; 1 actor keeps the old one
      > spawn B as b
      b is a B
      > send a 1
      m1 waits in a's mailbox (1 waiting)
      > send b 2
      m2 waits in b's mailbox (1 waiting)
      > run
      a handles m1 1
      old 1
      b handles m2 2
      new 2
      > source B
      behavior B on m: print "new", m end
      an earlier definition is still used by a
      > behavior B on m: print "newest", m end
      B is defined anew; 1 actor keeps the old one
      """)
  }

  @Test func `a restart keeps the old code`() throws {
    try rehearse(
      """
      > behavior B on Boom: fail "x" on m: print "old", m end
      B is defined
      > spawn B supervised restart as a
      a is a B
      > behavior B on m: print "new", m end
      B is defined anew; 1 actor keeps the old one
      > send a Boom
      m1 waits in a's mailbox (1 waiting)
      > send a 1
      m2 waits in a's mailbox (2 waiting)
      > run
      a handles m1 Boom
      a fails m1: x
        B, line 1:  behavior B on Boom: fail "x" on m: print "old", m end
                                        ^^^^^^^^
      you supervise a: it starts anew (restart 1)
      a handles m2 1
      old 1
      """)
  }

  @Test func `a stranger among the arguments of a command`() throws {
    try rehearse(
      """
      > info nobody
             ^^^^^^ there is no actor or behavior named nobody; info takes an actor, a behavior, m1, e1 or f1
      > source nobody
               ^^^^^^ there is no behavior named nobody; source takes a behavior or an actor
      > mailbox nobody
                ^^^^^^ there is no actor named nobody; spawn makes one
      > trace of nobody
                 ^^^^^^ there is no actor named nobody; spawn makes one
      > why nobody
            ^^^^^^ m1, e2, f3, an actor's field such as account.balance, or a printed "text" is expected, not nobody
      > why m1
            ^^ there is no m1; there are no messages yet
      > info m1
             ^^ there is no m1; there are no messages yet
      > info e1
      there is no e1; nothing has happened yet
      > info f1
             ^^ there is no f1; there are no futures yet
      > goto 99
      there are moments from 0 to 0
      > goto e99
      there is no e99; nothing has happened yet
      > show loud
             ^^^^ quiet, normal or events is expected, not loud
      > schedule fair
                 ^^^^ oldest, round-robin or random is expected, not fair
      > seed x
             ^ a number is expected, not x
      > back x
             ^ a count is expected, not x
      > forward -1
                ^^ a count is expected, not -1
      > trace x
              ^ a count is expected, not x
      """)
  }
}
