import TestSupport
import Testing

@Suite struct `Branches` {
  private static let clerks = """
    > show quiet
    > behavior Account(balance)
    .   on Get:     reply balance
    .   on Set(n):  balance = n
    . end
    > behavior Clerk(account)
    .   on Deposit(n):
    .     let seen = await ask account Get
    .     send account Set(seen + n)
    . end
    > spawn Account(0) as account
    > spawn Clerk(account) as ann
    > spawn Clerk(account) as bob
    > send ann Deposit(1)
    > send bob Deposit(1)
    > run
    > show normal
    showing normal
    """

  @Test func `a new choice leaves the old ones where they are`() throws {
    try rehearse(
      Self.clerks + """

        > goto 7
        moment 7 of 15; next: run, step 1 of 8
        > step ann
        ann handles m1 Deposit(1)
        ann waits for f1 from account
        a new branch: b2, from moment 7 of b1
        > step account
        account handles m3 Get
        > run
        bob handles m2 Deposit(1)
        bob waits for f2 from account
        ann goes on
        account handles m4 Get
        account handles m5 Set(1)
        bob goes on
        account handles m6 Set(1)
        > account.balance
        1
        > goto 9
        moment 9 of 15 on b2; next: run, step 1 of 6
        > step ann
        ann goes on
        a new branch: b3, from moment 9 of b2
        > run until account.balance == 2
        bob handles m2 Deposit(1)
        bob waits for f2 from account
        account handles m4 Set(1)
        account handles m5 Get
        bob goes on
        account handles m6 Set(2)
        > history
         0  the beginning
         1  behavior Account(balance) …
         2  behavior Clerk(account) …
         3  spawn Account(0) as account
         4  spawn Clerk(account) as ann
         5  spawn Clerk(account) as bob
         6  send ann Deposit(1)
         7  send bob Deposit(1)
        ├─ b1
        │  15  run, 8 steps: ann, bob, account, account, ann, bob, account, account
        └─ b2
            8  step ann
            9  step account
           ├─ b2
           │  15  run, 6 steps: bob, ann, account, account, bob, account
           └─ b3
              10  step ann
              15  run until account.balance == 2, 5 steps: bob, acco…  <- you are here
        > switch b2
        you are on b2, which left b1 at moment 7
        moment 15 of 15 on b2
        > account.balance
        1
        > switch b3
        you are on b3, which left b2 at moment 9
        moment 15 of 15 on b3
        > account.balance
        2
        > diff b1
        they part at moment 7: b3 goes on with step ann; b1 with run
        the first event that differs is e9:
          b3  account receives m3 Get from ann
          b1  bob receives m2 Deposit(1) from you
        at their ends:     b3, moment 15  b1, moment 15
          account.balance  2              1
          bob's ask        f2: 1          f2: 0
        > diff b1 b2
        they part at moment 7: b1 goes on with run; b2 with step ann
        the first event that differs is e9:
          b1  bob receives m2 Deposit(1) from you
          b2  account receives m3 Get from ann
        their ends are alike: moment 15 of b1 and moment 15 of b2
        """)
  }

  @Test func `the same choice made again is no new one`() throws {
    try rehearse(
      """
      > behavior B on m: print m end
      B is defined
      > spawn B as b
      b is a B
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      1
      > back 2
      moment 2 of 4; next: send b 1
      > send b 1
      m1 waits in b's mailbox (1 waiting)
      > run
      b handles m1 1
      1
      > back 1
      moment 3 of 4; next: run
      > step
      b handles m1 1
      1
      a new branch: b2, from moment 3 of b1
      """)
  }

  @Test func `it is part of a choice`() throws {
    try rehearse(
      """
      > 1 + 1
      2
      > let x = it
      > back
      moment 0 of 1; next: let x = it
      > it
      2
      > let x = it
      > back
      moment 0 of 1; next: let x = it
      > 3
      3
      > let x = it
      a new branch: b2, from moment 0 of b1
      > x
      3
      > switch b1
      you are on b1, which began with the session
      moment 1 of 1 on b1
      > x
      2
      """)
  }

  @Test func `definitions, variables, policy and time belong to their branch`() throws {
    try rehearse(
      """
      > behavior B on m: print "old", m end
      B is defined
      > let x = 1
      > behavior B on m: print "new", m end
      B is defined anew
      > let x = 2
      > sleep 2s
      > schedule random
      any actor may go next (seed 0)
      > goto 2
      moment 2 of 6; next: behavior B on m: print "new", m end
      > behavior C on m: print "C", m end
      C is defined
      a new branch: b2, from moment 2 of b1
      > let y = [x]
      > spawn B
      b-1 is a B
      > send b-1 x
      m1 waits in b-1's mailbox (1 waiting)
      > run
      b-1 handles m1 1
      old 1
      > switch b1
      you are on b1, which began with the session
      moment 6 of 6 on b1
      > source B
      behavior B on m: print "new", m end
      > [x, now()]
      [2, 2s]
      > y
        ^ there is no command or name y; help lists commands
      > spawn C
              ^ there is no behavior named C
      > diff b2
      they part at moment 2: b1 goes on with behavior B on m: print "new", m end; b2 with behavior C on m: print "C", m end
      the first event that differs is e1:
        b1  you sleep for 2s
        b2  you spawn b-1, a B
      at their ends:  b1, moment 6  b2, moment 7
        clock         2s            0s
        schedule      random        oldest
        behavior B    as on b1      as on b2
        behavior C    not defined   as on b2
        x             2             1
        y             none yet      [1]
        b-1           not there     a B
      """)
  }

  @Test func `what differs is told of everything that is on the stage`() throws {
    try rehearse(
      """
      > show quiet
      > behavior Door
      .   state Shut
      .     on Open: become Ajar
      .   state Ajar
      .     on Wait: sleep 5s
      . end
      > behavior Echo(memory) on Fail: fail "no" on m: memory = [m, sender]; reply m end
      > spawn Door as door
      > spawn Echo([none, {(door): 1}]) supervised restart as echo
      > send door Open
      > let f = ask echo Hello
      > run
      > ask echo "again"
      > send door Wait
      > run 1
      > send self Done
      > goto 6
      moment 6 of 12; next: run, step 1 of 2
      > send echo Fail
      > run
      echo failed in Fail (m3): no
      > stop door
      > kill echo
      > spawn Door as other
      > diff b1
      they part at moment 6: b2 goes on with send echo Fail; b1 with run
      the first event that differs is e5:
        b2  you send m3 Fail to echo
        b1  door receives m1 Open from you
      at their ends:     b2, moment 13        b1, moment 12
        door's mailbox   m4 stop              m4 Wait
        echo             was killed           waits for mail
        echo's restarts  1                    0
        echo.memory      [none, {(door): 1}]  ["again", you]
        other            a Door               not there
        your mailbox     empty                m5 Done
        your ask 2       not asked            f2: "again"
      """)
  }

  @Test func `wrong names get an answer`() throws {
    try rehearse(
      """
      > switch b1
      you are on b1, which began with the session
      moment 0 of 0
      > switch b9
               ^^ there is no b9; there is only b1; go back and do something else, and another one begins
      > switch
        ^^^^^^ switch needs more than that; write switch BRANCH
      > switch 2
               ^ a branch such as b2 is expected, not 2
      > switch b1 b2
                  ^^ b2 cannot follow here; write switch BRANCH
      > diff
        ^^^^ diff needs more than that; write diff BRANCH [BRANCH] | WN WN
      > diff b1
             ^^ there is only b1; go back and do something else, and another one begins
      > diff b1 b1
                ^^ there is only b1; go back and do something else, and another one begins
      > let x = 1
      > back
      moment 0 of 1; next: let x = 1
      > let x = 2
      a new branch: b2, from moment 0 of b1
      > diff b2
             ^^ you are on b2; diff b2 b1 compares two
      > diff b1 b1
                ^^ both are b1; diff b1 b2 compares two
      > diff b1 b0
                ^^ there is no b0; the branches are b1 and b2
      > goto 7
      b2 has moments from 0 to 1
      > switch b2
      you are on b2, which left b1 at moment 0
      moment 1 of 1 on b2
      > history
      0  the beginning
      ├─ b1
      │  1  let x = 1
      └─ b2
         1  let x = 2  <- you are here
      > reset
      a new session begins
      > switch b2
               ^^ there is no b2; there is only b1; go back and do something else, and another one begins
      """)
  }

  @Test func `quiet says nothing of a branch that begins`() throws {
    try rehearse(
      """
      > show quiet
      > let x = 1
      > back
      moment 0 of 1; next: let x = 1
      > let x = 2
      > history
      0  the beginning
      ├─ b1
      │  1  let x = 1
      └─ b2
         1  let x = 2  <- you are here
      """)
  }

  @Test func `what fails and does nothing begins no branch`() throws {
    try rehearse(
      """
      > let x = 1
      > let x = 2
      > back
      moment 1 of 2; next: let x = 2
      > let y = 1 / 0
                  ^ division by zero
      > step
      nobody can move: no mail waits
      > send nobody 1
             ^^^^^^ there is no actor named nobody; spawn one, or see actors
      > forward
      moment 2 of 2
      """)
  }

  @Test func `long runs and long stretches are folded`() throws {
    try rehearse(
      """
      > show quiet
      > behavior Player on Ball(from): send from Ball(self) end
      > spawn Player as a
      > spawn Player as b
      > send a Ball(b)
      > run 1000000
      > step
      > goto 500000
      moment 500000 of 1000005; next: run 1000000, step 499997 of 1000000
      > step a
      > for i in range(3) do send a Ball(b) end
      > run 30
      > history
            0  the beginning
            1  behavior Player on Ball(from): send from Ball(self) end
            2  spawn Player as a
            3  spawn Player as b
            4  send a Ball(b)
       500000  run 1000000, the first 499 996 of 1 000 000 steps
      ├─ b1
      │  1000004  run 1000000, the last 500 004 of 1 000 000 steps
      │  1000005  step: a
      └─ b2
          500001  step a
          500002  for i in range(3) do send a Ball(b) end
          500032  run 30  <- you are here
      > diff b1 b2
      they part at moment 500000: b1 goes on with run 1000000, step 499997 of 1000000; b2 with step a
      the first event that differs is e999998:
        b1  b receives m499998 Ball(a) from a
        b2  you send m499999 Ball(b) to a
      at their ends:  b1, moment 1000005  b2, moment 500032
        a's mailbox   empty               m500031 Ball(b)
        b's mailbox   m1000002 Ball(a)    m500028 Ball(a), m500029 Ball(a), m500030
                                          Ball(a)
      """)
  }
}
