package import Actors
package import Behaviors
package import Kernel

/// A recording as a text, a step on each line, with actors as their numbers:
///
///     move 3 2 1500         the actor of number 3 makes two moves at 1500 microseconds
///     typed "send p Go"     what was typed, or defined
///     it                    the variable of the prompt is given the value of that
///     given up              the entry that waited is
///     left 3 200            so much of an actor's work was left at the end
///     crashed 3 "reason"    its worker ended; `stopped` instead where it could have no other one
///     crashed 3 told "…"    and had told its state up to the next effect
extension Recording {
  /// - Parameter typed: what was typed, by its number from 0.
  package func text(typed: (Int) -> String) -> String {
    var entries = 0
    var lines: [String] = []
    lines.reserveCapacity(steps.count)
    for step in steps {
      switch step {
      case .moves(let actor, let count, let clock):
        lines.append("move \(actor.index) \(count) \(clock)")
      case .entry, .defined:
        lines.append("typed \(quoted(typed(entries)))")
        entries += 1
      case .assigned: lines.append("it")
      case .abandoned: lines.append("given up")
      case .cut(let actor, let left): lines.append("left \(actor.index) \(left)")
      case .crashed(let actor, let crash):
        let word = crash.isFinal ? "stopped" : "crashed"
        let told = crash.hasTold ? "told " : ""
        lines.append("\(word) \(actor.index) \(told)\(quoted(crash.reason))")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// Reads a recording from a text, and does it on a simulator meanwhile: what was typed can only be
/// understood where it was.
package struct RunReader: ~Copyable {
  private var replay: Replay
  private var steps: [Recording.Step] = []

  /// What a line has that is not understood, or cannot be done.
  package struct Problem: Error, Equatable {
    /// The place of the line among all.
    package let line: Int
    package let text: String
  }

  /// What somebody typed.
  package enum TypedStep {
    case entry(Code, variables: Int)
    case definition(Symbol, Int32)
  }

  /// Reads the lines of a run.
  /// - Parameters:
  ///   - origin: the stage where it begins.
  ///   - slot: the variable of the prompt whose values are to be known.
  ///   - understand: gives what was typed as it is performed, on the stage; nil when that is not
  ///     understood there.
  package static func read(
    _ lines: [Substring], from origin: borrowing Simulator, slot: Int = 0,
    understand: (inout Simulator, String) -> TypedStep?
  ) throws(Problem) -> PlayedRun {
    var reader = RunReader(lines, from: origin)
    for (index, line) in lines.enumerated() {
      try reader.take(line, index, understand: understand)
    }
    let recording = Recording(reader.steps)
    do {
      let end = try reader.replay.finished()
      return try PlayedRun(recording, from: origin, to: end, slot: slot)
    } catch {
      throw Problem(line: lines.count - 1, text: "the run cannot end here")
    }
  }

  private init(_ lines: [Substring], from origin: borrowing Simulator) {
    let crashing = lines.filter { $0.hasPrefix("crashed ") || $0.hasPrefix("stopped ") }
      .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int32($0) } }
    replay = Replay(from: origin, crashing: Set(crashing))
  }

  private mutating func take(
    _ line: Substring, _ index: Int, understand: (inout Simulator, String) -> TypedStep?
  ) throws(Problem) {
    let words = line.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? words[1] : ""
    let step: Recording.Step?
    switch words.first {
    case "move": step = move(rest)
    case "typed": step = typed(rest, understand)
    case "it": step = value.map { .assigned(slot: 0, $0) }
    case "given": step = .abandoned
    case "left": step = left(rest)
    case "crashed": step = crash(rest, isFinal: false)
    case "stopped": step = crash(rest, isFinal: true)
    default: step = nil
    }
    guard let step else { throw Problem(line: index, text: "this cannot be done here") }
    do throws(Replay.Discord) {
      steps.append(step)
      replay.append(step)
      while !replay.isDone { try replay.step() }
    } catch {
      throw Problem(line: index, text: error.text)
    }
  }

  // MARK: Steps

  private func numbers(_ text: Substring, _ count: Int) -> [Int]? {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    return numbers.count == count && numbers.allSatisfy { $0 >= -1 } ? numbers : nil
  }

  private func isThere(_ actor: Int) -> Bool {
    actor >= 0 && actor < replay.simulator.stage.actorCount
  }

  private func move(_ text: Substring) -> Recording.Step? {
    guard let numbers = numbers(text, 3), numbers[1] >= 0, numbers[2] >= 0,
      numbers[0] == -1 || isThere(numbers[0])
    else { return nil }
    return .moves(ActorID(Int32(numbers[0])), count: numbers[1], clock: numbers[2])
  }

  private mutating func typed(
    _ text: Substring, _ understand: (inout Simulator, String) -> TypedStep?
  ) -> Recording.Step? {
    guard replay.canType, let text = string(text) else { return nil }
    switch replay.withStage({ understand(&$0, text) }) {
    case .entry(let code, let variables): return .entry(code, variables: variables)
    case .definition(let name, let number): return .defined(name, number)
    case nil: return nil
    }
  }

  private var value: Value? {
    if case .finished(let value) = replay.simulator.typed { value } else { nil }
  }

  private func left(_ text: Substring) -> Recording.Step? {
    guard let numbers = numbers(text, 2), isThere(numbers[0]), numbers[1] >= 0 else { return nil }
    let actor = ActorID(Int32(numbers[0]))
    return replay.simulator.work(of: actor) == nil ? nil : .cut(actor, left: numbers[1])
  }

  private func crash(_ text: Substring, isFinal: Bool) -> Recording.Step? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let actor = Int(words[0]), actor > 0, isThere(actor) else { return nil }
    let hasTold = words[1].hasPrefix("told ")
    guard let reason = string(hasTold ? words[1].dropFirst("told ".count) : words[1]) else {
      return nil
    }
    return .crashed(
      ActorID(Int32(actor)),
      Recording.Crash(reason: reason, isFinal: isFinal, hasTold: hasTold))
  }

  private func string(_ literal: Substring) -> String? {
    let tags = TagTable(replay.simulator.stage.program)
    guard case .text(let text)? = try? LiteralReader.read(literal, tags) else { return nil }
    return text.string
  }
}
