package import Actors
package import Kernel
package import Typography

/// What is said of the cast as a whole.
package enum Reports {
  /// Who waits for whom, one line each, and the cycle if there is one; empty when nobody is blocked.
  package static func blocked(
    _ waits: [(actor: ActorID, future: FutureID, responsible: ActorID)],
    name: (ActorID) -> String
  ) -> [Line] {
    var lines = waits.filter { $0.actor != .you }.map { wait in
      Line(
        "blocked: \(name(wait.actor)) waits for \(name(wait.responsible)) "
          + "(f\(wait.future.number))", .warning)
    }
    if let cycle = cycle(in: waits), cycle.count > 1 {
      let names = (cycle + [cycle[0]]).map(name)
      lines.append(Line("cycle: " + names.joined(separator: " waits for "), .warning))
    }
    return lines
  }

  /// Actors that wait for each other in a ring, beginning with the one created first.
  private static func cycle(
    in waits: [(actor: ActorID, future: FutureID, responsible: ActorID)]
  ) -> [ActorID]? {
    var next: [ActorID: ActorID] = [:]
    for wait in waits { next[wait.actor] = wait.responsible }
    for wait in waits {
      var path = [wait.actor]
      while let following = next[path[path.count - 1]], path.count <= waits.count {
        if following == path[0] { return path }
        if path.contains(following) { break }
        path.append(following)
      }
    }
    return nil
  }

  /// Failures that nobody has awaited.
  package static func failures(
    _ failures: [Failure], more: Int, writer: ValueWriter
  ) -> [Line] {
    let texts = failures.map { failure in
      let message = failure.message.isNone ? "" : " in \(writer.literal(failure.message))"
      return "\(writer.name(failure.actor))\(message) (m\(failure.number)): "
        + "\(failure.text) (why m\(failure.number))"
    }
    guard let only = texts.first else { return [] }
    if texts.count == 1, more == 0 {
      return [Line("1 failure nobody looked at: \(only)", .warning)]
    }
    var lines = [Line("\(texts.count + more) failures nobody looked at:", .warning)]
    lines += texts.map { Line("  " + $0, .warning) }
    if more > 0 { lines.append(Line("  and \(more) more", .warning)) }
    return lines
  }
}

extension Value {
  package var isNone: Bool {
    if case .none = self { return true }
    return false
  }
}
