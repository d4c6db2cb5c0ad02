import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// Time travel: going back, and doing again.
extension Session {
  func back(_ count: Int) -> Outcome {
    guard journal.moment > 0 else {
      say("nothing to take back: this is the beginning", .faint)
      return .done
    }
    return travel(to: max(0, journal.moment - count))
  }

  func forward(_ count: Int) -> Outcome {
    guard journal.moment < journal.end else {
      say("nothing to do again: this is the latest moment", .faint)
      return .done
    }
    redo(to: min(journal.end, journal.moment + count), isLive: true)
    sayMoment()
    return .done
  }

  func goto(_ moment: Command.Moment, _ source: Source) -> Outcome {
    switch moment {
    case .number(let number):
      guard number <= journal.end else {
        show([Diagnostic("there are moments from 0 to \(journal.end)")], in: source)
        return .failed
      }
      return travel(to: number)
    case .event(let event):
      guard event > 0, let checkpoint = journal.checkpoint(beforeEvent: event),
        event < simulator.log.next || journal.moment < journal.end
      else {
        show([noEvent(event)], in: source)
        return .failed
      }
      let here = journal.moment
      restore(checkpoint)
      while simulator.log.next <= event, journal.moment < journal.end {
        redo(to: journal.moment + 1)
      }
      guard simulator.log.next > event else {
        moveSilently(to: here)
        show([noEvent(event)], in: source)
        return .failed
      }
      sayMoment()
      return .done
    }
  }

  func noEvent(_ event: Int) -> Diagnostic {
    let last = simulator.log.next - 1
    return Diagnostic(
      "there is no e\(event)",
      hint: last == 0 ? "nothing has happened yet" : "events so far are e1 to e\(last)")
  }

  private func travel(to moment: Int) -> Outcome {
    moveSilently(to: moment)
    sayMoment()
    return .done
  }

  /// Goes to a moment without showing what happens on the way.
  func moveSilently(to moment: Int) {
    if moment < journal.moment, let checkpoint = journal.checkpoint(before: moment) {
      restore(checkpoint)
    }
    redo(to: moment)
  }

  private func restore(_ checkpoint: Checkpoint) {
    simulator.restore(checkpoint.stage.copy(), nextEvent: checkpoint.nextEvent)
    bindings = checkpoint.bindings
    journal.moment = checkpoint.moment
  }

  /// Says where the session stands, and what comes next if anything does.
  private func sayMoment() {
    var text = "moment \(journal.moment) of \(journal.end)"
    if let entry = journal.entry(after: journal.moment) {
      let first = entry.text.prefix { $0 != "\n" }
      let part =
        entry.moments > 1 ? ", step \(journal.moment - entry.start + 1) of \(entry.moments)" : ""
      text += "; next: \(visible(String(first)))\(part)"
    }
    say(text)
  }

  // MARK: Doing again

  /// Makes everything as it was before the entry that was added last and is not finished.
  func takeBackLastEntry() {
    let here = journal.moment
    simulator.reports = []
    journal.truncate()
    if let checkpoint = journal.checkpoint(before: here) { restore(checkpoint) }
    redo(to: here)
    complain(Line("interrupted: nothing of this entry was kept", .warning))
  }

  /// Does what the journal says, from where the session stands to a later moment.
  func redo(to moment: Int, isLive: Bool = false) {
    let reporting = simulator.reporting
    simulator.reporting = isLive ? reporting : .nothing
    defer { simulator.reporting = reporting }
    while journal.moment < moment, let entry = journal.entry(after: journal.moment) {
      let done = journal.moment - entry.start
      let wanted = min(entry.moments - done, moment - journal.moment)
      redo(entry, steps: wanted, isLive: isLive)
      if journal.moment == entry.start + entry.moments {
        if isLive {
          finishEntry()
          repeatSayings(entry.closing)
        } else {
          forgetFailuresAtRest()
        }
      }
    }
  }

  private func redo(_ entry: JournalEntry, steps: Int, isLive: Bool) {
    switch entry.action {
    case .define(let name, let number): simulator.stage.define(name, as: number)
    case .typed(let code, let after, let it):
      simulator.stage.setYourSlot(Bindings.it, to: it)
      _ = perform(code, after, isLive: isLive)
    case .stepOf(let actor):
      _ = simulator.step(actor)
      if isLive { showSlice() }
    case .policy(let policy): simulator.setPolicy(policy)
    case .seed(let seed): simulator.setSeed(seed)
    case .steps:
      var left = steps
      while left > 0 {
        let (taken, isAtRest) = simulator.run(left)
        left -= taken
        if isLive { showSlice() }
        if isAtRest { break }
      }
      journal.moment += steps
      return
    }
    if isLive { showEvents() }
    journal.moment += 1
  }

  /// What `finishEntry` did to the stage when the entry was performed the first time.
  private func forgetFailuresAtRest() {
    if isAtRest { simulator.stage.clearUnseenFailures() }
  }

  func checkpointIfWorthwhile(betweenEntries: Bool) {
    guard journal.moment == journal.end || betweenEntries else { return }
    if betweenEntries { journal.truncate() }
    if journal.wantsCheckpoint(simulator.stage.size, betweenEntries: betweenEntries) {
      journal.add(Checkpoint(simulator, bindings: bindings, moment: journal.moment))
    }
  }
}
