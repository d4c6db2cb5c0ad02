import Machines
import TestSupport
import Testing
import Tracing

@Suite struct `Generated casts` {
  @Test(arguments: UInt64(1)...60)
  func `do the same work as whatever they run`(seed: UInt64) {
    let program = GeneratedCast(seed: seed, isSteady: true).program
    let performances = WorkerKind.allCases.map { perform(program, as: $0, on: model(seed)) }
    for performance in performances {
      #expect(performance.ending == .rest)
      #expect(performance.worked == performances[0].worked)
      // The clock may lose a microsecond of each sleep.
      #expect(abs(performance.slept - performances[0].slept) < 40_000)
    }
  }

  @Test(arguments: UInt64(1)...60, [true, false])
  func `never have two on one core, or with one lock`(seed: UInt64, isSteady: Bool) {
    let program = GeneratedCast(seed: seed, isSteady: isSteady).program
    for kind in WorkerKind.allCases {
      let model = model(seed)
      let performance = perform(program, as: kind, on: model)
      let lanes = performance.timeline.lanes.map(\.stretches)
      let runs = lanes.joined().filter { if case .runs = $0.activity { true } else { false } }
      for lane in lanes { #expect(areDisjoint(lane)) }
      for core in 0..<model.cores {
        #expect(areDisjoint(runs.filter { $0.activity == .runs(core: core) }))
      }
      if kind == .lockedThread { #expect(areDisjoint(runs)) }
      #expect(performance.busyCores <= Double(model.cores) + 1e-9)
      #expect(performance.worked <= performance.timeline.computed)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `come out the same every time, and leave the session as it was`(seed: UInt64) {
    let program = GeneratedCast(seed: seed, isSteady: false).program
    let typist = Typist()
    for entry in program.split(separator: "\n\n") { typist.type(String(entry)) }
    let before = looks.map { typist.answer(to: $0) }
    let first = typist.answer(to: "timeline")
    let isSame = typist.answer(to: "timeline") == first
    #expect(isSame)
    let after = looks.map { typist.answer(to: $0) }
    let isUntouched = before == after
    #expect(isUntouched)
  }

  private let looks = ["actors", "mailbox", "futures", "trace 1000", "info w0", "w0.n"]

  private func model(_ seed: UInt64) -> MachineModel {
    var model = MachineModel()
    model.cores = Int(seed % 4) + 1
    model.switchInterval = [5_000_000, 1_000_000, 50_000][Int(seed % 3)]
    return model
  }

  private func areDisjoint(_ stretches: [Timeline.Stretch]) -> Bool {
    let sorted = stretches.sorted { $0.start < $1.start }
    return zip(sorted, sorted.dropFirst()).allSatisfy { $0.end <= $1.start }
  }
}
