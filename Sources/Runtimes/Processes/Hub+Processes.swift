import Actors
import Behaviors
import Diagnostics
import Kernel

/// What goes to the stage and comes from it where turns are run in other processes.
extension Hub {
  /// Whether a worker computes, or has been asked for its turn.
  func isAway(_ worker: Worker) -> Bool {
    lock.acquire()
    defer { lock.release() }
    return worker.isAway
  }

  /// The source of an actor's behavior, and how many instructions it has.
  func behavior(of actor: ActorID) -> (source: String, length: Int) {
    lock.acquire()
    defer { lock.release() }
    let code = simulator.stage.view(of: actor).behavior
    return (code.source[code.span], code.length)
  }

  /// Notes the effect that a worker has reached. False when that cannot be understood.
  func note(_ lines: [Substring], _ head: [Substring], of process: ActorProcess) -> Bool {
    guard head.count >= 4, let place = Int(head[1]), let rounds = Int(head[2]),
      let effect = Effect.named[String(head[0])], process.activation.isLent
    else { return false }
    process.hasGoneOn = head.count > 4
    do throws(LiteralReader.Problem) {
      var operands: [Value] = []
      var fault: Fault?
      for line in lines.dropFirst() {
        if let variable = SlotLine(line) {
          try note(variable, of: process)
        } else if effect == .fault {
          fault = try self.fault(line)
        } else {
          operands.append(try read(line))
        }
      }
      if effect == .fault {
        guard let fault else { return false }
        process.activation.reach(fault, at: place, rounds: rounds)
      } else {
        process.activation.reach(effect, at: place, operands: operands, rounds: rounds)
      }
      return true
    } catch {
      return false
    }
  }

  private func note(
    _ variable: SlotLine, of process: ActorProcess
  ) throws(LiteralReader.Problem) {
    let variables = process.activation.variables
    guard variables.indices.contains(variable.slot), process.known.indices.contains(variable.slot)
    else { throw .init(offset: 0) }
    let value = try read(variable.literal)
    variables[variable.slot] = value
    process.known[variable.slot] = value
  }

  private func fault(_ line: Substring) throws(LiteralReader.Problem) -> Fault {
    if line.hasPrefix(Words.fail) { return .failed(try read(line.dropFirst(Words.fail.count))) }
    guard line.hasPrefix(Words.say),
      case .text(let words) = try read(line.dropFirst(Words.say.count))
    else { throw .init(offset: 0) }
    return .reported(words.string)
  }

  private func read(_ literal: Substring) throws(LiteralReader.Problem) -> Value {
    let program = simulator.stage.program
    return try LiteralReader.read(literal, symbol: { program.symbols.intern($0) })
  }

  /// Takes over what a worker holds of a turn that others go on with.
  func install(_ lines: ArraySlice<Substring>, of process: ActorProcess) {
    lock.acquire()
    comeBack(process)
    // What cannot be read is as if it had not been there: the actor's turn fails where it needs it.
    let stack = lines.map { (try? read($0)) ?? .none }
    if process.activation.isLent {
      process.activation.complete(stack)
    } else {
      simulator.completeWait(of: process.actor, stack)
    }
    changed.signalAll()
    lock.release()
  }
}

extension ProcessCrew {
  func prepare(_ worker: Worker, for next: Hub.Next, _ simulator: inout Simulator) {
    guard let process = worker as? ActorProcess else { return }
    switch next {
    case .idle, .again, .wait, .end: return
    case .work(let length):
      process.frames.append("\(Words.work) \(Computation.rounds(of: length))")
    case .compute:
      simulator.reveal(process.activation)
      let order = process.activation.takeOrder()
      if process.hasGoneOn, !order.isNew { return process.hasGoneOn = false }
      // What it has gone on to though its turn has failed is not to count.
      if process.hasGoneOn { process.known = [] }
      process.hasGoneOn = false
      if order.isNew { process.turn += 1 }
      process.frames.append(
        simulator.stage.withWriter(naming: reference) { text(of: order, to: process, $0) })
    }
  }

  /// How an actor is written in frames: its name never changes.
  private func reference(_ actor: ActorID, _ stage: borrowing Configuration) -> String {
    if let known = references[actor.index] { return known }
    let reference = "\(stage.name(of: actor))#\(actor.index)"
    references[actor.index] = reference
    return reference
  }

  private func text(
    of order: Activation.Order, to process: ActorProcess, _ writer: ValueWriter
  ) -> String {
    let around = order.surroundings
    let sender =
      around.sender == .nobody ? writer.literal(.none) : writer.literal(.actor(around.sender))
    var text = order.isNew ? Words.begin : Words.go
    text += " \(order.place) \(around.state) \(around.clock) \(order.rounds)"
    text += " \(writer.literal(.actor(around.actor))) \(sender) \(process.turn)"
    for value in order.isNew ? [order.message] : order.results {
      text += "\n" + writer.literal(value)
    }
    let variables = process.activation.variables
    if process.known.count != variables.count {
      process.known = Array(repeating: nil, count: variables.count)
    }
    for slot in variables.indices
    where !(process.known[slot].map { $0.isSame(as: variables[slot]) } ?? false) {
      process.known[slot] = variables[slot]
      text += "\n" + SlotLine.text(slot, writer.literal(variables[slot]))
    }
    return text
  }
}

extension Effect {
  /// Effects by how they are spelled in frames.
  fileprivate static let named = Dictionary(
    uniqueKeysWithValues: Effect.allCases.map { ("\($0)", $0) })
}
