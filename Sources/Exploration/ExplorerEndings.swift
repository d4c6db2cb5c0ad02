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
    guard !record.pairs.isEmpty else { return }
    var places = [Int32](repeating: -1, count: course.lineage.eventCount)
    for (place, step) in steps.enumerated() where step.event >= 0 {
      places[Int(step.event)] = Int32(place)
    }
    record.notePairs(places, ending: ending)
  }

  /// What can be told of the stage, of what was printed and of the dead letters.
  private func fingerprint() -> Fingerprint {
    let tracks = course.tracks
    let identity = { (actor: ActorID) -> Int in
      actor.index >= 0 && Int(actor.index) < tracks.count
        ? Int(tracks[Int(actor.index)].process) : -1
    }
    var all = simulator.stage.fingerprint(identity: identity)
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

  /// Notes that two steps race, if they are arrivals.
  mutating func noteRace(_ earlier: Int, _ later: Int) {
    guard steps[earlier].event >= 0, steps[later].event >= 0 else { return }
    record.note(
      race: steps[earlier].event, steps[later].event, receiver: steps[later].receiver)
  }
}
