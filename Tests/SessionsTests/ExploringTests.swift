import Sessions
import TestSupport
import Testing

@Suite struct `Exploring` {
  /// Two clerks that each read a balance and write it.
  private static let lostUpdate = """
    > behavior Account(balance) on Get: reply balance on Set(n): balance = n end
    Account is defined
    > behavior Clerk(account) on Add(n): send account Set(await ask account Get + n) end
    Clerk is defined
    > spawn Account(0) as account
    account is an Account
    > spawn Clerk(account) as ann
    ann is a Clerk
    > spawn Clerk(account) as bob
    bob is a Clerk
    > send ann Add(1)
    m1 waits in ann's mailbox (1 waiting)
    > send bob Add(1)
    m2 waits in bob's mailbox (1 waiting)

    """

  @Test func `finds the lost update, and leads into it`() throws {
    try rehearse(
      Self.lostUpdate + """
        > explore never account.balance == 1
        """)
  }
}
