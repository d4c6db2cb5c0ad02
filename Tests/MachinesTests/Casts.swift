import Machines
import TestSupport
import Testing
import Tracing

@testable import Sessions

/// What comes of a cast, given as what is typed.
func perform(
  _ program: String, as kind: WorkerKind, on model: MachineModel = MachineModel(),
  sourceLocation: SourceLocation = #_sourceLocation
) -> Performance {
  let typist = Typist()
  for entry in program.split(separator: "\n\n") { typist.type(String(entry)) }
  #expect(typist.outcome == .done, "\(typist.lines)", sourceLocation: sourceLocation)
  return perform(typist, as: kind, on: model)
}

func perform(
  _ typist: Typist, as kind: WorkerKind, on model: MachineModel = MachineModel()
) -> Performance {
  var run = ModelRun(typist.session.simulator, on: model, as: kind)
  while true {
    if let performance = run.run(10_000) { return performance }
  }
}

/// Workers that all do the same.
func workers(_ count: Int, _ body: String) -> String {
  let spawns = (0..<count).map { "spawn Worker as w\($0)\n\nsend w\($0) Go" }
  return (["behavior Worker on Go: \(body) end"] + spawns).joined(separator: "\n\n")
}

extension MachineModel {
  /// Where nothing costs anything but work.
  static func free(cores: Int) -> MachineModel {
    var model = MachineModel()
    model.cores = cores
    model.threadStart = 0
    model.processStart = 0
    model.queuedMessage = 0
    model.carriedMessage = 0
    model.byte = 0
    return model
  }
}

extension Performance {
  /// The stretches of one lane, in milliseconds: `runs 0-5`.
  func story(of name: String) -> [String] {
    let lane = timeline.lanes.first { $0.name == name }
    return (lane?.stretches ?? []).map { stretch in
      let what =
        switch stretch.activity {
        case .runs: "runs"
        case .waits: "waits"
        case .sleeps: "sleeps"
        }
      return "\(what) \(stretch.start / 1_000_000)-\(stretch.end / 1_000_000)"
    }
  }
}
