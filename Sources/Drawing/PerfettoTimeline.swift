package import Machines
import Printing
import Tracing

/// Writes who ran when in the trace event format of Chrome, which Perfetto reads: a process for each
/// performance, a track in it for each actor.
package enum PerfettoTimeline {
  package static func text(_ performances: [Performance]) -> String {
    var pieces: [String] = []
    for (number, performance) in performances.enumerated() {
      let process = "\"pid\":\(number + 1)"
      pieces.append(
        "{\"ph\":\"M\",\(process),\"name\":\"process_name\",\"args\":"
          + "{\"name\":\(json(performance.kind.title))}}")
      for (place, lane) in performance.timeline.lanes.enumerated() {
        let track = "\(process),\"tid\":\(place + 1)"
        pieces.append(
          "{\"ph\":\"M\",\(track),\"name\":\"thread_name\",\"args\":"
            + "{\"name\":\(json(shown(lane.name)))}}")
        pieces += lane.stretches.map { stretch in
          "{\"ph\":\"X\",\(track),\"name\":\(json(stretch.activity.words)),\"cat\":\"timeline\","
            + "\"ts\":\(microseconds(stretch.start)),"
            + "\"dur\":\(microseconds(stretch.end - stretch.start))}"
        }
      }
    }
    return "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n\(pieces.joined(separator: ",\n"))\n]}\n"
  }

  /// Nanoseconds as microseconds, without a loss.
  private static func microseconds(_ nanoseconds: Int) -> String {
    let rest = String(nanoseconds % 1_000 + 1_000).dropFirst()
    return "\(nanoseconds / 1_000).\(rest)"
  }
}

extension Timeline.Activity {
  fileprivate var words: String {
    switch self {
    case .runs(let core): "runs on core \(core + 1)"
    case .waits: "waits for a core or the lock"
    case .sleeps: "sleeps"
    }
  }
}
