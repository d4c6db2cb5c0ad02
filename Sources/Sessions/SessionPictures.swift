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
  /// So many are shown at most for the sake of a path.
  private static let longestPath = 10_000

  func showDiagram(_ count: Int?, _ options: PictureOptions, _ source: Source) -> Outcome {
    guard simulator.log.next > 1 else {
      say("nothing has happened yet", .faint)
      return .done
    }
    let window: SpaceTime.Window
    do throws(Diagnostic) {
      if let file = options.file {
        return request(.export(try exportDiagram(count, options, to: file)))
      }
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
  /// - Parameter count: how many events at most, unless that is too few for the path.
  func window(_ count: Int, _ options: PictureOptions) throws(Diagnostic) -> SpaceTime.Window {
    var window = SpaceTime.Window(last: count)
    if let upto = options.upto { window.upto = try event(meantBy: upto).get() }
    for name in options.only {
      guard let actor = actor(called: name.text) else { throw unknownActor(name) }
      window.only.append(actor)
    }
    guard let (one, other) = options.path else { return window }
    window.highlighted = try path(one, other)
    if window.only.isEmpty, let first = window.highlighted.first {
      let length = (window.upto ?? simulator.log.next - 1) - first + 1
      window.count = max(count, min(length, Self.longestPath))
    }
    return window
  }

  /// The events on the way from one to another, in whichever order they are named.
  private func path(_ one: Name, _ other: Name) throws(Diagnostic) -> [Int] {
    let (first, last) = (try event(meantBy: one).get(), try event(meantBy: other).get())
    if first == last { return [first] }
    guard let path = path(from: min(first, last), to: max(first, last)) else {
      throw Diagnostic(
        "e\(first) and e\(last) are concurrent", at: other.span,
        hint: "nothing leads from one to the other")
    }
    return path.map(\.event)
  }
}
