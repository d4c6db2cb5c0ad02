import TestSupport
import Testing

@Suite struct `The timeline of what has happened` {
  @Test func `shows who worked, slept and waited for a reply, up to a kill`() throws {
    try rehearse(
      """
      > behavior Analyst on Price: work 30ms; reply 7 end
      Analyst is defined
      > behavior Desk(analyst) on Open: await ask analyst Price; sleep 10ms end
      Desk is defined
      > behavior Guard on Watch: sleep 1s end
      Guard is defined
      > spawn Analyst as ann
      ann is an Analyst
      > spawn Desk(ann) as desk
      desk is a Desk
      > spawn Guard as guard
      guard is a Guard
      > send desk Open
      m1 waits in desk's mailbox (1 waiting)
      > send guard Watch
      m2 waits in guard's mailbox (1 waiting)
      > timeline past
      nothing has taken any time: only work, sleep and timers let virtual time pass
      > show quiet
      > advance 60ms
      > kill guard
      > timeline past
      what has happened, on virtual time: 60ms
              |0s         |10ms       |20ms      |30ms       |40ms      |50ms
      a you   |zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
      b ann   |##################################
      c desk  |..................................zzzzzzzzzzzz
      d guard |zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
               # works   . waits for a reply   z sleeps
      """)
  }
}
