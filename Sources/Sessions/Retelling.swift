import Actors
import Kernel

/// Who looks on while history is told again.
struct Onlooker {
  /// Looks at the session as it is after some events, and says whether to go on.
  let look: (Session, Range<Int>) -> Bool
  /// The number of the first event that it has not been shown.
  fileprivate(set) var next: Int
  /// Whether it does not want to see more.
  fileprivate(set) var hasSeenEnough = false
}

/// History told again: what was done is done once more by a copy of the session, which stands still
/// after each effect, so that somebody can look at the stage as it was then. Nothing is changed by it.
extension Session {
  /// Tells history again up to the moment where the session stands.
  /// - Parameters:
  ///   - event: What is to be seen. The telling begins at the last checkpoint before it.
  ///   - look: Is shown the session as it was after some events, which its log holds, and these
  ///     events: mostly one, more where one effect leads to several. The ranges follow each other
  ///     without a gap; the first one is empty, and shows what was there before. Gives whether to go
  ///     on.
  func retell(from event: Int, look: @escaping (_ session: Session, _ events: Range<Int>) -> Bool) {
    guard let checkpoint = journal.checkpoint(beforeEvent: max(1, event)) else { return }
    let copy = fork()
    copy.restore(checkpoint)
    let next = copy.simulator.log.next
    copy.onlooker = Onlooker(look: look, next: next)
    guard look(copy, next..<next) else { return }
    copy.simulator.pauseEvent = next
    copy.redo(to: journal.moment)
  }

  /// Lets the onlooker look, if there is one, at what has come since it looked last.
  func letLook() {
    guard let onlooker, !onlooker.hasSeenEnough else { return }
    let next = simulator.log.next
    simulator.pauseEvent = next
    guard next > onlooker.next else { return }
    self.onlooker?.next = next
    if !onlooker.look(self, onlooker.next..<next) {
      self.onlooker?.hasSeenEnough = true
      simulator.pauseEvent = .max
    }
  }
}
