import Actors
package import Diagnostics
import Exploration
import Kernel
import Language
import Printing
import Typography

/// Runs that were found or kept, as branches of the session: their choices are its moments.
extension Session {
  func replay(
    _ form: Command.ReplayForm, steps: Int?, _ source: Source, _ text: String
  ) -> Outcome {
    switch form {
    case .realRun: return replayRealRun(source)
    case .file(let path): return request(.replay(path, steps: steps))
    case .witness(let witness):
      guard let (discovery, schedule) = found(witness, source) else { return .failed }
      let run = Run(schedule, name: "W\(witness.number)", witness: witness.number)
      guard let steps = checked(steps, of: run, source) else { return .failed }
      place(on: discovery.branch, at: discovery.moment)
      return replay(run, steps: steps, text)
    }
  }

  /// Performs a schedule that was read, from where the session stands.
  /// - Parameter name: what it is called, as it was typed.
  package func replay(_ source: Source, called name: String, steps: Int?) -> Outcome {
    if let performance {
      return withStage {
        refuse(
          "", "replay", "it begins where a cast stands still, and this one plays", source,
          on: performance)
      }
    }
    let file: ScheduleFile
    do throws(Diagnostic) {
      file = try ScheduleFile(reading: source)
    } catch {
      show([error], in: source)
      return .failed
    }
    if let run = file.run {
      return replay(run, of: file, in: source, called: name, steps: steps)
    }
    if let problem = problem(with: file, in: source) {
      show([problem], in: source)
      return .failed
    }
    let text = "replay \(name)"
    let run = Run(file.schedule, name: name)
    guard let steps = checked(steps, of: run, Source(text)) else { return .failed }
    passage = Passage(text, level: level, machine: machine, start: journal.moment)
    let outcome = replay(run, steps: steps, text)
    conclude(outcome)
    return outcome
  }

  // MARK: What there is to replay

  /// A schedule, and what it is called.
  private struct Run {
    var schedule: Schedule
    var name: String
    /// Its number, if it was found.
    var witness: Int?

    init(_ schedule: Schedule, name: String, witness: Int? = nil) {
      self.schedule = schedule
      self.name = name
      self.witness = witness
    }

    var count: Int { schedule.entries.count }
  }

  /// A run by its number, with where it begins; nil where there is none any more, which has been said.
  func found(_ witness: Witness, _ source: Source) -> (Discovery, Schedule)? {
    guard let discovery else {
      show(
        [
          Diagnostic(
            "there is no W\(witness.number)", at: witness.span,
            hint: "explore finds runs, and calls them W1, W2, …")
        ], in: source)
      return nil
    }
    guard let schedule = discovery.witnesses[witness.number] else {
      let last = discovery.witnesses.schedules.count
      let hint =
        last == 1
        ? "explore found W1 only" : "explore found W1 \(last == 2 ? "and" : "to") W\(last)"
      show(
        [Diagnostic("there is no W\(witness.number)", at: witness.span, hint: hint)], in: source)
      return nil
    }
    guard journal.hasBranch(discovery.branch) else {
      show(
        [
          Diagnostic(
            "W\(witness.number) begins on b\(discovery.branch), which is forgotten",
            at: witness.span, hint: "explore finds it again")
        ], in: source)
      return nil
    }
    return (discovery, schedule)
  }

  /// How many steps are to be taken; nil where there are not so many, which has been said.
  private func checked(_ steps: Int?, of run: Run, _ source: Source) -> Int? {
    guard let steps, steps > run.count else { return steps ?? run.count }
    show([Diagnostic("\(run.name) has \(counted(run.count, "step"))")], in: source)
    return nil
  }

  // MARK: Replaying

  /// Goes along a run from where it begins, where the session stands. All of it is on its branch, and
  /// the session behind so many steps of it.
  private func replay(_ run: Run, steps: Int, _ text: String) -> Outcome {
    guard run.count > 0 else {
      passage = nil
      say("\(run.name) has no steps: nobody can move", .faint)
      return .done
    }
    depart()
    arrive()
    let beginning = journal.moment
    if let number = run.witness, let branch = branch(of: number) {
      passage = nil
      place(on: branch, at: beginning)
      redo(to: beginning + steps, isLive: true)
    } else {
      // All of the run is on its branch, and so in a lesson saved of it.
      passage = Passage(
        "replay \(run.name)", level: level, machine: machine, start: beginning)
      passage?.replayed = run.count
      checkpointIfWorthwhile(betweenEntries: true)
      journal.branchOff(
        "replay \(run.name)", .choices(run.schedule),
        it: simulator.stage.yourSlots[Bindings.it], moments: run.count)
      noteMovers(of: run.schedule)
      redo(to: beginning + steps, isLive: true)
      showNothing { redo(to: beginning + run.count, isLive: true) }
      if let number = run.witness { discovery?.branches[number] = journal.current }
      moveSilently(to: beginning + steps)
    }
    if steps < run.count {
      let kept = passage
      sayMoment()
      passage = kept
    }
    // That is about now, and not about the run.
    closing = []
    return .done
  }

  /// Goes along a run, as a branch of its own, and says nothing of it.
  /// - Parameter afterEach: given each choice and the number of the first event that came of it.
  func goAlong(_ schedule: Schedule, called name: String, afterEach: (Choice, Int) -> Void) {
    journal.branchOff(
      "replay \(name)", .choices(schedule), it: simulator.stage.yourSlots[Bindings.it],
      moments: schedule.entries.count)
    for (index, entry) in schedule.entries.enumerated() {
      settle()
      let next = simulator.log.next
      perform(schedule, index: index, isLive: false)
      journal.moment += 1
      afterEach(entry.choice, next)
    }
    _ = journal.close()
  }

  /// The branch that a run went on when it was replayed, if that is still as it was.
  private func branch(of witness: Int) -> Int? {
    guard let discovery, let number = discovery.branches[witness], journal.hasBranch(number),
      journal[number].origin?.moment == discovery.moment,
      let first = journal[number].entries.first, case .choices(let schedule) = first.action,
      schedule.choices == discovery.witnesses[witness]?.choices
    else { return nil }
    return number
  }

  private func noteMovers(of schedule: Schedule) {
    let movers = schedule.entries.prefix(JournalEntry.notedMovers).map { entry in
      switch entry.choice.kind {
      case .performs, .fires: entry.choice.actor
      case .delivers, .drops, .duplicates: "the network"
      case .clock: "the clock"
      }
    }
    journal.amendLast { $0.movers = movers }
  }

  /// Does something of which the person sees nothing, though a saved lesson shows it.
  private func showNothing(_ action: () -> Void) {
    let shown = output
    output = { _ in }
    action()
    output = shown
  }

  // MARK: Steps

  /// Makes one choice of a schedule, which has been made before or been found possible.
  func perform(_ schedule: Schedule, index: Int, isLive: Bool) {
    simulator.beginChoosing()
    if isLive { showEvents() }
    let first = simulator.log.next
    let isMade = simulator.make(schedule.entries[index].choice)
    precondition(isMade, "a choice of a run that was found can be made")
    simulator.endChoosing()
    if isLive {
      sayChoice(index, of: schedule.entries[index].choice, from: first)
      showEvents()
    }
    letLook()
  }

  /// Lets everybody go on up to its next choice.
  func settle() {
    simulator.beginChoosing()
    simulator.endChoosing()
  }

  /// Says which step of a run this is, and what was chosen.
  private func sayChoice(_ index: Int, of choice: Choice, from first: Int) {
    guard level != .quiet else { return }
    say("\(index + 1): \(description(of: choice, from: first))", .faint)
  }

  /// What was chosen, by the events that came of it.
  func description(of choice: Choice, from first: Int) -> String {
    let kinds = choice.kind.eventKinds
    let numbers = first..<simulator.log.next
    let event = numbers.lazy.compactMap { self.simulator.log[$0] }.first { event in
      kinds.contains(event.kind)
        && (choice.kind != .performs || self.simulator.stage.name(of: event.actor) == choice.actor)
    }
    return event.map { event in
      simulator.stage.withWriter(limit: 300) { writer in
        let row = EventTable.row(event, number: 0, writer: writer)
        return "\(row.actor) \(row.what)"
      }
    } ?? (choice.kind == .clock ? "the clock goes on" : "\(choice.actor) goes on")
  }
}

extension Choice.Kind {
  /// The events that say what was chosen.
  var eventKinds: [Event.Kind] {
    switch self {
    case .performs:
      [
        .sent, .stopSent, .forwarded, .replied, .spawned, .killed, .timerSet, .received, .started,
        .stopped, .sleeps, .works, .waits,
      ]
    case .delivers: [.arrived]
    case .drops: [.lost]
    case .duplicates: [.duplicated]
    case .fires: [.timerFired]
    case .clock: [.clock]
    }
  }
}
