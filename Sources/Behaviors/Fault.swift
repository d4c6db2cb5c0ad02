package import Actors

/// What an actor did wrong in a turn.
///
/// Errors must be `Sendable`; a fault is thrown and caught within one turn and never leaves it.
package indirect enum Fault: Error, @unchecked Sendable {
  /// `fail e`.
  case failed(Value)
  /// Any other fault, in words: what another process says of a turn that it has run.
  case reported(String)
  case divisionByZero
  case integerOverflow
  case floatOverflow
  case wrongOperands(operator: String, Value, Value)
  case cannotNegate(Value)
  case noOrder(Value, Value)
  case notBoolean(Value, in: String)
  case missingKey(Value)
  case badKey(Value)
  case indexOutOfRange(Int, count: Int)
  case badIndex(Value, in: Value)
  case cannotIndex(Value)
  case cannotAssignInto(Value)
  case noField(String, of: Value)
  case noMethod(String, of: Value)
  case wrongArgument(builtin: String, expected: String, Value)
  case emptyList(builtin: String)
  case cannotIterate(Value)
  case badRepeatCount(Value)
  case notAFuture(Value)
  case notADuration(Value, in: String)
  case notAnActor(Value, in: String)
  case tooDeep
  case tooLarge
  case tooManyRounds
  // Found by the kernel.
  case unknownBehavior(String, nearest: String?)
  case wrongParameterCount(behavior: String, expected: Int, given: Int)
  case nestedTooDeep(behavior: String)
  case tooManyActors(Int)
  case mailboxFull(actor: String, Int)
  case repliedAlready(message: Int)
  case forwardedAlready(message: Int)
  case nothingToReply(hook: String)
  case nothingToForward
  case cannotWait(hook: String)
  case late(FutureID, after: Int)
  case forgottenFuture(FutureID)
  case hasStopped(actor: String)
  case noSuchField(String, actor: String, known: [String])
  case cannotStopYou
  case negativeDuration
  case badRestartLimit(Value)
  case clockOverflow
  case networkFull(Int)
}

extension Fault {
  /// What `at failure(reason)` is given: the value after `fail`, or the words of the fault.
  package func reason(_ writer: ValueWriter) -> Value {
    if case .failed(let value) = self { return value }
    return Value(text(writer))
  }
}
