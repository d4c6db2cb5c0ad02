import TestSupport
import Testing

@Suite struct `The network` {
  @Test func `under fifo one sender keeps order, two do not`() throws {
    try rehearse(
      """
      > behavior Book on m: print m end
      Book is defined
      > behavior Agent(book) on Go(m): send book m end
      Agent is defined
      > spawn Book as book
      book is a Book
      > spawn Agent(book) as ann
      ann is an Agent
      > network fifo
      messages travel, and those of one sender to one receiver keep their order
      > send book First
      m1 is in flight to book
      > send book Second
      m2 is in flight to book
      > send ann Go(Third)
      m3 is in flight to ann
      > network
      network fifo: messages travel, and those of one sender to one receiver keep their order
      m1  First      from you to book  may arrive
      m2  Second     from you to book  may not arrive before m1
      m3  Go(Third)  from you to ann   may arrive
      > deliver m2
                ^^ m2 may not arrive yet: you send m1 to book before it, and network fifo keeps that order; m1 and m3 may
      > deliver m3
      m3 Go(Third) arrives in ann's mailbox (1 waiting)
      > step ann
      ann handles m3 Go(Third)
      > deliver m4
      m4 Third arrives in book's mailbox (1 waiting)
      > step book
      book handles m4 Third
      Third
      > run
      m1 First arrives in book's mailbox (1 waiting)
      m2 Second arrives in book's mailbox (2 waiting)
      book handles m1 First
      First
      book handles m2 Second
      Second
      """)
  }

  @Test func `under causal a message does not overtake its cause`() throws {
    try rehearse(
      """
      > behavior Desk on m: print m end
      Desk is defined
      > behavior Relay(desk) on Pass(m): send desk m end
      Relay is defined
      > behavior Feed(desk, relay) on Go: send desk Price(1); send relay Pass(Order(1)) end
      Feed is defined
      > spawn Desk as desk
      desk is a Desk
      > spawn Relay(desk) as relay
      relay is a Relay
      > spawn Feed(desk, relay) as feed
      feed is a Feed
      > network causal
      messages travel, and none overtakes another to the same actor that is among its causes
      > send feed Go
      m1 is in flight to feed
      > deliver m1
      m1 Go arrives in feed's mailbox (1 waiting)
      > step feed
      feed handles m1 Go
      > deliver m3
      m3 Pass(Order(1)) arrives in relay's mailbox (1 waiting)
      > step relay
      relay handles m3 Pass(Order(1))
      > network
      network causal: messages travel, and none overtakes another to the same actor that is among its causes
      m2  Price(1)  from feed to desk   may arrive
      m4  Order(1)  from relay to desk  may not arrive before m2
      > deliver m4
                ^^ m4 may not arrive yet: m2 to desk is among its causes, and network causal keeps that order; m2 may
      > deliver m2
      m2 Price(1) arrives in desk's mailbox (1 waiting)
      > deliver m4
      m4 Order(1) arrives in desk's mailbox (2 waiting)
      > run
      desk handles m2 Price(1)
      Price(1)
      desk handles m4 Order(1)
      Order(1)
      """)
  }

  @Test func `a reply and what is learnt from it are causes, too`() throws {
    try rehearse(
      """
      > behavior Desk on m: print m end
      Desk is defined
      > behavior Seller(desk) on Ask: send desk Offer; reply 1 end
      Seller is defined
      > behavior Buyer(desk, seller) on Go: await ask seller Ask; send desk Bid end
      Buyer is defined
      > spawn Desk as desk
      desk is a Desk
      > spawn Seller(desk) as seller
      seller is a Seller
      > spawn Buyer(desk, seller) as buyer
      buyer is a Buyer
      > network causal
      messages travel, and none overtakes another to the same actor that is among its causes
      > send buyer Go
      m1 is in flight to buyer
      > deliver m1
      m1 Go arrives in buyer's mailbox (1 waiting)
      > step buyer
      buyer handles m1 Go
      buyer waits for f1 from seller
      > deliver m2
      m2 Ask arrives in seller's mailbox (1 waiting)
      > step seller
      seller handles m2 Ask
      > step buyer
      buyer goes on
      > deliver m4
                ^^ m4 may not arrive yet: m3 to desk is among its causes, and network causal keeps that order; m3 may
      > network fifo
      m3 and m4 are still in flight; run lets what is in flight arrive, drop loses it
      > deliver m3
      m3 Offer arrives in desk's mailbox (1 waiting)
      > deliver m4
      m4 Bid arrives in desk's mailbox (2 waiting)
      > run
      desk handles m3 Offer
      Offer
      desk handles m4 Bid
      Bid
      """)
  }

  @Test func `under unordered anything overtakes anything`() throws {
    try rehearse(
      """
      > behavior Book on m: print m end
      Book is defined
      > spawn Book as book
      book is a Book
      > network unordered
      messages travel, and arrive in any order
      > for m in [1, 2, 3] do send book m end
      m1 is in flight to book
      m2 is in flight to book
      m3 is in flight to book
      > deliver m3
      m3 3 arrives in book's mailbox (1 waiting)
      > deliver m1
      m1 1 arrives in book's mailbox (2 waiting)
      > run
      m2 2 arrives in book's mailbox (3 waiting)
      book handles m3 3
      3
      book handles m1 1
      1
      book handles m2 2
      2
      """)
  }

  @Test func `what is lost is gone, and who waits for it waits`() throws {
    try rehearse(
      """
      > behavior Book on Get: reply 7 end
      Book is defined
      > behavior Client(book) on Go: print await ask book Get within 2s otherwise "no answer" end
      Client is defined
      > spawn Book as book
      book is a Book
      > spawn Client(book) as client
      client is a Client
      > network fifo
      messages travel, and those of one sender to one receiver keep their order
      > send client Go
      m1 is in flight to client
      > run 2
      m1 Go arrives in client's mailbox (1 waiting)
      client handles m1 Go
      client waits for f1 from book
      > drop m2
      m2 Get from client to book is lost
      > run
      client waits no longer for f1: 2s are over
      no answer
      > info m2
      e6  0s  client  asks book m2 Get for f1  because of e5
      e8  0s  book    will not get m2 Get from client: it is lost  because of e6
      """)
  }

  @Test func `a copy is handled like any message, and its reply counts for nothing`() throws {
    try rehearse(
      """
      > behavior Book var asked = 0 on Get: asked += 1; reply asked end
      Book is defined
      > spawn Book as book
      book is a Book
      > network unordered
      messages travel, and arrive in any order
      > let f = ask book Get
      m1 is in flight to book; its reply will be f1
      > duplicate m1
      m2 is a copy of m1, in flight to book
      > run
      m1 Get arrives in book's mailbox (1 waiting)
      m2 Get arrives in book's mailbox (2 waiting)
      book handles m1 Get
      book handles m2 Get
      book replies to f1 once more; the first reply stands
      > await f
      1
      > book.asked
      2
      """)
  }

  @Test func `a stop travels, too, and what comes behind it is a dead letter`() throws {
    try rehearse(
      """
      > behavior Book on m: print m at stop: print "closed" end
      Book is defined
      > spawn Book as book
      book is a Book
      > network unordered
      messages travel, and arrive in any order
      > send book Order
      m1 is in flight to book
      > stop book
      m2 is in flight to book
      > deliver m2
      m2 stop arrives in book's mailbox (1 waiting)
      > step book
      closed
      book stops
      > deliver m1
      warning: m1 Order from you to book is a dead letter: book has stopped
      """)
  }

  @Test func `a timer's message does not travel`() throws {
    try rehearse(
      """
      > behavior Alarm at start: after 1s send self Ring on Ring: print "ring" end
      Alarm is defined
      > network unordered
      messages travel, and arrive in any order
      > spawn Alarm as alarm
      alarm is an Alarm
      > run
      alarm starts
      m1 Ring from alarm's timer waits in alarm's mailbox
      alarm handles m1 Ring
      ring
      """)
  }

  @Test func `going back takes a delivery back`() throws {
    try rehearse(
      """
      > behavior Book on m: print m end
      Book is defined
      > spawn Book as book
      book is a Book
      > network unordered
      messages travel, and arrive in any order
      > send book 1
      m1 is in flight to book
      > send book 2
      m2 is in flight to book
      > deliver m2
      m2 2 arrives in book's mailbox (1 waiting)
      > back
      moment 5 of 6; next: deliver m2
      > network
      network unordered: messages travel, and arrive in any order
      m1  1  from you to book  may arrive
      m2  2  from you to book  may arrive
      > deliver m1
      m1 1 arrives in book's mailbox (1 waiting)
      a new branch: b2, from moment 5 of b1
      > run
      m2 2 arrives in book's mailbox (2 waiting)
      book handles m1 1
      1
      book handles m2 2
      2
      > history
      0  the beginning
      1  behavior Book on m: print m end
      2  spawn Book as book
      3  network unordered
      4  send book 1
      5  send book 2
      ├─ b1
      │  6  deliver m2
      └─ b2
         6  deliver m1
         9  run, 3 steps: the network, book, book  <- you are here
      > diff b1 b2
      they part at moment 5: b1 goes on with deliver m2; b2 with deliver m1
      the first event that differs is e4:
        b1  book has m2 2 from you in the mailbox now
        b2  book has m1 1 from you in the mailbox now
      at their ends:    b1, moment 6  b2, moment 9
        in flight       1 to book     nothing
        book's mailbox  m2 2          empty
      """)
  }

  @Test func `the random schedule chooses who arrives, the same for the same seed`() throws {
    func order(_ seed: Int) -> [String] {
      let typist = Typist()
      typist.type("behavior Book on m: print m end")
      typist.type("spawn Book as book")
      typist.type("network unordered")
      typist.type("seed \(seed)")
      typist.type("schedule random")
      typist.type("for m in [1, 2, 3, 4, 5, 6] do send book m end")
      typist.type("show quiet")
      return typist.answer(to: "run")
    }
    #expect(order(1) == order(1))
    #expect(Set((1...20).map { order($0) }).count > 5)
    #expect(order(3).sorted() == ["1", "2", "3", "4", "5", "6"])
  }

  @Test func `mistakes`() throws {
    try rehearse(
      """
      > network fast
                ^^^^ mailbox, causal, fifo or unordered is expected, not fast
      > deliver m1
                ^^ there is no m1; nothing was sent yet
      > behavior Book on m: print m end
      Book is defined
      > spawn Book as book
      book is a Book
      > send book 1
      m1 waits in book's mailbox (1 waiting)
      > drop m1
             ^^ m1 is not in flight: under network mailbox a message arrives as it is sent; network fifo, typed before sending, lets messages travel
      > network fifo
      messages travel, and those of one sender to one receiver keep their order
      > send book 2
      m2 is in flight to book
      > network fifo
      messages travel, and those of one sender to one receiver keep their order
      > network mailbox
      m2 is still in flight; run lets what is in flight arrive, drop loses it
      > deliver book
                ^^^^ a message such as m7 is expected, not book
      > deliver m9
                ^^ there is no m9; messages so far are m1 to m2
      > duplicate
        ^^^^^^^^^ duplicate needs more than that; write duplicate mN
      > step book
      book handles m1 1
      1
      > run
      m2 2 arrives in book's mailbox (1 waiting)
      book handles m2 2
      2
      > step book
             ^^^^ book cannot move: its mailbox is empty
      > mailbox
      every mailbox is empty
      > send book 3
      m3 is in flight to book
      > mailbox
      every mailbox is empty
      in flight: 1 message; network shows them
      """)
  }
}
