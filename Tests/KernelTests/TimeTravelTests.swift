import Sessions
import TestSupport
import Testing

@Suite struct `Generated programs` {
  @Test(arguments: UInt64(49)...51)
  func `come out the same in two runs`(seed: UInt64) {
    let program = GeneratedProgram(seed: seed)
    let runs = (0..<2).map { _ in perform(program) }
    #expect(runs[0].lines == runs[1].lines)
    #expect(configuration(of: runs[0]) == configuration(of: runs[1]))
  }

  @Test(arguments: UInt64(49)...51)
  func `are as they were after going back and forward`(seed: UInt64) {
    let typist = perform(GeneratedProgram(seed: seed))
    let end = configuration(of: typist)
    let values = prompt(of: typist)
    var generator = SplitMix(state: seed)
    for _ in 0..<4 {
      let count = Int.random(in: 1...60, using: &generator)
      _ = typist.answer(to: "back \(count)")
      _ = typist.answer(to: "forward \(count)")
      expectEqual(configuration(of: typist), end, "back and forward \(count)")
    }
    #expect(prompt(of: typist) == values)
  }

  @Test(arguments: UInt64(49)...51)
  func `are at every moment as they were then`(seed: UInt64) {
    let typist = Typist()
    var moments: [(number: Int, configuration: [String])] = []
    for entry in GeneratedProgram(seed: seed, length: 30).entries {
      typist.type(entry)
      moments.append((lastMoment(of: typist), configuration(of: typist)))
    }
    var generator = SplitMix(state: seed)
    for moment in moments.shuffled(using: &generator) {
      _ = typist.answer(to: "goto \(moment.number)")
      expectEqual(configuration(of: typist), moment.configuration, "moment \(moment.number)")
    }
  }

  @Test(arguments: UInt64(49)...51)
  func `say the same when they are done again`(seed: UInt64) {
    let typist = Typist()
    var said: [String] = []
    for entry in GeneratedProgram(seed: seed).entries {
      let before = lastMoment(of: typist)
      let answer = typist.answer(to: entry)
      // What does nothing is no moment, and so is not done again.
      if lastMoment(of: typist) != before { said += answer }
    }
    let end = lastMoment(of: typist)
    _ = typist.answer(to: "back \(end)")
    let again = typist.answer(to: "forward \(end)")
    expectEqual(Array(again.dropLast()), said, "forward \(end)")
    #expect(again.last == "moment \(end) of \(end)")
  }

  @Test(arguments: UInt64(1)...2)
  func `go on undisturbed by what a copy does`(seed: UInt64) {
    let program = GeneratedProgram(seed: seed).entries
    let undisturbed = Typist()
    let typist = Typist()
    for (index, entry) in program.enumerated() {
      undisturbed.type(entry)
      typist.type(entry)
      guard index % 7 == 5 else { continue }
      let copy = typist.fork()
      for other in GeneratedProgram(seed: seed + 1_000).entries { copy.type(other) }
      copy.type("back 20")
      copy.type("reset")
    }
    #expect(typist.lines == undisturbed.lines)
    expectEqual(configuration(of: typist), configuration(of: undisturbed), "after copies")
  }

  @Test(arguments: UInt64(1)...2)
  func `go the same way in a copy`(seed: UInt64) {
    let program = GeneratedProgram(seed: seed).entries
    let typist = Typist()
    for entry in program.prefix(20) { typist.type(entry) }
    let copy = typist.fork()
    for entry in program.dropFirst(20) {
      #expect(copy.answer(to: entry) == typist.answer(to: entry))
    }
    expectEqual(configuration(of: copy), configuration(of: typist), "the copy")
  }

  /// Goes on from moments picked by the seed, then looks at every branch in an order picked by it.
  @Test(arguments: UInt64(71)...74)
  func `are on every branch what they were, whatever is done on others`(seed: UInt64) {
    let typist = perform(GeneratedProgram(seed: seed, length: 30))
    var generator = SplitMix(state: seed)
    var ends: [Int: (configuration: [String], prompt: [String])] = [:]
    var current = 1
    for round in 1...8 {
      ends[current] = (configuration(of: typist), prompt(of: typist))
      if round % 3 == 0, let other = ends.keys.sorted().randomElement(using: &generator) {
        _ = typist.answer(to: "switch b\(other)")
        current = other
      }
      _ = typist.answer(to: "goto \(Int.random(in: 0...lastMoment(of: typist), using: &generator))")
      let program = GeneratedProgram(seed: seed * 100 + UInt64(round), length: 10)
      for entry in program.entries + ["let branch = \(round)"] {
        let begun = typist.answer(to: entry).last { $0.hasPrefix("a new branch: b") }
        let word = begun?.dropFirst("a new branch: b".count).prefix { $0.isNumber }
        current = word.flatMap { Int($0) } ?? current
      }
    }
    ends[current] = (configuration(of: typist), prompt(of: typist))
    #expect(ends.count > 5)
    for number in (ends.keys.sorted() + ends.keys.sorted()).shuffled(using: &generator) {
      _ = typist.answer(to: "switch b\(number)")
      expectEqual(configuration(of: typist), ends[number]?.configuration ?? [], "b\(number)")
      #expect(prompt(of: typist) == ends[number]?.prompt)
    }
  }

  private func perform(_ program: GeneratedProgram) -> Typist {
    let typist = Typist()
    for entry in program.entries { typist.type(entry) }
    return typist
  }
}

@Suite struct `A long session` {
  private static let pingPong = """
    behavior Player
      var n = 0
      on Ball(from): n = n + 1; send from Ball(self)
    end
    """

  /// How often each player has had the ball, looked at in a copy.
  private func counts(_ typist: Typist) -> [String] {
    typist.fork().answer(to: "[a.n, b.n]")
  }

  private func players() -> Typist {
    let typist = Typist(asScript: true)
    typist.type(Self.pingPong)
    typist.type("spawn Player as a")
    typist.type("spawn Player as b")
    typist.type("send a Ball(b)")
    return typist
  }

  @Test func `goes back over a million turns to the right place`() {
    let typist = players()
    typist.type("run 1000000")
    #expect(counts(typist) == ["[500000, 500000]"])
    let end = typist.answer(to: "trace")
    _ = typist.answer(to: "back 1")
    #expect(counts(typist) == ["[500000, 499999]"])
    _ = typist.answer(to: "back 500000")
    #expect(counts(typist) == ["[250000, 249999]"])
    _ = typist.answer(to: "back 499998")
    #expect(counts(typist) == ["[1, 0]"])
    _ = typist.answer(to: "forward 999999")
    #expect(typist.answer(to: "trace") == end)
    _ = typist.answer(to: "back 1000001")
    #expect(typist.answer(to: "mailbox") == ["every mailbox is empty"])
  }

  @Test func `switches between runs of a million turns`() {
    let typist = players()
    typist.type("run 1000000")
    let end = typist.answer(to: "trace")
    _ = typist.answer(to: "goto 300000")
    typist.type("send b Ball(a)")
    typist.type("run 1000000")
    #expect(counts(typist) == ["[649998, 649998]"])
    let other = typist.answer(to: "trace")
    for _ in 0..<3 {
      _ = typist.answer(to: "switch b1")
      #expect(counts(typist) == ["[500000, 500000]"])
      #expect(typist.answer(to: "trace") == end)
      _ = typist.answer(to: "switch b2")
      #expect(counts(typist) == ["[649998, 649998]"])
      #expect(typist.answer(to: "trace") == other)
    }
    _ = typist.answer(to: "back 1000001")
    #expect(counts(typist) == ["[149998, 149998]"])
  }

  @Test func `forgets the branch that was left longest ago, and nothing of the others`() {
    let typist = Typist()
    typist.type("let xs = []")
    for number in 1...120 {
      // Each leaves the one before it, at its last moment but one.
      typist.type("xs = xs + [\(number)]")
      typist.type("xs = xs + [0]")
      if number < 120 { typist.type("back") }
    }
    #expect(typist.lines.filter { $0.hasSuffix("is forgotten: 100 branches are kept") }.count == 20)
    #expect(typist.lines.contains("b20 is forgotten: 100 branches are kept"))
    typist.type("switch b20")
    #expect(typist.outcome == .failed)
    for number in [21, 120, 57, 22] {
      typist.type("switch b\(number)")
      let wanted = (1...number).map(String.init) + ["0"]
      #expect(typist.answer(to: "xs") == ["[" + wanted.joined(separator: ", ") + "]"])
    }
    #expect(typist.answer(to: "history").allSatisfy { $0.count <= 78 })
  }

  @Test func `runs ten thousand turns unless told`() {
    let typist = players()
    #expect(
      typist.answer(to: "run") == [
        "stopped after 10000 turns; run 100000 lets more of them pass"
      ])
    #expect(typist.outcome == .done)
    #expect(typist.answer(to: "a.n + b.n") == ["10000"])
    #expect(typist.answer(to: "run 20000") == [])
    #expect(typist.answer(to: "a.n + b.n") == ["30000"])
  }

  @Test func `gives up an entry that waits for ten thousand turns`() {
    let typist = players()
    typist.type("behavior Silent on m: sleep 1s; send self m end")
    typist.type("spawn Silent as s")
    let answer = typist.answer(to: "await ask s 1 within 100000s")
    #expect(answer.count == 1)
    #expect(answer.first?.hasPrefix("stopped after 10000 turns") == true)
    #expect(typist.outcome == .failed)
    #expect(typist.answer(to: "a.n + b.n") == ["9999"])
  }

  @Test func `can be interrupted in a run and goes on`() {
    let typist = players()
    var asked = 0
    typist.session.isInterrupted = {
      asked += 1
      return asked == 3
    }
    #expect(typist.answer(to: "run 100000000").last?.hasPrefix("interrupted after ") == true)
    #expect(typist.outcome == .interrupted(kept: "run 8192"))
    let state = configuration(of: typist)
    _ = typist.answer(to: "back 7000")
    _ = typist.answer(to: "forward 7000")
    expectEqual(configuration(of: typist), state, "after the interruption")
  }

  @Test func `is what it was before an await that is interrupted`() {
    let typist = players()
    typist.type("behavior Silent on m: sleep 100000s end")
    typist.type("spawn Silent as s")
    let state = configuration(of: typist)
    typist.session.isInterrupted = { true }
    typist.type("let x = await ask s 1")
    #expect(typist.lines.last == "interrupted: nothing of this entry was kept")
    #expect(typist.outcome == .interrupted(kept: nil))
    typist.session.isInterrupted = { false }
    expectEqual(configuration(of: typist), state, "after the interruption")
    typist.type("x")
    #expect(typist.outcome == .failed)
  }

  @Test func `begins no branch with what is interrupted, and keeps what a run came to`() {
    let typist = players()
    typist.type("let x = 1")
    typist.type("let x = 2")
    typist.type("behavior Silent on m: sleep 100000s end")
    typist.type("spawn Silent as s")
    _ = typist.answer(to: "back 1")
    typist.session.isInterrupted = { true }
    typist.type("sleep 7s")
    #expect(typist.outcome == .interrupted(kept: nil))
    typist.session.isInterrupted = { false }
    #expect(typist.answer(to: "switch b2").first?.contains("there is only b1") == true)
    _ = typist.answer(to: "forward")
    var asked = 0
    typist.session.isInterrupted = {
      asked += 1
      return asked == 3
    }
    typist.type("run 100000000")
    typist.session.isInterrupted = { false }
    _ = typist.answer(to: "back 8192")
    // What the interrupted run came to is an entry of its own, also for whoever resumes.
    typist.type("run 8192")
    #expect(typist.answer(to: "history").last?.hasSuffix("run 8192  <- you are here") == true)
    #expect(typist.answer(to: "switch b2").first?.contains("there is only b1") == true)
  }

  @Test func `has as many actors as are spawned`() {
    let typist = Typist(asScript: true)
    typist.type("behavior Idle on m: m = m end")
    typist.type("for i in range(100000) do spawn Idle end")
    #expect(typist.answer(to: "actors").first == "the last 200 of 100000 actors:")
    typist.type("stop all")
    #expect(typist.outcome == .failed)
  }
}

/// All that can be seen of where a session stands by commands that only look.
func configuration(of typist: Typist) -> [String] {
  let actors = typist.answer(to: "actors")
  let names = actors.compactMap { $0.split(separator: " ").first.map(String.init) }
  let ways =
    ["mailbox", "futures", "letters", "trace 40", "mailbox you"]
    + (names.first == "there" ? [] : names.map { "info \($0)" })
  return actors + ways.flatMap { ["> \($0)"] + typist.answer(to: $0) }
}

/// What the prompt would say next, in a copy: typing a value is an entry, too.
private func prompt(of typist: Typist) -> [String] {
  let copy = typist.fork()
  return ["it", "now()", "random(1000000)", "fa", "fb"].flatMap { copy.answer(to: $0) }
}

/// The number of the last moment there is.
private func lastMoment(of typist: Typist) -> Int {
  let words = typist.answer(to: "goto 999999999").first?.split(separator: " ")
  return words?.last.flatMap { Int($0) } ?? -1
}

/// Compares line by line; a failure shows the first line that differs alone.
private func expectEqual(
  _ actual: [String], _ expected: [String], _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual != expected else { return }
  let index = zip(actual, expected).enumerated().first { $1.0 != $1.1 }?.offset
  let line = index ?? min(actual.count, expected.count)
  let found = line < actual.count ? actual[line] : "nothing"
  let wanted = line < expected.count ? expected[line] : "nothing"
  Issue.record(
    "\(what): line \(line) is \(found), not \(wanted)", sourceLocation: sourceLocation)
}
