extension HelpPage {
  /// The commands about threads and processes.
  static let machinePages: [HelpPage] = [
    HelpPage(
      topic: "machine", group: .machines,
      forms: ["machine", "machine cores N switch D thread D fork D queue D message D byte D"],
      text: "Shows the machine on which compare and timeline run the cast, or changes some of its "
        + "numbers. Times are as long as 1ns or as 1000s. At first they are about what Python needs.",
      example: """
        > machine
        cores       2  so many can compute at once
        switch    5ms  so long a thread waits before it asks for the GIL
        thread   60us  to start a thread
        fork      3ms  to start a process
        queue     3us  for a message between threads
        message  12us  for a message between processes
        byte      1ns  and for each of its bytes
        > machine cores 4 message 20us
        the machine now has cores 4, message 20us
        """, seeAlso: ["compare", "timeline"]),
    HelpPage(
      topic: "compare", group: .machines, forms: ["compare"],
      text:
        "Runs the cast from here to its rest as threads with a GIL, as threads without one, and "
        + "as processes, on a machine that is only modelled; the session stays as it is. work is "
        + "computing, sleep is waiting, starts and messages cost what machine says, and all else is "
        + "free. The speed-up is over doing all work and all sleep one after the other.",
      example: """
        > behavior Analyst on Price: work 60ms end
        Analyst is defined
        > behavior Desk on Open: repeat 4 do send (spawn Analyst) Price end end
        Desk is defined
        > spawn Desk as desk
        desk is a Desk
        > send desk Open
        m1 waits in desk's mailbox (1 waiting)
        > compare
                               makespan  speed-up  busy cores  switches  longest wait
        ---------------------  --------  --------  ----------  --------  ------------
        one after the other       240ms     1.00x        1.00         0            0s
        threads with a GIL        240ms     1.00x        1.00        53          15ms
        threads without a GIL     120ms     1.99x        2.00        63           4ms
        processes                 133ms     1.80x        1.92        64           4ms
        timeline draws who ran when
        """, seeAlso: ["machine", "timeline", "sleep"]),
    HelpPage(
      topic: "timeline", group: .machines,
      forms: ["timeline", "timeline gil|threads|processes", "timeline past"],
      text: "Draws who ran when, who waited, and who had which core, when the cast runs as one of "
        + "the three that compare compares, or as each of them. Each row is an actor or a core. "
        + "timeline past draws what has happened, on virtual time: who worked, slept, or waited for "
        + "a reply.",
      example: """
        > behavior Analyst on Price: work 60ms end
        Analyst is defined
        > spawn Analyst as ann
        ann is an Analyst
        > spawn Analyst as bob
        bob is an Analyst
        > send ann Price
        m1 waits in ann's mailbox (1 waiting)
        > send bob Price
        m2 waits in bob's mailbox (1 waiting)
        > timeline processes
        processes: 66ms
               |0s        |10ms      |20ms     |30ms      |40ms      |50ms     |60ms
        a you  |######
        b ann  |   ################################################################
        c bob  |      ################################################################
        core 1 |aaaaaacccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
        core 2 |   bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                # runs
        > timeline past
        nothing has taken any time: only work, sleep and timers let virtual time pass
        """, seeAlso: ["compare", "machine", "files"]),
  ]
}
