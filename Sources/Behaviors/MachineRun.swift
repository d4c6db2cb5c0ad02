package import Actors

/// The loop over the instructions. It is one function, because a call for each instruction would cost
/// more than the instruction; whatever is longer than a few lines stands elsewhere.
extension Machine {
  /// Goes on until an effect is needed or the turn ends.
  package mutating func run(_ code: Code, slots: UnsafeMutablePointer<Value>) -> Effect {
    let program = code.instructions
    let locals = base
    var sp = top
    var ip = next
    defer {
      top = sp
      next = ip
    }
    // Where another function works on the stack, `top` holds for it, and after it, also if it fails.
    do throws(Fault) {
      while true {
        let i = ip
        ip += 1
        switch i.pointee.opcode {
        case .constant:
          sp.initialize(copying: code.constants + Int(i.pointee.b))
          sp += 1
        case .loadLocal:
          sp.initialize(copying: locals + Int(i.pointee.a))
          sp += 1
        case .storeLocal:
          sp -= 1
          (locals + Int(i.pointee.a)).replace(with: sp.move())
        case .loadSlot:
          sp.initialize(copying: slots + Int(i.pointee.a))
          sp += 1
        case .storeSlot:
          sp -= 1
          (slots + Int(i.pointee.a)).replace(with: sp.move())
        case .addToLocal:
          sp -= 1
          try charge(try addInPlace(locals + Int(i.pointee.a), sp.move()))
        case .addToSlot:
          sp -= 1
          try charge(try addInPlace(slots + Int(i.pointee.a), sp.move()))
        case .setInLocal, .setInSlot:
          let place = (i.pointee.opcode == .setInLocal ? locals : slots) + Int(i.pointee.a)
          top = sp
          defer { sp = top }
          try setElement(of: place, under: Int(i.pointee.n))
        case .itself:
          sp.initialize(to: .actor(surroundings.actor))
          sp += 1
        case .sender:
          sp.initialize(to: surroundings.sender == .nobody ? .none : .actor(surroundings.sender))
          sp += 1
        case .state:
          sp.initialize(to: tag(ofState: surroundings.state, in: code))
          sp += 1
        case .drop:
          sp -= 1
          sp.deinitialize(count: 1)

        case .makeList:
          top = sp
          defer { sp = top }
          try makeList(of: Int(i.pointee.b))
        case .makeMap:
          top = sp
          defer { sp = top }
          try makeMap(of: Int(i.pointee.b))
        case .makeMessage:
          sp -= Int(i.pointee.n) - 1
          try makeMessage(i, at: sp - 1)
        case .index:
          let element = try elementOf(sp[-2], at: sp[-1])
          if case .text(let text) = sp[-2] { try charge(text.string.utf8.count) }
          replaceTwo(&sp, with: element)
        case .field:
          guard code.isTyped, case .actor = sp[-1] else {
            throw .noField(name(code, i.pointee.b), of: sp[-1])
          }
          return .look
        case .callMethod:
          throw .noMethod(name(code, i.pointee.b), of: sp[-1 - Int(i.pointee.n)])
        case .call:
          top = sp
          defer { sp = top }
          try call(Builtin.all[Int(i.pointee.b)], count: Int(i.pointee.n))
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
            replaceTwo(&sp, with: try calculate(.subtract, sp[-2], sp[-1]))
          }
        case .multiply, .divide, .floorDivide, .remainder:
          replaceTwo(&sp, with: try calculate(i.pointee.opcode, sp[-2], sp[-1]))
        case .negate:
          sp[-1] = try negated(sp[-1])
        case .equal, .notEqual:
          let same = sp[-2] == sp[-1]
          try charge(Int(min(sp[-2].extent.weight, sp[-1].extent.weight)))
          replaceTwo(&sp, with: .bool(same == (i.pointee.opcode == .equal)))
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
          } else {
            replaceTwo(&sp, with: .bool(try compare(i.pointee.opcode, sp[-2], sp[-1])))
          }
        case .contained, .notContained:
          let found = try contains(sp[-1], sp[-2])
          replaceTwo(&sp, with: .bool(found == (i.pointee.opcode == .contained)))
        case .not:
          guard case .bool(let value) = sp[-1] else { throw .notBoolean(sp[-1], in: "not") }
          sp[-1] = .bool(!value)
        case .checkBoolean:
          guard case .bool = sp[-1] else { throw .notBoolean(sp[-1], in: name(code, i.pointee.b)) }

        case .jump: ip = program + Int(i.pointee.c)
        case .loop:
          rounds -= 1
          if rounds < 0 {
            if try isPause() {
              ip = i
              return .pause
            }
          }
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
          if !takeNext(of: locals + Int(i.pointee.a), into: locals + Int(i.pointee.b)) {
            ip = program + Int(i.pointee.c)
          }
        case .beginRepeat:
          guard case .integer(let count) = sp[-1], count >= 0 else {
            throw .badRepeatCount(sp[-1])
          }
          sp -= 1
          locals[Int(i.pointee.a)] = .integer(count)
        case .nextRepeat:
          if !countDown(locals + Int(i.pointee.a)) { ip = program + Int(i.pointee.c) }

        case .testMessage:
          if case .tag(let tag) = locals[Int(i.pointee.a)] {
            if tag.index != i.pointee.b || i.pointee.n != 0 { ip = program + Int(i.pointee.c) }
          } else if !isMessage(locals + Int(i.pointee.a), i) {
            ip = program + Int(i.pointee.c)
          }
        case .testConstant:
          if locals[Int(i.pointee.a)] != code.constants[Int(i.pointee.b)] {
            ip = program + Int(i.pointee.c)
          }
        case .testList:
          if !isList(locals + Int(i.pointee.a), of: Int(i.pointee.b)) {
            ip = program + Int(i.pointee.c)
          }
        case .testMap:
          if case .map = locals[Int(i.pointee.a)] { break }
          ip = program + Int(i.pointee.c)
        case .testKey:
          sp -= 1
          if let value = value(under: sp.move(), in: locals + Int(i.pointee.a)) {
            locals[Int(i.pointee.b)] = value
          } else {
            ip = program + Int(i.pointee.c)
          }
        case .part:
          switch locals[Int(i.pointee.a)] {
          case .signal(let signal):
            (locals + Int(i.pointee.b)).replace(with: signal.argument)
          case .message(let message): locals[Int(i.pointee.b)] = message[Int(i.pointee.c)]
          case .list(let list): locals[Int(i.pointee.b)] = list.elements[Int(i.pointee.c)]
          default: preconditionFailure("a part of what has none")
          }

        case .send: return .send
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

        case .takeSignal:
          if case .signal(let signal) = locals[Int(i.pointee.a)] {
            if signal.tag.index == i.pointee.b {
              (locals + Int(ip.pointee.b)).replace(with: signal.argument)
              ip += 1
            } else {
              ip = program + Int(i.pointee.c)
            }
          } else if !isMessage(locals + Int(i.pointee.a), i) {
            ip = program + Int(i.pointee.c)
          }
        case .integer:
          sp.initialize(to: .integer(Int(i.pointee.c)))
          sp += 1
        case .increaseSlot:
          if add(Int(i.pointee.c), to: slots + Int(ip.pointee.a)) {
            ip += 1
          } else {
            sp.initialize(to: .integer(Int(i.pointee.c)))
            sp += 1
          }
        case .addLocalToSlot:
          if case .integer(let number) = locals[Int(i.pointee.a)],
            add(number, to: slots + Int(ip.pointee.a))
          {
            ip += 1
          } else {
            sp.initialize(to: locals[Int(i.pointee.a)])
            sp += 1
          }
        case .offsetLocal:
          if case .integer(let number) = locals[Int(i.pointee.a)] {
            sp.initialize(to: .integer(number))
            if add(Int(i.pointee.c), to: sp) { ip += 2 }
          } else {
            sp.initialize(to: locals[Int(i.pointee.a)])
          }
          sp += 1
        case .compareLocal:
          if case .integer(let number) = locals[Int(i.pointee.a)] {
            let other = Int(i.pointee.c)
            let order: UInt8 = number < other ? 1 : number == other ? 2 : 4
            ip = i.pointee.n & order != 0 ? ip + 3 : program + Int(ip[2].c)
          } else {
            sp.initialize(to: locals[Int(i.pointee.a)])
            sp += 1
          }
        case .makeSignal:
          if let signal = Signal(Symbol(ip.pointee.b), Int(i.pointee.c)) {
            sp.initialize(to: .signal(signal))
            ip += 1
          } else {
            sp.initialize(to: .integer(Int(i.pointee.c)))
          }
          sp += 1
        case .loopRepeat:
          rounds -= 1
          if rounds < 0 {
            if try isPause() {
              ip = i
              return .pause
            }
          }
          let repetition = program + Int(i.pointee.c)
          if countDown(locals + Int(repetition.pointee.a)) {
            ip = repetition + 1
          } else {
            ip = program + Int(repetition.pointee.c)
          }
        case .sendConstant:
          sp.initialize(copying: code.constants + Int(i.pointee.b))
          sp += 1
          ip += 1
          return i.pointee.n == 1 ? .lastSend : .send
        case .sendSignal:
          if case .integer(let number) = sp[-1],
            let signal = Signal(Symbol(i.pointee.b), number)
          {
            (sp - 1).initialize(to: .signal(signal))
            ip += 1
            return i.pointee.c == 1 ? .lastSend : .send
          }
          try makeMessage(i, at: sp - 1)
        case .lastSend: return .lastSend
        }
      }
    } catch {
      fault = error
      return .fault
    }
  }
}
