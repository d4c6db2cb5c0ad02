import Sessions
import TestSupport
import Testing

@Suite struct `Exploring` {
  /// Two clerks that each read a balance and write it.
  private static let lostUpdate = """
    > behavior Account(balance) on Get: reply balance on Set(n): balance = n end
    Account is defined
    > behavior Clerk(account) on Add(n): send account Set(await ask account Get + n) end
    Clerk is defined
    > spawn Account(0) as account
    account is an Account
    > spawn Clerk(account) as ann
    ann is a Clerk
    > spawn Clerk(account) as bob
    bob is a Clerk
    > send ann Add(1)
    m1 waits in ann's mailbox (1 waiting)
    > send bob Add(2)
    m2 waits in bob's mailbox (1 waiting)

    """

  @Test func `finds the lost update, and leads into it`() throws {
    try rehearse(
      Self.lostUpdate + """
        > explore never account.balance < 3
        explore:  3 actors, network mailbox
        orders:   6 that differ, 3 endings
        endings:  A  account.balance = 2  in 2 of 6 orders  shortest W1, 4 steps
                  B  account.balance = 1  in 2 of 6 orders  shortest W2, 4 steps
                  C  account.balance = 3  in 2 of 6 orders  shortest W3, 4 steps
        races:    Set(1) from ann and Set(2) from bob, to account: tells A from B
                  3 pairs can come either way, and tell no endings apart by themselves
        blocked:  none
        letters:  none
        failures: none
        goals:    never account.balance < 3: violated in 4 of 6 orders, shortest W1, 4
                  steps
        verdict:  all 6 orders checked
        try:      replay W1, diff W1 W2, diagram W1
        > replay W1 2
        ann handles m1 Add(1)
        bob handles m2 Add(2)
        1: ann asks account m3 Get for f1
        ann waits for f1 from account
        account handles m3 Get
        ann goes on
        2: bob asks account m4 Get for f2
        bob waits for f2 from account
        account handles m4 Get
        bob goes on
        moment 9 of 11 on b2; next: replay W1, step 3 of 4
        a new branch: b2, from moment 7 of b1
        > forward
        3: ann sends m5 Set(1) to account
        account handles m5 Set(1)
        moment 10 of 11 on b2; next: replay W1, step 4 of 4
        > step bob
        a new branch: b3, from moment 10 of b2
        > account.balance
        1
        > replay W1 0
        moment 7 of 11 on b2; next: replay W1, step 1 of 4
        > forward 4
        ann handles m1 Add(1)
        bob handles m2 Add(2)
        1: ann asks account m3 Get for f1
        ann waits for f1 from account
        account handles m3 Get
        ann goes on
        2: bob asks account m4 Get for f2
        bob waits for f2 from account
        account handles m4 Get
        bob goes on
        3: ann sends m5 Set(1) to account
        account handles m5 Set(1)
        4: bob sends m6 Set(2) to account
        account handles m6 Set(2)
        moment 11 of 11 on b2
        > replay W1 9
        W1 has 4 steps
        > diff W1 W3
        their first step is the same, and then:
          W1  bob asks account m4 Get for f2
          W3  ann sends m4 Set(1) to account
        at their ends:     W1     W3
          account.balance  2      3
          bob's ask        f2: 0  f2: 1
        > diff W1 W1
                  ^^ both are W1; diff W1 W2 compares two runs
        > history
         0  the beginning
         1  behavior Account(balance) on Get: reply balance on Set(n): balance = n end
         2  behavior Clerk(account) on Add(n): send account Set(await ask account Get…
         3  spawn Account(0) as account
         4  spawn Clerk(account) as ann
         5  spawn Clerk(account) as bob
         6  send ann Add(1)
         7  send bob Add(2)
        ├─ b1
        └─ b2
           10  replay W1
           ├─ b2
           │  11  replay W1  <- you are here
           └─ b3
              11  step bob
        > goto 7
        moment 7 of 11 on b2; next: replay W1, step 1 of 4
        > send account Set(7)
        m3 waits in account's mailbox (1 waiting)
        a new branch: b4, from moment 7 of b1
        > replay W2
        ann handles m1 Add(1)
        bob handles m2 Add(2)
        1: ann asks account m3 Get for f1
        ann waits for f1 from account
        account handles m3 Get
        ann goes on
        2: bob asks account m4 Get for f2
        bob waits for f2 from account
        account handles m4 Get
        bob goes on
        3: bob sends m5 Set(2) to account
        account handles m5 Set(2)
        4: ann sends m6 Set(1) to account
        account handles m6 Set(1)
        a new branch: b5, from moment 7 of b1
        > explore reach account.balance == 2 within 2 orders
        explore:  3 actors, network mailbox, within 2 orders
        orders:   only 1, 1 ending
        endings:  A  account.balance = 1  in the only order  shortest W1, 0 steps
        races:    none
        blocked:  none
        letters:  none
        failures: none
        goals:    reach account.balance == 2: reached in no order
        verdict:  the only order was checked
        try:      replay W1, diagram W1
        > replay W3
                 ^^ there is no W3; explore found W1 only
        > explore always account.balance
        explore:  3 actors, network mailbox
        orders:   only 1, 1 ending
        endings:  A  account.balance = 1  in the only order  shortest W1, 0 steps
        races:    none
        blocked:  none
        letters:  none
        failures: none
        goals:    always account.balance: cannot be told in some order
        verdict:  the only order was checked
        try:      replay W1, diagram W1
        a condition needs true or false, and this is 1
          explore always account.balance
                         ^^^^^^^^^^^^^^^
        """)
  }

  @Test func `names what there is not`() throws {
    try rehearse(
      Self.lostUpdate + """
        > replay W1
                 ^^ there is no W1; explore finds runs, and calls them W1, W2, …
        > save schedule x
        you are in no run that explore found, and in none of threads or processes; replay W1 begins one, and save schedule W1 x saves it
        > explore never acount.balance == 1
                        ^^^^^^ there is no variable or actor named acount; did you mean account?
        > explore never account.balnce == 1
                        ^^^^^^^^^^^^^^^^^^^ account has no balnce; it has balance
        > explore with 1 drop
        under network mailbox nothing is lost or copied; network fifo, typed before sending, lets messages travel
        """)
  }

  @Test(arguments: [
    ["replay W2 1", "forward", "replay W2"],
    ["replay W1", "back 2", "step bob", "run"],
    ["replay W1 2", "account", "step ann", "explore", "replay W1", "back", "run", "replay W2"],
    ["show quiet", "replay W3 1", "run", "show normal", "send ann Add(3)", "replay W1", "run"],
  ])
  func `is saved with the run that it found as a lesson that says what comes`(
    entries: [String]
  ) throws {
    let typist = Typist()
    for line in Self.lostUpdate.split(separator: "\n") where line.hasPrefix("> ") {
      typist.type(String(line.dropFirst(2)))
    }
    for entry in ["explore"] + entries { typist.type(entry) }
    guard case .request(.save(_, let text)) = typist.session.submit("save x") else {
      Issue.record("nothing is saved")
      return
    }
    let lines = text.split(separator: "\n").drop { $0 != "```rehearse" }.dropFirst().dropLast()
    try rehearse(lines.joined(separator: "\n"))
    #expect(lines.contains { $0.hasPrefix("> replay W") })
  }
}
