extension HelpPage {
  /// The commands about real threads and processes.
  static let runtimePages: [HelpPage] = [
    HelpPage(
      topic: "runtime", group: .machines,
      forms: [
        "runtime", "runtime threads", "runtime threads gil [interval D]", "runtime processes",
        "runtime simulator",
      ],
      text:
        "Says where the cast plays, or lets it play elsewhere from here on: each actor on a thread "
        + "of its own, on one that computes only while it has a lock that all share (others ask for "
        + "it after 5ms), or in a process of its own. There everybody moves by themselves and time "
        + "is real; what happens while you type shows above the prompt. run waits until nobody can "
        + "move, Ctrl-C ends the waiting. runtime simulator or replay ends the run and brings it "
        + "back, as moments that back, forward, why, order and diagram know.",
      example: """
        > runtime
        the cast plays in the simulator: you are the scheduler
        > behavior Clerk on Ask(n): reply n + 1 end
        Clerk is defined
        > spawn Clerk as clerk
        clerk is a Clerk
        > runtime threads
        the cast plays on threads now: run waits for it, runtime simulator brings it back
        > await ask clerk Ask(1)
        m1 waits in clerk's mailbox (1 waiting); its reply will be f1
        clerk handles m1 Ask(1)
        2
        > runtime simulator
        back in the simulator: the run on threads is moment 3
        > back
        moment 2 of 3; next: await ask clerk Ask(1)
        """, seeAlso: ["run", "sample", "measure", "wire", "compare", "back"]),
    HelpPage(
      topic: "sample", group: .machines,
      forms: ["sample threads [N]", "sample threads gil [interval D] [N]", "sample processes [N]"],
      text:
        "Lets the cast as it stands now play for real again and again, 100 times unless told, and "
        + "counts how that ends, beside the endings that explore finds; the session stays as it is. "
        + "What no run has shown can be replayed all the same. Real time does not wait until nobody "
        + "can move, as that of explore does: with sleep, after and within a run may end otherwise.",
      example: """
        > behavior Counter(n) on Add: n = n + 1 end
        Counter is defined
        > spawn Counter(0) as counter
        counter is a Counter
        > repeat 2 do send counter Add end
        m1 waits in counter's mailbox (1 waiting)
        m2 waits in counter's mailbox (2 waiting)
        > sample threads 20
        20 runs on threads: seen 1 of 1 possible ending
        A  counter.n = 2  20 times  one of them is W2
        every ending was seen
        """, seeAlso: ["explore", "runtime", "replay"]),
    HelpPage(
      topic: "measure", group: .machines, forms: ["measure", "measure runs N"],
      text:
        "Lets the cast as it stands now play for real to its rest, on threads with a GIL, threads "
        + "and processes in turn, 5 times each unless told, and where there is python3 lets it do "
        + "the same amount of work in its threads, processes and Pykka actors; the session stays as "
        + "it is. Says the median and the range of the times, starts included, and what can be "
        + "concluded: nothing where the spread exceeds the difference. compare tells beforehand "
        + "what to expect.",
      example: """
        > measure
        there is nothing to measure: spawn makes an actor
        """, seeAlso: ["compare", "machine", "runtime"]),
    HelpPage(
      topic: "wire", group: .machines, forms: ["wire", "wire N"],
      text:
        "Shows what has travelled last between the processes of actors and this one, or what did in "
        + "the run before, byte for byte: to whom or from whom, the length in four bytes, the lowest "
        + "first, and the text. Values travel as they are written; an actor is its name and number.",
      example: """
        > wire
        nothing travels here; under runtime processes messages do, as bytes
        """, seeAlso: ["runtime"]),
  ]
}
