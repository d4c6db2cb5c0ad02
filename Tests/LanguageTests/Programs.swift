/// A few whole files with most of the language in them.
let programs = [
  """
  # a printer
  behavior Printer
    on PrintMsg(text):  print "received:", text
    on ShoutMsg(text):  print "RECEIVED:", upper(text)
    on Terminate:       stop
    on other:           print "Unknown message:", other
  end

  spawn Printer as p
  send p PrintMsg("Hello, World!")
  send p "Unexpected message"
  run
  """,
  """
  behavior MyActor
    at start:    print "Initial state:", state
    state State1
      on {event: "event1"}:  become State2
      on {event: "event2"}:  become State3
    state State2
      on {event: "event3"}:  become State1
    state State3
    after each:  print "Transitioned to:", state
  end
  spawn MyActor as a
  stop all
  """,
  """
  behavior Portfolio(prices)
    var fetcher = spawn PriceFetcher
    on Update:
      for stock in keys(prices) do
        let price = await ask fetcher FetchPrice(stock)
        print "Updated price of {stock} from {prices[stock]} to {price}"
        prices[stock] = price
      end
    on GetPortfolioValue:        reply sum(values(prices))
    on Buy(stock, n) if n <= 0:  fail "cannot buy {n}"
    at stop:                     stop fetcher
  end
  spawn Portfolio({"AAPL": 150.0, "GOOG": 2500.0}) as portfolio supervised restart limit 3
  repeat 3 do
    await ask portfolio Update
    sleep 5s
  end
  let value = await ask portfolio GetPortfolioValue within 2s otherwise none
  print "\\nvalue: {value}", {(value): [1, -2.5, 3us]}
  if value == none then print "late" else if value < 0 then print "odd" else print value end
  after 2s send portfolio-1 Tick
  goto e12
  trace 5 of portfolio/pricefetcher-1
  run until portfolio.prices["AAPL"] > 1
  """,
]
