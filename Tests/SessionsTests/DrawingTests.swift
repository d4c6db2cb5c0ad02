import TestSupport
import Testing

@Suite struct `Pictures of behaviors and actors` {
  @Test func `states are boxes, and arrows lead to where events lead`() throws {
    try rehearse(
      #"""
      > behavior Order(size)
      .   var filled = 0
      .   on Status: reply state
      .   on Void: stop
      .   state New
      .     on Accept: become Working
      .     on Reject(reason): become Rejected
      .   state Working
      .     on Fill(n) if n > size - filled: fail "too much"
      .     on Fill(n):
      .       filled += n
      .       if filled == size then become Filled end
      .   state Filled
      .   state Rejected
      .   state Odd
      .     on {event: "go"}: become New
      . end
      Order is defined
      > draw Order
           +----------------------------------------+
      ---->| New                                    |<--------------------------+
           | on Status                              |- Accept ------------+     |
           |                                        |- Reject(reason) ----|--+  |
           |                                        |- Void --------------|--|--|--+
           +----------------------------------------+                     |  |  |  |
                                                                          |  |  |  |
           +----------------------------------------+                     |  |  |  |
           | Working                                |<--------------------+  |  |  |
           | on Fill(n) if n > size - filled: fails |- Fill(n)? -------+     |  |  |
           | on Status                              |- Void -----------|-----|--|--+
           +----------------------------------------+                  |     |  |  |
                                                                       |     |  |  |
           +----------------------------------------+                  |     |  |  |
           | Filled                                 |<-----------------+     |  |  |
           | on Status                              |- Void -----------------|--|--+
           +----------------------------------------+                        |  |  |
                                                                             |  |  |
           +----------------------------------------+                        |  |  |
           | Rejected                               |<-----------------------+  |  |
           | on Status                              |- Void --------------------|--+
           +----------------------------------------+                           |  |
                                                                                |  |
           +----------------------------------------+                           |  |
           | Odd                                    |                           |  |
           | on Status                              |- {event: "go"} -----------+  |
           |                                        |- Void -----------------------+
           +----------------------------------------+                              |
                                                                                   |
           +----------------------------------------+                              |
           | stopped                                |<-----------------------------+
           +----------------------------------------+

      event           New       Working                   Filled  Rejected  Odd
      --------------  --------  ------------------------  ------  --------  -----
      Status          stays     stays                     stays   stays     stays
      Void            stops     stops                     stops   stops     stops
      Accept          Working   -                         -       -         -
      Reject(reason)  Rejected  -                         -       -         -
      Fill(n)         -         fails or Filled or stays  -       -         -
      {event: "go"}   -         -                         -       -         New
      - is not handled: it changes nothing and is reported
      ? depends on more than the event
      Odd is never reached
      > spawn Order(10) as o
      o is an Order
      > send o Accept
      m1 waits in o's mailbox (1 waiting)
      > run
      o handles m1 Accept
      > draw o
           +----------------------------------------+
      ---->| New                                    |<--------------------------+
           | on Status                              |- Accept ------------+     |
           |                                        |- Reject(reason) ----|--+  |
           |                                        |- Void --------------|--|--|--+
           +----------------------------------------+                     |  |  |  |
                                                                          |  |  |  |
           #========================================#                     |  |  |  |
           # Working                                #<--------------------+  |  |  |
           # on Fill(n) if n > size - filled: fails #- Fill(n)? -------+     |  |  |
           # on Status                              #- Void -----------|-----|--|--+
           #========================================#                  |     |  |  |
                                                                       |     |  |  |
           +----------------------------------------+                  |     |  |  |
           | Filled                                 |<-----------------+     |  |  |
           | on Status                              |- Void -----------------|--|--+
           +----------------------------------------+                        |  |  |
                                                                             |  |  |
           +----------------------------------------+                        |  |  |
           | Rejected                               |<-----------------------+  |  |
           | on Status                              |- Void --------------------|--+
           +----------------------------------------+                           |  |
                                                                                |  |
           +----------------------------------------+                           |  |
           | Odd                                    |                           |  |
           | on Status                              |- {event: "go"} -----------+  |
           |                                        |- Void -----------------------+
           +----------------------------------------+                              |
                                                                                   |
           +----------------------------------------+                              |
           | stopped                                |<-----------------------------+
           +----------------------------------------+

      event           New       Working *                 Filled  Rejected  Odd
      --------------  --------  ------------------------  ------  --------  -----
      Status          stays     stays                     stays   stays     stays
      Void            stops     stops                     stops   stops     stops
      Accept          Working   -                         -       -         -
      Reject(reason)  Rejected  -                         -       -         -
      Fill(n)         -         fails or Filled or stays  -       -         -
      {event: "go"}   -         -                         -       -         New
      - is not handled: it changes nothing and is reported
      ? depends on more than the event
      Odd is never reached
      o is in Working
      """#)
  }

  @Test func `a behavior without states shows what it takes`() throws {
    try rehearse(
      #"""
      > behavior Printer
      .   on PrintMsg(text):  print "received:", text
      .   on Terminate:       stop
      .   on other:           print "Unknown message:", other
      . end
      Printer is defined
      > draw Printer
           +-------------------+
           | Printer           |
           | on PrintMsg(text) |- Terminate ---+
           | on other          |               |
           +-------------------+               |
                                               |
           +-------------------+               |
           | stopped           |<--------------+
           +-------------------+
      > behavior PriceFetcher
      .   on FetchPrice(stock):  reply 171.5
      . end
      PriceFetcher is defined
      > draw PriceFetcher
           +----------------------+
           | PriceFetcher         |
           | on FetchPrice(stock) |
           +----------------------+
      everything else is not handled: it changes nothing and is reported
      """#)
  }

  @Test func `an actor is opened in the middle of a turn`() throws {
    try rehearse(
      #"""
      > behavior PriceFetcher
      .   on FetchPrice(stock):  reply 171.5
      . end
      PriceFetcher is defined
      > behavior Portfolio(fetcher, shares)
      .   var price = 150.0
      .   on Buy(n):    shares += n
      .   on GetValue:  reply shares * price
      .   on Update:    price = await ask fetcher FetchPrice("AAPL")
      . end
      Portfolio is defined
      > spawn PriceFetcher as fetcher
      fetcher is a PriceFetcher
      > spawn Portfolio(fetcher, 10) as portfolio
      portfolio is a Portfolio
      > send portfolio Update
      m1 waits in portfolio's mailbox (1 waiting)
      > send portfolio GetValue
      m2 waits in portfolio's mailbox (2 waiting)
      > send portfolio Buy([1, 2, {a: "a text that is not to be seen in all its length"}])
      m3 waits in portfolio's mailbox (3 waiting)
      > step
      portfolio handles m1 Update
      portfolio waits for f1 from fetcher
      > draw portfolio --anatomy
       mailbox                        portfolio, a Portfolio
      +------------------------+     +---------------------------------------------+
      | m2 GetValue            | --> | control   waits for f1 from fetcher         |
      | m3 Buy([1, 2, {a: "..) |     |           inside m1                         |
      +------------------------+     |           line 5: on Update: price = awa..) |
                                     +---------------------------------------------+
                                     | state     fetcher = fetcher                 |
                                     |           shares = 10                       |
                                     |           price = 150.0                     |
                                     +---------------------------------------------+
                                     | behavior  on Buy(n)                         |
                                     |           on GetValue                       |
                                     |           on Update  <- here                |
                                     +---------------------------------------------+
      """#)
  }

  @Test func `what cannot be drawn is named`() throws {
    try rehearse(
      #"""
      > behavior Door on X: print 1 end
      Door is defined
      > diagram
      nothing has happened yet
      > spawn Door as left
      left is a Door
      > diagram --upto e40
                       ^^^ there is no e40; events so far are e1 to e1
      > diagram --only left,rihgt
                            ^^^^^ there is no actor named rihgt; actors lists them
      > diagram --ony a
                ^^^^^ diagram has no option --ony; did you mean --only?
      > diagram --only
                ^^^^^^ --only needs actors, such as a,b
      > diagram --only left --only left
                            ^^^^^^ --only stands here twice; leave one of them out
      > diagram --upto m3
                       ^^ an event such as e12 is expected, not m3
      > diagram 0
                ^ a count is at least 1
      > draw Dor
             ^^^ there is no behavior named Dor; did you mean Door?
      > draw
        ^^^^ draw needs more than that; write draw BEHAVIOR | ACTOR [--anatomy] [--svg | --mermaid | --dot FILE]
      > draw left --anatomi
                  ^^^^^^^^^ draw has no option --anatomi; did you mean --anatomy?
      > draw you
             ^^^ you have no behavior; draw an actor
      > draw nobody
             ^^^^^^ there is no actor named nobody; actors lists them
      > draw Door --anatomy
             ^^^^ an actor's name is expected, not Door
      """#)
  }
}
