import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

/// Time travel: going back, and doing again.
extension Session {
  /// Performs a command about where the session stands: it is nothing for a lesson, which goes
  /// straight on.
  func travel(_ move: (Session) -> Outcome) -> Outcome {
    passage = nil
    return move(self)
  }

  func back(_ count: Int) -> Outcome {
    guard journal.moment > 0 else {
      say("nothing to take back: this is the beginning", .faint)
      return .done
    }
    return travel(to: max(0, journal.moment - count))
  }

  func forward(_ count: Int) -> Outcome {
    guard journal.moment < journal.end else {
      let which = journal.branches.count > 1 ? " of b\(journal.current)" : ""
      say("nothing to do again: this is the latest moment\(which)", .faint)
      return .done
    }
    depart()
    redo(to: min(journal.end, journal.moment + count), isLive: true)
    arrive()
    sayMoment()
    return .done
  }

  func goto(_ moment: Command.Moment, _ source: Source) -> Outcome {
    switch moment {
    case .number(let number):
      guard number <= journal.end else {
        let subject = journal.branches.count > 1 ? "b\(journal.current) has" : "there are"
        show([Diagnostic("\(subject) moments from 0 to \(journal.end)")], in: source)
        return .failed
      }
      return travel(to: number)
    case .event(let event):
      return goto(event: event, source)
    }
  }

  private func goto(event: Int, _ source: Source) -> Outcome {
    guard event > 0, let checkpoint = journal.checkpoint(beforeEvent: event),
      event < simulator.log.next || journal.moment < journal.end
    else {
      show([noEvent(event)], in: source)
      return .failed
    }
    let here = journal.moment
    depart()
    restore(checkpoint)
    while simulator.log.next <= event, journal.moment < journal.end {
      redo(to: journal.moment + 1)
    }
    guard simulator.log.next > event else {
      moveSilently(to: here)
      arrive()
      show([noEvent(event)], in: source)
      return .failed
    }
    arrive()
    sayMoment()
    return .done
  }

  func noEvent(_ event: Int) -> Diagnostic {
    let last = simulator.log.next - 1
    return Diagnostic(
      "there is no e\(event)",
      hint: last == 0 ? "nothing has happened yet" : "events so far are e1 to e\(last)")
  }

  private func travel(to moment: Int) -> Outcome {
    depart()
    moveSilently(to: moment)
    arrive()
    sayMoment()
    return .done
  }

  /// Notes what is lost by leaving a moment.
  func depart() {
    journal.depart(it: simulator.stage.yourSlots[Bindings.it])
  }

  /// Makes `it` what it was when something was done at the moment that the session has come to, or
  /// when it left that; what was looked at since, on whatever way, has no part in it.
  func arrive() {
    let it = journal.entry(after: journal.moment)?.it ?? journal[journal.current].it
    simulator.stage.setYourSlot(Bindings.it, to: it)
  }

  /// Goes to a moment of the branch without showing what happens on the way.
  func moveSilently(to moment: Int) {
    if let checkpoint = journal.checkpoint(before: moment),
      moment < journal.moment || checkpoint.moment - journal.moment > Journal.spacing
    {
      restore(checkpoint)
    }
    redo(to: moment)
  }

  /// Makes everything as it was at a checkpoint.
  func restore(_ checkpoint: Checkpoint) {
    // Events that lie between are made again when somebody asks for them.
    if checkpoint.nextEvent > simulator.log.next { forgetEvents() }
    simulator.restore(checkpoint.stage.copy(), nextEvent: checkpoint.nextEvent)
    bindings = checkpoint.bindings
    journal.moment = checkpoint.moment
  }

  /// Forgets all events, those of another branch.
  func forgetEvents() {
    simulator.log.truncate(to: 0)
  }

  /// Says where the session stands, and what comes next if anything does.
  func sayMoment() {
    let which = journal.branches.count > 1 ? " on b\(journal.current)" : ""
    var text = "moment \(journal.moment) of \(journal.end)\(which)"
    if let entry = journal.entry(after: journal.moment) {
      text += "; next: \(description(of: entry, from: journal.moment))"
    }
    say(text)
  }

  /// How many columns of an entry stand in a line about something else.
  static let describedWidth = 50

  /// An entry, and which of its steps comes next.
  func description(of entry: JournalEntry, from moment: Int) -> String {
    let line = visible(String(entry.text.prefix { $0 != "\n" }))
    let first = Line(line).truncated(to: Self.describedWidth, theme: .plain).plain
    return entry.moments > 1
      ? "\(first), step \(moment - entry.start + 1) of \(entry.moments)" : first
  }

  /// An entry as the choice at a moment: which of its steps that is matters only in its middle.
  func choice(_ entry: JournalEntry, at moment: Int) -> String {
    moment > entry.start
      ? description(of: entry, from: moment) : visible(String(entry.text.prefix { $0 != "\n" }))
  }

  // MARK: Doing again

  /// Makes everything as it was before the entry that was added last and is not finished.
  func takeBackLastEntry() {
    let here = journal.moment
    simulator.reports = []
    let it = journal.removeLast()?.it
    if let checkpoint = journal.checkpoint(before: here) { restore(checkpoint) }
    redo(to: here)
    if let it { simulator.stage.setYourSlot(Bindings.it, to: it) }
    complain(Line("interrupted: nothing of this entry was kept", .warning))
  }

  /// Does what the journal says, from where the session stands to a later moment.
  func redo(to moment: Int, isLive: Bool = false) {
    let reporting = simulator.reporting
    simulator.reporting = isLive ? reporting : .nothing
    defer { simulator.reporting = reporting }
    while journal.moment < moment, let entry = journal.entry(after: journal.moment),
      onlooker?.hasSeenEnough != true
    {
      let done = journal.moment - entry.start
      let wanted = min(entry.moments - done, moment - journal.moment)
      redo(entry, steps: wanted, isLive: isLive)
      if journal.moment == entry.end {
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
    case .typed(let code, let after):
      simulator.stage.setYourSlot(Bindings.it, to: entry.it)
      // What was once done to its end is done to its end again.
      let wish = isInterrupted
      isInterrupted = { false }
      _ = perform(code, after, isLive: isLive)
      isInterrupted = wish
    case .stepOf(let actor):
      _ = simulator.step(actor)
      finishSlice(isLive: isLive)
    case .policy(let policy): simulator.setPolicy(policy)
    case .seed(let seed): simulator.setSeed(seed)
    case .network(let network): simulator.setNetwork(network)
    case .transmission(let what, let number): perform(what, number)
    case .performed(let part):
      return perform(part, from: journal.moment - entry.start, count: steps, isLive: isLive)
    case .choices(let schedule):
      for _ in 0..<steps where onlooker?.hasSeenEnough != true {
        perform(schedule, index: journal.moment - entry.start, isLive: isLive)
        journal.moment += 1
      }
      return
    case .steps:
      var left = steps
      while left > 0, onlooker?.hasSeenEnough != true {
        let (taken, isAtRest) = simulator.run(left)
        left -= taken
        finishSlice(isLive: isLive)
        if isAtRest { break }
      }
      journal.moment += steps
      return
    }
    if isLive { showEvents() }
    letLook()
    journal.moment += 1
  }

  private func finishSlice(isLive: Bool) {
    if isLive { return showSlice() }
    letLook()
    while simulator.isPaused {
      simulator.goOnWithSlice()
      letLook()
    }
  }

  /// What `finishEntry` did to the stage when the entry was performed the first time.
  private func forgetFailuresAtRest() {
    if isAtRest { simulator.stage.clearUnseenFailures() }
  }

  func checkpointIfWorthwhile(betweenEntries: Bool) {
    guard journal.moment == journal.end || betweenEntries else { return }
    if journal.wantsCheckpoint(simulator.stage.size, betweenEntries: betweenEntries) {
      journal.add(Checkpoint(simulator, bindings: bindings, moment: journal.moment))
    }
  }
}
