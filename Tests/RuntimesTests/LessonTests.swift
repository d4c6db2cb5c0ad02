import Lessons
import Testing
import Typography

@testable import rehearse

@Suite struct `A lesson in which a cast plays for real` {
  @Test func `stands where it stood after its reader has tried something`() {
    let session = SessionStage()
    let stage = session.stage
    func perform(_ input: String) -> [String] { stage.perform(input).lines.map(\.plain) }
    for input in [
      "show quiet", "behavior Counter(n) on Add: n = n + 1 end", "spawn Counter(0) as counter",
      "send counter Add", "runtime threads", "run",
    ] {
      #expect(perform(input) == [])
    }
    let before = stage.mark()
    #expect(stage.attempt("send counter Add").lines.count == 1)
    #expect(stage.attempt("step").lines.isEmpty)
    #expect(stage.attempt("counter.n").lines.map(\.plain) == ["2"])
    stage.restore(before)
    #expect(perform("actors")[0].contains("thread"))
    #expect(perform("counter.n") == ["1"])
    #expect(perform("send counter Add") == [])
    #expect(perform("run") == [])
    #expect(perform("counter.n") == ["2"])
    // Back in the lesson: what has been done for real cannot be taken back, so a copy goes on.
    stage.restore(before)
    #expect(perform("counter.n") == ["1"])
    #expect(!perform("actors")[0].contains("thread"))
  }
}
