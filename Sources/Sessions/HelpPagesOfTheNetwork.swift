extension HelpPage {
  /// The commands about how messages travel.
  static let networkPages: [HelpPage] = [
    HelpPage(
      topic: "network", group: .network,
      forms: ["network", "network mailbox|causal|fifo|unordered"],
      text: "Chooses in which order messages arrive, from strong to weak. Under mailbox sending is "
        + "arriving; under the others a message is in flight until it is delivered, by run, step or "
        + "deliver. Alone it shows what is in flight.",
      example: travelExample(
        """
        > network
        network fifo: messages travel, and those of one sender to one receiver keep their order
        m1  Buy(1)  from you to a  may arrive
        m2  Buy(2)  from you to a  may not arrive before m1
        """), seeAlso: ["deliver", "drop", "duplicate"]),
    HelpPage(
      topic: "deliver", group: .network, forms: ["deliver mN"],
      text: "Lets a message in flight arrive now, if the network allows it.",
      example: travelExample(
        """
        > deliver m1
        m1 Buy(1) arrives in a's mailbox (1 waiting)
        """), seeAlso: ["network", "step"]),
    HelpPage(
      topic: "drop", group: .network, forms: ["drop mN"],
      text: "Loses a message in flight, as a faulty network does. Nobody is told.",
      example: travelExample(
        """
        > drop m1
        m1 Buy(1) from you to a is lost
        > run
        m2 Buy(2) arrives in a's mailbox (1 waiting)
        a handles m2 Buy(2)
        """), seeAlso: ["network", "duplicate"]),
    HelpPage(
      topic: "duplicate", group: .network, forms: ["duplicate mN"],
      text: "Sends a copy of a message in flight after it, as a network does that tries again.",
      example: travelExample(
        """
        > duplicate m2
        m3 is a copy of m2, in flight to a
        > run
        m1 Buy(1) arrives in a's mailbox (1 waiting)
        m2 Buy(2) arrives in a's mailbox (2 waiting)
        m3 Buy(2) arrives in a's mailbox (3 waiting)
        a handles m1 Buy(1)
        a handles m2 Buy(2)
        a handles m3 Buy(2)
        """), seeAlso: ["network", "drop"]),
  ]

  private static func travelExample(_ rest: String) -> String {
    """
    > behavior Account
    .   var shares = 0
    .   on Buy(n):  shares += n
    . end
    Account is defined
    > spawn Account as a
    a is an Account
    > network fifo
    messages travel, and those of one sender to one receiver keep their order
    > send a Buy(1)
    m1 is in flight to a
    > send a Buy(2)
    m2 is in flight to a
    \(rest)
    """
  }
}
