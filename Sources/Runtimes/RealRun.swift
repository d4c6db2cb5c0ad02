package import Actors
package import Behaviors
package import Kernel

/// A cast that plays on real machinery: a thread or a process for each actor, and real time.
///
/// It takes a session's stage over, and gives it back when it is over. Meanwhile the cast plays all the
/// time, also while nobody waits for it; whoever holds the session types entries and looks.
///
///     var run = try RealRun(&simulator, on: .threads)   // `simulator` is an empty one now
///     run.waitForRest(isInterrupted: …) { show }        // in `show`: enter, take reports, leave
///     run.finish(&simulator)                            // and has the stage again
///
/// All of its functions are to be called by one thread, the same that has the simulator.
package final class RealRun {
  package let runtime: Runtime
  private let hub: Hub
  /// The stage as it was at the beginning.
  package let origin: Simulator

  /// How often somebody is asked whether to go on waiting, in microseconds.
  private static let patience = 20_000

  /// Takes the stage over and lets the cast play. What is in flight arrives at once: between threads
  /// and through pipes messages have no way of their own.
  /// - Throws: when the machine does not give the threads or processes that the living actors need;
  ///   the simulator has its stage then.
  package init(_ simulator: inout Simulator, on runtime: Runtime) throws(Refusal) {
    self.runtime = runtime
    origin = simulator.copy()
    let crew: any Crew =
      switch runtime {
      case .threads: ThreadCrew(nil)
      case .lockedThreads(let interval): ThreadCrew(GlobalLock(interval: interval))
      case .processes(let executable): ProcessCrew(executable: executable)
      }
    var stage = Simulator(program: simulator.stage.program, window: 1)
    swap(&stage, &simulator)
    hub = Hub(stage, crew: crew)
    do throws(Refusal) {
      try hub.open()
    } catch {
      finish(&simulator)
      throw error
    }
  }

  deinit { hub.close() }

  // MARK: Waiting

  /// Waits until nobody computes, waits for time or can move.
  /// - Parameters:
  ///   - isInterrupted: is asked often whether to wait no longer; the cast goes on.
  ///   - show: is called when there are reports to be taken, without the stage.
  /// - Returns: whether it is at rest.
  package func waitForRest(isInterrupted: () -> Bool, show: () -> Void) -> Bool {
    wait(isInterrupted: isInterrupted, show: show) { _ in false }
    hub.lock.acquire()
    defer { hub.lock.release() }
    return hub.isAtRest
  }

  /// Waits for rest, an interruption or until a condition of the hub holds.
  private func wait(
    isInterrupted: () -> Bool, show: () -> Void, until holds: (Hub) -> Bool
  ) {
    hub.lock.acquire()
    hub.isWatched = true
    while true {
      if !hub.simulator.reports.isEmpty {
        hub.lock.release()
        show()
        hub.lock.acquire()
        continue
      }
      if holds(hub) || hub.isAtRest || isInterrupted() { break }
      hub.changed.wait(hub.lock, until: RealTime.now + Self.patience)
    }
    hub.isWatched = false
    hub.lock.release()
  }

  // MARK: Looking

  /// Puts the stage into a simulator, which has to be the empty one that the run left. Everything on it
  /// stands still until `leave`, and can be seen as it is: no turn may be moved.
  package func enter(_ simulator: inout Simulator) {
    hub.lookAtAll()
    swap(&hub.simulator, &simulator)
  }

  /// Puts the stage into a simulator, like `enter`, for as long as it takes to say what has been reported:
  /// whoever computes goes on with that, so that the state of actors may be what it was.
  package func enterToReport(_ simulator: inout Simulator) {
    hub.lock.acquire()
    swap(&hub.simulator, &simulator)
  }

  /// Whether something has been reported that nobody has taken.
  package var hasReports: Bool {
    hub.lock.acquire()
    defer { hub.lock.release() }
    return !hub.simulator.reports.isEmpty
  }

  /// The number that the operating system knows an actor's thread or process by; nil when it has none,
  /// as after its end. To be asked between `enter` and `leave`.
  package func systemID(of actor: ActorID) -> Int? {
    hub.systemID(of: actor)
  }

  /// Whether nobody computes, and nobody can move before something is due. To be asked between `enter`
  /// and `leave`.
  package var isIdle: Bool { hub.busyCount == 0 }

  /// The last frames that have travelled between the stage and worker processes, in order; empty for
  /// threads.
  package var transmissions: [Transmission] {
    (hub.crew as? ProcessCrew)?.transcript.all ?? []
  }

  /// Gives the stage back to the run.
  package func leave(_ simulator: inout Simulator) {
    swap(&hub.simulator, &simulator)
    hub.stopLooking()
  }

  // MARK: Typing

  /// How an entry ended.
  package enum End {
    /// It is done; the value is that of an expression typed alone.
    case finished(Value?)
    /// It failed at an instruction of its code.
    case failed(Fault, instruction: Int)
    /// It waited and nobody could move; it has been given up.
    case blocked
    case interrupted
  }

  /// Performs an entry at the prompt. While it waits, and meanwhile, the cast plays on.
  /// - Parameter variables: how many variables the prompt has thereafter.
  package func perform(
    _ entry: Code, variables: Int, isInterrupted: () -> Bool, show: () -> Void
  ) -> End {
    var next = hub.takeTurn(entry, variables: variables)
    while true {
      switch next {
      case .compute:
        while !hub.you.activation.compute(rounds: 100_000) {}
      case .work(let length):
        hub.you.workLeft = Computation.perform(microseconds: length) { !isInterrupted() }
        if hub.you.workLeft != 0 { return giveUp(.interrupted) }
      case .again, .wait: break
      case .idle, .end:
        switch hub.yourEntry {
        case .none: return .finished(nil)
        case .finished(let value): return .finished(value)
        case .failed(let fault, let instruction): return .failed(fault, instruction: instruction)
        case .waiting, .ready: break
        }
        wait(isInterrupted: isInterrupted, show: show) { $0.you.isMovable }
        if !hub.isYourMove { return giveUp(isInterrupted() ? .interrupted : .blocked) }
      }
      next = hub.takeTurn(hub.you)
    }
  }

  private func giveUp(_ end: End) -> End {
    hub.abandon()
    return end
  }

  /// Lets `spawn` find a behavior under its name from now on.
  package func define(_ name: Symbol, as behavior: Int32) {
    hub.define(name, as: behavior)
  }

  /// Gives a variable of the prompt its value; an entry has made room for it.
  package func setYourSlot(_ slot: Int, to value: Value) {
    hub.setYourSlot(slot, to: value)
  }

  /// The run as far as it has come, to its last moment. To be asked between `enter` and `leave`.
  package func playedSoFar(slot: Int) -> PlayedRun {
    PlayedRun(upToNow: hub.recording, from: origin, slot: slot)
  }

  // MARK: The end

  /// How it went so far.
  package var recording: Recording { hub.lockedRecording }

  /// Ends the run and gives the stage back. Turns that are under way go on to where they end or wait;
  /// what waits for time waits for the simulator's clock from here on.
  package func finish(_ simulator: inout Simulator) {
    hub.close()
    swap(&hub.simulator, &simulator)
  }

  /// Does the recorded run again, by a simulator alone, and compares what comes of it. To be called once
  /// the run is over.
  /// - Parameters:
  ///   - simulator: the stage as `finish` gave it back.
  ///   - slot: the variable of the prompt whose values are to be known.
  package func played(
    to simulator: borrowing Simulator, slot: Int = 0
  ) throws(PlayedRun.Problem) -> PlayedRun {
    try PlayedRun(recording, from: origin, to: simulator, slot: slot)
  }
}
