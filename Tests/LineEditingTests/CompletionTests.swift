import Testing

@testable import LineEditing

@Suite struct `Completing a word` {
  private func outcome(_ candidates: String..., typed: String) -> Completion.Outcome {
    Completion(start: 0, candidates: candidates).outcome(typed: typed)
  }

  @Test func `does nothing without a candidate`() {
    #expect(outcome(typed: "x") == .nothing)
  }

  @Test func `takes the only candidate with its space`() {
    #expect(outcome("send ", typed: "se") == .replace("send "))
    #expect(outcome("send ", typed: "send") == .replace("send "))
    #expect(outcome("lessons/", typed: "lessons/") == .nothing)
  }

  @Test func `goes as far as the candidates agree`() {
    #expect(outcome("trace ", "transfer ", typed: "t") == .replace("tra"))
    #expect(outcome("run ", "run until ", typed: "r") == .replace("run"))
  }

  @Test func `offers the choice where they agree no further`() {
    #expect(outcome("trace ", "transfer ", typed: "tra") == .choose(["trace", "transfer"]))
  }

  @Test func `parts no accent from its letter`() {
    #expect(outcome("caf\u{65}\u{301}", "cafe", typed: "c") == .replace("caf"))
  }
}

@Suite struct `Listed candidates` {
  @Test func `stand in columns that are read downward`() {
    let list = CandidateList(["a", "bb", "ccc", "d", "e"], columns: 12)
    #expect(list.lines == ["a    d", "bb   e", "ccc"])
  }

  @Test func `line up when some are wide`() {
    LineEditor.chooseUTF8()
    #expect(CandidateList(["日本", "ab", "c", "d"], columns: 12).lines == ["日本  c", "ab    d"])
  }

  @Test func `stand one to a line in a narrow window`() {
    #expect(CandidateList(["longer", "than"], columns: 3).lines == ["longer", "than"])
  }

  @Test func `cannot steer the terminal`() {
    #expect(CandidateList(["a\u{1B}[2J"], columns: 80).lines == ["a?[2J"])
  }

  @Test func `are counted beyond a limit`() {
    let names = (1...CandidateList.limit + 3).map { "n\($0)" }
    #expect(CandidateList(names, columns: 80).lines.last == "and 3 more")
  }
}
