package import Actors

/// The loop over the instructions. It is one function, because a call for each instruction would cost
/// more than the instruction; whatever is longer than a few lines stands elsewhere.
extension Machine {
  /// Goes on until an effect is needed or the turn ends.
  package mutating func run(
    _ code: Code, slots: UnsafeMutablePointer<Value>, in around: Surroundings
  ) -> Effect {
    let program = code.instructions
    let locals = stack + base
    var sp = stack + top
    var ip = program + next
    defer {
      top = sp - stack
      next = ip - program
    }
    do throws(Fault) {
      while true {
        let i = ip
        ip += 1
        switch i.pointee.opcode {
        case .constant:
          sp.initialize(to: code.constants[Int(i.pointee.b)])
          sp += 1
        case .loadLocal:
          sp.initialize(to: locals[Int(i.pointee.a)])
          sp += 1
        case .storeLocal:
          sp -= 1
          locals[Int(i.pointee.a)] = sp.move()
        case .loadSlot:
          sp.initialize(to: slots[Int(i.pointee.a)])
          sp += 1
        case .storeSlot:
          sp -= 1
          slots[Int(i.pointee.a)] = sp.move()
        case .addToLocal:
          sp -= 1
          try charge(try addInPlace(locals + Int(i.pointee.a), sp.move()))
        case .addToSlot:
          sp -= 1
          try charge(try addInPlace(slots + Int(i.pointee.a), sp.move()))
        case .setInLocal, .setInSlot:
          let place = (i.pointee.opcode == .setInLocal ? locals : slots) + Int(i.pointee.a)
          sp -= 1
          let value = sp.move()
          sp -= Int(i.pointee.n)
          let path = Array(UnsafeBufferPointer(start: sp, count: Int(i.pointee.n)))
          sp.deinitialize(count: Int(i.pointee.n))
          try charge(try setElement(place, path[...], to: value))
        case .itself:
          sp.initialize(to: .actor(around.actor))
          sp += 1
        case .sender:
          sp.initialize(to: around.sender == .nobody ? .none : .actor(around.sender))
          sp += 1
        case .state:
          sp.initialize(to: around.state < 0 ? .none : .tag(code.states[Int(around.state)]))
          sp += 1
        case .drop:
          sp -= 1
          sp.deinitialize(count: 1)

        case .makeList:
          let count = Int(i.pointee.b)
          let list = List(Array(UnsafeBufferPointer(start: sp - count, count: count)))
          try check(list.extent)
          sp -= count
          sp.deinitialize(count: count)
          sp.initialize(to: .list(list))
          sp += 1
        case .makeMap:
          let map = try makeMap(
            UnsafeBufferPointer(start: sp - 2 * Int(i.pointee.b), count: 2 * Int(i.pointee.b)))
          sp -= 2 * Int(i.pointee.b)
          sp.deinitialize(count: 2 * Int(i.pointee.b))
          sp.initialize(to: .map(map))
          sp += 1
        case .makeMessage:
          sp -= Int(i.pointee.n)
          let count = Int(i.pointee.n)
          if count == 1, let signal = Signal(Symbol(i.pointee.b), sp.pointee) {
            // What a signal can carry needs no release.
            sp.initialize(to: .signal(signal))
            sp += 1
          } else {
            let message = Message(Symbol(i.pointee.b), moving: sp, count: count)
            let extent = message.extent
            sp.initialize(to: .message(message))
            sp += 1
            try check(extent)
          }
        case .index:
          let element = try elementOf(sp[-2], at: sp[-1])
          if case .text(let text) = sp[-2] { try charge(text.string.utf8.count) }
          sp -= 1
          sp.deinitialize(count: 1)
          sp[-1] = element
        case .field:
          guard code.isTyped, case .actor = sp[-1] else {
            throw .noField(name(code, i.pointee.b), of: sp[-1])
          }
          return .look
        case .callMethod:
          throw .noMethod(name(code, i.pointee.b), of: sp[-1 - Int(i.pointee.n)])
        case .call:
          let count = Int(i.pointee.n)
          let arguments = UnsafeBufferPointer(start: sp - count, count: count)
          let (result, cost) = try evaluate(Builtin.all[Int(i.pointee.b)], arguments, around)
          try charge(cost)
          sp -= count
          sp.deinitialize(count: count)
          sp.initialize(to: result)
          sp += 1
        case .random: return .random
        case .concatenate: return .concatenate

        case .add:
          if case .integer(let a) = sp[-2], case .integer(let b) = sp[-1] {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if overflow { throw .integerOverflow }
            sp -= 1
            (sp - 1).initialize(to: .integer(sum))
          } else {
            let b = (sp - 1).move()
            sp -= 1
            try charge(try addInPlace(sp - 1, b))
          }
        case .subtract:
          if case .integer(let a) = sp[-2], case .integer(let b) = sp[-1] {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if overflow { throw .integerOverflow }
            sp -= 1
            (sp - 1).initialize(to: .integer(difference))
          } else {
            let result = try calculate(.subtract, sp[-2], sp[-1])
            sp -= 1
            sp.deinitialize(count: 1)
            sp[-1] = result
          }
        case .multiply, .divide, .floorDivide, .remainder:
          let result = try calculate(i.pointee.opcode, sp[-2], sp[-1])
          sp -= 1
          sp.deinitialize(count: 1)
          sp[-1] = result
        case .negate:
          sp[-1] = try negated(sp[-1])
        case .equal, .notEqual:
          let same = sp[-2] == sp[-1]
          try charge(Int(min(sp[-2].extent.weight, sp[-1].extent.weight)))
          sp -= 1
          sp.deinitialize(count: 1)
          sp[-1] = .bool(same == (i.pointee.opcode == .equal))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
          if case .integer(let a) = sp[-2], case .integer(let b) = sp[-1] {
            let holds =
              switch i.pointee.opcode {
              case .less: a < b
              case .lessOrEqual: a <= b
              case .greater: a > b
              default: a >= b
              }
            sp -= 1
            (sp - 1).initialize(to: .bool(holds))
            continue
          }
          let holds = try compare(i.pointee.opcode, sp[-2], sp[-1])
          sp -= 1
          sp.deinitialize(count: 1)
          sp[-1] = .bool(holds)
        case .contained, .notContained:
          let found = try contains(sp[-1], sp[-2])
          sp -= 1
          sp.deinitialize(count: 1)
          sp[-1] = .bool(found == (i.pointee.opcode == .contained))
        case .not:
          guard case .bool(let value) = sp[-1] else { throw .notBoolean(sp[-1], in: "not") }
          sp[-1] = .bool(!value)
        case .checkBoolean:
          guard case .bool = sp[-1] else { throw .notBoolean(sp[-1], in: name(code, i.pointee.b)) }

        case .jump: ip = program + Int(i.pointee.c)
        case .loop:
          rounds -= 1
          if rounds < 0 { throw .tooManyRounds }
          ip = program + Int(i.pointee.c)
        case .jumpIfFalse:
          guard case .bool(let value) = sp[-1] else { throw .notBoolean(sp[-1], in: "a condition") }
          sp -= 1
          if !value { ip = program + Int(i.pointee.c) }
        case .jumpIfFalseKeeping:
          guard case .bool(let value) = sp[-1] else { throw .notBoolean(sp[-1], in: "and") }
          if value { sp -= 1 } else { ip = program + Int(i.pointee.c) }
        case .jumpIfTrueKeeping:
          guard case .bool(let value) = sp[-1] else { throw .notBoolean(sp[-1], in: "or") }
          if value { ip = program + Int(i.pointee.c) } else { sp -= 1 }
        case .beginEach:
          let elements = try iterated(sp[-1])
          sp -= 1
          sp.deinitialize(count: 1)
          locals[Int(i.pointee.a)] = .list(elements)
          locals[Int(i.pointee.a) + 1] = .integer(0)
        case .nextOfEach:
          guard case .list(let list) = locals[Int(i.pointee.a)],
            case .integer(let index) = locals[Int(i.pointee.a) + 1], index < list.elements.count
          else {
            ip = program + Int(i.pointee.c)
            continue
          }
          locals[Int(i.pointee.b)] = list.elements[index]
          locals[Int(i.pointee.a) + 1] = .integer(index + 1)
        case .beginRepeat:
          guard case .integer(let count) = sp[-1], count >= 0 else {
            throw .badRepeatCount(sp[-1])
          }
          sp -= 1
          locals[Int(i.pointee.a)] = .integer(count)
        case .nextRepeat:
          guard case .integer(let count) = locals[Int(i.pointee.a)], count > 0 else {
            ip = program + Int(i.pointee.c)
            continue
          }
          locals[Int(i.pointee.a)] = .integer(count - 1)

        case .testMessage:
          switch locals[Int(i.pointee.a)] {
          case .signal(let signal) where i.pointee.n == 1 && signal.tag.index == i.pointee.b: break
          case .tag(let tag) where i.pointee.n == 0 && tag.index == i.pointee.b: break
          case .message(let message)
          where message.tag.index == i.pointee.b && message.count == Int(i.pointee.n):
            break
          default: ip = program + Int(i.pointee.c)
          }
        case .testConstant:
          if locals[Int(i.pointee.a)] != code.constants[Int(i.pointee.b)] {
            ip = program + Int(i.pointee.c)
          }
        case .testList:
          guard case .list(let list) = locals[Int(i.pointee.a)],
            list.elements.count == Int(i.pointee.b)
          else {
            ip = program + Int(i.pointee.c)
            continue
          }
        case .testMap:
          guard case .map = locals[Int(i.pointee.a)] else {
            ip = program + Int(i.pointee.c)
            continue
          }
        case .testKey:
          sp -= 1
          let key = sp.move()
          guard case .map(let map) = locals[Int(i.pointee.a)], let value = map[key] else {
            ip = program + Int(i.pointee.c)
            continue
          }
          locals[Int(i.pointee.b)] = value
        case .part:
          switch locals[Int(i.pointee.a)] {
          case .signal(let signal): locals[Int(i.pointee.b)] = signal.argument
          case .message(let message): locals[Int(i.pointee.b)] = message[Int(i.pointee.c)]
          case .list(let list): locals[Int(i.pointee.b)] = list.elements[Int(i.pointee.c)]
          default: preconditionFailure("a part of what has none")
          }

        case .send:
          // Directly, or behind the end of a branch.
          var following = ip
          if case .jump = ip.pointee.opcode { following = program + Int(ip.pointee.c) }
          if case .done = following.pointee.opcode { return .lastSend }
          return .send
        case .ask: return .ask
        case .spawn: return .spawn
        case .print: return .print
        case .reply: return .reply
        case .forward: return .forward
        case .stop: return .stop
        case .stopSelf: return .stopSelf
        case .stopAll: return .stopAll
        case .kill: return .kill
        case .fail:
          sp -= 1
          throw .failed(sp.move())
        case .become: return .become
        case .sleep: return .sleep
        case .work: return .work
        case .after: return .after
        case .await:
          guard case .future = i.pointee.n == 1 ? sp[-2] : sp[-1] else {
            throw .notAFuture(i.pointee.n == 1 ? sp[-2] : sp[-1])
          }
          return .await
        case .done: return .done
        case .result: return .result
        case .unhandled: return .unhandled
        }
      }
    } catch {
      fault = error
      return .fault
    }
  }

  /// Counts long work as rounds: those of a loop over as many elements would be no fewer.
  @inline(__always)
  private mutating func charge(_ elements: Int) throws(Fault) {
    rounds -= elements / 16
    if rounds < 0 { throw .tooManyRounds }
  }

  private func name(_ code: Code, _ constant: Int32) -> String {
    guard case .text(let text) = code.constant(constant) else { return "" }
    return text.string
  }
}
