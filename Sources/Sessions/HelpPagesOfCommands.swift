extension HelpPage {
  /// The commands about the rehearsal.
  static let commandPages: [HelpPage] = [
    HelpPage(
      topic: "step", group: .scheduling, forms: ["step", "step N", "step ACTOR"],
      text: "Lets one actor handle one message, up to the end of its turn or to where it waits: "
        + "the next by the schedule, or the one named.",
      example: counterExample(
        """
        > step b
        b handles m2 Add(2)
        > step
        a handles m1 Add(1)
        """), seeAlso: ["run", "back", "schedule"]),
    HelpPage(
      topic: "run", group: .scheduling, forms: ["run", "run N", "run until CONDITION"],
      text: "Takes steps until nobody can move, N of them, or until something is so. A run without "
        + "a number stops after 10000 turns.",
      example: counterExample(
        """
        > run until a.n == 1
        a handles m1 Add(1)
        > run
        b handles m2 Add(2)
        """), seeAlso: ["step", "back"]),
    HelpPage(
      topic: "advance", group: .scheduling, forms: ["advance 5s"],
      text: "Lets virtual time pass; what is due in it happens.",
      example: """
        > behavior Alarm at start: after 2s send self Ring on Ring: print "ring at", now() end
        Alarm is defined
        > spawn Alarm as a
        a is an Alarm
        > advance 3s
        a starts
        m1 Ring from a's timer waits in a's mailbox
        a handles m1 Ring
        ring at 2s
        """, seeAlso: ["sleep", "run"]),
    HelpPage(
      topic: "schedule", group: .scheduling, forms: ["schedule oldest|round-robin|random"],
      text: "Chooses who moves next: whoever has been able to for longest, each in turn, or any by "
        + "the seed.",
      example: counterExample(
        """
        > schedule round-robin
        the actors take turns
        """), seeAlso: ["seed", "step"]),
    HelpPage(
      topic: "seed", group: .scheduling, forms: ["seed N"],
      text: "Begins all random numbers anew: the same seed, the same run, on every machine.",
      example: """
        > seed 7
        the seed is 7
        """, seeAlso: ["schedule"]),
    HelpPage(
      topic: "back", group: .time, forms: ["back", "back N"],
      text:
        "Takes back the last moment, or N of them: an entry, or one step of a run. Everything is "
        + "as it was then, the clock and the random numbers too.",
      example: counterExample(
        """
        > run
        a handles m1 Add(1)
        b handles m2 Add(2)
        > back
        moment 6 of 7; next: run, step 2 of 2
        > b.n
        0
        """), seeAlso: ["forward", "goto"]),
    HelpPage(
      topic: "forward", group: .time, forms: ["forward", "forward N"],
      text:
        "Does again what was taken back. Whatever else is done instead begins a branch; the same "
        + "thing, typed again, does not.",
      example: counterExample(
        """
        > step
        a handles m1 Add(1)
        > back
        moment 5 of 6; next: step
        > forward
        a handles m1 Add(1)
        moment 6 of 6
        """), seeAlso: ["back", "goto", "history"]),
    HelpPage(
      topic: "goto", group: .time, forms: ["goto N", "goto eN"],
      text: "Goes to a moment of the session, or to the moment after an event.",
      example: counterExample(
        """
        > goto 3
        moment 3 of 5; next: send a Add(1)
        """), seeAlso: ["back", "trace", "history"]),
    HelpPage(
      topic: "history", group: .time, forms: ["history"],
      text: "Draws the tree of choices: what was done, with the moment after it, and who moved. "
        + "Where something else was done behind a back, branches part.",
      example: branchExample(
        """
        > history
        0  the beginning
        1  behavior Counter …
        2  spawn Counter as a
        3  spawn Counter as b
        4  send a Add(1)
        5  send b Add(2)
        ├─ b1
        │  7  run, 2 steps: a, b
        └─ b2
           6  step b  <- you are here
        """), seeAlso: ["back", "switch", "diff"]),
    HelpPage(
      topic: "switch", group: .time, forms: ["switch b2"],
      text: "Goes to the end of another branch, and leaves the one you are on as it is. What is "
        + "defined or bound on one is not on the other.",
      example: branchExample(
        """
        > switch b1
        you are on b1, which began with the session
        moment 7 of 7 on b1
        > back
        moment 6 of 7 on b1; next: run, step 2 of 2
        """), seeAlso: ["history", "diff", "back"]),
    HelpPage(
      topic: "diff", group: .time, forms: ["diff b1 b2", "diff b2", "diff W1 W2"],
      text: "Says where two branches part, the first event that differs, and what differs in the "
        + "end; with one branch, between the one you are on and that. Of two runs that explore found, "
        + "the first choice that differs, and the end.",
      example: branchExample(
        """
        > diff b1 b2
        they part at moment 5: b1 goes on with run; b2 with step b
        the first event that differs is e5:
          b1  a receives m1 Add(1) from you
          b2  b receives m2 Add(2) from you
        at their ends:  b1, moment 7  b2, moment 6
          a.n           1             0
          a's mailbox   empty         m1 Add(1)
        """), seeAlso: ["history", "switch", "explore"]),
    HelpPage(
      topic: "actors", group: .looking, forms: ["actors"],
      text: "Lists the actors: name, behavior, and how many messages wait.",
      example: counterExample(
        """
        > actors
        a  Counter  1 waiting
        b  Counter  1 waiting
        """), seeAlso: ["info", "mailbox"]),
    HelpPage(
      topic: "mailbox", group: .looking, forms: ["mailbox", "mailbox ACTOR"],
      text: "Shows the messages that wait, the first one first: everybody's, or one actor's.",
      example: counterExample(
        """
        > mailbox a
        a's mailbox: m1 Add(1)
        """), seeAlso: ["actors", "step"]),
    HelpPage(
      topic: "info", group: .looking, forms: ["info ACTOR", "info Behavior", "info m1|e1|f1"],
      text: "Shows all that is known of an actor, a behavior, a message, an event or a future.",
      example: counterExample(
        """
        > info a
        a is a Counter, spawned by you
          control    can handle its next message
          state      n = 0
          mailbox    m1 Add(1)
        """), seeAlso: ["actors", "trace", "source"]),
    HelpPage(
      topic: "source", group: .looking, forms: ["source Behavior", "source ACTOR"],
      text: "Shows how a behavior is written.",
      example: """
        > behavior Echo on m: reply m end
        Echo is defined
        > source Echo
        behavior Echo on m: reply m end
        """, seeAlso: ["behavior", "info"]),
    HelpPage(
      topic: "futures", group: .looking, forms: ["futures"],
      text: "Lists the futures: who is to reply to whom, and what became of it.",
      example: """
        > behavior Echo on m: reply m end
        Echo is defined
        > spawn Echo as e
        e is an Echo
        > ask e 1
        m1 waits in e's mailbox (1 waiting); its reply will be f1
        > futures
        f1 from e for you (m1): no reply yet
        """, seeAlso: ["ask", "await"]),
    HelpPage(
      topic: "letters", group: .looking, forms: ["letters"],
      text: "Lists the dead letters: messages to actors that had stopped.",
      example: """
        > letters
        there are no dead letters
        """, seeAlso: ["stop", "trace"]),
    HelpPage(
      topic: "show", group: .session, forms: ["show", "show quiet|normal|events"],
      text: "Chooses how much is said: what actors print and warnings, what happens, or every "
        + "event.",
      example: """
        > show events
        showing events
        """, seeAlso: ["trace"]),
    HelpPage(
      topic: "help", group: .session, forms: ["help", "help WORD"],
      text: "Shows the words there are, or what one of them does.",
      example: "", seeAlso: ["lessons"]),
    HelpPage(
      topic: "save", group: .session,
      forms: ["save FILE", "save schedule FILE", "save schedule W2 FILE"],
      text: "Writes the session as a lesson, which rehearse check can test and rehearse play can "
        + "play: what was typed on the branch you are on, without the ways back. save schedule keeps "
        + "the choices of a run that explore found, or of the one you are in, for replay.",
      example: "", seeAlso: ["load", "play", "switch", "replay"]),
    HelpPage(
      topic: "load", group: .session, forms: ["load FILE"],
      text: "Performs the lines of a script.", example: "", seeAlso: ["save", "reset"]),
    HelpPage(
      topic: "reset", group: .session, forms: ["reset"],
      text: "Begins a new session.",
      example: """
        > reset
        a new session begins
        """, seeAlso: ["back", "quit"]),
    HelpPage(
      topic: "quit", group: .session, forms: ["quit"], text: "Leaves; so does Ctrl-D.", example: "",
      seeAlso: ["save"]),
    HelpPage(
      topic: "lessons", group: .lessons, forms: ["lessons"], text: "Lists the lessons.",
      example: "",
      seeAlso: ["play"]),
    HelpPage(
      topic: "play", group: .lessons, forms: ["play LESSON"],
      text:
        "Plays a lesson, named by its number, a word of its name, or its file. In it, Enter goes "
        + "on, b goes back a step, whatever else you type runs on a copy of the session, and help "
        + "lists the other keys and words.",
      example: "", seeAlso: ["lessons", "next", "leave"]),
    HelpPage(
      topic: "next", group: .lessons, forms: ["next"],
      text: "In a lesson: goes on exactly where it stood, and forgets what you tried meanwhile.",
      example: "", seeAlso: ["play", "leave"]),
    HelpPage(
      topic: "leave", group: .lessons, forms: ["leave"], text: "Leaves the lesson.", example: "",
      seeAlso: ["play", "next"]),
  ]

  /// An example in which there are two branches.
  private static func branchExample(_ rest: String) -> String {
    counterExample(
      """
      > run
      a handles m1 Add(1)
      b handles m2 Add(2)
      > goto 5
      moment 5 of 7; next: run, step 1 of 2
      > step b
      b handles m2 Add(2)
      a new branch: b2, from moment 5 of b1
      \(rest)
      """)
  }

  /// An example in which two counters have mail.
  private static func counterExample(_ rest: String) -> String {
    """
    > behavior Counter
    .   var n = 0
    .   on Add(k):  n = n + k
    . end
    Counter is defined
    > spawn Counter as a
    a is a Counter
    > spawn Counter as b
    b is a Counter
    > send a Add(1)
    m1 waits in a's mailbox (1 waiting)
    > send b Add(2)
    m2 waits in b's mailbox (1 waiting)
    \(rest)
    """
  }
}
