extension HelpPage {
  /// The commands that draw.
  static let picturePages: [HelpPage] = [
    HelpPage(
      topic: "diagram", group: .pictures,
      forms: [
        "diagram", "diagram N", "diagram W2", "diagram --upto eN", "diagram --only A,B",
        "diagram --path eN eN",
      ],
      text:
        "Draws what happened: an actor a column, an event a line, time downwards. What is sent "
        + "goes across to its receiver and waits there, beside it, until it is received. Without a "
        + "number the last 200 events are drawn; --upto ends with an event, --only draws what "
        + "some actors had to do with each other and says what came from others, --path marks how "
        + "one event led to another. Not all have room beside each other? Then there is a panel "
        + "after the other, so that each arrow is in one.",
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
        """, seeAlso: ["trace", "why", "order", "draw", "timeline", "files"]),
    HelpPage(
      topic: "draw", group: .pictures,
      forms: ["draw BEHAVIOR", "draw ACTOR", "draw ACTOR --anatomy"],
      text:
        "Draws the states of a behavior as boxes, with an arrow for each event that leads from one "
        + "to another, and says in a table what comes of each event in each state. For an actor the "
        + "state that it is in is marked. --anatomy opens an actor: its mailbox, what it is doing "
        + "and where, what it remembers, and what it follows.",
      example: """
        > behavior Door
        .   state Closed
        .     on Open:   become Opened
        .   state Opened
        .     on Close:  become Closed
        . end
        Door is defined
        > draw Door
             +--------+
        ---->| Closed |<-------------+
             |        |- Open ----+  |
             +--------+           |  |
                                  |  |
             +--------+           |  |
             | Opened |<----------+  |
             |        |- Close ------+
             +--------+

        event  Closed  Opened
        -----  ------  ------
        Open   Opened  -
        Close  -       Closed
        - is not handled: it changes nothing and is reported
        > spawn Door as door
        door is a Door
        > draw door --anatomy
         mailbox           door, a Door
        +-----------+     +--------------------------+
        | empty     | --> | control   waits for mail |
        +-----------+     +--------------------------+
                          | state     in Closed      |
                          +--------------------------+
                          | behavior  on Open        |
                          +--------------------------+
        """, seeAlso: ["state", "source", "info", "diagram"]),
    HelpPage(
      topic: "files", group: .pictures,
      forms: [
        "diagram [N|W2] --svg|--html|--mermaid|--dot FILE", "draw NAME --svg|--mermaid|--dot FILE",
        "draw ACTOR --anatomy --svg FILE", "timeline [past] --svg|--perfetto FILE",
        "trace --shiviz|--perfetto|--dot FILE",
      ],
      text:
        "Writes a picture, or the whole history, to a file. --svg is a drawing that every browser "
        + "shows, in light and dark. --html is a page to step through the run with the arrow keys, "
        + "beside it what every actor has in its state and its mailbox; it needs no network. "
        + "--mermaid and --dot are texts that Mermaid and Graphviz draw, --shiviz is a log for "
        + "ShiViz with the vector clock of each event and a run for each branch, and --perfetto a "
        + "trace for ui.perfetto.dev. A diagram in a file shows all that happened, up to 2 000 "
        + "events, unless N, --upto or --only say otherwise; a history may be as long as it likes.",
      example: "", seeAlso: ["diagram", "draw", "timeline", "trace", "save"]),
  ]
}
