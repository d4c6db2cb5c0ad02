import Kernel
import Language
import Runtimes

/// A real run that the session's cast is in. The stage is with the run; the session has it while it does
/// something with it.
final class LivePerformance {
  let run: RealRun
  /// Where the cast plays.
  let form: RuntimeForm
  /// The variables of the prompt when it began.
  let bindings: Bindings
  /// What has been typed that the run has performed, in order, each with the variables after it.
  var typed: [Typed] = []
  /// What has been typed and what came of it, for a lesson.
  var passages: [Passage] = []
  /// How many of those who are doing something have the stage.
  fileprivate(set) var users = 0

  /// An entry or a definition, as it was typed.
  struct Typed {
    var text: String
    var after: Bindings
  }

  init(_ run: RealRun, _ form: RuntimeForm, _ bindings: Bindings) {
    self.run = run
    self.form = form
    self.bindings = bindings
  }
}

/// Having the stage, and giving it back.
extension Session {
  /// Does something while the session has the stage; everything on it stands still.
  func withStage<Result>(_ body: () -> Result) -> Result {
    guard let performance else { return body() }
    if performance.users == 0 { performance.run.enter(&simulator) }
    performance.users += 1
    defer {
      performance.users -= 1
      if performance.users == 0, self.performance === performance {
        performance.run.leave(&simulator)
      }
    }
    return body()
  }

  /// Lets the run go on while something is done, by whoever has the stage.
  func withoutStage<Result>(
    of performance: LivePerformance, _ body: (RealRun) -> Result
  ) -> Result {
    performance.run.leave(&simulator)
    defer { performance.run.enter(&simulator) }
    return body(performance.run)
  }

  /// Shows what has happened, while others have the stage.
  func showReports(of performance: LivePerformance) {
    performance.run.enterToReport(&simulator)
    showEvents()
    performance.run.leave(&simulator)
  }

  /// Whether the cast, playing by itself, has done something that is to be shown.
  package var hasNews: Bool { performance?.run.hasReports ?? false }

  /// Shows what the cast has done by itself since the last time.
  package func showNews() {
    if let performance, performance.users == 0 { showReports(of: performance) }
  }

  /// Whether the cast plays on real machinery.
  package var isPerforming: Bool { performance != nil }
}
