import Actors
import Behaviors
import Diagnostics
import Exploration
import Kernel
import Language

extension Session {
  /// Tells where the session stands from elsewhere, by what does not depend on how it came there: the
  /// behaviors, and every actor with its state and mail.
  var fingerprint: UInt64 {
    var hash = StableHash()
    hash.add("clock \(simulator.stage.clock)")
    for name in simulator.stage.definedNames.sorted() {
      guard let symbol = program.symbols.find(name), let code = simulator.stage.definition(symbol)
      else { continue }
      hash.add("behavior \(code.source[code.span])")
    }
    for actor in simulator.stage.actorIDs {
      let view = simulator.stage.view(of: actor)
      hash.add("actor \(view.name)")
      hash.add(String(view.behavior.source[view.behavior.span]))
      hash.add(view.condition.isGone ? "gone" : "there")
      simulator.stage.withWriter(limit: 100_000) { writer in
        for field in self.simulator.stage.fields(of: actor) {
          hash.add("\(field.name) \(writer.literal(field.value))")
        }
        for letter in self.simulator.stage.mail(of: actor) {
          hash.add(letter.isStop ? "stop" : "mail \(writer.literal(letter.value))")
        }
      }
    }
    simulator.stage.withWriter(limit: 100_000) { writer in
      for flight in self.simulator.stage.inFlight(atMost: .max) {
        let what = flight.isStop ? "stop" : writer.literal(flight.value)
        hash.add("in flight \(what) from \(writer.name(flight.origin))")
        hash.add(writer.name(flight.target))
      }
    }
    return hash.value
  }
}
