package import Actors
package import Behaviors

/// Entries at the prompt: turns of `you`, who are not scheduled but are waited for.
extension Simulator {
  /// Begins to perform a typed entry. How it stands afterwards is `typed`; while it waits, others may
  /// move, and once it is ready, `goOn` continues it.
  package mutating func perform(_ entry: Code) {
    code = Unmanaged.passUnretained(entry)
    turn = Turn(kind: .typed, actor: .you)
    typed = .none
    machine.allowRounds()
    machine.enter(entry, at: entry.entries.initialize, message: .none)
    proceed()
  }

  /// Continues the entry that was waiting.
  package mutating func goOn() {
    typed = .none
    resume(.you)
  }

  /// Gives up the entry that is waiting.
  package mutating func abandon() {
    _ = takeSuspension(of: .you)
    typed = .none
  }

  /// The value of a condition or another expression without effects; everything is left as it was, also
  /// a turn that stands still in the middle.
  package mutating func evaluate(_ condition: Code) -> Result<Value, Fault> {
    guard isPaused else { return evaluateBetweenTurns(condition) }
    let paused = (turn, code, reached)
    var aside = Machine()
    swap(&machine, &aside)
    isPaused = false
    defer {
      (turn, code, reached) = paused
      swap(&machine, &aside)
      isPaused = true
    }
    return evaluateBetweenTurns(condition)
  }

  private mutating func evaluateBetweenTurns(_ condition: Code) -> Result<Value, Fault> {
    let before = (typed, stage.randomSources, pauseEvent, grain)
    defer { (typed, stage.randomSources, pauseEvent, grain) = before }
    pauseEvent = .max
    grain = .slice
    perform(condition)
    switch typed {
    case .finished(let value?): return .success(value)
    case .failed(let fault, _): return .failure(fault)
    case .none, .waiting, .ready, .finished(nil): return .success(.none)
    }
  }
}
