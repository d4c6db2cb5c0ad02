extension HelpPage {
  /// The commands about every order.
  static let exploringPages: [HelpPage] = [
    HelpPage(
      topic: "explore", group: .exploring,
      forms: [
        "explore", "explore never CONDITION", "explore always CONDITION", "explore reach CONDITION",
        "explore never CONDITION ever", "explore never deadlock", "explore never fail",
        "explore never letters", "explore with 1 drop with 2 duplicates",
        "explore within 500 orders within 40 steps within 100 MB within 2s",
      ],
      text:
        "Tries every order that can matter, from here, and changes nothing: how many there are, how "
        + "they end, which pairs of messages decide, who is blocked, what is left over. A goal must "
        + "hold at the end of no order (never), of all (always) or of one (reach); with ever behind "
        + "it, it is looked for at every step. Goals are conditions over actors, or deadlock, fail "
        + "(a turn fails) and letters (a message finds its receiver stopped). A network may lose "
        + "and copy messages, with so many drops and duplicates, but not what you typed. At most "
        + "10000 orders are tried, with 2000 steps in one and 1000 MB of memory, unless within says "
        + "otherwise; where there are many, all cores share them, which changes nothing in what is "
        + "found. A script stops where a goal is not met, or was not decided within the bounds.",
      example: votersExample(
        """
        > explore never deadlock
        explore:  3 actors, network mailbox
        orders:   2 that differ, 2 endings
        endings:  A  tally prints 1 / 2  in 1 of 2 orders  shortest W1, 2 steps
                  B  tally prints 2 / 1  in 1 of 2 orders  shortest W2, 2 steps
        races:    1 from ann and 2 from bob, to tally: tells A from B
        blocked:  none
        letters:  none
        failures: none
        goals:    never deadlock: holds
        verdict:  all 2 orders checked
        try:      replay W2, diff W1 W2, diagram W2
        > diff W1 W2
        they part at the first step:
          W1  ann sends m3 1 to tally
          W2  bob sends m3 2 to tally
        at their ends:  W1     W2
          tally prints  1 / 2  2 / 1
        """), seeAlso: ["replay", "diff", "diagram", "network"]),
    HelpPage(
      topic: "replay", group: .exploring,
      forms: ["replay WN", "replay WN STEPS", "replay FILE", "replay"],
      text:
        "Goes along a run that explore found, or that save schedule kept in a file, as a branch of "
        + "its own: each of its steps is a moment, to go back to and forward from. With a number it "
        + "stops behind so many steps, with 0 before the first; forward goes on. W1, W2 and so on "
        + "are those that explore found last. A step is what others can tell the place of: an actor "
        + "sends, or a message arrives; what everybody does in between belongs to it. Alone it ends a "
        + "run on threads or processes and brings it back, or goes along the last one again.",
      example: votersExample(
        """
        > show quiet
        > explore
        explore:  3 actors, network mailbox
        orders:   2 that differ, 2 endings
        endings:  A  tally prints 1 / 2  in 1 of 2 orders  shortest W1, 2 steps
                  B  tally prints 2 / 1  in 1 of 2 orders  shortest W2, 2 steps
        races:    1 from ann and 2 from bob, to tally: tells A from B
        blocked:  none
        letters:  none
        failures: none
        verdict:  all 2 orders checked
        try:      replay W2, diff W1 W2, diagram W2
        > show normal
        showing normal
        > replay W2 1
        ann handles m1 Vote(1)
        bob handles m2 Vote(2)
        1: bob sends m3 2 to tally
        tally handles m3 2
        2
        moment 8 of 9 on b2; next: replay W2, step 2 of 2
        a new branch: b2, from moment 7 of b1
        > forward
        2: ann sends m4 1 to tally
        tally handles m4 1
        1
        moment 9 of 9 on b2
        """), seeAlso: ["explore", "forward", "back", "save"]),
  ]

  /// An example in which two actors send to a third.
  private static func votersExample(_ rest: String) -> String {
    """
    > behavior Tally on n: print n end
    Tally is defined
    > behavior Voter(tally) on Vote(n): send tally n end
    Voter is defined
    > spawn Tally as tally
    tally is a Tally
    > spawn Voter(tally) as ann
    ann is a Voter
    > spawn Voter(tally) as bob
    bob is a Voter
    > send ann Vote(1)
    m1 waits in ann's mailbox (1 waiting)
    > send bob Vote(2)
    m2 waits in bob's mailbox (1 waiting)
    \(rest)
    """
  }
}
