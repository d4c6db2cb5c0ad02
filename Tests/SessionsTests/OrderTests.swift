import TestSupport
import Testing

@Suite struct `What led to what` {
  @Test func `causes, effects and what was there in the middle`() throws {
    try rehearse(
      #"""
      > behavior Log
      .   var seen = []
      .   on m: seen = seen + [m]
      . end
      Log is defined
      > behavior Relay(log)
      .   on m:
      .     send log "relayed"
      . end
      Relay is defined
      > behavior Head(relay, log)
      .   on Go:
      .     send relay "it"
      .     send log "direct"
      . end
      Head is defined
      > spawn Log as log
      log is a Log
      > spawn Relay(log) as relay
      relay is a Relay
      > spawn Head(relay, log) as head
      head is a Head
      > send head Go
      m1 waits in head's mailbox (1 waiting)
      > run
      head handles m1 Go
      relay handles m2 "it"
      log handles m3 "direct"
      log handles m4 "relayed"
      > why log.seen
      log.seen is ["direct", "relayed"] since e11:
      typed      you    > send head Go
      e4     0s  you    send m1 Go to head
      e5     0s  head   receives m1 Go from you  because of e4 (message)
      e6     0s  head   sends m2 "it" to relay  because of e5 (program order)
      e8     0s  relay  receives m2 "it" from head  because of e6 (message)
      e9     0s  relay  sends m4 "relayed" to log  because of e8 (program order)
      e11    0s  log    receives m4 "relayed" from relay  because of e9 (message)
      > why log.sen
                ^^^ log has no field sen; did you mean seen?
      > why "nothing like it"
      nobody has printed "nothing like it"; why "…" takes a printed line, or a part of one
      > effects m1
      e4  you send m1 Go to head
        e5  head receives m1 Go from you
          e6  head sends m2 "it" to relay
            e8  relay receives m2 "it" from head
              e9  relay sends m4 "relayed" to log
                e11  log receives m4 "relayed" from relay
          e7  head sends m3 "direct" to log
            e10  log receives m3 "direct" from head
      7 effects in all
      > effects e9
      e9  relay sends m4 "relayed" to log
        e11  log receives m4 "relayed" from relay
      1 effect in all
      > peek log at e10
      log as of e10
        control    is inside m3
        state      seen = []
        mailbox    m4 "relayed"
      > peek log at e8
      log as of e8
        control    can handle its next message
        state      seen = []
        mailbox    m3 "direct"
      > peek nobody at e3
             ^^^^^^ there is no actor named nobody; actors lists them
      > trace 3 since e8 --state --clock lamport
      e8   7  0s  relay  receives m2 "it" from head  because of e6
      e9   8  0s  relay  sends m4 "relayed" to log  because of e8
      e10  8  0s  log    receives m3 "direct" from head  because of e7  seen = ["direct"]
      of 4 events since e8; trace N since e8 shows more
      """#)
  }

  @Test func `a race within a turn, and what cannot be ordered`() throws {
    try rehearse(
      #"""
      > behavior Log
      .   var seen = []
      .   on m: seen = seen + [m]
      . end
      Log is defined
      > behavior Relay(log)
      .   on m:
      .     send log "relayed"
      . end
      Relay is defined
      > behavior Head(relay, log)
      .   on Go:
      .     send relay "it"
      .     send log "direct"
      . end
      Head is defined
      > spawn Log as log
      log is a Log
      > spawn Relay(log) as relay
      relay is a Relay
      > spawn Head(relay, log) as head
      head is a Head
      > send head Go
      m1 waits in head's mailbox (1 waiting)
      > run
      head handles m1 Go
      relay handles m2 "it"
      log handles m3 "direct"
      log handles m4 "relayed"
      > order e7 e9
      e7 and e9 are concurrent: nothing leads from one to the other
      head and relay each send to log; whoever moves first is first
      whole turns cannot swap them: e9 needs something else of e7's turn; explore can
      > order e3 e3
      e3 is one event, and neither before nor after itself
      > order e3 e99
                 ^^^ there is no e99; events so far are e1 to e11
      > order m9 e1
              ^^ there is no m9; messages so far are m1 to m4
      > back 2
      moment 9 of 11; next: run, step 3 of 4
      > order e4 e10
                 ^^^ there is no e10; events so far are e1 to e9; e10 was taken back: forward does it again
      > goto 7
      moment 7 of 11; next: run, step 1 of 4
      > send head Go
      m2 waits in head's mailbox (2 waiting)
      a new branch: b2, from moment 7 of b1
      > order e1 e11
                 ^^^ there is no e11; events so far are e1 to e5; e11 is on b1, and events of two branches have no order: switch b1
      > order e1 f1
                 ^^ there is no f1; there are no futures yet
      """#)
  }

  @Test func `two clerks and an account`() throws {
    try rehearse(
      #"""
      > behavior Account
      .   var balance = 0
      .   on Deposit(n):
      .     balance = balance + n
      .     print "balance", balance
      .   on Get: reply balance
      . end
      Account is defined
      > behavior Clerk(account)
      .   on Go(n): send account Deposit(n)
      .   on Ask:
      .     let b = await ask account Get
      .     print "has", b
      .     sleep 1s
      .     print "later"
      . end
      Clerk is defined
      > spawn Account as account
      account is an Account
      > spawn Clerk(account) as ann
      ann is a Clerk
      > spawn Clerk(account) as bob
      bob is a Clerk
      > send ann Go(1)
      m1 waits in ann's mailbox (1 waiting)
      > send bob Go(2)
      m2 waits in bob's mailbox (1 waiting)
      > run
      ann handles m1 Go(1)
      bob handles m2 Go(2)
      account handles m3 Deposit(1)
      balance 1
      account handles m4 Deposit(2)
      balance 3
      > order e4 e6
      e4 happens before e6: e4 sends m1 to ann, e6 is ann receiving m1
      > order m1 m3
      m1 stands for its sending, e4
      m3 stands for its sending, e7
      e4 happens before e7, in 2 links:
      e4  0s  you  send m1 Go(1) to ann
      e6  0s  ann  receives m1 Go(1) from you  after e4 (message)
      e7  0s  ann  sends m3 Deposit(1) to account  after e6 (program order)
      > order e7 e9
      e7 and e9 are concurrent: nothing leads from one to the other
      ann and bob each send to account; whoever moves first is first
      so that e9 comes first: goto 7; step bob
      > order e6 e8
      e6 and e8 are concurrent: nothing leads from one to the other
      ann and bob do not wait for each other here; whoever moves first is first
      so that e8 comes first: goto 7; step bob
      > order m3 m4
      m3 stands for its sending, e7
      m4 stands for its sending, e9
      e7 and e9 are concurrent: nothing leads from one to the other
      ann and bob each send to account; whoever moves first is first
      so that e9 comes first: goto 7; step bob
      > order e1 e13
      e1 happens before e13, in 2 links:
      e1   0s  you      spawn account, an Account
      e10  0s  account  receives m3 Deposit(1) from ann  after e1 (spawn)
      e13  0s  account  prints "balance 3"  after e10 (program order)
      > ask ann Ask
      m5 waits in ann's mailbox (1 waiting); its reply will be f1
      > run
      ann handles m5 Ask
      ann waits for f2 from account
      account handles m6 Get
      ann goes on
      has 3
      ann sleeps for 1s
      ann goes on
      later
      > why "balance"
      2 lines are so; this is the last:
      typed      you      > send bob Go(2)
      e5     0s  you      send m2 Go(2) to bob
      e8     0s  bob      receives m2 Go(2) from you  because of e5 (message)
      e9     0s  bob      sends m4 Deposit(2) to account  because of e8 (program order)
      e12    0s  account  receives m4 Deposit(2) from bob  because of e9 (message)
      e13    0s  account  prints "balance 3"  because of e12 (program order)
      > why f1
      typed      you      > ask ann Ask
      e14    0s  you      ask ann m5 Ask for f1
      e15    0s  ann      receives m5 Ask from you  because of e14 (message)
      e16    0s  ann      asks account m6 Get for f2  because of e15 (program order)
      e18    0s  account  receives m6 Get from ann  because of e16 (message)
      e19    0s  account  resolves f2 with 3  because of e18 (program order)
      e20    0s  ann      goes on with f2  because of e19 (reply)
      e22    0s  ann      sleeps for 1s  because of e20 (program order)
      e23    1s  clock    moves on to 1s  because of e22 (timer)
      e24    1s  ann      goes on  because of e23 (clock)
      e26    1s  ann      resolves f1 with none, without a reply  because of e24 (program order)
      > order e1 e22
      e1 happens before e22, in 3 links:
      e1   0s  you  spawn account, an Account
      e2   0s  you  spawn ann, a Clerk  after e1 (program order)
      e6   0s  ann  receives m1 Go(1) from you  after e2 (spawn)
      e22  0s  ann  sleeps for 1s  after e6 (program order)
      > order e20 e5
      e20 happens after e5, in 3 links:
      e5   0s  you  send m2 Go(2) to bob
      e14  0s  you  ask ann m5 Ask for f1  after e5 (program order)
      e15  0s  ann  receives m5 Ask from you  after e14 (message)
      e20  0s  ann  goes on with f2  after e15 (program order)
      > order f1 e4
      f1 stands for what settled it, e26
      e26 happens after e4, in 2 links:
      e4   0s  you  send m1 Go(1) to ann
      e6   0s  ann  receives m1 Go(1) from you  after e4 (message)
      e26  1s  ann  resolves f1 with none, without a reply  after e6 (program order)
      """#)
  }
}
