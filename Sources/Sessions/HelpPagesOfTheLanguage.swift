extension HelpPage {
  /// The words that are sent to the stage.
  static let languagePages: [HelpPage] = [
    HelpPage(
      topic: "behavior", group: .language,
      forms: [
        "behavior Name(parameter, …)", "  var name = value", "  on PATTERN if CONDITION: …",
        "  at start: …   at stop: …   at failure(reason): …   after each: …", "end",
      ],
      text: "Defines what actors do on each message. The first handler that matches is taken; "
        + "parameters and var lines are the actor's state.",
      example: """
        > behavior Counter(n)
        .   on Add(k):  n = n + k
        .   on Get:     reply n
        . end
        Counter is defined
        """, seeAlso: ["spawn", "state", "patterns", "source"]),
    HelpPage(
      topic: "spawn", group: .language,
      forms: [
        "spawn Behavior(argument, …) as name",
        "spawn Behavior supervised restart|resume|stop limit N within 10s as name",
      ],
      text: "Makes an actor. Without a name it is called after its behavior: counter-1. "
        + "Supervision says what happens when it fails in a turn that was told.",
      example: """
        > behavior Echo on m: reply m end
        Echo is defined
        > spawn Echo as e
        e is an Echo
        > spawn Echo
        echo-1 is an Echo
        """, seeAlso: ["behavior", "actors", "stop"]),
    HelpPage(
      topic: "send", group: .language,
      forms: ["send ACTOR MESSAGE", "after 2s send ACTOR MESSAGE"],
      text: "Puts a message into an actor's mailbox and goes on at once. Nothing is handled until "
        + "somebody lets the actor move: step, or run.",
      example: """
        > behavior Printer on text: print "received:", text end
        Printer is defined
        > spawn Printer as p
        p is a Printer
        > send p "Hello"
        m1 waits in p's mailbox (1 waiting)
        """, seeAlso: ["step", "ask", "mailbox"]),
    HelpPage(
      topic: "ask", group: .language, forms: ["ask ACTOR MESSAGE"],
      text: "Sends a message and gives a future at once: a place where the reply will be.",
      example: """
        > behavior Doubler on n: reply 2 * n end
        Doubler is defined
        > spawn Doubler as d
        d is a Doubler
        > let f = ask d 21
        m1 waits in d's mailbox (1 waiting); its reply will be f1
        > await f
        d handles m1 21
        42
        """, seeAlso: ["await", "send", "futures"]),
    HelpPage(
      topic: "await", group: .language,
      forms: ["await FUTURE", "await FUTURE within 2s", "await FUTURE otherwise VALUE"],
      text: "Waits inside a turn until a future is there. At the prompt it lets the others move. "
        + "Without otherwise, a failure of the future is a failure here, too.",
      example: """
        > behavior Doubler on n: reply 2 * n end
        Doubler is defined
        > spawn Doubler as d
        d is a Doubler
        > await ask d "two" otherwise "no answer"
        m1 waits in d's mailbox (1 waiting); its reply will be f1
        d handles m1 "two"
        d fails m1: * does not work on a number and a string: 2 * "two"
          Doubler, line 1:  behavior Doubler on n: reply 2 * n end
                                                           ^
        no answer
        """, seeAlso: ["ask", "futures"]),
    HelpPage(
      topic: "reply", group: .language, forms: ["reply VALUE", "forward ACTOR"],
      text: "Answers the message of this turn; forward lets another actor answer it. A turn that "
        + "was asked and ends without a reply gives none. After a send, a reply is a message to "
        + "the sender.",
      example: """
        > behavior Desk(clerk) on m: forward clerk end
        Desk is defined
        > behavior Clerk on m: reply "done: {m}" end
        Clerk is defined
        > spawn Desk(spawn Clerk as c) as d
        c is a Clerk
        d is a Desk
        > await ask d 7
        m1 waits in d's mailbox (1 waiting); its reply will be f1
        d handles m1 7
        d forwards 7 to c as m2
        c handles m2 7
        done: 7
        """, seeAlso: ["ask", "await"]),
    HelpPage(
      topic: "state", group: .language,
      forms: ["state Name … in a behavior", "become Name", "state, the name of the current one"],
      text: "Makes a state machine: handlers below a state line are tried in that state only. "
        + "What a state does not accept is unhandled, and said to be so.",
      example: """
        > behavior Door
        .   state Closed
        .     on Open:   become Opened
        .   state Opened
        .     on Close:  become Closed
        .   after each:  print state
        . end
        Door is defined
        > spawn Door as d
        d is a Door
        > send d Open
        m1 waits in d's mailbox (1 waiting)
        > send d Open
        m2 waits in d's mailbox (2 waiting)
        > run
        d handles m1 Open
        Opened
        warning: d in Opened has no handler for m2 Open
        """, seeAlso: ["behavior", "info"]),
    HelpPage(
      topic: "patterns", group: .language,
      forms: [
        "on Tag(p, …): …", "on [p, …]: …", "on {key: p, …}: …", "on \"text\": …", "on name: …",
        "on _: …",
      ],
      text: "What a message must look like: a tag with its arguments, a list of just so many "
        + "elements, a map with at least these keys, a value, or anything, under a name. A "
        + "condition after if narrows it.",
      example: """
        > behavior Trader(cash)
        .   on Buy(n, price) if n * price > cash:  reply Rejected("not enough cash")
        .   on Buy(n, price):                      cash -= n * price; reply Filled(n)
        . end
        Trader is defined
        > spawn Trader(100.0) as t
        t is a Trader
        > await ask t Buy(2, 60.0)
        m1 waits in t's mailbox (1 waiting); its reply will be f1
        t handles m1 Buy(2, 60.0)
        Rejected("not enough cash")
        """, seeAlso: ["behavior", "values"]),
    HelpPage(
      topic: "values", group: .language,
      forms: [
        "none true false 42 2.5 1_000 \"text {expression}\" 5s 20ms 3us",
        "[1, 2] {\"AAPL\": 150.0, event: \"opened\"} Move(3, 4) Terminate",
      ],
      text: "Values never change: x[k] = v makes a new list or map for this variable. Functions: "
        + "upper lower len keys values get slice sum min max abs round range str sort reverse "
        + "contains now random.",
      example: """
        > let prices = {"AAPL": 150.0, "GOOG": 2500.0}
        > prices["AAPL"] = 171.5
        > print prices, sum(values(prices))
        {"AAPL": 171.5, "GOOG": 2500.0} 2671.5
        """, seeAlso: ["let", "print"]),
    HelpPage(
      topic: "let", group: .language,
      forms: ["let name = VALUE", "name = VALUE", "name[i] = VALUE"],
      text: "Names a value. At the prompt, it is the value of the last expression typed alone.",
      example: """
        > let n = 2
        > n * 21
        42
        > n += it
        > n
        44
        """, seeAlso: ["values", "print"]),
    HelpPage(
      topic: "print", group: .language, forms: ["print VALUE, …"],
      text: "Prints values on one line with a space between; a text without its quotes.",
      example: """
        > print "AAPL is at", 171.5
        AAPL is at 171.5
        """, seeAlso: ["values"]),
    HelpPage(
      topic: "if", group: .language,
      forms: [
        "if C then … else if C then … else … end", "for x in LIST do … end", "while C do … end",
        "repeat N do … end",
      ],
      text: "Chooses and repeats. A condition is true or false and nothing else.",
      example: """
        > for price in [170.0, 171.5] do if price > 171 then print "sell at", price end end
        sell at 171.5
        """, seeAlso: ["let", "print"]),
    HelpPage(
      topic: "stop", group: .language, forms: ["stop ACTOR", "stop, in a handler", "stop all"],
      text: "Puts a stop at the end of the mailbox: what waits before it is handled, what comes "
        + "after it is a dead letter. stop all stops everybody, the newest first.",
      example: """
        > behavior Printer on text: print text end
        Printer is defined
        > spawn Printer as p
        p is a Printer
        > send p "before"
        m1 waits in p's mailbox (1 waiting)
        > stop p
        m2 waits in p's mailbox (2 waiting)
        > send p "after"
        m3 waits in p's mailbox (3 waiting)
        > run
        p handles m1 "before"
        before
        p stops
        warning: m3 "after" from you to p is a dead letter: p has stopped
        """, seeAlso: ["kill", "letters", "behavior"]),
    HelpPage(
      topic: "kill", group: .language, forms: ["kill ACTOR"],
      text: "Ends an actor at once, also in the middle of a turn. Its mail becomes dead letters.",
      example: """
        > behavior Printer on text: print text end
        Printer is defined
        > spawn Printer as p
        p is a Printer
        > send p "hello"
        m1 waits in p's mailbox (1 waiting)
        > kill p
        p is killed
        warning: m1 "hello" from you to p is a dead letter: p has stopped
        """, seeAlso: ["stop", "letters"]),
    HelpPage(
      topic: "fail", group: .language,
      forms: ["fail VALUE", "at failure(reason): … in a behavior"],
      text:
        "Fails the turn. If it was asked, the future fails and the actor lives; if it was told, "
        + "the actor stops, unless its supervision says otherwise.",
      example: """
        > behavior Till on Take(n): fail "no money" end
        Till is defined
        > spawn Till as t
        t is a Till
        > send t Take(5)
        m1 waits in t's mailbox (1 waiting)
        > run
        t handles m1 Take(5)
        t fails m1: no money
          Till, line 1:  behavior Till on Take(n): fail "no money" end
                                                   ^^^^^^^^^^^^^^^
        t stops
        """, seeAlso: ["await", "spawn"]),
    HelpPage(
      topic: "sleep", group: .language, forms: ["sleep 5s", "work 20ms"],
      text: "Lets virtual time pass in a turn: sleep waits, work computes. The clock moves only "
        + "when nobody else can. At the prompt the others move meanwhile.",
      example: """
        > sleep 5s
        > now()
        5s
        """, seeAlso: ["advance", "send"]),
  ]
}
