import Sessions
import TestSupport
import Testing
import Typography

@Suite struct `Threads against processes` {
  private static let analysts = """
    > behavior Analyst on Price(d): work d end
    Analyst is defined
    > spawn Analyst as ann
    ann is an Analyst
    > spawn Analyst as bob
    bob is an Analyst
    > send ann Price(20ms)
    m1 waits in ann's mailbox (1 waiting)
    > send bob Price(20ms)
    m2 waits in bob's mailbox (1 waiting)
    """

  @Test func `a comparison is a table and, of a small cast, a picture`() throws {
    try rehearse(
      """
      \(Self.analysts)
      > compare
                             makespan  speed-up  busy cores  switches  longest wait
      ---------------------  --------  --------  ----------  --------  ------------
      one after the other        40ms     1.00x        1.00         0            0s
      threads with a GIL       40.1ms     1.00x        1.00        10           5ms
      threads without a GIL    20.1ms     1.99x        1.99         1            0s
      processes                  26ms     1.54x        1.77         1            0s

      threads with a GIL: 40.1ms
             |0s               |10ms            |20ms             |30ms
      a you  |+
      b ann  |#########.........########.........#########.........########.........
      c bob  |.........#########........#########.........#########........#########
      core 1 |+        ccccccccc        ccccccccc         ccccccccc        ccccccccc
      core 2 |bbbbbbbbb         bbbbbbbb         bbbbbbbbb         bbbbbbbb        +

      threads without a GIL: 20.1ms
             |0s               |10ms            |20ms             |30ms
      a you  |+
      b ann  |###################################
      c bob  |###################################
      core 1 |ccccccccccccccccccccccccccccccccccc
      core 2 |bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

      processes: 26ms
             |0s               |10ms            |20ms             |30ms
      a you  |##########
      b ann  |     ###################################
      c bob  |          ###################################
      core 1 |aaaaaaaaaaccccccccccccccccccccccccccccccccccc
      core 2 |     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
              # runs   + runs now and then   . waits for the GIL
      """)
  }

  @Test func `a comparison changes nothing, and is no moment`() throws {
    try rehearse(
      """
      \(Self.analysts)
      > timeline threads
      threads without a GIL: 20.1ms
             |0s               |5ms             |10ms             |15ms
      a you  |+
      b ann  |######################################################################
      c bob  |######################################################################
      core 1 |cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
      core 2 |bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
              # runs   + runs now and then
      > back
      moment 4 of 5; next: send bob Price(20ms)
      > timeline threads
      threads without a GIL: 20.1ms
             |0s               |5ms             |10ms             |15ms
      a you  |+
      b ann  |######################################################################
      core 1 |+
      core 2 |bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
              # runs   + runs now and then
      > forward
      m2 waits in bob's mailbox (1 waiting)
      moment 5 of 5
      > timeline threads
      threads without a GIL: 20.1ms
             |0s               |5ms             |10ms             |15ms
      a you  |+
      b ann  |######################################################################
      c bob  |######################################################################
      core 1 |cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
      core 2 |bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
              # runs   + runs now and then
      > trace 1
      e4  0s  you  send m2 Price(20ms) to bob
      of 4 events; trace N shows more
      """)
  }

  @Test func `a shorter switch interval makes more switches and no more speed`() throws {
    try rehearse(
      """
      \(Self.analysts)
      > machine switch 1ms
      the machine now has switch 1ms
      > timeline gil
      threads with a GIL: 40.1ms
             |0s               |10ms            |20ms             |30ms
      a you  |+
      b ann  |##..#..##..#..##..#..##..#..##..#..##..#..##..#..##..#..##..#..##..#..
      c bob  |..##.##..##.##..##.##..##.##..##.##..##.##..##.##..##.##..##.##..##.##
      core 1 |+ cc cc  cc cc  cc cc  cc cc  cc cc  cc cc  cc cc  cc cc  cc cc  cc cc
      core 2 |bb  b  bb  b  bb  b  bb  b  bb  b  bb  b  bb  b  bb  b  bb  b  bb  b +
              # runs   + runs now and then   . waits for the GIL
      """)
  }

  @Test func `a machine has numbers that can be changed`() throws {
    try rehearse(
      """
      > machine cores 4 fork 1500us byte 15ns
      the machine now has cores 4, fork 1500us, byte 15ns
      > machine
      cores         4  so many can compute at once
      switch      5ms  so long a thread waits before it asks for the GIL
      thread     60us  to start a thread
      fork     1500us  to start a process
      queue       3us  for a message between threads
      message    12us  for a message between processes
      byte       15ns  and for each of its bytes
      > reset
      a new session begins
      > machine
      cores       2  so many can compute at once
      switch    5ms  so long a thread waits before it asks for the GIL
      thread   60us  to start a thread
      fork      3ms  to start a process
      queue     3us  for a message between threads
      message  12us  for a message between processes
      byte      1ns  and for each of its bytes
      """)
  }

  @Test func `a machine that cannot be is refused`() throws {
    try rehearse(
      """
      > machine cores 0
                      ^ a machine has 1 to 256 cores
      > machine cores -2
                      ^^ a number of cores from 1 to 256 is expected, not -2
      > machine cores 2.5
                      ^^^ a number of cores from 1 to 256 is expected, not 2.5
      > machine cores
                ^^^^^ cores needs a value; write machine cores 4
      > machine kores 2
                ^^^^^ a machine has no kores; did you mean cores?
      > machine disk 5ms
                ^^^^ a machine has no disk; it has cores, switch, thread, fork, queue, message and byte
      > machine switch -5ms
                       ^^^^ a duration such as 5ms, 20us or 1ns is expected, not -5ms
      > machine switch 0ms
                       ^^^ switch can be from 1us to 1000s
      > machine byte 1ms fork 9999999999s
                              ^^^^^^^^^^^ fork can be from 0s to 1000s
      > machine cores 2 cores 3
                        ^^^^^ cores is set twice; leave one of them out
      > timeline gill
                 ^^^^ gil, threads, processes or past is expected, not gill; did you mean gil?
      > machine
      cores       2  so many can compute at once
      switch    5ms  so long a thread waits before it asks for the GIL
      thread   60us  to start a thread
      fork      3ms  to start a process
      queue     3us  for a message between threads
      message  12us  for a message between processes
      byte      1ns  and for each of its bytes
      """)
  }

  @Test func `a cast with nothing to do is not compared`() throws {
    try rehearse(
      """
      > compare
      there is nothing to run: spawn makes an actor
      > behavior A on x: print x end
      A is defined
      > spawn A as a
      a is an A
      > timeline
      there is nothing to run: no mail waits
      """)
  }

  @Test func `a cast that never rests is stopped`() throws {
    try rehearse(
      """
      > behavior Ticker on Tick: after 1s send self Tick end
      Ticker is defined
      > spawn Ticker as t
      t is a Ticker
      > send t Tick
      m1 waits in t's mailbox (1 waiting)
      > compare
                             makespan  speed-up  busy cores  switches  longest wait
      ---------------------  --------  --------  ----------  --------  ------------
      threads with a GIL       55554s         -        0.00         1            0s
      threads without a GIL    55554s         -        0.00         0            0s
      processes                55554s         -        0.00         0            0s
      threads with a GIL, threads without a GIL and processes: stopped after 500000 effects and switches without coming to rest
      """)
  }

  @Test func `a sleep that is longer than the model's time is said`() throws {
    try rehearse(
      """
      > behavior Sleeper on d: sleep d end
      Sleeper is defined
      > spawn Sleeper as s
      s is a Sleeper
      > send s 9000000000000s
      m1 waits in s's mailbox (1 waiting)
      > compare
                             makespan  speed-up  busy cores  switches  longest wait
      ---------------------  --------  --------  ----------  --------  ------------
      threads with a GIL       61.5us         -        1.00         1            0s
      threads without a GIL    61.5us         -        1.00         0            0s
      processes                3.01ms         -        1.00         0            0s
      threads with a GIL, threads without a GIL and processes: stopped, since what comes next is later than 1000000s
      """)
  }

  @Test func `who is blocked at the end is named`() throws {
    try rehearse(
      """
      > behavior Asker on Go(other): reply await ask other Go(self) end
      Asker is defined
      > spawn Asker as ann
      ann is an Asker
      > spawn Asker as bob
      bob is an Asker
      > send ann Go(bob)
      m1 waits in ann's mailbox (1 waiting)
      > compare
                             makespan  speed-up  busy cores  switches  longest wait
      ---------------------  --------  --------  ----------  --------  ------------
      threads with a GIL        126us         -        1.00         2          60us
      threads without a GIL     123us         -        1.02         1            0s
      processes                6.01ms         -        1.00         1            0s
      blocked at the end: ann waits for bob (f1)
      blocked at the end: bob waits for ann (f2)

      threads with a GIL: 126us
             |0s         |1ms        |2ms       |3ms        |4ms        |5ms
      a you  |#
      b ann  | +
      c bob  | +
      core 1 |a+
      core 2 | +

      threads without a GIL: 123us
             |0s         |1ms        |2ms       |3ms        |4ms        |5ms
      a you  |#
      b ann  |+
      c bob  | +
      core 1 |a
      core 2 |++

      processes: 6.01ms
             |0s         |1ms        |2ms       |3ms        |4ms        |5ms
      a you  |######################################################################
      b ann  |                                  ++
      c bob  |                                                                     +
      core 1 |aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      core 2 |                                  ++                                 +
              # runs   + runs now and then
      """)
  }

  @Test func `a cast that does something else each time is compared all the same`() throws {
    try rehearse(
      """
      > behavior Late on Get(d): work d; reply d end
      Late is defined
      > behavior Asker(late) on Go: if await ask late Get(30ms) within 31ms otherwise none == none then work 50ms end end
      Asker is defined
      > spawn Late as late
      late is a Late
      > spawn Asker(late) as a
      a is an Asker
      > spawn Late as other
      other is a Late
      > send a Go
      m1 waits in a's mailbox (1 waiting)
      > send other Get(30ms)
      m2 waits in other's mailbox (1 waiting)
      > compare
                             makespan  speed-up  busy cores  switches  longest wait
      ---------------------  --------  --------  ----------  --------  ------------
      threads with a GIL        110ms     1.00x        1.00        19          10ms
      threads without a GIL    30.2ms     1.99x        1.99         3            0s
      processes                  39ms     1.54x        1.77         3            0s
      they did not do the same: what this cast does depends on who comes first; one after the other it is 110ms, 60ms and 60ms

      threads with a GIL: 110ms
              |0s          |20ms        |40ms       |60ms        |80ms       |100ms
      a you   |+
      b late  |...###....###...###...###......####......###...+
      c a     |+                   .....###.......###......#########################
      d other |###...####...###...###......###.......###......+
      core 1  |ddd   dddd   ddd   ddd      ddd       ddd      +
      core 2  |+  bbb    bbb   bbb   bbbccc   bbbbccc   bbbccccccccccccccccccccccccc

      threads without a GIL: 30.2ms
              |0s          |20ms        |40ms       |60ms        |80ms       |100ms
      a you   |+
      b late  |###################
      c a     |+                 +
      d other |###################
      core 1  |ddddddddddddddddddd
      core 2  |bbbbbbbbbbbbbbbbbbb

      processes: 39ms
              |0s          |20ms        |40ms       |60ms        |80ms       |100ms
      a you   |######
      b late  |    ###################
      c a     |   +                  +
      d other |      ##################
      core 1  |aaaaaadddddddddddddddddd
      core 2  |   +bbbbbbbbbbbbbbbbbbb
               # runs   + runs now and then   . waits for the GIL
      """)
  }

  @Test func `a picture is drawn for the screen, and saved for a lesson`() {
    let typist = Typist()
    for line in Self.analysts.split(separator: "\n") where line.hasPrefix("> ") {
      typist.type(String(line.dropFirst(2)))
    }
    typist.session.width = 60
    typist.session.theme = Theme(isColored: false, isUnicode: true)
    let drawn = typist.answer(to: "timeline gil")
    #expect(
      drawn == [
        "threads with a GIL: 40.1ms",
        "       │0s          │10ms        │20ms        │30ms", "a you  │▒",
        "b ann  │███████░░░░░░███████░░░░░░███████░░░░░░███████░░░░░░",
        "c bob  │░░░░░░░██████░░░░░░░██████░░░░░░░██████░░░░░░░██████",
        "core 1 │▒      cccccc       cccccc       cccccc       cccccc",
        "core 2 │bbbbbbb      bbbbbbb      bbbbbbb      bbbbbbb     ▒",
        "        █ runs   ▒ runs now and then   ░ waits for the GIL",
      ])
    guard case .request(.save(_, let lesson)) = typist.session.submit("save x.md") else {
      Issue.record("nothing was saved")
      return
    }
    #expect(lesson.contains("\nb ann  |########"))
  }

  @Test func `a thousand workers are compared`() throws {
    let typist = Typist()
    typist.type("behavior Worker on Go: work 1ms; sleep 1ms; work 1ms end")
    typist.type("for i in range(1000) do send (spawn Worker) Go end")
    #expect(
      typist.answer(to: "compare") == [
        "                       makespan  speed-up  busy cores  switches  longest wait",
        "---------------------  --------  --------  ----------  --------  ------------",
        "one after the other          3s     1.00x        0.67         0            0s",
        "threads with a GIL        2.06s     1.46x        1.00      2011         168ms",
        "threads without a GIL     1.03s     2.91x        2.00      2013        65.1ms",
        "processes                 3.01s     1.00x        1.67      1498           6us",
        "timeline draws who ran when",
      ])
  }

  @Test func `a comparison can be interrupted`() {
    var lines: [String] = []
    let session = Session.forPrompt(
      output: { output in
        if case .diagnostic(let line) = output { lines.append(line.plain) }
      },
      isInterrupted: { true })
    for entry in ["behavior A on x: work x end", "spawn A as a", "send a 5s"] {
      #expect(session.submit(entry) == .done)
    }
    #expect(session.submit("compare") == .interrupted(kept: nil))
    #expect(lines == ["interrupted: nothing was compared"])
  }

  @Test func `a saved lesson has the machine that each comparison had`() throws {
    let typist = Typist()
    for entry in [
      "behavior A on x: work x end", "spawn A as a", "machine cores 4 switch 1ms", "send a 5ms",
      "timeline threads", "back 2", "spawn A as b", "send b 7ms", "timeline gil",
      "machine switch 5ms", "compare", "run",
    ] {
      typist.type(entry)
    }
    guard case .request(.save(_, let lesson)) = typist.session.submit("save x.md") else {
      Issue.record("nothing was saved")
      return
    }
    let lines = lesson.split(separator: "\n", omittingEmptySubsequences: false)
    try rehearse(lines.dropFirst(3).dropLast(2).joined(separator: "\n"))
    #expect(lines.contains("> machine cores 4 switch 1ms"))
    #expect(lines.contains("> machine switch 5ms"))
  }
}
