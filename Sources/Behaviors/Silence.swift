package import Actors

/// What a turn may do, found out without running it: all instructions are looked at that a message may
/// lead to, whatever the state of the actor is.
extension Code {
  /// Whether handling a message that was told is the actor's own matter, in whatever state it is, and
  /// does not depend on who sent it: it changes the actor, prints, or fails, and that is all. Two equal
  /// messages of that kind lead to the same in either order.
  /// - Parameter mayRestart: whether a failure starts the actor anew.
  package func isSilent(for message: Value, mayRestart: Bool) -> Bool {
    var open = entries.handle
    var isSeen = [Bool](repeating: false, count: instructionCount)
    if !isSilent(from: &open, &isSeen, message) { return false }
    // Any of it may fail.
    var hooks = [entries.failure, mayRestart ? entries.start : nil].compactMap { $0 }
    if mayRestart { hooks.append(entries.initialize) }
    return isSilent(from: &hooks, &isSeen, nil)
  }

  private func isSilent(
    from open: inout [Int], _ isSeen: inout [Bool], _ message: Value?
  ) -> Bool {
    while let index = open.popLast() {
      guard index < instructionCount, !isSeen[index] else { continue }
      isSeen[index] = true
      let instruction = instructions[index]
      let target = Int(instruction.c)
      switch instruction.opcode {
      case .sender, .send, .ask, .spawn, .reply, .forward, .stop, .stopSelf, .stopAll, .kill,
        .sleep, .work, .after, .await, .sendConstant, .sendSignal, .lastSend, .result, .field,
        .callMethod:
        return false
      case .done, .unhandled, .fail: break
      case .jump, .loop, .loopRepeat: open.append(target)
      case .testMessage, .takeSignal:
        guard instruction.a == 0, let message else {
          open += [index + 1, target]
          break
        }
        open.append(message.has(tag: instruction.b, instruction.n) ? index + 1 : target)
      case .jumpIfFalse, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .nextOfEach, .nextRepeat,
        .testConstant, .testList, .testMap, .testKey:
        open += [index + 1, target]
      // What is fused stands behind it once more, one by one.
      case .constant, .loadLocal, .storeLocal, .loadSlot, .storeSlot, .addToLocal, .addToSlot,
        .setInLocal, .setInSlot, .itself, .state, .drop, .makeList, .makeMap, .makeMessage, .index,
        .call, .random, .concatenate, .add, .subtract, .multiply, .divide, .floorDivide,
        .remainder, .negate, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
        .contained, .notContained, .not, .checkBoolean, .beginEach, .beginRepeat, .part, .print,
        .become, .integer, .increaseSlot, .addLocalToSlot, .offsetLocal, .compareLocal,
        .makeSignal:
        open.append(index + 1)
      }
    }
    return true
  }
}

extension Value {
  /// Whether it is a message with a tag and a number of arguments.
  fileprivate func has(tag: Int32, _ count: UInt8) -> Bool {
    switch self {
    case .tag(let symbol): symbol.index == tag && count == 0
    case .signal(let signal): signal.tag.index == tag && count == 1
    case .message(let message): message.tag.index == tag && message.count == Int(count)
    case .none, .bool, .integer, .float, .duration, .actor, .future, .text, .list, .map: false
    }
  }
}
