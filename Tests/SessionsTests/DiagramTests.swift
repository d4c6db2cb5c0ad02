import Sessions
import TestSupport
import Testing
import Typography

@Suite struct `Diagrams of what happened` {
  @Test func `two asks and the lost update between them`() throws {
    try rehearse(
      #"""
      > behavior Account(balance)
      .   on Get:     reply balance
      .   on Set(n):  balance = n
      . end
      Account is defined
      > behavior Client(account)
      .   on Deposit(n):
      .     let before = await ask account Get
      .     send account Set(before + n)
      . end
      Client is defined
      > spawn Account(0) as account
      account is an Account
      > spawn Client(account) as anna
      anna is a Client
      > spawn Client(account) as ben
      ben is a Client
      > send anna Deposit(1)
      m1 waits in anna's mailbox (1 waiting)
      > send ben Deposit(2)
      m2 waits in ben's mailbox (1 waiting)
      > run
      anna handles m1 Deposit(1)
      anna waits for f1 from account
      ben handles m2 Deposit(2)
      ben waits for f2 from account
      account handles m3 Get
      account handles m4 Get
      anna goes on
      ben goes on
      account handles m5 Set(1)
      account handles m6 Set(2)
      > diagram
           you         account            anna              ben
                       Account           Client           Client
      e1    o-- spawn --->+
      e2    o--- spawn ---|---------------->+
      e3    o--- spawn ---|-----------------|--------------->+
      e4    o-------------| m1 Deposit(1) + |                |
      e5    o-------------| m2 Deposit(2) :-|--------------+ |
      e6    |             |               +>*              : |
      e7    |             | +- - m3 Get - - o              : |
      e8    |             | :               : waits for f1 : |
      e9    |             | :               :              +>*
      e10   |             | : + - - - - - - : - - m4 Get - - o
      e11   |             | : :             :                : waits for f2
      e12   |             *<+ :             :                :
      e13   |             o- -:- f1 = 0 - + :                :
      e14   |             *<--+           : :                :
      e15   |             o- - f2 = 0 - - : : - - - - - - -+ :
      e16   |             |               +>*              : :
      e17   |             | +-- m5 Set(1) --o              : :
      e18   |             | :               |              +>*
      e19   |             | : +-------------|-- m6 Set(2) ---o
      e20   |             *<+ :             |                |
      e21   |             *<--+             |                |
      o sends   * receives   : waits   - - ask and reply
      > diagram --only anna,account --upto e17
           account              anna
           Account             Client
      e1      + spawned by you
      e2      |                   + spawned by you
      e6      |                   * m1 Deposit(1) from you
      e7      | + - - m3 Get - - -o
      e8      | :                 : waits for f1
      e12     *<+                 :
      e13     o - - f1 = 0 - - -+ :
      e14     * m4 Get from ben : :
      e15     o f2 = 0 to ben   : :
      e16     |                 +>*
      e17     | +--- m5 Set(1) ---o
              | :                 |
      still waiting: m5 in account's mailbox
      o sends   * receives   : waits   - - ask and reply
      > diagram 5
      showing the last 5 of 21 events
           account            anna         ben
           Account           Client      Client
      e17     | +-- m5 Set(1) --o           |
      e18     | :               |           * goes on with f2
      e19     | : +- m6 Set(2) -|-----------o
      e20     *<+ :             |           |
      e21     *<--+             |           |
      o sends   * receives   : waits
      """#)
  }

  @Test func `messages that overtake, come twice and are lost are seen to`() throws {
    try rehearse(
      #"""
      > behavior Log on m: print m end
      Log is defined
      > spawn Log as log
      log is a Log
      > network unordered
      messages travel, and arrive in any order
      > send log "first"
      m1 is in flight to log
      > send log "second"
      m2 is in flight to log
      > send log "third"
      m3 is in flight to log
      > duplicate m1
      m4 is a copy of m1, in flight to log
      > deliver m2
      m2 "second" arrives in log's mailbox (1 waiting)
      > deliver m1
      m1 "first" arrives in log's mailbox (2 waiting)
      > drop m3
      m3 "third" from you to log is lost
      > run
      m4 "first" arrives in log's mailbox (3 waiting)
      log handles m2 "second"
      second
      log handles m1 "first"
      first
      log handles m4 "first"
      first
      > stop log
      m5 is in flight to log
      > deliver m4
                ^^ m4 is not in flight; m5 is
      > send log "late"
      m6 is in flight to log
      > run
      m5 stop arrives in log's mailbox (1 waiting)
      m6 "late" arrives in log's mailbox (2 waiting)
      log stops
      warning: m6 "late" from you to log is a dead letter: log has stopped
      > diagram
           you                      log
                                    Log
      e1    o-------- spawn -------->+
      e2    o----- m1 "first" -----+ |
      e3    o--- m2 "second" ----+ | |
      e4    o--- m3 "third" ---+ | | |
      e5    o m4 "first", .. + | | | |
      e6    |                | | v | | m2 arrives
      e7    |                | | : v | m1 arrives
      e8    |                | x : : | m3 is lost
      e9    |                v   : : | m4 arrives
      e10   |                :   +-:>*
      e11   |                :     : | prints "second"
      e12   |                :     +>*
      e13   |                :       | prints "first"
      e14   |                +------>*
      e15   |                        | prints "first"
      e16   o------ m5 stop -------+ |
      e17   o---- m6 "late" -----+ | |
      e18   |                    | v | m5 arrives
      e19   |                    v : | m6 arrives
      e20   |                    : +># stops
      e21   |                    +-->X dead letter
      o sends   * receives   : waits   | on its way
      """#)
  }

  @Test func `failures, stops, kills, timers and dead letters are told apart`() throws {
    try rehearse(
      #"""
      > behavior Waiter
      .   on Wait(o): print await ask o Never
      .   on Fail: fail "as told"
      .   on Later: after 5ms send self Tick
      .   on Tick: sleep 2ms
      . end
      Waiter is defined
      > spawn Waiter as a
      a is a Waiter
      > spawn Waiter as b
      b is a Waiter
      > spawn Waiter supervised restart as c
      c is a Waiter
      > send a Wait(b)
      m1 waits in a's mailbox (1 waiting)
      > send b Wait(a)
      m2 waits in b's mailbox (1 waiting)
      > step a
      a handles m1 Wait(b)
      a waits for f1 from b
      > step b
      b handles m2 Wait(a)
      b waits for f2 from a
      > send c Fail
      m5 waits in c's mailbox (1 waiting)
      > send c Later
      m6 waits in c's mailbox (2 waiting)
      > run
      c handles m5 Fail
      c fails m5: as told
        Waiter, line 3:  on Fail: fail "as told"
                                  ^^^^^^^^^^^^^^
      you supervise c: it starts anew (restart 1)
      c handles m6 Later
      m7 Tick from c's timer waits in c's mailbox
      c handles m7 Tick
      c sleeps for 2ms
      c goes on
      nobody can move
      blocked: a waits for b (f1)
      blocked: b waits for a (f2)
      cycle: a waits for b waits for a
      > kill b
      b is killed
      warning: m3 Never from a to b is a dead letter: b has stopped
      > run
      a goes on
      a fails m1: b has stopped
        Waiter, line 2:  on Wait(o): print await ask o Never
                                           ^^^^^^^^^^^^^^^^^
      a stops
      warning: m4 Never from b to a is a dead letter: a has stopped
      > send b Hello
      warning: m8 Hello from you to b is a dead letter: b has stopped
      > ask c Fail
      m9 waits in c's mailbox (1 waiting); its reply will be f3
      > run
      c handles m9 Fail
      c fails m9: as told
        Waiter, line 3:  on Fail: fail "as told"
                                  ^^^^^^^^^^^^^^
      1 failure nobody looked at: c in Fail (m9): as told (why m9)
      > stop a
      it has stopped already
      > run
      nobody can move: no mail waits
      > diagram 60
           you             a              b              c
                        Waiter         Waiter         Waiter
      e1    o--- spawn --->+
      e2    o--- spawn ----|------------->+
      e3    o--- spawn ----|--------------|------------->+
      e4    o m1 Wait(b) + |              |              |
      e5    o m2 Wait(a) :-|------------+ |              |
      e6    |            +>*            : |              |
      e7    |              o m3 Never + : |              |
      e8    |              : waits for f1 |              |
      e9    |              :          : +>*              |
      e10   |              : +- m4 Never -o              |
      e11   |              : :        :   : waits for f2 |
      e12   o-- m5 Fail ---:-:--------:---:------------+ |
      e13   o-- m6 Later --:-:--------:---:----------+ : |
      e14   |              : :        :   :          : +>*
      e15   |              : :        :   :          :   ! fails: as told
      e16   |              : :        :   :          :   @ starts anew
      e17   |              : :        :   :          +-->*
      e18   |              : :        :   :              o after 5ms send c Tick
      e19  .|. . 5ms . . . : : . . . .:. .:. . . . . . . | . .
      e20   |              : :        :   :              o-+ m7 Tick
      e21   |              : :        :   :              *<+
      e22   |              : :        :   :              : sleeps 2ms
      e23  .|. . 7ms . . . : : . . . .:. .:. . . . . . . : . .
      e24   |              : :        :   :              | goes on
      e25   o---- kill ----:-:--------:-->#              |
      e26   |              : :        +-->X m3 Never, dead letter
            |              : : + f1 fails                |
      e27   |              *<:-+                         |
      e28   |              ! : fails: b has stopped      |
      e29   |              # : stops                     |
      e30   |              X<+ m4 Never, dead letter     |
            |               - f2 fails - >               |
      e31   o-------- m8 Hello ---------+                |
      e32   |                           +>X dead letter  |
      e33   o - - - - - - - - m9 Fail - - - - - - - - -+ |
      e34   |                                          +>*
      e35   |                                            ! fails: as told
            |< - - - - - - - - f3 fails - - - - - - - - -|
      e36   o stops a, which has stopped                 |
      o sends   * receives   : waits   - - ask and reply
      """#)
  }

  @Test func `who waits for whom in a deadlock goes on to the end`() throws {
    try rehearse(
      #"""
      > behavior A
      .   on Meet(o): print await ask o Ping
      .   on Ping: reply 1
      . end
      A is defined
      > spawn A as left
      left is an A
      > spawn A as right
      right is an A
      > send left Meet(right)
      m1 waits in left's mailbox (1 waiting)
      > send right Meet(left)
      m2 waits in right's mailbox (1 waiting)
      > run
      left handles m1 Meet(right)
      left waits for f1 from right
      right handles m2 Meet(left)
      right waits for f2 from left
      nobody can move
      blocked: left waits for right (f1)
      blocked: right waits for left (f2)
      cycle: left waits for right waits for left
      > diagram
           you                   left              right
                                   A                 A
      e1    o------- spawn ------->+
      e2    o------- spawn --------|---------------->+
      e3    o-- m1 Meet(right) --+ |                 |
      e4    o-- m2 Meet(left) ---:-|---------------+ |
      e5    |                    +>*               : |
      e6    |                      o - m3 Ping - + : |
      e7    |                      : waits for f1  : |
      e8    |                      :             : +>*
      e9    |                      : +- m4 Ping -:- -o
      e10   |                      : :           :   : waits for f2
            |                      : :           :   :
      still waiting: m3 in right's mailbox, m4 in left's mailbox
      o sends   * receives   : waits   - - ask and reply
      """#)
  }

  @Test func `texts of all sorts keep to their places`() throws {
    try rehearse(
      #"""
      > behavior Echo on m: print m end
      Echo is defined
      > behavior Echo on m: print m end
      Echo is defined anew
      > spawn Echo as größe
      größe is an Echo
      > spawn Echo as x
      x is an Echo
      > send x "<b>&\"quoted\"</b>"
      m1 waits in x's mailbox (1 waiting)
      > send größe "日本語のテキスト\n\u{1b}[31m😀 e\u{301}"
      m2 waits in größe's mailbox (1 waiting)
      > send x {a: [1, 2, {b: "a text that is long enough to be cut in a diagram"}], c: größe}
      m3 waits in x's mailbox (2 waiting)
      > run
      x handles m1 "<b>&\"quoted\"</b>"
      <b>&"quoted"</b>
      größe handles m2 "日本語のテキスト\n\u{1b}[31m😀 é"
      日本語のテキスト
      \u{1b}[31m😀 é
      x handles m3 {a: [1, 2, {b: "a text that is long enough to be cut in a diagram"}], c: größe}
      {a: [1, 2, {b: "a text that is long enough to be cut in a diagram"}], c: größe}
      > diagram
           you                  größe                  x
                                Echo                 Echo
      e1    o------ spawn ------->+
      e2    o------- spawn -------|------------------->+
      e3    o------- m1 "<b>&\"quoted\"</b>" --------+ |
      e4    o m2 "日本語のテ.." + |                  : |
      e5    o m3 {a: [1, 2, {b: "a text that is..} + : |
      e6    |                   : |                : +>*
      e7    |                   : |                :   | prints "<b>&\"quoted\"</b>"
      e8    |                   +>*                :   |
      e9    |                     | prints "日本語のテキスト\n\u{1b}[31m😀 é"
      e10   |                     |                +-->*
      e11   |                     |                    | prints "\{a: [1, 2, \{b:.."
      o sends   * receives   : waits
      """#)
  }

  @Test func `a wide cast has a panel for each arrow`() throws {
    try rehearse(
      #"""
      > behavior Node(next)
      .   on Link(other): next = other
      .   on Token(n) if n == 0: print "done"
      .   on Token(n): send next Token(n - 1)
      . end
      Node is defined
      > spawn Node(none) as n1
      n1 is a Node
      > spawn Node(n1) as n2
      n2 is a Node
      > spawn Node(n2) as n3
      n3 is a Node
      > spawn Node(n3) as n4
      n4 is a Node
      > spawn Node(n4) as n5
      n5 is a Node
      > spawn Node(n5) as n6
      n6 is a Node
      > spawn Node(n6) as n7
      n7 is a Node
      > send n1 Link(n7)
      m1 waits in n1's mailbox (1 waiting)
      > send n1 Token(6)
      m2 waits in n1's mailbox (2 waiting)
      > run
      n1 handles m1 Link(n7)
      n1 handles m2 Token(6)
      n7 handles m3 Token(5)
      n6 handles m4 Token(4)
      n5 handles m5 Token(3)
      n4 handles m6 Token(2)
      n3 handles m7 Token(1)
      n2 handles m8 Token(0)
      done
      > diagram
      panel 1 of 3: you, n1, n6, n7
           you                   n1          n6                    n7
                                Node        Node                  Node
      e1    o------ spawn ------->+
      e2    o spawn to n2         |
      e3    o spawn to n3         |
      e4    o spawn to n4         |
      e5    o spawn to n5         |
      e6    o------- spawn -------|---------->+
      e7    o------- spawn -------|-----------|-------------------->+
      e8    o--- m1 Link(n7) ---+ |           |                     |
      e9    o-- m2 Token(6) --+ : |           |                     |
      e10   |                 : +>*           |                     |
      e11   |                 +-->*           |                     |
      e12   |                     o-----------|--- m3 Token(5) ---+ |
      e13   |                     |           |                   +>*
      e14   |                     |           | +--- m4 Token(4) ---o
      e15   |                     |           *<+                   |
      e16   |                     |           o m5 Token(3) to n5   |
      o sends   * receives   : waits

      panel 2 of 3: you, n2, n3, n4
           you             n2              n3             n4
                          Node            Node           Node
      e1    o spawn to n1
      e2    o--- spawn ---->+
      e3    o---- spawn ----|-------------->+
      e4    o---- spawn ----|---------------|------------->+
      e5    o spawn to n5   |               |              |
      e6    o spawn to n6   |               |              |
      e7    o spawn to n7   |               |              |
      e8    o m1 Link(n7) to n1             |              |
      e9    o m2 Token(6) to n1             |              |
      e19   |               |               |              * m6 Token(2) from n5
      e20   |               |               | + m7 Token.. o
      e21   |               |               *<+            |
      e22   |               | + m8 Token(0) o              |
      e23   |               *<+             |              |
      e24   |               | prints "done" |              |
      o sends   * receives   : waits

      panel 3 of 3: you, n4, n5, n6
           you             n4              n5             n6
                          Node            Node           Node
      e1    o spawn to n1
      e2    o spawn to n2
      e3    o spawn to n3
      e4    o--- spawn ---->+
      e5    o---- spawn ----|-------------->+
      e6    o---- spawn ----|---------------|------------->+
      e7    o spawn to n7   |               |              |
      e8    o m1 Link(n7) to n1             |              |
      e9    o m2 Token(6) to n1             |              |
      e15   |               |               |              * m4 Token(4) from n7
      e16   |               |               | + m5 Token.. o
      e17   |               |               *<+            |
      e18   |               | + m6 Token(2) o              |
      e19   |               *<+             |              |
      e20   |               o m7 Token(1) to n3            |
      o sends   * receives   : waits
      """#)
  }

  @Test func `the way from one event to another is marked`() throws {
    try rehearse(
      #"""
      > behavior Relay(next) on m: send next m end
      Relay is defined
      > behavior Log on m: print m end
      Log is defined
      > spawn Log as log
      log is a Log
      > spawn Relay(log) as r
      r is a Relay
      > send log "direct"
      m1 waits in log's mailbox (1 waiting)
      > send r "round"
      m2 waits in r's mailbox (1 waiting)
      > run
      log handles m1 "direct"
      direct
      r handles m2 "round"
      log handles m3 "round"
      round
      > diagram --path m1 e7
           you                 log                  r
                               Log                Relay
      e1    o----- spawn ------>+
      e2    o------ spawn ------|------------------>+
      e3>   o-- m1 "direct" --+ |                   |
      e4>   o== m2 "round" ===:=|=================+ |
      e5    |                 +>*                 : |
      e6    |                   | prints "direct" : |
      e7>   |                   |                 +>*
      e8    |                   | +-- m3 "round" ---o
      e9    |                   *<+                 |
      e10   |                   | prints "round"    |
      o sends   * receives   : waits   === the path
      > diagram --path e10 m2
           you                 log                  r
                               Log                Relay
      e1    o----- spawn ------>+
      e2    o------ spawn ------|------------------>+
      e3    o-- m1 "direct" --+ |                   |
      e4>   o== m2 "round" ===:=|=================+ |
      e5    |                 +>*                 : |
      e6    |                   | prints "direct" : |
      e7>   |                   |                 +>*
      e8>   |                   | +== m3 "round" ===o
      e9>   |                   *<+                 |
      e10>  |                   | prints "round"    |
      o sends   * receives   : waits   === the path
      > diagram --path e4
                ^^^^^^ --path needs two events, such as e3 e12
      > diagram --path e4 e99
                          ^^^ there is no e99; events so far are e1 to e10
      """#)
  }

  /// What a command draws on a terminal with drawing characters, without its colors.
  private func drawn(_ command: String, after entries: [String], width: Int) -> String {
    let typist = Typist()
    typist.session.theme = Theme(isColored: false, isUnicode: true)
    typist.session.width = width
    for entry in entries { typist.type(entry) }
    return typist.answer(to: command).joined(separator: "\n")
  }

  private static let meeting = [
    "behavior A on Meet(o): print await ask o Ping on Ping: reply 1 end",
    "spawn A as left", "spawn A as right", "send left Meet(right)", "run",
  ]

  @Test func `a terminal has lines`() {
    #expect(
      drawn("diagram", after: Self.meeting, width: 80) == """
             you                   left             right
                                     A                A
        e1    ○─────── spawn ───────▶┬
        e2    ○─────── spawn ────────│───────────────▶┬
        e3    ○── m1 Meet(right) ──┐ │                │
        e4    │                    └▶●                │
        e5    │                      ○╌╌ m2 Ping ╌╌╌┐ │
        e6    │                      ┆ waits for f1 ┆ │
        e7    │                      ┆              └▶●
        e8    │                      ┆ ┌╌╌╌ f1 = 1 ╌╌╌○
        e9    │                      ●◀┘              │
        e10   │                      │ prints "1"     │
        ○ sends   ● receives   ┆ waits   ╌╌╌ ask and reply
        """)
  }

  @Test func `a wide terminal leaves room for what is said`() {
    let entries = Self.meeting + ["send right \"a text that is longer than most of them\"", "run"]
    #expect(
      drawn("diagram 4", after: entries, width: 140) == """
        showing the last 4 of 13 events
             you                                left           right
                                                  A              A
        e10   │                                   │ prints "1"   │
        e11   ○─ m3 "a text that is longer than most of them" ─┐ │
        e12   │                                   │            └▶●
        e13   │                                   │              ? no handler
        ○ sends   ● receives   ┆ waits
        """)
  }

  @Test(arguments: [40, 78, 80, 140, 400], [false, true])
  func `no line is wider than the terminal`(_ width: Int, _ isUnicode: Bool) {
    let typist = Typist()
    typist.session.theme = Theme(isColored: false, isUnicode: isUnicode)
    typist.session.width = width
    for entry in Self.meeting { typist.type(entry) }
    for number in 1...9 { typist.type("spawn A as actor_with_a_long_name_\(number)") }
    typist.type("send left \"日本語のテキスト日本語のテキスト日本語のテキスト\"")
    typist.type("run")
    for line in typist.answer(to: "diagram") { #expect(displayWidth(line) <= width, "\(line)") }
  }

  @Test func `of a long run the last events are drawn, and it says how to see others`() {
    let typist = Typist()
    for entry in [
      "behavior Loop on n: if n > 0 then send self n - 1 end end", "spawn Loop as loop",
      "send loop 10000", "run 100000",
    ] { typist.type(entry) }
    let lines = typist.answer(to: "diagram")
    #expect(
      lines.first == "showing the last 200 of 20 003 events; diagram N shows more, "
        + "diagram --upto e19804 earlier ones")
    #expect(lines.filter { $0.hasPrefix("e") }.count == 200)
    #expect(
      typist.answer(to: "diagram 2 --upto e5").first == "showing e4 to e5 of 20 003 events")
    // More than the log holds at once.
    let numbers = typist.answer(to: "diagram 15000").filter { $0.hasPrefix("e") }
      .compactMap { Int($0.dropFirst().prefix { $0 != " " }) }
    #expect(numbers == Array(5004...20_003))
    #expect(typist.answer(to: "diagram 4 --only you").filter { $0.hasPrefix("e") }.count == 2)
  }
}
