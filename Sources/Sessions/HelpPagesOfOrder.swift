extension HelpPage {
  /// What happened, in which order, and why.
  static let orderPages: [HelpPage] = [
    HelpPage(
      topic: "trace", group: .ordering,
      forms: [
        "trace", "trace N", "trace of ACTOR", "trace since eN", "trace --clock lamport|vector",
        "trace --state",
      ],
      text:
        "Shows the last events, or the first since one: number, time, actor, what happened, and "
        + "the event that it happened because of. What was typed has no cause. --clock shows the "
        + "logical time of each event, or how many events of whom come before it; --state what its "
        + "actor changed of its state after it.",
      example: clerksExample(
        """
        > trace 4 --clock vector --state
        e8   [you 5, bob 1]                    0s  bob      receives m2 Go(2) from you  because of e5
        e9   [you 5, bob 2]                    0s  bob      sends m4 Add(2) to account  because of e8
        e10  [you 4, account 1, ann 2]         0s  account  receives m3 Add(1) from ann  because of e7  balance = 1
        e11  [you 5, account 2, ann 2, bob 2]  0s  account  receives m4 Add(2) from bob  because of e9  balance = 3
        of 11 events; trace N shows more
        """), seeAlso: ["why", "order", "info", "show"]),
    HelpPage(
      topic: "why", group: .ordering,
      forms: ["why e5", "why m1", "why f1", "why ACTOR.FIELD", "why \"TEXT\""],
      text: "Shows the chain of events that led from what was typed to an event, a message or a "
        + "future, to the last change of an actor's field, or to a printed line that has the text "
        + "in it; and how each follows from the one before.",
      example: clerksExample(
        """
        > why account.balance
        account.balance is 3 since e11:
        typed      you      > send bob Go(2)
        e5     0s  you      send m2 Go(2) to bob
        e8     0s  bob      receives m2 Go(2) from you  because of e5 (message)
        e9     0s  bob      sends m4 Add(2) to account  because of e8 (program order)
        e11    0s  account  receives m4 Add(2) from bob  because of e9 (message)
        """), seeAlso: ["effects", "trace", "order"]),
    HelpPage(
      topic: "effects", group: .ordering, forms: ["effects e5", "effects m1", "effects f1"],
      text: "Shows all that an event caused, as a tree; m1 stands for its sending, f1 for what "
        + "settled it.",
      example: clerksExample(
        """
        > effects m1
        e4  you send m1 Go(1) to ann
          e6  ann receives m1 Go(1) from you
            e7  ann sends m3 Add(1) to account
              e10  account receives m3 Add(1) from ann
        3 effects in all
        """), seeAlso: ["why", "trace"]),
    HelpPage(
      topic: "order", group: .ordering, forms: ["order e5 e7", "order m1 f1"],
      text: "Says which of two events happens before the other in every order, by the shortest "
        + "chain of what one thing needs of another; or that they are concurrent, and how to make "
        + "the later one come first. m1 stands for its sending, f1 for what settled it.",
      example: clerksExample(
        """
        > order e7 e10
        e7 happens before e10: e7 sends m3 to account, e10 is account receiving m3
        > order e4 e10
        e4 happens before e10, in 3 links:
        e4   0s  you      send m1 Go(1) to ann
        e6   0s  ann      receives m1 Go(1) from you  after e4 (message)
        e7   0s  ann      sends m3 Add(1) to account  after e6 (program order)
        e10  0s  account  receives m3 Add(1) from ann  after e7 (message)
        > order e7 e9
        e7 and e9 are concurrent: nothing leads from one to the other
        ann and bob each send to account; whoever moves first is first
        so that e9 comes first: goto 7; step bob
        """), seeAlso: ["trace", "why", "diagram"]),
    HelpPage(
      topic: "peek", group: .ordering, forms: ["peek ACTOR at eN"],
      text: "Shows what an actor did, its state and its mailbox as they were right after an event, "
        + "also in the middle of a turn.",
      example: clerksExample(
        """
        > peek account at e10
        account as of e10
          control    is inside m3
          state      balance = 0
          mailbox    m4 Add(2)
        """), seeAlso: ["info", "mailbox", "goto"]),
  ]

  /// An example in which two clerks write to one account.
  private static func clerksExample(_ rest: String) -> String {
    """
    > behavior Account
    .   var balance = 0
    .   on Add(n): balance += n
    . end
    Account is defined
    > behavior Clerk(account) on Go(n): send account Add(n) end
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
    account handles m3 Add(1)
    account handles m4 Add(2)
    \(rest)
    """
  }
}
