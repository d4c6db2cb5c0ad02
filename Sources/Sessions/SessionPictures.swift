import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// Pictures of what happened.
extension Session {
  /// Draws part of the history.
  func spaceTime(_ window: SpaceTime.Window) -> SpaceTime {
    let events = events(in: window)
    let total = simulator.log.next - 1
    return simulator.stage.withWriter(limit: 300) { writer in
      SpaceTime(events, in: window, total: total, writer: writer) { actor in
        actor.index > 0 ? self.simulator.stage.view(of: actor).behavior.name : ""
      }
    }
  }

  /// The events of a window; what the log does not hold any more is told again.
  private func events(in window: SpaceTime.Window) -> [(number: Int, event: Event)] {
    let held = simulator.log.events(in: window)
    let last = min(window.upto ?? .max, simulator.log.next - 1)
    let first = window.only.isEmpty ? max(1, last - window.count + 1) : 1
    if held.count == window.count || simulator.log.first <= first { return held }
    var found: [(number: Int, event: Event)] = []
    retell(from: first) { copy, numbers in
      for number in numbers where first <= number && number <= last {
        guard let event = copy.simulator.log[number], window.shows(event) else { continue }
        found.append((number, event))
      }
      // Only the last are wanted, and so many are not kept much longer.
      if found.count > 2 * window.count { found.removeFirst(found.count - window.count) }
      return numbers.upperBound <= last
    }
    return found.suffix(window.count)
  }

  /// How many events `diagram` shows unless told.
  private static let drawn = 200

  func showDiagram(_ count: Int?, _ options: PictureOptions, _ source: Source) -> Outcome {
    guard simulator.log.next > 1 else {
      say("nothing has happened yet", .faint)
      return .done
    }
    let window: SpaceTime.Window
    do throws(Diagnostic) {
      window = try self.window(count ?? Self.drawn, options)
    } catch {
      show([error], in: source)
      return .failed
    }
    let picture = spaceTime(window)
    sayWhatIsShown(picture, count, window)
    draw { theme, width in DiagramPrinter(theme: theme, width: width).lines(picture) }
    return .done
  }

  private func sayWhatIsShown(_ picture: SpaceTime, _ count: Int?, _ window: SpaceTime.Window) {
    let total = window.upto ?? picture.total
    guard window.only.isEmpty, total > window.count else { return }
    let (first, last) = (total - window.count + 1, total)
    let shown = window.upto == nil ? "the last \(grouped(window.count))" : "e\(first) to e\(last)"
    let others = count == nil ? "; diagram N shows more, diagram --upto e\(first) earlier ones" : ""
    say("showing \(shown) of \(grouped(picture.total)) events\(others)", .faint)
  }

  /// The part of the history that options ask for.
  func window(_ count: Int, _ options: PictureOptions) throws(Diagnostic) -> SpaceTime.Window {
    var window = SpaceTime.Window(last: count)
    if let upto = options.upto { window.upto = try event(upto) }
    for name in options.only {
      guard let actor = actor(called: name.text) else { throw unknownActor(name) }
      window.only.append(actor)
    }
    return window
  }

  /// The number of an event that there is.
  private func event(_ name: Name) throws(Diagnostic) -> Int {
    guard let number = Identifier(name.text)?.number, number > 0, number < simulator.log.next else {
      var problem = noEvent(Identifier(name.text)?.number ?? 0)
      problem.span = name.span
      throw problem
    }
    return number
  }
}
