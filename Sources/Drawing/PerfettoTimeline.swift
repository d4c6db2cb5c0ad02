package import Printing
import Tracing

/// Writes who ran when in the trace event format of Chrome, which Perfetto reads: a process for each
/// chart, a track in it for each actor.
package enum PerfettoTimeline {
  package static func text(_ charts: [TimelineChart]) -> String {
    var pieces: [String] = []
    for (number, chart) in charts.enumerated() {
      let process = "\"pid\":\(number + 1)"
      pieces.append(
        "{\"ph\":\"M\",\(process),\"name\":\"process_name\",\"args\":"
          + "{\"name\":\(json(chart.title))}}")
      for (place, lane) in chart.timeline.lanes.enumerated() {
        let track = "\(process),\"tid\":\(place + 1)"
        pieces.append(
          "{\"ph\":\"M\",\(track),\"name\":\"thread_name\",\"args\":"
            + "{\"name\":\(json(shown(lane.name)))}}")
        pieces += lane.stretches.map { stretch in
          "{\"ph\":\"X\",\(track),\"name\":\(json(words(stretch, chart))),\"cat\":\"timeline\","
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

  private static func words(_ stretch: Timeline.Stretch, _ chart: TimelineChart) -> String {
    switch stretch.activity {
    case .runs(let core) where chart.timeline.cores > 0: "\(chart.computing) on core \(core + 1)"
    case .runs: chart.computing
    case .waits: "waits for \(chart.obstacle)"
    case .sleeps: "sleeps"
    }
  }
}
