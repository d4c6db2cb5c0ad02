import Actors
import Drawing
import Kernel
import Printing
import Tracing

/// What happened, for other tools: event by event, so that no more of it is held at once than is being
/// written, however much there is.
extension Session {
  /// How much is put together before it is written, in bytes.
  private static let pieceSize = 1 << 16
  /// The longest text of an event, in bytes.
  private static let shownText = 300
  /// With so many futures, clocks forget those that nobody holds any more.
  private static let sweptFutures = 1_000_000

  /// The history of the branch as a trace for Perfetto.
  func writeForPerfetto(_ write: (String) -> Bool) -> Bool {
    // A writer knows the actors of the stage that it is from, and that changes with every event.
    var perfetto = Perfetto()
    return tell(write, opening: Perfetto.opening, closing: { perfetto.closing() }) {
      copy, event, number, row in
      copy.simulator.stage.withWriter(limit: Self.shownText) { writer in
        perfetto.add(event, number: number, text: row.what, writer: writer)
      }
    }
  }

  /// The history of the branch as a graph of events, each with what happens immediately before it.
  func writeAsGraph(_ write: (String) -> Bool) -> Bool {
    var clocks = CausalClocks()
    return tell(write, opening: DotEvents.opening, closing: { DotEvents.closing }) {
      copy, event, number, row in
      let stamp = clocks.stamp(event, number: number)
      copy.forgetFutures(of: &clocks)
      let before = stamp.predecessors.map {
        (event: $0.event, link: LinkWording.name($0.link), isOwn: $0.link == .programOrder)
      }
      return DotEvents.event(number, row.what, host: row.actor, before: before)
    }
  }

  /// The histories of all branches with their vector clocks, the one where the session stands first.
  func writeForShiViz(_ write: (String) -> Bool) -> Bool {
    guard write(ShiViz.opening) else { return false }
    let others = journal.branches.map(\.number).filter { $0 != journal.current }
    for branch in [journal.current] + others {
      let copy = branch == journal.current ? self : fork()
      if branch != journal.current { copy.place(on: branch, at: copy.journal[branch].end) }
      guard copy.simulator.log.next > 1 else { continue }
      guard copy.writeRun(named: "b\(branch)", write) else { return false }
    }
    return true
  }

  private func writeRun(named name: String, _ write: (String) -> Bool) -> Bool {
    var clocks = CausalClocks()
    return tell(write, opening: ShiViz.run(named: name), closing: { "" }) {
      copy, event, number, row in
      let stamp = clocks.stamp(event, number: number)
      copy.forgetFutures(of: &clocks)
      guard let host = copy.host(of: stamp, event), let clock = stamp.clock else { return "" }
      var entries = clock.counts.map {
        (host: copy.simulator.stage.name(of: $0.actor), count: $0.count)
      }
      if clock.clockMoves > 0 { entries.append(("clock", clock.clockMoves)) }
      if case .message = stamp.process { entries.append((host, 1)) }
      return ShiViz.event(number, "\(row.actor) \(row.what)", host: host, clock: entries)
    }
  }

  /// Whose an event is for ShiViz; nil for what becomes of a message on its way to its handling, which
  /// its handling shows. One that is never handled is a host of its own.
  private func host(of stamp: Stamp, _ event: Event) -> String? {
    switch stamp.process {
    case .actor(let actor): return simulator.stage.name(of: actor)
    case .clock: return "clock"
    case .message(let number):
      switch event.kind {
      case .lost, .deadLetter: return "m\(number)"
      default: return nil
      }
    }
  }

  private func forgetFutures(of clocks: inout CausalClocks) {
    guard clocks.futureCount > Self.sweptFutures else { return }
    clocks.keepFutures { simulator.stage.view(of: $0) != nil }
  }

  // MARK: Telling

  /// Goes through what happened, and writes what is said of each event.
  /// - Returns: whether that was all; false where the person, or whoever takes it, stopped it.
  private func tell(
    _ write: (String) -> Bool, opening: String, closing: () -> String,
    event said: (Session, Event, Int, EventTable.Row) -> String
  ) -> Bool {
    var piece = opening
    var isTaken = true
    let isWhole = withoutActuallyEscaping(write) { write in
      withoutActuallyEscaping(said) { said in
        tell(from: 1) { [unowned self] session, event, number in
          let row = session.simulator.stage.withWriter(limit: Self.shownText) { writer in
            EventTable.row(event, number: number, writer: writer)
          }
          piece += said(session, event, number, row)
          guard piece.utf8.count >= Self.pieceSize else { return true }
          isTaken = write(piece) && !isInterrupted()
          piece.removeAll(keepingCapacity: true)
          return isTaken
        }
      }
    }
    return isWhole && isTaken && write(piece + closing())
  }
}
