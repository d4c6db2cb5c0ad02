extension HelpPage {
  /// The commands that draw.
  static let picturePages: [HelpPage] = [
    HelpPage(
      topic: "diagram", group: .pictures,
      forms: ["diagram", "diagram N", "diagram --upto eN", "diagram --only A,B"],
      text:
        "Draws what happened: an actor a column, an event a line, time downwards. What is sent "
        + "goes across to its receiver and waits there, beside it, until it is received. Without a "
        + "number the last 200 events are drawn; --upto ends with an event, --only draws what "
        + "some actors had to do with each other and says what came from others. Not all have room "
        + "beside each other? Then there is a panel after the other, so that each arrow is in one.",
      example: """
        > behavior Account(balance)
        .   on Get:     reply balance
        .   on Set(n):  balance = n
        . end
        Account is defined
        > spawn Account(1) as account
        account is an Account
        > send account Set(5)
        m1 waits in account's mailbox (1 waiting)
        > await ask account Get
        m2 waits in account's mailbox (2 waiting); its reply will be f1
        account handles m1 Set(5)
        account handles m2 Get
        5
        > diagram
            you             account
                            Account
        e1   o---- spawn ----->+
        e2   o-- m1 Set(5) --+ |
        e3   o - m2 Get - -+ : |
        e4   : waits for f1  : |
        e5   :             : +>*
        e6   :             +-->*
        e7   : +- - f1 = 5 - - o
        e8   *<+               |
        o sends   * receives   : waits   - - ask and reply
        """, seeAlso: ["trace", "why", "timeline"])
  ]
}
