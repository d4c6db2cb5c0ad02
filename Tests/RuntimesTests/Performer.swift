import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Typography

@testable import Runtimes
@testable import Sessions

/// Performs a script on a real runtime: what has to do with the cast is done by a real run, and a
/// session says what it says.
final class Performer {
  let session: Session
  private(set) var results: [String] = []
  private(set) var errors: [String] = []
  private(set) var run: RealRun
  /// Whether the script has failed.
  private(set) var hasFailed = false

  init(on runtime: Runtime) throws {
    session = Session.forScript { _ in }
    run = try RealRun(&session.simulator, on: runtime)
    session.output = { [unowned self] output in
      switch output {
      case .result(let line), .printed(let line): results.append(line.plain)
      case .diagnostic(let line): errors.append(line.plain)
      }
    }
  }

  /// Performs a script to its end, and the cast to rest.
  func perform(_ text: String, name: String = "test.act") {
    let source = Source(text, name: name)
    let script = Parser.parseScript(source)
    precondition(script.errors.isEmpty, "\(script.errors)")
    for (entry, span) in script.entries where !hasFailed {
      perform(entry, in: source, source[span])
    }
  }

  /// Ends the run; the stage is the session's again.
  func finish() {
    run.finish(&session.simulator)
    session.finish()
  }

  /// What is different where the run is replayed.
  var discord: String? {
    do throws(PlayedRun.Problem) {
      _ = try run.played(to: session.simulator)
      return nil
    } catch {
      return "\(error)"
    }
  }

  func looking(_ body: () -> Void) {
    run.enter(&session.simulator)
    body()
    run.leave(&session.simulator)
  }

  private func perform(_ entry: Entry, in source: Source, _ text: String) {
    switch entry {
    case .empty: break
    case .definition(let behavior):
      looking { hasFailed = session.define(behavior, in: source, text) != .done }
      let name = session.program.symbols.intern(behavior.name.text)
      run.define(name, as: Int32(session.program.codes.count - 1))
    case .statement(let statement):
      type(waits: text.contains("await")) { (session: Session) throws(Compiler.Refusal) in
        try Compiler.compile(
          statement, source: source, prompt: session.scope, program: session.program)
      }
    case .expression(let expression):
      let value = type(waits: text.contains("await")) {
        (session: Session) throws(Compiler.Refusal) in
        try Compiler.compile(
          expression, source: source, prompt: session.scope, program: session.program)
      }
      if let value {
        switch expression.kind {
        case .spawn, .ask: break
        default: looking { session.sayValue(value) }
        }
      }
    case .command(.run): rest()
    case .command(.advance(let length)):
      type(waits: true) { (session: Session) throws(Compiler.Refusal) in
        try Compiler.compile(
          sleepOf: length, source: source, prompt: session.scope, program: session.program)
      }
    case .command:
      rest()
      looking { _ = session.submit(written: Source(text, name: source.name)) }
    }
  }

  /// Waits for rest, and reports what is reported then.
  private func rest() {
    _ = run.waitForRest(isInterrupted: { false }) { show() }
    looking { session.finishEntry() }
  }

  private func show() {
    looking { session.showEvents() }
  }

  @discardableResult
  private func type(
    waits: Bool, _ compile: (Session) throws(Compiler.Refusal) -> Compiler.TypedCode
  ) -> Value? {
    var compiled: Compiler.TypedCode?
    looking {
      do throws(Compiler.Refusal) {
        compiled = try compile(session)
      } catch {
        session.show(error.diagnostics, in: Source(""))
      }
    }
    guard let compiled else {
      hasFailed = true
      return nil
    }
    session.bindings.slots = compiled.slots
    session.bindings.nextSlot = compiled.nextSlot
    let end = run.perform(
      compiled.code, variables: compiled.nextSlot, isInterrupted: { false }, show: show)
    show()
    // Who has waited reports failures once the cast is at rest, as the simulator does.
    if waits { rest() }
    var value: Value?
    switch end {
    case .finished(let result):
      value = result
      if let result, !result.isNone {
        run.setYourSlot(Bindings.it, to: result)
      }
    case .failed(let fault, _):
      hasFailed = true
      looking { errors.append(session.simulator.stage.withWriter { fault.text($0) }) }
    case .blocked:
      hasFailed = true
      errors.append("blocked")
    case .interrupted: hasFailed = true
    }
    return value
  }
}
