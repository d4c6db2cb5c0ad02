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

  /// Notes the effect that a worker has reached, the rest of whose frame comes next. False when that
  /// cannot be understood.
  func note(_ effect: Effect, _ head: EffectHead, _ text: FrameText, of process: ActorProcess)
    -> Bool
  {
    guard process.activation.isLent else { return false }
    process.hasGoneOn = head.goesOn
    var text = text
    do throws(LiteralReader.Problem) {
      var operands: [Value] = []
      var fault: Fault?
      while text.nextLine() {
        if let slot = text.slot() {
          try note(slot, text.value(tags), of: process)
        } else if effect == .fault {
          fault = try self.fault(&text, tags)
        } else {
          operands.append(try text.value(tags))
        }
      }
      if effect == .fault {
        guard let fault else { return false }
        process.activation.reach(fault, at: head.place, rounds: head.rounds)
      } else {
        process.activation.reach(effect, at: head.place, operands: operands, rounds: head.rounds)
      }
      return true
    } catch {
      return false
    }
  }

  private func note(
    _ slot: Int, _ value: Value, of process: ActorProcess
  ) throws(LiteralReader.Problem) {
    let variables = process.activation.variables
    guard variables.indices.contains(slot), process.known.indices.contains(slot) else {
      throw .init(offset: 0)
    }
    variables[slot] = value
    process.known[slot] = value
  }

  private func fault(
    _ text: inout FrameText, _ tags: TagTable
  ) throws(LiteralReader.Problem) -> Fault {
    switch text.word() {
    case Words.fail.key: return .failed(try text.value(tags))
    case Words.say.key:
      guard case .text(let words) = try text.value(tags) else { throw .init(offset: 0) }
      return .reported(words.string)
    default: throw .init(offset: 0)
    }
  }

  /// Takes over what a worker holds of a turn that others go on with.
  func install(_ text: FrameText, of process: ActorProcess) {
    lock.acquire()
    comeBack(process)
    var text = text
    var stack: [Value] = []
    while text.nextLine() {
      // What cannot be read is as if it had not been there: the actor's turn fails where it needs it.
      stack.append((try? text.value(tags)) ?? .none)
    }
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
      process.writer.begin(Words.work)
      process.writer.addNext(Computation.rounds(of: length))
      seal(process)
    case .compute:
      simulator.reveal(process.activation)
      let order = process.activation.takeOrder()
      if process.hasGoneOn, !order.isNew { return process.hasGoneOn = false }
      // What it has gone on to though its turn has failed is not to count.
      if process.hasGoneOn { process.known = [] }
      process.hasGoneOn = false
      // Its turn was under way when the run began.
      let isTakenOver = !order.isNew && process.turn == 0
      if order.isNew || isTakenOver { process.turn += 1 }
      simulator.stage.withWriter(naming: reference) {
        write(order, isTakenOver: isTakenOver, to: process, $0)
      }
      seal(process)
    }
  }

  /// How an actor is written in frames: its name never changes.
  private func reference(_ actor: ActorID, _ stage: borrowing Configuration) -> String {
    let index = Int(actor.index)
    while references.count <= index { references.append("") }
    if references[index].isEmpty { references[index] = "\(stage.name(of: actor))#\(index)" }
    return references[index]
  }

  private func write(
    _ order: Activation.Order, isTakenOver: Bool, to process: ActorProcess, _ writer: ValueWriter
  ) {
    let around = order.surroundings
    process.writer.begin(order.isNew ? Words.begin : isTakenOver ? Words.take : Words.go)
    process.writer.addNext(order.place)
    process.writer.addNext(Int(around.state))
    process.writer.addNext(around.clock)
    process.writer.addNext(order.rounds)
    process.writer.addNext(.actor(around.actor), writer)
    process.writer.addNext(around.sender == .nobody ? .none : .actor(around.sender), writer)
    process.writer.addNext(process.turn)
    if order.isNew {
      process.writer.addLine(order.message, writer)
    } else {
      if isTakenOver {
        for value in process.activation.locals { process.writer.addLine(value, writer) }
      }
      for value in order.results { process.writer.addLine(value, writer) }
    }
    let variables = process.activation.variables
    if process.known.count != variables.count {
      process.known = Array(repeating: nil, count: variables.count)
    }
    for slot in variables.indices
    where !(process.known[slot].map { $0.isSame(as: variables[slot]) } ?? false) {
      process.known[slot] = variables[slot]
      process.writer.addSlot(slot, variables[slot], writer)
    }
  }
}

/// What the first line of an effect's frame says besides its word.
struct EffectHead {
  let place: Int
  let rounds: Int
  /// The turn of its worker that it belongs to.
  let turn: Int
  /// Whether the worker has gone on without an answer.
  let goesOn: Bool

  /// Reads it; nil when it is none.
  init?(_ text: inout FrameText) {
    guard let place = text.number(), let rounds = text.number(), let turn = text.number() else {
      return nil
    }
    (self.place, self.rounds, self.turn) = (place, rounds, turn)
    goesOn = text.word() == Words.goesOn.key
  }
}
