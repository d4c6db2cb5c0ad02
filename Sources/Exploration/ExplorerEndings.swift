import Actors
import Kernel

/// Ends of orders.
extension Explorer {
  /// Takes note of the order that has come to its end.
  mutating func endOrder(isCut: Bool) {
    let isDeadlock = !isCut && simulator.stage.hasBlocked
    let ending = record.note(fingerprint(), isDeadlock: isDeadlock, isCut: isCut, steps)
    if !course.letters.isEmpty { record.ordersWithLetters += 1 }
    if simulator.stage.hasUnseenFailures { record.ordersWithFailures += 1 }
    judge(isDeadlock: isDeadlock)
    countClasses()
    record.noteArrivals(steps, ending: ending)
  }

  /// What can be told of the stage, of what was printed and of the dead letters.
  private mutating func fingerprint() -> Fingerprint {
    let tracks = course.tracks
    let identity = { (actor: ActorID) -> Int in Course.identity(of: actor, tracks) }
    var all = simulator.stage.fingerprintOfRest(identity: identity)
    while actorKeys.count < tracks.count { actorKeys.append((-1, .zero)) }
    let mayChangeUnseen = simulator.stage.hasFutures
    for place in 1..<max(1, tracks.count) {
      if mayChangeUnseen || actorKeys[place].step != tracks[place].lastStep {
        let key = simulator.stage.fingerprint(of: ActorID(Int32(place)), identity: identity)
        actorKeys[place] = (tracks[place].lastStep, key)
      }
      all.join(actorKeys[place].key)
    }
    if !course.printed.isEmpty {
      var lines = [Fingerprint](repeating: Fingerprint(), count: tracks.count)
      for (actor, text) in course.printed {
        simulator.stage.add(text, to: &lines[Int(actor.index)], depth: 0, identity)
      }
      for (place, var line) in lines.enumerated() {
        line.add(identity(ActorID(Int32(place))))
        all.join(line)
      }
    }
    for (receiver, message) in course.letters {
      var letter = Fingerprint()
      letter.add(identity(receiver))
      simulator.stage.add(message, to: &letter, depth: 0, identity)
      all.join(letter)
    }
    return all
  }
}
