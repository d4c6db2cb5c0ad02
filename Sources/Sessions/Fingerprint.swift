import Actors
import Behaviors
import Diagnostics
import Kernel
import Language

/// Tells stages apart: what can be said of a stage by names that do not depend on its history, in 64
/// bits (FNV-1a: Fowler, Noll and Vo, 1991).
private struct Fingerprint {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    // What no text holds, so that two texts are not one.
    value = (value ^ 0xff) &* 0x100_0000_01b3
  }
}

extension Session {
  /// Tells where the session stands from elsewhere: the behaviors, and every actor with its state and
  /// mail.
  var fingerprint: UInt64 {
    var print = Fingerprint()
    print.add("clock \(simulator.stage.clock)")
    for name in simulator.stage.definedNames.sorted() {
      guard let symbol = program.symbols.find(name), let code = simulator.stage.definition(symbol)
      else { continue }
      print.add("behavior \(code.source[code.span])")
    }
    for actor in simulator.stage.actorIDs {
      let view = simulator.stage.view(of: actor)
      print.add("actor \(view.name)")
      print.add(String(view.behavior.source[view.behavior.span]))
      print.add(view.condition.isGone ? "gone" : "there")
      simulator.stage.withWriter(limit: 100_000) { writer in
        for field in self.simulator.stage.fields(of: actor) {
          print.add("\(field.name) \(writer.literal(field.value))")
        }
        for letter in self.simulator.stage.mail(of: actor) {
          print.add(letter.isStop ? "stop" : "mail \(writer.literal(letter.value))")
        }
      }
    }
    simulator.stage.withWriter(limit: 100_000) { writer in
      for flight in self.simulator.stage.inFlight(atMost: .max) {
        let what = flight.isStop ? "stop" : writer.literal(flight.value)
        print.add("in flight \(what) from \(writer.name(flight.origin))")
        print.add(writer.name(flight.target))
      }
    }
    return print.value
  }
}
